"""Data keys. A key that is destroyed leaves its row, so that what it sealed is known to be gone."""

import uuid

from django.db import models


class DataKey(models.Model):
    """The key one pupil's (or one adult's) words are sealed with, itself wrapped by the key-encryption key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wrapped = models.BinaryField(null=True)
    kek_id = models.CharField(max_length=16)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class KeyDestruction(models.Model):
    """When a data key was destroyed; from then on nothing sealed with it can be read, in backups neither."""

    key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="destruction")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key_id} {self.at:%Y-%m-%d}"
