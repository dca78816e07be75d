"""How heavily what was seen weighs for and against each pattern, and what is left when a day or observer is left out.

The weight of one signal grows with every further sighting, but ever more slowly:

- a sighting is one signal, seen by one observer at one moment of one day;
- on the same day a second sighting by the same observer counts half, a third a quarter, and so on;
- per observer the sum over the days is put on a scale on which each doubling adds one step (``log2(1 + x)``);
- the observers are added, and the result is multiplied by how typical the signal is for the pattern (1, 2 or 3).

So many different signals, on many days, seen by several people, weigh more than one thing tapped often, and one more
sighting never makes a pattern lighter. The net weight is what speaks for it minus what speaks against it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from thuishaven.domain.catalogue import PATTERN_NAMES, SPECIALIST_PATTERNS, Catalogue, PatternName
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look

#: Sums are compared after rounding, so that the last bit of a fraction never decides what stands first.
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class PatternEvidence:
    """The evidence for one pattern: weights, the signals for and against (heaviest first) and its spread.

    ``without_day`` and ``without_observer`` hold the net weight that is left without each day and each observer of the
    whole period, in the order in which they come first, also of those that saw nothing of this pattern.
    """

    pattern: PatternName
    net: float
    total: float
    signals: tuple[str, ...]
    against: tuple[str, ...]
    days: int
    observers: int
    without_day: Mapping[date, float]
    without_observer: Mapping[str, float]


def evidence_of(looks: Iterable[Look], catalogue: Catalogue) -> dict[PatternName, PatternEvidence]:
    """The evidence per pattern for which anything was seen."""
    return _Weighing(looks, catalogue).patterns()


def described_evidence_of(
    looks: Iterable[Look], catalogue: Catalogue, rules: Rules
) -> dict[PatternName, PatternEvidence]:
    """The evidence of only those patterns that the catalogue describes with sources.

    Disorder descriptions only when seen on enough days, and with at least one signal that is theirs: being quiet or on
    guard alone is seen in far too many children to send for a specialist.
    """
    described = {pattern.pattern for pattern in catalogue.patterns.values()}
    return {
        name: found
        for name, found in evidence_of(looks, catalogue).items()
        if name in described
        and (
            name not in SPECIALIST_PATTERNS
            or (
                found.days >= rules.specialist_min_days
                and any(catalogue.signals[code].specialist for code in found.signals)
            )
        )
    }


class _Weighing:
    """The sightings of one period, weighed once; leaving out is a subtraction, not a second weighing."""

    def __init__(self, looks: Iterable[Look], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._slots: dict[str, dict[str, dict[date, set[str]]]] = {}
        self._days: dict[date, None] = {}
        self._observers: dict[str, None] = {}
        for look in looks:
            self._days.setdefault(look.day)
            self._observers.setdefault(look.observer)
            for signal in look.signals:
                by_day = self._slots.setdefault(signal, {}).setdefault(look.observer, {})
                by_day.setdefault(look.day, set()).add(look.slot)
        self._value: dict[str, float] = {}
        self._day_loss: dict[date, list[tuple[str, float]]] = defaultdict(list)
        self._observer_loss: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for signal, by_observer in self._slots.items():
            self._weigh(signal, by_observer)

    def _weigh(self, signal: str, by_observer: Mapping[str, Mapping[date, set[str]]]) -> None:
        parts: list[float] = []
        for observer, by_day in by_observer.items():
            amounts = {day: 2 - 0.5 ** (len(slots) - 1) for day, slots in by_day.items()}
            amount = math.fsum(amounts.values())
            value = math.log2(1 + amount)
            parts.append(value)
            self._observer_loss[observer].append((signal, value))
            for day, share in amounts.items():
                self._day_loss[day].append((signal, value - math.log2(1 + amount - share)))
        self._value[signal] = math.fsum(parts)

    def patterns(self) -> dict[PatternName, PatternEvidence]:
        found: dict[PatternName, PatternEvidence] = {}
        for pattern in PATTERN_NAMES:
            evidence = self._pattern(pattern)
            if evidence is not None:
                found[pattern] = evidence
        return found

    def _pattern(self, pattern: PatternName) -> PatternEvidence | None:
        supports = {code: self._catalogue.signals[code].speaks_for.get(pattern, 0) for code in self._value}
        opposes = {code: self._catalogue.signals[code].speaks_against.get(pattern, 0) for code in self._value}
        signals = self._heaviest_first(supports)
        if not signals:
            return None
        total = math.fsum(supports[code] * self._value[code] for code in signals)
        weight = {code: supports[code] - opposes[code] for code in self._value}
        net = math.fsum(weight[code] * value for code, value in self._value.items())
        days_of: dict[str, set[date]] = defaultdict(set)
        for code in signals:
            for observer, by_day in self._slots[code].items():
                days_of[observer].update(by_day)
        return PatternEvidence(
            pattern=pattern,
            net=round(net, _DECIMALS),
            total=round(total, _DECIMALS),
            signals=signals,
            against=self._heaviest_first(opposes),
            days=len(set().union(*days_of.values())),
            observers=len(days_of),
            without_day={day: _rest(net, weight, self._day_loss.get(day, ())) for day in self._days},
            without_observer={who: _rest(net, weight, self._observer_loss.get(who, ())) for who in self._observers},
        )

    def _heaviest_first(self, weights: Mapping[str, int]) -> tuple[str, ...]:
        weighing = [code for code, weight in weights.items() if weight > 0]
        return tuple(sorted(weighing, key=lambda code: (-round(weights[code] * self._value[code], _DECIMALS), code)))


def _rest(net: float, weight: Mapping[str, int], losses: Iterable[tuple[str, float]]) -> float:
    return round(net - math.fsum([weight[signal] * loss for signal, loss in losses]), _DECIMALS)
