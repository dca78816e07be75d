"""Reading reviews and the levels goals reached."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from thuishaven.evaluate.models import Attainment

from .models import Review


def reviews_of(pupil_id: UUID) -> QuerySet[Review]:
    """The reviews of the pupil's plan, newest first, with who wrote them down."""
    return (
        Review.objects.filter(plan__pupil_id=pupil_id)
        .select_related("by__key", "version", "looked_at").order_by("-held_on", "-at")
    )  # fmt: skip


def levels_of(pupil_id: UUID) -> Mapping[UUID, list[tuple[date, int]]]:
    """Per goal of the pupil's plan the days it was weighed with the level, oldest first."""
    found: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    rows = Attainment.objects.filter(goal__plan__pupil_id=pupil_id).order_by("day")
    for goal_id, day, level in rows.values_list("goal_id", "day", "level"):
        found[goal_id].append((day, level))
    return found
