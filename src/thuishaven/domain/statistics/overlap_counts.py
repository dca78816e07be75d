"""Older measures that count points beyond a line or points to be left out: PND, PEM, PAND and IRD.

They are here to read and to check published work. None of them has a known standard error, and what they tell depends
on how many points a phase has; NAP and Tau are better first choices.
"""

from bisect import bisect_right
from fractions import Fraction

from thuishaven.domain.statistics.effects import (
    NO_DATA,
    Direction,
    EffectSize,
    Values,
    not_defined,
    phases_of,
    without_error,
)


def pnd(a: Values, b: Values, *, direction: Direction = "increase") -> EffectSize:
    """Percentage of nonoverlapping data: the share of ``b`` that is better than the best value of ``a``.

    From 0 to 1; a tie with the best value does not count. Arguments as :func:`~.nonoverlap.nap`.

    Source: T. E. Scruggs, M. A. Mastropieri and G. Casto (1987), The quantitative synthesis of single-subject
    research, Remedial and Special Education 8.
    """
    phases = phases_of(a, b, direction)
    before, since = phases.known_a, phases.known_b
    if not before or not since:
        return not_defined(NO_DATA)
    best = max(before)
    return without_error(sum(value > best for value in since) / len(since))


def pem(a: Values, b: Values, *, direction: Direction = "increase", ties: float = 0.5) -> EffectSize:
    """Percentage exceeding the median: the share of ``b`` that is better than the median of ``a``, from 0 to 1.

    ``ties`` is what a value equal to the median counts: 0.5, or 0 as some programs do.

    Source: H.-H. Ma (2006), An alternative method for quantitative synthesis of single-subject researches:
    percentage of data points exceeding the median, Behavior Modification 30.

    Raises:
        ValueError: when ``ties`` is another number; and as :func:`~.nonoverlap.nap`.
    """
    if ties not in (0.5, 0):
        raise ValueError("ties is 0.5 or 0")
    phases = phases_of(a, b, direction)
    before, since = sorted(phases.known_a), phases.known_b
    if not before or not since:
        return not_defined(NO_DATA)
    twice_median = before[(len(before) - 1) // 2] + before[len(before) // 2]
    above = sum(2 * value > twice_median for value in since)
    equal = sum(2 * value == twice_median for value in since)
    return without_error((2 * above + (equal if ties else 0)) / (2 * len(since)))


def pand(a: Values, b: Values, *, direction: Direction = "increase") -> EffectSize:
    """Percentage of all nonoverlapping data: the largest share of points that can stay without any overlap.

    As few points as possible are left out of either phase so that every value of ``b`` that stays is better than
    every value of ``a`` that stays; a tie is overlap. Never below the share of the longer phase. (This is the
    definition that the R package scan calls "minimum".)

    Source: R. I. Parker, K. J. Vannest and J. L. Davis (2011), Effect size in single-case research: a review of nine
    nonoverlap techniques, Behavior Modification 35; formula as in J. E. Pustejovsky (2019), Procedural sensitivities
    of effect sizes for single-case designs, Psychological Methods 24.
    """
    share = _share_that_stays(a, b, direction)
    return not_defined(NO_DATA) if share is None else without_error(float(share))


def ird(a: Values, b: Values, *, direction: Direction = "increase") -> EffectSize:
    """Robust improvement rate difference: :func:`pand` stretched to what chance alone would give.

    1 when nothing overlaps; 0 for ``m = n`` when half of the points must go; it may fall below 0 when the phases differ
    in length. Computed as ((m + n)^2 PAND - m^2 - n^2) / (2mn).

    Source: R. I. Parker, K. J. Vannest and L. Brown (2009), The improvement rate difference for single-case research,
    Exceptional Children 75; the robust form in Parker, Vannest and Davis (2011), as :func:`pand`.
    """
    share = _share_that_stays(a, b, direction)
    if share is None:
        return not_defined(NO_DATA)
    m, n = (sum(value is not None for value in phase) for phase in (a, b))
    return without_error(float(((m + n) ** 2 * share - m * m - n * n) / (2 * m * n)))


def _share_that_stays(a: Values, b: Values, direction: Direction) -> Fraction | None:
    phases = phases_of(a, b, direction)
    before, since = sorted(phases.known_a), sorted(phases.known_b)
    if not before or not since:
        return None
    # What stays is parted by a line: the values of a up to it and the values of b beyond it.
    most = max(bisect_right(before, line) + len(since) - bisect_right(since, line) for line in (*before, *since))
    return Fraction(max(most, len(since)), len(before) + len(since))
