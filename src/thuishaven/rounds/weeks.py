"""The school week a round is planned for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thuishaven.school.models import Holiday

_DAYS = 7
_FRIDAY = 4
_FAR = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A holiday as the school calls it, both ends included."""

    name: str
    starts: date
    ends: date

    def holds(self, day: date) -> bool:
        """Whether ``day`` is free."""
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True)
class Week:
    """The days with school within seven days: from ``starts`` to the last of them, with the holidays to mention.

    ``waits``: there is no school in the coming seven days, so that the week begins after a holiday.
    """

    starts: date
    school_days: tuple[date, ...]
    holidays: tuple[FreeTime, ...]
    waits: bool = False

    @property
    def ends(self) -> date:
        """The last day with school."""
        return self.school_days[-1]


def holidays_from(today: date) -> list[FreeTime]:
    """The holidays of the coming months, in order; one query."""
    rows = Holiday.objects.filter(ends__gte=today, starts__lte=today + _FAR).order_by("starts")
    return [FreeTime(*row) for row in rows.values_list("name", "starts", "ends")]


def coming_week(today: date, holidays: Sequence[FreeTime]) -> Week:
    """The school week from ``today``: seven days on, or the first seven with school after a holiday."""
    own = _week(today, holidays)
    if own.school_days:
        return own
    day = today
    while not _has_school(day, holidays):
        day += timedelta(days=1)
    later = _week(day, holidays)
    return Week(later.starts, later.school_days, own.holidays, waits=True)


def _week(first: date, holidays: Sequence[FreeTime]) -> Week:
    days = [first + timedelta(days=step) for step in range(_DAYS)]
    free = tuple(one for one in holidays if any(one.holds(day) and day.weekday() <= _FRIDAY for day in days))
    return Week(first, tuple(day for day in days if _has_school(day, holidays)), free)


def _has_school(day: date, holidays: Sequence[FreeTime]) -> bool:
    return day.weekday() <= _FRIDAY and not any(one.holds(day) for one in holidays)
