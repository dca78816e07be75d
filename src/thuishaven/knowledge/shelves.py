"""The knowledge as shelves to browse, and what belongs to an entry."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Catalogue, LookAlike, Note, Pattern, Signal, Source, Strategy, Text

Entry = Strategy | Signal | Pattern | LookAlike | Note
KINDS = ("strategies", "avoid", "signals", "strengths", "patterns", "look_alikes", "principles")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry on a shelf."""

    id: str
    title: str
    text: str
    icon: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ShelfGroup:
    """Entries that belong together."""

    title: str
    items: tuple[Item, ...]


def shelf(catalogue: Catalogue, kind: str, words: str, language: str) -> list[ShelfGroup]:
    """The entries of ``kind`` whose texts hold all ``words``, grouped."""
    grouped: dict[str, list[Item]] = {}
    wanted = words.casefold().split()
    for group, entry in _entries(catalogue, kind):
        item = _item(entry, language)
        if all(word in f"{item.title} {item.text}".casefold() for word in wanted):
            grouped.setdefault(group, []).append(item)
    return [ShelfGroup(title, tuple(items)) for title, items in grouped.items()]


def _entries(catalogue: Catalogue, kind: str) -> Iterable[tuple[str, Entry]]:
    if kind in {"strategies", "avoid"}:
        for strategy in catalogue.strategies.values():
            if strategy.avoid == (kind == "avoid"):
                yield _family(strategy.id), strategy
    elif kind in {"signals", "strengths"}:
        for signal in catalogue.signals.values():
            if signal.strength == (kind == "strengths"):
                yield _signal_group(signal), signal
    elif kind == "patterns":
        for pattern in catalogue.patterns.values():
            yield "", pattern
    elif kind == "look_alikes":
        for look_alike in catalogue.look_alikes.values():
            yield "", look_alike
    else:
        for note in catalogue.notes.values():
            yield (_("Houding") if note.kind == "principle" else _("Voorzichtig met duiden")), note


def _family(strategy_id: str) -> str:
    return {
        "REL": _("Band opbouwen"), "COREG": _("Samen rustig worden"), "CALM": _("Tot rust komen"),
        "STRUCT": _("Voorspelbaarheid"), "BOUND": _("Grenzen"), "LEARN": _("Leren"), "CLASS": _("Met de hele groep"),
        "DONT": _("Liever niet"),
    }[strategy_id.split("-")[1]]  # fmt: skip


def _signal_group(signal: Signal) -> str:
    if signal.specialist:
        return _("Beschrijvingen voor een specialist")
    return {
        "contact": _("Contact met anderen"), "help": _("Hulp vragen"), "comfort": _("Troost en nabijheid"),
        "explore": _("Op pad gaan"), "control": _("Regels en invloed"), "feelings": _("Gevoelens"), "body": _("Lijf"),
        "learning": _("Leren"), "play": _("Spelen"),
    }[signal.theme]  # fmt: skip


def _item(entry: Entry, language: str) -> Item:
    title: Text
    if isinstance(entry, Strategy):
        title, text, icon, evidence = entry.title, entry.what, entry.icon, str(entry.evidence)
    elif isinstance(entry, Signal):
        title, text, icon, evidence = entry.label, entry.see, entry.icon, ""
    elif isinstance(entry, Note):
        title, text, icon, evidence = entry.title, entry.text, "book-open", ""
    else:
        title, text, icon, evidence = entry.title, entry.what, "book-open", ""
    return Item(entry.id, title.in_language(language), text.in_language(language), icon, evidence)


def sources_of(catalogue: Catalogue, entry: Entry) -> list[Source]:
    """The sources an entry rests on."""
    return [catalogue.sources[one] for one in entry.sources if one in catalogue.sources]


def used_by(catalogue: Catalogue, entry: Entry) -> Mapping[str, list[tuple[str, Text]]]:
    """What belongs to an entry: strategies that fit a signal, signals a strategy answers to."""
    if isinstance(entry, Signal):
        fitting = [one for one in catalogue.strategies.values() if entry.id in one.fits.signals]
        return {
            "try": [(one.id, one.title) for one in fitting if not one.avoid][:8],
            "avoid": [(one.id, one.title) for one in fitting if one.avoid],
        }
    if isinstance(entry, Strategy):
        return {
            "signals": [(one, catalogue.signals[one].label) for one in entry.fits.signals if one in catalogue.signals]
        }
    return {}
