"""The knowledge as shelves to browse, and what belongs to an entry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thuishaven.domain.articles import Article, Situation
from thuishaven.domain.catalogue import Catalogue, Note, Pattern, Signal, Source, Strategy
from thuishaven.domain.texts import Text

from .kinds import Entry, kind_of

_MOST_RELATED = 8
#: The weight from which a signal fits a pattern (1 loosely, 2 fits, 3 typical).
_FITS = 2


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


def shelf(catalogue: Catalogue, kind: str, language: str) -> list[ShelfGroup]:
    """The entries of ``kind``, grouped."""
    grouped: dict[str, list[Item]] = {}
    for entry in everything(catalogue):
        if kind_of(entry) == kind:
            grouped.setdefault(_group_of(entry), []).append(item(entry, language))
    return [ShelfGroup(title, tuple(items)) for title, items in grouped.items()]


def everything(catalogue: Catalogue) -> Iterable[Entry]:
    """All entries with a page."""
    for pool in (
        catalogue.strategies, catalogue.signals, catalogue.patterns, catalogue.look_alikes, catalogue.notes,
        catalogue.articles, catalogue.situations,
    ):  # fmt: skip
        yield from pool.values()


def find(catalogue: Catalogue, code: str) -> Entry | None:
    """The entry ``code``, also where that is another name of a signal."""
    pools = (
        catalogue.strategies, catalogue.signals, catalogue.patterns, catalogue.look_alikes, catalogue.notes,
        catalogue.articles, catalogue.situations,
    )  # fmt: skip
    found: Entry | None = next((pool[code] for pool in pools if code in pool), None)
    if found is None and (signal := catalogue.signal_id(code)) is not None:
        return catalogue.signals[signal]
    return found


def _group_of(entry: Entry) -> str:
    if isinstance(entry, Strategy):
        return _family(entry.id)
    if isinstance(entry, Signal):
        return _signal_group(entry)
    if isinstance(entry, Note):
        return _("Houding") if entry.kind == "principle" else _("Voorzichtig met duiden")
    return ""


def _family(strategy_id: str) -> str:
    return {
        "REL": _("Band opbouwen"), "COREG": _("Samen rustig worden"), "CALM": _("Tot rust komen"),
        "STRUCT": _("Voorspelbaarheid"), "BOUND": _("Grenzen"), "LEARN": _("Leren"), "CLASS": _("Met de hele groep"),
        "DONT": _("Let hierop"),
    }[strategy_id.split("-")[1]]  # fmt: skip


def _signal_group(signal: Signal) -> str:
    if signal.specialist:
        return _("Beschrijvingen voor een specialist")
    return {
        "contact": _("Contact met anderen"), "help": _("Hulp vragen"), "comfort": _("Troost en nabijheid"),
        "explore": _("Op pad gaan"), "control": _("Regels en invloed"), "feelings": _("Gevoelens"), "body": _("Lijf"),
        "learning": _("Leren"), "play": _("Spelen"),
    }[signal.theme]  # fmt: skip


def title_of(entry: Entry) -> Text:
    """What an entry is called."""
    return entry.label if isinstance(entry, Signal) else entry.title


def item(entry: Entry, language: str) -> Item:
    """An entry as it stands on a shelf."""
    text = entry.see if isinstance(entry, Signal) else entry.text if isinstance(entry, Note) else entry.what
    icon = entry.icon if isinstance(entry, Strategy | Signal | Situation) else ""
    evidence = entry.evidence if isinstance(entry, Strategy | Article | Situation) else None
    return Item(entry.id, title_of(entry).in_language(language), text.in_language(language), icon, evidence or "")


@dataclass(frozen=True, slots=True)
class Related:
    """What one can read after an entry, each part most useful first."""

    try_these: tuple[Item, ...] = ()
    better_not: tuple[Item, ...] = ()
    signals: tuple[Item, ...] = ()
    situations: tuple[Item, ...] = ()
    see_also: tuple[Item, ...] = ()


def related(catalogue: Catalogue, entry: Entry, language: str) -> Related:
    """What belongs to an entry: what fits what is seen, where it helps, what links to it and what it links to."""
    shown = {one.id: one for one in everything(catalogue)}

    def items(codes: Iterable[str], most: int | None = None) -> tuple[Item, ...]:
        found = [item(shown[code], language) for code in dict.fromkeys(codes) if code in shown and code != entry.id]
        return tuple(found[:most])

    situations = items(one.id for one in catalogue.situations.values() if entry.id in one.entries)
    if isinstance(entry, Situation):
        return Related(see_also=items(entry.entries))
    linked = (other.id for other in everything(catalogue) if entry.id in _links(other))
    see_also = items((*entry.see_also, *linked), _MOST_RELATED)
    if isinstance(entry, Signal):
        fitting = [one for one in catalogue.strategies.values() if entry.id in one.fits.signals]
        return Related(
            try_these=items((one.id for one in fitting if not one.avoid), _MOST_RELATED),
            better_not=items(one.id for one in fitting if one.avoid), situations=situations, see_also=see_also,
        )  # fmt: skip
    if isinstance(entry, Pattern):
        seen = _signals_of(catalogue, entry)
        fitting = sorted(
            (one for one in catalogue.strategies.values() if not one.avoid and seen & set(one.fits.signals)),
            key=lambda one: -len(seen & set(one.fits.signals)) / (len(one.fits.signals) + _MOST_RELATED),
        )
        return Related(
            signals=items(one for one in catalogue.signals if one in seen), see_also=see_also, situations=situations,
            try_these=items((one.id for one in fitting), _MOST_RELATED),
        )  # fmt: skip
    if isinstance(entry, Strategy):
        return Related(signals=items(entry.fits.signals), situations=situations, see_also=see_also)
    return Related(situations=situations, see_also=see_also)


def _signals_of(catalogue: Catalogue, pattern: Pattern) -> set[str]:
    """The signals that fit a pattern well; a signal that speaks a little for it belongs to many."""
    return {one.id for one in catalogue.signals.values() if one.speaks_for.get(pattern.pattern, 0) >= _FITS}


def _links(entry: Entry) -> Sequence[str]:
    return () if isinstance(entry, Situation) else entry.see_also


def sources_of(catalogue: Catalogue, entry: Entry) -> list[Source]:
    """The sources an entry rests on."""
    return [catalogue.sources[code] for code in entry.sources if code in catalogue.sources]


def resting_on(catalogue: Catalogue, language: str) -> dict[str, list[Item]]:
    """Per source the entries that rest on it, by title."""
    found: dict[str, list[Item]] = {}
    for entry in everything(catalogue):
        for code in entry.all_sources if isinstance(entry, Article) else entry.sources:
            found.setdefault(code, []).append(item(entry, language))
    return {code: sorted(items, key=lambda one: one.title.casefold()) for code, items in found.items()}
