"""What was written in a file of knowledge, and everything that is wrong with it, told to who wrote it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from thuishaven.domain.catalogue import Text

EMPTY_TEXT = Text("", "")
#: How much alike words must be (0..1) before one is suggested for the other.
_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry as it stands in a file: ``data`` is whatever was written there, ``lines`` where each field begins."""

    file: str
    data: object
    line: int | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id as written; empty when there is none that can be used."""
        written = self.data.get("id") if isinstance(self.data, Mapping) else None
        return written if isinstance(written, str) else ""

    def line_of(self, path: str) -> int | None:
        """The line of the field that ``path`` (``label.nl``, ``steps.nl[2]``) lies in; else the line of the entry."""
        return self.lines.get(re.split(r"[.\[]", path, maxsplit=1)[0], self.line)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend in the knowledge files."""

    file: str
    line: int | None
    id: str
    field: str
    message: Text

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """One line: ``file:line id field: message``, without the parts that are not known."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        where = " ".join(part for part in (place, self.id, self.field) if part)
        return f"{where}: {self.message.in_language(language)}"


class CatalogueFaults(Exception):  # noqa: N818 - what the files hold
    """The knowledge files hold faults; ``faults`` lists all of them, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Reference:
    """A promise to keep later: ``id``, written in ``field`` of ``entry``, names something of kind ``kind``."""

    entry: RawEntry
    field: str
    kind: str
    id: str


@dataclass(slots=True)
class Findings:
    """What is collected while entries are read: faults, and references to follow once everything is read.

    ``aliases`` gives per kind which id an alias stands for, so that a reference may use either.
    """

    aliases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def add(self, entry: RawEntry, path: str, nl: str, en: str) -> None:
        """Remember a fault in field ``path`` of ``entry``."""
        self.faults.append(Fault(entry.file, entry.line_of(path), entry.id, path, Text(nl, en)))


def did_you_mean(written: str, known: Iterable[str]) -> Text:
    """A short question with the nearest known word, starting with a space; empty when nothing is near."""
    near = get_close_matches(written, list(known), n=1, cutoff=_NEAR)
    return Text(f" Bedoel je {near[0]}?", f" Do you mean {near[0]}?") if near else EMPTY_TEXT
