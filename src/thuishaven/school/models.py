"""The school and its people. One installation (later: one database schema) holds one board.

Whoever a row is about stands in it by a random id; names, birth dates and contact data are sealed with the pupil's
(or the adult's) own key.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from thuishaven.accounts.models import User
from thuishaven.domain.access import Role
from thuishaven.vault.models import DataKey

ROLE_CHOICES = [(role.value, role.value) for role in Role]


class Board(models.Model):
    """The school board (bestuur) this installation belongs to."""

    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school (vestiging) with its national code (BRIN) and the key its administration uses."""

    name = models.CharField(max_length=120)
    brin = models.CharField(max_length=8, blank=True)
    roster_key = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.name


class SchoolYear(models.Model):
    """A school year, from the first to the last school day, both included."""

    name = models.CharField(max_length=9, unique=True)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["-starts"]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="year_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class Holiday(models.Model):
    """Days without school, both ends included."""

    year = models.ForeignKey(SchoolYear, on_delete=models.CASCADE, related_name="holidays")
    name = models.CharField(max_length=60)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["starts"]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="holiday_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A class; a combination group has several grades (jaargroepen 1 to 8)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="groups")
    year = models.ForeignKey(SchoolYear, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=40)
    grades = models.JSONField(default=list)
    roster_key = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["school", "year", "name"], name="group_name_once_a_year")]

    def __str__(self) -> str:
        return self.name


class Pupil(models.Model):
    """A child at the school. Who it is stands sealed in ``identity_sealed``; destroying ``key`` erases it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="pupils")
    key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+")
    identity_sealed = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Enrolment(models.Model):
    """A pupil in a group for a time; open-ended while ``ends`` is empty."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="enrolments")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="enrolments")
    grade = models.PositiveSmallIntegerField(null=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(ends=None), name="one_open_enrolment"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="enrolment_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.group_id}"


class Absence(models.Model):
    """Days on which a pupil is not at school, both ends included; ``last`` is empty while it is not back.

    Which kind it was and nothing more: what a child has, or why it has leave, is not for this system.
    """

    class Kind(models.TextChoices):
        ILL = "ill"
        LEAVE = "leave"
        OTHER = "other"

    class Part(models.TextChoices):
        MORNING = "morning"
        AFTERNOON = "afternoon"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="absences")
    first = models.DateField()
    last = models.DateField(null=True)
    part = models.CharField(max_length=9, choices=Part, blank=True)
    kind = models.CharField(max_length=5, choices=Kind)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-first", "-at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(last=None) | Q(last__gte=F("first")), name="absence_ends_after_start")
        ]

    def __str__(self) -> str:
        return str(self.id)


class AbsenceTakenBack(models.Model):
    """An absence that was not one (a slip, another child). It counts no more; taking it back can be undone."""

    absence = models.OneToOneField(Absence, on_delete=models.CASCADE, related_name="taken_back")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.absence_id)


class Guardianship(models.Model):
    """An adult who cares for a child, with or without authority (gezag); never one account per family.

    Who no longer does has ``ended_on``: the row stays for what this adult wrote, and opens nothing any more.
    """

    class Relation(models.TextChoices):
        MOTHER = "mother"
        FATHER = "father"
        STEP_PARENT = "step_parent"
        FOSTER_PARENT = "foster_parent"
        ADOPTIVE_PARENT = "adoptive_parent"
        GRANDPARENT = "grandparent"
        GUARDIAN = "guardian"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="guardianships")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="guardianships")
    relation = models.CharField(max_length=16, choices=Relation)
    has_authority = models.BooleanField()
    lives_with_child = models.BooleanField()
    identity_sealed = models.BinaryField()
    since = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["pupil", "user"], condition=Q(ended_on=None), name="guardian_once_a_pupil"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="guardian_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.relation}"


class Appointment(models.Model):
    """A role somebody has at a school for a time."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="appointments")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=16, choices=ROLE_CHOICES)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering = ["starts", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "school", "role"], condition=Q(ends=None), name="one_open_appointment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class GroupAssignment(models.Model):
    """Who stands before a group, as its teacher or for some days as a substitute."""

    class Kind(models.TextChoices):
        TEACHER = "teacher"
        SUBSTITUTE = "substitute"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="assignments")
    kind = models.CharField(max_length=10, choices=Kind)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering = ["starts", "id"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.group_id}"


class DayMoment(models.Model):
    """One step of a group's day programme; lasts until the next one starts. Weekday 0 is Monday."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="day_moments")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    moment = models.CharField(max_length=24)

    class Meta:
        ordering = ["weekday", "starts"]
        constraints = [
            models.UniqueConstraint(fields=["group", "weekday", "starts"], name="one_moment_at_a_time"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_in_week"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts} {self.moment}"


class RosterImport(models.Model):
    """A class list that was read in: what kind, by whom, when, and how much it changed (numbers only)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="roster_imports")
    kind = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class RosterAbsence(models.Model):
    """A pupil that was missing from a class list: kept until a person decides what it means."""

    class Decision(models.TextChoices):
        STAYS = "stays"
        LEFT = "left"

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="roster_absences")
    noticed_in = models.ForeignKey(RosterImport, on_delete=models.CASCADE, related_name="absences")
    decision = models.CharField(max_length=5, choices=Decision, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["pupil"], condition=Q(decision=""), name="one_open_absence")]

    def __str__(self) -> str:
        return f"{self.pupil_id} {self.decision or 'open'}"
