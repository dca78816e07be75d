"""Tau with an eye for a trend in the first phase: Tau-U and Tau-BC (baseline corrected)."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.statistics.effects import (
    NO_DATA,
    NO_ERROR_KNOWN,
    Direction,
    EffectSize,
    Phases,
    Values,
    check_confidence,
    phases_of,
    two_sided_p,
    wald,
)
from thuishaven.domain.statistics.nonoverlap import StandardError, s_between, tau_of_whole_numbers
from thuishaven.domain.statistics.trend import (
    median,
    s_in_order,
    theil_sen_slope,
    tie_sizes,
    trend_p,
    variance_of_s,
)

#: What is added to and taken from the comparison of the phases: see :func:`tau_u`.
TauUVariant = Literal["A vs B", "A vs B - trend A", "A vs B + trend B", "A vs B + trend B - trend A"]
TAU_U_VARIANTS: tuple[TauUVariant, ...] = (
    "A vs B",
    "A vs B - trend A",
    "A vs B + trend B",
    "A vs B + trend B - trend A",
)
TauUMethod = Literal["parker", "complete", "tarlow"]

_NO_TREND = Text(
    nl="Met één waarde in de eerste periode is er geen trend om af te trekken.",
    en="With one value in the first phase there is no trend to take away.",
)
_ALL_TIE = Text(
    nl="Alle waarden zijn gelijk, als de trend eraf is. Dan is er geen rangorde.",
    en="All values are equal once the trend is taken away. Then there is no order of ranks.",
)
_NO_PAIRS = Text(
    nl="Alle waarden zijn gelijk. Dan is er geen rangorde.", en="All values are equal. Then there is no order of ranks."
)


@dataclass(frozen=True, slots=True)
class TauU(EffectSize):
    """Tau-U with what it was made of: ``s / denominator`` is the estimate, ``z`` is ``s / sd_s``."""

    s: int | None = None
    denominator: float | None = None
    #: the standard deviation of S if the order of values were chance
    sd_s: float | None = None
    z: float | None = None
    #: two-sided, of ``z``
    p: float | None = None


@dataclass(frozen=True, slots=True)
class TauBC(EffectSize):
    """Tau-BC with the trend that was taken away: in units per session, not turned round by the direction."""

    #: whether a trend was taken away
    corrected: bool | None = None
    slope: float | None = None
    intercept: float | None = None
    #: of the test whether there is a trend; None when no test was asked for
    trend_p: float | None = None


def tau_u(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    variant: TauUVariant = "A vs B - trend A",
    method: TauUMethod = "parker",
    tau_method: Literal["a", "b"] = "a",
    continuity_correction: bool = False,
) -> TauU:
    """Tau-U: Tau less the trend that was already there, and if asked plus the trend in the second phase.

    Args:
        a: the values of the first phase in the order of sessions, ``None`` where nothing was recorded.
        b: the values of the second phase, likewise.
        direction: whether better is higher ("increase") or lower ("decrease").
        variant: what S is made of. S of "A vs B" is the number of pairs across phases that are better minus
            worse; "- trend A" takes away the S of the first phase in its own order, "+ trend B" adds that of the second.
        method: the denominator. "parker" (2011) counts the pairs across the phases and those of the trends that are
            added, but not those of trend A alone, so that the value may leave -1..1; "complete" and "tarlow" count every
            pair that S is made of. The full variant has all pairs in every method.
        tau_method: "b" lowers the denominator of "complete" for ties, as the R package scan does unless told otherwise.
        continuity_correction: whether S is brought 1 nearer to nought for ``z`` and ``p`` (what scan does in "tarlow").

    Returns:
        The estimate; no standard error is known. ``z`` and ``p`` tell how S compares with chance, with the variance
        of S corrected for ties.

    Raises:
        ValueError: when a value is infinite or not a number, or an option is unknown.

    Sources: R. I. Parker, K. J. Vannest, J. L. Davis and S. B. Sauber (2011), Combining nonoverlap and trend for
    single-case research: Tau-U, Behavior Therapy 42; D. F. Brossart, V. C. Laird and T. W. Armstrong (2018),
    Interpreting Kendall's Tau and Tau-U for single-case experimental designs, Cogent Psychology 5, on the variants.
    """
    if variant not in TAU_U_VARIANTS:
        raise ValueError("unknown variant of Tau-U")
    if method not in ("parker", "complete", "tarlow") or tau_method not in ("a", "b"):
        raise ValueError("method is parker, complete or tarlow; tau_method is a or b")
    if tau_method == "b" and method != "complete":
        raise ValueError("tau_method b goes with method complete")
    phases = phases_of(a, b, direction)
    before, since = phases.known_a, phases.known_b
    m, n = len(before), len(since)
    if not m or not n:
        return TauU(None, None, None, None, NO_DATA)
    less_a, more_b = "- trend A" in variant, "+ trend B" in variant
    s = s_between(before, since)
    s -= s_in_order(before) if less_a else 0
    s += s_in_order(since) if more_b else 0
    variance = _variance_of_variant(before, since, less_a=less_a, more_b=more_b)
    denominator = _denominator(before, since, less_a=less_a, more_b=more_b, method=method, tau_method=tau_method)
    if denominator == 0:
        return TauU(None, None, None, None, _NO_PAIRS, s=s)
    z = p = None
    if variance > 0:
        nearer = max(0, abs(s) - 1) if continuity_correction else abs(s)
        z = math.copysign(nearer / math.sqrt(variance), s) if nearer else 0.0
        p = two_sided_p(z)
    return TauU(
        estimate=s / denominator,
        se=None,
        ci_lower=None,
        ci_upper=None,
        undefined=NO_ERROR_KNOWN,
        s=s,
        denominator=float(denominator),
        sd_s=math.sqrt(variance),
        z=z,
        p=p,
    )


def _denominator(
    before: Sequence[int], since: Sequence[int], *, less_a: bool, more_b: bool, method: TauUMethod, tau_method: str
) -> float:
    m, n = len(before), len(since)
    trend_a, trend_b = m * (m - 1) // 2, n * (n - 1) // 2
    pairs = m * n + (trend_a if less_a else 0) + (trend_b if more_b else 0)
    if tau_method == "b":
        if not (less_a or more_b):
            return m * n - _ties_between(before, since) / 2
        every = (m + n) * (m + n - 1) // 2
        tied = sum(size * (size - 1) // 2 for size in tie_sizes([*before, *since]))
        return math.sqrt(pairs * (every - tied))
    if method == "parker" and less_a and not more_b:
        return m * n
    return pairs


def _ties_between(before: Sequence[int], since: Sequence[int]) -> int:
    there = Counter(before)
    return sum(there[value] for value in since)


def _variance_of_variant(before: Sequence[int], since: Sequence[int], *, less_a: bool, more_b: bool) -> Fraction:
    """The variance of S: the other ranking is the order of sessions, tied where a trend does not count."""
    m, n = len(before), len(since)
    order_ties = (*(() if less_a else (m,)), *(() if more_b else (n,)))
    return variance_of_s(m + n, order_ties, tie_sizes([*before, *since]))


def tau_bc(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    pretest_trend: float | None = None,
    kendall: bool = False,
    renumber_missing: bool = False,
    se: StandardError = "unbiased",
    confidence: float | None = 0.95,
) -> TauBC:
    """Tau-BC: Tau after a straight trend in the first phase has been taken away from both phases.

    The trend is the slope of Theil and Sen over the first phase. What remains is compared as :func:`~.nonoverlap.tau`
    does, with its standard error and interval; they do not count the uncertainty of the slope.

    Args:
        a: the values of the first phase in the order of sessions, ``None`` where nothing was recorded.
        b: the values of the second phase, which follows on, likewise.
        direction: whether better is higher ("increase") or lower ("decrease").
        pretest_trend: take the trend away only when the Mann-Kendall test of the first phase has a p of at most this;
            None takes it away always.
        kendall: compare by Kendall's tau-b with the phase (0 and 1), as Tarlow does; the standard error is then
            sqrt(2 (1 - tau^2) / (m + n)), with the interval of the normal distribution.
        renumber_missing: number the sessions without the missing ones, as the R package SingleCaseES does. Otherwise a
            missing session keeps its place in time.
        se: as :func:`~.nonoverlap.nap`; with ``kendall`` only "none" makes a difference.
        confidence: of the interval, between 0 and 1; None leaves the interval out.

    Raises:
        ValueError: when a value is infinite or not a number, or an option is unknown.

    Source: K. R. Tarlow (2017), An improved rank correlation effect size statistic for single-case designs: baseline
    corrected Tau, Behavior Modification 41.
    """
    check_confidence(confidence)
    if pretest_trend is not None and not 0 < pretest_trend < 1:
        raise ValueError("pretest_trend lies between 0 and 1")
    phases = phases_of(a, b, direction)
    before, since = phases.known_a, phases.known_b
    if not before or not since:
        return TauBC(None, None, None, None, NO_DATA)
    chance = None if pretest_trend is None else trend_p(before)
    slope = intercept = None
    corrected = pretest_trend is None or (chance is not None and chance <= pretest_trend)
    if corrected:
        if len(before) == 1:
            return TauBC(None, None, None, None, _NO_TREND, corrected=False)
        times_a, times_b = _times(phases, renumber_missing=renumber_missing)
        trend = theil_sen_slope(times_a, before)
        level = median(value - trend * time for time, value in zip(times_a, before, strict=True))
        sign = 1 if direction == "increase" else -1
        slope, intercept = float(sign * trend / phases.scale), float(sign * level / phases.scale)
        before, since = (_without(trend, *part) for part in ((times_a, before), (times_b, since)))
    compare = _tau_b if kendall else tau_of_whole_numbers
    found = compare(before, since, se=se, confidence=confidence)
    return TauBC(
        found.estimate,
        found.se,
        found.ci_lower,
        found.ci_upper,
        found.undefined,
        corrected=corrected,
        slope=slope,
        intercept=intercept,
        trend_p=chance,
    )


def _times(phases: Phases, *, renumber_missing: bool) -> tuple[list[int], list[int]]:
    """The numbers of the sessions that were recorded, counting on from the first phase into the second."""
    if renumber_missing:
        m, n = len(phases.known_a), len(phases.known_b)
        return list(range(1, m + 1)), list(range(m + 1, m + n + 1))
    numbered_a = enumerate(phases.a, start=1)
    numbered_b = enumerate(phases.b, start=len(phases.a) + 1)
    return (
        [time for time, value in numbered_a if value is not None],
        [time for time, value in numbered_b if value is not None],
    )


def _without(trend: Fraction, times: Sequence[int], values: Sequence[int]) -> list[int]:
    """``values`` less the trend, times its denominator so that they stay whole."""
    rise, run = trend.numerator, trend.denominator
    return [run * value - rise * time for time, value in zip(times, values, strict=True)]


def _tau_b(before: Sequence[int], since: Sequence[int], *, se: StandardError, confidence: float | None) -> EffectSize:
    """Kendall's tau-b between the values and the phase."""
    m, n = len(before), len(since)
    every = (m + n) * (m + n - 1) // 2
    tied = sum(size * (size - 1) // 2 for size in tie_sizes([*before, *since]))
    if tied == every:
        return EffectSize(None, None, None, None, _ALL_TIE)
    s = s_between(before, since)
    estimate = s / math.sqrt(m * n * (every - tied))
    if se == "none":
        return EffectSize(estimate, None, None, None)
    rest = 1 - Fraction(s * s, m * n * (every - tied))
    return wald(estimate, math.sqrt(2 * rest / (m + n)), confidence)
