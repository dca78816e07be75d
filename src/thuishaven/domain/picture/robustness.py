"""Which reading leads, if any: only one that stays first without any one observer and without any one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from thuishaven.domain.catalogue import PATTERN_NAMES, SPECIALIST_PATTERNS, PatternName
from thuishaven.domain.picture.evidence import PatternEvidence
from thuishaven.domain.picture.rules import Rules

KeyT = TypeVar("KeyT", date, str)
AllEvidence = Mapping[PatternName, PatternEvidence]


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether one reading keeps its place without any one observer or day, and if not, on which one it hangs most."""

    without_any_observer: bool
    without_any_day: bool
    hangs_on_day: date | None
    hangs_on_observer: str | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """The patterns in the order of their evidence, how firmly each stands, which is first and whether it leads.

    ``first`` is the first pattern that could lead at all; ``ahead`` says it is first by the margin; ``well_founded``
    that its own evidence meets the minima for a lead.
    """

    order: tuple[PatternName, ...]
    standing: Mapping[PatternName, Standing]
    first: PatternName | None
    ahead: bool
    well_founded: bool
    lead: PatternName | None


def rank(evidence: AllEvidence, rules: Rules, *, enough: bool) -> Ranking:
    """Order the readings and look whether the first one may lead. Disorder descriptions stand last: they only ask for advice.

    After leaving out, what the others saw or what was seen on the other days must still weigh more than what speaks
    against it; the first reading must also still be ahead of the others by the margin.
    """
    order = tuple(
        sorted(
            evidence,
            key=lambda name: (name in SPECIALIST_PATTERNS, -evidence[name].net, -evidence[name].total, _place(name)),
        )
    )
    first = next((name for name in order if name not in SPECIALIST_PATTERNS and evidence[name].net > 0), None)
    ahead = first is not None and _is_ahead(first, {name: found.net for name, found in evidence.items()}, rules)
    standing = {name: _standing(name, evidence, rules, must_be_ahead=ahead and name == first) for name in order}
    well_founded = first is not None and _is_well_founded(evidence[first], rules)
    leads = (
        first is not None
        and enough
        and ahead
        and well_founded
        and standing[first].without_any_observer
        and standing[first].without_any_day
    )
    return Ranking(
        order=order,
        standing=standing,
        first=first,
        ahead=ahead,
        well_founded=well_founded,
        lead=first if leads else None,
    )


def _place(name: PatternName) -> int:
    return PATTERN_NAMES.index(name)


def _is_well_founded(found: PatternEvidence, rules: Rules) -> bool:
    return (
        found.days >= rules.lead_min_days
        and found.observers >= rules.lead_min_observers
        and len(found.signals) >= rules.lead_min_distinct_signals
    )


def _is_ahead(name: PatternName, nets: Mapping[PatternName, float], rules: Rules) -> bool:
    own = nets[name]
    rivals = (net for other, net in nets.items() if other != name and other not in SPECIALIST_PATTERNS)
    return own > 0 and own >= rules.lead_margin * max([0.0, *rivals])


def _standing(name: PatternName, evidence: AllEvidence, rules: Rules, *, must_be_ahead: bool) -> Standing:
    own = evidence[name]
    by_day = {other: found.without_day for other, found in evidence.items()}
    by_observer = {other: found.without_observer for other, found in evidence.items()}
    days = _breaking(name, by_day, rules, must_be_ahead=must_be_ahead)
    observers = _breaking(name, by_observer, rules, must_be_ahead=must_be_ahead)
    # A reading with more against it than for it does not stand, whoever is left out: then it hangs on nobody.
    stands = own.net > 0
    return Standing(
        without_any_observer=not observers,
        without_any_day=not days,
        hangs_on_day=_heaviest(days, own.without_day) if stands else None,
        hangs_on_observer=_heaviest(observers, own.without_observer) if stands else None,
    )


def _breaking(
    name: PatternName,
    without: Mapping[PatternName, Mapping[KeyT, float]],
    rules: Rules,
    *,
    must_be_ahead: bool,
) -> list[KeyT]:
    """The days or observers without which the reading no longer stands."""
    broken: list[KeyT] = []
    for key, rest in without[name].items():
        stands = rest > 0
        if stands and must_be_ahead:
            stands = _is_ahead(name, {other: rests[key] for other, rests in without.items()}, rules)
        if not stands:
            broken.append(key)
    return broken


def _heaviest(keys: Sequence[KeyT], without: Mapping[KeyT, float]) -> KeyT | None:
    """The one whose leaving out takes most away; of equals the one seen first."""
    return min(keys, key=lambda key: without[key], default=None)
