"""Pages of a colleague who was asked: what to look for, one tap per sighting, done or not able to."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe import hints
from thuishaven.privacy.access import Admission, person_of
from thuishaven.web.notices import say

from . import pages, services
from .access import Place, place_of
from .forms import AnswerForm
from .models import Answer, AskedEnd
from .queries import schools_of
from .today import asked_today


@require_GET
def asked_of_me(request: HttpRequest) -> HttpResponse:
    """Everything one is asked to look for now."""
    person = person_of(request)
    if not schools_of(person):
        raise PermissionDenied
    return render(request, "asking/mine.html", {"looks": asked_today(person, timezone.now())})


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """What to look for, and one tap to let know what was seen."""
    place = place_of(request, ask_id, look=request.method != "POST")
    if place.admission is None:
        return _over(request, place)
    catalogue, ask = load_catalogue(), place.asked.ask
    form = None
    if request.method == "POST":
        form = AnswerForm(
            request.POST, catalogue=catalogue, asked_for=ask.signals, also_other=ask.also_other,
            about=request.POST.get("signal", ""),
        )  # fmt: skip
        if form.is_valid():
            try:
                given = services.answer(
                    admission=place.admission, asked=place.asked, answer_id=form.cleaned_data["id"], told=form.told()
                )
            except services.IdInUseError:
                form.add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
            else:
                _say_thanks(request, place.admission, given, form.told().note)
                return redirect("asking:look", ask_id)
    page = pages.look_page(place.admission, place.asked, catalogue, form)
    return render(request, "asking/look.html", page, status=422 if form is not None else 200)


def _say_thanks(request: HttpRequest, admission: Admission, given: Answer, note: str) -> None:
    say(
        request, _("Bewaard. Dank je wel voor het meekijken bij %(name)s.") % {"name": admission.known.name},
        undo_url=reverse("asking:take_back", args=[given.asked.ask_id, given.pk]),
    )  # fmt: skip
    hints.say_urgent(request, note)
    hints.say_gently(request, note)


def _over(request: HttpRequest, place: Place) -> HttpResponse:
    """A calm page without the child; who still sent something is told that it was not saved."""
    late = request.method == "POST"
    page = {"state": place.state, "ask_id": place.asked.ask_id, "late": late}
    return render(request, "asking/over.html", page, status=410 if late else 200)


@require_POST
def take_back(request: HttpRequest, ask_id: UUID, answer_id: UUID) -> HttpResponse:
    """Take back what one let know."""
    place = place_of(request, ask_id, look=False)
    if place.admission is None:
        return _over(request, place)
    given = get_object_or_404(Answer.objects.select_related("observation"), pk=answer_id, asked=place.asked)
    services.take_back(admission=place.admission, given=given)
    say(
        request, _("Weggehaald. Het telt niet meer mee."), kind="info",
        undo_url=reverse("asking:put_back", args=[ask_id, answer_id]),
    )  # fmt: skip
    return redirect("asking:look", ask_id)


@require_POST
def put_back(request: HttpRequest, ask_id: UUID, answer_id: UUID) -> HttpResponse:
    """Undo taking back."""
    place = place_of(request, ask_id, look=False)
    if place.admission is None:
        return _over(request, place)
    given = get_object_or_404(Answer.objects.select_related("observation"), pk=answer_id, asked=place.asked)
    services.put_back(admission=place.admission, given=given)
    say(request, _("Teruggezet."))
    return redirect("asking:look", ask_id)


@require_POST
def done(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Done looking."""
    return _end(request, ask_id, AskedEnd.Kind.DONE, _("Klaar. Dank je wel voor het meekijken."))


@require_POST
def decline(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Not able to look along, no reason asked."""
    return _end(
        request, ask_id, AskedEnd.Kind.DECLINED, _("Goed dat je het zegt. Wie het vroeg, ziet dat je nu niet kunt.")
    )


def _end(request: HttpRequest, ask_id: UUID, kind: AskedEnd.Kind, said: str) -> HttpResponse:
    place = place_of(request, ask_id, ended=True, look=False)
    if place.admission is None:
        return _over(request, place)
    services.end_looking(admission=place.admission, asked=place.asked, kind=kind)
    say(request, said, kind="info", undo_url=reverse("asking:again", args=[ask_id]))
    return redirect("asking:mine")


@require_POST
def again(request: HttpRequest, ask_id: UUID) -> HttpResponse:
    """Look along after all."""
    place = place_of(request, ask_id, ended=True, look=False)
    if place.admission is None:
        return _over(request, place)
    services.look_again(admission=place.admission, asked=place.asked)
    return redirect("asking:look", ask_id)
