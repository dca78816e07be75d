"""Whom to call about a child on a day: for whoever stands in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from thuishaven.accounts.people import profile_of
from thuishaven.domain.access import Role
from thuishaven.privacy.models import CareTeamMember
from thuishaven.school.models import Appointment, Enrolment, GroupAssignment, Pupil


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at school to call, with the role."""

    name: str
    role: Role


def contacts_of(pupils: Collection[Pupil], day: date) -> dict[UUID, list[Contact]]:
    """Per pupil the coordinator (the one in the care team, if any), then who teaches the group on ``day`` and works here then.

    In this order, because who reads the card stands in for one of the teachers.

    Nobody else of the care team: that a social worker looks along is not for the card. Four queries, however many pupils.
    """
    current = Q(starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))
    group_of = dict(
        Enrolment.objects.filter(current, pupil__in=pupils).values_list("pupil_id", "group_id")
    )  # fmt: skip
    appointed = Appointment.objects.filter(
        current, user=OuterRef("user"), role=Role.TEACHER.value, school=OuterRef("group__school")
    )
    teachers = list(
        GroupAssignment.objects.filter(current, Exists(appointed), kind="teacher", group_id__in=set(group_of.values()))
        .select_related("user__key").order_by("id")
    )  # fmt: skip
    coordinators = list(
        Appointment.objects.filter(
            current, school_id__in={one.school_id for one in pupils}, role=Role.COORDINATOR.value
        ).select_related("user__key").order_by("id")
    )  # fmt: skip
    in_team = set(
        CareTeamMember.objects.filter(
            Q(since__lte=day) & (Q(until=None) | Q(until__gte=day)), pupil__in=pupils,
            user_id__in=[one.user_id for one in coordinators],
        ).values_list("pupil_id", "user_id")
    )  # fmt: skip
    return {
        pupil.pk: _each_once([
            *(Contact(profile_of(one.user).full_name, Role.COORDINATOR) for one in _coordinators(pupil, coordinators, in_team)),
            *(Contact(profile_of(one.user).full_name, Role.TEACHER) for one in teachers if one.group_id == group_of.get(pupil.pk)),
        ])
        for pupil in pupils
    }  # fmt: skip


def _coordinators(
    pupil: Pupil, appointed: Sequence[Appointment], in_team: Collection[tuple[UUID, UUID]]
) -> list[Appointment]:
    at_school = [one for one in appointed if one.school_id == pupil.school_id]
    return [one for one in at_school if (pupil.pk, one.user_id) in in_team] or at_school


def _each_once(found: Sequence[Contact]) -> list[Contact]:
    return list({one.name: one for one in reversed(found)}.values())[::-1]
