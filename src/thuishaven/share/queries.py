"""Reading what was shared."""

from uuid import UUID

from thuishaven.accounts.models import User
from thuishaven.school.models import Guardianship

from .models import PlanSharing


def guardianships_of(user: User) -> list[Guardianship]:
    """The children somebody cares for, erased ones left out, keys loaded."""
    return list(
        Guardianship.objects.filter(user=user, ended_on=None).exclude(pupil__key__wrapped=None)
        .select_related("pupil__key", "pupil__school").order_by("id")
    )  # fmt: skip


def shared_with(guardianship_id: int) -> PlanSharing | None:
    """The newest version this guardian may see."""
    return (
        PlanSharing.objects.filter(guardianship_id=guardianship_id, end=None)
        .select_related("version__plan", "by__key").order_by("-version__number").first()
    )  # fmt: skip


def sharings_of(pupil_id: UUID) -> list[PlanSharing]:
    """Everything that is shared of a pupil now, newest first."""
    return list(
        PlanSharing.objects.filter(version__plan__pupil_id=pupil_id, end=None)
        .select_related("version", "guardianship", "by__key").order_by("-at")
    )  # fmt: skip
