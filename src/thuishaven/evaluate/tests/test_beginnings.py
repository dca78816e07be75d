"""From which day on an approach counts when a plan gets new versions."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from thuishaven.evaluate.beginnings import begin_of, first_start

MONDAY = date(2026, 9, 7)


def version(number, saved, starts):
    at = timezone.make_aware(datetime.combine(MONDAY + timedelta(days=saved), datetime.min.time()))
    return SimpleNamespace(number=number, at=at, starts=MONDAY + timedelta(days=starts))


@pytest.mark.parametrize(
    ("versions", "begins"),
    [
        ([(0, 0)], 0),
        ([(0, 0), (21, 21)], 0),  # a review after three weeks: the approach goes on
        ([(0, 0), (2, 1)], 1),  # the day was corrected at once
        ([(0, 14), (3, 21)], 21),  # put off before it began
        ([(0, 14), (17, 15)], 15),  # put right in the first week
        ([(0, 0), (21, 21), (42, 42)], 0),
    ],
)
def test_a_later_version_goes_on_and_an_early_one_corrects(versions, begins):
    rows = [version(number, saved, starts) for number, (saved, starts) in enumerate(versions, start=1)]
    assert first_start(reversed(rows)) == MONDAY + timedelta(days=begins)


def test_a_goal_that_came_later_begins_with_the_version_that_brought_it_unless_it_has_a_day_of_its_own():
    rows = [version(1, 0, 0), version(2, 21, 22)]
    goal = SimpleNamespace(starts=MONDAY + timedelta(days=21), begins=None)
    assert begin_of(goal, rows) == MONDAY + timedelta(days=22)
    goal.begins = MONDAY + timedelta(days=30)
    assert begin_of(goal, rows) == goal.begins


def test_without_a_version_there_is_no_beginning():
    with pytest.raises(ValueError, match="version"):
        first_start([])
