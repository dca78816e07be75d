"""Days without school of a school year: holidays, and single days such as a study day. They hold for the whole board."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from .models import Holiday, SchoolYear


class HolidayOverlapError(Exception):
    """Some of these days are without school already; ``holiday`` says which."""

    def __init__(self, holiday: Holiday) -> None:
        self.holiday = holiday


class OutsideYearError(Exception):
    """The days do not lie within one school year that is known here."""


class ChangedHolidayError(Exception):
    """Somebody changed or removed the holiday after it was shown."""


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Days without school, both ends included, with what they are called."""

    name: str
    starts: date
    ends: date

    @classmethod
    def of(cls, holiday: Holiday) -> "FreeDays":
        """What ``holiday`` says."""
        return cls(holiday.name, holiday.starts, holiday.ends)

    @property
    def fingerprint(self) -> str:
        """Tells whether a holiday changed between looking and saving."""
        told = repr((self.name, self.starts.isoformat(), self.ends.isoformat()))
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def add_holiday(*, days: FreeDays) -> Holiday:
    """Add days without school to their year; the same sent twice is added once.

    Raises OutsideYearError, HolidayOverlapError.
    """
    with transaction.atomic():
        year = _year_of(days)
        same = Holiday.objects.filter(year=year, name=days.name, starts=days.starts, ends=days.ends).first()
        if same is not None:
            return same
        _check_overlap(days)
        return Holiday.objects.create(year=year, name=days.name, starts=days.starts, ends=days.ends)


def change_holiday(*, holiday: Holiday, days: FreeDays, seen: str) -> None:
    """Make ``holiday`` what ``days`` says. ``seen`` is the fingerprint of what was looked at.

    Raises ChangedHolidayError, OutsideYearError, HolidayOverlapError.
    """
    with transaction.atomic():
        year = _year_of(days)
        current = _unchanged(holiday, seen)
        _check_overlap(days, but=current)
        current.year, current.name, current.starts, current.ends = year, days.name, days.starts, days.ends
        current.save()


def remove_holiday(*, holiday: Holiday, seen: str) -> None:
    """There is school on these days after all. Raises ChangedHolidayError."""
    with transaction.atomic():
        _unchanged(holiday, seen).delete()


def _year_of(days: FreeDays) -> SchoolYear:
    """The school year the days begin in; they may end in the next, as in summer, or after the last one that is known.

    All years they touch are locked: nobody else changes their holidays until the transaction ends.
    """
    rows = SchoolYear.objects.select_for_update().filter(starts__lte=days.ends, ends__gte=days.starts)
    years = list(rows.order_by("starts", "id"))
    if not years or years[0].starts > days.starts:
        raise OutsideYearError
    return years[0]


def _unchanged(holiday: Holiday, seen: str) -> Holiday:
    current = Holiday.objects.select_for_update().filter(pk=holiday.pk).first()
    if current is None or FreeDays.of(current).fingerprint != seen:
        raise ChangedHolidayError
    return current


def _check_overlap(days: FreeDays, but: Holiday | None = None) -> None:
    meeting = Holiday.objects.filter(starts__lte=days.ends, ends__gte=days.starts).order_by("starts", "id")
    other = meeting.exclude(pk=but.pk).first() if but else meeting.first()
    if other is not None:
        raise HolidayOverlapError(other)
