"""Intervals that stay honest with few data: wide when little was seen, always inside the scale, never undefined."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

#: One imagined earlier try whose spread is that of a flat scale: what keeps the interval of one try wide.
_PRIOR_TRIES = 1


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval, all three on the scale of what was measured; ``low <= estimate <= high``."""

    estimate: float
    low: float
    high: float


def wilson_interval(successes: int, trials: int, *, confidence: float) -> Interval:
    """The Wilson score interval of a rate, with its midpoint as a shrunken estimate.

    The midpoint ``(successes + z*z/2) / (trials + z*z)`` pulls a rate from few trials towards one half, so that
    three out of three is not shown as certainty.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22;
    L. D. Brown, T. T. Cai and A. DasGupta (2001), Interval estimation for a binomial proportion, Statistical
    Science 16, who recommend it for small numbers of trials.

    Raises:
        ValueError: when ``trials`` is below one, ``successes`` lies outside ``0..trials`` or ``confidence``
            outside ``0..1``.
    """
    _check_confidence(confidence)
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError("a rate needs at least one trial and no more successes than trials")
    squared = _normal_quantile(confidence) ** 2
    middle = (successes + squared / 2) / (trials + squared)
    share = successes / trials
    half = math.sqrt(squared * (share * (1 - share) / trials + squared / (4 * trials * trials)))
    half /= 1 + squared / trials
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == trials else min(1.0, middle + half)
    return Interval(estimate=middle, low=low, high=high)


def difference_interval(first: tuple[int, int], second: tuple[int, int], *, confidence: float) -> Interval:
    """The interval of ``second`` minus ``first``, two rates of independent trials, each as (successes, trials).

    The hybrid score interval: the Wilson intervals of both rates are put together as the sides of a right triangle. It
    holds zero as long as the data do not rule out that nothing changed. Exchanging the two mirrors it around zero.

    Source: R. G. Newcombe (1998), Interval estimation for the difference between independent proportions: comparison
    of eleven methods, Statistics in Medicine 17, 873-890 (method 10).

    Raises:
        ValueError: as :func:`wilson_interval`.
    """
    before, after = (wilson_interval(*rate, confidence=confidence) for rate in (first, second))
    share_before, share_after = first[0] / first[1], second[0] / second[1]
    difference = share_after - share_before
    return Interval(
        estimate=difference,
        low=max(-1.0, difference - math.hypot(share_after - after.low, before.high - share_before)),
        high=min(1.0, difference + math.hypot(after.high - share_after, share_before - before.low)),
    )


def mean_interval(values: Sequence[float], *, lowest: float, highest: float, confidence: float) -> Interval:
    """The t interval of a mean on a scale from ``lowest`` to ``highest``, also for one value or for equal values.

    The variance is pooled with one imagined try that has the variance of a flat scale (for -2..2 in whole steps:
    2), as in the posterior of a normal mean with a scaled inverse chi-squared prior on the variance. With ``n``
    values the t distribution then has ``n`` degrees of freedom. One value gives nearly the whole scale, and
    equal values do not give a width of zero.

    Source: Student (1908), The probable error of a mean, Biometrika 6; A. Gelman et al. (2013), Bayesian Data
    Analysis, third edition, sections 3.2 and 3.3 (the prior on the variance).

    Raises:
        ValueError: when there are no values, a value is no finite number on the scale, or ``confidence`` lies
            outside ``0..1``.
    """
    _check_confidence(confidence)
    if not values:
        raise ValueError("a mean needs at least one value")
    if any(not math.isfinite(value) or not lowest <= value <= highest for value in values):
        raise ValueError("every value must lie on the scale")
    count = len(values)
    mean = math.fsum(values) / count
    width = highest - lowest
    flat_variance = width * (width + 2) / 12  # variance of equally likely whole steps
    squares = math.fsum((value - mean) ** 2 for value in values)
    freedom = count - 1 + _PRIOR_TRIES
    variance = (squares + _PRIOR_TRIES * flat_variance) / freedom
    half = student_t_quantile((1 + confidence) / 2, freedom) * math.sqrt(variance / count)
    return Interval(estimate=mean, low=max(lowest, mean - half), high=min(highest, mean + half))


@lru_cache(maxsize=4096)
def student_t_quantile(probability: float, freedom: int) -> float:
    """The value below which a Student t variable with ``freedom`` degrees of freedom stays with ``probability``.

    ``probability`` from 0.5 up to, not including, 1. Found by halving on the exact finite sums for whole degrees
    of freedom: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.7.3 and 26.7.4. Above
    200 degrees of freedom the normal quantile stands in (the difference is below one percent).

    Raises:
        ValueError: when an argument lies outside these bounds.
    """
    if freedom < 1 or not 0.5 <= probability < 1:
        raise ValueError("needs at least one degree of freedom and a probability from 0.5 up to 1")
    if freedom > 200:
        return NormalDist().inv_cdf(probability)
    low, high = 0.0, 1.0
    while _t_distribution(high, freedom) < probability:
        low, high = high, high * 2
    for _ in range(60):
        middle = (low + high) / 2
        if _t_distribution(middle, freedom) < probability:
            low = middle
        else:
            high = middle
    return high


def _t_distribution(value: float, freedom: int) -> float:
    """The probability that a t variable is at most ``value`` (``value`` >= 0)."""
    angle = math.atan(value / math.sqrt(freedom))
    cosine_squared = math.cos(angle) ** 2
    odd = freedom % 2 == 1
    total = 0.0
    term = math.cos(angle) if odd else 1.0
    for step in range(1 if odd else 0, freedom - 1, 2):
        total += term
        term *= cosine_squared * (step + 1) / (step + 2)
    both_sides = 2 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total
    return 0.5 + both_sides / 2


@lru_cache(maxsize=64)
def _normal_quantile(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _check_confidence(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError("confidence lies between 0 and 1")
