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
    """A goal of a plan; its words stand sealed. It is rated by day while it has not ended.

    ``levels_sealed`` holds the five levels of goal attainment in words, -2 first, empty while nobody wrote them;
    ``start_level`` says at which of them the child began. ``begins`` is the first day the approach for this goal runs
    (empty: the start of the plan), so that goals can begin one after another; ``moment`` is the moment of the day it is
    about (empty: the whole day).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="goals")
    text_sealed = models.BinaryField()
    position = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ended_on = models.DateField(null=True)
    levels_sealed = models.BinaryField(null=True)
    levels_at = models.DateTimeField(null=True)
    start_level = models.SmallIntegerField(null=True)
    weight = models.PositiveSmallIntegerField(default=1)
    begins = models.DateField(null=True)
    moment = models.CharField(max_length=40, default="", blank=True)

    class Meta:
        ordering = ["position", "starts", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start_level__range=(-2, 2)) | Q(start_level=None), name="start_in_scale"
            ),
            models.CheckConstraint(condition=Q(weight__range=(1, 3)), name="weight_in_scale"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class GoalPhase(models.Model):
    """From ``starts`` on the approach for a goal stands still (without) or runs again (with).

    Before the first of these, the approach runs from the goal's first day on (``Goal.begins``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="phases")
    starts = models.DateField()
    with_approach = models.BooleanField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["starts"]
        constraints = [models.UniqueConstraint(fields=["goal", "starts"], name="one_phase_a_day")]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.starts}"


class Consent(models.Model):
    """What somebody said of a version of the plan, and when; who it was and the words stand sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="consents")
    party = models.CharField(max_length=20)
    guardianship = models.ForeignKey(Guardianship, on_delete=models.CASCADE, null=True, related_name="+")
    answer = models.CharField(max_length=20)
    on = models.DateField()
    words_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "at"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.party}"


class Drawing(models.Model):
    """A drawing the child made for the plan, as a sealed PNG or JPEG that holds pixels only.

    ``at`` is when it came, or when a form that was not saved last showed it: from then on it counts as forgotten.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(SupportPlan, on_delete=models.CASCADE, related_name="drawings")
    png_sealed = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

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
