"""Pages of the phase plan: the plan, making and changing it, its versions, the card for adults, and all of it on paper."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action, Role
from thuishaven.dossiers.header import PupilHeader, pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.contacts import contacts_of
from thuishaven.plan.paper.press import as_pdf
from thuishaven.plan.queries import newest_version
from thuishaven.plan.services import read_version
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.queries import enrolment_of
from thuishaven.understand.queries import seen_of
from thuishaven.web.notices import say

from . import pages, queries
from .forms import PhasePlanForm
from .paper import papers
from .phases import HILL
from .services import PhasePlanChangedError, read_phase_plan, save_phase_plan
from .starters import Offer, offers


@require_GET
def show(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The newest version of the phase plan, or what to do when there is none."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="phase plan")
    return render(request, "phaseplan/show.html", {
        "header": _header(admission), "page": pages.newest_page(admission), "old": False, "hill": HILL,
        "may_edit": admission.may(Action.EDIT_PLAN),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Make or change the phase plan; every save is a new version."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="phase plan")
    newest = queries.newest_version(pupil_id)
    said = _said(admission)
    form = PhasePlanForm(
        request.POST or None, name=admission.known.name, based_on=newest.number if newest else 0,
        existing=read_phase_plan(newest, admission.key) if newest else None, offered=_offers(admission, said),
    )  # fmt: skip
    status, newer = 200, None
    if form.is_bound:
        status = 422
        if form.is_valid():
            based_on = form.cleaned_data["based_on"]
            try:
                version = save_phase_plan(admission=admission, content=form.content(), based_on=based_on)
            except PhasePlanChangedError as error:
                status, newer = 409, pages.newer_version(admission, based_on)
                form = form.based_anew(error.number)
            else:
                say(
                    request,
                    _("Bewaard als versie %(number)s. Eerdere versies blijven te lezen.") % {"number": version.number},
                )
                return redirect("phaseplan:show", pupil_id)
    return render(request, "phaseplan/edit.html", pages.edit_page(admission, form, newer, said), status=status)


def _offers(admission: Admission, said: str) -> dict[str, Offer]:
    """What can be taken over, from the picture, the knowledge and the support plan."""
    today = timezone.localdate(admission.now)
    whom = contacts_of([admission.pupil], today)[admission.pupil.pk]
    seen = seen_of(admission, enrolment_of(admission.pupil.pk, today), today)
    return offers(
        observations=seen.observations, picture=seen.picture, catalogue=load_catalogue(), language=get_language() or "nl",
        who=[one.name for one in sorted(whom, key=lambda one: one.role != Role.TEACHER)], said=said,
    )  # fmt: skip


def _said(admission: Admission) -> str:
    """What helps, in the child's words as they stand in the support plan."""
    version = newest_version(admission.pupil.pk)
    return " ".join(read_version(version, [], admission).child.helps.split()) if version else ""


@require_GET
def versions(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Every version of the phase plan, newest first, with what changed."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing="phase plan versions")
    return render(request, "phaseplan/versions.html", {
        "header": _header(admission), "lines": pages.version_lines(admission),
    })  # fmt: skip


@require_GET
def version(request: HttpRequest, pupil_id: UUID, number: int) -> HttpResponse:
    """The phase plan as it read in an earlier version."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing=f"phase plan version {number}"[:80])
    found = queries.versions_of(pupil_id).filter(number=number).first()
    if found is None:
        raise Http404
    return render(request, "phaseplan/show.html", {
        "header": _header(admission), "page": pages.read_page(found, admission), "old": True, "hill": HILL,
        "may_edit": False,
    })  # fmt: skip


@require_GET
def card(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What to see, do and leave in each phase, for whoever stands before the child."""
    admission = admit(request, Action.SEE_CARD, pupil_id, thing="phase card")
    header = _header(admission)
    may_see_plan = admission.may(Action.SEE_PLAN)
    if not may_see_plan:
        header = replace(header, readers=())  # who is in the care team tells something about the child
    return render(request, "phaseplan/card.html", {
        "header": header, "card": pages.adults_card(admission), "may_see_plan": may_see_plan,
        "hill": HILL,
    })  # fmt: skip


@require_GET
def card_pdf(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The card for adults on paper."""
    admission = admit(request, Action.SEE_CARD, pupil_id, thing="phase card pdf")
    found = pages.adults_card(admission)
    if found.page is None:
        raise Http404
    return as_pdf(papers.adults_pdf(found, found.page), "signaleringskaart.pdf")


@require_GET
def poster_pdf(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The poster for the child, in its own words."""
    admission, page = _on_paper(request, pupil_id, "phase poster pdf")
    return as_pdf(papers.poster_pdf(admission.known.name, page), "poster.pdf")


@require_GET
def kit_pdf(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What lies in the calm kit, to put in its lid."""
    admission, page = _on_paper(request, pupil_id, "calm kit pdf")
    if page.content.kit.is_empty:
        raise Http404
    return as_pdf(papers.kit_pdf(admission.known.name, page), "rustkoffer.pdf")


def _on_paper(request: HttpRequest, pupil_id: UUID, thing: str) -> tuple[Admission, pages.PhasePage]:
    """The admission and the newest version. Raises Http404 when there is none."""
    admission = admit(request, Action.SEE_PLAN, pupil_id, thing=thing)
    page = pages.newest_page(admission)
    if page is None:
        raise Http404
    return admission, page


def _header(admission: Admission) -> PupilHeader:
    return pupil_header(admission, "phaseplan:show", timezone.localdate(admission.now))
