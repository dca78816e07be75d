"""The evaluation of a plan on screen and on paper, one day of it, and rating the goals of a day."""

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.paper.press import as_pdf
from thuishaven.privacy.access import admit
from thuishaven.web.jinja_env import day as day_text
from thuishaven.web.notices import say

from . import pages, then_and_now
from .day_page import page_of_day
from .days import DayPage
from .paper import paper_of
from .services import rate_day
from .told import tell_done


@require_GET
def show(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Does the plan help? Per goal, per approach and per week, before and since the plan."""
    admission = admit(request, Action.SEE_EVALUATION, pupil_id)
    page = pages.show_page(admission, load_catalogue())
    header = pupil_header(admission, "evaluate:show", timezone.localdate(admission.now))
    return render(request, "evaluate/show.html", {**page, "header": header})


@require_GET
def day(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What is known of one day: the goals, what was done, what was seen."""
    admission = admit(request, Action.SEE_EVALUATION, pupil_id, thing="day")
    page = page_of_day(admission, request.GET.get("dag", ""), load_catalogue())
    header = pupil_header(admission, "evaluate:show", timezone.localdate(admission.now))
    return render(request, "evaluate/day.html", {**page, "header": header})


@require_GET
def pdf(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The evaluation on paper, for the review meeting."""
    admission = admit(request, Action.SEE_EVALUATION, pupil_id, thing="evaluation pdf")
    paper = paper_of(admission, load_catalogue())
    if paper is None:
        raise Http404
    return as_pdf(paper, "evaluatie.pdf")


@require_GET
def compare(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What was seen up to an earlier day beside what was seen since, progress first."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, thing="change")
    header = pupil_header(admission, "understand:picture", timezone.localdate(admission.now))
    page = then_and_now.page_of(admission, load_catalogue(), header.enrolment, request.GET)
    status = 422 if page.choice.form.errors else 200
    return render(request, "evaluate/then_and_now.html", {"header": header, "page": page}, status=status)


@require_GET
def compared_count(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The observations behind one count of the page of then and now."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, thing="change_count")
    header = pupil_header(admission, "understand:picture", timezone.localdate(admission.now))
    found, back = then_and_now.list_of(admission, load_catalogue(), header.enrolment, request.GET)
    page = {"header": header, "found": found, "back": back, "back_label": _("Terug naar toen en nu")}
    return render(request, "understand/behind.html", page, status=200 if found else 404)


@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Rate the goals of one school day and say which approaches were done; the last tap counts."""
    admission = admit(request, Action.RATE_DAY, pupil_id)
    page = DayPage(admission, load_catalogue())
    if request.method == "POST":
        page.fill(request.POST)
        if not page.faults and page.day:
            with transaction.atomic():
                for goal, value in page.chosen_goals():
                    rate_day(admission=admission, goal=goal, day=page.day, value=value, today=page.today)
                for place, did in page.told.items():
                    tell_done(admission=admission, plan_id=page.plan_id, place=place, day=page.day, did=did)
            say(
                request,
                _("Genoteerd bij %(name)s, %(day)s.") % {"name": admission.known.name, "day": day_text(page.day)},
            )
            return redirect(f"{reverse('evaluate:rate', args=[pupil_id])}?dag={page.day.isoformat()}")
    else:
        page.choose_day(request.GET.get("dag", ""))
    header = pupil_header(admission, "evaluate:show", page.today)
    return render(
        request, "evaluate/rate.html", {**page.context(), "header": header}, status=422 if page.faults else 200
    )
