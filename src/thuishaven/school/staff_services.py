"""Who works at the school: adding people, their roles and their groups, and ending them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, create_user
from thuishaven.domain.access import Role
from thuishaven.vault.sealing import blind_index

from .models import Appointment, Group, GroupAssignment, School

_DAY = timedelta(days=1)
_KINDS = {Role.TEACHER: GroupAssignment.Kind.TEACHER, Role.SUBSTITUTE: GroupAssignment.Kind.SUBSTITUTE}


class AlreadyAppointedError(Exception):
    """The person has this role at the school already."""


class OwnRoleError(Exception):
    """Nobody gives or ends a role of their own: a second person stands behind what somebody may see, and is left."""


@dataclass(frozen=True, slots=True)
class AddedPerson:
    """Somebody who came to work here; ``is_new`` when the account was made now."""

    user: User
    is_new: bool


def account_with_login(login: str) -> User | None:
    """The account somebody logs in to with ``login``."""
    return User.objects.select_related("key").filter(login_index=blind_index("login", login)).first()


def add_person(
    *, school: School, profile: Profile, role: Role, group: Group | None, starts: date, ends: date | None,
    now: datetime,
) -> AddedPerson:  # fmt: skip
    """Give somebody a role at ``school``, with an account when there is none with this login.

    A substitute's role ends with the days before the group; everybody else stays until the role is ended. Raises
    AlreadyAppointedError.
    """
    with transaction.atomic():
        user = account_with_login(profile.login)
        is_new = user is None
        if user is None:
            user = create_user(profile=profile, password=None, now=now)
        appoint(user=user, school=school, role=role, group=group, starts=starts, ends=ends)
    return AddedPerson(user, is_new)


def appoint(
    *, user: User, school: School, role: Role, group: Group | None, starts: date, ends: date | None
) -> None:  # fmt: skip
    """Give ``user`` a role and, for who stands before a group, the group. Raises AlreadyAppointedError."""
    with transaction.atomic():
        has_role = Appointment.objects.filter(user=user, school=school, role=role, ends=None).exists()
        kind = _KINDS.get(role)
        if has_role and (group is None or kind is None):
            raise AlreadyAppointedError
        if not has_role:
            Appointment.objects.create(
                user=user, school=school, role=role, starts=starts, ends=ends if role is Role.SUBSTITUTE else None
            )
        if group is None or kind is None:
            return
        same = GroupAssignment.objects.filter(user=user, group=group, kind=kind, ends=None)
        if same.exists():
            raise AlreadyAppointedError
        GroupAssignment.objects.create(user=user, group=group, kind=kind, starts=starts, ends=ends)


def end_appointment(*, appointment: Appointment, by: User, today: date) -> None:
    """End a role at once, with the groups it stood before. Raises OwnRoleError.

    The last day was yesterday: access is over from this moment, also for a role that began today.
    """
    if appointment.user_id == by.pk:
        raise OwnRoleError
    with transaction.atomic():
        appointment.ends = today - _DAY
        appointment.save(update_fields=["ends"])
        kind = _KINDS.get(Role(appointment.role))
        if kind is not None:
            _open_assignments(appointment, kind, today).update(ends=today - _DAY)


def _open_assignments(appointment: Appointment, kind: GroupAssignment.Kind, today: date):  # type: ignore[no-untyped-def]
    found = GroupAssignment.objects.filter(user=appointment.user, group__school=appointment.school, kind=kind)
    return found.exclude(ends__lt=today)


def end_assignment(*, assignment: GroupAssignment, today: date) -> None:
    """Take somebody away from a group at once; the role stays."""
    assignment.ends = today - _DAY
    assignment.save(update_fields=["ends"])
