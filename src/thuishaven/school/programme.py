"""The day programme of a group: what stands in it, replacing days of it, and a usual one to begin with."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from .models import DayMoment, Enrolment, Group

#: Monday to Friday, as the weekday of a date (Monday is 0).
SCHOOL_WEEKDAYS = range(5)
_WEDNESDAY = 2
_MORNING = (
    (time(8, 15), "arrival"), (time(8, 30), "circle"), (time(9, 0), "instruction"), (time(9, 45), "independent_work"),
    (time(10, 15), "play"), (time(10, 30), "transition"), (time(10, 45), "instruction"),
    (time(11, 15), "independent_work"),
)  # fmt: skip
_SHORT = (*_MORNING, (time(12, 15), "leaving"), (time(12, 30), "other"))
_LONG = (
    *_MORNING, (time(12, 0), "lunch"), (time(12, 45), "transition"), (time(13, 0), "group_work"),
    (time(13, 45), "independent_work"), (time(14, 15), "leaving"), (time(14, 30), "other"),
)  # fmt: skip


class ChangedProgrammeError(Exception):
    """Somebody changed the day after it was shown."""


class ProgrammeThereError(Exception):
    """The group has a day programme already."""


@dataclass(frozen=True, slots=True)
class Start:
    """A moment of the day and when it starts; it lasts until the next one."""

    starts: time
    moment: str


def usual_day(weekday: int) -> tuple[Start, ...]:
    """An ordinary school day to begin with; Wednesday is short. After ``other`` there is no school."""
    return tuple(Start(*one) for one in (_SHORT if weekday == _WEDNESDAY else _LONG))


def programme_of(group: Group) -> dict[int, tuple[Start, ...]]:
    """The moments of ``group`` per school day (0 is Monday), in order; one query."""
    found: dict[int, list[Start]] = {weekday: [] for weekday in SCHOOL_WEEKDAYS}
    for row in DayMoment.objects.filter(group=group, weekday__in=SCHOOL_WEEKDAYS).order_by("weekday", "starts"):
        found[row.weekday].append(Start(row.starts, row.moment))
    return {weekday: tuple(day) for weekday, day in found.items()}


def programmes_on(pupil_ids: Collection[UUID], day: date) -> dict[UUID, tuple[Start, ...]]:
    """The moments of ``day`` for each of these children, in order, by the group it is in then; two queries."""
    current = Q(starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))
    groups = dict(Enrolment.objects.filter(current, pupil_id__in=pupil_ids).values_list("pupil_id", "group_id"))
    found: dict[UUID, list[Start]] = {group_id: [] for group_id in groups.values()}
    rows = DayMoment.objects.filter(group_id__in=found, weekday=day.weekday()).order_by("starts")
    for group_id, starts, moment in rows.values_list("group_id", "starts", "moment"):
        found[group_id].append(Start(starts, moment))
    return {pupil_id: tuple(found.get(groups.get(pupil_id), ())) for pupil_id in pupil_ids}


def fingerprint(day: Iterable[Start]) -> str:
    """Tells whether a day changed between looking and saving."""
    told = repr([(one.starts.isoformat(), one.moment) for one in day])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def replace_days(*, group: Group, weekday: int, day: Sequence[Start], seen: str, everywhere: bool) -> None:
    """Make ``day`` what happens on ``weekday``, or on each school day.

    ``seen`` is the fingerprint of the day that was looked at. Raises ChangedProgrammeError.
    """
    with transaction.atomic():
        Group.objects.select_for_update().get(pk=group.pk)
        if fingerprint(programme_of(group)[weekday]) != seen:
            raise ChangedProgrammeError
        _write(group, dict.fromkeys(SCHOOL_WEEKDAYS if everywhere else (weekday,), day))


def start_usual(*, group: Group) -> None:
    """Give a group without a programme the usual one. Raises ProgrammeThereError."""
    with transaction.atomic():
        Group.objects.select_for_update().get(pk=group.pk)
        if DayMoment.objects.filter(group=group).exists():
            raise ProgrammeThereError
        _write(group, {weekday: usual_day(weekday) for weekday in SCHOOL_WEEKDAYS})


def _write(group: Group, days: dict[int, Sequence[Start]]) -> None:
    DayMoment.objects.filter(group=group, weekday__in=days).delete()
    DayMoment.objects.bulk_create(
        DayMoment(group=group, weekday=weekday, starts=one.starts, moment=one.moment)
        for weekday, day in days.items()
        for one in day
    )
