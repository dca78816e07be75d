"""Phase plans (signaleringsplannen). What people wrote stands sealed with the pupil's key."""

import uuid

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.school.models import Pupil


class SavedWords(models.Model):
    """What was written about a pupil as it was saved at one time; every save is a version, all of it in ``content_sealed``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField()
    content_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.id)


class PhasePlanVersion(SavedWords):
    """The phase plan of a pupil."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="phase_plans")

    class Meta(SavedWords.Meta):
        constraints = [models.UniqueConstraint(fields=["pupil", "number"], name="phase_plan_version_once")]


class Passport(SavedWords):
    """The page "Dit ben ik", in the child's words."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="passports")

    class Meta(SavedWords.Meta):
        constraints = [models.UniqueConstraint(fields=["pupil", "number"], name="passport_version_once")]
