"""Sessions are stored sealed."""

import base64

import pytest
from django.contrib.sessions.models import Session

from thuishaven.vault.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_a_session_keeps_its_content_and_hides_it() -> None:
    store = SessionStore()
    store["message"] = "Opgeslagen bij Sami."
    store.create()
    stored = Session.objects.get(pk=store.session_key).session_data
    assert b"Sami" not in base64.b64decode(stored)
    assert SessionStore(store.session_key)["message"] == "Opgeslagen bij Sami."


def test_damaged_content_is_no_session() -> None:
    store = SessionStore()
    store["a"] = 1
    store.create()
    Session.objects.filter(pk=store.session_key).update(session_data="bm90IHNlYWxlZA==")
    assert SessionStore(store.session_key).get("a") is None
