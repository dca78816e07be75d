"""Day ratings: one tap a day on a goal."""

import uuid

from django.db import models
from django.db.models import Q

from thuishaven.accounts.models import User
from thuishaven.plan.models import Goal


class DayRating(models.Model):
    """How a goal went on one day, 1 (not yet) to 5 (went well all day); one a day, the last tap counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    day = models.DateField()
    value = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "day"], name="one_rating_a_day"),
            models.CheckConstraint(condition=Q(value__range=(1, 5)), name="rating_in_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.day} {self.value}"
