"""Several pairs of phases into one effect: weights, standard error, and what is left undefined."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import EffectSize, PairEffect, combine, nap, pnd
from thuishaven.domain.statistics.combining import WEIGHTINGS

PAIR = st.tuples(st.floats(-3, 3), st.floats(0.01, 2), st.integers(1, 9), st.integers(1, 9))


def pair(estimate: float, se: float | None, n_a: int, n_b: int) -> PairEffect:
    return PairEffect(EffectSize(estimate, se, None, None), n_a, n_b)


@pytest.mark.parametrize(
    ("weighting", "weights"),
    [
        ("equal", (1, 1)),
        ("1/V", (1 / 0.04, 1 / 0.25)),
        ("nA", (3, 6)),
        ("nB", (5, 4)),
        ("nA*nB", (15, 24)),
        ("1/nA+1/nB", (1 / 3 + 1 / 5, 1 / 6 + 1 / 4)),
    ],
)
def test_each_weighting(weighting: str, weights: tuple[float, float]) -> None:
    found = combine([pair(0.5, 0.2, 3, 5), pair(0.9, 0.5, 6, 4)], weighting=weighting)  # type: ignore[arg-type]
    w1, w2 = weights

    assert found.estimate == pytest.approx((0.5 * w1 + 0.9 * w2) / (w1 + w2), rel=1e-14)
    se = math.sqrt((w1 * 0.2) ** 2 + (w2 * 0.5) ** 2) / (w1 + w2)
    assert found.se == pytest.approx(se, rel=1e-14)
    assert found.ci_upper == pytest.approx(found.estimate + 1.959963984540054 * se, rel=1e-14)  # type: ignore[operator]


@settings(deadline=None)
@given(st.lists(PAIR, min_size=2, max_size=6), st.sampled_from(WEIGHTINGS))
def test_it_lies_between_its_parts(parts: list[tuple[float, float, int, int]], weighting: str) -> None:
    found = combine([pair(*part) for part in parts], weighting=weighting)  # type: ignore[arg-type]

    assert found.estimate is not None
    assert min(part[0] for part in parts) - 1e-12 <= found.estimate <= max(part[0] for part in parts) + 1e-12


@settings(deadline=None)
@given(PAIR, st.integers(2, 6), st.sampled_from(WEIGHTINGS))
def test_equal_parts_give_themselves_with_a_smaller_error(
    part: tuple[float, float, int, int], times: int, weighting: str
) -> None:
    found = combine([pair(*part)] * times, weighting=weighting)  # type: ignore[arg-type]

    assert found.estimate == pytest.approx(part[0], abs=1e-12)
    assert found.se == pytest.approx(part[1] / math.sqrt(times))


def test_its_interval_may_pass_the_end_of_the_scale() -> None:
    effect = nap([1, 2, 3], [4, 5, 6])
    found = combine([PairEffect(effect, 3, 3)] * 2)

    assert found.ci_upper is not None
    assert found.ci_upper > 1


def test_one_pair_keeps_its_own_interval() -> None:
    effect = nap([1, 2, 3], [4, 5, 6])

    assert combine([PairEffect(effect, 3, 3)], weighting="1/V") == effect


def test_a_pair_without_a_value_leaves_none() -> None:
    found = combine([PairEffect(nap([], [1]), 0, 1), pair(0.5, 0.1, 2, 2)])

    assert found.estimate is None
    assert found.undefined is not None
    assert "paren" in found.undefined.nl


def test_a_measure_without_error_has_a_mean_and_no_weights_by_error() -> None:
    pairs = [PairEffect(pnd([1, 2], [3, 2]), 2, 2), PairEffect(pnd([1, 2], [3, 4]), 2, 2)]

    assert combine(pairs).estimate == 0.75
    assert combine(pairs).se is None
    assert combine(pairs).undefined == pairs[0].effect.undefined
    weighted = combine(pairs, weighting="1/V")
    assert weighted.estimate is None
    assert weighted.undefined is not None
    assert "1/V" in weighted.undefined.nl


def test_an_error_of_nought_has_no_weight() -> None:
    assert combine([pair(1, 0.0, 2, 2), pair(2, 0.3, 2, 2)], weighting="1/V").estimate is None


def test_it_refuses_no_pairs_and_unknown_weights() -> None:
    with pytest.raises(ValueError, match="pair"):
        combine([])
    with pytest.raises(ValueError, match="weighting"):
        combine([pair(1, 1, 1, 1)], weighting="x")  # type: ignore[arg-type]
