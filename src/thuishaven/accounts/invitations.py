"""Invitations: a signed link the school hands over (on paper or in person), to choose a password. Works once."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from .models import User

_SEPARATOR = "."


class _Invitations(PasswordResetTokenGenerator):
    """Signs the account with its present password, so that a used link is over."""

    key_salt = "thuishaven.accounts.invitation"


_generator = _Invitations()


def invite(user: User) -> str:
    """A token for ``user`` to choose a password; over after PASSWORD_RESET_TIMEOUT or when used."""
    return urlsafe_base64_encode(force_bytes(str(user.pk))) + _SEPARATOR + _generator.make_token(user)


def account_of(token: str) -> User | None:
    """The account a token invites; None when the link is wrong, used or over."""
    encoded, _, signature = token.partition(_SEPARATOR)
    try:
        user = User.objects.select_related("key").get(pk=force_str(urlsafe_base64_decode(encoded)), is_active=True)
    except (User.DoesNotExist, ValueError, ValidationError):
        return None
    return user if _generator.check_token(user, signature) else None


def spend(*, user: User, password: str) -> None:
    """Set the chosen password; the link is over with that."""
    user.set_password(password)
    user.save(update_fields=["password"])
