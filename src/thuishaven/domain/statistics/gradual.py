"""The gradual effects model (GEM): an effect that builds up over the sessions of the second phase."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.statistics.effects import (
    NO_DATA,
    Direction,
    EffectSize,
    Values,
    check_confidence,
    not_defined,
    phases_of,
    wald,
)

#: Distribution with its own link: gaussian identity, (quasi)poisson log, (quasi)binomial logit. Quasi: spread estimated.
Family = Literal["gaussian", "poisson", "quasipoisson", "binomial", "quasibinomial"]
FAMILIES: tuple[Family, ...] = ("gaussian", "poisson", "quasipoisson", "binomial", "quasibinomial")

#: Where omega is sought first: evenly, and closer together towards 1, where long phases change fast.
_GRID = (*(step / 80 for step in range(80)), *(1 - 0.0125 / 2**step for step in range(1, 7)), 1.0)
_MOST_STEPS = 60
_NEARLY_NOUGHT = 1e-12
#: A step that promises to lower the misfit by more (per unit of information) is checked; nearer, Newton's steps are right by themselves.
_FAR = 1e-6
#: Relative to the estimates: after a smaller step the next is nothing, and one below the second is an answer.
_SMALLEST_STEP = 1e-12
_NEARLY_THERE = 1e-7

_NO_COUNT = Text(
    nl="Dit model vraagt aantallen: er is een waarde onder nul.",
    en="This model asks for counts: there is a value below nought.",
)
_NO_PROPORTION = Text(
    nl="Dit model vraagt delen van 0 tot en met 1: er is een waarde daarbuiten.",
    en="This model asks for proportions from 0 to 1: there is a value outside.",
)
_NO_END = Text(
    nl="Het model vindt geen eindige schatting, want een periode ligt helemaal op een eind van de schaal.",
    en="The model finds no finite estimate, because a phase lies wholly at an end of the scale.",
)
_NOT_GRADUAL = Text(
    nl="Uit deze waarden is niet op te maken hoe geleidelijk het effect kwam. Er is dan geen standaardfout.",
    en="These values do not show how gradually the effect came. Then there is no standard error.",
)
_ONE_EARLY_POINT = Text(
    nl="Er is één waarde in de tweede periode. Die zegt niet hoeveel effect er aan het eind zou zijn.",
    en="There is one value in the second phase. It does not tell how much effect there would be at the end.",
)
_TOO_FEW = Text(
    nl="Er zijn te weinig waarden voor een standaardfout.", en="There are too few values for a standard error."
)


@dataclass(frozen=True, slots=True)
class GradualEffect(EffectSize):
    """The effect after ``sessions`` sessions, with how slowly it builds up and where it began."""

    #: from 0 (at once) to 1 (evenly over the sessions): the part of the effect still to come that stays per session
    omega: float | None = None
    #: the level of the first phase, on the scale of the link
    baseline: float | None = None
    #: the number of sessions of the second phase after which the effect is told
    sessions: int | None = None


@dataclass(frozen=True, slots=True)
class _Fit:
    """The model at one omega: level, effect and how badly it fits (deviance up to a constant)."""

    level: float
    effect: float
    misfit: float
    #: the change of the misfit with omega
    slope: float
    found: bool


@dataclass(frozen=True, slots=True)
class _Series:
    """What was recorded: values of the first phase, and of the second with the number of the session in it."""

    before: Sequence[float]
    since: Sequence[float]
    places: Sequence[int]
    sessions: int


def gem(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    family: Family = "gaussian",
    sessions: int | None = None,
    confidence: float | None = 0.95,
) -> GradualEffect:
    """The effect of the second phase after a number of sessions, when it builds up gradually.

    In session j of the second phase the part (1 - w^j) / (1 - w^m) of the effect is there, where m is ``sessions``; in
    the first phase none of it. The estimate is the effect after m sessions: a difference for "gaussian", a log response
    ratio for "poisson", a log odds ratio for "binomial". w (omega) is the one that fits best, sought from 0 (all at
    once) up to 1 (evenly) with both ends, to full precision.

    Args:
        a: the values of the first phase, ``None`` where nothing was recorded.
        b: the values of the second phase in the order of sessions; a missing session keeps its place in time.
        direction: "decrease" changes the sign of the estimate.
        family: the distribution, each with its own link. The "quasi" ones estimate the spread; "poisson" and "binomial"
            take it as known, "gaussian" estimates it.
        sessions: m, at least 1; as many as the second phase has when None.
        confidence: of the interval, between 0 and 1; None leaves the interval out.

    The standard error counts that omega is estimated: it comes from the inverse of X'WX with a third column for
    omega.

    Raises:
        ValueError: when a value is infinite or not a number, or an option is unknown.

    Source: D. M. Swan and J. E. Pustejovsky (2018), A gradual effects model for single-case designs, Multivariate
    Behavioral Research 53.
    """
    if family not in FAMILIES or (sessions is not None and sessions < 1):
        raise ValueError("unknown family, or fewer than one session")
    check_confidence(confidence)
    phases = phases_of(a, b, "increase")
    if direction not in ("increase", "decrease"):
        raise ValueError("direction is increase or decrease")
    known = [*phases.known_a, *phases.known_b]
    if not phases.known_a or not phases.known_b:
        return _undefined(NO_DATA)
    if family != "gaussian" and min(known) < 0:
        return _undefined(_NO_COUNT if "poisson" in family else _NO_PROPORTION)
    if "binomial" in family and max(known) > phases.scale:
        return _undefined(_NO_PROPORTION)
    origin = known[0] if family == "gaussian" else 0  # keeps digits when values are large and close together
    series = _Series(
        [(value - origin) / phases.scale for value in phases.known_a],
        [(value - origin) / phases.scale for value in phases.known_b],
        [place for place, value in enumerate(phases.b, start=1) if value is not None],
        len(phases.b) if sessions is None else sessions,
    )
    if len(series.since) == 1 and series.places[0] != series.sessions:
        return _undefined(_ONE_EARLY_POINT)
    omega, fit = _best(series, _FITTERS[family])
    if not fit.found:
        return _undefined(_NO_END)
    sign = 1 if direction == "increase" else -1
    error, reason = _error(series, family, omega, fit)
    told = (
        EffectSize(sign * fit.effect, None, None, None, reason)
        if error is None
        else wald(sign * fit.effect, error, confidence)
    )
    return GradualEffect(
        told.estimate,
        told.se,
        told.ci_lower,
        told.ci_upper,
        told.undefined,
        omega=omega,
        baseline=fit.level + origin / phases.scale,
        sessions=series.sessions,
    )


def _undefined(reason: Text) -> GradualEffect:
    empty = not_defined(reason)
    return GradualEffect(empty.estimate, empty.se, empty.ci_lower, empty.ci_upper, reason)


def _parts(series: _Series, omega: float) -> tuple[list[float], list[float]]:
    """The part of the effect that is there in each recorded session of the second phase, and its change with omega.

    (1 - w^j) / (1 - w^m) written as a ratio of sums of powers, which holds at w = 1 as well.
    """
    longest = max(*series.places, series.sessions)
    sums, slopes = [0.0], [0.0]
    power, power_slope = 1.0, 0.0
    for _ in range(longest):
        sums.append(sums[-1] + power)
        slopes.append(slopes[-1] + power_slope)
        power, power_slope = power * omega, power + power_slope * omega
    whole, whole_slope = sums[series.sessions], slopes[series.sessions]
    return (
        [sums[place] / whole for place in series.places],
        [(slopes[place] * whole - sums[place] * whole_slope) / whole**2 for place in series.places],
    )


_Fitter = Callable[[_Series, float, "_Fit | None"], _Fit]


def _best(series: _Series, fitter: _Fitter) -> tuple[float, _Fit]:
    """The omega with the least misfit: the best of a grid, then halving on the slope until no number lies between."""
    fits: list[_Fit] = []
    for omega in _GRID:
        fits.append(fitter(series, omega, fits[-1] if fits else None))
    at = min(range(len(fits)), key=lambda place: fits[place].misfit)
    best, last = fits[at], len(_GRID) - 1
    if (at == 0 and best.slope >= 0) or (at == last and best.slope <= 0) or best.slope == 0:
        return _GRID[at], best
    low, high = (_GRID[at], _GRID[at + 1]) if best.slope < 0 else (_GRID[at - 1], _GRID[at])
    while low < (middle := (low + high) / 2) < high:
        best = fitter(series, middle, best)
        if best.slope < 0:
            low = middle
        else:
            high = middle
    return high, fitter(series, high, best)


def _fit_gaussian(series: _Series, omega: float, near: _Fit | None) -> _Fit:
    """Least squares in closed form; what fits ``near`` by is not needed."""
    parts, changes = _parts(series, omega)
    count = len(series.before) + len(parts)
    mean_x = math.fsum(parts) / count
    mean_y = (math.fsum(series.before) + math.fsum(series.since)) / count
    spread = len(series.before) * mean_x**2 + math.fsum((x - mean_x) ** 2 for x in parts)
    together = -mean_x * math.fsum(y - mean_y for y in series.before)
    together += math.fsum((x - mean_x) * (y - mean_y) for x, y in zip(parts, series.since, strict=True))
    effect = together / spread
    level = mean_y - effect * mean_x
    rests = [y - level - effect * x for x, y in zip(parts, series.since, strict=True)]
    misfit = math.fsum((y - level) ** 2 for y in series.before) + math.fsum(rest * rest for rest in rests)
    slope = -2 * effect * math.fsum(rest * change for rest, change in zip(rests, changes, strict=True))
    return _Fit(level, effect, misfit, slope, found=True)


def _fit_poisson(series: _Series, omega: float, near: _Fit | None) -> _Fit:
    mean = (math.fsum(series.before) + math.fsum(series.since)) / (len(series.before) + len(series.since))
    if mean == 0:
        return _Fit(-math.inf, 0.0, 0.0, 0.0, found=False)
    start = (math.log(mean), 0.0) if near is None or not near.found else (near.level, near.effect)
    return _fit_by_steps(series, omega, start, math.exp, lambda expected: expected, math.exp)


def _fit_binomial(series: _Series, omega: float, near: _Fit | None) -> _Fit:
    mean = (math.fsum(series.before) + math.fsum(series.since)) / (len(series.before) + len(series.since))
    if mean in (0, 1):
        return _Fit(math.inf, 0.0, 0.0, 0.0, found=False)
    start = (math.log(mean / (1 - mean)), 0.0) if near is None or not near.found else (near.level, near.effect)
    return _fit_by_steps(series, omega, start, _logistic, lambda expected: expected * (1 - expected), _log_one_plus)


def _fit_by_steps(
    series: _Series,
    omega: float,
    start: tuple[float, float],
    expected: Callable[[float], float],
    variance: Callable[[float], float],
    partition: Callable[[float], float],
) -> _Fit:
    """Maximum likelihood by Newton's steps, halved while they overshoot; the link is the canonical one.

    ``partition`` is the function whose derivative is ``expected`` (the misfit is twice its sum less the sum of value
    times predictor).
    """
    parts, changes = _parts(series, omega)
    count, total = len(series.before), math.fsum(series.before)

    def misfit_of(level: float, effect: float) -> float:
        try:
            here = count * partition(level) - total * level
            return 2 * math.fsum(
                [here, *(partition(level + effect * x) - y * (level + effect * x)
                         for x, y in zip(parts, series.since, strict=True))]
            )  # fmt: skip
        except OverflowError:
            return math.inf

    (level, effect), found = start, False
    misfit = misfit_of(level, effect)
    for _ in range(_MOST_STEPS):
        first = expected(level)
        weights = [variance(expected(level + effect * x)) for x in parts]
        rests = [y - expected(level + effect * x) for x, y in zip(parts, series.since, strict=True)]
        pull_level = total - count * first + math.fsum(rests)
        pull_effect = math.fsum(x * rest for x, rest in zip(parts, rests, strict=True))
        both = count * variance(first) + math.fsum(weights)
        cross = math.fsum(x * weight for x, weight in zip(parts, weights, strict=True))
        square = math.fsum(x * x * weight for x, weight in zip(parts, weights, strict=True))
        determinant = both * square - cross * cross
        if not determinant > _NEARLY_NOUGHT**2 * both * square or both == 0:
            break
        step_level = (square * pull_level - cross * pull_effect) / determinant
        step_effect = (both * pull_effect - cross * pull_level) / determinant
        largest = max(abs(step_level), abs(step_effect)) / max(1.0, abs(level), abs(effect))
        if step_level * pull_level + step_effect * pull_effect > _FAR * max(1.0, both):
            new = misfit_of(level + step_level, effect + step_effect)
            while new > misfit and largest > _SMALLEST_STEP:
                step_level, step_effect, largest = step_level / 2, step_effect / 2, largest / 2
                new = misfit_of(level + step_level, effect + step_effect)
            misfit = new
        level, effect = level + step_level, effect + step_effect
        found = largest <= _NEARLY_THERE
        if largest <= _SMALLEST_STEP:  # the next step would be the square of this one
            break
    misfit = misfit_of(level, effect)
    rests = [y - expected(level + effect * x) for x, y in zip(parts, series.since, strict=True)]
    slope = -2 * effect * math.fsum(rest * change for rest, change in zip(rests, changes, strict=True))
    return _Fit(level, effect, misfit, slope, found)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def _log_one_plus(value: float) -> float:
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


_FITTERS: dict[Family, _Fitter] = {
    "gaussian": _fit_gaussian,
    "poisson": _fit_poisson,
    "quasipoisson": _fit_poisson,
    "binomial": _fit_binomial,
    "quasibinomial": _fit_binomial,
}


def _error(series: _Series, family: Family, omega: float, fit: _Fit) -> tuple[float | None, Text | None]:
    """The standard error of the effect, or why there is none: what x tells beyond the level and omega together."""
    parts, changes = _parts(series, omega)
    xs = [*(0.0 for _ in series.before), *parts]
    zs = [*(0.0 for _ in series.before), *(fit.effect * change for change in changes)]
    ys = [*series.before, *series.since]
    predictors = [fit.level + fit.effect * x for x in xs]
    if family == "gaussian":
        means, weights = predictors, [1.0] * len(xs)
    elif "poisson" in family:
        means = [math.exp(value) for value in predictors]
        weights = means
    else:
        means = [_logistic(value) for value in predictors]
        weights = [mean * (1 - mean) for mean in means]
    dispersion = 1.0
    if family not in ("poisson", "binomial"):
        if len(ys) < 3:
            return None, _TOO_FEW
        dispersion = math.fsum((y - mean) ** 2 / weight for y, mean, weight in zip(ys, means, weights, strict=True)) / (
            len(ys) - 2
        )
    x_around, z_around = (_around_mean(column, weights) for column in (xs, zs))
    spread_x = math.fsum(weight * x * x for weight, x in zip(weights, x_around, strict=True))
    spread_z = math.fsum(weight * z * z for weight, z in zip(weights, z_around, strict=True))
    if spread_z <= _NEARLY_NOUGHT**2 * max(1.0, spread_x) * max(1.0, fit.effect**2) or spread_z == 0:
        return None, _NOT_GRADUAL
    together = math.fsum(weight * x * z for weight, x, z in zip(weights, x_around, z_around, strict=True))
    left = math.fsum(
        weight * (x - together / spread_z * z) ** 2 for weight, x, z in zip(weights, x_around, z_around, strict=True)
    )
    if left <= _NEARLY_NOUGHT * spread_x:
        return None, _NOT_GRADUAL
    return math.sqrt(dispersion / left), None


def _around_mean(column: Sequence[float], weights: Sequence[float]) -> list[float]:
    total = math.fsum(weights)
    mean = math.fsum(weight * value for weight, value in zip(weights, column, strict=True)) / total
    return [value - mean for value in column]
