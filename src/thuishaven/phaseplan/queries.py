"""Reading phase plans."""

from uuid import UUID

from django.db.models import QuerySet

from .models import PhasePlanVersion


def newest_version(pupil_id: UUID) -> PhasePlanVersion | None:
    """The newest version of the pupil's phase plan, with its writer."""
    return versions_of(pupil_id).first()


def versions_of(pupil_id: UUID) -> QuerySet[PhasePlanVersion]:
    """All versions, newest first."""
    return PhasePlanVersion.objects.filter(pupil_id=pupil_id).select_related("by__key").order_by("-number")
