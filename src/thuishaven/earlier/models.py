"""Imports of earlier notes. What waits to be looked over stands sealed with a key of its own, for a day at most."""

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.observe.models import Observation
from thuishaven.vault.models import DataKey


class NoteImport(models.Model):
    """A table of notes that somebody brought in. The id follows from its content: the same twice is one import.

    ``waiting_sealed`` holds the notes that are not looked over yet, sealed with ``key``; both go when it ends.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    total = models.PositiveSmallIntegerField()
    key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+")
    waiting_sealed = models.BinaryField(null=True)

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class ImportEnd(models.Model):
    """When an import stopped waiting, and why: nothing of it can be looked over any more."""

    class Reason(models.TextChoices):
        LOOKED_OVER = "looked_over"
        THROWN_AWAY = "thrown_away"
        TOO_LATE = "too_late"

    imported = models.OneToOneField(NoteImport, on_delete=models.CASCADE, related_name="end")
    reason = models.CharField(max_length=12, choices=Reason)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.imported_id} {self.reason}"


class ImportedNote(models.Model):
    """An observation that came out of an import, and the line it stood on."""

    imported = models.ForeignKey(NoteImport, on_delete=models.CASCADE, related_name="notes")
    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="+")
    line = models.PositiveIntegerField()

    class Meta:
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["imported", "line"], name="imported_line_once")]

    def __str__(self) -> str:
        return f"{self.imported_id} {self.line}"


class ImportUndo(models.Model):
    """An import that was taken back whole: every observation of it was withdrawn. Taking back can be undone."""

    imported = models.OneToOneField(NoteImport, on_delete=models.CASCADE, related_name="undo")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.imported_id)
