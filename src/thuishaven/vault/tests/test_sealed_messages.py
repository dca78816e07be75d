"""What a page says next travels sealed."""

import base64

import pytest
from django.contrib.messages.storage.base import Message
from django.http import HttpResponse
from django.test import RequestFactory

from thuishaven.vault.messages import SealedCookieStorage


def _sent(texts: list[str]) -> str:
    storage, response = SealedCookieStorage(RequestFactory().get("/")), HttpResponse()
    storage._store([Message(25, text, extra_tags="undo=%2Fx%2F") for text in texts], response)
    return str(response.cookies["thuishaven_messages"].value)


def _read(cookie: str) -> list[str]:
    request = RequestFactory().get("/")
    request.COOKIES["thuishaven_messages"] = cookie
    return [str(one) for one in SealedCookieStorage(request)]


def test_messages_arrive_and_are_not_readable_on_the_way() -> None:
    cookie = _sent(["Opgeslagen bij Sami.", "محمد"])
    assert b"Sami" not in base64.urlsafe_b64decode(cookie)
    assert _read(cookie) == ["Opgeslagen bij Sami.", "محمد"]


@pytest.mark.parametrize("cookie", ["", "x", "AAAA", base64.urlsafe_b64encode(b"0" * 60).decode()])
def test_what_does_not_open_is_no_message(cookie: str) -> None:
    assert _read(cookie) == []
