"""Which states were seen, and how often tension followed each trigger: in all and per state."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from thuishaven.domain.catalogue import STATES, Catalogue
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.domain.picture.rates import rate_of
from thuishaven.domain.picture.result import TriggerRate
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look
from thuishaven.domain.statistics.pooling import pooled_centre

#: The states of tension in the order from tense to frozen.
TENSE_FIRST: tuple[str, ...] = tuple(state for state in STATES if state in TENSION_STATES)
#: Of the one imagined look half is tense (Jeffreys); the states of tension divide that half, so their rates add up.
_ANY_TENSION = 0.5


def states_of(looks: Sequence[Look]) -> dict[str, int]:
    """How often each state was noted, in the order from calm to recovering; states that were not seen are left out."""
    counts = Counter(look.state for look in looks if look.state)
    return {state: counts[state] for state in STATES if counts[state]}


def trigger_rates(looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> tuple[TriggerRate, ...]:
    """Per trigger how often the child was tense or worse, and in which way, among the times its state was noted.

    The order is by the shrunken rate: what was seen once or twice more often does not come before what is surer.
    Triggers seen fewer times than the rules ask are left out: two times is no rate.
    """
    seen: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        if look.state:
            for trigger in look.triggers:
                seen[trigger].append(look)
    centres = _centres(states_of(looks))
    rates = [
        _rate(trigger, found, centres, catalogue, rules)
        for trigger, found in seen.items()
        if len(found) >= rules.trigger_min_occurrences
    ]
    return tuple(sorted(rates, key=lambda rate: (-rate.shrunken, -rate.low, -rate.of, rate.id)))


def _centres(states: Mapping[str, int]) -> dict[str, float]:
    """How often this child was in each state of tension over all looks with a state, whatever came before."""
    of, share = sum(states.values()), _ANY_TENSION / len(TENSE_FIRST)
    return {state: pooled_centre(states.get(state, 0), of, share=share) for state in TENSE_FIRST}


def _rate(
    trigger: str, looks: Sequence[Look], centres: Mapping[str, float], catalogue: Catalogue, rules: Rules
) -> TriggerRate:
    states = states_of(looks)
    tense = sum(states.get(state, 0) for state in TENSE_FIRST)
    found = rate_of(tense, len(looks), centre=sum(centres.values()), rules=rules)
    return TriggerRate(
        id=trigger,
        label=catalogue.triggers[trigger].label,
        n=found.n,
        of=found.of,
        rate=found.rate,
        shrunken=found.shrunken,
        low=found.low,
        high=found.high,
        states=states,
        by_state={
            state: rate_of(states.get(state, 0), len(looks), centre=centres[state], rules=rules)
            for state in TENSE_FIRST
        },
        observations=tuple(look.id for look in looks),
    )
