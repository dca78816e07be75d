"""An account. The name and address are sealed; a keyed fingerprint of the login name finds the row."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from thuishaven.vault.models import DataKey
from thuishaven.vault.sealing import blind_index


class UserManager(BaseUserManager["User"]):
    """Finds accounts by what people type to log in; the key comes along, because every page shows a name."""

    def get_queryset(self) -> models.QuerySet["User"]:
        return super().get_queryset().select_related("key")

    def get_by_natural_key(self, username: str) -> "User":
        return self.get(login_index=blind_index("login", username))


class User(AbstractBaseUser):
    """Someone who can log in; what they may see follows from their ties, never from the account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login_index = models.CharField(max_length=64, unique=True)
    key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+")
    profile_sealed = models.BinaryField()
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="nl")
    mail_reminders = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "login_index"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    def __str__(self) -> str:
        return str(self.id)
