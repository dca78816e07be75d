"""What was shared with which guardian."""

import uuid

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.plan.models import PlanVersion
from thuishaven.school.models import Guardianship


class PlanSharing(models.Model):
    """One version of a plan shown to one guardian; ended by a row of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="sharings")
    guardianship = models.ForeignKey(Guardianship, on_delete=models.CASCADE, related_name="sharings")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["version", "guardianship"], name="shared_once")]

    def __str__(self) -> str:
        return str(self.id)


class SharingEnd(models.Model):
    """When showing a version to a guardian stopped, and by whom."""

    sharing = models.OneToOneField(PlanSharing, on_delete=models.CASCADE, related_name="end")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.sharing_id)
