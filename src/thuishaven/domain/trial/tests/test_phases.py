"""How the days of a goal fall into phases."""

from datetime import date, timedelta

from thuishaven.domain.trial.phases import periods, stretches

MONDAY = date(2026, 9, 7)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def test_without_a_switch_there_is_a_time_before_and_a_time_with_the_approach():
    assert [(one.first, one.with_approach) for one in stretches(day(5), [])] == [(None, False), (day(5), True)]


def test_a_pause_and_beginning_again_make_four_stretches_in_the_order_of_time():
    found = stretches(day(5), [(day(20), True), (day(10), False)])
    assert [one.with_approach for one in found] == [False, True, False, True]
    assert [one.first for one in found] == [None, day(5), day(10), day(20)]


def test_what_changes_nothing_and_what_comes_before_the_approach_is_left_out():
    found = stretches(day(5), [(day(2), False), (day(5), False), (day(7), True), (day(10), False), (day(12), False)])
    assert [one.first for one in found] == [None, day(5), day(10)]


def test_a_day_belongs_to_the_stretch_that_had_begun_and_a_day_without_a_rating_is_kept_as_missing():
    parts = stretches(day(2), [(day(4), False)])
    found = periods(parts, [day(n) for n in range(6)], {day(0): 1, day(2): 4, day(5): 2})
    assert [one.values for one in found] == [(1, None), (4, None), (None, 2)]
    assert [one.known for one in found] == [(1,), (4,), (2,)]


def test_a_stretch_that_has_no_day_yet_is_no_period():
    assert [one.with_approach for one in periods(stretches(day(9), []), [day(0)], {day(0): 3})] == [False]


def test_the_middle_is_the_median_of_what_is_known():
    (one,) = periods(stretches(day(9), []), [day(n) for n in range(4)], {day(0): 1, day(1): 2, day(3): 5})
    assert one.middle == 2
