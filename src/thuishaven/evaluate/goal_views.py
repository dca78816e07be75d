"""Pages about when the approach for one goal runs: a pause, beginning again, and letting the lot choose the first day."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.domain.trial.phases import stretches
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.models import Goal, GoalPhase
from thuishaven.plan.queries import versions_of
from thuishaven.plan.services import goal_text
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.days import days_of_pupil
from thuishaven.web.jinja_env import day as day_text
from thuishaven.web.notices import say

from .beginnings import begin_of
from .forms import LotForm, SwitchForm
from .limits import limits_of
from .models import StartLot
from .services import AlreadyDrawnError, draw_start, switch_approach, undo_switch

#: So far ahead a pause may be noted: one that is known to come, not one that is hoped for.
_AHEAD = timedelta(days=7)


def _goal_of(admission: Admission, goal_id: UUID) -> Goal:
    """The running goal of this pupil's plan. Raises Http404."""
    return get_object_or_404(Goal, pk=goal_id, plan__pupil_id=admission.pupil.pk, ended_on=None)


@require_http_methods(["GET", "POST"])
def phases(request: HttpRequest, pupil_id: UUID, goal_id: UUID) -> HttpResponse:
    """The approach of one goal stands still for a while, or begins again."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="goal phases")
    goal = _goal_of(admission, goal_id)
    today = timezone.localdate(admission.now)
    begins, switches = begin_of(goal, list(versions_of(pupil_id))), list(goal.phases.all())
    parts = stretches(begins, ((one.starts, one.with_approach) for one in switches))
    on = parts[-1].with_approach
    form = SwitchForm(
        request.POST if request.method == "POST" else None, begins=begins, latest=today + _AHEAD,
        initial={"day": today, "to": "without" if on else "with"},
    )  # fmt: skip
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            to_on = form.cleaned_data["to"] == "with"
            if to_on == on:  # tapped twice, or a colleague was first: it stands as it was asked
                say(request, _("Dit stond er al zo."), kind="info")
                return redirect("evaluate:phases", pupil_id, goal_id)
            found = switch_approach(admission=admission, goal=goal, day=form.cleaned_data["day"], on=to_on)
            words = _("Genoteerd: weer met de aanpak vanaf %(day)s.") if to_on else _("Genoteerd: even zonder de aanpak vanaf %(day)s.")  # fmt: skip
            say(
                request, words % {"day": day_text(found.starts)},
                undo_url=reverse("evaluate:undo_phase", args=[pupil_id, goal_id, found.pk]),
            )  # fmt: skip
            return redirect("evaluate:phases", pupil_id, goal_id)
    return render(request, "evaluate/phases.html", {
        "header": pupil_header(admission, "evaluate:show", today), "pupil": admission.known, "form": form, "goal": goal,
        "text": goal_text(goal, admission.key), "begins": begins, "has_begun": begins < today + _AHEAD, "today": today,
        "switches": switches, "on": on,
    }, status=status)  # fmt: skip


@require_POST
def undo_phase(request: HttpRequest, pupil_id: UUID, goal_id: UUID, phase_id: UUID) -> HttpResponse:
    """Take a noted pause, or a noted new beginning, back."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="goal phases")
    goal = _goal_of(admission, goal_id)
    undo_switch(admission=admission, phase=get_object_or_404(GoalPhase, pk=phase_id, goal=goal))
    say(request, _("Weggehaald."))
    return redirect("evaluate:phases", pupil_id, goal_id)


@require_http_methods(["GET", "POST"])
def lot(request: HttpRequest, pupil_id: UUID, goal_id: UUID) -> HttpResponse:
    """Let the lot choose the first day of the approach; once, and only while it has not begun."""
    admission = admit(request, Action.EDIT_PLAN, pupil_id, thing="start by lot")
    goal = _goal_of(admission, goal_id)
    today = timezone.localdate(admission.now)
    drawn = StartLot.objects.filter(goal=goal).first()
    begins = begin_of(goal, list(versions_of(pupil_id)))
    if drawn is None and begins <= today:
        raise Http404
    school_days = days_of_pupil(pupil_id)
    limits = limits_of(load_catalogue())
    form = LotForm(
        request.POST if request.method == "POST" else None,
        today=today,
        school_days=school_days,
        fewest=limits.lot_min_days,
    )
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                found = draw_start(admission=admission, goal=goal, days=form.days)
            except AlreadyDrawnError:
                say(request, _("Er is al geloot. De dag blijft staan."), kind="info")
            else:
                say(request, _("Het lot koos %(day)s.") % {"day": day_text(found.drawn)})
            return redirect("evaluate:lot", pupil_id, goal_id)
    return render(request, "evaluate/lot.html", {
        "header": pupil_header(admission, "evaluate:show", today), "pupil": admission.known, "form": form,
        "text": goal_text(goal, admission.key), "drawn": drawn,
        "possible": len(school_days.between(drawn.first, drawn.last)) if drawn else 0,
    }, status=status)  # fmt: skip
