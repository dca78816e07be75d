"""What to do now: a few approaches of the catalogue for limits, time-in and repair, by the state of the child.

They come from the situations of the library, most helpful first, and never from a label.
"""

from collections.abc import Iterable

from thuishaven.domain.catalogue import Catalogue, Signal, Strategy

from .contents import Step

_MOST = 3
_STORM, _AFTER = "SIT-IN-THE-STORM", "SIT-AFTER-TANTRUM"
_SITUATIONS = {
    "fight": (_STORM,), "tense": (_STORM,), "flight": ("SIT-RUNS-AWAY", _STORM), "freeze": ("SIT-FREEZES", _STORM),
    "recovering": (_AFTER,), "calm": (_AFTER,),
}  # fmt: skip
#: The order of PROC-03 when the state is not known: the limit, nearby, later the talk.
_WITHOUT_STATE = ("STR-BOUND-01", "STR-BOUND-02", "STR-BOUND-03")
#: For what comes later: first the story and connection (PROC-05, PRIN-02), then repair (STR-BOUND-04).
_FOR_STEP = {
    Step.SAFE: ("STR-COREG-11", "STR-BOUND-01"),
    Step.NEAR: ("STR-BOUND-02", "STR-COREG-07", "STR-BOUND-15"),
    Step.TALK: ("STR-BOUND-17", "STR-BOUND-03"),
    Step.REPAIR: ("STR-BOUND-04", "STR-REL-15", "STR-BOUND-05"),
}


def for_state(catalogue: Catalogue, state: str) -> list[Strategy]:
    """At most three approaches for a child in ``state``; without a state the order of what to do."""
    if state not in _SITUATIONS:
        return _those(catalogue, _WITHOUT_STATE)
    named = [code for situation in _SITUATIONS[state] for code in _entries(catalogue, situation)]
    return [one for one in _those(catalogue, named) if state in one.fits.states][:_MOST]


def for_step(catalogue: Catalogue, step: str) -> list[Strategy]:
    """At most three approaches for a step."""
    return _those(catalogue, _FOR_STEP.get(step, ()))[:_MOST]


def signals_in_front(catalogue: Catalogue) -> dict[str, int]:
    """Signals that are asked about first when something went wrong: those the approaches for it answer to."""
    found: dict[str, int] = {}
    for strategy in _those(catalogue, _entries(catalogue, _STORM)):
        for code in strategy.fits.signals:
            found[code] = found.get(code, 0) + 1
    named = [code for code in _entries(catalogue, _STORM) if isinstance(catalogue.signals.get(code), Signal)]
    return found | {code: 100 - place for place, code in enumerate(named)}


def responses_in_front(catalogue: Catalogue) -> dict[str, int]:
    """What an adult may have done that is offered first: the limit, staying near, asking a colleague."""
    codes = [*(one.id for one in _those(catalogue, _entries(catalogue, _STORM))), "RESP-COLLEAGUE"]
    return {code: 100 - place for place, code in enumerate(codes)}


def _entries(catalogue: Catalogue, situation: str) -> tuple[str, ...]:
    found = catalogue.situations.get(situation)
    return found.entries if found else ()


def _those(catalogue: Catalogue, codes: Iterable[str]) -> list[Strategy]:
    found = (catalogue.strategies.get(code) for code in dict.fromkeys(codes))
    return [one for one in found if one is not None and not one.avoid]
