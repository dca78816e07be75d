"""Nonoverlap of all pairs: how often a day of the second phase goes better than a day of the first (NAP, Tau).

Comparing and counting is done in whole numbers, so that ties are exactly ties.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thuishaven.domain.statistics.effects import (
    NO_DATA,
    ONE_POINT,
    Direction,
    EffectSize,
    Values,
    check_confidence,
    critical_value,
    not_defined,
    phases_of,
)

#: How the standard error is computed: see :func:`nap`.
StandardError = Literal["unbiased", "Hanley", "null", "none"]


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
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    se: StandardError = "unbiased",
    confidence: float | None = 0.95,
) -> EffectSize:
    """Nonoverlap of all pairs: the share of pairs in which the value of ``b`` is better, a tie counting one half.

    Args:
        a: the values of the first phase (before), ``None`` where nothing was recorded. Order does not matter.
        b: the values of the second phase (since), likewise.
        direction: whether better is higher ("increase") or lower ("decrease").
        se: "unbiased" (after Sen and Mee), "Hanley" (Hanley and McNeil), "null" (as if nothing changed; depends on the
            numbers of values only) or "none".
        confidence: of the interval, between 0 and 1; None leaves the interval out. It is the same for every ``se``.

    Returns:
        The estimate from 0 (every pair worse) over 0.5 (no difference) to 1 (every pair better). The unbiased
        standard error is None when a phase has one value. The interval is there as soon as both
        phases have a value, and its other end is a real one when the estimate is 0 or 1. Days that follow
        each other resemble each other; standard error and interval treat them as if they did not.

    Raises:
        ValueError: when a value is infinite or not a number, or an option is unknown.

    Sources: R. I. Parker and K. J. Vannest (2009), An improved effect size for single-case research: nonoverlap of
    all pairs, Behavior Therapy 40; P. K. Sen (1967) and R. W. Mee (1990), Confidence intervals for probabilities
    and tolerance regions based on a generalization of Mann-Whitney, JASA 85, for the unbiased standard error;
    J. A. Hanley and B. J. McNeil (1982), The meaning and use of the area under a ROC curve, Radiology 143;
    R. J. Grissom and J. J. Kim (2001), Psychological Methods 6, for the one under the null; R. G. Newcombe
    (2006), Confidence intervals for an effect size measure based on the Mann-Whitney statistic, part 2, Statistics
    in Medicine 25, method 5, for the interval.
    """
    phases = phases_of(a, b, direction)
    return nap_of_whole_numbers(phases.known_a, phases.known_b, se=se, confidence=confidence)


def nap_of_whole_numbers(
    a: Sequence[int], b: Sequence[int], *, se: StandardError = "unbiased", confidence: float | None = 0.95
) -> EffectSize:
    """:func:`nap` for whole numbers without missing values, of which the higher is the better."""
    if se not in ("unbiased", "Hanley", "null", "none"):
        raise ValueError("se is unbiased, Hanley, null or none")
    check_confidence(confidence)
    if not a or not b:
        return not_defined(NO_DATA)
    pairs = _compare(a, b)
    every = 2 * pairs.m * pairs.n
    alone = se == "unbiased" and (pairs.m == 1 or pairs.n == 1)
    lower = upper = None
    if confidence is not None:
        z = critical_value(confidence)
        lower = _lower_end(pairs.points, pairs.m, pairs.n, z)
        upper = 1 - _lower_end(every - pairs.points, pairs.m, pairs.n, z)
    return EffectSize(
        estimate=pairs.points / every,
        se=None if alone or se == "none" else math.sqrt(_variance(pairs, se)),
        ci_lower=lower,
        ci_upper=upper,
        undefined=ONE_POINT if alone else None,
    )


def tau(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    se: StandardError = "unbiased",
    confidence: float | None = 0.95,
) -> EffectSize:
    """Tau (nonoverlap): the share of pairs that are better minus the share that are worse, 2 NAP - 1.

    From -1 (every pair worse) over 0 (no difference) to 1 (every pair better). Arguments, standard error and interval
    are those of :func:`nap`, stretched along.

    Source: R. I. Parker, K. J. Vannest, J. L. Davis and S. B. Sauber (2011), Combining nonoverlap and trend for
    single-case research: Tau-U, Behavior Therapy 42.
    """
    phases = phases_of(a, b, direction)
    return tau_of_whole_numbers(phases.known_a, phases.known_b, se=se, confidence=confidence)


def tau_of_whole_numbers(
    a: Sequence[int], b: Sequence[int], *, se: StandardError = "unbiased", confidence: float | None = 0.95
) -> EffectSize:
    """:func:`tau` for whole numbers without missing values, of which the higher is the better."""
    found = nap_of_whole_numbers(a, b, se=se, confidence=confidence)
    return EffectSize(
        estimate=None if found.estimate is None else s_between(a, b) / (len(a) * len(b)),
        se=None if found.se is None else 2 * found.se,
        ci_lower=None if found.ci_lower is None else 2 * found.ci_lower - 1,
        ci_upper=None if found.ci_upper is None else 2 * found.ci_upper - 1,
        undefined=found.undefined,
    )


def s_between(a: Sequence[int], b: Sequence[int]) -> int:
    """Kendall's S between two phases: the number of pairs in which ``b`` is higher minus that in which it is lower."""
    ordered = sorted(a)
    return sum(bisect_left(ordered, value) + bisect_right(ordered, value) - len(a) for value in b)


def _compare(a: Sequence[int], b: Sequence[int]) -> _Pairs:
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


def _variance(pairs: _Pairs, se: StandardError) -> Fraction:
    """The variance; only in its first term the estimate is kept off 0 and 1, so that it is never 0."""
    m, n, points = pairs.m, pairs.n, pairs.points
    every = m * n
    if se == "null":
        return Fraction(m + n + 1, 12 * every)
    kept = Fraction(min(max(points, 1), 2 * every - 1), 2 * every)
    by_row = Fraction(sum((m * row - points) ** 2 for row in pairs.rows), 4 * m**3 * n**2)
    by_column = Fraction(sum((n * column - points) ** 2 for column in pairs.columns), 4 * n**3 * m**2)
    if se == "Hanley":
        return (kept * (1 - kept) + (n - 1) * by_row + (m - 1) * by_column) / every
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
