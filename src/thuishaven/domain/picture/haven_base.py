"""How often the child was seen to use comfort (safe haven) and to explore with an adult behind it (safe base)."""

from collections.abc import Sequence
from typing import Literal

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture.result import Balance
from thuishaven.domain.picture.sightings import Look

Function = Literal["haven", "base"]
Side = Literal["shown", "not_shown"]


def balance_of(looks: Sequence[Look], catalogue: Catalogue, function: Function) -> Balance:
    """Count per function the moments at which it was shown and not shown.

    One observer at one moment of one day counts once for each side, however many signals say so.
    """
    shown = looks_with(looks, codes_of(catalogue, function, "shown"))
    not_shown = looks_with(looks, codes_of(catalogue, function, "not_shown"))
    return Balance(
        shown=distinct(shown),
        not_shown=distinct(not_shown),
        shown_in=tuple(look.id for look in shown),
        not_shown_in=tuple(look.id for look in not_shown),
    )


def codes_of(catalogue: Catalogue, function: Function, side: Side) -> frozenset[str]:
    """The signals that stand for one side of the function."""
    return frozenset(
        code
        for code, signal in catalogue.signals.items()
        if (signal.haven if function == "haven" else signal.base) == side
    )


def looks_with(looks: Sequence[Look], codes: frozenset[str]) -> list[Look]:
    """The looks in which any of the signals was seen."""
    return [look for look in looks if not codes.isdisjoint(look.signals)]


def distinct(looks: Sequence[Look]) -> int:
    """At how many moments of a day, per observer, the looks took place."""
    return len({(look.observer, look.day, look.slot) for look in looks})
