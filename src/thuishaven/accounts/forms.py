"""Forms of the account pages."""

from typing import Any

from allauth.account.forms import LoginForm as LibraryLoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _


class LoginForm(LibraryLoginForm):  # type: ignore[misc]
    """Login name and password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mailadres of inlognaam"), max_length=150,
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        )  # fmt: skip
        self.fields["password"].label = _("Wachtwoord")
        self.fields["password"].help_text = ""
        self.fields["password"].max_length = 200
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ChoosePasswordForm(forms.Form):
    """A password of one's own, twice."""

    password = forms.CharField(
        label=_("Nieuw wachtwoord"), max_length=200, strip=False,
        help_text=_("Minstens 12 tekens. Een zin die je makkelijk onthoudt is goed."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("Nog een keer"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."))
        return cleaned
