"""The log ratio of medians: documented examples of statpsych and SingleCaseES, and its edges."""

import math
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import lrm

A, B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
PHASE = st.lists(st.integers(1, 50), min_size=2, max_size=30)


def test_the_example_of_bonett_2021() -> None:
    """Two groups of 13 and 10, where the place of the lower value is rounded up."""
    first = [36, 44, 47, 42, 49, 39, 46, 31, 33, 48]
    second = [32, 39, 26, 35, 43, 27, 40, 37, 34, 29, 49, 42, 40]
    found = lrm(second, first)

    told = [math.exp(value) for value in (found.estimate, found.ci_lower, found.ci_upper) if value is not None]
    assert told == pytest.approx([1.162162, 0.927667, 1.455933], abs=5e-7)


def test_the_example_of_singlecasees() -> None:
    found = lrm(A, B)

    assert found.estimate == pytest.approx(0.2186892, abs=5e-8)
    assert found.se == pytest.approx(0.07641543, abs=5e-9)
    assert (found.ci_lower, found.ci_upper) == pytest.approx((0.06891771, 0.3684607), abs=5e-8)


@settings(deadline=None)
@given(PHASE, PHASE)
def test_direction_and_order_of_phases_change_the_sign(a: list[int], b: list[int]) -> None:
    found, back, down = lrm(a, b), lrm(b, a), lrm(a, b, direction="decrease")

    assert back.estimate == pytest.approx(-found.estimate, abs=1e-15)  # type: ignore[operator]
    assert down.estimate == -found.estimate  # type: ignore[operator]
    assert back.se == pytest.approx(found.se)


def test_the_delta_method_divides_by_the_median() -> None:
    """Nine values: the second from either end; the share beyond it is (1 + 9) / 512."""
    a, b = [1, 2, 3, 4, 5, 6, 7, 8, 9], [10, 20, 30, 40, 50, 60, 70, 80, 90]
    width = -2 * NormalDist().inv_cdf(10 / 512)

    assert lrm(a, b, delta_method=True).se == pytest.approx(math.sqrt(2) * (8 - 2) / 5 / width)
    assert lrm(a, b).se == pytest.approx(math.sqrt(2) * math.log(8 / 2) / width)


def test_a_median_of_nought_has_no_logarithm() -> None:
    found = lrm([0, 0, 1], [3, 4, 5])

    assert found.estimate is None
    assert found.undefined is not None
    assert "logaritme" in found.undefined.nl


def test_a_low_value_of_nought_takes_the_standard_error_only() -> None:
    found = lrm([0, 2, 3], [3, 4, 5])

    assert found.estimate == pytest.approx(math.log(2))
    assert found.se is None
    assert found.undefined is not None
    assert lrm([0, 2, 3], [3, 4, 5], delta_method=True).se is not None


def test_phases_of_one_and_of_no_value() -> None:
    assert lrm([2], [4, 5]).estimate == pytest.approx(math.log(2.25))
    assert lrm([2], [4, 5]).se is None
    assert lrm([], [4, 5]).estimate is None
