"""Care teams, the hash-chained log and erasures."""

import uuid

from django.db import models
from django.db.models import Q

from thuishaven.accounts.models import User
from thuishaven.school.models import Pupil


class CareTeamMember(models.Model):
    """Somebody who works with a pupil's dossier, from a day on, with the reason (sealed with the pupil's key)."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="care_team")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="care_teams")
    since = models.DateField()
    until = models.DateField(null=True)
    added_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    reason_sealed = models.BinaryField()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pupil", "user"], condition=Q(until=None), name="once_in_a_care_team")
        ]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.user_id}"


class LogEntry(models.Model):
    """One look or change. Append-only (a trigger refuses changes) and chained: each row holds the hash of the last.

    Ids only, no names and no words; ``subject`` is the pupil the entry is about, if any.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    verb = models.CharField(max_length=32)
    why = models.CharField(max_length=32, blank=True)
    subject = models.UUIDField(null=True)
    thing = models.CharField(max_length=80, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["subject", "-seq"], name="log_of_a_pupil"),
            models.Index(fields=["actor", "-seq"], name="log_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class LogHead(models.Model):
    """The last link of the chain, one row, locked while a new link is added."""

    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return str(self.seq)


class Erasure(models.Model):
    """The certificate that a pupil was erased: which random id, when, by whom, on what ground. No name."""

    class Ground(models.TextChoices):
        RETENTION_OVER = "retention_over"
        GUARDIAN_ASKED = "guardian_asked"
        ENTERED_BY_MISTAKE = "entered_by_mistake"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.OneToOneField(Pupil, on_delete=models.PROTECT, related_name="erasure")
    ground = models.CharField(max_length=20, choices=Ground)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.ground}"
