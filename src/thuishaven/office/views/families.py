"""The adults who care for a child: each separately, with their own account."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.office import queries, services
from thuishaven.office.forms import GuardianForm
from thuishaven.office.schools import Desk, desk_for, schools_of
from thuishaven.privacy import log
from thuishaven.school.models import Guardianship, Pupil
from thuishaven.school.pupils import GuardianIdentity, GuardianshipEndedError, know
from thuishaven.school.queries import pupil_with_key
from thuishaven.web.notices import say


@require_http_methods(["GET", "POST"])
def families(request: HttpRequest) -> HttpResponse:
    """Pupils by group, to find the one whose guardians are needed. A name to search for stays out of the address."""
    desk = desk_for(request, Action.MANAGE_GUARDIANS)
    text = request.POST.get("q", "")[:200]
    groups = queries.families(desk.school, timezone.localdate(), text)
    return render(request, "office/families.html", {"desk": desk, "groups": groups, "text": text})


@require_http_methods(["GET", "POST"])
def guardians(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """The guardians of one pupil with their contact data, and a form to add one. Each look is logged."""
    desk = desk_for(request, Action.MANAGE_GUARDIANS)
    pupil = _pupil(desk, pupil_id)
    now = timezone.now()
    form = GuardianForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        identity = GuardianIdentity(
            data["given"], data["prefix"], data["family"], data["phone"], data["email"], data["address"]
        )
        try:
            added = services.add_guardian_of(
                desk=desk, pupil=pupil, identity=identity, relation=data["relation"],
                has_authority=data["has_authority"], lives_with_child=data["lives_with_child"],
                with_account=data["with_account"], now=now, today=timezone.localdate(now),
            )  # fmt: skip
        except services.AlreadyGuardianError:
            form.add_error("email", _("Het account met dit e-mailadres hoort al bij een ouder van dit kind."))
        else:
            if added.token:
                return _show_invitation(request, desk, pupil, identity, added.token)
            if added.had_account:
                say(request, _("Bewaard. Er was al een account met dit e-mailadres, dat ziet nu ook dit kind."))
            else:
                say(request, _("Bewaard."))
            return redirect(desk.url("guardians", pupil.pk))
    log.record(verb="see_guardians", at=now, actor=desk.person.user.pk, subject=pupil.pk, why=desk.why)
    lines = queries.guardians_of(pupil)
    page = {
        "form": form, "desk": desk, "pupil": know(pupil), "lines": [one for one in lines if one.ended_on is None],
        "earlier": [one for one in lines if one.ended_on is not None],
    }  # fmt: skip
    return render(request, "office/guardians.html", page, status=422 if form.is_bound else 200)


@require_POST
def new_invitation(request: HttpRequest, pupil_id: UUID, guardianship_id: int) -> HttpResponse:
    """Make a new invitation for a guardian and show it once."""
    desk = desk_for(request, Action.MANAGE_GUARDIANS)
    pupil = _pupil(desk, pupil_id)
    running = Guardianship.objects.filter(ended_on=None).select_related("user")
    guardianship = get_object_or_404(running, pk=guardianship_id, pupil=pupil)
    try:
        token = services.invite_guardian(desk=desk, guardianship=guardianship, now=timezone.now())
    except services.StaffAccountError:
        say(request, _("Dit account is van een medewerker. Vraag de directeur of beheerder."), kind="warm")
        return redirect(desk.url("guardians", pupil.pk))
    line = next(one for one in queries.guardians_of(pupil) if one.id == guardianship.pk)
    return _show_invitation(request, desk, pupil, line.identity, token)


@require_POST
def authority(request: HttpRequest, pupil_id: UUID, guardianship_id: int) -> HttpResponse:
    """Note that a guardian has authority, or has none."""
    desk = desk_for(request, Action.MANAGE_GUARDIANS)
    pupil = _pupil(desk, pupil_id)
    guardianship = get_object_or_404(Guardianship, pk=guardianship_id, pupil=pupil)
    wanted = request.POST.get("authority", "")
    if wanted not in {"yes", "no"}:
        say(request, _("Kies of deze persoon gezag heeft. Er is niets veranderd."), kind="warm")
        return redirect(desk.url("guardians", pupil.pk))
    try:
        changed = services.note_authority(
            desk=desk, guardianship=guardianship, has_authority=wanted == "yes", now=timezone.now()
        )
    except GuardianshipEndedError:
        say(request, _("Deze persoon hoort niet meer bij het kind. Er is niets veranderd."), kind="warm")
    else:
        say(request, _("Bewaard.") if changed else _("Dit stond al zo."), kind="good" if changed else "info")
    return redirect(desk.url("guardians", pupil.pk))


@require_POST
def end(request: HttpRequest, pupil_id: UUID, guardianship_id: int) -> HttpResponse:
    """Somebody is no guardian of the child any more."""
    desk = desk_for(request, Action.MANAGE_GUARDIANS)
    pupil = _pupil(desk, pupil_id)
    guardianship = get_object_or_404(Guardianship, pk=guardianship_id, pupil=pupil)
    now = timezone.now()
    try:
        services.end_guardian(desk=desk, guardianship=guardianship, now=now, today=timezone.localdate(now))
    except GuardianshipEndedError:
        say(request, _("Deze persoon hoorde al niet meer bij het kind."), kind="info")
    else:
        say(request, _("Bewaard. Deze persoon ziet vanaf nu niets meer van dit kind."))
    return redirect(desk.url("guardians", pupil.pk))


def _pupil(desk: Desk, pupil_id: UUID) -> Pupil:
    pupil = pupil_with_key(pupil_id)
    allowed = {one.pk for one in schools_of(desk.person, Action.MANAGE_GUARDIANS)}
    if pupil is None or pupil.key.wrapped is None or pupil.school_id not in allowed:
        raise Http404
    return pupil


def _show_invitation(
    request: HttpRequest, desk: Desk, pupil: Pupil, identity: GuardianIdentity, token: str
) -> HttpResponse:
    return render(request, "office/invitation.html", {
        "desk": desk, "name": identity.full_name, "login": identity.email,
        "address": request.build_absolute_uri(reverse("accounts:choose_password", args=[token])),
        "back": desk.url("guardians", pupil.pk), "formal": True,
    })  # fmt: skip
