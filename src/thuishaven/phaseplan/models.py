"""Phase plans (signaleringsplannen). What people wrote stands sealed with the pupil's key."""

import uuid

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.school.models import Pupil


class PhasePlanVersion(models.Model):
    """The phase plan of a pupil as it was saved at one time; every save is a version, all words in ``content_sealed``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="phase_plans")
    number = models.PositiveSmallIntegerField()
    content_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["pupil", "number"], name="phase_plan_version_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.number}"


class Passport(models.Model):
    """The page "Dit ben ik" as it was saved at one time, in the child's words; all of it in ``content_sealed``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="passports")
    number = models.PositiveSmallIntegerField()
    content_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["pupil", "number"], name="passport_version_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.number}"
