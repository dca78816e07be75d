"""What the days of one goal show: better, perhaps better, not better, worse, or too few days to say anything."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.statistics import EffectSize, PairEffect, combine, nap, tau_bc
from thuishaven.domain.statistics.trend import s_in_order, trend_p

from .phases import Period

#: Too few days, no days from before (and none to come), better, perhaps better, not better, perhaps worse,
#: worse than before, or already as good as it can be before the approach began.
Verdict = Literal[
    "thin", "no_before", "well_already", "better", "perhaps_better", "no_better", "perhaps_worse", "worse"
]
#: Why less is said than the days alone would say: it was already rising (or falling) before the approach began, or on most
#: days nothing was filled in. ``..._and_more``: it was, but it went beyond that line, so that as much is said.
Caution = Literal["rising", "falling", "rising_and_more", "falling_and_more", "gaps"]
_LESS_SURE: frozenset[Caution] = frozenset({"rising", "falling", "gaps"})
#: What a switch of the approach did: went along with it, went against it, no clear difference, or too few days.
Follows = Literal["along", "against", "unclear", "thin"]
Design = Literal["A", "AB", "ABA", "ABAB"]


@dataclass(frozen=True, slots=True)
class VerdictRules:
    """How many rated days a phase without and with the approach needs, how sure an interval is, below which chance a trend
    before the approach counts, and which share of the school days of a phase may be empty."""

    min_before: int
    min_since: int
    confidence: float
    trend_alpha: float
    max_gap_share: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A phase without the approach and the phase with it that follows."""

    before: Period
    since: Period

    def nap(self, confidence: float) -> EffectSize:
        """Nonoverlap of all pairs of days."""
        return nap(self.before.known, self.since.known, confidence=confidence)

    @property
    def above(self) -> int:
        """On how many days with the approach it went better than on the best day of the phase before."""
        best = max(self.before.known)
        return sum(value > best for value in self.since.known)


@dataclass(frozen=True, slots=True)
class Switch:
    """The approach began (``on``) or stopped, with the middle of the days before and after."""

    to: Period
    on: bool
    before: float | None
    after: float | None
    follows: Follows


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the days of one goal show. ``measure`` is NAP over all pairs that have days enough (equal weights)."""

    verdict: Verdict
    pairs: tuple[Pair, ...]
    measure: EffectSize | None
    cautions: tuple[Caution, ...]
    switches: tuple[Switch, ...]
    before: int
    since: int

    @property
    def design(self) -> Design:
        """How often the approach was switched, as designs for one case are called; more than ABAB is still ABAB."""
        return _DESIGNS[min(len(self.switches), len(_DESIGNS) - 1)]

    @property
    def above(self) -> tuple[int, int]:
        """Over all pairs: days better than the best day of the phase before, of how many days with the approach."""
        return sum(pair.above for pair in self.pairs), sum(len(pair.since.known) for pair in self.pairs)


_DESIGNS: tuple[Design, ...] = ("A", "AB", "ABA", "ABAB")


def is_well_already(pairs: Sequence[Pair], best: int) -> bool:
    """Whether most days were ``best`` both before the approach and with it, so that nothing could go better."""
    return bool(pairs) and all(one.before.middle == best == one.since.middle for one in pairs)


def judge(found: Sequence[Period], rules: VerdictRules) -> Judgement:
    """What these periods (in order of time) show.

    It is called better or worse only when the interval of NAP lies wholly on one side of no difference. It is said less
    surely when the days before already went the same way, or when most school days of a phase are empty: those may be the
    hard days, or the good ones.
    """
    pairs = tuple(
        Pair(one, two)
        for one, two in itertools.pairwise(found)
        if not one.with_approach and two.with_approach
        and len(one.known) >= rules.min_before and len(two.known) >= rules.min_since
    )  # fmt: skip
    switches = tuple(_switch(one, two, rules) for one, two in itertools.pairwise(found))
    count = [sum(len(one.known) for one in found if one.with_approach is side) for side in (False, True)]
    if not pairs:
        return Judgement("thin", (), None, (), switches, *count)
    measure = combine(
        [PairEffect(one.nap(rules.confidence), len(one.before.known), len(one.since.known)) for one in pairs],
        confidence=rules.confidence,
    )  # fmt: skip
    side = _side(measure, 0.5)
    cautions = _cautions(pairs, side, rules)
    sure = _LESS_SURE.isdisjoint(cautions)
    verdict: Verdict
    if side > 0:
        verdict = "better" if sure else "perhaps_better"
    elif side < 0:
        verdict = "worse" if sure else "perhaps_worse"
    else:
        verdict = "perhaps_better" if measure.estimate is not None and measure.estimate > 0.5 else "no_better"
    return Judgement(verdict, pairs, measure, cautions, switches, *count)


def _side(measure: EffectSize, nothing: float) -> int:
    """1 when the whole interval lies above ``nothing`` (the value for no difference), -1 when it lies below, else 0."""
    if measure.ci_lower is not None and measure.ci_lower > nothing:
        return 1
    return -1 if measure.ci_upper is not None and measure.ci_upper < nothing else 0


def _cautions(pairs: Sequence[Pair], side: int, rules: VerdictRules) -> tuple[Caution, ...]:
    found: list[Caution] = []
    before = pairs[0].before.known
    if side and side * s_in_order(before) > 0 and trend_p(before) <= rules.trend_alpha:
        # Tau-BC compares with the line of before, drawn on; the days keep their place in time.
        beyond = tau_bc(pairs[0].before.values, pairs[0].since.values, confidence=rules.confidence)
        more = _side(beyond, 0) == side
        if side > 0:
            found.append("rising_and_more" if more else "rising")
        else:
            found.append("falling_and_more" if more else "falling")
    if any(_empty(period) > rules.max_gap_share for pair in pairs for period in (pair.before, pair.since)):
        found.append("gaps")
    return tuple(found)


def _empty(period: Period) -> float:
    return 1 - len(period.known) / len(period.values)


def _switch(one: Period, two: Period, rules: VerdictRules) -> Switch:
    return Switch(two, two.with_approach, one.middle, two.middle, _follows(one, two, rules))


def _follows(one: Period, two: Period, rules: VerdictRules) -> Follows:
    if min(len(one.known), len(two.known)) < rules.min_before:
        return "thin"
    side = _side(nap(one.known, two.known, confidence=rules.confidence), 0.5)
    if not side:
        return "unclear"
    return "along" if (side > 0) is two.with_approach else "against"
