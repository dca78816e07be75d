"""Pages of the knowledge: by kind, one entry, the sources. Open to everybody who is logged in; no pupil in sight."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from thuishaven.domain.catalogue import LookAlike, Note, Pattern, Signal, Strategy

from .loader import load_catalogue
from .shelves import KINDS, shelf, sources_of, used_by

_TEMPLATES = {
    Strategy: "knowledge/strategy.html", Signal: "knowledge/signal.html", Pattern: "knowledge/pattern.html",
    LookAlike: "knowledge/look_alike.html", Note: "knowledge/note.html",
}  # fmt: skip


@require_GET
def browse(request: HttpRequest) -> HttpResponse:
    """All entries of one kind, filtered by words."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else "strategies"
    words = request.GET.get("q", "")[:100].strip()
    catalogue = load_catalogue()
    return render(request, "knowledge/browse.html", {
        "kind": kind, "words": words, "groups": shelf(catalogue, kind, words, get_language() or "nl"),
    })  # fmt: skip


@require_GET
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One entry, with where it comes from and how sure it is."""
    catalogue = load_catalogue()
    pools = (catalogue.strategies, catalogue.signals, catalogue.patterns, catalogue.look_alikes, catalogue.notes)
    found = next((pool[entry_id] for pool in pools if entry_id in pool), None)
    if found is None:
        code = catalogue.signal_id(entry_id)
        if code is None:
            raise Http404
        found = catalogue.signals[code]
    return render(request, _TEMPLATES[type(found)], {
        "entry": found, "entry_sources": sources_of(catalogue, found), "related": used_by(catalogue, found),
    })  # fmt: skip


@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, with what rests on it."""
    catalogue = load_catalogue()
    return render(request, "knowledge/sources.html", {"sources": list(catalogue.sources.values())})
