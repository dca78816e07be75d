"""Then and now: what was seen up to a day beside what was seen since, in shares of looks and only where it differs.

docs/methods/picture.md, 'Then and now', tells the rules and why they are so.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thuishaven.domain.catalogue import STATES, Catalogue, Text
from thuishaven.domain.picture.change_result import About, Change, ChangeKind, ChangeLine, Count, Learned, Side
from thuishaven.domain.picture.change_words import cautions_of, line_text, reading_text
from thuishaven.domain.picture.evidence import described_evidence_of
from thuishaven.domain.picture.haven_base import Function, codes_of
from thuishaven.domain.picture.helps import helps_of
from thuishaven.domain.picture.model import PictureInput
from thuishaven.domain.picture.readings import certainty_of
from thuishaven.domain.picture.result import Help
from thuishaven.domain.picture.robustness import rank
from thuishaven.domain.picture.rules import Rules, rules_of
from thuishaven.domain.picture.sightings import Look, looks_of
from thuishaven.domain.picture.sufficiency import missing_of
from thuishaven.domain.statistics.intervals import difference_interval

#: States whose share says something by itself. Tense alone does not: from fighting to tense is a step ahead.
_GOOD_STATES = ("calm",)
_HARD_STATES = ("fight", "flight", "freeze")
_KINDS: tuple[ChangeKind, ...] = ("progress", "same", "unknown", "harder")
_ABOUT: tuple[About, ...] = ("tension", "haven", "base", "state", "strength", "hard")


@dataclass(frozen=True, slots=True)
class Moment:
    """What one observer noted at one moment of one day, however many times it was tapped."""

    day: date
    observer: str
    setting: str
    moment: str | None
    ids: tuple[str, ...]
    signals: frozenset[str]
    states: frozenset[str]
    tension: bool


#: The moments then and now.
Both = tuple[tuple[Moment, ...], tuple[Moment, ...]]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is counted: among the moments that ``asks``, those that ``shows``."""

    id: str
    about: About
    label: Text
    good: bool
    asks: Both
    shows: Both
    confidence: float


def change_of(inp: PictureInput, catalogue: Catalogue, then: date) -> Change:
    """What was seen in the days up to and including ``then`` beside what was seen in as many days until today.

    The periods are as long as the time since ``then``, at most ``window_days``. Looks aimed at one thing are left out of
    every share. Pure and deterministic; the order of the observations and the names of observers do not matter.

    Raises:
        ValueError: when ``then`` is not before today.
        KeyError: when the catalogue lacks a threshold.
    """
    if then >= inp.today:
        raise ValueError("then must lie before today")
    rules = rules_of(catalogue)
    days = min((inp.today - then).days, int(rules.window_days))
    found = [looks_of(replace(inp, today=last), catalogue, rules).all for last in (then, inp.today)]
    periods = [
        [look for look in looks if last - timedelta(days=days) < look.day]
        for looks, last in zip(found, (then, inp.today), strict=True)
    ]
    moments = (moments_of(periods[0]), moments_of(periods[1]))
    before, since = (
        _side(looks, period, seen, last, days, catalogue, rules)
        for looks, period, seen, last in zip(found, periods, moments, (then, inp.today), strict=True)
    )
    is_enough = before.enough and since.enough
    lines = [_line(measure, rules, is_enough=is_enough) for measure in _measures(moments, catalogue, rules)]
    return Change(
        then=before,
        now=since,
        lines=tuple(sorted(lines, key=_reading_order)),
        learned=_learned(found[0], periods[1], catalogue, rules),
        reading=reading_text(before, since, catalogue),
        cautions=cautions_of(moments[0], moments[1]) if is_enough else (),
    )


def moments_of(looks: Iterable[Look]) -> tuple[Moment, ...]:
    """The looks that can be compared, put together per observer and moment of a day, in order of time.

    Left out are aimed looks, and looks in which neither a state nor a signal was noted: they say nothing either way.
    """
    together: dict[tuple[object, ...], list[Look]] = defaultdict(list)
    for look in looks:
        if not look.aimed and (look.state or look.signals):
            together[(look.observer, look.day, look.slot, look.setting)].append(look)
    return tuple(
        Moment(
            day=found[0].day,
            observer=found[0].observer,
            setting=found[0].setting,
            moment=found[0].moment,
            ids=tuple(look.id for look in found),
            signals=frozenset(code for look in found for code in look.signals),
            states=frozenset(look.state for look in found if look.state),
            tension=any(look.tension for look in found),
        )
        for found in together.values()
    )


def _side(
    looks: Sequence[Look], period: Sequence[Look], seen: Sequence[Moment], last: date, days: int, catalogue: Catalogue,
    rules: Rules,
) -> Side:  # fmt: skip
    """How much was seen in the period, and the picture as it stood on its last day."""
    telling = [look for look in looks if look.signals]
    missing = missing_of(looks, rules)
    ranking = rank(described_evidence_of(telling, catalogue, rules), rules, enough=not missing)
    counts = Counter(state for one in seen for state in one.states)
    watched = Counter(one.observer for one in seen)
    seen_on = len({one.day for one in seen})
    return Side(
        first=last - timedelta(days=days - 1),
        last=last,
        looks=len(seen),
        days=seen_on,
        aimed=sum(look.aimed for look in period),
        observers=tuple(sorted(watched, key=lambda observer: (-watched[observer], observer))),
        states={state: counts[state] for state in STATES if counts[state]},
        enough=len(seen) >= rules.change_min_looks and seen_on >= rules.min_days,
        lead=ranking.lead,
        certainty=certainty_of(ranking, missing),
        aimed_in=tuple(look.id for look in period if look.aimed),
        states_in={state: tuple(one.ids for one in seen if state in one.states) for state in STATES if counts[state]},
    )


def _measures(both: Both, catalogue: Catalogue, rules: Rules) -> list[_Measure]:
    main = [
        _Measure(
            "tension", "tension", Text("Spanning", "Tension"), False, both, _those(both, lambda one: one.tension),
            rules.change_confidence,
        ),
        _function("haven", Text("Steun of troost gebruiken", "Using support or comfort"), both, catalogue, rules),
        _function("base", Text("Zelf op pad gaan", "Setting out alone"), both, catalogue, rules),
    ]  # fmt: skip
    return main + _details(both, catalogue, rules)


def _function(function: Function, label: Text, both: Both, catalogue: Catalogue, rules: Rules) -> _Measure:
    """Among the moments at which it was at stake, those at which it was shown: less need of comfort is no loss."""
    shown, not_shown = codes_of(catalogue, function, "shown"), codes_of(catalogue, function, "not_shown")
    asks = _with_signals(both, shown | not_shown)
    return _Measure(function, function, label, True, asks, _with_signals(asks, shown), rules.change_confidence)


def _details(both: Both, catalogue: Catalogue, rules: Rules) -> list[_Measure]:
    """States and signals that came back on enough days, then and now together.

    Who compares twenty things finds one by chance: the error that is allowed is divided over all of them (Bonferroni).
    """
    stated = _those(both, lambda one: bool(one.states))
    signalled = _those(both, lambda one: bool(one.signals))
    days: dict[str, set[date]] = defaultdict(set)
    for one in (*both[0], *both[1]):
        for code in one.states | one.signals:
            days[code].add(one.day)
    enough = {code for code, seen in days.items() if len(seen) >= rules.change_signal_min_days}
    states = [code for code in (*_GOOD_STATES, *_HARD_STATES) if code in enough]
    signals = sorted(enough & catalogue.signals.keys())
    confidence = 1 - (1 - rules.change_confidence) / max(1, len(states) + len(signals))
    found = [
        _Measure(
            code,
            "state",
            catalogue.states[code].label,
            code in _GOOD_STATES,
            stated,
            _with_state(stated, code),
            confidence,
        )
        for code in states
    ]
    for code in signals:
        signal = catalogue.signals[code]
        about: About = "strength" if signal.strength else "hard"
        shows = _with_signals(signalled, {code})
        found.append(_Measure(code, about, signal.label, signal.strength, signalled, shows, confidence))
    return found


def _those(both: Both, holds: Callable[[Moment], bool]) -> Both:
    before, since = both
    return tuple(filter(holds, before)), tuple(filter(holds, since))


def _with_signals(both: Both, codes: AbstractSet[str]) -> Both:
    return _those(both, lambda one: not codes.isdisjoint(one.signals))


def _with_state(both: Both, state: str) -> Both:
    return _those(both, lambda one: state in one.states)


def _line(measure: _Measure, rules: Rules, *, is_enough: bool) -> ChangeLine:
    then, now = (
        Count(len(shows), len(asks), tuple(code for one in shows for code in one.ids), tuple(one.ids for one in asks))
        for shows, asks in zip(measure.shows, measure.asks, strict=True)
    )
    least = min(then.of, now.of)
    interval = difference_interval((then.n, then.of), (now.n, now.of), confidence=measure.confidence) if least else None
    kind: ChangeKind = "unknown"
    if interval is not None and is_enough and least >= rules.change_min_looks:
        kind = "same"
        if interval.low > 0 or interval.high < 0:
            kind = "progress" if (interval.low > 0) == measure.good else "harder"
    return ChangeLine(
        id=measure.id,
        about=measure.about,
        label=measure.label,
        good=measure.good,
        kind=kind,
        then=then,
        now=now,
        low=round(interval.low, 4) if interval else None,
        high=round(interval.high, 4) if interval else None,
        text=line_text(measure.about, measure.label, kind, then, now),
    )


def _reading_order(line: ChangeLine) -> tuple[object, ...]:
    """Progress first and what is harder last; the whole before the parts, what was seen most before the rest."""
    return _KINDS.index(line.kind), _ABOUT.index(line.about), -line.then.n - line.now.n, line.id


def _learned(then: Sequence[Look], since: Sequence[Look], catalogue: Catalogue, rules: Rules) -> tuple[Learned, ...]:
    """What helped most times since, and was not known to help in the picture of then.

    What was tried enough then without helping must now do so clearly more often. Aimed looks count: this is about what
    followed a deed, among the times it was done, not about how often one looked.
    """
    known = {found.id: found for found in helps_of(then, catalogue, rules)}
    return tuple(
        Learned(found.id, found.label, _helped(found), found.n, found.observations)
        for found in helps_of(since, catalogue, rules)
        if found.verdict == "helps" and _is_news(found, known.get(found.id), rules)
    )


def _is_news(found: Help, known: Help | None, rules: Rules) -> bool:
    if known is None or known.verdict == "too_few":
        return True
    if known.verdict == "helps":
        return False
    rates = (_helped(known), known.n), (_helped(found), found.n)
    return difference_interval(*rates, confidence=rules.change_confidence).low > 0


def _helped(found: Help) -> int:
    return sum(effect > 0 for effect in found.tries)
