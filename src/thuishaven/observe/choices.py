"""What can be tapped when recording: the chips, in the order that saves most searching."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import THEMES, Catalogue, Signal, Text
from thuishaven.domain.catalogue import Term as Choice

_FIRST_SIGNALS, _FIRST_STRENGTHS, _FIRST_RESPONSES = 8, 6, 6
#: What is offered first before anybody tapped anything: what teachers see most, from the catalogue's own order.
_STAFF_MOMENT_PREFIX = "home_"


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing to tap."""

    id: str
    label: Text
    icon: str
    good: bool = False


@dataclass(frozen=True, slots=True)
class ChipGroup:
    """Chips that belong together under a heading."""

    title: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class SignalChoices:
    """Signals in three steps: seen most, strengths, and everything else by theme."""

    first: tuple[Chip, ...]
    strengths: tuple[Chip, ...]
    more: tuple[ChipGroup, ...]


def theme_name(theme: str) -> str:
    """A theme of signals in words."""
    return {
        "contact": _("Contact met anderen"), "help": _("Hulp vragen"), "comfort": _("Troost en nabijheid"),
        "explore": _("Op pad gaan en spelen met nieuwe dingen"), "control": _("Regels en invloed"),
        "feelings": _("Gevoelens"), "body": _("Lijf"), "learning": _("Leren"), "play": _("Spelen"),
    }[theme]  # fmt: skip


def signal_choices(catalogue: Catalogue, used: Mapping[str, int], chosen: Sequence[str]) -> SignalChoices:
    """Signals to tap: those in ``used`` (id to how often) come first, and what is ``chosen`` is always in sight."""
    offered = [one for one in catalogue.signals.values() if one.capture or one.id in chosen]
    ordered = sorted(offered, key=lambda one: (one.id not in chosen, -used.get(one.id, 0)))
    hard = [one for one in ordered if not one.strength]
    good = [one for one in ordered if one.strength]
    first = hard[: max(_FIRST_SIGNALS, sum(one.id in chosen for one in hard))]
    strengths = good[: max(_FIRST_STRENGTHS, sum(one.id in chosen for one in good))]
    shown = {one.id for one in (*first, *strengths)}
    groups = []
    for theme in THEMES:
        rest = [one for one in offered if one.theme == theme and one.id not in shown]
        if rest:
            groups.append(
                ChipGroup(theme_name(theme), tuple(map(_signal_chip, sorted(rest, key=lambda one: one.strength))))
            )
    return SignalChoices(tuple(map(_signal_chip, first)), tuple(map(_signal_chip, strengths)), tuple(groups))


def _signal_chip(signal: Signal) -> Chip:
    return Chip(signal.id, signal.label, signal.icon, signal.strength)


def response_choices(
    catalogue: Catalogue, used: Mapping[str, int], chosen: Sequence[str]
) -> tuple[tuple[Chip, ...], tuple[Chip, ...]]:
    """What an adult may have done: the most used first, then the rest, strategies and other reactions together."""
    strategies = [
        Chip(one.id, one.label, one.icon) for one in catalogue.strategies.values()
        if not one.avoid and (one.capture or one.id in chosen)
    ]  # fmt: skip
    others = [Chip(one.id, one.label, one.icon) for one in catalogue.responses.values()]
    ordered = sorted([*strategies, *others], key=lambda chip: (chip.id not in chosen, -used.get(chip.id, 0)))
    cut = max(_FIRST_RESPONSES, len(chosen))
    return tuple(ordered[:cut]), tuple(ordered[cut:])


def moments_for(catalogue: Catalogue, *, at_home: bool) -> list[Choice]:
    """The moments of a school day, or of a day at home."""
    return [
        one for one in catalogue.moments.values()
        if one.id.startswith(_STAFF_MOMENT_PREFIX) == at_home or one.id == "other"
    ]  # fmt: skip
