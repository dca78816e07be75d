"""Pages of observing: whom you saw, what you saw, and the list of a pupil."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuishaven.domain.access import Action, Tie
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.access import Admission, admit, may, person_of
from thuishaven.school.queries import moment_at
from thuishaven.web.notices import say

from . import hints, pages, services
from .fields import fresh_id
from .forms import FilterForm, ObservationForm
from .models import Observation

_GUARDIAN_TIES = {Tie.GUARDIAN_WITH_AUTHORITY, Tie.GUARDIAN_WITHOUT_AUTHORITY}


def _admit_writer(request: HttpRequest, pupil_id: UUID) -> tuple[Admission, bool]:
    """Let somebody write about the pupil; True when it is a guardian, who writes about home."""
    admission = admit(
        request, Action.RECORD, pupil_id, else_action=Action.CONTRIBUTE, thing="form", look=request.method != "POST"
    )
    return admission, admission.decision.why in _GUARDIAN_TIES


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Whom did you see? The pupils of the own groups and care teams."""
    page = pages.choose_page(person_of(request), timezone.now())
    return render(request, "observe/choose.html", {**page, "may_bring_in": may(request, Action.BRING_IN_NOTES)})


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Record what was seen of one pupil."""
    admission, at_home = _admit_writer(request, pupil_id)
    catalogue, local_now = load_catalogue(), timezone.localtime(admission.now)
    moment_now = "" if at_home else moment_at(pupil_id, local_now)
    form = ObservationForm(
        request.POST if request.method == "POST" else None,
        catalogue=catalogue,
        now=admission.now,
        at_home=at_home,
        initial={"id": fresh_id()},
    )
    if form.is_bound and form.is_valid():
        seen = form.seen(moment_now=moment_now)
        try:
            observation = services.record_observation(
                admission=admission, observation_id=form.cleaned_data["id"], seen=seen, role=_role(admission, at_home)
            )
        except services.IdInUseError:
            form.add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
        else:
            _say_saved(request, admission, observation, seen.note)
            return redirect("share:mine" if at_home else "observe:choose")
    page = pages.form_page(
        admission=admission,
        form=form,
        catalogue=catalogue,
        at_home=at_home,
        moment_now=moment_now,
    )
    return render(request, "observe/form.html", page, status=422 if form.is_bound else 200)


def _role(admission: Admission, at_home: bool) -> str:
    return "guardian" if at_home else services.staff_role(admission)


def _say_saved(request: HttpRequest, admission: Admission, observation: Observation, note: str) -> None:
    name, args = admission.known.name, [admission.pupil.pk, observation.pk]
    say(
        request, _("Opgeslagen bij %(name)s.") % {"name": name},
        open_url=reverse("observe:edit", args=args), undo_url=reverse("observe:withdraw", args=args),
    )  # fmt: skip
    hints.say_urgent(request, note)
    if observation.observer_role != "guardian":
        hints.say_gently(request, note, edit_url=reverse("observe:edit", args=args))


def _own(admission: Admission, observation_id: UUID) -> Observation:
    known = Observation.objects.select_related("witness__guardianship")
    observation = get_object_or_404(known, pk=observation_id, pupil=admission.pupil)
    if not services.may_change(observation, admission.person.user):
        raise Http404
    return observation


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """Change something one recorded oneself; how it read before is kept."""
    admission, guardian = _admit_writer(request, pupil_id)
    observation = _own(admission, observation_id)
    at_home = observation.setting == Observation.Setting.HOME
    before, catalogue = services.read(observation, admission), load_catalogue()
    local = timezone.localtime(before.at)
    form = ObservationForm(
        request.POST if request.method == "POST" else None, catalogue=catalogue, now=admission.now, at_home=at_home, existing=before,
        initial={
            "id": observation.pk, "base": observation.revisions.count(), "signals": before.signals, "moment": before.moment, "state": before.state,
            "triggers": before.triggers, "responses": before.responses, "note": before.note, "day": local.date(),
            "time": None if before.earlier == Observation.Earlier.DAY else local.time(),
            "effect": "" if before.effect is None else before.effect, "consequences": before.consequences,
        },
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        changed = services.edit_observation(
            admission=admission, observation=observation, seen=form.seen(moment_now=""),
            base=form.cleaned_data["base"],
        )  # fmt: skip
        if not changed:
            return redirect("observe:two_versions")
        say(request, _("De wijziging is bewaard. Wat er eerst stond, blijft terug te lezen."))
        hints.say_urgent(request, form.cleaned_data["note"])
        return redirect("share:mine") if guardian else redirect("observe:pupil", pupil_id)
    page = pages.form_page(
        admission=admission, form=form, catalogue=catalogue, at_home=at_home, moment_now="", observation=observation
    )
    return render(request, "observe/form.html", page, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """Take back something one recorded oneself."""
    admission, at_home = _admit_writer(request, pupil_id)
    observation = _own(admission, observation_id)
    services.withdraw_observation(admission=admission, observation=observation)
    say(
        request, _("Weggehaald. Het telt niet meer mee."), kind="info",
        undo_url=reverse("observe:restore", args=[pupil_id, observation_id]),
    )  # fmt: skip
    return redirect("share:mine" if at_home else "observe:choose")


@require_POST
def restore(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """Undo taking back."""
    admission, at_home = _admit_writer(request, pupil_id)
    services.restore_observation(admission=admission, observation=_own(admission, observation_id))
    say(request, _("Teruggezet bij %(name)s.") % {"name": admission.known.name})
    return redirect("share:mine" if at_home else "observe:choose")


@require_http_methods(["GET", "POST"])
def pupil(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Everything that was seen of one pupil: timeline and list, newest first.

    Words to search for come by POST: they may hold names, and names stay out of addresses and logs.
    """
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing="observations")
    filters = FilterForm(request.POST if request.method == "POST" else request.GET.dict() | {"q": ""})
    filters.is_valid()
    page = pages.pupil_page(admission, filters.cleaned_data, request.GET.get("page", "1"), load_catalogue())
    today = timezone.localdate(admission.now)
    return render(
        request,
        "observe/pupil.html",
        {**page, "filters": filters, "header": pupil_header(admission, "observe:pupil", today)},
    )


@require_GET
def revisions(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """How an observation read before each edit."""
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing="revisions")
    observation = get_object_or_404(Observation, pk=observation_id, pupil=admission.pupil)
    today = timezone.localdate(admission.now)
    return render(request, "observe/revisions.html", {
        "header": pupil_header(admission, "observe:pupil", today),
        "versions": pages.versions_of(observation, admission, load_catalogue()),
    })  # fmt: skip
