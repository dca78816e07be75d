"""The day programmes of the groups: which moment starts when, on each school day."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thuishaven.domain.access import Action
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.choices import moments_for
from thuishaven.office import queries, services
from thuishaven.office.programme_forms import DayForm
from thuishaven.office.schools import Desk, desk_for
from thuishaven.school.models import Group
from thuishaven.school.programme import (
    SCHOOL_WEEKDAYS,
    ChangedProgrammeError,
    ProgrammeThereError,
    fingerprint,
    programme_of,
)
from thuishaven.web.jinja_env import weekday_name
from thuishaven.web.notices import say


@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """The groups, each with how many school days have a programme."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    lines = queries.programmes(desk.school, timezone.localdate())
    return render(request, "office/programmes.html", {"desk": desk, "lines": lines, "days": len(SCHOOL_WEEKDAYS)})


@require_http_methods(["GET", "POST"])
def programme(request: HttpRequest, group_id: UUID, number: int = 1) -> HttpResponse:
    """One day of a group's programme; ``number`` 1 is Monday. ``do`` is save, or all for each school day at once."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    group, weekday = _group(desk, group_id), number - 1
    if weekday not in SCHOOL_WEEKDAYS:
        raise Http404
    days = programme_of(group)
    moments = _moments()
    form = DayForm(request.POST if request.method == "POST" else None, day=days[weekday], moments=moments)
    status, seen = 200, ""
    if form.is_bound:
        status = _save(request, desk, group, weekday, form)
        if status == 302:
            return redirect(desk.url("programme_day", group.pk, number))
        days = programme_of(group)
        # A form that is not right yet still builds on the day that was looked at.
        seen = request.POST.get("seen", "") if status == 422 else ""
    return render(request, "office/programme.html", {
        "desk": desk, "group": group, "form": form, "number": number, "day": _day_name(weekday),
        "tabs_of_days": [
            (desk.url("programme_day", group.pk, one + 1), _day_name(one).capitalize(), one == weekday)
            for one in SCHOOL_WEEKDAYS
        ],
        "seen": seen or fingerprint(days[weekday]), "is_new": not any(days.values()), "changed": status == 409,
        "last_moment": dict(moments).get("other", ""),
    }, status=status)  # fmt: skip


def _save(request: HttpRequest, desk: Desk, group: Group, weekday: int, form: DayForm) -> int:
    """Save what was sent; the status to answer with."""
    everywhere = request.POST.get("do") == "all"
    if form.is_valid() and everywhere and not form.day:
        form.add_error(None, _("Er staat nog niets op deze dag. Vul minstens één moment in."))
    if not form.is_valid():
        return 422
    try:
        services.save_programme(
            desk=desk, group=group, weekday=weekday, day=form.day, seen=request.POST.get("seen", ""),
            everywhere=everywhere, now=timezone.now(),
        )  # fmt: skip
    except ChangedProgrammeError:
        return 409
    if everywhere:
        say(request, _("Bewaard. Elke schooldag heeft nu dit programma."))
    elif form.day:
        say(request, _("Bewaard voor %(day)s.") % {"day": _day_name(weekday)})
    else:
        say(request, _("Bewaard. Op %(day)s staat nu niets.") % {"day": _day_name(weekday)})
    return 302


@require_POST
def usual(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Give a group without a programme a usual one, to change from there."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    group = _group(desk, group_id)
    try:
        services.start_programme(desk=desk, group=group, now=timezone.now())
    except ProgrammeThereError:
        say(request, _("Er staat al een dagprogramma. Er is niets veranderd."), kind="info")
    else:
        say(request, _("Hier staat nu een gewone schoolweek. Pas aan wat bij jullie anders is."))
    return redirect(desk.url("programme", group.pk))


def _group(desk: Desk, group_id: UUID) -> Group:
    found = next((one for one in queries.group_choices(desk.school, timezone.localdate()) if one.pk == group_id), None)
    if found is None:
        raise Http404
    return found


def _moments() -> list[tuple[str, str]]:
    language = get_language() or "nl"
    return [(one.id, one.label.in_language(language)) for one in moments_for(load_catalogue(), at_home=False)]


def _day_name(weekday: int) -> str:
    return weekday_name(str(WEEKDAYS[weekday]))
