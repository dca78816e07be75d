"""How the library for the second step sees our accounts: by their own names, with secrets that are never stored plain."""

import base64

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage

from thuishaven.vault.sealing import installation_key

from .models import User
from .people import profile_of

_CONTEXT = "accounts.second_step.secret"


class SecondStepAdapter(DefaultMFAAdapter):
    """Seals secrets, and names an account by its login where the library would show a fingerprint."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk nog eens en typ de nieuwste code."),
        "cannot_generate_recovery_codes": gettext_lazy("Zet eerst een app of passkey aan."),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(installation_key().seal(_CONTEXT, text)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return installation_key().unseal(_CONTEXT, base64.b64decode(encrypted_text))

    def build_totp_svg(self, url: str) -> str:
        """The picture with a white ground and a quiet edge: apps cannot read dark signs on a dark page."""
        found = qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
        return str(found)

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        assert isinstance(user, User)
        return profile_of(user).login

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}
