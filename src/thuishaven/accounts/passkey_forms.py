"""What a device sends for a passkey: read as what strangers can make of it, so that none of it is our mistake."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as library
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.utils.translation import gettext_lazy as _

_WRONG = _("Het antwoord van je apparaat klopt niet. Probeer het nog een keer, of kies een andere manier.")
#: What the libraries that read a passkey let out when it is not one.
_UNREADABLE = (
    TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RuntimeError, struct.error, InvalidSignature,
    UnsupportedAlgorithm,
)  # fmt: skip


@contextmanager
def _readable() -> Iterator[None]:
    """Turns whatever is wrong with a passkey into one sentence; trying too often keeps its own."""
    try:
        yield
    except (forms.ValidationError, *_UNREADABLE) as error:
        if getattr(error, "code", "") == "too_many_login_attempts":
            raise
        raise forms.ValidationError(_WRONG, code="wrong_passkey") from error


class CredentialField(forms.JSONField):
    """The answer of a device."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Passkey"), widget=forms.HiddenInput, error_messages={"required": _WRONG, "invalid": _WRONG}
        )

    def to_python(self, value: Any) -> Any:
        with _readable():
            return super().to_python(value)


class AddPasskeyForm(library.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, with a name to know it by."""

    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        with _readable():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class _AnswerForm(forms.Form):
    """Goes before a form of the library that asks for a passkey that is there."""

    def clean_credential(self) -> Authenticator:
        with _readable():
            found: Authenticator = super().clean_credential()  # type: ignore[misc]
        return found


class StepPasskeyForm(_AnswerForm, library.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""

    credential = CredentialField()


class LoginPasskeyForm(_AnswerForm, library.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of a password."""

    credential = CredentialField()


class AgainPasskeyForm(_AnswerForm, library.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey to show once more who it is."""

    credential = CredentialField()
