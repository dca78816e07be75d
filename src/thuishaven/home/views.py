"""Today, the pupils, and the one tap of the day."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thuishaven.accounts.people import profile_of
from thuishaven.domain.access import CARING_ROLES, Action
from thuishaven.evaluate.services import rate_day
from thuishaven.plan.models import Goal
from thuishaven.privacy import log
from thuishaven.privacy.access import Person, admit, person_of
from thuishaven.school.days import days_of_pupil
from thuishaven.web.notices import say

from . import pages
from .forms import TapForm


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The page of today; guardians go to their child."""
    person = person_of(request)
    if person.is_guardian and not person.roles and not person.is_substitute:
        return redirect("share:mine")
    return render(request, "home/today.html", _today_page(person, marking="wie" in request.GET))


@require_GET
def pupils(request: HttpRequest) -> HttpResponse:
    """The pupils one works with, by group."""
    person = person_of(request)
    if not any(one.role in CARING_ROLES for one in person.roles):
        raise PermissionDenied
    return render(request, "home/pupils.html", pages.pupils_page(person, timezone.now()))


@require_POST
def rate(request: HttpRequest) -> HttpResponse:
    """Rate a goal today with one tap."""
    form = TapForm(request.POST)
    if not form.is_valid():
        return _refuse(request, _("Dat cijfer klopt niet. Kies een van de vijf."))
    goal = _goal(form.cleaned_data["goal"])
    admission = admit(request, Action.RATE_DAY, goal.plan.pupil_id)
    day = timezone.localdate(admission.now)
    days = days_of_pupil(admission.pupil.pk)
    if not days.open_on(day):
        return _refuse(request, _("Vandaag is er geen school. Er is niets genoteerd."))
    if days.away_on(day):
        return _refuse(
            request, _("%(name)s is er vandaag niet. Er is niets genoteerd.") % {"name": admission.known.name}
        )
    rate_day(admission=admission, goal=goal, day=day, value=form.cleaned_data["value"], today=day)
    say(request, _("Genoteerd bij %(name)s.") % {"name": admission.known.name})
    return redirect("home:today")


def _goal(goal_id: UUID) -> Goal:
    goal = Goal.objects.select_related("plan").filter(pk=goal_id, ended_on=None).first()
    if goal is None:
        raise Http404
    return goal


def _today_page(person: Person, *, marking: bool = False) -> dict[str, object]:
    now = timezone.now()
    page = pages.today_page(person, now)
    shown = [one.pupil.id for one in page["plans"]]
    if shown:
        log.record_looks(verb="see_today", at=now, actor=person.user.pk, subjects=shown)
    looked_at = list(dict.fromkeys(one.pupil.id for one in page["rounds"]))
    if looked_at:
        log.record_looks(verb="see_rounds", at=now, actor=person.user.pk, subjects=looked_at)
    return {**page, "given": profile_of(person.user).given, "marking": marking}


def _refuse(request: HttpRequest, why: str) -> HttpResponse:
    say(request, why, kind="warm")
    return render(request, "home/today.html", _today_page(person_of(request)), status=422)
