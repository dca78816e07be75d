"""The page of understanding: one pupil's picture."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.incidents.queries import of_pupil, unfinished
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.access import admit

from . import pages
from .behind import list_of
from .numbers import ASKED


@require_GET
def picture(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What is seen, how sure that is, what else it may be and what to do."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, thing="picture")
    header = pupil_header(admission, "understand:picture", timezone.localdate(admission.now))
    body = pages.picture_body(
        admission, load_catalogue(), header.enrolment, header.readers, header.record_url,
        reverse("rounds:show", args=[pupil_id]),
    )  # fmt: skip
    left = unfinished(of_pupil(pupil_id))
    return render(request, "understand/picture.html", {"header": header, "body": body, "unfinished": left})


@require_GET
def behind(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The observations behind one count of the picture; a count that is no longer there is told apart from no page."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, thing="picture_count")
    header = pupil_header(admission, "understand:picture", timezone.localdate(admission.now))
    asked, number = request.GET.get(ASKED, ""), request.GET.get("page", "1")
    found = list_of(admission, load_catalogue(), header.enrolment, asked, number)
    back = reverse("understand:picture", args=[pupil_id])
    return render(
        request,
        "understand/behind.html",
        {"header": header, "found": found, "back": back},
        status=200 if found else 404,
    )
