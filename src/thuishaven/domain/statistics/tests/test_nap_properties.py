"""What NAP must keep, whatever the days were."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.statistics.nonoverlap import nap

DAYS = st.lists(st.integers(1, 5), min_size=1, max_size=15)


@given(DAYS, DAYS)
def test_turning_the_phases_round_mirrors_everything(before: list[int], since: list[int]) -> None:
    forth, back = nap(before, since), nap(since, before)

    assert back.estimate == pytest.approx(1 - forth.estimate, abs=1e-15)  # type: ignore[operator]
    assert back.ci_lower == pytest.approx(1 - forth.ci_upper, abs=1e-15)  # type: ignore[operator]
    assert back.ci_upper == pytest.approx(1 - forth.ci_lower, abs=1e-15)  # type: ignore[operator]
    assert back.se == forth.se


@given(DAYS, DAYS)
def test_turning_the_direction_round_is_the_same_as_turning_the_phases_round(
    before: list[int], since: list[int]
) -> None:
    assert nap(before, since, direction="decrease") == nap(since, before)


@given(DAYS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_days_and_missing_days_do_not_matter(
    before: list[int], since: list[int], chance: random.Random
) -> None:
    mixed: list[float | None] = [*before, None, None]
    chance.shuffle(mixed)

    assert nap(mixed, since) == nap(before, since)


@given(DAYS, DAYS)
def test_only_the_order_of_values_counts(before: list[int], since: list[int]) -> None:
    assert nap([value**3 + 7 for value in before], [value**3 + 7 for value in since]) == nap(before, since)


@given(DAYS)
def test_equal_phases_show_no_difference(days: list[int]) -> None:
    found = nap(days, days)

    assert found.estimate == 0.5
    assert found.ci_lower is not None
    assert found.ci_upper is not None
    assert found.ci_lower < 0.5 < found.ci_upper
