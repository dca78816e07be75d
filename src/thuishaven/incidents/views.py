"""Pages of incidents: the short form, one incident, its steps, and all of a pupil."""

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import PupilHeader, pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.fields import fresh_id
from thuishaven.observe.services import IdInUseError, staff_role
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.queries import moment_at
from thuishaven.web.notices import say

from . import hints, pages, services
from .contents import CHILDS_WORDS, CONTENTS, WRITTEN, Content, Step
from .forms import RecordForm, ShowForm, StepForm, parts_of
from .models import Incident, IncidentStep
from .words import step_title


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Something went wrong: what is known right after it, mostly with taps."""
    admission = admit(request, Action.RECORD, pupil_id, thing="incident", look=request.method != "POST")
    catalogue = load_catalogue()
    moment_now = moment_at(pupil_id, timezone.localtime(admission.now))
    sent = request.POST if request.method == "POST" else None
    form = RecordForm(sent, catalogue=catalogue, now=admission.now, initial={"id": fresh_id()})
    if form.is_bound and form.is_valid():
        try:
            incident = services.record_incident(
                admission=admission, incident_id=form.cleaned_data["id"], seen=form.seen(moment_now=moment_now),
                role=staff_role(admission), safe=form.safe(), near=form.near(),
            )  # fmt: skip
        except IdInUseError:
            form.add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
        else:
            args = [pupil_id, incident.pk]
            say(
                request, _("Opgeslagen bij %(name)s. De rest kan later.") % {"name": admission.known.name},
                undo_url=reverse("incidents:withdraw", args=args),
            )  # fmt: skip
            for name, edit_url in (
                ("note", reverse("observe:edit", args=args)),
                ("stopped", reverse("incidents:step", args=[*args, Step.SAFE])),
            ):
                hints.say_what_helps(request, admission, written=(form.cleaned_data[name],), edit_url=edit_url)
            return redirect("incidents:show", *args)
    page = pages.record_page(
        admission=admission, form=form, catalogue=catalogue, moment_now=moment_now,
        names={step: parts_of(step) for step in (Step.SAFE, Step.NEAR)},
    )  # fmt: skip
    return render(request, "incidents/record.html", page, status=422 if form.is_bound else 200)


def _let_in(request: HttpRequest, pupil_id: UUID, observation_id: UUID, *, thing: str) -> tuple[Admission, Incident]:
    """Who may see the dossier, and a substitute for what they recorded themselves."""
    admission = admit(
        request, Action.SEE_DOSSIER, pupil_id, else_action=Action.RECORD, thing=thing, look=request.method != "POST"
    )
    rows = Incident.objects.select_related("observation").prefetch_related("steps")
    incident = get_object_or_404(rows, pk=observation_id, observation__pupil=admission.pupil)
    if not admission.may(Action.SEE_DOSSIER) and incident.observation.observer_id != admission.person.user.pk:
        raise PermissionDenied
    return admission, incident


def _standing(request: HttpRequest, pupil_id: UUID, observation_id: UUID, *, thing: str) -> tuple[Admission, Incident]:
    """As :func:`_let_in`, and not when the incident was taken back."""
    admission, incident = _let_in(request, pupil_id, observation_id, thing=thing)
    if hasattr(incident.observation, "withdrawal"):
        raise Http404
    return admission, incident


def _for_dossier(admission: Admission, observation_id: UUID) -> Incident:
    """An incident that was not taken back."""
    rows = Incident.objects.select_related("observation").prefetch_related("steps")
    return get_object_or_404(rows, pk=observation_id, observation__pupil=admission.pupil, observation__withdrawal=None)


def _header(admission: Admission) -> PupilHeader:
    header = pupil_header(admission, "incidents:pupil", timezone.localdate(admission.now))
    return header if admission.may(Action.SEE_DOSSIER) else replace(header, readers=())


@require_GET
def show(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """One incident, with what is left to do."""
    admission, incident = _standing(request, pupil_id, observation_id, thing="incident")
    page = pages.show_page(admission, incident, load_catalogue())
    sees_all = admission.may(Action.SEE_DOSSIER)
    return render(request, "incidents/show.html", {**page, "header": _header(admission), "sees_all": sees_all})


@require_GET
def paper(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """One incident to print; for who may see the dossier."""
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing="incident paper")
    incident = _for_dossier(admission, observation_id)
    page = pages.show_page(admission, incident, load_catalogue())
    return render(request, "incidents/paper.html", {**page, "printed": timezone.localtime(admission.now)})


def _known_step(name: str) -> str:
    if name not in CONTENTS:
        raise Http404
    return name


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pupil_id: UUID, observation_id: UUID, step: str) -> HttpResponse:
    """Fill in or change one step. Who saves on top of what was not read sees both and decides."""
    step = _known_step(step)
    admission, incident = _standing(request, pupil_id, observation_id, thing=f"incident {step}")
    newest: IncidentStep | None = incident.steps.filter(step=step).order_by("-number").first()
    readable = newest is None or pages.may_read(admission, newest)
    if not readable and request.method != "POST":
        raise PermissionDenied
    existing = services.read_step(newest, admission.key) if newest and readable else None
    sent = request.POST if request.method == "POST" else None
    form = StepForm(sent, step=step, existing=existing, based_on=newest.number if newest else 0)
    status, newer = 422 if form.is_bound else 200, None
    if form.is_bound and form.is_valid():
        content = form.content()
        try:
            services.save_step(
                admission=admission, incident=incident, step=step, content=content,
                based_on=form.cleaned_data["based_on"] if readable else 0,
            )  # fmt: skip
        except services.StepChangedError as error:
            status, newer = 409, pages.newer(admission, error.newest, content)
            form = form.based_anew(error.newest.number) if readable else form
        else:
            say(request, _("Bewaard bij %(name)s.") % {"name": admission.known.name})
            _say_what_helps(request, admission, content, reverse("incidents:step", args=[pupil_id, incident.pk, step]))
            return redirect("incidents:show", pupil_id, incident.pk)
    catalogue = load_catalogue()
    return render(request, "incidents/step.html", {
        "form": form, "pupil": admission.known, "incident": incident, "step": step, "newer": newer,
        "title": step_title(step, admission.known.name), "asks": pages.asks(form, parts_of(step)),
        "helps": pages.helps_for(catalogue, step), "talk": catalogue.articles.get("PROC-05") if step == Step.TALK else None,
        "at": timezone.localtime(incident.observation.at),
    }, status=status)  # fmt: skip


def _say_what_helps(request: HttpRequest, admission: Admission, content: Content, edit_url: str) -> None:
    hints.say_what_helps(
        request, admission, edit_url=edit_url,
        written=[getattr(content, name, "") for name in WRITTEN],
        childs_words=[getattr(content, name, "") for name in CHILDS_WORDS],
    )  # fmt: skip


@require_GET
def versions(request: HttpRequest, pupil_id: UUID, observation_id: UUID, step: str) -> HttpResponse:
    """How a step read before; for who may see the dossier."""
    step = _known_step(step)
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing=f"incident {step} versions")
    incident = _for_dossier(admission, observation_id)
    return render(request, "incidents/versions.html", {
        "header": _header(admission), "incident": incident, "title": step_title(step, admission.known.name),
        "versions": pages.versions_of(admission, incident, step),
    })  # fmt: skip


def _to_change(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> tuple[Admission, Incident]:
    admission = admit(request, Action.RECORD, pupil_id, look=False)
    rows = Incident.objects.select_related("observation")
    return admission, get_object_or_404(rows, pk=observation_id, observation__pupil=admission.pupil)


@require_POST
def withdraw(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """Take back an incident one recorded oneself."""
    admission, incident = _to_change(request, pupil_id, observation_id)
    try:
        services.withdraw_incident(admission=admission, incident=incident)
    except services.NotYoursError:
        raise PermissionDenied from None
    say(
        request, _("Weggehaald. Het telt niet meer mee."), kind="info",
        undo_url=reverse("incidents:restore", args=[pupil_id, incident.pk]),
    )  # fmt: skip
    return redirect("incidents:pupil", pupil_id) if admission.may(Action.SEE_DOSSIER) else redirect("observe:choose")


@require_POST
def restore(request: HttpRequest, pupil_id: UUID, observation_id: UUID) -> HttpResponse:
    """Undo taking back."""
    admission, incident = _to_change(request, pupil_id, observation_id)
    try:
        services.restore_incident(admission=admission, incident=incident)
    except services.NotYoursError:
        raise PermissionDenied from None
    say(request, _("Teruggezet bij %(name)s.") % {"name": admission.known.name})
    return redirect("incidents:show", pupil_id, incident.pk)


@require_GET
def pupil(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The incidents of a pupil, newest first."""
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing="incidents")
    filters = ShowForm(request.GET)
    wanted = filters.cleaned_data["show"] if filters.is_valid() else ""
    page = pages.list_page(admission, load_catalogue(), wanted, request.GET.get("page", "1"))
    return render(
        request, "incidents/pupil.html", {**page, "filters": filters, "wanted": wanted, "header": _header(admission)}
    )
