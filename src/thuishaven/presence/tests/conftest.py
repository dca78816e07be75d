"""A school day at ten in the morning, and the days around it."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from thuishaven.school.days import days_of_school, standing_absences
from thuishaven.school.models import Absence, Holiday, SchoolYear


@pytest.fixture
def clock(monkeypatch) -> Callable[[date], date]:  # type: ignore[no-untyped-def]
    """Sets the clock of the school to ten in the morning of a day."""

    def set_clock(day: date) -> date:
        at = timezone.make_aware(datetime.combine(day, time(10)))
        monkeypatch.setattr(timezone, "now", lambda: at)
        return day

    return set_clock


@pytest.fixture
def days(demo, today, clock) -> list[date]:  # type: ignore[no-untyped-def]
    """The last school days, newest first; it is the first of them, and Femke stands in on that day."""
    found = days_of_school().latest(today, 20)
    demo.users["femke"].assignments.update(starts=found[0])
    clock(found[0])
    return found


@pytest.fixture
def free_day(days) -> date:  # type: ignore[no-untyped-def]
    """It is a school day no more: a study day."""
    year = SchoolYear.objects.order_by("-starts").first()
    Holiday.objects.create(year=year, name="Studiedag", starts=days[0], ends=days[0])
    return days[0]


@pytest.fixture
def away(demo) -> Callable[..., Absence]:  # type: ignore[no-untyped-def]
    """Put an absence in as it was noted earlier."""

    def note(key: str, first: date, last: date | None = None, **values: str) -> Absence:
        return Absence.objects.create(
            pupil=demo.pupils[key], first=first, last=last, by=demo.users["marleen"], at=timezone.now(),
            **{"kind": "ill", **values},
        )  # fmt: skip

    return note


@pytest.fixture
def spans(demo) -> Callable[..., list[tuple[date, date | None]]]:  # type: ignore[no-untyped-def]
    """From when to when a child is noted as away, oldest first."""

    def read(key: str = "sami") -> list[tuple[date, date | None]]:
        rows = standing_absences().filter(pupil=demo.pupils[key])
        return sorted(((row.first, row.last) for row in rows), key=lambda one: (one[0], one[1] or date.max))

    return read
