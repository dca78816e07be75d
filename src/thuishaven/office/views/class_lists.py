"""Bringing in a class list: look at what changes, agree, save."""

import hashlib
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.accounts.invitations import invite
from thuishaven.accounts.people import profile_of
from thuishaven.domain.access import Action
from thuishaven.office.forms import ClassListForm
from thuishaven.office.pending import Pending, PendingOverError, TooLongError, open_pending, seal_pending
from thuishaven.office.schools import Desk, desk_for, schools_of
from thuishaven.office.services import bring_in
from thuishaven.school.import_plan import ImportPlan, find_school, left_out_text, plan_import, year_text
from thuishaven.school.import_services import ChangedMeanwhileError
from thuishaven.school.models import School
from thuishaven.school.roster.command import READERS
from thuishaven.school.roster.faults import FAULT_TEXTS, RosterFault, RosterRefused
from thuishaven.school.roster.guards import MOST_BYTES
from thuishaven.school.roster.telling import describe
from thuishaven.web.notices import say
from thuishaven.web.upload import MemoryOnly


@csrf_exempt
@require_http_methods(["GET", "POST"])
def class_list(request: HttpRequest) -> HttpResponse:
    """Choose a file and see what it would change; checked for forgery after the file is told to stay in memory."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    request.upload_handlers = [MemoryOnly(MOST_BYTES)]  # type: ignore[list-item]
    return _class_list(request, desk)


@csrf_protect
def _class_list(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = ClassListForm(request.POST, request.FILES) if request.method == "POST" else ClassListForm()
    if not form.is_bound or not form.is_valid():
        page = {"form": form, "desk": desk, "faults": (), "omitted": 0, "wrong": ""}
        return render(request, "office/class_list.html", page, status=422 if form.is_bound else 200)
    return _look(request, desk, form)


def _look(request: HttpRequest, desk: Desk, form: ClassListForm) -> HttpResponse:
    kind, content = form.cleaned_data["kind"], form.cleaned_data["file"].read()
    now = timezone.now()
    today = timezone.localdate(now)
    try:
        roster = READERS[kind](content, today=today)
    except RosterRefused as refused:
        return _refuse(request, desk, form, faults=refused.faults, omitted=refused.omitted)
    school = find_school(schools_of(desk.person, Action.IMPORT_ROSTER), roster.school)
    if school is None:
        return _refuse(request, desk, form, wrong=_wrong_school(desk.school, roster.school.name or roster.school.brin))
    desk = replace(desk, school=school)
    if not _manages_staff(desk):
        roster = replace(roster, staff=())
    plan = plan_import(school=school, roster=roster, now=now, today=today, by=desk.person.user)
    pending = Pending(kind, hashlib.sha256(content).hexdigest(), school.pk, plan.fingerprint, roster)
    return _show(request, desk, plan, pending)


def _refuse(
    request: HttpRequest, desk: Desk, form: ClassListForm, *,
    faults: tuple[RosterFault, ...] = (), omitted: int = 0, wrong: str = "",
) -> HttpResponse:  # fmt: skip
    lines = [
        (one.file or "", one.line, one.field, one.entry, str(FAULT_TEXTS[one.code]) % one.params) for one in faults
    ]
    page = {"form": form, "desk": desk, "faults": lines, "omitted": omitted, "wrong": wrong}
    return render(request, "office/class_list.html", page, status=422)


def _wrong_school(school: School, told: str) -> str:
    return _("Dit bestand is van %(told)s. Jij werkt hier voor %(school)s. Er is niets bewaard.") % {
        "told": told or _("een andere school"), "school": school.name,
    }  # fmt: skip


def _manages_staff(desk: Desk) -> bool:
    return desk.school in schools_of(desk.person, Action.MANAGE_STAFF)


def _show(
    request: HttpRequest, desk: Desk, plan: ImportPlan, pending: Pending, *, changed: bool = False
) -> HttpResponse:
    now = timezone.now()
    try:
        token = seal_pending(pending, user=desk.person.user, now=now) if plan.writes else ""
    except TooLongError:
        say(
            request, _("Deze lijst is te groot voor de pagina. De beheerder kan hem op de server inlezen."), kind="warm"
        )
        return redirect(desk.url("import"))
    parts: dict[str, dict[str, Any]] = {about: {"summary": "", "lines": {}} for about in ("group", "pupil", "staff")}
    for line in describe(plan.difference):
        if line.kind == "summary":
            parts[line.about]["summary"] = line.text
        else:
            parts[line.about]["lines"].setdefault(line.kind, []).append(line.text)
    page = {
        "desk": desk, "parts": parts, "writes": plan.writes, "changed": changed, "token": token,
        "dropped": plan.roster.dropped, "left_out": [left_out_text(one) for one in plan.left_out],
        "year": plan.roster.school.year_name, "year_note": year_text(plan.roster.school.year_name, timezone.localdate(now)),
        "own_left": plan.own_left, "with_staff": _manages_staff(desk), "list_names_staff": bool(plan.roster.staff),
    }  # fmt: skip
    return render(request, "office/difference.html", page, status=409 if changed else 200)


@require_POST
def save_class_list(request: HttpRequest) -> HttpResponse:
    """Save the list somebody agreed to; shows the new difference when the school changed in between."""
    desk = desk_for(request, Action.IMPORT_ROSTER)
    now = timezone.now()
    try:
        pending = open_pending(request.POST.get("list", ""), user=desk.person.user, now=now)
    except PendingOverError:
        say(request, _("Het was te lang geleden. Er is niets bewaard. Kies het bestand opnieuw."), kind="warm")
        return redirect(desk.url("import"))
    school = next((one for one in (desk.school, *desk.others) if one.pk == pending.school_id), None)
    desk = replace(desk, school=school or desk.school)
    if school is None or (pending.roster.staff and not _manages_staff(desk)):
        say(request, _("Je rol is veranderd. Er is niets bewaard. Kies het bestand opnieuw."), kind="warm")
        return redirect(desk.url("import"))
    try:
        saved = bring_in(desk=desk, pending=pending, now=now, today=timezone.localdate(now))
    except ChangedMeanwhileError as error:
        return _show(request, desk, error.plan, replace(pending, fingerprint=error.plan.fingerprint), changed=True)
    people = [
        (profile_of(user).full_name, profile_of(user).login, _invitation_address(request, invite(user)))
        for user in saved.new_staff
    ]
    return render(request, "office/saved.html", {
        "desk": desk, "counts": saved.plan.counts, "missing": len(saved.plan.newly_missing), "people": people,
    })  # fmt: skip


def _invitation_address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("accounts:choose_password", args=[token]))
