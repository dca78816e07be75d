"""Every address of the product is closed unless it was opened on purpose, and every address of a pupil asks first."""

import uuid

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

#: Addresses that may be seen without a login, by view name.
OPEN_NAMES = {
    "account_login", "account_logout", "set_language", "demo_login", "choose_password", "appearance", "styleguide",
    "styleguide_focus", "mfa_login_webauthn", "mfa_authenticate", "mfa_trust", "account_reauthenticate",
    # what is seen at home: a link nobody can guess, and then a birthday (fromhome/views.py)
    "from_home", "from_home_back", "from_home_stop",
    # the app and the library without a network, which say nothing about anybody (knowledge/offline.py)
    "manifest", "offline_worker", "offline_shell", "offline_bundle",
    # what a device keeps to record without a network, and whether somebody is logged in (capture/device_views.py)
    "device_words", "device_strip", "device_script", "device_shell", "device_state",
}  # fmt: skip


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> list[tuple[str, str]]:
    found = []
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found += _addresses(one.url_patterns, path)
        else:
            found.append((path, one.name or ""))
    return found


def _filled(path: str) -> str:
    for part in (
        "pupil_id", "observation_id", "member_id", "sharing_id", "entry_id", "number", "pk", "user_id", "group_id",
        "guardianship_id", "version_id", "absence_id", "appointment_id", "assignment_id", "step", "import_id",
        "round_id", "review_id", "ask_id", "answer_id", "link_id", "drawing_id", "goal_id", "phase_id",
    ):  # fmt: skip
        path = (
            path.replace(f"<uuid:{part}>", str(uuid.uuid4()))
            .replace(f"<int:{part}>", "1")
            .replace(f"<slug:{part}>", "x")
        )
    return "/" + path.replace("<str:token>", "x.y")


ALL = _addresses(get_resolver().url_patterns)


@pytest.mark.parametrize(("path", "name"), ALL, ids=[path for path, _ in ALL])
def test_an_address_is_closed_without_a_login_unless_it_is_on_the_list(db, path: str, name: str) -> None:  # type: ignore[no-untyped-def]
    if name in OPEN_NAMES or "<" in _filled(path):
        assert name in OPEN_NAMES or "<" in _filled(path)
        return
    response = Client().get(_filled(path))
    assert response.status_code == 302, response.status_code
    assert response["Location"].startswith("/inloggen/")


PUPIL = [(path, name) for path, name in ALL if "<uuid:pupil_id>" in path]


@pytest.mark.parametrize(("path", "name"), PUPIL, ids=[path for path, _ in PUPIL])
def test_a_strangers_id_tells_nothing(as_user, path: str, name: str) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    answers = {client.get(_filled(path)).status_code, client.post(_filled(path)).status_code}
    assert answers <= {403, 404, 405, 302} if name == "index" else answers <= {403, 404, 405}
