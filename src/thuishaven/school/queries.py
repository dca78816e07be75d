"""Reading the school: who stands where today, which groups and pupils there are, which moment it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from thuishaven.accounts.models import User
from thuishaven.domain.access import Role

from .models import Appointment, DayMoment, Enrolment, Group, GroupAssignment, Pupil
from .pupils import KnownPupil, know_all


def _current(day: date) -> Q:
    return Q(starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))


@dataclass(frozen=True, slots=True)
class StaffRole:
    """A role at a school, today."""

    school_id: int
    role: Role


def groups_of(user: User, today: date) -> QuerySet[Group]:
    """The groups ``user`` stands before today, as teacher or substitute, by name."""
    assignments = GroupAssignment.objects.filter(_current(today), user=user)
    return Group.objects.filter(pk__in=assignments.values("group_id"), year__starts__lte=today).order_by("name")


def assignments_today(user: User, today: date) -> list[GroupAssignment]:
    """Group assignments of ``user`` that hold today, groups loaded; a teacher's only while the appointment lasts."""
    appointed = Appointment.objects.filter(
        _current(today), user=user, role=Role.TEACHER, school_id=OuterRef("group__school_id")
    )
    return list(
        GroupAssignment.objects.filter(_current(today), user=user)
        .filter(Q(kind=GroupAssignment.Kind.SUBSTITUTE) | Exists(appointed))
        .select_related("group__school", "group__year")
        .order_by("group__name")
    )


def pupils_in(groups: Iterable[Group], today: date) -> dict[UUID, list[KnownPupil]]:
    """Known pupils per group id today, by name; one query however many groups."""
    group_ids = [group.pk for group in groups]
    rows = Enrolment.objects.filter(_current(today), group_id__in=group_ids).select_related("pupil__key")
    found: dict[UUID, list[Pupil]] = {group_id: [] for group_id in group_ids}
    for row in rows:
        found[row.group_id].append(row.pupil)
    return {group_id: know_all(pupils) for group_id, pupils in found.items()}


def classmates(pupil_id: UUID, today: date) -> list[KnownPupil]:
    """The other pupils of the group of ``pupil_id`` today, by name; one query."""
    groups = Enrolment.objects.filter(_current(today), pupil_id=pupil_id).values("group_id")
    rows = Enrolment.objects.filter(_current(today), group_id__in=groups).exclude(pupil_id=pupil_id)
    return know_all(row.pupil for row in rows.select_related("pupil__key"))


def enrolment_of(pupil_id: UUID, today: date) -> Enrolment | None:
    """The enrolment that holds today, group loaded."""
    return Enrolment.objects.filter(_current(today), pupil_id=pupil_id).select_related("group").first()


def pupil_with_key(pupil_id: UUID) -> Pupil | None:
    """One pupil, key and school loaded."""
    return Pupil.objects.select_related("key", "school").filter(pk=pupil_id).first()


def groups_at(school_id: int, today: date) -> QuerySet[Group]:
    """The groups of a school in the running school year, with who stands before them."""
    teachers = GroupAssignment.objects.filter(_current(today)).select_related("user__key")
    return (
        Group.objects.filter(school_id=school_id, year__starts__lte=today, year__ends__gte=today)
        .prefetch_related(Prefetch("assignments", queryset=teachers))
        .order_by("name")
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of today's programme."""

    starts: time
    moment: str
    now: bool
    past: bool


def day_programme(group: Group, at: datetime) -> list[Step]:
    """The programme of ``group`` on the day of ``at`` (local time), the running step marked."""
    rows = list(DayMoment.objects.filter(group=group, weekday=at.weekday()).order_by("starts"))
    steps = []
    for index, row in enumerate(rows):
        following = rows[index + 1].starts if index + 1 < len(rows) else time(23, 59)
        steps.append(Step(row.starts, row.moment, now=row.starts <= at.time() < following, past=following <= at.time()))
    return steps


#: Written out, because saving an observation waits for it.
_MOMENT_AT = """
SELECT d.moment FROM school_daymoment d JOIN school_enrolment e ON e.group_id = d.group_id
 WHERE e.pupil_id = %(pupil)s AND e.starts <= %(today)s AND (e.ends IS NULL OR e.ends >= %(today)s)
   AND d.weekday = %(weekday)s AND d.starts <= %(clock)s
 ORDER BY d.starts DESC LIMIT 1
"""


def moment_at(pupil_id: UUID, at: datetime) -> str:
    """The moment of the pupil's day programme at ``at`` (local time); empty when none runs. One query."""
    values = {
        "pupil": Pupil._meta.pk.get_db_prep_value(pupil_id, connection), "today": at.date(), "weekday": at.weekday(),
        "clock": connection.ops.adapt_timefield_value(at.time()),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_MOMENT_AT, values)
        row = cursor.fetchone()
    return str(row[0]) if row else ""
