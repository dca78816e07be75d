"""Several effects of one measure into one: the pairs of an ABAB design, the tiers of a multiple baseline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.statistics.effects import EffectSize, check_confidence, not_defined, wald

Weighting = Literal["equal", "1/V", "nA", "nB", "nA*nB", "1/nA+1/nB"]
WEIGHTINGS: tuple[Weighting, ...] = ("equal", "1/V", "nA", "nB", "nA*nB", "1/nA+1/nB")

_A_PART_IS_MISSING = Text(
    nl="Een van de paren heeft geen waarde. Dan is er ook geen waarde voor alle paren samen.",
    en="One of the pairs has no value. Then there is no value for all pairs together either.",
)
_NO_WEIGHTS = Text(
    nl="Wegen met 1/V vraagt van elk paar een standaardfout boven nul. Die is er niet.",
    en="Weighting by 1/V asks of every pair a standard error above nought. There is none.",
)


@dataclass(frozen=True, slots=True)
class PairEffect:
    """The effect of one pair of phases, with how many values each phase had."""

    effect: EffectSize
    n_a: int
    n_b: int


def combine(
    pairs: Sequence[PairEffect], *, weighting: Weighting = "equal", confidence: float | None = 0.95
) -> EffectSize:
    """The weighted mean of the effects: sum(w ES) / sum(w), with standard error sqrt(sum(w^2 SE^2)) / sum(w).

    Args:
        pairs: at least one. Of one pair its own effect comes back, with its own interval.
        weighting: equal weights, one over the squared standard error, the number of values of the first or second
            phase, their product, or the sum of one over each.
        confidence: of the interval of the normal distribution, which may leave the scale of the measure; None leaves
            it out.

    Returns:
        None when a pair has no value; no standard error when a pair has none. The pairs are taken as independent.

    Raises:
        ValueError: when there are no pairs or an option is unknown.
    """
    if weighting not in WEIGHTINGS or not pairs:
        raise ValueError("at least one pair, and a weighting that is known")
    check_confidence(confidence)
    if len(pairs) == 1:
        return pairs[0].effect
    effects = [pair.effect for pair in pairs]
    estimates = [effect.estimate for effect in effects if effect.estimate is not None]
    if len(estimates) < len(pairs):
        return not_defined(_A_PART_IS_MISSING)
    errors = [effect.se for effect in effects if effect.se is not None]
    if weighting == "1/V":
        if len(errors) < len(pairs) or min(errors) == 0:
            return not_defined(_NO_WEIGHTS)
        weights = [1 / error**2 for error in errors]
    else:
        weights = [float(_weight(pair, weighting)) for pair in pairs]
    total = math.fsum(weights)
    estimate = math.fsum(weight * value for weight, value in zip(weights, estimates, strict=True)) / total
    if len(errors) < len(pairs):
        lacking = next(effect for effect in effects if effect.se is None)
        return EffectSize(estimate, None, None, None, lacking.undefined)
    error = math.hypot(*(weight * part for weight, part in zip(weights, errors, strict=True))) / total
    return wald(estimate, error, confidence)


def _weight(pair: PairEffect, weighting: Weighting) -> Fraction:
    if weighting == "nA":
        return Fraction(pair.n_a)
    if weighting == "nB":
        return Fraction(pair.n_b)
    if weighting == "nA*nB":
        return Fraction(pair.n_a * pair.n_b)
    if weighting == "1/nA+1/nB":
        return Fraction(1, pair.n_a) + Fraction(1, pair.n_b)
    return Fraction(1)
