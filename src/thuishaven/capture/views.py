"""Quick capture: from the page of today to a saved observation in two taps, a child and what it showed."""

from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue, Signal
from thuishaven.domain.language.suggest import suggester_for
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe import services
from thuishaven.observe.choices import signal_choices
from thuishaven.observe.fields import NOTE_MAX, CodeField, fresh_id, offered_signals
from thuishaven.observe.hints import judging, say_urgent
from thuishaven.observe.models import Observation
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import classmates, moment_at
from thuishaven.web.form_fields import RowIdField
from thuishaven.web.notices import say

from .offering import asked_and_used

_MOST_FOUND = 6
_MOST_ALSO = 30


class QuickForm(forms.Form):
    """One signal, perhaps the words it was found with, perhaps other children who showed the same."""

    id = RowIdField()
    signal = CodeField(error_messages={"required": gettext_lazy("Tik aan wat je zag.")})
    words = forms.CharField(
        required=False, max_length=NOTE_MAX, label=gettext_lazy("Zeg het in je eigen woorden"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )  # fmt: skip
    also = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, catalogue: Catalogue, mates: list[KnownPupil], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signal"].allowed = offered_signals(catalogue)  # type: ignore[attr-defined]
        self.fields["also"].choices = [(str(one.id), one.name) for one in mates]  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def quick(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Tap what you saw: that is all. What is not tapped is filled in as it is now."""
    admission = admit(request, Action.RECORD, pupil_id, thing="quick", look=request.method != "POST")
    catalogue, today = load_catalogue(), timezone.localdate(admission.now)
    mates = classmates(pupil_id, today)[:_MOST_ALSO]
    wants_words = request.method == "POST" and "find" in request.POST
    form = QuickForm(
        request.POST if request.method == "POST" else None, catalogue=catalogue, mates=mates,
        initial={"id": fresh_id()},
    )  # fmt: skip
    if form.is_bound and not wants_words and form.is_valid():
        try:
            _save(request, admission, form.cleaned_data)
        except services.IdInUseError:
            form.add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
        else:
            return redirect("home:today")
    words = request.POST.get("words", "")[:NOTE_MAX] if form.is_bound else ""
    page = {
        "form": form, "pupil": admission.known, "mates": mates, "words": words,
        "chosen": request.POST.getlist("also"), "failed": form.is_bound and not wants_words,
        "signals": signal_choices(catalogue, asked_and_used(admission), ()),
        "now": timezone.localtime(admission.now), **_found(words, catalogue),
    }  # fmt: skip
    return render(request, "capture/quick.html", page, status=422 if page["failed"] else 200)


@require_POST
def find(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The signals that fit what is being typed, as a piece of the page."""
    admit(request, Action.RECORD, pupil_id, look=False)
    words = request.POST.get("words", "")[:NOTE_MAX]
    return render(request, "capture/found.html", {"words": words, **_found(words, load_catalogue())})


@require_POST
def gentle(request: HttpRequest) -> HttpResponse:
    """Another way to write what judges in what is being typed; nothing of it is kept."""
    return render(request, "capture/gentle.html", {"gentle": judging(request.POST.get("words", "")[:NOTE_MAX])})


def _found(words: str, catalogue: Catalogue) -> dict[str, Any]:
    """Signals for words, and another way to write where a word judges."""
    if not words.strip():
        return {"found": [], "gentle": [], "asked": False}
    language = "en" if get_language() == "en" else "nl"
    suggestions = suggester_for(catalogue).suggest(words, language, _MOST_FOUND)
    found: list[Signal] = [catalogue.signals[one.id] for one in suggestions if catalogue.signals[one.id].capture]
    return {"found": found, "gentle": judging(words), "asked": True}


def _save(request: HttpRequest, admission: Admission, data: dict[str, Any]) -> None:
    """Save for the child and for each of the others, each under its own permission; the same form twice saves once.

    Raises IdInUseError, and then nothing is saved.
    """
    others = [admit(request, Action.RECORD, UUID(code), look=False) for code in data["also"]]
    with transaction.atomic():
        saved = [(one, _record(one, data)) for one in [admission, *others]]
    for one, observation in saved:
        args = [one.pupil.pk, observation.pk]
        say(
            request, _("Opgeslagen bij %(name)s.") % {"name": one.known.name},
            open_url=reverse("observe:edit", args=args), undo_url=reverse("observe:withdraw", args=args),
        )  # fmt: skip
    say_urgent(request, data["words"])


def _record(admission: Admission, data: dict[str, Any]) -> Observation:
    # A page that was opened twice has one id: the same tap is the same sighting, another tap is another one.
    key = uuid5(data["id"], f"{admission.pupil.pk} {data['signal']}")
    seen = services.Seen(
        at=admission.now, signals=(data["signal"],), note=data["words"].strip(),
        moment=moment_at(admission.pupil.pk, timezone.localtime(admission.now)),
    )  # fmt: skip
    return services.record_observation(
        admission=admission, observation_id=key, seen=seen, role=services.staff_role(admission)
    )
