"""How the login library reaches our accounts: by fingerprint of the login name, without sign-up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from thuishaven.vault.sealing import blind_index

from .models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the school; the login name is never stored in the clear."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": gettext_lazy(
            "Het wachtwoord klopte te vaak niet. Wacht vijf minuten en probeer het dan opnieuw."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        if "username" in credentials:
            credentials["username"] = blind_index("login", credentials["username"])
        return super().authenticate(request, **credentials)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the password of ``user``; wrong tries count in the throttle as at logging in."""
        credentials = {"username": user.login_index, "password": password}
        return super().authenticate(self.request, **credentials) is not None
