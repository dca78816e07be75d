"""One tap: an approach of the plan was done, or was not possible."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from thuishaven.domain.access import Action, Tie
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.day import Place
from thuishaven.plan.models import PlanVersion
from thuishaven.plan.queries import newest_version
from thuishaven.plan.services import today_part
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.days import days_of_pupil
from thuishaven.web.jinja_env import day as day_text
from thuishaven.web.notices import say

from . import day_words, words
from .told import tell_done
from .told_form import ToldForm

_BACK = {"today": "home:today", "card": "plan:card", "plan": "plan:show"}


@require_POST
def tell(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Keep one tap on an approach. The undo of a notice sends the same fields in its address.

    To a script (``Accept: application/json``) the answer is what stands there now and what to say, else a page.
    """
    admission = admit(request, Action.TELL_DONE, pupil_id, look=False)
    form = ToldForm(request.POST if "approach" in request.POST else request.GET)
    version = newest_version(pupil_id)
    if version is None or not form.is_valid():
        raise Http404
    place = form.cleaned_data["approach"], form.cleaned_data["moment"]
    if not _in_plan(version, place, admission):
        raise Http404
    today = timezone.localdate(admission.now)
    day = form.cleaned_data["day"] or today
    refused = _refused(admission, version, day, today)
    if refused:
        return _answer(request, admission, form, said=None, text=refused, fault=True)
    before = tell_done(admission=admission, plan_id=version.plan_id, place=place, day=day, did=form.said)
    return _answer(
        request, admission, form, said=form.said, text=day_words.told(admission.known.name, form.said),
        undo_url=_undo_url(pupil_id, form, before) if before != form.said else "",
    )  # fmt: skip


def _in_plan(version: PlanVersion, place: Place, admission: Admission) -> bool:
    code, moment = place
    part = today_part(version, admission.key)
    return code in part.approaches and moment in (part.moments.get(code) or ("",))


def _refused(admission: Admission, version: PlanVersion, day: date, today: date) -> str:
    """Why nothing can be said about ``day``; empty when it can."""
    days, name = days_of_pupil(admission.pupil.pk), admission.known.name
    back = int(load_catalogue().thresholds["eval_rate_back_days"].value)
    if day > today:
        return words.future_day()
    if not days.open_on(day):
        return words.free_day()
    if days.away_on(day):
        return words.away_day(name)
    if admission.decision.why == Tie.SUBSTITUTE_TODAY and day != today:
        return day_words.only_today()
    if day not in days.rateable(today, back):
        return words.old_day(back)
    return day_words.before_plan(day_text(version.starts)) if day < version.starts else ""


def _undo_url(pupil_id: UUID, form: ToldForm, before: bool | None) -> str:
    fields = {name: form.cleaned_data[name] for name in ("approach", "moment", "day", "back")}
    again = {True: "yes", False: "no", None: ""}[before]
    return (
        f"{reverse('evaluate:tell', args=[pupil_id])}?{urlencode({**fields, 'day': fields['day'] or '', 'did': again})}"
    )


def _answer(
    request: HttpRequest, admission: Admission, form: ToldForm, *, said: bool | None, text: str, undo_url: str = "",
    fault: bool = False,
) -> HttpResponse:  # fmt: skip
    if request.headers.get("Accept") == "application/json":
        did = {True: "yes", False: "no", None: ""}[said]
        return JsonResponse({"did": did, "text": text}, status=422 if fault else 200)
    say(request, text, kind="warm" if fault else "good", undo_url=undo_url)
    name = _BACK[form.cleaned_data["back"] or "today"]
    return redirect(f"{reverse(name, args=[] if name == 'home:today' else [admission.pupil.pk])}#nu")
