"""Reading care teams and the log."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.accounts.people import names_of, profile_of
from thuishaven.domain.access import CARING_ROLES
from thuishaven.school.models import Appointment, GroupAssignment, Pupil
from thuishaven.school.pupils import KnownPupil, know_all
from thuishaven.vault.models import DataKey

from .access import Person
from .models import CareTeamMember, LogEntry
from .services import reason_of

_LOG_PAGE = 50
#: The app does this whenever the form is opened, to have the names where there is no network.
_BY_ITSELF = "device"


def _now(today: date) -> Q:
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def care_team_pupils(person: Person, today: date) -> list[KnownPupil]:
    """The pupils in whose care team ``person`` is, by name; nobody for somebody without a caring role."""
    if not any(one.role in CARING_ROLES for one in person.roles):
        return []
    rows = CareTeamMember.objects.filter(_now(today), user=person.user).select_related("pupil__key")
    return know_all(row.pupil for row in rows)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sees the dossier, and why."""

    id: int | None
    user_id: UUID
    name: str
    since: date
    reason: str


def care_team(pupil: Pupil, today: date) -> list[Member]:
    """The care team of ``pupil`` (with key), who joined first in front."""
    rows = CareTeamMember.objects.filter(_now(today), pupil=pupil).select_related("user__key", "pupil__key")
    return [
        Member(row.pk, row.user_id, profile_of(row.user).full_name, row.since, reason_of(row))
        for row in rows.order_by("since", "id")
    ]  # fmt: skip


def group_teachers(pupil: Pupil, today: date) -> list[str]:
    """Names of the teachers who stand before the pupil's group today."""
    current = Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))
    groups = pupil.enrolments.filter(current).values("group_id")
    rows = GroupAssignment.objects.filter(current, kind="teacher", group_id__in=groups).select_related("user__key")
    return [profile_of(row.user).full_name for row in rows]


def readers_of(pupil: Pupil, today: date) -> dict[UUID, str]:
    """Everybody who can see what is recorded of ``pupil``, with names: teachers of the group, then the care team."""
    values = {
        "today": today, "at": Pupil._meta.pk.get_db_prep_value(pupil.pk, connection),
    }  # fmt: skip
    names: dict[UUID, str] = {}
    for user in User.objects.raw(_READERS, values):
        user.key = DataKey(id=user.key_id, wrapped=user.key_wrapped, kek_id=user.key_kek)
        names.setdefault(user.pk, profile_of(user).full_name)
    return names


def care_team_names(pupil: Pupil, today: date) -> list[str]:
    """The names of :func:`readers_of`, each once."""
    return list(dict.fromkeys(readers_of(pupil, today).values()))


#: In one statement, because it stands in the head of every page of a pupil.
_READERS = """
SELECT u.id, u.profile_sealed, u.key_id, k.wrapped AS key_wrapped, k.kek_id AS key_kek
  FROM (SELECT a.user_id, 0 AS part, a.starts AS since, a.id AS rank
          FROM school_enrolment e JOIN school_groupassignment a ON a.group_id = e.group_id
         WHERE e.pupil_id = %(at)s AND e.starts <= %(today)s AND (e.ends IS NULL OR e.ends >= %(today)s)
           AND a.kind = 'teacher' AND a.starts <= %(today)s AND (a.ends IS NULL OR a.ends >= %(today)s)
        UNION ALL
        SELECT m.user_id, 1, m.since, m.id FROM privacy_careteammember m
         WHERE m.pupil_id = %(at)s AND m.since <= %(today)s AND (m.until IS NULL OR m.until >= %(today)s)) AS r
  JOIN accounts_user u ON u.id = r.user_id JOIN vault_datakey k ON k.id = u.key_id
 ORDER BY r.part, r.since, r.rank
"""


def colleagues(school_id: int, today: date) -> list[tuple[UUID, str]]:
    """Who could join a care team: people with a caring role at the school, by name."""
    current = Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))
    users = User.objects.filter(
        pk__in=Appointment.objects.filter(
            current, school_id=school_id, role__in=[role.value for role in CARING_ROLES]
        ).values("user_id"), is_active=True,
    ).select_related("key")  # fmt: skip
    return sorted(((user.pk, profile_of(user).full_name) for user in users), key=lambda one: one[1].casefold())


@dataclass(frozen=True, slots=True)
class Look:
    """One look or change, in the log of a pupil; ``times`` are more where lines of one day stand as one."""

    at: datetime
    who: str
    verb: str
    why: str
    times: int = 1


def looks_at(
    pupil_id: UUID,
    number: str,
    not_by: Collection[UUID] = (),
    not_why: Collection[str] = (),
    not_verbs: Collection[str] = (),
) -> tuple[Page[LogEntry], list[Look]]:
    """A page of the pupil's log, newest first, with names, without what was done by, for or as what is left out."""
    rows = LogEntry.objects.filter(subject=pupil_id).exclude(actor__in=not_by).exclude(why__in=not_why)
    rows = rows.exclude(verb__in=not_verbs).order_by("-seq")
    page = Paginator(rows, _LOG_PAGE).get_page(number)
    names = names_of({entry.actor for entry in page if entry.actor})
    return page, _together(
        Look(entry.at, names.get(entry.actor, "") if entry.actor else "", entry.verb, entry.why) for entry in page
    )


def _together(looks: Iterable[Look]) -> list[Look]:
    """What the app did by itself for somebody once per day, with how often: it would bury what people did."""
    found: dict[tuple[object, ...], Look] = {}
    for place, one in enumerate(looks):
        by_itself = one.verb == _BY_ITSELF
        key = (timezone.localdate(one.at), one.who, one.why) if by_itself else (place,)
        found[key] = replace(found[key], times=found[key].times + 1) if key in found else one
    return list(found.values())
