"""Non-overlap between two phases: how often a day of the second phase goes better than a day of the first.

Comparing and counting is done in whole numbers, so that ties are exactly ties.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist
from typing import Literal

from thuishaven.domain.catalogue import Text

Direction = Literal["increase", "decrease"]

_NO_DATA = Text(
    nl="Een van de twee perioden heeft geen enkele waarde. Dan is er niets om te vergelijken.",
    en="One of the two phases has no value at all. Then there is nothing to compare.",
)
_ONE_POINT = Text(
    nl="Een periode met maar één waarde laat niet zien hoeveel de dagen verschillen. Er is dan geen standaardfout.",
    en="A phase with only one value does not show how much the days differ. Then there is no standard error.",
)


@dataclass(frozen=True, slots=True)
class EffectSize:
    """A measure with its standard error and interval; what is not defined is None and ``undefined`` says why."""

    estimate: float | None
    se: float | None
    ci_lower: float | None
    ci_upper: float | None
    undefined: Text | None = None


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All pairs of a first-phase and a second-phase value: a win counts 2, a tie 1, a loss 0."""

    m: int
    n: int
    #: the points of all pairs together, 0 to 2mn
    points: int
    #: the squares of those points
    squares: int
    #: the points per first-phase value
    rows: tuple[int, ...]
    #: the points per second-phase value
    columns: tuple[int, ...]


def nap(
    a: Sequence[float | None], b: Sequence[float | None], *, direction: Direction = "increase", confidence: float = 0.95
) -> EffectSize:
    """Nonoverlap of all pairs: the share of pairs in which the value of ``b`` is better, a tie counting one half.

    Args:
        a: the values of the first phase (before), ``None`` where nothing was recorded. Order does not matter.
        b: the values of the second phase (since), likewise.
        direction: whether better is higher ("increase") or lower ("decrease").
        confidence: of the interval, between 0 and 1.

    Returns:
        The estimate from 0 (every pair worse) over 0.5 (no difference) to 1 (every pair better). The standard error
        is the unbiased one; it is None when a phase has one value. The interval is there as soon as both
        phases have a value, and its other end is a real one when the estimate is 0 or 1. Days that follow
        each other resemble each other; standard error and interval treat them as if they did not.

    Raises:
        ValueError: when a value is infinite or not a number, or ``confidence`` lies outside 0..1.

    Sources: R. I. Parker and K. J. Vannest (2009), An improved effect size for single-case research: nonoverlap of
    all pairs, Behavior Therapy 40; P. K. Sen (1967) and R. W. Mee (1990), Confidence intervals for probabilities
    and tolerance regions based on a generalization of Mann-Whitney, JASA 85, for the standard error; R. G. Newcombe
    (2006), Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2, Statistics
    in Medicine 25, method 5, for the interval.
    """
    if not 0 < confidence < 1:
        raise ValueError("confidence lies between 0 and 1")
    sign = 1 if direction == "increase" else -1
    pairs = _compare([sign * value for value in _known(a)], [sign * value for value in _known(b)])
    if not pairs.m or not pairs.n:
        return EffectSize(None, None, None, None, _NO_DATA)
    z = -NormalDist().inv_cdf((1 - confidence) / 2)
    every = 2 * pairs.m * pairs.n
    alone = pairs.m == 1 or pairs.n == 1
    return EffectSize(
        estimate=pairs.points / every,
        se=None if alone else math.sqrt(_unbiased_variance(pairs)),
        ci_lower=_lower_end(pairs.points, pairs.m, pairs.n, z),
        ci_upper=1 - _lower_end(every - pairs.points, pairs.m, pairs.n, z),
        undefined=_ONE_POINT if alone else None,
    )


def _known(values: Sequence[float | None]) -> list[float]:
    known = [value for value in values if value is not None]
    if any(isinstance(value, float) and not math.isfinite(value) for value in known):
        raise ValueError("every value is a finite number or None")
    return known


def _compare(a: Sequence[float], b: Sequence[float]) -> _Pairs:
    sorted_a, sorted_b = sorted(a), sorted(b)
    below = [(bisect_left(sorted_a, value), bisect_right(sorted_a, value)) for value in b]
    return _Pairs(
        m=len(a),
        n=len(b),
        points=sum(less + at_most for less, at_most in below),
        squares=sum(3 * less + at_most for less, at_most in below),
        rows=tuple(2 * len(b) - bisect_left(sorted_b, value) - bisect_right(sorted_b, value) for value in a),
        columns=tuple(less + at_most for less, at_most in below),
    )


def _unbiased_variance(pairs: _Pairs) -> Fraction:
    """The variance after Sen and Mee; only in its first term the estimate is kept off 0 and 1, so that it is never 0."""
    m, n, points = pairs.m, pairs.n, pairs.points
    every = m * n
    kept = Fraction(min(max(points, 1), 2 * every - 1), 2 * every)
    by_row = Fraction(sum((m * row - points) ** 2 for row in pairs.rows), 4 * m**3 * n**2)
    by_column = Fraction(sum((n * column - points) ** 2 for column in pairs.columns), 4 * n**3 * m**2)
    by_pair = Fraction(pairs.squares, 4 * every) - Fraction(points**2, 4 * every**2)
    return (kept * (1 - kept) + n * by_row + m * by_column - 2 * by_pair) / ((m - 1) * (n - 1))


def _lower_end(points: int, m: int, n: int, z: float) -> float:
    """The lower end of Newcombe's method 5 for ``points`` out of 2mn, by halving until no number lies between.

    Between 0 and the estimate the equation has exactly one root: its two sides differ by a polynomial of the fourth
    degree that is negative far out on both sides, positive at 0 and at 1 and negative at the estimate. At an estimate
    of 1 both sides hold a factor 1 - x; without it the other root stays.
    """
    if points == 0:
        return 0.0
    every, half, squared = m * n, (m + n) / 2 - 1, z * z
    estimate = points / (2 * every)
    whole = points == 2 * every

    def excess(x: float) -> float:
        distance = 1 - x if whole else (estimate - x) ** 2
        spread = x if whole else x * (1 - x)
        left = every * distance * (2 - x) * (1 + x)
        return left - squared * spread * (2 + half + (1 + 2 * half) * x * (1 - x))

    low, high = 0.0, estimate
    while low < (middle := (low + high) / 2) < high:
        if excess(middle) > 0:
            low = middle
        else:
            high = middle
    return low
