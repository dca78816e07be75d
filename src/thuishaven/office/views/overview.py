"""What somebody may do for the school, and the pupils about whom a decision waits."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thuishaven.domain.access import Action
from thuishaven.office import queries, services
from thuishaven.office.schools import desk_for
from thuishaven.privacy.access import may
from thuishaven.school.import_services import DecidedAlreadyError
from thuishaven.school.models import RosterAbsence, RosterImport
from thuishaven.web.notices import say

_OPENS = (Action.IMPORT_ROSTER, Action.MANAGE_STAFF, Action.SEE_AGGREGATES, Action.MANAGE_GUARDIANS)


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What this person may do for the school."""
    allowed = [action for action in _OPENS if may(request, action)]
    if not allowed:
        raise PermissionDenied
    desk = desk_for(request, allowed[0])
    page: dict[str, Any] = {
        "desk": desk, "lists": Action.IMPORT_ROSTER in allowed,
        "staff": Action.MANAGE_STAFF in allowed, "numbers": Action.SEE_AGGREGATES in allowed,
        "guardians": Action.MANAGE_GUARDIANS in allowed,
    }  # fmt: skip
    if page["lists"]:
        page["missing"] = queries.count_absences(desk.school)
        page["last"] = RosterImport.objects.filter(school=desk.school).order_by("-at").first()
    return render(request, "office/overview.html", page)


@require_GET
def missing(request: HttpRequest) -> HttpResponse:
    """Pupils that were not in a class list; somebody decides about each."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    page, lines = queries.missing_page(desk.school, request.GET.get("page", "1"))
    return render(request, "office/missing.html", {"desk": desk, "page": page, "lines": lines})


@require_POST
def decide(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Decide that a pupil stays or has left."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    absence = get_object_or_404(
        RosterAbsence.objects.exclude(pupil__key__wrapped=None), pk=absence_id, pupil__school=desk.school
    )
    wanted = request.POST.get("decision", "")
    if wanted not in RosterAbsence.Decision.values:
        say(request, _("Kies of het kind blijft of van school is."), kind="warm")
        return redirect(desk.url("missing"))
    now = timezone.now()
    decision = RosterAbsence.Decision(wanted)
    try:
        services.settle_absence(desk=desk, absence=absence, decision=decision, now=now, today=timezone.localdate(now))
    except DecidedAlreadyError:
        say(request, _("Hierover is al iets gekozen."), kind="info")
        return redirect(desk.url("missing"))
    if decision == RosterAbsence.Decision.LEFT:
        say(request, _("Bewaard. Het kind staat in geen groep meer. Het dossier blijft tot iemand het wist."))
    else:
        say(request, _("Bewaard. Het kind blijft in de groep."))
    return redirect(desk.url("missing"))
