"""Who sees the dossier, the care team, and the background of a pupil."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy import queries, services
from thuishaven.privacy.access import admit, record_change
from thuishaven.privacy.models import CareTeamMember
from thuishaven.privacy.words import look_words, why_words
from thuishaven.school.pupils import change_identity
from thuishaven.web.notices import say

from .forms import BackgroundForm, JoinForm
from .header import pupil_header


@require_GET
def index(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """A pupil's first page is the picture."""
    return redirect("understand:picture", pupil_id)


@require_GET
def who(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Who may see this dossier, why, and who looked."""
    admission = admit(request, Action.SEE_WHO_LOOKED, pupil_id)
    today = timezone.localdate(admission.now)
    page, looks = queries.looks_at(pupil_id, request.GET.get("page", "1"))
    return render(request, "dossiers/who.html", {
        "header": pupil_header(admission, "dossiers:who", today), "page": page,
        "looks": [(timezone.localtime(one.at), one.who, look_words(one.verb, one.times), why_words(one.why)) for one in looks],
        "team": queries.care_team(admission.pupil, today), "teachers": queries.group_teachers(admission.pupil, today),
        "manages": admission.may(Action.MANAGE_CARE_TEAM), "may_background": admission.may(Action.SEE_DOSSIER),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def team(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """Who is in the care team; the coordinator adds and ends."""
    admission = admit(request, Action.MANAGE_CARE_TEAM, pupil_id)
    today = timezone.localdate(admission.now)
    members = queries.care_team(admission.pupil, today)
    inside = {one.user_id for one in members}
    candidates = [one for one in queries.colleagues(admission.pupil.school_id, today) if one[0] not in inside]
    form = JoinForm(request.POST if request.method == "POST" else None, colleagues=candidates)
    if form.is_bound and form.is_valid():
        user = get_object_or_404(User, pk=form.cleaned_data["user"])
        try:
            services.join_care_team(
                pupil=admission.pupil, user=user, reason=form.cleaned_data["reason"], by=admission.person.user,
                now=admission.now, today=today,
            )  # fmt: skip
        except services.AlreadyInCareTeamError:
            form.add_error("user", _("Deze collega zit al in het zorgteam."))
        else:
            say(request, _("Toegevoegd aan het zorgteam van %(name)s.") % {"name": admission.known.name})
            return redirect("dossiers:team", pupil_id)
    page = {
        "form": form,
        "team": members,
        "pupil": admission.known,
        "header": pupil_header(admission, "dossiers:team", today),
    }
    return render(request, "dossiers/team.html", page, status=422 if form.is_bound else 200)


@require_POST
def leave(request: HttpRequest, pupil_id: UUID, member_id: int) -> HttpResponse:
    """End somebody's place in the care team."""
    admission = admit(request, Action.MANAGE_CARE_TEAM, pupil_id)
    member = get_object_or_404(CareTeamMember, pk=member_id, pupil=admission.pupil, until=None)
    services.leave_care_team(
        member=member, by=admission.person.user, now=admission.now, today=timezone.localdate(admission.now)
    )
    say(request, _("Uit het zorgteam gehaald. Wat eerder is gelezen, blijft in het logboek staan."), kind="info")
    return redirect("dossiers:team", pupil_id)


@require_http_methods(["GET", "POST"])
def background(request: HttpRequest, pupil_id: UUID) -> HttpResponse:
    """What is known of the background, in a few sentences and terms."""
    admission = admit(request, Action.SEE_DOSSIER, pupil_id, thing="background")
    today, identity = timezone.localdate(admission.now), admission.known.identity
    form = BackgroundForm(
        request.POST if request.method == "POST" else None, catalogue=load_catalogue(), today=today,
        initial={"arrived_on": identity.arrived_on, "risk_factors": identity.risk_factors,
                 "background": "\n".join(identity.background)},
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        lines = tuple(line.strip() for line in data["background"].splitlines() if line.strip())
        with transaction.atomic():
            changed = replace(
                identity, arrived_on=data["arrived_on"], risk_factors=tuple(data["risk_factors"]), background=lines
            )
            change_identity(pupil=admission.pupil, identity=changed)
            record_change(admission, "background_save")
        say(request, _("De achtergrond is bewaard."))
        return redirect("understand:picture", pupil_id)
    page = {"form": form, "header": pupil_header(admission, "dossiers:background", today)}
    return render(request, "dossiers/background.html", page, status=422 if form.is_bound else 200)
