"""Approaches that answer to what was seen and to what helped this child, and what had better be left."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thuishaven.domain.catalogue import Catalogue, Evidence, Strategy, Text
from thuishaven.domain.picture.result import Advice, Effect, Help
from thuishaven.domain.picture.sightings import Look

MOST_STRATEGIES = 8
MOST_AVOID = 6
#: A family (calming, limits, ...) gives at most this many as long as other families have something to offer.
MOST_PER_FAMILY = 2
#: How much an answer to one sighting counts. Signals say most, the moment of the day least.
_SIGNAL, _TRIGGER, _STATE, _MOMENT = 1.0, 0.75, 0.5, 0.25
#: What was seen to help this child comes before what only fits; what was seen not to help is not advised.
_HELPED = 4.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """How often each code was seen; strengths among the signals ask for no approach."""

    signals: Counter[str]
    states: Counter[str]
    moments: Counter[str]
    triggers: Counter[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    strategy: Strategy
    score: float
    because: tuple[str, ...]


def advice_of(
    looks: Sequence[Look], helps: Sequence[Help], catalogue: Catalogue
) -> tuple[tuple[Advice, ...], tuple[Advice, ...]]:
    """What to try and what to leave.

    To try: at most eight approaches, best fit first, spread over families; none when nothing was seen. To leave: first
    what was seen not to help this child, then pitfalls that fit what was seen, then those that always apply.
    """
    seen = _count(looks, catalogue)
    tried = {found.id: found for found in helps}
    return _strategies(seen, tried, catalogue), _avoid(seen, tried, catalogue)


def _strategies(seen: _Seen, tried: Mapping[str, Help], catalogue: Catalogue) -> tuple[Advice, ...]:
    candidates: list[_Candidate] = []
    for strategy in catalogue.strategies.values():
        if strategy.avoid:
            continue
        candidate = _fit(strategy, seen)
        own = tried.get(strategy.id)
        if own is not None and own.verdict == "does_not_help":
            continue
        if own is not None and own.verdict == "helps":
            candidate = _Candidate(strategy, candidate.score + _HELPED * own.mean, candidate.because)
        if candidate.score > 0 and (candidate.because or own is not None):
            candidates.append(candidate)
    candidates.sort(key=lambda found: (-round(found.score, 9), found.strategy.id))
    chosen = _spread(candidates)
    return tuple(_advice(found.strategy, found.because, tried) for found in chosen)


def _avoid(seen: _Seen, tried: Mapping[str, Help], catalogue: Catalogue) -> tuple[Advice, ...]:
    advice: list[Advice] = []
    for found in tried.values():
        if found.verdict == "does_not_help":
            strategy = catalogue.strategies.get(found.id)
            advice.append(
                _advice(strategy, (found.id,), tried)
                if strategy
                else _plain_advice(found.id, catalogue.responses[found.id].label, tried)
            )
    named = {found.id for found in advice}
    pitfalls = [
        _fit(strategy, seen)
        for strategy in catalogue.strategies.values()
        if strategy.avoid and strategy.id not in named and _applies(strategy, seen)
    ]
    pitfalls.sort(key=lambda found: (-round(found.score, 9), found.strategy.id))
    advice.extend(_advice(found.strategy, found.because, tried) for found in pitfalls)
    return tuple(advice[:MOST_AVOID])


def family_of(strategy_id: str) -> str:
    """The family of an approach: ``STR-CALM`` for ``STR-CALM-03``."""
    return strategy_id.rpartition("-")[0] or strategy_id


def _count(looks: Iterable[Look], catalogue: Catalogue) -> _Seen:
    signals: list[str] = []
    states: list[str] = []
    moments: list[str] = []
    triggers: list[str] = []
    for look in looks:
        signals.extend(look.signals)
        triggers.extend(look.triggers)
        if look.tension:
            states.append(look.state or "")
            moments.append(look.moment or "")
    hard = (code for code in signals if not catalogue.signals[code].strength)
    return _Seen(Counter(hard), Counter(states), Counter(moments), Counter(triggers))


def _fit(strategy: Strategy, seen: _Seen) -> _Candidate:
    fits = strategy.fits
    weighed = [
        *_weigh(fits.signals, seen.signals, _SIGNAL),
        *_weigh(fits.triggers, seen.triggers, _TRIGGER),
        *_weigh(fits.states, seen.states, _STATE),
        *_weigh(fits.moments, seen.moments, _MOMENT),
    ]
    weighed.sort(key=lambda pair: (-pair[1], pair[0]))
    # An approach that names many signals would otherwise fit every child, so each further match counts for less.
    score = math.fsum(weight / (place + 1) for place, (_, weight) in enumerate(weighed))
    return _Candidate(strategy, score, tuple(code for code, _ in weighed))


def _weigh(codes: Iterable[str], counts: Counter[str], weight: float) -> list[tuple[str, float]]:
    return [(code, weight * math.log2(1 + counts[code])) for code in dict.fromkeys(codes) if counts[code]]


def _applies(strategy: Strategy, seen: _Seen) -> bool:
    """A pitfall applies when something it names was seen, or when it names nothing and so always applies."""
    fits = strategy.fits
    is_general = not (fits.signals or fits.states or fits.moments or fits.triggers)
    return is_general or bool(_fit(strategy, seen).because)


def _spread(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    per_family: Counter[str] = Counter()
    chosen: list[_Candidate] = []
    left: list[_Candidate] = []
    for candidate in candidates:
        family = family_of(candidate.strategy.id)
        if per_family[family] < MOST_PER_FAMILY and len(chosen) < MOST_STRATEGIES:
            per_family[family] += 1
            chosen.append(candidate)
        else:
            left.append(candidate)
    chosen.extend(left[: MOST_STRATEGIES - len(chosen)])
    return chosen


def _advice(strategy: Strategy, because: tuple[str, ...], tried: Mapping[str, Help]) -> Advice:
    return Advice(
        id=strategy.id,
        title=strategy.title,
        because=because,
        evidence=strategy.evidence,
        tried=_tried(strategy.id, tried),
    )


def _plain_advice(response: str, label: Text, tried: Mapping[str, Help]) -> Advice:
    evidence: Evidence = "practice"
    return Advice(id=response, title=label, because=(response,), evidence=evidence, tried=_tried(response, tried))


def _tried(code: str, tried: Mapping[str, Help]) -> Effect | None:
    found = tried.get(code)
    return None if found is None else Effect(n=found.n, mean=found.mean)
