"""Pages of the knowledge: the library, searching, one entry, figures, sources. No pupil in sight."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.language.safety import check
from thuishaven.domain.search import engine_for

from . import pages, shelves
from .kinds import kind_named, kind_of
from .loader import load_catalogue

_LONGEST_QUESTION = 2_000
_MOST_HITS = 12


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Where to begin: search, situations, and the shelves."""
    if request.GET.get("kind"):
        return redirect("knowledge:shelf", request.GET["kind"])
    return render(request, *pages.library(load_catalogue()))


@require_GET
def shelf(request: HttpRequest, kind: str) -> HttpResponse:
    """All entries of one kind."""
    found = kind_named(kind)
    if found is None:
        raise Http404
    if found.code == "figures":
        return redirect("knowledge:figures")
    return render(request, *pages.shelf(load_catalogue(), found))


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """What fits somebody's own words. They are posted, so that a child's name in them stays out of addresses."""
    words = request.POST.get("q", "").strip()[:_LONGEST_QUESTION]
    catalogue = load_catalogue()
    hits = engine_for(catalogue).search(words, pages.language(), _MOST_HITS) if words else []
    rows = []
    for hit in hits:
        entry = shelves.find(catalogue, hit.id)
        if entry is not None:
            rows.append((hit, kind_named(kind_of(entry)), shelves.item(entry, pages.language())))
    return render(request, "knowledge/search.html", {
        "words": words, "rows": rows, "safety": check(words, catalogue),
    })  # fmt: skip


@require_GET
def entry(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One entry, with where it comes from and how sure it is."""
    catalogue = load_catalogue()
    found = shelves.find(catalogue, entry_id)
    if found is None:
        raise Http404
    return render(request, *pages.entry(catalogue, found))


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """All published numbers with their spread."""
    return render(request, *pages.figures(load_catalogue()))


@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, with what rests on it."""
    return render(request, *pages.sources(load_catalogue()))
