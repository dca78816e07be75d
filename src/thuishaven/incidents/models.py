"""Incidents. What was seen is an observation; each step after it keeps every version, sealed with the pupil's key."""

import uuid

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.observe.models import Observation


class Incident(models.Model):
    """That an observation is an incident, with steps to take after it. It counts for as long as the observation does."""

    observation = models.OneToOneField(
        Observation, on_delete=models.CASCADE, primary_key=True, related_name="incident"
    )  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)


class IncidentStep(models.Model):
    """One step as it was saved at one time; ``settled`` when nothing is left to do in it."""

    class Step(models.TextChoices):
        SAFE = "safe"
        NEAR = "near"
        TALK = "talk"
        REPAIR = "repair"
        TOLD = "told"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=8, choices=Step)
    number = models.PositiveSmallIntegerField()
    settled = models.BooleanField()
    content_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["step", "number"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "step", "number"], name="incident_step_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.step} {self.number}"
