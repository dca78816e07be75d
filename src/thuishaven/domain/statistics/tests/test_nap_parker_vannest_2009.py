"""NAP as Parker and Vannest define it: wins plus half the ties, over all pairs."""

import pytest

from thuishaven.domain.statistics.nonoverlap import nap


def test_the_example_of_ten_and_eleven_points_has_four_overlaps_in_110_pairs() -> None:
    before, since = [4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9]

    assert nap(before, since).estimate == (110 - 4) / 110


def test_a_tie_counts_one_half() -> None:
    assert nap([1, 2], [2, 3]).estimate == (3 + 0.5) / 4
    assert nap([3, 3, 3], [3, 3]).estimate == 0.5


def test_better_is_lower_when_the_direction_is_decrease() -> None:
    assert nap([5, 6], [1, 2, 5], direction="decrease").estimate == (5 + 0.5) / 6


def test_missing_values_are_left_out() -> None:
    assert nap([3, None, 4, 2], [None, 5, 3]) == nap([3, 4, 2], [5, 3])


def test_values_that_differ_in_the_last_bit_are_no_tie_and_equal_ones_are() -> None:
    assert nap([0.3], [0.1 + 0.2]).estimate == 1.0
    assert nap([0.5], [0.25 + 0.25]).estimate == 0.5


@pytest.mark.parametrize(("before", "since"), [([], [1, 2]), ([1, 2], []), ([None, None], [1]), ([], [])])
def test_an_empty_phase_has_no_value_and_says_why(before: list[float | None], since: list[float | None]) -> None:
    found = nap(before, since)

    assert (found.estimate, found.se, found.ci_lower, found.ci_upper) == (None, None, None, None)
    assert found.undefined is not None
    assert "niets om te vergelijken" in found.undefined.nl
    assert "nothing to compare" in found.undefined.en


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), float("-inf")])
def test_it_refuses_what_is_no_finite_number(wrong: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        nap([1, 2], [3, wrong])


@pytest.mark.parametrize("confidence", [0.0, 1.0, -0.5, 95, float("nan")])
def test_it_refuses_a_confidence_outside_nought_and_one(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        nap([1, 2], [3], confidence=confidence)
