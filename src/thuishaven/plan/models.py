"""Support plans. What people wrote stands sealed with the pupil's key; rows hold codes, dates and who."""

import uuid

from django.db import models
from django.db.models import F, Q

from thuishaven.accounts.models import User
from thuishaven.school.models import Guardianship, Pupil


class SupportPlan(models.Model):
    """The support plan of a pupil; every change is a new version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.OneToOneField(Pupil, on_delete=models.CASCADE, related_name="support_plan")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class PlanVersion(models.Model):
    """The plan as it was saved at one time: approaches as codes, all words in ``content_sealed``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    review_on = models.DateField()
    approaches = models.JSONField(default=list)
    content_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.CheckConstraint(condition=Q(review_on__gt=F("starts")), name="review_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"


class Goal(models.Model):
    """A goal of a plan; its words stand sealed. It is rated by day while it has not ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="goals")
    text_sealed = models.BinaryField()
    position = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["position", "starts", "id"]

    def __str__(self) -> str:
        return str(self.id)


class GuardianRemark(models.Model):
    """What a guardian adds to the plan; shown with the plan, never to the other guardian by default."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="remarks")
    guardianship = models.ForeignKey(Guardianship, on_delete=models.CASCADE, related_name="remarks")
    at = models.DateTimeField()
    text_sealed = models.BinaryField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.id)
