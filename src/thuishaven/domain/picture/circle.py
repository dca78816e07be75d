"""The Circle of Security: at which of its four steps things go well, and where the circle breaks, if that can be seen."""

from collections.abc import Sequence
from typing import Literal

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.circle import CIRCLE_STEPS, CircleStep, StepSigns
from thuishaven.domain.picture.circle_result import Circle, CirclePhase
from thuishaven.domain.picture.haven_base import distinct
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look

_NOT_VISIBLE = Text(
    nl="Waar de cirkel goed gaat en waar hij hapert, is nog niet te zien.",
    en="Where the circle goes well and where it falters cannot be seen yet.",
)
_NO_BREAK = Text(
    nl="Of de cirkel ergens hapert, is nog niet te zien.", en="Whether the circle falters anywhere cannot be seen yet."
)


def circle_of(looks: Sequence[Look], catalogue: Catalogue, rules: Rules) -> Circle:
    """How often each step was shown and not yet shown, what goes well, and where the circle breaks.

    One observer at one moment of one day counts once for each side of a step, however many signs say so. A step breaks
    when it was seen not to work at least ``circle_margin`` times as often as to work, and it goes well the other way
    round; neither is said from fewer than ``trigger_min_occurrences`` sightings of that side. Several steps may break,
    the first in the order of the circle is ``breaks_at``.
    """
    left = _better_left(catalogue)
    steps = [catalogue.circle[code] for code in CIRCLE_STEPS if code in catalogue.circle]
    phases = tuple(_phase(step, looks, left, rules) for step in steps)
    breaks = tuple(phase.id for phase in phases if phase.verdict == "breaks")
    return Circle(
        phases=phases,
        goes_well=tuple(phase.id for phase in phases if phase.verdict == "works"),
        breaks=breaks,
        breaks_at=breaks[0] if breaks else None,
        text=_text(phases, catalogue),
    )


def _better_left(catalogue: Catalogue) -> frozenset[str]:
    """What an adult had better leave. Becoming quiet after a stern voice is no comfort, whatever else was done."""
    strategies = (code for code, strategy in catalogue.strategies.items() if strategy.avoid)
    return frozenset((*strategies, *(code for code, term in catalogue.responses.items() if term.note == "avoid")))


def _phase(step: CircleStep, looks: Sequence[Look], left: frozenset[str], rules: Rules) -> CirclePhase:
    shown = _looks_with(looks, step.works, step, left)
    not_shown = _looks_with(looks, step.not_yet, step, left)
    times, not_times = distinct(shown), distinct(not_shown)
    return CirclePhase(
        id=step.id,
        title=step.title,
        shown=times,
        not_shown=not_times,
        shown_in=tuple(look.id for look in shown),
        not_shown_in=tuple(look.id for look in not_shown),
        verdict=_verdict(times, not_times, rules),
        sources=step.sources,
    )


def _looks_with(looks: Sequence[Look], signs: StepSigns, step: CircleStep, left: frozenset[str]) -> list[Look]:
    signals, states, effects = frozenset(signs.signals), frozenset(signs.states), frozenset(signs.effects)
    return [
        look for look in looks
        if not signals.isdisjoint(look.signals)
        or look.state in states
        or (look.effect in effects and _tells_of_comfort(look, step, left))
    ]  # fmt: skip


def _tells_of_comfort(look: Look, step: CircleStep, left: frozenset[str]) -> bool:
    """Whether the effect says how comfort arrives: the child was tense, and the adult comforted and did not scold."""
    return (
        look.state in TENSION_STATES
        and not left.intersection(look.responses)
        and any(response in step.comforts for response in look.responses)
    )


def _verdict(shown: int, not_shown: int, rules: Rules) -> Literal["works", "mixed", "breaks", "not_seen"]:
    fewest, margin = rules.trigger_min_occurrences, rules.circle_margin
    if not_shown >= fewest and not_shown >= margin * shown:
        return "breaks"
    if shown >= fewest and shown >= margin * not_shown:
        return "works"
    return "mixed" if shown + not_shown >= fewest else "not_seen"


def _text(phases: Sequence[CirclePhase], catalogue: Catalogue) -> Text:
    """What goes well first, then where it falters, or that this cannot be seen yet."""
    well = [catalogue.circle[phase.id].goes_well for phase in phases if phase.verdict == "works"]
    falters = [catalogue.circle[phase.id].falters for phase in phases if phase.verdict == "breaks"]
    if not well and not falters:
        return _NOT_VISIBLE
    said = [*well, *(falters or [_NO_BREAK])]
    return Text(nl=" ".join(part.nl for part in said), en=" ".join(part.en for part in said))
