"""Forms of the login library answer 422 when what was typed is not right, and no passkey is our mistake."""

import base64
import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from fido2 import cbor

from thuishaven.accounts.tests.test_second_step import LOGIN, activate, log_in
from thuishaven.demo.personas import DEMO_PASSWORD

WRONG = "Het antwoord van je apparaat klopt niet"
PASSWORD = "een-lange-zin-over-thee"


@pytest.fixture(autouse=True)
def _fresh_counters(db):
    """Each test starts with an empty throttle."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def joost(demo, client):
    """A browser in which Joost has just typed his password twice, as the page asks."""
    log_in(client)
    client.post(reverse("account_reauthenticate"), {"password": DEMO_PASSWORD})
    return client


def written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def credential(**response: object) -> dict[str, object]:
    """What a device sends, of the right shape, for a challenge that nobody asked."""
    key = {1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)}
    about = bytes(32) + b"\x45" + bytes(4) + bytes(16) + b"\0\x03key" + cbor.encode(key)
    said = {"type": "webauthn.create", "challenge": written(b"x" * 32), "origin": "http://testserver"}
    attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": about})
    return {
        "id": written(b"key"), "rawId": written(b"key"), "type": "public-key", "clientExtensionResults": {},
        "response": {
            "clientDataJSON": written(json.dumps(said).encode()), "attestationObject": written(attested),
            "authenticatorData": written(bytes(37)), "signature": written(b"signed"), **response,
        },
    }  # fmt: skip


#: What is not a passkey, from nothing at all to nearly one.
NOT_A_PASSKEY = [
    "", "no json", "5", "true", '"x"', "[]", "{}", "[" * 100_000, '{"id": "a"}', '{"id": 5, "rawId": 5}',
    json.dumps({**credential(), "id": "other"}), json.dumps({**credential(), "response": []}),
    json.dumps({**credential(), "response": "é"}), json.dumps(credential()),
    json.dumps(credential(clientDataJSON="é")), json.dumps(credential(clientDataJSON=written(b"\xff"))),
    json.dumps(credential(clientDataJSON=written(b"[]"))), json.dumps(credential(attestationObject="A")),
    json.dumps(credential(attestationObject=written(b"\x9f" * 5000))), json.dumps(credential(attestationObject="")),
    json.dumps(credential(userHandle=written(b"\xff"))), json.dumps(credential(userHandle=written(b"nobody"))),
    json.dumps(credential(userHandle=None)), json.dumps(credential(userHandle=["x"])),
]  # fmt: skip
not_a_passkey = pytest.mark.parametrize("sent", NOT_A_PASSKEY, ids=range(len(NOT_A_PASSKEY)))


def own_passkey(demo) -> Authenticator:
    data = {"name": "laptop", "credential": credential()}
    return Authenticator.objects.create(user=demo.users["joost"], type="webauthn", data=data)


@pytest.mark.parametrize("data", [{}, {"login": LOGIN}, {"login": LOGIN, "password": "iets-heel-anders-99"}])
def test_logging_in(demo, client, data):
    response = client.post(reverse("account_login"), data)
    assert response.status_code == 422
    assert "Inloggen lukt nog niet" in response.content.decode()


def test_logging_in_too_often_answers_429(demo, client):
    for _ in range(5):
        assert client.post(reverse("account_login"), {"login": LOGIN, "password": "mis"}).status_code == 422
    response = log_in(client)
    assert response.status_code == 429
    assert "Wacht vijf minuten" in response.content.decode()


@pytest.mark.parametrize("password", ["", "iets-heel-anders-99"])
def test_the_password_once_more(demo, client, password):
    log_in(client)
    assert client.post(reverse("account_reauthenticate"), {"password": password}).status_code == 422


@pytest.mark.parametrize(("old", "new", "again"), [
    ("iets-heel-anders-99", PASSWORD, PASSWORD), (DEMO_PASSWORD, PASSWORD, "anders"), (DEMO_PASSWORD, "kort", "kort"),
    ("", "", ""),
])  # fmt: skip
def test_another_password(joost, old, new, again):
    data = {"oldpassword": old, "password1": new, "password2": again}
    assert joost.post(reverse("account_change_password"), data).status_code == 422


@pytest.mark.parametrize("code", ["", "000000", "x"])
def test_turning_an_app_on(joost, code):
    joost.get(reverse("mfa_activate_totp"))
    assert joost.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 422


def test_turning_an_app_off_that_has_to_stay(joost, monkeypatch):
    activate(joost)
    assert joost.get(reverse("mfa_deactivate_totp")).status_code == 200
    monkeypatch.setattr(
        "thuishaven.accounts.second_step.SecondStepAdapter.can_delete_authenticator", lambda self, one: False
    )
    assert joost.post(reverse("mfa_deactivate_totp")).status_code == 422
    assert joost.get(reverse("mfa_deactivate_totp")).status_code == 200


@pytest.mark.parametrize("data", [{"code": ""}, {"code": "000000"}, {}, {"credential": "no json"}])
def test_the_second_step(joost, data):
    activate(joost)
    cache.clear()
    other = Client()
    log_in(other)
    assert other.post(reverse("mfa_authenticate"), data).status_code == 422


def test_the_second_step_too_often_answers_429(joost):
    activate(joost)
    cache.clear()
    other = Client()
    log_in(other)
    answers = [other.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code for _ in range(6)]
    assert answers == [*[422] * 5, 429]


@pytest.mark.parametrize("code", ["", "000000"])
def test_the_code_once_more(joost, code):
    activate(joost)
    cache.clear()
    assert joost.post(reverse("mfa_reauthenticate"), {"code": code}).status_code == 422


def test_spare_codes_without_an_app(joost):
    assert joost.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    response = joost.post(reverse("mfa_generate_recovery_codes"))
    assert response.status_code == 422
    assert "Zet eerst een app of passkey aan" in response.content.decode()


def test_another_name_for_a_passkey(joost, demo):
    address = reverse("mfa_edit_webauthn", args=[own_passkey(demo).pk])
    assert joost.post(address, {"name": ""}).status_code == 422
    assert joost.post(address, {"name": "laptop van 7/8"}).status_code == 302


@not_a_passkey
def test_a_new_passkey_that_is_none(joost, sent):
    joost.get(reverse("mfa_add_webauthn"))
    response = joost.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": sent})
    assert response.status_code == 422
    assert not Authenticator.objects.exists()
    assert WRONG in response.content.decode()


@not_a_passkey
def test_a_login_passkey_that_is_none(demo, client, sent):
    client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    response = client.post(reverse("mfa_login_webauthn"), {"credential": sent, "next": "/leerlingen/"})
    assert response.status_code == 422
    page = response.content.decode()
    assert WRONG in page
    assert 'value="/leerlingen/"' in page
    assert client.get(reverse("home:today")).status_code == 302


@not_a_passkey
def test_a_passkey_once_more_that_is_none(joost, demo, sent):
    own_passkey(demo)
    joost.get(reverse("mfa_reauthenticate_webauthn"))
    response = joost.post(reverse("mfa_reauthenticate_webauthn"), {"credential": sent})
    assert response.status_code == 422
    assert WRONG in response.content.decode()


@not_a_passkey
def test_a_passkey_as_the_second_step_that_is_none(joost, demo, sent):
    own_passkey(demo)
    other = Client()
    log_in(other)
    response = other.post(reverse("mfa_authenticate"), {"credential": sent})
    assert response.status_code == 422
    assert WRONG in response.content.decode()


def test_what_is_right_goes_on(demo, client):
    assert log_in(client).status_code == 302
    assert client.get(reverse("account_change_password")).status_code == 200
