"""The page for families. No menu, no scripts, no login: a link, a birthday, and what was seen at home."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.services import IdInUseError

from . import pages, queries, services, throttle, visits
from .forms import BirthdayForm, ToldForm
from .models import HomeLink, HomeVisit
from .words import language_names, words_in

Page = Callable[[HttpRequest, HomeLink, HomeVisit | None], HttpResponse]
_HEADERS = {
    "Referrer-Policy": "no-referrer", "Cache-Control": "no-store, private", "X-Robots-Tag": "noindex, nofollow",
}  # fmt: skip
#: The name of the language in the address and in the form.
_LANGUAGE = "taal"


def _language(request: HttpRequest, link: HomeLink | None) -> str:
    asked = request.POST.get(_LANGUAGE) or request.GET.get(_LANGUAGE, "")
    return asked if asked in language_names(load_catalogue()) else (link.language if link else "nl")


def _with_link(page: Page) -> Callable[[HttpRequest, str], HttpResponse]:
    """Find the link and the visit, or say only that the link does not work.

    There is no token against forgery: the address itself is the secret, and a browser that sends no referrer sends no
    origin either.
    """

    @wraps(page)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        too_often = throttle.too_often(request)
        link = None if too_often else queries.running_link(token, timezone.now())
        if link is not None:
            visit_id = visits.remembered(request)
            response = page(request, link, queries.visit_of(link, visit_id) if visit_id else None)
        elif too_often:
            response = _show(request, "busy", None, 429)
        else:
            throttle.missed(request)
            response = _show(request, "over", None, 410)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    return login_not_required(csrf_exempt(sensitive_post_parameters()(answer)))


def _show(
    request: HttpRequest, template: str, link: HomeLink | None, status: int = 200, **given: object
) -> HttpResponse:
    """A page of this app in the language of the family."""
    catalogue = load_catalogue()
    words = words_in(catalogue, _language(request, link))
    given |= {
        "t": words, "languages": language_names(catalogue), "parameter": _LANGUAGE,
        "here": _address(request, "from_home"), "back_url": _address(request, "from_home_back"),
        "stop_url": _address(request, "from_home_stop"),
    }  # fmt: skip
    response = render(request, f"fromhome/{template}.html", given, status=status)
    response.headers["Content-Language"] = words.code
    return response


def _address(request: HttpRequest, name: str) -> str:
    """One of the three addresses of the link that is open."""
    assert request.resolver_match is not None
    return reverse(f"fromhome_family:{name}", args=[request.resolver_match.kwargs["token"]])


def _back_to_page(request: HttpRequest, link: HomeLink, visit: HomeVisit, said: str = "") -> HttpResponse:
    """Send the browser to the page itself, so that loading it again sends nothing twice."""
    query = f"?{_LANGUAGE}={_language(request, link)}" + (f"&{said}" if said else "")
    response = HttpResponse(status=303, headers={"Location": _address(request, "from_home") + query})
    visits.remember(response, visit)
    return response


@_with_link
@require_http_methods(["GET", "POST"])
def from_home(request: HttpRequest, link: HomeLink, visit: HomeVisit | None) -> HttpResponse:
    """Ask for the birthday, then what was seen. What was written before a visit ran out waits behind the birthday."""
    told = request.POST if request.method == "POST" and "id" in request.POST else None
    if visit is None:
        birthday = BirthdayForm(request.POST if request.method == "POST" and "month" in request.POST else None)
        if birthday.is_bound and birthday.is_valid():
            visit = services.begin_visit(link=link, now=timezone.now(), **birthday.cleaned_data)
        if visit is None:
            return _ask_birthday(request, link, birthday.is_bound)
        visit.link = link
        if told is None:
            return _back_to_page(request, link, visit)
    return _tell(request, link, visit, told)


def _ask_birthday(request: HttpRequest, link: HomeLink, tried: bool) -> HttpResponse:
    left = services.MOST_TRIES - link.wrong_birthdays
    if left <= 0:
        return _show(request, "closed", link, 410)
    kept = [(name, value) for name, values in request.POST.lists() for value in values if name in ToldForm.base_fields]
    return _show(request, "door", link, 422 if tried else 200, left=left if tried else None, kept=kept)


def _tell(request: HttpRequest, link: HomeLink, visit: HomeVisit, told: Any) -> HttpResponse:
    catalogue, now = load_catalogue(), timezone.now()
    form = ToldForm(told, offer=catalogue.home["page"], catalogue=catalogue)
    wrong = ""
    if form.is_bound and form.is_valid():
        try:
            services.send(visit=visit, observation_id=form.cleaned_data["id"], seen=form.seen(now), now=now)
        except IdInUseError:
            wrong = "open_again"
        else:
            return _back_to_page(request, link, visit, "dank=1")
    elif form.is_bound:
        wrong = form.wrong()
    words = words_in(catalogue, _language(request, link))
    page = pages.tell_page(visit=visit, form=form, catalogue=catalogue, words=words, now=now)
    response = _show(
        request, "tell", link, 422 if wrong else 200, wrong=wrong, thanks="dank" in request.GET and not wrong, **page
    )
    visits.remember(response, visit)
    return response


@_with_link
@require_POST
def from_home_back(request: HttpRequest, link: HomeLink, visit: HomeVisit | None) -> HttpResponse:
    """Take back something that was sent in this visit, or put it back."""
    if visit is None:
        return _show(request, "door", link, left=None, kept=[])
    change = services.put_back if "put" in request.POST else services.take_back
    with suppress(services.NotTheirsError, ValueError):  # of another visit: the page shows what is of this one
        change(visit=visit, observation_id=UUID(request.POST.get("sent", "")), now=timezone.now())
    return _back_to_page(request, link, visit)


@_with_link
@require_POST
def from_home_stop(request: HttpRequest, link: HomeLink, visit: HomeVisit | None) -> HttpResponse:
    """End the visit in this browser: on a phone that others use too, nobody goes on from here."""
    response = _show(request, "stopped", link)
    visits.forget(response)
    return response
