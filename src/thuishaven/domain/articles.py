"""Knowledge to read: what adults may want to understand, say, ask or look up, and situations they are in.

Signals, strategies, patterns and look-alikes take part in rules and have classes of their own
(:mod:`thuishaven.domain.catalogue`); everything else is an :class:`Article` with the parts that its kind needs.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from thuishaven.domain.texts import Evidence, Text, Texts

ArticleKind = Literal[
    "explanations", "phrases", "risk_factors", "protection", "outcomes", "recovery", "prompts", "parents", "roles",
    "protocols", "instruments", "therapies", "figures", "contradictions", "cases", "reading",
]  # fmt: skip
ARTICLE_KINDS: tuple[ArticleKind, ...] = (
    "explanations", "phrases", "risk_factors", "protection", "outcomes", "recovery", "prompts", "parents", "roles",
    "protocols", "instruments", "therapies", "figures", "contradictions", "cases", "reading",
)  # fmt: skip
#: Where a text stands: in one of the source documents, checked against a public page, or generally known and unchecked.
Confidence = Literal["source", "checked", "general"]
CONFIDENCES: tuple[Confidence, ...] = ("source", "checked", "general")
Unit = Literal["percent", "count", "correlation", "years", "times"]
UNITS: tuple[Unit, ...] = ("percent", "count", "correlation", "years", "times")
ReviewerRole = Literal[
    "editor", "teacher", "coordinator", "social_worker", "psychologist", "specialist", "guardian"
]  # fmt: skip
REVIEWER_ROLES: tuple[ReviewerRole, ...] = (
    "editor", "teacher", "coordinator", "social_worker", "psychologist", "specialist", "guardian",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Review:
    """When an entry was last checked against its facts, and by whom."""

    on: date
    by: ReviewerRole


@dataclass(frozen=True, slots=True)
class Side:
    """What some of the sources say where others say something else."""

    says: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number, from ``low`` to ``high`` (the same for a single value), with whom it is about."""

    label: Text
    low: float
    high: float
    unit: Unit
    population: Text
    year: int | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Something to read. Which of the optional parts there are follows from the kind and the subject."""

    id: str
    kind: ArticleKind
    title: Text
    what: Text
    see: Text | None
    may_mean: Text | None
    helps: Texts
    not_this: Texts
    steps: Texts
    say: Texts
    not_say: Texts
    who: Text | None
    sides: tuple[Side, ...]
    our_line: Text | None
    our_reason: Text | None
    figures: tuple[Figure, ...]
    confidence: Confidence
    evidence: Evidence | None
    words: Texts
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    see_also: tuple[str, ...] = ()
    review: Review | None = None

    @property
    def all_sources(self) -> tuple[str, ...]:
        """The sources of the whole and of its sides and figures, each once."""
        parts = [side.sources for side in self.sides] + [figure.sources for figure in self.figures]
        return tuple(dict.fromkeys([*self.sources, *(code for codes in parts for code in codes)]))


@dataclass(frozen=True, slots=True)
class Situation:
    """A moment a teacher is in, with what to do now and the entries that help, most helpful first."""

    id: str
    title: Text
    icon: str
    what: Text
    now: Texts
    entries: tuple[str, ...]
    evidence: Evidence
    words: Texts
    facts: tuple[str, ...] = field(default=())
    sources: tuple[str, ...] = field(default=())
    review: Review | None = None
