"""Pages of the dossier: asking colleagues to look along, and what they let know."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.choices import moments_for
from thuishaven.observe.fields import fresh_id
from thuishaven.observe.hints import say_gently
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.words import role_words
from thuishaven.web.notices import say

from . import pages, queries, services
from .forms import AskForm, LineForm
from .models import LookAsk
from .suggest import signals_to_ask


def _admit_asker(request: HttpRequest, pupil_id: UUID) -> Admission:
    """Let in who may see the dossier and record in it."""
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing="look along", look=request.method != "POST")
    if not admission.may(Action.RECORD):
        raise PermissionDenied
    return admission


@require_http_methods(["GET", "POST"])
def pupil(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Ask colleagues to look along; what was asked before, with what they let know."""
    admission = _admit_asker(request, pupil_id)
    catalogue, today = load_catalogue(), timezone.localdate(admission.now)
    me = admission.person.user.pk
    colleagues = [one for one in queries.colleagues_of(admission.pupil, today) if one.id != me]
    form = AskForm(
        request.POST if request.method == "POST" else None, catalogue=catalogue, colleagues=colleagues,
        initial={"id": fresh_id()},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            ask = services.ask_colleagues(admission=admission, ask_id=form.cleaned_data["id"], wanted=form.wanted())
        except services.IdInUseError:
            form.add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
        else:
            say(
                request, _("Gevraagd. Je collega ziet het op de bladzijde van vandaag."),
                undo_url=reverse("asking:withdraw", args=[pupil_id, ask.pk]),
            )  # fmt: skip
            say_gently(request, form.wanted().line)
            return redirect("asking:ask", pupil_id, ask.pk)
    chosen = [str(one) for one in form["signals"].value() or ()]
    page = {
        "header": pupil_header(admission, "observe:pupil", today), "form": form, "pupil": admission.known,
        "asks": pages.ask_cards(admission, queries.asks_of(pupil_id), catalogue),
        "colleagues": [(one, ", ".join(map(role_words, one.roles))) for one in colleagues],
        "signals": signals_to_ask(admission, catalogue, chosen), "most": services.MOST_SIGNALS,
        "moments": moments_for(catalogue, at_home=False),
        "chosen": {
            "signals": chosen, "colleagues": form["colleagues"].value() or [], "moments": form["moments"].value() or [],
            "days": form["days"].value(), "also_other": form["also_other"].value(),
        },
    }  # fmt: skip
    return render(request, "asking/pupil.html", page, status=422 if form.is_bound else 200)


def _ask(admission: Admission, ask_id: UUID) -> LookAsk:
    return get_object_or_404(queries.asks_of(admission.pupil.pk), pk=ask_id)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pupil_id: UUID, ask_id: UUID) -> HttpResponse:
    """One question with every answer; the line in plain words can be changed."""
    admission = _admit_asker(request, pupil_id)
    found, today = _ask(admission, ask_id), timezone.localdate(admission.now)
    form = LineForm(
        request.POST if request.method == "POST" else None,
        initial={"line": services.line_of(found, admission.key)},
    )
    if form.is_bound and form.is_valid():
        line = form.cleaned_data["line"].strip()
        services.change_line(admission=admission, ask=found, line=line)
        say(request, _("Bewaard. Je collega leest nu deze regel."))
        say_gently(request, line)
        return redirect("asking:ask", pupil_id, ask_id)
    page = pages.ask_page(admission, found, load_catalogue())
    header = pupil_header(admission, "observe:pupil", today)
    return render(
        request, "asking/ask.html", {**page, "form": form, "header": header}, status=422 if form.is_bound else 200
    )


@require_POST
def withdraw(request: HttpRequest, pupil_id: UUID, ask_id: UUID) -> HttpResponse:
    """Stop asking."""
    admission = _admit_asker(request, pupil_id)
    found = _ask(admission, ask_id)
    services.withdraw_ask(admission=admission, ask=found)
    say(
        request, _("Gestopt. Niemand ziet deze vraag meer. Wat er gezien is, blijft bewaard."), kind="info",
        undo_url=reverse("asking:restore", args=[pupil_id, ask_id]),
    )  # fmt: skip
    return redirect("asking:pupil", pupil_id)


@require_POST
def restore(request: HttpRequest, pupil_id: UUID, ask_id: UUID) -> HttpResponse:
    """Undo stopping."""
    admission = _admit_asker(request, pupil_id)
    services.restore_ask(admission=admission, ask=_ask(admission, ask_id))
    say(request, _("De vraag staat weer open."))
    return redirect("asking:ask", pupil_id, ask_id)
