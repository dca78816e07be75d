"""Changing who an account belongs to."""

from dataclasses import replace

from thuishaven.vault.sealing import open_key

from .models import User
from .people import Profile, profile_of, sealed_profile


def change_profile(*, user: User, profile: Profile) -> None:
    """Store who ``user`` is now. The login name stays what it was: people log in with what they know."""
    kept = replace(profile, login=profile_of(user).login)
    user.profile_sealed = sealed_profile(user.pk, open_key(user.key), kept)
    user.save(update_fields=["profile_sealed"])
