"""Shrunken rates: Gelman et al. (2013), section 2.4; inside the Wilson interval as Agresti and Coull (1998) would have it."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.statistics.intervals import wilson_interval
from thuishaven.domain.statistics.pooling import pooled_centre, shrunken_rate

counts = st.integers(1, 200).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))
centres = st.floats(0, 1, allow_nan=False)


def test_it_is_the_mean_of_the_beta_binomial() -> None:
    # Beta(1, 3) and three successes in four: Beta(4, 4)
    assert shrunken_rate(3, 4, centre=0.25, weight=4) == 0.5
    assert shrunken_rate(3, 4, centre=0.25, weight=0) == 0.75


def test_the_centre_is_never_certain() -> None:
    assert pooled_centre(0, 0) == 0.5
    assert 0 < pooled_centre(0, 50) < 0.01
    assert 0.99 < pooled_centre(50, 50) < 1
    assert pooled_centre(0, 0, share=0.125) == 0.125


@given(counts, centres, st.floats(0.5, 0.999))
def test_it_lies_inside_the_wilson_interval_whatever_the_centre(
    count: tuple[int, int], centre: float, confidence: float
) -> None:
    weight = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    interval = wilson_interval(*count, confidence=confidence)
    assert interval.low - 1e-9 <= shrunken_rate(*count, centre=centre, weight=weight) <= interval.high + 1e-9


@given(counts, centres, st.floats(0, 50))
def test_it_lies_between_the_count_and_the_centre(count: tuple[int, int], centre: float, weight: float) -> None:
    rate = count[0] / count[1]
    found = shrunken_rate(*count, centre=centre, weight=weight)
    assert min(rate, centre) - 1e-9 <= found <= max(rate, centre) + 1e-9


@given(counts, centres)
def test_ten_times_as_much_seen_leans_less_on_the_centre(count: tuple[int, int], centre: float) -> None:
    rate = count[0] / count[1]
    few = shrunken_rate(*count, centre=centre, weight=4)
    many = shrunken_rate(10 * count[0], 10 * count[1], centre=centre, weight=4)
    assert abs(many - rate) <= abs(few - rate) + 1e-9


@pytest.mark.parametrize(
    ("successes", "trials", "centre", "weight"),
    [(3, 2, 0.5, 1), (-1, 2, 0.5, 1), (1, 2, 1.5, 1), (1, 2, 0.5, -1), (0, 0, 0.5, 0)],
)
def test_it_refuses_what_is_no_count(successes: int, trials: int, centre: float, weight: float) -> None:
    with pytest.raises(ValueError, match="a rate needs"):
        shrunken_rate(successes, trials, centre=centre, weight=weight)


def test_a_centre_refuses_what_is_no_count() -> None:
    with pytest.raises(ValueError, match="a rate needs"):
        pooled_centre(2, 1)
