"""What a device asks and brings: the kit, the state of things, letters, words, and the page that stands in."""

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_POST

from thuishaven.accounts.models import User
from thuishaven.knowledge import offline
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.hints import safety_text
from thuishaven.privacy.access import person_of
from thuishaven.vault.letterbox import Letter

from . import device, services, worker
from .boxes import open_boxes

#: A device brings at most so many letters at once.
MOST_AT_ONCE = 50
_FOR_GOOD = "public, max-age=31536000, immutable"


@require_GET
def kit(request: HttpRequest) -> HttpResponse:
    """The names and what stands in front, for whoever works with children."""
    if not device.records(person_of(request)):
        raise PermissionDenied
    return JsonResponse(device.kit(request, load_catalogue()))


@login_not_required
@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """Who is logged in here, by a mark, with the time and what a form needs; 401 when nobody is."""
    if not isinstance(request.user, User):
        return JsonResponse({}, status=401)
    return JsonResponse({
        "owner": device.owner_mark(request.user),
        "token": get_token(request),
        "now": int(timezone.now().timestamp() * 1000),
    })  # fmt: skip


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Letters of a device: an answer for each, in the same order. Nothing in a bad one keeps the others outside."""
    received = timezone.now()
    try:
        said, letters = _read(json.loads(request.body))
    except (ValueError, KeyError, TypeError, AttributeError, OSError, OverflowError, RecursionError, binascii.Error):
        return HttpResponseBadRequest()
    if len(letters) > MOST_AT_ONCE:
        return HttpResponseBadRequest()
    assert isinstance(request.user, User)
    boxes, catalogue = open_boxes(request.user, (one.box for one in letters)), load_catalogue()
    answers = [
        services.deliver(
            request=request, sent=one, boxes=boxes, ahead=received - said, received=received, catalogue=catalogue
        )
        for one in letters
    ]
    told = [
        {
            "id": str(one.id), "outcome": answer.outcome,
            "prompt": safety_text(answer.urgency) if answer.urgency else "",
        }
        for one, answer in zip(letters, answers, strict=True)
    ]  # fmt: skip
    return JsonResponse({"letters": told})


def _read(raw: Any) -> tuple[datetime, list[services.Sent]]:
    letters = [
        services.Sent(
            UUID(one["id"]), UUID(one["box"]),
            Letter(*(base64.b64decode(one[part], validate=True) for part in ("sender", "nonce", "sealed"))),
        )
        for one in raw["letters"]
    ]  # fmt: skip
    return datetime.fromtimestamp(raw["now"] / 1000, UTC), letters


@login_not_required
@require_GET
def words(request: HttpRequest, language: str) -> HttpResponse:
    """Everything that can be tapped, in one language."""
    if language not in offline.LANGUAGES:
        raise Http404
    with translation.override(language):
        told = device.words(load_catalogue())
    return JsonResponse(told, headers={"Cache-Control": _caching(request)})


def _caching(request: HttpRequest) -> str:
    return _FOR_GOOD if request.GET.get("v") == offline.version() else "no-cache"


@login_not_required
@require_GET
def script(request: HttpRequest) -> HttpResponse:
    """The scripts of every page as one."""
    caching = {"Cache-Control": _caching(request)}
    return HttpResponse(worker.page_script(), content_type="text/javascript; charset=utf-8", headers=caching)


@login_not_required
@require_GET
def strip(request: HttpRequest, language: str) -> HttpResponse:
    """The pieces that say how it stands with what was recorded on a device, in one language."""
    if language not in offline.LANGUAGES:
        raise Http404
    with translation.override(language):
        text = get_template("capture/strip.html").render({})
    return HttpResponse(text, headers={"Cache-Control": _caching(request), "Content-Language": language})


@login_not_required
@require_GET
def shell(request: HttpRequest) -> HttpResponse:
    """The page that stands in when there is no network. Rendered without the request: nobody is in it."""
    language = offline.wanted(request.GET.get("taal", ""))
    with translation.override(language):
        page = {
            "bundle": offline.bundle_address(language),
            "words": worker.words_address(language),
            "strip": worker.strip_address(language),
            "script": worker.script_address(),
            **worker.frame(),
        }
        text = get_template("capture/shell.html").render(page)
    return HttpResponse(text, headers={"Cache-Control": "no-cache", "Content-Language": language})


@login_not_required
@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Browsers ask for it again and again, and each time get the newest."""
    text = worker.source(offline.wanted(request.GET.get("taal", "")))
    return HttpResponse(text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})
