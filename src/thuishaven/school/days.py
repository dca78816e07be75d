"""The school days from the database: weekends and holidays out, and of a child the days it was away."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from thuishaven.domain.school_days import Away, Part, SchoolDays

from .models import Absence, Holiday


def days_of_school() -> SchoolDays:
    """The school days of everybody; one query."""
    return SchoolDays(tuple(Holiday.objects.order_by("starts", "id").values_list("starts", "ends", "name")))


def days_of_pupil(pupil_id: UUID) -> SchoolDays:
    """The school days of one child; two queries."""
    return days_of_each(days_of_school(), [pupil_id])[pupil_id]


def days_of_each(days: SchoolDays, pupil_ids: Collection[UUID]) -> dict[UUID, SchoolDays]:
    """``days`` for each of these children; one query."""
    away: dict[UUID, list[Away]] = {pupil_id: [] for pupil_id in pupil_ids}
    for row in standing_absences().filter(pupil_id__in=pupil_ids).order_by("first", "part", "id"):
        away[row.pupil_id].append(as_away(row))
    return {pupil_id: days.of_child(tuple(found)) for pupil_id, found in away.items()}


def standing_absences() -> QuerySet[Absence]:
    """The absences that count: not taken back."""
    return Absence.objects.filter(taken_back=None)


def as_away(absence: Absence) -> Away:
    """The days of ``absence`` as plain data."""
    return Away(absence.first, absence.last, _PARTS[absence.part])


_PARTS: dict[str, Part] = {"": "", "morning": "morning", "afternoon": "afternoon"}
