"""Review meetings: what was said together about a plan, and whom a reminder was sent."""

import uuid

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.plan.models import PlanVersion, SupportPlan


class Review(models.Model):
    """A meeting that looked back on a plan; the minutes stand sealed. ``version`` is the plan that came out of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="reviews")
    held_on = models.DateField()
    minutes_sealed = models.BinaryField()
    looked_at = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-held_on", "-at"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.held_on}"


class Reminder(models.Model):
    """A reminder of a review that was sent, so that nobody is sent the same one twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "version", "kind"], name="one_reminder")]

    def __str__(self) -> str:
        return f"{self.version_id} {self.kind}"
