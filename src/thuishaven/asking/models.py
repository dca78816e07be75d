"""Asking colleagues to look along for a while, and what they let know. Words stand sealed with the pupil's key."""

from django.db import models
from django.db.models import F, Q

from thuishaven.accounts.models import User
from thuishaven.observe.models import Observation
from thuishaven.school.models import Pupil


class LookAsk(models.Model):
    """A question to colleagues: which signals, at which moments, from ``starts`` to ``ends`` (both included).

    ``also_other`` asks for whatever else they see. The id is made with the form, so that asking twice is asking once.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="look_asks")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    starts = models.DateField()
    ends = models.DateField()
    signals = models.JSONField(default=list)
    moments = models.JSONField(default=list)
    also_other = models.BooleanField(default=False)
    line_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ["-at", "id"]
        indexes = [models.Index(fields=["pupil", "-at"], name="look_asks_of_a_pupil")]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="look_ends_after_start")]

    def __str__(self) -> str:
        return str(self.id)


class AskWithdrawal(models.Model):
    """A question that was taken back, by whom and when; taking it back can be undone."""

    ask = models.OneToOneField(LookAsk, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.ask_id)


class Asked(models.Model):
    """One colleague of whom something is asked."""

    ask = models.ForeignKey(LookAsk, on_delete=models.CASCADE, related_name="asked")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["ask", "user"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.ask_id} {self.user_id}"


class AskedEnd(models.Model):
    """A colleague who is done looking, or cannot; both can be undone while the question runs."""

    class Kind(models.TextChoices):
        DONE = "done"
        DECLINED = "declined"

    asked = models.OneToOneField(Asked, on_delete=models.CASCADE, related_name="end")
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.asked_id} {self.kind}"


class AskReminder(models.Model):
    """That a colleague was reminded, and when: once, never again."""

    asked = models.OneToOneField(Asked, on_delete=models.CASCADE, related_name="reminder")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.asked_id)


class Answer(models.Model):
    """One thing a colleague let know on one day about one signal: seen, or looked well and not seen.

    What was seen stands in ``observation``, moment, state and note included. What was not seen is no observation; its
    details stand here. Who never answered did not look, which is something else.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="answers")
    signal = models.CharField(max_length=24)
    day = models.DateField()
    at = models.DateTimeField()
    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, null=True, related_name="+")
    moment = models.CharField(max_length=24, blank=True)
    state = models.CharField(max_length=12, blank=True)
    note_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class AnswerWithdrawal(models.Model):
    """An answer that was taken back by who gave it; that can be undone."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="withdrawal")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.answer_id)
