"""Who works here: looking, adding, inviting, ending."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from thuishaven.accounts.invitations import invite
from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, profile_of
from thuishaven.domain.access import Action
from thuishaven.office import queries, services
from thuishaven.office.forms import PersonForm, RoleForm
from thuishaven.office.schools import Desk, desk_for
from thuishaven.school.models import Appointment, GroupAssignment
from thuishaven.school.staff_services import AlreadyAppointedError, OwnRoleError
from thuishaven.web.notices import say


@require_http_methods(["GET", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """Who works at the school, with roles and groups. A name to search for stays out of the address."""
    desk = desk_for(request, Action.MANAGE_STAFF)
    text, role = request.POST.get("q", "")[:200], request.GET.get("role", "")
    people = queries.staff_at(desk.school, timezone.localdate())
    page, filters, found = queries.staff_page(people, text=text, role=role, number=request.GET.get("page", "1"))
    return render(request, "office/staff.html", {
        "desk": desk, "page": page, "filters": filters, "text": text, "role": role, "total": len(people), "found": found,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add somebody; the invitation is shown once."""
    desk = desk_for(request, Action.MANAGE_STAFF)
    now = timezone.now()
    today = timezone.localdate(now)
    form = PersonForm(
        request.POST if request.method == "POST" else None,
        groups=queries.group_choices(desk.school, today),
        today=today,
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        profile = Profile(data["given"], data["prefix"], data["family"], data["login"])
        try:
            added = services.add_staff(
                desk=desk, profile=profile, role=data["role"], group=data["group"], starts=data["starts"],
                ends=data["ends"], now=now,
            )  # fmt: skip
        except AlreadyAppointedError:
            form.add_error("login", _("Deze persoon heeft deze rol al op deze school."))
        except OwnRoleError:
            form.add_error("login", _own_role_text())
        else:
            if added.is_new:
                return _show_invitation(request, desk, added.user, invite(added.user))
            name = profile_of(added.user).full_name
            say(request, _("Dit account bestond al: %(name)s. De rol is erbij gekomen.") % {"name": name})
            return redirect(desk.url("person", added.user.pk))
    return render(request, "office/person_add.html", {"form": form, "desk": desk}, status=_status(form))


@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Somebody who works here: roles, groups, a new invitation."""
    desk = desk_for(request, Action.MANAGE_STAFF)
    now = timezone.now()
    today = timezone.localdate(now)
    user = _colleague(desk, user_id)
    form = RoleForm(
        request.POST if request.method == "POST" else None,
        groups=queries.group_choices(desk.school, today),
        today=today,
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            services.give_role(
                desk=desk, user=user, role=data["role"], group=data["group"], starts=data["starts"],
                ends=data["ends"], now=now,
            )  # fmt: skip
        except AlreadyAppointedError:
            form.add_error("role", _("Deze persoon heeft deze rol al op deze school."))
        except OwnRoleError:
            form.add_error("role", _own_role_text())
        else:
            say(request, _("Bewaard."))
            return redirect(desk.url("person", user.pk))
    member = next(iter(queries.staff_at(desk.school, today, user.pk)), None)
    page = {
        "form": form, "desk": desk, "member": member, "name": profile_of(user).full_name,
        "is_me": user == desk.person.user, "today": today, "user_id": user.pk,
    }  # fmt: skip
    return render(request, "office/person.html", page, status=_status(form))


@require_POST
def new_invitation(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Make a new invitation and show it once."""
    desk = desk_for(request, Action.MANAGE_STAFF)
    user = _colleague(desk, user_id)
    return _show_invitation(request, desk, user, services.invite_staff(desk=desk, user=user, now=timezone.now()))


@require_POST
def end_role(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """End a role at once."""
    desk = desk_for(request, Action.MANAGE_STAFF)
    appointment = get_object_or_404(
        Appointment.objects.select_related("user__key", "school"), pk=appointment_id, school=desk.school
    )
    now = timezone.now()
    try:
        services.end_role(desk=desk, appointment=appointment, now=now, today=timezone.localdate(now))
    except OwnRoleError:
        say(request, _("Je eigen rol kan een ander beëindigen, jij niet."), kind="warm")
    else:
        say(request, _("De rol is voorbij. Deze persoon ziet er vanaf nu niets meer mee."))
    return redirect(desk.url("person", appointment.user_id))


@require_POST
def end_group(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Take somebody away from a group at once."""
    desk = desk_for(request, Action.MANAGE_STAFF)
    assignment = get_object_or_404(
        GroupAssignment.objects.select_related("user"), pk=assignment_id, group__school=desk.school
    )
    now = timezone.now()
    services.end_group(desk=desk, assignment=assignment, now=now, today=timezone.localdate(now))
    say(request, _("Deze persoon staat niet meer voor de groep."))
    return redirect(desk.url("person", assignment.user_id))


def _own_role_text() -> str:
    return _("Jezelf kun je geen rol geven. Vraag het aan een andere beheerder of aan de directeur.")


def _colleague(desk: Desk, user_id: UUID) -> User:
    found = User.objects.select_related("key").filter(pk=user_id, appointments__school=desk.school).first()
    if found is None:
        raise Http404
    return found


def _show_invitation(request: HttpRequest, desk: Desk, user: User, token: str) -> HttpResponse:
    profile = profile_of(user)
    return render(request, "office/invitation.html", {
        "desk": desk, "name": profile.full_name, "login": profile.login,
        "address": request.build_absolute_uri(reverse("accounts:choose_password", args=[token])),
        "back": desk.url("staff"), "formal": False,
    })  # fmt: skip


def _status(form: RoleForm) -> int:
    return 422 if form.is_bound else 200
