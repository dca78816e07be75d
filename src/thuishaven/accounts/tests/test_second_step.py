"""The second step and passkeys: turning on, logging in with, and what is stored of it."""

import base64
import hashlib
import hmac
import json
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from thuishaven.demo.personas import DEMO_PASSWORD

LOGIN = "joost@vlinderboom.example"
PAGES = (
    "accounts:profile", "mfa_index", "mfa_list_webauthn", "account_change_password", "account_logout",
    "account_reauthenticate",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh_counters(db):
    """Each test starts with an empty throttle."""
    cache.clear()
    yield
    cache.clear()


def code_of(secret: str) -> str:
    """The code an app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time() // 30)), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def log_in(client: Client):
    return client.post(reverse("account_login"), {"login": LOGIN, "password": DEMO_PASSWORD})


@pytest.fixture
def joost(demo, client):
    """A browser in which Joost has just typed his password twice, as the page asks."""
    log_in(client)
    client.post(reverse("account_reauthenticate"), {"password": DEMO_PASSWORD})
    return client


def secret_on(page: str) -> str:
    return re.search(r"<code>([A-Z2-7]+)</code>", page)[1]


def activate(client: Client) -> str:
    secret = secret_on(client.get(reverse("mfa_activate_totp")).content.decode())
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_are_ours_and_in_dutch(as_user, name):
    page = as_user("joost").get(reverse(name)).content.decode()
    assert '<html lang="nl"' in page
    assert "Two-Factor" not in page
    assert "<script>" not in page
    assert " style=" not in page


def test_turning_a_step_on_asks_for_the_password_first(demo, client):
    log_in(client)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    assert client.get(reverse("mfa_add_webauthn")).url.startswith(reverse("account_reauthenticate"))


def test_the_password_asked_again_has_to_be_right(demo, client):
    log_in(client)
    response = client.post(reverse("account_reauthenticate"), {"password": "iets-heel-anders-99"})
    assert response.status_code == 422
    assert client.get(reverse("mfa_activate_totp")).status_code == 302


def test_an_app_is_on_after_its_code_and_gives_spare_codes(joost):
    activate(joost)
    assert "staat aan" in joost.get(reverse("mfa_index")).content.decode()
    assert (
        len(re.findall(r"<code[^>]*>\d{8}</code>", joost.get(reverse("mfa_view_recovery_codes")).content.decode()))
        == 10
    )


def test_a_wrong_code_turns_nothing_on(joost):
    joost.get(reverse("mfa_activate_totp"))
    page = joost.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "Deze code klopt niet" in page
    assert not Authenticator.objects.exists()


def test_with_an_app_a_password_alone_opens_nothing(joost):
    secret = activate(joost)
    other = Client()
    assert log_in(other).url == reverse("mfa_authenticate")
    assert other.get(reverse("home:today")).status_code == 302
    other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert other.get(reverse("home:today")).status_code == 302
    cache.clear()
    assert other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).url == reverse("home:today")
    assert other.get(reverse("home:today")).status_code == 200


def test_a_spare_code_opens_once(joost):
    activate(joost)
    page = joost.get(reverse("mfa_view_recovery_codes")).content.decode()
    spare = re.findall(r"<code[^>]*>(\d{8})</code>", page)[0]
    for expected in (200, 302):
        other = Client()
        log_in(other)
        other.post(reverse("mfa_authenticate"), {"code": spare})
        assert other.get(reverse("home:today")).status_code == expected


def test_the_secret_and_the_spare_codes_are_not_readable_in_the_database(joost):
    secret = activate(joost)
    page = joost.get(reverse("mfa_view_recovery_codes")).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = " ".join(str(row[0]) for row in cursor.fetchall())
    assert stored
    assert secret not in stored
    assert not any(code in stored for code in re.findall(r"\d{8}", page))


def test_the_app_shows_the_login_name_and_no_fingerprint(joost):
    from allauth.mfa.adapter import get_adapter

    user = Authenticator.user.field.related_model.objects.get_by_natural_key(LOGIN)
    assert get_adapter().build_totp_url(user, "ABC").startswith("otpauth://totp/joost%40vlinderboom.example?")


def test_a_passkey_page_carries_its_options_and_no_inline_script(joost):
    page = joost.get(reverse("mfa_add_webauthn")).content.decode()
    options = json.loads(re.search(r"data-options='([^']+)'", page)[1].replace("&amp;", "&"))
    assert options["creation_options"]["publicKey"]["user"]["name"] == LOGIN
    assert 'data-passkey="create"' in page


def test_the_login_page_offers_a_passkey_without_naming_anybody(demo, client):
    assert 'data-passkey="login"' in client.get(reverse("account_login")).content.decode()
    options = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"].get("allowCredentials", []) == []


def test_a_made_up_passkey_logs_nobody_in(demo, client):
    def written(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    said = {"type": "webauthn.get", "challenge": written(b"x" * 32), "origin": "http://testserver"}
    credential = {
        "id": written(b"key"), "rawId": written(b"key"), "type": "public-key", "clientExtensionResults": {},
        "response": {
            "clientDataJSON": written(json.dumps(said).encode()), "authenticatorData": written(bytes(37)),
            "signature": written(b"signed"), "userHandle": written(str(demo.users["joost"].pk).encode()),
        },
    }  # fmt: skip
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    for sent in ("", "no json", json.dumps(credential)):
        response = client.post(reverse("mfa_login_webauthn"), {"credential": sent})
        assert response.status_code == 422
        assert client.get(reverse("home:today")).status_code == 302


def test_somebody_elses_passkey_cannot_be_renamed_or_removed(joost, demo):
    foreign = Authenticator.objects.create(
        user=demo.users["marleen"], type="webauthn", data={"name": "x", "credential": {}}
    )
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert joost.get(reverse(name, args=[foreign.pk])).status_code == 404


def test_turning_the_app_off_takes_the_spare_codes_along(joost):
    activate(joost)
    joost.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert log_in(Client()).url == reverse("home:today")


def test_the_password_is_changed_with_the_old_one_only(joost):
    new = {"password1": "een-lange-zin-over-thee", "password2": "een-lange-zin-over-thee"}
    joost.post(reverse("account_change_password"), {"oldpassword": "iets-heel-anders-99", **new})
    assert log_in(Client()).status_code == 302
    joost.post(reverse("account_change_password"), {"oldpassword": DEMO_PASSWORD, **new})
    assert log_in(Client()).status_code == 422
