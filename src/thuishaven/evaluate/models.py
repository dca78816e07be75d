"""Day ratings, whether an approach was done, and the level a goal reached: each one tap."""

import uuid

from django.db import models
from django.db.models import Q

from thuishaven.accounts.models import User
from thuishaven.plan.models import Goal, SupportPlan


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


class Done(models.Model):
    """Whether an approach of the plan was done at a moment of a day (empty: somewhere that day); the last tap counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="done")
    approach = models.CharField(max_length=40)
    moment = models.CharField(max_length=40, default="", blank=True)
    day = models.DateField()
    did = models.BooleanField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "approach", "moment", "day"], name="one_answer_a_moment")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.approach} {self.day} {self.did}"


class Attainment(models.Model):
    """The level (-2 to 2) a goal reached, as people decided together on a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="attainments")
    day = models.DateField()
    level = models.SmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "day"], name="one_level_a_day"),
            models.CheckConstraint(condition=Q(level__range=(-2, 2)), name="level_in_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.day} {self.level}"
