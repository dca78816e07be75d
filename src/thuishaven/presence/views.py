"""Who is not at school: a tap on the page of today, and the days of one pupil."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence
from thuishaven.web.notices import say

from . import pages, services, words
from .forms import AbsenceForm, TapForm, initial_of


@require_POST
def tap(request: HttpRequest) -> HttpResponse:
    """Somebody is not there today, or is there after all; the same tap twice changes nothing."""
    form = TapForm(request.POST)
    today = timezone.localdate()
    here = f"{reverse('home:today')}?wie=1#wie"
    if not form.is_valid():
        say(request, _("Tik een kind aan."), kind="warm")
        return redirect(here)
    data = form.cleaned_data
    admission = admit(request, Action.RECORD, data["away"] or data["back"], look=False)
    name = {"name": admission.known.name}
    if not days_of_school().open_on(today):
        say(request, _("Vandaag is er geen school. Er is niets genoteerd."), kind="warm")
    elif data["away"]:
        services.away_today(admission=admission, kind=data["kind"])
        say(request, _("Genoteerd: %(name)s is er vandaag niet.") % name)
    else:
        changed = services.back_today(admission=admission)
        whole = [one for one in changed if one.first == today and one.last != today]
        if whole:
            say(
                request, _("%(name)s is er vandaag. De hele afwezigheid is weggehaald.") % name,
                undo_url=_undo_url(admission, whole[-1]),
            )  # fmt: skip
        else:
            say(request, _("%(name)s is er vandaag.") % name)
    return redirect(here)


@require_http_methods(["GET", "POST"])
def pupil(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """When this child was away, and noting a day or a longer time."""
    admission = admit(request, Action.RECORD, pupil_id, thing="absences", look=request.method != "POST")
    today = timezone.localdate(admission.now)
    form = AbsenceForm(
        request.POST if request.method == "POST" else None, today=today, only_today=services.only_today(admission),
        initial={"id": uuid4(), "first": today},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            absence = services.add_absence(admission=admission, absence_id=form.cleaned_data["id"], span=form.span())
        except (services.OverlapError, services.IdInUseError) as error:
            _explain(form, error)
        else:
            say(
                request, _("Genoteerd: %(days)s.") % {"days": words.span_words(absence.first, absence.last)},
                undo_url=reverse("presence:take_back", args=[pupil_id, absence.pk]),
            )  # fmt: skip
            return redirect("presence:pupil", pupil_id)
    return _page(request, admission, form, "presence/pupil.html")


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pupil_id: UUID, absence_id: UUID) -> HttpResponse:
    """Correct an absence; how it was noted before stays to be read."""
    admission = admit(request, Action.RECORD, pupil_id, thing="absences", look=request.method != "POST")
    absence = get_object_or_404(Absence, pk=absence_id, pupil=admission.pupil, taken_back=None)
    form = AbsenceForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(admission.now),
        only_today=services.only_today(admission),
        initial={"id": uuid4(), **initial_of(services.Span.of(absence))},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            services.correct_absence(
                admission=admission, absence=absence, new_id=form.cleaned_data["id"], span=form.span()
            )
        except (services.OverlapError, services.OnlyTodayError, services.NotStandingError) as error:
            _explain(form, error)
        else:
            say(request, _("De wijziging is bewaard."))
            return redirect("presence:pupil", pupil_id)
    return _page(request, admission, form, "presence/change.html")


@require_POST
def take_back(request: HttpRequest, pupil_id: UUID, absence_id: UUID) -> HttpResponse:
    """The child was there after all."""
    admission = admit(request, Action.RECORD, pupil_id, look=False)
    absence = get_object_or_404(Absence, pk=absence_id, pupil=admission.pupil)
    try:
        services.take_back(admission=admission, absence=absence)
    except services.OnlyTodayError:
        say(request, _only_today(), kind="warm")
    else:
        say(request, _("Weggehaald. Het telt niet meer mee."), kind="info", undo_url=_undo_url(admission, absence))
    return redirect("presence:pupil", pupil_id)


@require_POST
def put_back(request: HttpRequest, pupil_id: UUID, absence_id: UUID) -> HttpResponse:
    """Undo taking back."""
    admission = admit(request, Action.RECORD, pupil_id, look=False)
    absence = get_object_or_404(Absence, pk=absence_id, pupil=admission.pupil)
    try:
        services.put_back(admission=admission, absence=absence)
    except services.OverlapError as error:
        say(request, _overlap(error), kind="warm")
    except services.OnlyTodayError:
        say(request, _only_today(), kind="warm")
    else:
        say(request, _("Teruggezet bij %(name)s.") % {"name": admission.known.name})
    return redirect("presence:pupil", pupil_id)


def _page(request: HttpRequest, admission: Admission, form: AbsenceForm, template: str) -> HttpResponse:
    standing, gone = pages.lines_of(admission)
    header = pupil_header(admission, "presence:pupil", timezone.localdate(admission.now))
    page = {
        "header": header, "form": form, "standing": standing, "gone": gone, "only_today": services.only_today(admission),
    }  # fmt: skip
    return render(request, template, page, status=422 if form.is_bound else 200)


def _undo_url(admission: Admission, absence: Absence) -> str:
    return reverse("presence:put_back", args=[admission.pupil.pk, absence.pk])


def _explain(form: AbsenceForm, error: Exception) -> None:
    if isinstance(error, services.OverlapError):
        form.add_error("first" if "first" in form.fields else None, _overlap(error))
    elif isinstance(error, services.OnlyTodayError):
        form.add_error(None, _only_today())
    else:
        form.add_error(None, _("Dit is intussen veranderd. Open de bladzijde opnieuw."))


def _overlap(error: services.OverlapError) -> str:
    days = words.span_words(error.absence.first, error.absence.last)
    return _("Er staat al: %(days)s. Wijzig die afwezigheid, of kies andere dagen.") % {"days": days}


def _only_today() -> str:
    return _("Als invaller noteer je alleen vandaag.")
