"""The page of a pupil's rounds, and the taps."""

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.fields import fresh_id
from thuishaven.observe.services import IdInUseError
from thuishaven.privacy.access import Admission, admit
from thuishaven.web.notices import say

from . import services, words
from .forms import PlanForm, TapForm
from .models import PlannedRound, RoundMiss
from .pages import RoundsPage
from .queries import moment_seen, programmes_of

_TODAY = "today"


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Which rounds would tell something now, what is planned, and what was seen; planning is the form."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, thing="rounds", look=request.method != "POST")
    catalogue = load_catalogue()
    page = RoundsPage(admission, catalogue)
    form = PlanForm(
        request.POST if request.method == "POST" else None, kinds=catalogue.rounds, people=set(map(str, page.people)),
        initial={"id": fresh_id(), "who": [str(page.me)]},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        made = services.plan_rounds(
            admission=admission, form_id=data["id"], kinds=data["kinds"], lookers=[UUID(one) for one in data["who"]],
            week=page.week, today=page.today,
        )  # fmt: skip
        say(request, words.planned(len(made), admission.known.name))
        return redirect("rounds:show", pupil_id)
    return _page(request, page, form, status=422 if form.is_bound else 200)


def _page(
    request: HttpRequest, page: RoundsPage, form: PlanForm, *, wrong: Form | None = None, status: int
) -> HttpResponse:
    chosen = {name: form[name].value() or [] for name in ("kinds", "who")}
    header = pupil_header(page.admission, "rounds:show", page.today)
    return render(
        request, "rounds/show.html",
        {**page.context(), "header": header, "form": form, "wrong": wrong or form, "chosen": chosen}, status=status,
    )  # fmt: skip


def _round(admission: Admission, round_id: UUID) -> PlannedRound:
    return get_object_or_404(PlannedRound, pk=round_id, pupil=admission.pupil, kind__in=list(load_catalogue().rounds))


@require_POST
def tap(request: HttpRequest, pupil_id: UUID, round_id: UUID) -> HttpResponse:
    """One tap: what was seen, or that it did not happen or nobody looked today."""
    admission = admit(request, Action.RECORD, pupil_id, look=False)
    planned = _round(admission, round_id)
    kind, local = load_catalogue().rounds[planned.kind], timezone.localtime(admission.now)
    form = TapForm(request.POST, kind=kind)
    if form.is_valid():
        answer, back = form.cleaned_data["answer"], form.cleaned_data["back"]
        try:
            if answer in RoundMiss.What.values:
                services.miss_round(admission=admission, planned=planned, what=answer, today=local.date())
            else:
                programme = programmes_of([pupil_id], local.date())[pupil_id]
                services.answer_round(
                    admission=admission, planned=planned, observation_id=form.cleaned_data["id"], signal=answer,
                    moment=moment_seen(kind, programme, local.time()), today=local.date(),
                )  # fmt: skip
        except services.NotYourRoundError:
            raise Http404 from None
        except services.RoundClosedError:
            _say_closed(request)
            return _back(pupil_id, back)
        except IdInUseError:
            form.add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
        else:
            _say_noted(request, admission, planned, answer, back)
            return _back(pupil_id, back)
    admission = admit(request, Action.SEE_PICTURE, pupil_id, thing="rounds")
    page = RoundsPage(admission, load_catalogue())
    people = set(map(str, page.people))
    fresh = PlanForm(kinds=(), people=people, initial={"id": fresh_id(), "who": [str(page.me)]})
    return _page(request, page, fresh, wrong=form, status=422)


def _say_closed(request: HttpRequest) -> None:
    say(request, _("Deze ronde is al klaar of staat niet meer open. Er is niets veranderd."), kind="info")


def _say_noted(request: HttpRequest, admission: Admission, planned: PlannedRound, answer: str, back: str) -> None:
    name, tail = admission.known.name, f"?terug={_TODAY}" if back == _TODAY else ""
    args = [admission.pupil.pk, planned.pk]
    if answer in RoundMiss.What.values:
        say(
            request, _("Genoteerd bij %(name)s. De ronde blijft staan.") % {"name": name}, kind="info",
            undo_url=reverse("rounds:reopen", args=args) + tail,
        )  # fmt: skip
    else:
        say(
            request, _("Opgeslagen bij %(name)s. Deze ronde is klaar.") % {"name": name},
            open_url=reverse("rounds:show", args=args[:1]), undo_url=reverse("rounds:take_back", args=args) + tail,
        )  # fmt: skip


def _back(pupil_id: UUID, back: str) -> HttpResponse:
    return redirect("home:today") if back == _TODAY else redirect("rounds:show", pupil_id)


@require_POST
def take_back(request: HttpRequest, pupil_id: UUID, round_id: UUID) -> HttpResponse:
    """Take back what was tapped; the round stands open again."""
    admission = admit(request, Action.RECORD, pupil_id, look=False)
    try:
        services.take_back_answer(admission=admission, planned=_round(admission, round_id))
    except services.NotYourRoundError:
        raise Http404 from None
    say(request, _("Weggehaald. De ronde staat weer open."), kind="info")
    return _back(pupil_id, request.GET.get("terug", ""))


@require_POST
def reopen(request: HttpRequest, pupil_id: UUID, round_id: UUID) -> HttpResponse:
    """Take back that it did not happen, or that nobody looked today."""
    admission = admit(request, Action.RECORD, pupil_id, look=False)
    try:
        services.take_back_miss(
            admission=admission, planned=_round(admission, round_id), today=timezone.localdate(admission.now)
        )
    except services.NotYourRoundError:
        raise Http404 from None
    say(request, _("Weggehaald. De ronde staat weer open."), kind="info")
    return _back(pupil_id, request.GET.get("terug", ""))


@require_POST
def stop(request: HttpRequest, pupil_id: UUID, round_id: UUID) -> HttpResponse:
    """Take a planned round away."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, look=False)
    try:
        services.stop_round(admission=admission, planned=_round(admission, round_id))
    except services.RoundClosedError:
        _say_closed(request)
        return redirect("rounds:show", pupil_id)
    say(
        request, _("De ronde is weggehaald."), kind="info",
        undo_url=reverse("rounds:restart", args=[pupil_id, round_id]),
    )  # fmt: skip
    return redirect("rounds:show", pupil_id)


@require_POST
def restart(request: HttpRequest, pupil_id: UUID, round_id: UUID) -> HttpResponse:
    """Undo taking a round away."""
    admission = admit(request, Action.SEE_PICTURE, pupil_id, look=False)
    services.restart_round(admission=admission, planned=_round(admission, round_id))
    say(request, _("De ronde staat er weer."))
    return redirect("rounds:show", pupil_id)
