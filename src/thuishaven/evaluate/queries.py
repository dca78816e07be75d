"""Reading day ratings."""

from datetime import date
from uuid import UUID

from .models import DayRating


def ratings_on(goal_ids: list[UUID], day: date) -> dict[UUID, int]:
    """The ratings given on ``day``, by goal; one query."""
    return dict(DayRating.objects.filter(goal_id__in=goal_ids, day=day).values_list("goal_id", "value"))


def ratings_of(goal_ids: list[UUID]) -> dict[UUID, list[tuple[date, int]]]:
    """All ratings of these goals in order of time; one query."""
    found: dict[UUID, list[tuple[date, int]]] = {goal_id: [] for goal_id in goal_ids}
    rows = DayRating.objects.filter(goal_id__in=goal_ids).order_by("day").values_list("goal_id", "day", "value")
    for goal_id, day, value in rows:
        found[goal_id].append((day, value))
    return found
