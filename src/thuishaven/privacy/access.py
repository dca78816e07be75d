"""Asking "may I?": ties from the database, the decision from the rule book, the look in the log."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.domain.access import CARING_ROLES, Action, Decision, Role, Tie, decide
from thuishaven.school.models import Enrolment, GroupAssignment, Guardianship, Pupil
from thuishaven.school.pupils import KnownPupil, know
from thuishaven.school.queries import StaffRole, pupil_with_key, roles_of
from thuishaven.vault.sealing import OpenKey, open_key

from . import log
from .models import CareTeamMember

_ROLE_TIES = {
    Role.COORDINATOR: Tie.COORDINATOR_OF_SCHOOL,
    Role.HEAD: Tie.HEAD_OF_SCHOOL,
    Role.ADMINISTRATOR: Tie.ADMINISTRATOR,
    Role.TEACHER: Tie.TEACHER_AT_SCHOOL,
    Role.SOCIAL_WORKER: Tie.SOCIAL_WORKER_AT_SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the account with the roles it holds today (loaded once a request)."""

    user: User
    roles: tuple[StaffRole, ...]
    is_guardian: bool
    is_substitute: bool

    def has(self, role: Role) -> bool:
        return any(one.role == role for one in self.roles)


def person_of(request: HttpRequest) -> Person:
    """The person behind ``request``, remembered for the length of the request."""
    found: Person | None = getattr(request, "_thuishaven_person", None)
    if found is None:
        user, today = request.user, timezone.localdate()
        assert isinstance(user, User)
        found = Person(
            user=user,
            roles=roles_of(user, today),
            is_guardian=Guardianship.objects.filter(user=user).exists(),
            is_substitute=GroupAssignment.objects.filter(
                Q(ends=None) | Q(ends__gte=today), user=user, starts__lte=today, kind="substitute"
            ).exists(),
        )
        request._thuishaven_person = found  # type: ignore[attr-defined]
    return found


def school_ties(person: Person) -> set[Tie]:
    """Ties that do not depend on one pupil."""
    ties = {_ROLE_TIES[one.role] for one in person.roles if one.role in _ROLE_TIES}
    if person.is_substitute:
        ties.add(Tie.SUBSTITUTE_TODAY)
    if person.is_guardian:
        ties.add(Tie.GUARDIAN_WITHOUT_AUTHORITY)
    return ties


def ties_to(person: Person, pupil: Pupil, today: date) -> set[Tie]:
    """How ``person`` stands towards ``pupil`` today, in three queries."""
    at_school = {one.role for one in person.roles if one.school_id == pupil.school_id}
    ties = {_ROLE_TIES[role] for role in at_school if role in _ROLE_TIES}
    current = Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))
    groups = Enrolment.objects.filter(current, pupil=pupil).values("group_id")
    kinds = set(
        GroupAssignment.objects.filter(current, user=person.user, group_id__in=groups).values_list("kind", flat=True)
    )
    if "teacher" in kinds and Role.TEACHER in at_school:
        ties.add(Tie.OWN_GROUP)
    if "substitute" in kinds:
        ties.add(Tie.SUBSTITUTE_TODAY)
    in_team = CareTeamMember.objects.filter(
        Q(until=None) | Q(until__gte=today), pupil=pupil, user=person.user, since__lte=today
    ).exists()
    if in_team and at_school & CARING_ROLES:
        ties.add(Tie.CARE_TEAM)
    for has_authority in Guardianship.objects.filter(pupil=pupil, user=person.user).values_list(
        "has_authority", flat=True
    ):
        ties.add(Tie.GUARDIAN_WITH_AUTHORITY if has_authority else Tie.GUARDIAN_WITHOUT_AUTHORITY)
    return ties


@dataclass(frozen=True, slots=True)
class Admission:
    """An allowed look at one pupil: who it is, its opened key, and why it is allowed."""

    person: Person
    pupil: Pupil
    known: KnownPupil
    key: OpenKey
    decision: Decision
    ties: frozenset[Tie]
    now: datetime

    def may(self, action: Action) -> bool:
        """Whether the same person may also do ``action`` with this pupil."""
        return decide(action, self.ties).allowed


def admit(
    request: HttpRequest, action: Action, pupil_id: UUID, *, else_action: Action | None = None, thing: str = ""
) -> Admission:
    """Let the person behind ``request`` do ``action`` with the pupil, or refuse; an allowed look is logged.

    ``else_action`` is asked when ``action`` is not granted (a guardian contributes where staff records).

    A pupil that does not exist, that was erased, or that this person has no tie with gives the same 404, so that
    ids tell nothing. Raises PermissionDenied when there is a tie but it does not grant the action.
    """
    person, now = person_of(request), timezone.now()
    pupil = pupil_with_key(pupil_id)
    if pupil is None or pupil.key.wrapped is None:
        raise Http404
    ties = ties_to(person, pupil, timezone.localdate(now))
    decision = decide(action, ties)
    if not decision.allowed and else_action is not None:
        decision = decide(else_action, ties)
    if not decision.allowed:
        if not ties:
            raise Http404
        raise PermissionDenied
    assert decision.why is not None
    log.record(
        verb=decision.action.value, at=now, actor=person.user.pk, subject=pupil.pk, why=decision.why.value, thing=thing
    )
    return Admission(person, pupil, know(pupil), open_key(pupil.key), decision, frozenset(ties), now)


def require(request: HttpRequest, action: Action) -> Decision:
    """Let the person do something with the school as a whole, or refuse. Raises PermissionDenied."""
    decision = decide(action, school_ties(person_of(request)))
    if not decision.allowed:
        raise PermissionDenied
    return decision


def may(request: HttpRequest, action: Action) -> bool:
    """Whether the person may do ``action`` with the school as a whole."""
    return decide(action, school_ties(person_of(request))).allowed


def record_change(admission: Admission, verb: str, thing: Any = "") -> None:
    """Log a change made under ``admission``, in the transaction of the change."""
    why = admission.decision.why
    log.record(
        verb=verb, at=admission.now, actor=admission.person.user.pk, subject=admission.pupil.pk,
        why=why.value if why else "", thing=str(thing),
    )  # fmt: skip
