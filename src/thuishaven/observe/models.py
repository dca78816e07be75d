"""Observations. A row holds codes and the pupil's random id; what was written stands sealed with the pupil's key."""

import uuid

from django.db import models
from django.db.models import Q

from thuishaven.accounts.models import User
from thuishaven.school.models import Guardianship, Pupil


class Witness(models.Model):
    """Somebody who saw something that another person wrote down: a guardian who told it, or who wrote an earlier note.

    ``name_sealed`` holds the name where neither a guardian nor an account says who it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="witnesses")
    guardianship = models.OneToOneField(Guardianship, on_delete=models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    name_sealed = models.BinaryField(null=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "user"], name="witness_once_a_pupil")]

    def __str__(self) -> str:
        return str(self.id)


class Observation(models.Model):
    """One thing somebody saw. The id is made where it is recorded, so that saving twice is saving once.

    ``observer`` wrote it down; ``witness`` is who saw it when that was somebody else. With ``sent`` the witness wrote it,
    without logging in, and ``observer`` is who let them.
    """

    class Setting(models.TextChoices):
        SCHOOL = "school"
        HOME = "home"

    class Earlier(models.TextChoices):
        """An earlier note that was brought in later: whether it says at what time, or only the day (``at`` is noon)."""

        DAY = "day"
        TIME = "time"

    id = models.UUIDField(primary_key=True, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="observations")
    observer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    witness = models.ForeignKey(Witness, on_delete=models.PROTECT, null=True, related_name="observations")
    sent = models.BooleanField(default=False)
    observer_role = models.CharField(max_length=16)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    setting = models.CharField(max_length=8, choices=Setting, default=Setting.SCHOOL)
    moment = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=12, blank=True)
    #: whoever looked for one thing, in a round or because a colleague asked, did not look at the rest
    aimed = models.BooleanField(default=False)
    signals = models.JSONField(default=list)
    triggers = models.JSONField(default=list)
    responses = models.JSONField(default=list)
    effect = models.SmallIntegerField(null=True)
    consequences = models.JSONField(default=list)
    note_sealed = models.BinaryField(null=True)
    earlier = models.CharField(max_length=4, choices=Earlier, blank=True, default="")

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["pupil", "-at"], name="observations_of_a_pupil")]
        constraints = [
            models.CheckConstraint(condition=Q(effect=None) | Q(effect__range=(-2, 2)), name="effect_in_scale")
        ]

    def __str__(self) -> str:
        return str(self.id)


class ObservationRevision(models.Model):
    """How an observation read before an edit: everything, sealed, with who changed it when."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before_sealed = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["observation", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.observation_id} {self.number}"


class OtherVersion(models.Model):
    """A change made to an observation as it read before somebody else's change: kept until a person decides.

    ``base`` is the number of changes that had been seen when it was made. Once decided, ``settled_at`` and
    ``settled_by`` say when and by whom, and ``chosen`` whether it came in the place of what stood.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="other_versions")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    base = models.PositiveSmallIntegerField()
    seen_sealed = models.BinaryField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    chosen = models.BooleanField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, chosen=None) | Q(settled_at__isnull=False, chosen__isnull=False),
                name="other_version_settled_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Withdrawal(models.Model):
    """An observation its writer took back (a wrong child, a slip). It counts no more; taking it back can be undone."""

    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.observation_id)
