"""The standard error of NAP: the unbiased variance of Sen (1967) and Mee (1990)."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.statistics.nonoverlap import nap

LONGER_PHASE = st.lists(st.integers(0, 5), min_size=2, max_size=9)


def variance_by_definition(before: list[int], since: list[int]) -> Fraction:
    """The formula written out over the table of all pairs."""
    m, n = len(before), len(since)
    table = [[Fraction(2 * (b > a) + (b == a), 2) for b in since] for a in before]
    share = sum(map(sum, table), Fraction(0)) / (m * n)
    q1 = sum((sum(row) - n * share) ** 2 for row in table) / (m * n**2)
    q2 = sum((sum(column) - m * share) ** 2 for column in zip(*table, strict=True)) / (m**2 * n)
    q3 = sum((cell - share) ** 2 for row in table for cell in row) / (m * n)
    kept = min(max(share, Fraction(1, 2 * m * n)), 1 - Fraction(1, 2 * m * n))
    return Fraction(kept * (1 - kept) + n * q1 + m * q2 - 2 * q3) / ((m - 1) * (n - 1))


@given(LONGER_PHASE, LONGER_PHASE)
def test_it_is_the_formula_over_all_pairs(before: list[int], since: list[int]) -> None:
    assert nap(before, since).se == pytest.approx(float(variance_by_definition(before, since)) ** 0.5, rel=1e-14)


@given(LONGER_PHASE, LONGER_PHASE)
def test_hanley_and_mcneil_and_the_null_are_their_formulas(before: list[int], since: list[int]) -> None:
    m, n = len(before), len(since)
    table = [[Fraction(2 * (b > a) + (b == a), 2) for b in since] for a in before]
    share = sum(map(sum, table), Fraction(0)) / (m * n)
    q1 = sum((sum(row) - n * share) ** 2 for row in table) / (m * n**2)
    q2 = sum((sum(column) - m * share) ** 2 for column in zip(*table, strict=True)) / (m**2 * n)
    kept = min(max(share, Fraction(1, 2 * m * n)), 1 - Fraction(1, 2 * m * n))
    hanley = (kept * (1 - kept) + (n - 1) * q1 + (m - 1) * q2) / (m * n)

    assert nap(before, since, se="Hanley").se == pytest.approx(float(hanley) ** 0.5, rel=1e-14)
    assert nap(before, since, se="null").se == pytest.approx(((m + n + 1) / (12 * m * n)) ** 0.5, rel=1e-14)


def test_the_interval_does_not_depend_on_the_standard_error() -> None:
    for se in ("unbiased", "Hanley", "null", "none"):
        found = nap([1, 2, 3], [2, 4, 5], se=se)  # type: ignore[arg-type]
        assert (found.ci_lower, found.ci_upper) == (
            nap([1, 2, 3], [2, 4, 5]).ci_lower,
            nap([1, 2, 3], [2, 4, 5]).ci_upper,
        )
        assert found.undefined is None
    assert nap([1, 2, 3], [2, 4, 5], se="none").se is None
    assert nap([1, 2, 3], [2, 4, 5], confidence=None).ci_lower is None


def test_one_point_has_the_other_standard_errors() -> None:
    assert nap([1], [2, 3], se="Hanley").se is not None
    assert nap([1], [2, 3], se="null").se == pytest.approx((4 / 24) ** 0.5)


@given(LONGER_PHASE, LONGER_PHASE)
def test_it_is_never_nought(before: list[int], since: list[int]) -> None:
    se = nap(before, since).se

    assert se is not None
    assert se > 0


def test_four_and_five_points_without_overlap() -> None:
    assert nap([1, 2, 3, 4], [5, 6, 7, 8, 9]).se == pytest.approx((39 / 1600 / 12) ** 0.5, rel=1e-15)


def test_its_square_is_the_variance_on_average_when_there_are_no_ties() -> None:
    """Every sample of 2 + 3 from two small populations without common values, each with its probability."""
    mean, square, average = Fraction(0), Fraction(0), Fraction(0)
    samples = list(product(product((0, 2, 4), repeat=2), product((1, 3), repeat=3)))
    for before, since in samples:
        found = nap(before, since)
        assert found.estimate is not None
        assert found.se is not None
        share = Fraction(found.estimate).limit_denominator(12)
        variance = Fraction(found.se) ** 2
        if share in (0, 1):  # undo what keeps the standard error off nought
            variance -= Fraction(1, 12) * Fraction(11, 12) / 2
        mean += share
        square += share**2
        average += variance
    count = len(samples)

    assert float(average / count) == pytest.approx(float(square / count - (mean / count) ** 2), rel=1e-12)


@pytest.mark.parametrize(("before", "since"), [([1], [2, 3]), ([1, 2], [3]), ([2], [2])])
def test_a_phase_of_one_point_has_an_interval_but_no_standard_error(before: list[int], since: list[int]) -> None:
    found = nap(before, since)

    assert found.se is None
    assert found.undefined is not None
    assert "standaardfout" in found.undefined.nl
    assert found.ci_lower is not None
    assert found.ci_upper is not None
    assert found.ci_lower < found.ci_upper
