"""What devices bring: the box their letters are sealed for, and which letters came in."""

import uuid

from django.db import models

from thuishaven.accounts.models import User


class Letterbox(models.Model):
    """A pair of keys of one account. The device gets the public half; the other half is sealed with the account's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="letterboxes")
    public = models.BinaryField()
    private_sealed = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.id)


class Delivery(models.Model):
    """A letter that came in and was acted on. The id is made on the device: a second time changes nothing."""

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=8)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
