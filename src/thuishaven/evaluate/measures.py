"""The measures behind the fold: number, standard error, interval, and what it says in plain words, each with its card."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.domain.statistics import EffectSize, PairEffect, combine, ird, pnd, tau_bc, tau_u
from thuishaven.domain.trial.verdict import Judgement, Pair


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as it is shown; ``card`` is the name of its card, the numbers are written out and may be empty."""

    card: str
    name: str
    estimate: str
    se: str
    interval: str
    meaning: str
    undefined: str = ""


@dataclass(frozen=True, slots=True)
class MeasureFold:
    """All measures of one goal, or of all goals together; ``pairs`` says over how many comparisons they are the mean."""

    rows: tuple[MeasureRow, ...]
    pairs: int


def _number(value: float | None) -> str:
    return "" if value is None else formats.number_format(value, 2, use_l10n=True)


@dataclass(frozen=True, slots=True)
class Measure:
    """How a measure is computed of a pair of phases (with how sure an interval is), and what its value means in words."""

    card: str
    name: str
    of: Callable[[Pair, float], EffectSize]
    meaning: Callable[[float], str]
    #: the least and the most the measure can be; the interval of a mean is worked out as if there were no ends
    ends: tuple[float, float] = (-math.inf, math.inf)


def shown_measures() -> tuple[Measure, ...]:
    """The measures that the evaluation shows, the most telling first."""
    return (
        Measure("nap", "NAP", lambda pair, sure: pair.nap(sure), _nap_in_words, (0, 1)),
        Measure(
            "tau-bc", "Tau-BC", lambda pair, sure: tau_bc(pair.before.values, pair.since.values, confidence=sure),
            lambda _value: _("Van -1 tot 1, 0 is geen verschil. De lijn die er voor de aanpak al was, is eraf gehaald."),
            (-1, 1),
        ),
        Measure(
            "tau-u", "Tau-U", lambda pair, _sure: tau_u(pair.before.values, pair.since.values),
            lambda _value: _("0 is geen verschil. De stijging die er voor de aanpak al was, is ervan afgetrokken."),
        ),
        Measure(
            "ird", "IRD", lambda pair, _sure: ird(pair.before.values, pair.since.values),
            lambda _value: _("0 is geen verschil, bij 1 is er geen enkele dag die overlapt."),
        ),
        Measure(
            "pnd", "PND", lambda pair, _sure: pnd(pair.before.values, pair.since.values),
            lambda _value: _("Welk deel van de dagen met de aanpak beter was dan de beste dag ervoor. Eén goede dag ervoor kan dit bepalen."),
        ),
    )  # fmt: skip


def _nap_in_words(value: float) -> str:
    return _(
        "Leg je een dag met de aanpak naast een dag ervoor, dan ging die met de aanpak ongeveer %(times)s van de 10 keer beter. "
        "Gingen ze even goed, dan telt dat voor de helft."
    ) % {"times": round(value * 10)}  # fmt: skip


def fold_of(judgement: Judgement, confidence: float) -> MeasureFold:
    """The measures of one goal: over several pairs (ABAB) the mean with equal weights."""
    return _fold([_all_pairs(judgement.pairs, one, confidence) for one in shown_measures()], len(judgement.pairs))


def fold_of_goals(judgements: Sequence[Judgement], confidence: float) -> MeasureFold:
    """The measures over several goals, each goal counting the same."""

    def over_goals(measure: Measure) -> tuple[Measure, EffectSize]:
        parts = [PairEffect(_all_pairs(one.pairs, measure, confidence)[1], one.before, one.since) for one in judgements]
        return measure, combine(parts, confidence=confidence)

    return _fold([over_goals(one) for one in shown_measures()], len(judgements))


def _all_pairs(pairs: Sequence[Pair], measure: Measure, confidence: float) -> tuple[Measure, EffectSize]:
    effects = [
        PairEffect(measure.of(pair, confidence), len(pair.before.known), len(pair.since.known)) for pair in pairs
    ]
    return measure, combine(effects, confidence=confidence)


def _fold(found: Sequence[tuple[Measure, EffectSize]], count: int) -> MeasureFold:
    language = get_language() or "nl"

    def row(measure: Measure, effect: EffectSize) -> MeasureRow:
        interval = ""
        if effect.ci_lower is not None and effect.ci_upper is not None:
            low, high = max(effect.ci_lower, measure.ends[0]), min(effect.ci_upper, measure.ends[1])
            interval = _("%(low)s tot %(high)s") % {"low": _number(low), "high": _number(high)}
        return MeasureRow(
            measure.card, measure.name, _number(effect.estimate), _number(effect.se), interval,
            measure.meaning(effect.estimate) if effect.estimate is not None else "",
            effect.undefined.in_language(language) if effect.undefined else "",
        )  # fmt: skip

    return MeasureFold(tuple(row(measure, effect) for measure, effect in found), count)
