"""Links for guardians. A row holds no name and not the link itself, only a keyed fingerprint to know it by."""

import uuid

from django.db import models

from thuishaven.accounts.models import User
from thuishaven.observe.models import Observation
from thuishaven.school.models import Guardianship


class HomeLink(models.Model):
    """A link with which one guardian tells about one child, until a day. ``by`` answers for what comes in."""

    id = models.UUIDField(primary_key=True, editable=False)
    guardianship = models.ForeignKey(Guardianship, on_delete=models.CASCADE, related_name="home_links")
    fingerprint = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    wrong_birthdays = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class HomeLinkEnd(models.Model):
    """When a link was withdrawn, and by whom; nobody when it was closed after too many wrong birthdays."""

    link = models.OneToOneField(HomeLink, on_delete=models.CASCADE, related_name="end")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.link_id)


class HomeVisit(models.Model):
    """A link that was opened with the right birthday: on which day, not at what time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.ForeignKey(HomeLink, on_delete=models.CASCADE, related_name="visits")
    day = models.DateField()

    class Meta:
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return str(self.id)


class HomeSent(models.Model):
    """Something that was sent during a visit, and that can be taken back as long as the visit lasts."""

    visit = models.ForeignKey(HomeVisit, on_delete=models.CASCADE, related_name="sent")
    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.observation_id)
