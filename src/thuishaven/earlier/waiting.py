"""What waits to be looked over: the notes of one import as plain data, and how they are sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from thuishaven.domain.notes_csv import BrokenLine, Candidate, LineFault, Names, Notes, plain_name
from thuishaven.school.pupils import KnownPupil
from thuishaven.vault.sealing import open_key

from .models import NoteImport

#: After this time what was not looked over is destroyed.
WAITS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class WaitingNote:
    """One note; ``done`` when somebody looked it over (then its words are gone from here)."""

    line: int
    day: date
    clock: time | None
    pupil: str
    text: str
    author: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """An import that is being looked over.

    ``chosen`` holds what a person decided about a written name: the id of a pupil, or None to leave it out.
    ``mine`` says that notes without an author are of who brought them in.
    """

    notes: tuple[WaitingNote, ...]
    broken: tuple[BrokenLine, ...]
    mine: bool
    chosen: Mapping[str, UUID | None] = field(default_factory=dict)

    def meant(self, pupils: Iterable[KnownPupil]) -> "Meant":
        """Whom each written name means among ``pupils``, who are all this person may write about."""
        return Meant(self, pupils)

    def looked_over(self, lines: Iterable[int]) -> "Waiting":
        """The same with these notes done, their words gone."""
        gone = set(lines)
        return replace(
            self, notes=tuple(replace(one, done=True, text="", author="") if one.line in gone else one for one in self.notes)
        )  # fmt: skip

    @property
    def done(self) -> int:
        """How many notes somebody looked over, or left out by their name."""
        return sum(self.is_done(one) for one in self.notes)

    def is_done(self, note: WaitingNote) -> bool:
        return note.done or self.chosen.get(plain_name(note.pupil), note) is None


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as written that fits nobody, or several: who may be meant, and what was chosen."""

    line: int
    name: str
    notes: int
    may_be: tuple[UUID, ...]
    chosen: UUID | None
    left_out: bool


class Meant:
    """The notes of an import by the pupil they are about, among the pupils one person may write about."""

    def __init__(self, waiting: Waiting, pupils: Iterable[KnownPupil]) -> None:
        self._waiting = waiting
        self._pupils = {one.id: one for one in pupils}
        names = Names(map(_candidate, self._pupils.values()))
        self._may_be = {
            plain: names.may_mean(name)
            for plain, name in {plain_name(one.pupil): one.pupil for one in waiting.notes}.items()
        }

    def pupil_of(self, note: WaitingNote) -> UUID | None:
        """The pupil of a note; None when nobody chose one yet, or when it was left out."""
        plain = plain_name(note.pupil)
        if plain in self._waiting.chosen:
            chosen = self._waiting.chosen[plain]
            return chosen if chosen in self._pupils else None
        may_be = self._may_be[plain]
        return may_be[0] if len(may_be) == 1 else None

    def open_notes(self, pupil_id: UUID) -> list[WaitingNote]:
        """What is to be looked over of one pupil, oldest first."""
        found = [
            one for one in self._waiting.notes if not self._waiting.is_done(one) and self.pupil_of(one) == pupil_id
        ]
        return sorted(found, key=lambda one: (one.day, one.clock or time.min, one.line))

    def counts(self) -> list[tuple[KnownPupil, int, int]]:
        """Per pupil, in the order of the class: how many notes are to be looked over, and how many there are in all."""
        left: dict[UUID, int] = {}
        total: dict[UUID, int] = {}
        for one in self._waiting.notes:
            pupil_id = self.pupil_of(one)
            if pupil_id is not None:
                total[pupil_id] = total.get(pupil_id, 0) + 1
                left[pupil_id] = left.get(pupil_id, 0) + (not self._waiting.is_done(one))
        return [(one, left[one.id], total[one.id]) for one in self._pupils.values() if one.id in total]

    def names_to_choose(self) -> list[WrittenName]:
        """The names a person has to choose for, or chose for, in the order of the file."""
        found: dict[str, list[WaitingNote]] = {}
        for one in self._waiting.notes:
            if not one.done:
                found.setdefault(plain_name(one.pupil), []).append(one)
        chosen = self._waiting.chosen
        return [
            WrittenName(
                notes[0].line, notes[0].pupil, len(notes), self._may_be[plain],
                chosen.get(plain) if chosen.get(plain) in self._pupils else None, plain in chosen and chosen[plain] is None,
            )
            for plain, notes in found.items()
            if plain in chosen or len(self._may_be[plain]) != 1
        ]  # fmt: skip


def _candidate(pupil: KnownPupil) -> Candidate:
    who = pupil.identity
    return Candidate(pupil.id, who.given, who.prefix, who.family, who.call_name)


def waiting_of(notes: Notes, *, mine: bool) -> Waiting:
    """What was read, waiting to be looked over."""
    return Waiting(
        tuple(WaitingNote(one.line, one.day, one.clock, one.pupil, one.text, one.author) for one in notes.notes),
        notes.broken, mine,
    )  # fmt: skip


def _context(imported: NoteImport) -> str:
    return f"earlier.noteimport.waiting:{imported.pk}"


def sealed(imported: NoteImport, waiting: Waiting) -> bytes:
    """``waiting`` as it is stored with ``imported``."""
    raw = {
        "notes": [
            [one.line, one.day.isoformat(), one.clock.isoformat() if one.clock else "", one.pupil, one.text, one.author, one.done]
            for one in waiting.notes
        ],
        "broken": [[one.line, one.fault.value] for one in waiting.broken],
        "mine": waiting.mine,
        "chosen": {name: str(chosen or "") for name, chosen in waiting.chosen.items()},
    }  # fmt: skip
    return open_key(imported.key).seal_json(_context(imported), raw)


def unsealed(imported: NoteImport) -> Waiting:
    """What waits in ``imported``, which has not ended."""
    raw: dict[str, Any] = open_key(imported.key).unseal_json(_context(imported), imported.waiting_sealed)
    return Waiting(
        notes=tuple(
            WaitingNote(line, date.fromisoformat(day), time.fromisoformat(clock) if clock else None, pupil, text, author, done)
            for line, day, clock, pupil, text, author, done in raw["notes"]
        ),
        broken=tuple(BrokenLine(line, LineFault(fault)) for line, fault in raw["broken"]),
        mine=raw["mine"],
        chosen={name: UUID(chosen) if chosen else None for name, chosen in raw["chosen"].items()},
    )  # fmt: skip
