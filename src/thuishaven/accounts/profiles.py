"""Changing who an account belongs to."""

from thuishaven.vault.sealing import open_key

from .models import User
from .people import Profile, profile_of
from .people import _as_dict as profile_dict
from .people import _context as profile_context


def change_profile(*, user: User, profile: Profile) -> None:
    """Store who ``user`` is now. The login name stays what it was: people log in with what they know."""
    kept = Profile(profile.given, profile.prefix, profile.family, profile_of(user).login, profile.roster_key)
    user.profile_sealed = open_key(user.key).seal_json(profile_context(user.pk), profile_dict(kept))
    user.save(update_fields=["profile_sealed"])
