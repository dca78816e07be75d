"""Accounts as people: making them, and their names in the clear for the length of a request."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from thuishaven.vault.sealing import OpenKey, blind_index, create_key, open_key

from .models import User


class LoginTakenError(Exception):
    """Somebody already logs in with this name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Who an account belongs to. ``roster_key`` is the key of the school's own administration, if any."""

    given: str
    prefix: str
    family: str
    login: str
    roster_key: str = ""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.family) if part)

    @property
    def initials(self) -> str:
        return (self.given[:1] + self.family[:1]).upper()


def _context(user_id: UUID) -> str:
    return f"accounts.user.profile:{user_id}"


def create_user(*, profile: Profile, password: str | None, now: datetime, language: str = "nl") -> User:
    """Make an account; without a password nobody can log in until one is set. Raises LoginTakenError."""
    try:
        with transaction.atomic():
            key = create_key(now=now)
            user = User(login_index=blind_index("login", profile.login), key=key, created_at=now, language=language)
            user.profile_sealed = sealed_profile(user.id, open_key(key), profile)
            if password is None:
                user.set_unusable_password()
            else:
                user.set_password(password)
            user.save(force_insert=True)
    except IntegrityError as error:
        raise LoginTakenError from error
    return user


def sealed_profile(user_id: UUID, key: OpenKey, profile: Profile) -> bytes:
    """``profile`` as it is stored with the account ``user_id``, which ``key`` belongs to."""
    return key.seal_json(_context(user_id), asdict(profile))


def profile_of(user: User) -> Profile:
    """The profile of ``user``; reads ``user.key`` (select_related it in lists)."""
    return Profile(**open_key(user.key).unseal_json(_context(user.id), user.profile_sealed))


def names_of(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Full names by account id, in one query."""
    users = User.objects.filter(pk__in=set(user_ids))
    return {user.pk: profile_of(user).full_name for user in users}


def display_name(user: User) -> str:
    """The name shown for an account by the login library."""
    return profile_of(user).full_name
