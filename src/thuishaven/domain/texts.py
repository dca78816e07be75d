"""Texts in the languages of the product, and how firmly something is known."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["nl", "en"]
Evidence = Literal["practice", "theory", "studies", "trials"]
EVIDENCE_MARKS: tuple[Evidence, ...] = ("practice", "theory", "studies", "trials")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Dutch (first) and English."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``language``; Dutch for any language that is not English."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True, slots=True)
class Texts:
    """An ordered list of short texts per language (steps, phrases, questions)."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def in_language(self, language: str) -> tuple[str, ...]:
        """The texts in ``language``; Dutch for any language that is not English."""
        return self.en if language == "en" else self.nl
