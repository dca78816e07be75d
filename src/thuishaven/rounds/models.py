"""Planned observation rounds and what came of them. A round holds codes and random ids, never a word about a child."""

import uuid

from django.db import models
from django.db.models import F, Q

from thuishaven.accounts.models import User
from thuishaven.observe.models import Observation
from thuishaven.school.models import Pupil


class PlannedRound(models.Model):
    """One kind of round that somebody looks at in a week; after ``ends`` it lapses by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="planned_rounds")
    kind = models.CharField(max_length=32)
    looker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["planned_at", "id"]
        indexes = [
            models.Index(fields=["pupil", "-ends"], name="rounds_of_a_pupil"),
            models.Index(fields=["looker", "ends"], name="rounds_of_a_looker"),
        ]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="round_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.kind}"


class RoundStop(models.Model):
    """A planned round that somebody took away; taking that back removes the row."""

    round = models.OneToOneField(PlannedRound, on_delete=models.CASCADE, related_name="stop")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.round_id)


class RoundFinding(models.Model):
    """The observation that answered a round. It counts as long as the observation was not taken back."""

    round = models.ForeignKey(PlannedRound, on_delete=models.CASCADE, related_name="findings")
    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.observation_id}"


class RoundMiss(models.Model):
    """A day on which a round gave nothing: it did not happen, or nobody looked. Two different things, kept apart."""

    class What(models.TextChoices):
        NOT_HAPPENED = "not_happened"
        NOT_LOOKED = "not_looked"

    round = models.ForeignKey(PlannedRound, on_delete=models.CASCADE, related_name="misses")
    day = models.DateField()
    what = models.CharField(max_length=12, choices=What)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["day", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "day"], name="one_miss_a_day")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.day} {self.what}"
