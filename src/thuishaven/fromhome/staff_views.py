"""Pages for staff of the dossier: links for guardians, and what a guardian told in a talk."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.dossiers.header import pupil_header
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.fields import fresh_id
from thuishaven.observe.hints import say_urgent
from thuishaven.observe.services import IdInUseError
from thuishaven.privacy.access import Admission, admit
from thuishaven.school.models import Guardianship
from thuishaven.web.notices import say

from . import pages, queries, services
from .forms import LinkForm, TalkForm, TalkThingForm
from .models import HomeLink
from .qr import qr_code
from .words import language_label, language_names

#: Things that can be written down of one talk, on one page.
_THINGS = 3


def _admit(request: HttpRequest, pupil_id: UUID, thing: str) -> Admission:
    """Who may see the dossier and may record in it."""
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing=thing, look=request.method != "POST")
    if not admission.may(Action.RECORD):
        raise PermissionDenied
    return admission


@require_http_methods(["GET", "POST"])
def links(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The links of each guardian, and a new one; what is made is shown once."""
    admission = _admit(request, pupil_id, "home_links")
    guardians = {one.pk: one for one in queries.guardianships_of(pupil_id)}
    names = {pk: pages.guardian_label(one, admission) for pk, one in guardians.items()}
    catalogue = load_catalogue()
    languages = {code: language_label(code, own) for code, own in language_names(catalogue).items()}

    def form_of(sent: QueryDict | None) -> LinkForm:
        initial = {"id": fresh_id(), "language": "nl"}
        return LinkForm(sent, people=list(names.items()), languages=languages, initial=initial)

    form, made = form_of(request.POST if request.method == "POST" else None), None
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        guardianship = guardians[int(data["guardian"])]
        try:
            token = services.make_link(
                admission=admission, link_id=data["id"], guardianship=guardianship, language=data["language"],
                days=data["days"],
            )  # fmt: skip
        except services.AlreadyMadeError:
            say(
                request,
                _("Deze link is al gemaakt. Hij wordt maar één keer getoond. Maak een nieuwe als je hem kwijt bent."),
                kind="info",
            )
            return redirect("fromhome:links", pupil_id)
        except services.UnableToMakeLinkError:
            form.add_error(
                None,
                _(
                    "Zonder geboortedatum van het kind kan er geen link zijn. Vraag de intern begeleider om die in te vullen."
                ),
            )
        else:
            address = request.build_absolute_uri(reverse("fromhome_family:from_home", args=[token]))
            made = {
                "address": address, "start": address.partition("://")[2].partition(token)[0],
                "spoken": token.replace("-", " "), "qr": qr_code(address), "who": names[guardianship.pk],
                "language": languages[data["language"]],
            }  # fmt: skip
            form = form_of(None)
    rows = queries.links_of(pupil_id, admission.now)
    return render(
        request, "fromhome/links.html", {
            "header": pupil_header(admission, "observe:pupil", timezone.localdate(admission.now)),
            "form": form, "names": names, "made": made, "languages": languages,
            "birthday_known": admission.known.identity.birth_date is not None,
            "running": [one for one in rows if one.runs], "ended": [one for one in rows if not one.runs],
            "last_day": queries.last_day,
        }, status=422 if form.is_bound else 200,
    )  # fmt: skip


def _link(admission: Admission, link_id: UUID) -> HomeLink:
    return get_object_or_404(HomeLink, pk=link_id, guardianship__pupil=admission.pupil, guardianship__ended_on=None)


@require_POST
def withdraw(request: HttpRequest, pupil_id: UUID, link_id: UUID) -> HttpResponse:
    """Close a link at once."""
    admission = _admit(request, pupil_id, "home_links")
    services.withdraw_link(admission=admission, link=_link(admission, link_id))
    say(
        request, _("De link werkt niet meer. Wat ermee verteld is, blijft staan."), kind="info",
        undo_url=reverse("fromhome:restore", args=[pupil_id, link_id]),
    )  # fmt: skip
    return redirect("fromhome:links", pupil_id)


@require_POST
def restore(request: HttpRequest, pupil_id: UUID, link_id: UUID) -> HttpResponse:
    """Undo closing a link."""
    admission = _admit(request, pupil_id, "home_links")
    if services.restore_link(admission=admission, link=_link(admission, link_id)):
        say(request, _("De link werkt weer."))
    else:
        say(request, _("Deze link blijft dicht. Maak een nieuwe."), kind="info")
    return redirect("fromhome:links", pupil_id)


@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, pupil_id: UUID, guardianship_id: int) -> HttpResponse:
    """What a guardian told, written down by who talked with them."""
    admission = _admit(request, pupil_id, "home_talk")
    guardianship = get_object_or_404(Guardianship, pk=guardianship_id, pupil=admission.pupil, ended_on=None)
    catalogue, today = load_catalogue(), timezone.localdate(admission.now)
    sent = request.POST if request.method == "POST" else None
    when = TalkForm(sent, today=today, initial={"talked_on": today})
    things = [
        TalkThingForm(sent, prefix=f"thing{number}", catalogue=catalogue, today=today, initial={"id": fresh_id()})
        for number in range(1, _THINGS + 1)
    ]  # fmt: skip
    told = [one for place, one in enumerate(things) if place == 0 or one.is_filled]
    if sent is not None and when.is_valid() & all(one.is_valid() for one in told):
        day = when.cleaned_data["talked_on"]
        try:
            services.record_talk(
                admission=admission, guardianship=guardianship,
                things=[(one.cleaned_data["id"], one.seen(day, admission.now)) for one in told],
            )  # fmt: skip
        except IdInUseError:
            told[0].add_error(None, _("Laad de bladzijde opnieuw en probeer het nog een keer."))
        else:
            _say_written_down(request, admission, guardianship, [one.cleaned_data["note"] for one in told])
            return redirect(reverse("observe:pupil", args=[pupil_id]) + "?what=home")
    return render(
        request, "fromhome/talk.html", {
            "header": pupil_header(admission, "observe:pupil", today), "when": when, "told": told if sent else [],
            "who": pages.guardian_label(guardianship, admission), "form": when,
            **pages.talk_page(things, catalogue),
        }, status=422 if sent is not None else 200,
    )  # fmt: skip


def _say_written_down(request: HttpRequest, admission: Admission, guardianship: Guardianship, notes: list[str]) -> None:
    say(request, _("Opgeschreven wat %(name)s vertelde.") % {"name": pages.guardian_label(guardianship, admission)})
    say_urgent(request, *notes)
