"""Intervals against published values and at their edges."""

import pytest

from thuishaven.domain.statistics.intervals import mean_interval, student_t_quantile, wilson_interval


@pytest.mark.parametrize(
    ("freedom", "value"),
    [(1, 12.7062), (2, 4.3027), (3, 3.1824), (5, 2.5706), (10, 2.2281), (30, 2.0423), (120, 1.9799)],
)
def test_t_quantiles_are_those_of_the_tables(freedom: int, value: float) -> None:
    assert student_t_quantile(0.975, freedom) == pytest.approx(value, abs=1e-4)


def test_wilson_is_that_of_brown_cai_and_dasgupta() -> None:
    interval = wilson_interval(5, 10, confidence=0.95)

    assert interval.low == pytest.approx(0.2366, abs=1e-4)
    assert interval.high == pytest.approx(0.7634, abs=1e-4)


def test_wilson_shrinks_few_trials_towards_one_half() -> None:
    few, many = wilson_interval(3, 3, confidence=0.9), wilson_interval(300, 300, confidence=0.9)

    assert few.estimate < many.estimate < 1
    assert few.low < many.low
    assert few.high == many.high == 1.0


def test_wilson_is_symmetric() -> None:
    none, every = wilson_interval(0, 4, confidence=0.9), wilson_interval(4, 4, confidence=0.9)

    assert none.low == 0.0
    assert none.high == pytest.approx(1 - every.low)


@pytest.mark.parametrize(("successes", "trials", "confidence"), [(0, 0, 0.9), (-1, 3, 0.9), (4, 3, 0.9), (1, 3, 1.0)])
def test_wilson_refuses_what_is_no_rate(successes: int, trials: int, confidence: float) -> None:
    with pytest.raises(ValueError, match=r"."):
        wilson_interval(successes, trials, confidence=confidence)


def test_one_value_gives_nearly_the_whole_scale() -> None:
    interval = mean_interval([-1], lowest=-2.0, highest=2.0, confidence=0.95)

    assert (interval.estimate, interval.low, interval.high) == (-1, -2.0, 2.0)


def test_equal_values_still_have_a_width_that_narrows_with_their_number() -> None:
    widths = [
        (lambda found: found.high - found.low)(mean_interval([1] * count, lowest=-2.0, highest=2.0, confidence=0.9))
        for count in (2, 4, 8, 40)
    ]

    assert all(width > 0 for width in widths)
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("values", [[], [3], [float("nan")]])
def test_a_mean_refuses_values_off_the_scale(values: list[float]) -> None:
    with pytest.raises(ValueError, match=r"."):
        mean_interval(values, lowest=-2.0, highest=2.0, confidence=0.9)
