"""The start drawn by lot, as in the worked example of Edgington and Onghena: count the possible starts that do as well."""

from datetime import date, timedelta

import pytest

from thuishaven.domain.trial.lot import LotResult, lot_result
from thuishaven.domain.trial.phases import Period, Stretch

MONDAY = date(2026, 9, 7)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def phased(before, since):
    days = tuple(day(n) for n in range(len(before) + len(since)))
    cut = len(before)
    return [
        Period(Stretch(None, with_approach=False), days[:cut], tuple(before)),
        Period(Stretch(days[cut], with_approach=True), days[cut:], tuple(since)),
    ]


def by_hand(values, first, last, drawn):
    def difference(start):
        before = [one for one in values[:start] if one is not None]
        since = [one for one in values[start:] if one is not None]
        return sum(since) / len(since) - sum(before) / len(before)

    return sum(difference(start) >= difference(drawn) - 1e-12 for start in range(first, last + 1))


@pytest.mark.parametrize(
    ("before", "since"),
    [([1, 2, 1, 1], [4, 4, 5, 4, 5, 4]), ([1, 2, 3, 3], [3, 4, 2, 3, 3, 3]), ([1, None, 2, 1], [4, None, 5, 4, 3, 4])],
)
def test_it_counts_the_possible_first_days_that_give_as_large_a_difference(before, since):
    found = lot_result(phased(before, since), day(3), day(7))
    assert found == LotResult(5, by_hand([*before, *since], 3, 7, 4))


def test_a_clear_leap_on_the_day_drawn_is_as_unlikely_as_the_draw_allows():
    assert lot_result(phased([1, 1, 1, 1], [5, 5, 5, 5, 5]), day(2), day(6)) == LotResult(5, 1)


def test_nothing_is_said_before_the_last_possible_day_or_without_a_day_before():
    assert lot_result(phased([1, 1, 1], [5, 5]), day(2), day(9)) is None
    assert lot_result(phased([1], [5, 5, 5])[1:], day(1), day(2)) is None
    assert lot_result(phased([1, 1], [5, 5, 5]), day(0), day(3)) is None
    assert lot_result(phased([None, None], [5, 5, 5]), day(1), day(3)) is None
