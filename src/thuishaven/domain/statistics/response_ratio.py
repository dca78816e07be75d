"""Changes of a mean in proportion to what it was: the log response ratios LRRi and LRRd, and the log odds ratio LOR."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.statistics.decimals import as_written
from thuishaven.domain.statistics.effects import (
    NO_DATA,
    ONE_POINT,
    Direction,
    EffectSize,
    Values,
    check_confidence,
    not_defined,
    phases_of,
    usable,
    wald,
)
from thuishaven.domain.statistics.moments import Moments, moments_of

#: How the outcome was measured: a count per session, a rate per minute, a share 0..1, a percentage 0..100, or else.
Scale = Literal["count", "rate", "proportion", "percentage", "other"]
SCALES: tuple[Scale, ...] = ("count", "rate", "proportion", "percentage", "other")
#: The highest value of the scales that have one.
_TOP: dict[str, int] = {"proportion": 1, "percentage": 100}

_MEAN_OF_NOUGHT = Text(
    nl="Het gemiddelde van een periode is nul of lager. Daarvan bestaat geen logaritme.",
    en="The mean of a phase is nought or below. There is no logarithm of that.",
)
_BELOW_NOUGHT = Text(
    nl="Er is een waarde onder nul. Bij deze schaal kan dat niet.",
    en="There is a value below nought. On this scale that cannot be.",
)
_OFF_SCALE = Text(
    nl="Er is een waarde buiten de schaal: 0 tot en met 1 voor een deel, 0 tot en met 100 voor een percentage.",
    en="There is a value off the scale: 0 to 1 for a proportion, 0 to 100 for a percentage.",
)
_NO_ODDS_SCALE = Text(
    nl="Deze maat is er alleen voor de schalen proportion en percentage.",
    en="This measure exists for the scales proportion and percentage only.",
)
_MEAN_AT_AN_END = Text(
    nl="Het gemiddelde van een periode ligt op een eind van de schaal. Daar bestaat geen kansverhouding.",
    en="The mean of a phase lies at an end of the scale. There are no odds there.",
)
_NO_SPREAD = Text(
    nl="Een periode heeft maar één waarde. De correctie voor kleine aantallen vraagt er minstens twee.",
    en="A phase has only one value. The correction for small numbers asks for two at least.",
)


@dataclass(frozen=True, slots=True)
class _Level:
    """The mean and variance of a phase, kept off the ends of the scale."""

    count: int
    mean: Fraction
    variance: Fraction | None


def lrr_increasing(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    scale: Scale = "count",
    observation_length: float | None = None,
    intervals: float | None = None,
    d_const: float | None = None,
    bias_correct: bool = True,
    confidence: float | None = 0.95,
) -> EffectSize:
    """LRRi, the log response ratio in the form in which better is higher: log of the mean of ``b`` over that of ``a``.

    0.69 means twice as much, 0 no change. For outcomes with a true nought.

    Args:
        a: the values of the first phase, ``None`` where nothing was recorded. Order does not matter.
        b: the values of the second phase, likewise.
        direction: "decrease" changes the sign; on the scales proportion and percentage the outcome is turned round
            first (1 or 100 less the value).
        scale: how the outcome was measured.
        observation_length: minutes per session; used on the scale rate.
        intervals: intervals (or items) per session; used on the scales proportion and percentage.
        d_const: takes the place of what scale, length and intervals say about the smallest step that can be seen.
        bias_correct: whether to correct for small numbers of values.
        confidence: of the interval, between 0 and 1; None leaves the interval out.

    Means are at least 1 / (2 D k) and variances at least 1 / (D^2 k^3) for a phase of k values, so that a phase of
    noughts has a value too; D is 1 for counts, the length for rates, the intervals for proportions, a hundredth of them for
    percentages, and endless when not given (then nothing is raised).

    Raises:
        ValueError: when a value is infinite or not a number, or an option is unknown or not above nought.

    Sources: J. E. Pustejovsky (2015), Measurement-comparable effect sizes for single-case studies of free-operant
    behavior, Psychological Methods 20; J. E. Pustejovsky (2018), Using response ratios for meta-analyzing single-case
    designs with behavioral outcomes, Journal of School Psychology 68.
    """
    step = _step(scale, observation_length, intervals, d_const)
    flip = direction == "decrease"
    return _log_ratio(a, b, direction, scale, step, flip=flip, bias_correct=bias_correct, confidence=confidence)


def lrr_decreasing(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    scale: Scale = "count",
    observation_length: float | None = None,
    intervals: float | None = None,
    d_const: float | None = None,
    bias_correct: bool = True,
    confidence: float | None = 0.95,
) -> EffectSize:
    """LRRd, the log response ratio in the form in which better is lower; below 0 is improvement.

    ``direction`` says what is better in these data, as everywhere: "decrease" leaves them as they are, "increase" changes
    the sign or turns a proportion or percentage round. Everything else is as :func:`lrr_increasing`. For counts and
    rates LRRd is minus LRRi; for proportions and percentages the two differ in size as well.
    """
    step = _step(scale, observation_length, intervals, d_const)
    flip = direction == "increase"
    return _log_ratio(a, b, direction, scale, step, flip=flip, bias_correct=bias_correct, confidence=confidence)


def log_odds_ratio(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    scale: Scale = "percentage",
    intervals: float | None = None,
    d_const: float | None = None,
    bias_correct: bool = True,
    confidence: float | None = 0.95,
) -> EffectSize:
    """LOR, the log of the odds of the mean of ``b`` over those of ``a``, for proportions and percentages.

    0 means no change; "decrease" changes the sign. Means are kept between 1 / (2 D k) and 1 - 1 / (2 D k) and variances
    at least 1 / (D^2 k^3) for a phase of k values as proportions, with D the intervals. Other arguments as
    :func:`lrr_increasing`.

    Source: J. E. Pustejovsky (2015), as :func:`lrr_increasing`.
    """
    if scale not in SCALES:
        raise ValueError("unknown scale")
    check_confidence(confidence)
    step = d_const if d_const is not None else intervals
    _check_step(step)
    phases = phases_of(a, b, "increase")
    if direction not in ("increase", "decrease"):
        raise ValueError("direction is increase or decrease")
    if not phases.known_a or not phases.known_b:
        return not_defined(NO_DATA)
    if scale not in _TOP:
        return not_defined(_NO_ODDS_SCALE)
    whole = phases.scale * _TOP[scale]
    if not 0 <= min(*phases.known_a, *phases.known_b) <= max(*phases.known_a, *phases.known_b) <= whole:
        return not_defined(_OFF_SCALE)
    before, since = (_kept(moments_of(part, whole), step, top=1) for part in (phases.known_a, phases.known_b))
    if not (0 < before.mean < 1 and 0 < since.mean < 1):
        return not_defined(_MEAN_AT_AN_END)
    estimate = math.log(since.mean / (1 - since.mean)) - math.log(before.mean / (1 - before.mean))
    spread = [
        None if level.variance is None else level.variance / (level.count * (level.mean * (1 - level.mean)) ** 2)
        for level in (before, since)
    ]
    bias = [
        Fraction(0) if part is None else -(2 * level.mean - 1) * part / 2
        for level, part in zip((before, since), spread, strict=True)
    ]
    sign = 1 if direction == "increase" else -1
    return _with_spread(sign * estimate, [sign * part for part in bias], spread, bias_correct, confidence)


def _log_ratio(
    a: Values,
    b: Values,
    direction: Direction,
    scale: Scale,
    step: float | None,
    *,
    flip: bool,
    bias_correct: bool,
    confidence: float | None,
) -> EffectSize:
    check_confidence(confidence)
    if direction not in ("increase", "decrease"):
        raise ValueError("direction is increase or decrease")
    phases = phases_of(a, b, "increase")
    before, since = phases.known_a, phases.known_b
    if not before or not since:
        return not_defined(NO_DATA)
    if scale != "other" and min(*before, *since) < 0:
        return not_defined(_BELOW_NOUGHT)
    if scale in _TOP:
        top = _TOP[scale] * phases.scale
        if max(*before, *since) > top:
            return not_defined(_OFF_SCALE)
        if flip:
            before, since = ([top - value for value in part] for part in (before, since))
    sign = -1 if flip and scale not in _TOP else 1
    levels = [_kept(moments_of(part, phases.scale), step) for part in (before, since)]
    if any(level.mean <= 0 for level in levels):
        return not_defined(_MEAN_OF_NOUGHT)
    estimate = math.log(levels[1].mean) - math.log(levels[0].mean)
    spread = [None if level.variance is None else level.variance / (level.count * level.mean**2) for level in levels]
    bias = [Fraction(0) if part is None else sign * part / 2 for part in spread]
    return _with_spread(sign * estimate, bias, spread, bias_correct, confidence)


def _with_spread(
    estimate: float,
    bias: Sequence[Fraction],
    spread: Sequence[Fraction | None],
    bias_correct: bool,
    confidence: float | None,
) -> EffectSize:
    """The estimate with its correction (of ``b`` less that of ``a``) and its standard error, as far as there is one."""
    known = [part for part in spread if part is not None]
    if len(known) < len(spread):
        return not_defined(_NO_SPREAD) if bias_correct else EffectSize(estimate, None, None, None, ONE_POINT)
    if bias_correct:
        estimate += float(bias[1] - bias[0])
    return wald(estimate, math.sqrt(sum(known)), confidence)


def _kept(moments: Moments, step: float | None, top: int | None = None) -> _Level:
    """The moments, raised to what ``step`` says can be seen, and for a scale up to ``top`` kept as far off it."""
    mean, variance = moments.mean, moments.variance
    if step is not None:
        exact = as_written(step)
        least = 1 / (2 * exact * moments.count)
        mean = max(mean if top is None else min(mean, top - least), least)
        if variance is not None:
            variance = max(variance, 1 / (exact**2 * moments.count**3))
    return _Level(moments.count, mean, variance)


def _step(
    scale: Scale, observation_length: float | None, intervals: float | None, d_const: float | None
) -> float | None:
    """The constant D of the truncation; None when it is endless."""
    if scale not in SCALES:
        raise ValueError("unknown scale")
    for given in (observation_length, intervals, d_const):
        _check_step(given)
    if d_const is not None:
        return d_const
    if scale == "count":
        return 1
    if scale == "rate":
        return observation_length
    if scale == "proportion":
        return intervals
    return intervals / 100 if scale == "percentage" and intervals is not None else None


def _check_step(given: float | None) -> None:
    if given is not None and not (usable(given) and given > 0):
        raise ValueError("observation_length, intervals and d_const are above nought")
