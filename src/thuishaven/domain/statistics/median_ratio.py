"""The log ratio of medians (LRM): change in proportion, for outcomes with a long tail."""

import math
from collections.abc import Sequence
from fractions import Fraction
from statistics import NormalDist

from thuishaven.domain.catalogue import Text
from thuishaven.domain.statistics.effects import (
    NO_DATA,
    ONE_POINT,
    Direction,
    EffectSize,
    Values,
    check_confidence,
    not_defined,
    phases_of,
    wald,
)

_MEDIAN_OF_NOUGHT = Text(
    nl="De middelste waarde van een periode is nul of lager. Daarvan bestaat geen logaritme.",
    en="The median of a phase is nought or below. There is no logarithm of that.",
)
_LOW_VALUE_OF_NOUGHT = Text(
    nl="Voor de standaardfout is de logaritme nodig van een waarde die nul of lager is. Die bestaat niet.",
    en="The standard error asks for the logarithm of a value that is nought or below. There is none.",
)


def log_ratio_of_medians(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    delta_method: bool = False,
    confidence: float | None = 0.95,
) -> EffectSize:
    """LRM, the log of the median of ``b`` over the median of ``a``; "decrease" changes the sign.

    Args:
        a: the values of the first phase, ``None`` where nothing was recorded. Order does not matter.
        b: the values of the second phase, likewise.
        direction: whether better is higher ("increase") or lower ("decrease").
        delta_method: take the standard error from the values themselves and divide by the median; otherwise from their
            logarithms.
        confidence: of the interval, between 0 and 1; None leaves the interval out.

    The standard error of a median comes from two values that lie as far below as above it: the one in place
    ``max(1, k/2 - sqrt(k))``, rounded to the nearest whole place, from either end of the k values.

    Raises:
        ValueError: when a value is infinite or not a number, or ``confidence`` lies outside 0..1.

    Sources: D. G. Bonett and R. M. Price (2020), Confidence intervals for ratios of means and medians, Journal of
    Educational and Behavioral Statistics 45; R. M. Price and D. G. Bonett (2001), Estimating the variance of the
    sample median, Journal of Statistical Computation and Simulation 68.
    """
    check_confidence(confidence)
    if direction not in ("increase", "decrease"):
        raise ValueError("direction is increase or decrease")
    phases = phases_of(a, b, "increase")
    before, since = sorted(phases.known_a), sorted(phases.known_b)
    if not before or not since:
        return not_defined(NO_DATA)
    middle_a, middle_b = _twice_median(before), _twice_median(since)
    if middle_a <= 0 or middle_b <= 0:
        return not_defined(_MEDIAN_OF_NOUGHT)
    sign = 1 if direction == "increase" else -1
    estimate = sign * math.log(Fraction(middle_b, middle_a))
    if len(before) == 1 or len(since) == 1:
        return EffectSize(estimate, None, None, None, ONE_POINT)
    errors = [_error(part, delta_method=delta_method) for part in (before, since)]
    known = [error for error in errors if error is not None]
    if len(known) < len(errors):
        return EffectSize(estimate, None, None, None, _LOW_VALUE_OF_NOUGHT)
    return wald(estimate, math.hypot(*known), confidence)


def _twice_median(ordered: Sequence[int]) -> int:
    return ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]


def _error(ordered: Sequence[int], *, delta_method: bool) -> float | None:
    """The standard error of the log of the median; None when a logarithm that it needs does not exist."""
    count = len(ordered)
    place = max(1, round(count / 2 - math.sqrt(count)))
    low, high = ordered[place - 1], ordered[count - place]
    beyond = Fraction(sum(math.comb(count, below) for below in range(place)), 2**count)
    width = -2 * NormalDist().inv_cdf(float(beyond))
    if delta_method:
        return float(Fraction(2 * (high - low), _twice_median(ordered))) / width
    return None if low <= 0 else math.log(Fraction(high, low)) / width
