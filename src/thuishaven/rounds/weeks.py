"""The school week a round is planned for."""

from dataclasses import dataclass
from datetime import date, timedelta

from thuishaven.domain.school_days import SchoolDays

_DAY = timedelta(days=1)
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Week:
    """The days with school within seven days: from ``starts`` to the last of them.

    ``holidays`` are those to mention, as ``SchoolDays`` holds them: first day, last day and name. ``waits``: there is
    no school in the coming seven days, so that the week begins after a holiday.
    """

    starts: date
    school_days: tuple[date, ...]
    holidays: tuple[tuple[date, date, str], ...]
    waits: bool = False

    @property
    def ends(self) -> date:
        """The last day with school."""
        return self.school_days[-1]


def coming_week(today: date, days: SchoolDays) -> Week:
    """The school week from ``today``: seven days on, or the first seven with school after a holiday."""
    own = _week(today, days)
    if own.school_days:
        return own
    first = today
    while not days.open_on(first):
        first += _DAY
    later = _week(first, days)
    return Week(later.starts, later.school_days, own.holidays, waits=True)


def _week(first: date, days: SchoolDays) -> Week:
    return Week(first, tuple(days.between(first, first + _WEEK)), days.holidays_between(first, first + _WEEK))
