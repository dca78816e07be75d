"""Places in groups: on each day a child stands in one group, also on the day it moves."""

from datetime import date, timedelta

import pytest

from thuishaven.school.models import Enrolment
from thuishaven.school.pupils import enrol, leave_groups
from thuishaven.school.queries import enrolment_of, pupils_in

DAY = timedelta(days=1)


@pytest.fixture
def sami(demo):
    """Sami, who stands in 5B since before today."""
    return demo.pupils["sami"]


def groups_on(demo, pupil, day: date) -> list[str]:
    found = pupils_in(demo.groups.values(), day)
    return [name for name, group in demo.groups.items() if pupil.pk in {one.id for one in found[group.pk]}]


def test_on_the_day_of_a_move_a_child_is_in_the_new_group_only(demo, sami, today):
    enrol(pupil=sami, group=demo.groups["7/8"], grade=7, on=today)
    assert groups_on(demo, sami, today) == ["7/8"]
    assert groups_on(demo, sami, today - DAY) == ["5B"]
    assert enrolment_of(sami.pk, today).group == demo.groups["7/8"]


def test_two_moves_on_one_day_leave_the_last_one(demo, sami, today):
    enrol(pupil=sami, group=demo.groups["7/8"], grade=7, on=today)
    enrol(pupil=sami, group=demo.groups["5B"], grade=5, on=today)
    assert groups_on(demo, sami, today) == ["5B"]
    assert Enrolment.objects.filter(pupil=sami, starts=today).count() == 1


def test_who_left_today_and_comes_back_today_stands_in_one_group(demo, sami, today):
    leave_groups(pupil=sami, first_day_without=today + DAY)
    enrol(pupil=sami, group=demo.groups["7/8"], grade=7, on=today)
    assert groups_on(demo, sami, today) == ["7/8"]


def test_a_place_that_would_begin_later_falls_away_at_a_move(demo, sami, today):
    enrol(pupil=sami, group=demo.groups["7/8"], grade=7, on=today + 30 * DAY)
    enrol(pupil=sami, group=demo.groups["7/8"], grade=7, on=today + 7 * DAY)
    assert groups_on(demo, sami, today) == ["5B"]
    assert Enrolment.objects.get(pupil=sami, ends=None).starts == today + 7 * DAY


def test_who_came_today_and_leaves_today_was_never_there(demo, sami, today):
    enrol(pupil=sami, group=demo.groups["7/8"], grade=7, on=today)
    leave_groups(pupil=sami, first_day_without=today)
    assert groups_on(demo, sami, today) == []
    assert groups_on(demo, sami, today - DAY) == ["5B"]
