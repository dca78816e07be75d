"""On which days a child could be seen at school.

"Nobody looked" and "there was nothing to see" are two things: a weekend, a holiday or a day on which the child was away
is not a day on which nobody looked. Whoever counts days without an observation or a rating counts these only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal

#: The part of the day a child is away; empty is the whole day.
Part = Literal["", "morning", "afternoon"]
_NOON = time(12)
_DAY = timedelta(days=1)
#: How far back a run of days is looked for: a year holds every holiday once.
_LONGEST_LOOK_BACK = 366


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which one child is away, both ends included; ``last`` is None while it is not back."""

    first: date
    last: date | None
    part: Part = ""

    def covers(self, day: date) -> bool:
        """Whether the child is away on ``day``, the whole day or a part of it."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: "Away") -> bool:
        """Whether both say something about the same part of the same day."""
        apart = {self.part, other.part} == {"morning", "afternoon"}
        return not apart and not (_before(self, other) or _before(other, self))


def _before(one: Away, other: Away) -> bool:
    return one.last is not None and one.last < other.first


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The school days of one child: ``holidays`` with first day, last day and name, and when the child was ``away``.

    Without ``away`` these are the school days of everybody.
    """

    holidays: tuple[tuple[date, date, str], ...]
    away: tuple[Away, ...] = ()

    def of_child(self, away: tuple[Away, ...]) -> "SchoolDays":
        """The same school days for a child that was away then."""
        return replace(self, away=away)

    def holiday_on(self, day: date) -> str:
        """The name of the holiday on ``day``; empty when there is none."""
        return next((name for first, last, name in self.holidays if first <= day <= last), "")

    def open_on(self, day: date) -> bool:
        """Whether there is school on ``day``."""
        return day.weekday() < 5 and not any(first <= day <= last for first, last, _ in self.holidays)

    def parts_away(self, day: date) -> frozenset[Part]:
        """The parts of ``day`` the child is away: ``{""}`` for the whole of it, none when it is there."""
        parts = frozenset(one.part for one in self.away if one.covers(day))
        return frozenset({""}) if "" in parts or len(parts) == 2 else parts

    def away_on(self, day: date) -> bool:
        """Whether the child is away the whole of ``day``, a school day."""
        return self.open_on(day) and "" in self.parts_away(day)

    def could_be_seen(self, day: date, clock: time | None = None) -> bool:
        """Whether the child could be seen on ``day``; with ``clock`` whether it could at that time."""
        if not self.open_on(day):
            return False
        parts = self.parts_away(day)
        now: Part | None = None if clock is None else "morning" if clock < _NOON else "afternoon"
        return "" not in parts and (now is None or now not in parts)

    def between(self, first: date, last: date) -> list[date]:
        """The days with school from ``first`` to ``last``, both included, also those the child is away."""
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return [day for day in days if self.open_on(day)]

    def holidays_between(self, first: date, last: date) -> tuple[tuple[date, date, str], ...]:
        """The holidays that take a weekday from the days ``first`` to ``last``, both included."""
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        weekdays = [day for day in days if day.weekday() < 5]
        return tuple(one for one in self.holidays if any(one[0] <= day <= one[1] for day in weekdays))

    def seen_between(self, first: date, last: date) -> list[date]:
        """The days from ``first`` to ``last``, both included, on which the child could be seen."""
        return [day for day in self.between(first, last) if self.could_be_seen(day)]

    def away_between(self, first: date, last: date) -> list[date]:
        """The school days from ``first`` to ``last``, both included, on which the child is away."""
        return [day for day in self.between(first, last) if self.away_on(day)]

    def latest(self, today: date, count: int) -> list[date]:
        """The last ``count`` days up to ``today`` on which the child could be seen, newest first."""
        found: list[date] = []
        for day in _back_from(today):
            if len(found) == count:
                break
            if self.could_be_seen(day):
                found.append(day)
        return found

    def rateable(self, today: date, back: int) -> list[date]:
        """The days a rating may be about, newest first: today and the ``back`` school days before it.

        On a day without school there is nothing to rate, so the list then begins with the last school day. Days the
        child is away stand in it: they are shown, not asked.
        """
        found = [day for day in _back_from(today) if self.open_on(day)]
        return found[: back + 1 if self.open_on(today) else back]

    def open_by(self, day: date) -> date | None:
        """The last day with school up to and including ``day``; None when there was none for a year."""
        return next((one for one in _back_from(day) if self.open_on(one)), None)

    def open_from(self, day: date) -> date | None:
        """The first day with school from ``day`` on; None when there is none for a year."""
        days = (day + timedelta(days=step) for step in range(_LONGEST_LOOK_BACK))
        return next((one for one in days if self.open_on(one)), None)

    def back_on(self, day: date) -> bool:
        """Whether ``day`` is the first school day the child is there again after being away."""
        before = self.open_by(day - _DAY)
        return before is not None and self.away_on(before) and self.open_on(day) and not self.parts_away(day)


def _back_from(day: date) -> Iterator[date]:
    return (day - timedelta(days=step) for step in range(_LONGEST_LOOK_BACK))
