"""Trend in ranks: Kendall's S and its variance, the trend test of Mann and Kendall, the slope of Theil and Sen.

All in whole numbers and fractions: what ties on paper ties here.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from thuishaven.domain.statistics.effects import two_sided_p

#: With fewer values the trend test can never say that there is a trend.
FEWEST_FOR_A_TEST = 4


def s_in_order(values: Sequence[int]) -> int:
    """Kendall's S against the order: the number of pairs that go up minus the number that go down."""
    total = 0
    earlier: list[int] = []
    for value in values:
        place = bisect_left(earlier, value)
        total += place + bisect_right(earlier, value, place) - len(earlier)
        earlier.insert(place, value)
    return total


def tie_sizes(values: Iterable[int]) -> tuple[int, ...]:
    """The sizes of the groups of equal values, groups of one left out."""
    return tuple(count for count in Counter(values).values() if count > 1)


def variance_of_s(count: int, first_ties: Sequence[int] = (), second_ties: Sequence[int] = ()) -> Fraction:
    """The variance of Kendall's S over ``count`` pairs of ranks when the two rankings have nothing to do with each other.

    Args:
        count: the number of things that were ranked.
        first_ties: the sizes of the groups that tie in the first ranking.
        second_ties: the same for the second.

    Source: M. G. Kendall (1970), Rank correlation methods, fourth edition, chapter 4.
    """
    if count < 2:
        return Fraction(0)

    def whole(size: int) -> int:
        return size * (size - 1) * (2 * size + 5)

    variance = Fraction(whole(count) - sum(map(whole, first_ties)) - sum(map(whole, second_ties)), 18)
    first, second = (sum(size * (size - 1) for size in ties) for ties in (first_ties, second_ties))
    variance += Fraction(first * second, 2 * count * (count - 1))
    if count > 2:
        first, second = (sum(size * (size - 1) * (size - 2) for size in ties) for ties in (first_ties, second_ties))
        variance += Fraction(first * second, 9 * count * (count - 1) * (count - 2))
    return variance


def trend_p(values: Sequence[int]) -> float:
    """The two-sided p of the Mann-Kendall trend test for ``values`` in their order.

    The normal approximation with a continuity correction of 1 and the variance corrected for ties, never the exact
    distribution, as the R package Kendall does it. 1 for fewer than four values and when all are equal.

    Source: H. B. Mann (1945), Nonparametric tests against trend, Econometrica 13; Kendall (1970).
    """
    variance = variance_of_s(len(values), tie_sizes(values))
    if len(values) < FEWEST_FOR_A_TEST or variance == 0:
        return 1.0
    distance = max(0, abs(s_in_order(values)) - 1)
    return two_sided_p(distance / math.sqrt(variance))


def theil_sen_slope(times: Sequence[int], values: Sequence[int]) -> Fraction:
    """The median of the slopes between all pairs of points, exactly; ``times`` rise, and there are two at least.

    Source: H. Theil (1950), A rank-invariant method of linear and polynomial regression analysis, Indagationes
    Mathematicae 12; P. K. Sen (1968), Estimates of the regression coefficient based on Kendall's tau, JASA 63.
    """
    pairs = [(y2 - y1, t2 - t1) for (t1, y1), (t2, y2) in combinations(zip(times, values, strict=True), 2)]
    try:
        rounded = [rise / run for rise, run in pairs]
    except OverflowError:
        return median(Fraction(rise, run) for rise, run in pairs)
    ordered = sorted(rounded)
    middle = [ordered[(len(pairs) - 1) // 2], ordered[len(pairs) // 2]]
    # Rounding keeps order, so only slopes that round to the same number can be in the wrong place: those are
    # compared as fractions. This is many times faster than to compare all as fractions.
    below = bisect_left(ordered, middle[0])
    close = Counter(pair for pair, slope in zip(pairs, rounded, strict=True) if slope in middle)
    slopes = sorted((Fraction(*pair), times) for pair, times in close.items())
    near = [slope for slope, times in slopes for _ in range(times)]
    return (near[(len(pairs) - 1) // 2 - below] + near[len(pairs) // 2 - below]) / 2


def median(values: Iterable[Fraction]) -> Fraction:
    """The middle of ``values``, or the mean of the two in the middle."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
