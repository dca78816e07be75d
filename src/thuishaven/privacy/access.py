"""Asking "may I?": ties from the database, the decision from the rule book, the look in the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.domain.access import CARING_ROLES, Action, Decision, Role, Tie, decide
from thuishaven.school.models import Pupil
from thuishaven.school.pupils import KnownPupil, know
from thuishaven.school.queries import StaffRole
from thuishaven.vault.models import DataKey
from thuishaven.vault.sealing import OpenKey, open_key

from . import log

_ROLE_TIES = {
    Role.COORDINATOR: Tie.COORDINATOR_OF_SCHOOL,
    Role.HEAD: Tie.HEAD_OF_SCHOOL,
    Role.ADMINISTRATOR: Tie.ADMINISTRATOR,
    Role.TEACHER: Tie.TEACHER_AT_SCHOOL,
    Role.SOCIAL_WORKER: Tie.SOCIAL_WORKER_AT_SCHOOL,
}


@dataclass(eq=False)
class Person:
    """Who asks: the account with the roles it holds today."""

    user: User
    roles: tuple[StaffRole, ...]
    is_guardian: bool = False
    is_substitute: bool = False

    def has(self, role: Role) -> bool:
        return any(one.role == role for one in self.roles)


#: Everything somebody is today, in one statement, because every page asks it.
_WHO = """
SELECT school_id, role FROM school_appointment
 WHERE user_id = %(user)s AND starts <= %(today)s AND (ends IS NULL OR ends >= %(today)s)
UNION ALL
SELECT NULL, 'substitute' WHERE EXISTS (SELECT 1 FROM school_groupassignment
 WHERE user_id = %(user)s AND kind = 'substitute' AND starts <= %(today)s AND (ends IS NULL OR ends >= %(today)s))
UNION ALL
SELECT NULL, 'guardian' WHERE EXISTS (SELECT 1 FROM school_guardianship
 WHERE user_id = %(user)s AND ended_on IS NULL)
"""


def _person(user: User, today: date) -> Person:
    values = {"today": today, "user": User._meta.pk.get_db_prep_value(user.pk, connection)}
    with connection.cursor() as cursor:
        cursor.execute(_WHO, values)
        rows = cursor.fetchall()
    ties = {role for school_id, role in rows if school_id is None}
    roles = tuple(StaffRole(school_id, Role(role)) for school_id, role in rows if school_id is not None)
    return Person(user, roles, is_guardian="guardian" in ties, is_substitute="substitute" in ties)


def person_of(request: HttpRequest) -> Person:
    """The person behind ``request``, remembered for the length of the request."""
    found: Person | None = getattr(request, "_thuishaven_person", None)
    if found is None:
        user = request.user
        assert isinstance(user, User)
        found = _person(user, timezone.localdate())
        request._thuishaven_person = found  # type: ignore[attr-defined]
    return found


def role_ties(roles: Iterable[StaffRole]) -> set[Tie]:
    """Ties that follow from roles alone."""
    return {_ROLE_TIES[one.role] for one in roles if one.role in _ROLE_TIES}


def school_ties(person: Person) -> set[Tie]:
    """Ties that do not depend on one pupil."""
    ties = role_ties(person.roles)
    if person.is_substitute:
        ties.add(Tie.SUBSTITUTE_TODAY)
    if person.is_guardian:
        ties.add(Tie.GUARDIAN_WITHOUT_AUTHORITY)
    return ties


#: The pupil, its key, and every tie of one person to it, in one statement. Written out because every page of a pupil
#: asks it first, and building it with the ORM took a third of the time of saving an observation.
_WITH_TIES = """
SELECT p.id, p.school_id, p.key_id, p.identity_sealed, p.created_at, k.wrapped AS key_wrapped, k.kek_id AS key_kek,
  (SELECT MAX(CASE a.kind WHEN 'teacher' THEN 1 ELSE 0 END) + 2 * MAX(CASE a.kind WHEN 'substitute' THEN 1 ELSE 0 END)
     FROM school_enrolment e JOIN school_groupassignment a ON a.group_id = e.group_id
    WHERE e.pupil_id = p.id AND e.starts <= %(today)s AND (e.ends IS NULL OR e.ends >= %(today)s)
      AND a.user_id = %(user)s AND a.starts <= %(today)s AND (a.ends IS NULL OR a.ends >= %(today)s)) AS stands_before,
  (SELECT COUNT(*) FROM privacy_careteammember m WHERE m.pupil_id = p.id AND m.user_id = %(user)s
      AND m.since <= %(today)s AND (m.until IS NULL OR m.until >= %(today)s)) AS cares,
  (SELECT CASE WHEN g.has_authority THEN 2 ELSE 1 END FROM school_guardianship g
    WHERE g.pupil_id = p.id AND g.user_id = %(user)s AND g.ended_on IS NULL) AS guards
FROM school_pupil p JOIN vault_datakey k ON k.id = p.key_id WHERE p.id = %(pupil)s
"""


def _pupil_with_ties(pupil_id: UUID, person: Person, today: date) -> tuple[Pupil, set[Tie]] | None:
    """The pupil and how ``person`` stands towards it today, in one query; None when there is no such pupil."""
    as_stored = Pupil._meta.pk.get_db_prep_value
    values = {
        "today": today, "user": as_stored(person.user.pk, connection), "pupil": as_stored(pupil_id, connection),
    }  # fmt: skip
    pupil = next(iter(Pupil.objects.raw(_WITH_TIES, values)), None)
    if pupil is None:
        return None
    pupil.key = DataKey(id=pupil.key_id, wrapped=pupil.key_wrapped, kek_id=pupil.key_kek)
    at_school = {one.role for one in person.roles if one.school_id == pupil.school_id}
    ties = {_ROLE_TIES[role] for role in at_school if role in _ROLE_TIES}
    stands_before = pupil.stands_before or 0
    if stands_before & 1 and Role.TEACHER in at_school:
        ties.add(Tie.OWN_GROUP)
    if stands_before & 2:
        ties.add(Tie.SUBSTITUTE_TODAY)
    if pupil.cares and at_school & CARING_ROLES:
        ties.add(Tie.CARE_TEAM)
    if pupil.guards:
        ties.add(Tie.GUARDIAN_WITH_AUTHORITY if pupil.guards == 2 else Tie.GUARDIAN_WITHOUT_AUTHORITY)
    return pupil, ties


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
    request: HttpRequest,
    action: Action,
    pupil_id: UUID,
    *,
    else_action: Action | None = None,
    thing: str = "",
    look: bool = True,
) -> Admission:
    """Let the person behind ``request`` do ``action`` with the pupil, or refuse; an allowed look is logged.

    ``else_action`` is asked when ``action`` is not granted (a guardian contributes where staff records). With
    ``look=False`` nothing is shown and the change itself is what gets logged (:func:`record_change`).
    A pupil that does not exist, that was erased, or that this person has no tie with gives the same 404, so that
    ids tell nothing. Raises PermissionDenied when there is a tie but it does not grant the action.
    """
    person, now = person_of(request), timezone.now()
    found = _pupil_with_ties(pupil_id, person, timezone.localdate(now))
    if found is None or found[0].key.wrapped is None:
        raise Http404
    pupil, ties = found
    decision = decide(action, ties)
    if not decision.allowed and else_action is not None:
        decision = decide(else_action, ties)
    if not decision.allowed:
        if not ties:
            raise Http404
        raise PermissionDenied
    assert decision.why is not None
    if look:
        log.record(
            verb=decision.action.value, at=now, actor=person.user.pk, subject=pupil.pk, why=decision.why.value,
            thing=thing,
        )  # fmt: skip
    return Admission(person, pupil, know(pupil), open_key(pupil.key), decision, frozenset(ties), now)


def admit_asked(request: HttpRequest, pupil_id: UUID, *, thing: str, look: bool = True) -> Admission:
    """Let somebody who was asked to look along write down what they saw of the pupil, and see nothing else of it.

    That they were asked is for the caller to know. Raises Http404 when there is no such pupil, or it was erased.
    """
    person, now = person_of(request), timezone.now()
    pupil = Pupil.objects.select_related("key").filter(pk=pupil_id, key__wrapped__isnull=False).first()
    if pupil is None:
        raise Http404
    ties = frozenset({Tie.ASKED_TO_LOOK})
    decision = decide(Action.ANSWER_LOOK, ties)
    if look:
        log.record(
            verb=decision.action.value, at=now, actor=person.user.pk, subject=pupil.pk, why=Tie.ASKED_TO_LOOK.value,
            thing=thing,
        )  # fmt: skip
    return Admission(person, pupil, know(pupil), open_key(pupil.key), decision, ties, now)


def admit_then(request: HttpRequest, action: Action, pupil_id: UUID, *, on: date) -> Admission:
    """Let the person change what they could change on ``on``: what was written down then and arrives now.

    Nothing is shown, so nothing is logged here. What holds today counts as well. Raises Http404, PermissionDenied.
    """
    now = timezone.now()
    if on != timezone.localdate(now):
        person = _person(person_of(request).user, on)
        found = _pupil_with_ties(pupil_id, person, on)
        if found is not None and found[0].key.wrapped is not None:
            pupil, ties = found
            decision = decide(action, ties)
            if decision.allowed:
                return Admission(person, pupil, know(pupil), open_key(pupil.key), decision, frozenset(ties), now)
    return admit(request, action, pupil_id, look=False)


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
