"""The interval of NAP: Newcombe's method 5, solved to the last bit and real at the ends of the scale."""

from fractions import Fraction
from math import nextafter
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.statistics.nonoverlap import EffectSize, nap

PHASE = st.lists(st.integers(0, 6), min_size=1, max_size=12)


def ends(found: EffectSize) -> tuple[float, float]:
    assert found.ci_lower is not None
    assert found.ci_upper is not None
    return found.ci_lower, found.ci_upper


def difference(x: float, points: Fraction, m: int, n: int, confidence: float = 0.95) -> Fraction:
    """Left side minus right side of the equation, in exact fractions; a root factor at 0 or 1 is taken out."""
    z2 = Fraction(NormalDist().inv_cdf((1 + confidence) / 2)) ** 2
    h, at = Fraction(m + n, 2) - 1, Fraction(x)
    inner = 2 + h + (1 + 2 * h) * at * (1 - at)
    if points == 1:
        return m * n * (1 - at) * (2 - at) * (1 + at) - z2 * at * inner
    return m * n * (points - at) ** 2 * (2 - at) * (1 + at) - z2 * at * (1 - at) * inner


def test_four_and_five_points_without_overlap_have_a_real_lower_end() -> None:
    found = nap([1, 2, 3, 4], [5, 6, 7, 8, 9])

    assert found.ci_lower == pytest.approx(0.6115, abs=5e-5)
    assert found.ci_upper == 1.0


def test_full_overlap_the_other_way_is_its_mirror() -> None:
    found = nap([5, 6, 7, 8, 9], [1, 2, 3, 4])

    assert found.ci_lower == 0.0
    assert found.ci_upper == pytest.approx(1 - 0.6115, abs=5e-5)


@pytest.mark.parametrize(("m", "n"), [(1, 1), (1, 9), (4, 5), (20, 20), (200, 200)])
def test_an_estimate_of_one_never_gives_certainty(m: int, n: int) -> None:
    low, high = ends(nap([0] * m, [1] * n))

    assert 0 < low < 1
    assert high == 1.0


@given(PHASE, PHASE)
def test_the_lower_end_is_the_root_to_the_last_bits(before: list[int], since: list[int]) -> None:
    found = nap(before, since)
    low, _ = ends(found)
    m, n = len(before), len(since)
    points = Fraction(sum((b > a) * 2 + (b == a) for a in before for b in since), 2 * m * n)
    if points == 0:
        assert low == 0
        return
    below, above = low, low
    for _ in range(64):
        below, above = nextafter(below, 0), nextafter(above, 1)

    assert difference(below, points, m, n) > 0 > difference(above, points, m, n)


@given(PHASE, PHASE)
def test_the_estimate_lies_inside_and_more_confidence_is_wider(before: list[int], since: list[int]) -> None:
    narrow, wide = nap(before, since, confidence=0.8), nap(before, since, confidence=0.99)

    assert narrow.estimate is not None
    assert 0 <= ends(wide)[0] <= ends(narrow)[0] <= narrow.estimate <= ends(narrow)[1] <= ends(wide)[1] <= 1


@given(PHASE, PHASE)
def test_more_of_the_same_days_is_narrower(before: list[int], since: list[int]) -> None:
    few, many = ends(nap(before, since)), ends(nap(before * 4, since * 4))

    assert many[1] - many[0] < few[1] - few[0]
