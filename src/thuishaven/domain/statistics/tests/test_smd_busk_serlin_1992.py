"""The standardised mean difference within a case: documented examples, the formula, and its edges."""

import math
from statistics import mean, variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import smd

A, B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
PHASE = st.lists(st.integers(-9, 9), min_size=3, max_size=8)


@pytest.mark.parametrize(
    ("options", "estimate", "se", "low", "high"),
    [
        ({}, 1.649932, 0.6340935, 0.4071314, 2.892732),
        ({"bias_correct": False}, 1.959294, 0.8237984, 0.3446789, 3.573909),
        ({"std_dev": "pool"}, 1.876247, 0.6374216, 0.6269241, 3.125571),
    ],
)
def test_the_examples_of_singlecasees(
    options: dict[str, object], estimate: float, se: float, low: float, high: float
) -> None:
    found = smd(A, B, **options)  # type: ignore[arg-type]

    assert found.estimate == pytest.approx(estimate, abs=5e-7)
    assert found.se == pytest.approx(se, abs=5e-8)
    assert (found.ci_lower, found.ci_upper) == pytest.approx((low, high), abs=5e-7)


@settings(deadline=None)
@given(PHASE, PHASE)
def test_it_follows_the_formula(a: list[int], b: list[int]) -> None:
    m, n = len(a), len(b)
    difference = mean(b) - mean(a)
    if variance(a) > 0:
        shrunken = 1 - 3 / (4 * m - 5)
        d = shrunken * difference / math.sqrt(variance(a))
        found = smd(a, b)
        assert found.estimate == pytest.approx(d, abs=1e-12)
        error = 1 / m + variance(b) / (n * variance(a)) + d * d / (2 * (m - 1))
        assert found.se == pytest.approx(shrunken * math.sqrt(error))
    pooled = ((m - 1) * variance(a) + (n - 1) * variance(b)) / (m + n - 2)
    if pooled > 0:
        shrunken = 1 - 3 / (4 * (m + n) - 9)
        d = shrunken * difference / math.sqrt(pooled)
        found = smd(a, b, std_dev="pool")
        assert found.estimate == pytest.approx(d, abs=1e-12)
        assert found.se == pytest.approx(shrunken * math.sqrt(1 / m + 1 / n + d * d / (2 * (m + n - 2))))


@settings(deadline=None)
@given(PHASE, PHASE, st.integers(-5, 5), st.sampled_from([0.1, 1, 7, 100]))
def test_unit_and_origin_do_not_matter_and_direction_changes_the_sign(
    a: list[int], b: list[int], shift: int, times: float
) -> None:
    found = smd(a, b)
    moved = smd([value * times + shift for value in a], [value * times + shift for value in b], direction="decrease")

    if found.estimate is not None:
        assert moved.estimate == pytest.approx(-found.estimate, rel=1e-9, abs=1e-9)


def test_a_constant_first_phase_has_no_spread_to_divide_by() -> None:
    found = smd([0.1, 0.1, 0.1], [0.2, 0.3, 0.4])

    assert found.estimate is None
    assert found.undefined is not None
    assert "spreiding" in found.undefined.nl
    assert smd([1, 1, 1], [2, 2, 2], std_dev="pool").estimate is None
    assert smd([1, 1, 1], [2, 2, 3], std_dev="pool").estimate is not None


def test_two_values_are_corrected_away_and_it_says_so() -> None:
    found = smd([1, 3], [5, 6])

    assert (found.estimate, found.se) == (0, 0)
    assert found.undefined is not None
    assert "zegt niets" in found.undefined.nl


def test_phases_of_one_value() -> None:
    assert smd([1], [5, 6]).estimate is None
    alone = smd([1, 2, 3], [5])
    assert alone.estimate == pytest.approx((1 - 3 / 7) * 3)
    assert alone.se is None
    assert alone.undefined is not None
    assert smd([1], [5, 6, 7], std_dev="pool").estimate == pytest.approx((1 - 3 / 7) * 5)
    assert smd([1], [5], std_dev="pool").estimate is None
    assert smd([], [5]).undefined is not None
