"""Reading what a measure is and when not to use it. No pupil in sight; open to everybody who is logged in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from .methods import CARDS


@require_GET
def all_cards(request: HttpRequest) -> HttpResponse:
    """Every measure: first those that the evaluation shows."""
    cards = sorted(CARDS.values(), key=lambda one: not one.shown)
    return render(request, "evaluate/methods.html", {"cards": cards})


@require_GET
def card(request: HttpRequest, entry_id: str) -> HttpResponse:
    """One measure."""
    found = CARDS.get(entry_id)
    if found is None:
        raise Http404
    return render(request, "evaluate/method.html", {"card": found})
