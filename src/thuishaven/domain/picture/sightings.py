"""From observations to looks: within the period, doubled taps once, free words understood where codes are missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture.free_words import understand_words
from thuishaven.domain.picture.model import TENSION_STATES, Observation, PictureInput
from thuishaven.domain.picture.result import FromWords
from thuishaven.domain.picture.rules import Rules


class Look(NamedTuple):
    """One time somebody looked, as the rules use it.

    ``slot`` is what tells moments of one day apart: the moment, or else the hour of the clock. ``tension`` says that
    the child was tense or worse, or, where no state was noted, that something hard was seen.
    """

    id: str
    day: date
    slot: str
    moment: str | None
    observer: str
    setting: str
    signals: tuple[str, ...]
    triggers: tuple[str, ...]
    state: str | None
    responses: tuple[str, ...]
    effect: int | None
    tension: bool
    aimed: bool = False
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Looks:
    """All looks of the period in order of time, what came from words, and how many observations are older."""

    all: tuple[Look, ...]
    from_words: tuple[FromWords, ...]
    older: int

    def with_signals(self) -> tuple[Look, ...]:
        """The looks in which something was recognised: only these can carry a reading."""
        return tuple(look for look in self.all if look.signals)


def looks_of(inp: PictureInput, catalogue: Catalogue, rules: Rules) -> Looks:
    """The looks that count.

    Left out are words only, observations after ``today``, those before the window (counted as older) and doubled taps:
    the same observer noting the same things at the same moment of the same day. Codes the catalogue no longer holds are
    skipped.
    """
    opens = days_before(inp.today, int(rules.window_days))
    counting = [observation for observation in inp.observations if not observation.words_only]
    until_today = [observation for observation in counting if observation.day <= inp.today]
    inside = [observation for observation in until_today if observation.day >= opens]
    understood = understand_words(inside, catalogue, rules, inp.language)
    looks: list[Look] = []
    seen: set[tuple[object, ...]] = set()
    kept: set[str] = set()
    for observation in sorted(inside, key=_order):
        look = _look(observation, understood.get(observation.id), catalogue)
        tap = _tap(look, observation)
        if tap not in seen:
            seen.add(tap)
            looks.append(look)
            kept.add(look.id)
    return Looks(
        all=tuple(looks),
        from_words=tuple(understood[look.id] for look in looks if look.id in understood),
        older=len(until_today) - len(inside),
    )


def days_before(day: date, days: int) -> date:
    """The day so many days before ``day``, or the first there is."""
    return date.fromordinal(max(1, day.toordinal() - days))


def slots_of(looks: Iterable[Look]) -> int:
    """How many different moments of the day: known moments, or hours where no moment was noted, never both added."""
    moments: set[str] = set()
    hours: set[str] = set()
    for look in looks:
        if look.moment:
            moments.add(look.moment)
        else:
            hours.add(look.slot)
    return max(len(moments), len(hours))


def _look(observation: Observation, words: FromWords | None, catalogue: Catalogue) -> Look:
    moment = observation.moment
    triggers, responses = observation.triggers, observation.responses
    signals = _known_signals(observation.signals, catalogue)
    if words is not None:
        signals = signals or tuple(sorted(words.signals))
        moment = moment or words.moment
        triggers = triggers or words.triggers
        responses = responses or words.responses
    clock = observation.clock
    return Look(
        id=observation.id,
        day=observation.day,
        slot=moment or (f"hour {clock.hour}" if clock else ""),
        moment=moment if moment in catalogue.moments else None,
        observer=observation.observer,
        setting=observation.setting,
        signals=signals,
        triggers=tuple(sorted(code for code in set(triggers) if code in catalogue.triggers)),
        state=observation.state,
        responses=tuple(
            sorted(code for code in set(responses) if code in catalogue.strategies or code in catalogue.responses)
        ),
        effect=observation.effect,
        tension=(
            observation.state in TENSION_STATES
            if observation.state
            else any(not catalogue.signals[code].strength for code in signals)
        ),
        aimed=observation.aimed,
        clock=clock,
    )


def _known_signals(codes: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    found = {code if code in catalogue.signals else catalogue.signal_id(code) for code in codes}
    return tuple(sorted(code for code in found if code is not None))


def _order(observation: Observation) -> tuple[object, ...]:
    """By time, then by content; the id decides only between observations that are the same in all of that."""
    return (
        observation.day,
        observation.clock or time.min,
        observation.moment or "",
        observation.signals,
        observation.words,
        observation.state or "",
        observation.triggers,
        observation.responses,
        -3 if observation.effect is None else observation.effect,
        observation.setting,
        observation.aimed,
        observation.moment_words,
        observation.trigger_words,
        observation.response_words,
        observation.id,
    )


def _tap(look: Look, observation: Observation) -> tuple[object, ...]:
    return (
        look.observer, look.day, look.slot, look.setting, look.signals, look.triggers, look.state, look.responses,
        look.effect, "" if look.signals else observation.words,
    )  # fmt: skip
