"""Day ratings, whether an approach was done, and the level a goal reached: each one tap."""

import uuid

from django.db import models
from django.db.models import F, Q

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


class StartLot(models.Model):
    """The first day of the approach for a goal was drawn by lot out of the school days from ``first`` to ``last``.

    Only then can a randomisation test say how likely chance is; see docs/methods/randomisation.md.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="start_lot")
    first = models.DateField()
    last = models.DateField()
    drawn = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(drawn__gte=F("first"), drawn__lte=F("last")), name="drawn_within")
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.drawn}"
