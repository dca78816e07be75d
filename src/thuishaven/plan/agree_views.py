"""Who agrees with the plan, and the action part of the plan for another form (OPP)."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.access import Admission, admit
from thuishaven.web.notices import say

from . import opp as action_part
from . import pages, queries
from .consents import GUARDIAN, OTHER, agreed, give_consent, guardian_of, parties
from .docx import as_docx
from .forms import ConsentForm

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Write down what somebody says of the newest version of the plan."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="plan consent")
    version = queries.newest_version(pupil_id)
    if version is None:
        raise Http404
    asked = parties(version, admission)
    choices = [(one.key, one.who) for one in asked if one.key != OTHER] + [(OTHER, _("iemand anders"))]
    form = ConsentForm(
        request.POST or None, parties=choices, today=timezone.localdate(admission.now), number=version.number
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        guardianship = guardian_of(data["party"], admission)
        give_consent(
            admission=admission, version=version, party=GUARDIAN if guardianship else data["party"],
            guardianship=guardianship, answer=data["answer"], on=data["on"],
            name=data["name"] if data["party"] == OTHER else "", words=data["words"],
        )  # fmt: skip
        say(request, _("Bewaard bij versie %(number)s van het plan.") % {"number": version.number})
        return redirect("plan:consent", pupil_id)
    return render(
        request, "plan/consent.html", {
            "header": pupil_header(admission, "plan:show", timezone.localdate(admission.now)), "form": form,
            "parties": asked, "version": version,
        }, status=422 if form.is_bound else 200,
    )  # fmt: skip


@require_GET
def opp(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The action part as text, to copy into another form or to take along."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="opp")
    parts = _parts(admission)
    return render(request, "plan/opp.html", {
        "header": pupil_header(admission, "plan:show", timezone.localdate(admission.now)), "parts": parts,
        "text": action_part.as_text(parts),
    })  # fmt: skip


@require_GET
def opp_docx(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The same as a file for a word processor; its name says nothing about the child."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="opp docx")
    parts = _parts(admission)
    title = _("Handelingsdeel van %(name)s") % {"name": admission.known.full_name}
    return HttpResponse(
        as_docx(title, parts, made_at=admission.now), content_type=_DOCX,
        headers={"Content-Disposition": 'attachment; filename="handelingsdeel.docx"'},
    )  # fmt: skip


def _parts(admission: Admission) -> list[action_part.Part]:
    page = pages.newest_page(admission, load_catalogue())
    if page is None:
        raise Http404
    return action_part.parts_of(page, agreed(page.version, admission), admission.known)
