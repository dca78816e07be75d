"""The worker keeps what is open to everybody, and the page that stands in knows nobody."""

import json
import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from thuishaven.capture import worker
from thuishaven.knowledge import offline

LANGUAGES = pytest.mark.parametrize("language", offline.LANGUAGES)
pytestmark = pytest.mark.django_db


def _kept(language: str) -> dict[str, Any]:
    text = Client().get(f"/sw.js?taal={language}").content.decode()
    return json.loads(text.partition("const OFFLINE = ")[2].partition(";\n")[0])


def test_the_worker_is_open_fresh_and_a_script() -> None:
    response = Client().get("/sw.js")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    assert 'addEventListener("fetch"' in response.content.decode()
    assert response.cookies == {}


@LANGUAGES
def test_all_that_the_worker_keeps_exists_and_is_open(language: str) -> None:
    kept = _kept(language)
    for part in (kept["library"], kept["capture"]):
        assert offline.version() in part["cache"]
        assert language in part["cache"]
        own = [part["shell"], *(address for address in part["files"] if not address.startswith("/static/"))]
        assert [Client().get(address).status_code for address in own] == [200] * len(own)
        static = [address.removeprefix("/static/") for address in part["files"] if address.startswith("/static/")]
        assert [name for name in static if finders.find(_plain(name)) is None] == []


def _plain(name: str) -> str:
    return re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", name)


@LANGUAGES
def test_the_page_that_stands_in_asks_for_nothing_that_is_not_kept_and_knows_nobody(as_user, language: str) -> None:  # type: ignore[no-untyped-def]
    kept = _kept(language)["capture"]
    address = worker.shell_address(language)
    nobody, teacher = Client().get(address), as_user("marleen").get(address)
    assert nobody.content == teacher.content
    page = nobody.content.decode()
    assert f'<html lang="{language}">' in page
    assert "csrfmiddlewaretoken" not in page
    assert nobody.cookies == {}
    asked = set(re.findall(r'(?:src|href|data-words)="(/(?:static|snel/woorden\.|snel/toestel)[^"#]+)', page))
    assert len(asked) > 8
    assert asked <= set(kept["files"])


@LANGUAGES
def test_the_words_are_the_same_for_everybody_and_may_be_kept_for_good(as_user, language: str) -> None:  # type: ignore[no-untyped-def]
    address = worker.words_address(language)
    nobody, teacher = Client().get(address), as_user("marleen").get(address)
    assert nobody.content == teacher.content
    assert "immutable" in nobody["Cache-Control"]
    told = nobody.json()
    assert "SIG-AVO-04" in told["signals"]
    assert "SIG-RAD-01" not in told["signals"]
    assert all(told[kind] for kind in ("moments", "states", "triggers", "responses", "effects", "themes", "wording"))
    assert Client().get(f"/snel/woorden.{language}.json?v=older")["Cache-Control"] == "no-cache"
    assert Client().get("/snel/woorden.fr.json").status_code == 404
