"""Goals that were started one after another: did each go better after its own start, and not before?

When two or three goals start on different days and each goes better only after its own start, something else that changed
for the child would have to have changed each of those times. That makes chance, and other causes, less likely
(multiple baseline design).
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from thuishaven.domain.statistics import nap

from .phases import Period
from .verdict import Judgement, VerdictRules

#: Every goal went better after its own start and not before; one already went better when another started; not (yet)
#: every goal went better; or days are missing to see whether a goal that waited went better before its turn.
Pattern = Literal["each_after_its_own", "before_its_own", "not_all", "too_few"]


@dataclass(frozen=True, slots=True)
class Tier:
    """One goal: the day its approach began, its periods in order of time, and what they show."""

    begins: date
    periods: tuple[Period, ...]
    judgement: Judgement


def staggered(tiers: Sequence[Tier], *, apart: int, rules: VerdictRules) -> Pattern | None:
    """What the starts show together; None when fewer than two goals with days enough started ``apart`` school days apart."""
    known = sorted((one for one in tiers if one.judgement.pairs), key=lambda one: one.begins)
    days = sorted({day for one in known for period in one.periods for day in period.days})
    steps = [
        sum(one.begins <= day < two.begins for day in days) for one, two in itertools.pairwise(known)
    ]  # fmt: skip
    if not any(step >= apart for step in steps):
        return None
    waits = [
        _went_better_at(earlier.begins, one, rules)
        for index, one in enumerate(known)
        for earlier in known[:index]
        if earlier.begins < one.begins
    ]
    if True in waits:
        return "before_its_own"
    if not all(one.judgement.verdict == "better" for one in known):
        return "not_all"
    return "too_few" if None in waits or len(known) < len(tiers) else "each_after_its_own"


def _went_better_at(day: date, tier: Tier, rules: VerdictRules) -> bool | None:
    """Whether a goal whose own approach had not begun yet already went better from ``day`` on; None on too few days."""
    waiting = tier.periods[0]
    rated = [(when, value) for when, value in zip(waiting.days, waiting.values, strict=True) if value is not None]
    before, after = [value for when, value in rated if when < day], [value for when, value in rated if when >= day]
    if min(len(before), len(after)) < rules.min_before:
        return None
    low = nap(before, after, confidence=rules.confidence).ci_lower
    return low is not None and low > 0.5
