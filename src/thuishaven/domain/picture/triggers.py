"""Which states were seen, and how often tension followed each trigger."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from thuishaven.domain.catalogue import STATES, Catalogue
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.domain.picture.result import TriggerRate
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look
from thuishaven.domain.statistics.intervals import wilson_interval


def states_of(looks: Sequence[Look]) -> dict[str, int]:
    """How often each state was noted, in the order from calm to recovering; states that were not seen are left out."""
    counts = Counter(look.state for look in looks if look.state)
    return {state: counts[state] for state in STATES if counts[state]}


def trigger_rates(looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> tuple[TriggerRate, ...]:
    """Per trigger how often the child was tense or worse, among the times its state was noted; clearest first.

    Triggers seen fewer times than the rules ask are left out: two times is no rate.
    """
    seen: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        if look.state:
            for trigger in look.triggers:
                seen[trigger].append(look)
    rates = [
        _rate(trigger, found, catalogue, rules)
        for trigger, found in seen.items()
        if len(found) >= rules.trigger_min_occurrences
    ]
    return tuple(sorted(rates, key=lambda rate: (-rate.low, -rate.rate, -rate.of, rate.id)))


def _rate(trigger: str, looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> TriggerRate:
    tense = sum(look.state in TENSION_STATES for look in looks)
    interval = wilson_interval(tense, len(looks), confidence=rules.interval_confidence)
    return TriggerRate(
        id=trigger,
        label=catalogue.triggers[trigger].label,
        n=tense,
        of=len(looks),
        rate=round(interval.estimate, 4),
        low=round(interval.low, 4),
        high=round(interval.high, 4),
        states=states_of(looks),
        observations=tuple(look.id for look in looks),
    )
