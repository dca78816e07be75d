"""What a class list would change at a school: compared by key, told before anything is saved."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from .model import Roster, RosterGroup, RosterPupil, RosterStaff

T = TypeVar("T", RosterGroup, RosterPupil, RosterStaff)

_GROUP_FIELDS = ("name", "grades")
_PUPIL_FIELDS = ("call_name", "given_names", "prefix", "family_name", "birth_date", "grade")
_STAFF_FIELDS = ("call_name", "prefix", "family_name", "email", "role")
#: A list without these does not say that they are gone: smaller forms of the formats leave them out.
_KEPT_WHEN_EMPTY = ("given_names", "birth_date", "email")


@dataclass(frozen=True, slots=True)
class CurrentSchool:
    """What the school has now, by the key of its administration."""

    groups: Mapping[str, RosterGroup] = field(default_factory=dict)
    pupils: Mapping[str, RosterPupil] = field(default_factory=dict)
    staff: Mapping[str, RosterStaff] = field(default_factory=dict)

    @classmethod
    def of(cls, roster: Roster) -> "CurrentSchool":
        """A school that is exactly as ``roster`` says."""
        return cls(_by_key(roster.groups), _by_key(roster.pupils), _by_key(roster.staff))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that gets another value; ``field`` is the name of the dataclass field."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """An entry whose own fields change; ``after`` is what to store, with what the list left out kept."""

    before: T
    after: T
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Move(Generic[T]):
    """Somebody who comes to stand in other groups; keys of groups left and joined."""

    before: T
    after: T
    left: tuple[str, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The difference for groups, pupils or staff. Who both changes and moves stands in both.

    ``missing`` stay as they are until a person decides about them; ``unchanged`` counts the rest.
    """

    added: tuple[T, ...] = ()
    changed: tuple[Change[T], ...] = ()
    moved: tuple[Move[T], ...] = ()
    missing: tuple[T, ...] = ()
    unchanged: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.moved)


@dataclass(frozen=True, slots=True)
class Difference:
    """What would change. ``group_names`` gives the new name of every group by key."""

    groups: Part[RosterGroup]
    pupils: Part[RosterPupil]
    staff: Part[RosterStaff]
    group_names: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether saving would write nothing. Entries that are missing from the list change nothing by themselves."""
        return self.groups.is_empty and self.pupils.is_empty and self.staff.is_empty


def difference(current: CurrentSchool, incoming: Roster) -> Difference:
    """Compare ``incoming`` with what the school has.

    A list without groups says nothing about who is in which group, and a list without staff nothing about staff: then
    these stay as they are. Fields that a smaller list leaves out (given names, birth date, e-mail) are kept. Whether a
    group counts as combined follows from its grades and is not compared.
    """
    says_groups = bool(incoming.groups)

    def pupil_after(before: RosterPupil, after: RosterPupil) -> RosterPupil:
        kept = after if says_groups else replace(after, group_keys=before.group_keys)
        # A grade belongs to a place in a group: a pupil without one has no grade to compare.
        return kept if kept.group_keys else replace(kept, grade=before.grade)

    def staff_after(before: RosterStaff, after: RosterStaff) -> RosterStaff:
        return after if says_groups else replace(after, group_keys=before.group_keys)

    def group_after(_before: RosterGroup, after: RosterGroup) -> RosterGroup:
        return after

    names = {key: group.name for key, group in current.groups.items()} | {g.key: g.name for g in incoming.groups}
    return Difference(
        groups=_part(current.groups, incoming.groups, _GROUP_FIELDS, group_after),
        pupils=_part(current.pupils, incoming.pupils, _PUPIL_FIELDS, pupil_after),
        staff=_part(current.staff, incoming.staff, _STAFF_FIELDS, staff_after),
        group_names=names,
    )


def applied(current: CurrentSchool, change: Difference) -> CurrentSchool:
    """The school after ``change``; what was missing from the list is still there."""
    return CurrentSchool(
        groups=_applied(current.groups, change.groups),
        pupils=_applied(current.pupils, change.pupils),
        staff=_applied(current.staff, change.staff),
    )


def _applied(current: Mapping[str, T], part: Part[T]) -> dict[str, T]:
    after = dict(current)
    after.update((entry.key, entry) for entry in part.added)
    after.update((change.after.key, change.after) for change in part.changed)
    after.update((move.after.key, move.after) for move in part.moved)
    return after


def _part(
    current: Mapping[str, T], incoming: tuple[T, ...], fields: tuple[str, ...], reconcile: Callable[[T, T], T]
) -> Part[T]:
    added, changed, moved = [], [], []
    unchanged = 0
    for entry in incoming:
        before = current.get(entry.key)
        if before is None:
            added.append(entry)
            continue
        after = _with_kept_fields(before, reconcile(before, entry))
        changes = tuple(
            FieldChange(name, getattr(before, name), getattr(after, name))
            for name in fields
            if getattr(before, name) != getattr(after, name)
        )
        left, joined = _groups_left_and_joined(before, after)
        if changes:
            changed.append(Change(before, after, changes))
        if left or joined:
            moved.append(Move(before, after, left, joined))
        unchanged += not (changes or left or joined)
    present = {entry.key for entry in incoming}
    missing = tuple(entry for key, entry in current.items() if key not in present) if incoming else ()
    return Part(tuple(added), tuple(changed), tuple(moved), missing, unchanged)


def _with_kept_fields(before: T, after: T) -> T:
    kept = {
        name: getattr(before, name)
        for name in _KEPT_WHEN_EMPTY
        if hasattr(after, name) and not getattr(after, name) and getattr(before, name)
    }
    return replace(after, **kept)


def _groups_left_and_joined(before: object, after: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    old: tuple[str, ...] = getattr(before, "group_keys", ())
    new: tuple[str, ...] = getattr(after, "group_keys", ())
    return tuple(key for key in old if key not in new), tuple(key for key in new if key not in old)


def _by_key(entries: Iterable[T]) -> dict[str, T]:
    return {entry.key: entry for entry in entries}
