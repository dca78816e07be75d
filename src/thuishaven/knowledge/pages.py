"""What each page of the library shows: the template, and what it needs. The same with a network and without."""

from typing import Any, NamedTuple

from django.utils.translation import get_language

from thuishaven.domain.articles import Article, Situation
from thuishaven.domain.catalogue import Catalogue, LookAlike, Note, Pattern, Signal, Strategy

from . import shelves
from .citing import cited
from .kinds import Entry, Kind, kind_named, kind_of, kinds, reviewer
from .spread import spreads

_TEMPLATES = {
    Strategy: "knowledge/strategy.html", Signal: "knowledge/signal.html", Pattern: "knowledge/pattern.html",
    LookAlike: "knowledge/look_alike.html", Note: "knowledge/note.html", Article: "knowledge/article.html",
    Situation: "knowledge/situation.html",
}  # fmt: skip


class PageOf(NamedTuple):
    """One page of the library."""

    template: str
    context: dict[str, Any]


def language() -> str:
    """The language of the reader, of those in which there are texts."""
    return "en" if get_language() == "en" else "nl"


def library(catalogue: Catalogue) -> PageOf:
    """Where to begin: search, situations, and the shelves."""
    situations = [shelves.item(one, language()) for one in catalogue.situations.values()]
    return PageOf("knowledge/library.html", {"kinds": kinds(), "situations": situations})


def shelf(catalogue: Catalogue, kind: Kind) -> PageOf:
    """All entries of one kind."""
    return PageOf("knowledge/shelf.html", {"kind": kind, "groups": shelves.shelf(catalogue, kind.code, language())})


def entry(catalogue: Catalogue, found: Entry) -> PageOf:
    """One entry, with where it comes from and how sure it is."""
    return PageOf(_TEMPLATES[type(found)], {
        "entry": found, "kind": kind_named(kind_of(found)), "sources": catalogue.sources,
        "cited": cited,
        "entry_sources": shelves.sources_of(catalogue, found),
        "related": shelves.related(catalogue, found, language()),
        "reviewer": reviewer(found.review.by) if found.review else "",
        "spreads": spreads(found.figures) if isinstance(found, Article) else [],
    })  # fmt: skip


def figures(catalogue: Catalogue) -> PageOf:
    """All published numbers with their spread."""
    found = [one for one in catalogue.articles.values() if one.kind == "figures"]
    entries = [(one, spreads(one.figures)) for one in found]
    return PageOf("knowledge/figures.html", {"entries": entries, "sources": catalogue.sources})


def sources(catalogue: Catalogue) -> PageOf:
    """Every source, with what rests on it."""
    resting = shelves.resting_on(catalogue, language())
    return PageOf("knowledge/sources.html", {"sources": list(catalogue.sources.values()), "resting": resting})
