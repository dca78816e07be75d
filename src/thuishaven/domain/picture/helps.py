"""What each response of an adult did, as seen on the child."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from thuishaven.domain.catalogue import STATES, Catalogue, Text
from thuishaven.domain.picture.model import HIGHEST_EFFECT, LOWEST_EFFECT
from thuishaven.domain.picture.result import Help, StateEffect
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look
from thuishaven.domain.statistics.intervals import Interval, mean_interval


def helps_of(looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> tuple[Help, ...]:
    """Per response with an effect: count, mean and interval, best first.

    Best is what is surest to help: the order is by the lower end of the interval, so one lucky try does not come first.
    """
    tried: dict[str, list[tuple[Look, int]]] = defaultdict(list)
    for look in looks:
        if look.effect is not None:
            for response in look.responses:
                tried[response].append((look, look.effect))
    helps = [_help(response, tries, catalogue, rules) for response, tries in tried.items()]
    return tuple(sorted(helps, key=lambda found: (-found.low, -found.mean, -found.n, found.id)))


def _help(response: str, tries: Sequence[tuple[Look, int]], catalogue: Catalogue, rules: Rules) -> Help:
    effects = [effect for _, effect in tries]
    interval = _interval(effects, rules)
    by_state: dict[str, list[int]] = defaultdict(list)
    for look, effect in tries:
        if look.state:
            by_state[look.state].append(effect)
    return Help(
        id=response,
        label=_label(response, catalogue),
        n=len(effects),
        mean=round(interval.estimate, 4),
        low=round(interval.low, 4),
        high=round(interval.high, 4),
        helped=_helped(effects),
        tries=tuple(effects),
        by_state={state: _in_state(by_state[state], rules) for state in STATES if state in by_state},
        verdict=_verdict(effects, rules),
        observations=tuple(look.id for look, _ in tries),
    )


def _label(response: str, catalogue: Catalogue) -> Text:
    strategy = catalogue.strategies.get(response)
    return strategy.label if strategy else catalogue.responses[response].label


def _in_state(effects: Sequence[int], rules: Rules) -> StateEffect:
    """Too few tries in one state give a count and no interval: it would say nothing but that they are few."""
    interval = _interval(effects, rules)
    often = len(effects) >= rules.help_min_tries
    return StateEffect(
        n=len(effects),
        helped=_helped(effects),
        mean=round(interval.estimate, 4),
        low=round(interval.low, 4) if often else None,
        high=round(interval.high, 4) if often else None,
    )


def _interval(effects: Sequence[int], rules: Rules) -> Interval:
    return mean_interval(
        effects, lowest=float(LOWEST_EFFECT), highest=float(HIGHEST_EFFECT), confidence=rules.interval_confidence
    )


def _helped(effects: Sequence[int]) -> int:
    return sum(effect > 0 for effect in effects)


def _verdict(effects: Sequence[int], rules: Rules) -> Literal["helps", "mixed", "does_not_help", "too_few"]:
    """By majority: more than half of the tries helped, or more than half made it harder or none helped at all."""
    if len(effects) < rules.help_min_tries:
        return "too_few"
    helped = _helped(effects)
    harder = sum(effect < 0 for effect in effects)
    if helped * 2 > len(effects):
        return "helps"
    return "does_not_help" if harder * 2 > len(effects) or not helped else "mixed"
