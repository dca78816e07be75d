"""Differences of means: the standardised mean difference within a case (SMD) and the percent of goal obtained (PoGO)."""

import math
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
from thuishaven.domain.statistics.moments import moments_of

_NO_SPREAD_A = Text(
    nl="De waarden van de eerste periode zijn allemaal gelijk. Dan is er geen spreiding om door te delen.",
    en="The values of the first phase are all equal. Then there is no spread to divide by.",
)
_NO_SPREAD = Text(
    nl="De waarden verschillen binnen de perioden niet. Dan is er geen spreiding om door te delen.",
    en="The values do not differ within the phases. Then there is no spread to divide by.",
)
_ONE_POINT_A = Text(
    nl="De eerste periode heeft maar één waarde. Dan is er geen spreiding om door te delen.",
    en="The first phase has only one value. Then there is no spread to divide by.",
)
_ONE_POINT_EACH = Text(
    nl="Elke periode heeft maar één waarde. Dan is er geen spreiding om door te delen.",
    en="Each phase has only one value. Then there is no spread to divide by.",
)
_CORRECTED_AWAY = Text(
    nl="Met zo weinig waarden maakt de correctie voor kleine aantallen alles 0. Dit getal zegt niets.",
    en="With so few values the correction for small numbers makes everything 0. This number says nothing.",
)
_GOAL_REACHED = Text(
    nl="Het gemiddelde van de eerste periode is gelijk aan het doel. Dan is er geen weg om af te leggen.",
    en="The mean of the first phase equals the goal. Then there is no way to go.",
)


def smd(
    a: Values,
    b: Values,
    *,
    direction: Direction = "increase",
    std_dev: Literal["baseline", "pool"] = "baseline",
    bias_correct: bool = True,
    confidence: float | None = 0.95,
) -> EffectSize:
    """The standardised mean difference within a case: the change of the mean in standard deviations.

    Args:
        a: the values of the first phase, ``None`` where nothing was recorded. Order does not matter.
        b: the values of the second phase, likewise.
        direction: whether better is higher ("increase") or lower ("decrease").
        std_dev: the standard deviation of the first phase ("baseline"), or that of both together ("pool").
        bias_correct: whether to correct for small numbers (Hedges' g). With two values in the first phase and
            "baseline" the correction is 0, so everything is; ``undefined`` then says that the number says nothing.
        confidence: of the interval, between 0 and 1; None leaves the interval out.

    It can not be compared with the d of a study of groups: the spread is that of one person over days.

    Raises:
        ValueError: when a value is infinite or not a number, or an option is unknown.

    Sources: W. J. Gingerich (1984), Meta-analysis of applied time-series data, Journal of Applied Behavioral Science
    20; P. L. Busk and R. C. Serlin (1992), in Single-case research design and analysis; L. V. Hedges (1981),
    Distribution theory for Glass's estimator, Journal of Educational Statistics 6; standard error as in
    J. E. Pustejovsky (2019), Psychological Methods 24.
    """
    if std_dev not in ("baseline", "pool"):
        raise ValueError("std_dev is baseline or pool")
    check_confidence(confidence)
    phases = phases_of(a, b, direction)
    if not phases.known_a or not phases.known_b:
        return not_defined(NO_DATA)
    before, since = (moments_of(part, phases.scale) for part in (phases.known_a, phases.known_b))
    m, n = before.count, since.count
    freedom = m - 1 if std_dev == "baseline" else m + n - 2
    if freedom == 0:
        return not_defined(_ONE_POINT_A if std_dev == "baseline" else _ONE_POINT_EACH)
    squares = before.sum_of_squares + (since.sum_of_squares if std_dev == "pool" else 0)
    if squares == 0:
        return not_defined(_NO_SPREAD_A if std_dev == "baseline" else _NO_SPREAD)
    variance = squares / freedom
    correction = 1 - Fraction(3, 4 * freedom - 1) if bias_correct else Fraction(1)
    difference = correction * (since.mean - before.mean)
    estimate = math.copysign(math.sqrt(difference**2 / variance), difference)
    error = Fraction(1, m) + difference**2 / (variance * 2 * freedom)
    if std_dev == "pool":
        error += Fraction(1, n)
    elif since.variance is None:
        return EffectSize(estimate, None, None, None, ONE_POINT)
    else:
        error += since.variance / (n * variance)
    told = _CORRECTED_AWAY if correction == 0 else None
    return wald(estimate, math.sqrt(correction**2 * error), confidence, told)


def pogo(
    a: Values,
    b: Values,
    *,
    goal: float,
    direction: Direction = "increase",
    confidence: float | None = 0.95,
) -> EffectSize:
    """Percent of goal obtained: how much of the way from the mean of ``a`` to ``goal`` the mean of ``b`` has gone.

    100 is the goal, 0 no change, below 0 the other way. ``goal`` is on the scale of the values. Whether better
    is higher or lower follows from where the goal lies, so ``direction`` changes nothing.

    The standard error is that of a ratio of two independent means after Dunlap and Silver, times 100.

    Raises:
        ValueError: when a value or the goal is infinite or not a number.

    Sources: J. Ferron, H. Goldstein, A. Olszewski and L. Rohrer (2020), Indexing effects in single-case experimental
    designs by estimating the percent of goal obtained, Evidence-Based Communication Assessment and Intervention 14;
    W. P. Dunlap and N. C. Silver (1986), Confidence intervals and standard errors for ratios of normal variables,
    Behavior Research Methods 18; E. Patrona et al. (2022), Journal of Speech, Language, and Hearing Research.
    """
    check_confidence(confidence)
    if direction not in ("increase", "decrease") or not usable(goal):
        raise ValueError("direction is increase or decrease, and goal a finite number")
    phases = phases_of(a, b, "increase")
    if not phases.known_a or not phases.known_b:
        return not_defined(NO_DATA)
    before, since = (moments_of(part, phases.scale) for part in (phases.known_a, phases.known_b))
    way = as_written(goal) - before.mean
    if way == 0:
        return not_defined(_GOAL_REACHED)
    share = (since.mean - before.mean) / way
    if before.variance is None or since.variance is None:
        return EffectSize(float(100 * share), None, None, None, ONE_POINT)
    spread = before.variance / before.count * (1 + share**2) + since.variance / since.count
    return wald(float(100 * share), 100 * math.sqrt(spread / way**2), confidence)
