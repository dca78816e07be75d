"""What a class list tells about a school, whatever format it came in."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

StaffRole = Literal["teacher", "coordinator", "head", "other"]


@dataclass(frozen=True, slots=True)
class RosterSchool:
    """The school a list is about.

    ``key`` is the key of the school in its own administration, ``brin`` the national code (empty when not given),
    ``year_name`` a school year such as ``2026-2027``, ``reference_date`` the day the list describes.
    """

    key: str
    name: str
    brin: str
    year_name: str
    reference_date: date | None = None


@dataclass(frozen=True, slots=True)
class RosterGroup:
    """A group: ``grades`` are the jaargroepen (1 to 8) of the group itself and of the pupils in it, ascending."""

    key: str
    name: str
    grades: tuple[int, ...] = ()
    combined: bool = False


@dataclass(frozen=True, slots=True)
class RosterPupil:
    """A pupil. ``key`` is the key in the school's administration, never a BSN or an ECK iD (fact BEY-E-27).

    ``grade`` is 1 to 8, or None when the list gives another code. The home group stands first in ``group_keys``.
    """

    key: str
    given_names: str
    call_name: str
    prefix: str
    family_name: str
    birth_date: date | None = None
    grade: int | None = None
    group_keys: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        return _joined(self.call_name or self.given_names, self.prefix, self.family_name)


@dataclass(frozen=True, slots=True)
class RosterStaff:
    """Somebody who works at the school; ``role`` is what the list says, a person confirms it."""

    key: str
    call_name: str
    prefix: str
    family_name: str
    email: str = ""
    role: StaffRole = "other"
    group_keys: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        return _joined(self.call_name, self.prefix, self.family_name)


@dataclass(frozen=True, slots=True)
class Roster:
    """One class list, read without faults. ``dropped`` names the fields that held something and were not taken over."""

    school: RosterSchool
    groups: tuple[RosterGroup, ...]
    pupils: tuple[RosterPupil, ...]
    staff: tuple[RosterStaff, ...]
    dropped: tuple[str, ...] = ()

    def with_home_groups_only(self) -> "Roster":
        """The same list with each pupil in its home group only, for a school that keeps one group per pupil."""
        return replace(self, pupils=tuple(replace(one, group_keys=one.group_keys[:1]) for one in self.pupils))


def with_grades_of_pupils(groups: Collection[RosterGroup], pupils: tuple[RosterPupil, ...]) -> tuple[RosterGroup, ...]:
    """The groups with the grades of their pupils: a combination group names none or only one of its grades itself."""
    grades: dict[str, set[int]] = {group.key: set(group.grades) for group in groups}
    for pupil in pupils:
        for key in pupil.group_keys:
            if pupil.grade and key in grades:
                grades[key].add(pupil.grade)
    return tuple(
        replace(group, grades=tuple(sorted(grades[group.key])), combined=group.combined or len(grades[group.key]) > 1)
        for group in groups
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
