"""Who is away today, and who is back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thuishaven.domain.school_days import SchoolDays
from thuishaven.school.pupils import KnownPupil

from . import words


@dataclass(frozen=True, slots=True)
class Chair:
    """A child on the list of today; ``away`` says since when, or which part of the day; empty when it is there."""

    pupil: KnownPupil
    away: str


@dataclass(frozen=True, slots=True)
class Register:
    """The children of today, by name: each with whether it is away, and those who are back for the first day."""

    chairs: tuple[Chair, ...]
    back: tuple[KnownPupil, ...]
    kinds: Mapping[str, str]

    @property
    def away(self) -> list[Chair]:
        """Who is not there, or not the whole day."""
        return [one for one in self.chairs if one.away]


def register_of(pupils: Sequence[KnownPupil], days: Mapping[UUID, SchoolDays], today: date) -> Register:
    """The list of today for these children, from the school days of each."""
    chairs = []
    for pupil in pupils:
        covering = [one for one in days[pupil.id].away if one.covers(today)]
        chairs.append(Chair(pupil, words.today_words(covering[0], today, days[pupil.id]) if covering else ""))
    back = tuple(pupil for pupil in pupils if days[pupil.id].back_on(today))
    return Register(tuple(chairs), back, words.kinds())
