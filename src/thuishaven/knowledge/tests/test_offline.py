"""What a device keeps of the library: complete, small, about nobody, and found again by searching."""

import gzip
import json
import re
from functools import cache
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client
from django.urls import reverse

from thuishaven.domain.language.normalise import fold
from thuishaven.domain.search.documents import documents_of
from thuishaven.domain.search.export import SCALE
from thuishaven.domain.search.index import Index
from thuishaven.knowledge import offline, shelves
from thuishaven.knowledge.kinds import kinds
from thuishaven.knowledge.loader import load_catalogue

LARGEST = 600_000
LANGUAGES = pytest.mark.parametrize("language", offline.LANGUAGES)


@cache
def _library(language: str) -> dict[str, Any]:
    return json.loads(gzip.decompress(offline.bundle(language)["gzip"]))


@LANGUAGES
@pytest.mark.django_db
def test_the_shell_and_its_style_ask_for_nothing_that_is_not_kept(language: str) -> None:
    files = offline.files(language)
    page = Client().get(offline.shell_address(language)).content.decode()
    asked = set(re.findall(r'(?:src|href|data-bundle)="(/(?:static|kennis/offline\.)[^"#]+)', page))
    assert len(asked) > 8
    assert asked <= set(files)
    style = finders.find("web/css/tokens.css")
    fonts = re.findall(r"vendor/[\w/.-]+woff2", open(style, encoding="utf-8").read())  # noqa: SIM115
    assert {static(font) for font in fonts} <= set(files)


@LANGUAGES
def test_the_shell_is_the_same_for_everybody_and_knows_nobody(as_user, language: str) -> None:  # type: ignore[no-untyped-def]
    address = offline.shell_address(language)
    nobody = Client().get(address)
    assert nobody.status_code == 200
    assert f'<html lang="{language}">' in nobody.content.decode()
    assert nobody.cookies == {}
    teacher = as_user("marleen").get(address)
    assert teacher.content == nobody.content
    assert "csrfmiddlewaretoken" not in nobody.content.decode()


@pytest.mark.django_db
def test_the_bundle_may_be_kept_for_good_at_the_address_of_its_version_only() -> None:
    newest = Client().get(offline.bundle_address("nl"), headers={"Accept-Encoding": "gzip, br"})
    assert "immutable" in newest["Cache-Control"]
    assert newest["Content-Encoding"] == "br"
    older = Client().get("/kennis/offline.nl.json?v=older", headers={"Accept-Encoding": "gzip"})
    assert older["Cache-Control"] == "no-cache"
    assert gzip.decompress(older.content)
    assert Client().get("/kennis/offline.fr.json").status_code == 404


@LANGUAGES
def test_the_bundle_is_small(language: str) -> None:
    assert {name: len(data) for name, data in offline.bundle(language).items() if len(data) > LARGEST} == {}


@LANGUAGES
def test_every_entry_and_every_shelf_is_in_the_bundle(language: str) -> None:
    library = _library(language)
    catalogue = load_catalogue()
    entries = {reverse("knowledge:entry", args=[one.id]) for one in shelves.everything(catalogue)}
    assert len(entries) > 400
    assert entries <= library["pages"].keys()
    assert entries == library["kinds"].keys() == set(library["index"]["documents"])
    codes = {reverse("knowledge:shelf", args=[kind.code]) for group in kinds().values() for kind in group}
    assert codes <= library["pages"].keys() | library["aliases"].keys()
    assert set(library["aliases"].values()) <= library["pages"].keys()
    assert [address for address, page in library["pages"].items() if page.count("<h1>") != 1] == []


@LANGUAGES
def test_pages_in_the_bundle_lead_to_pages_in_the_bundle_and_hold_nothing_personal(language: str) -> None:
    library = _library(language)
    known = library["pages"].keys() | library["aliases"].keys()
    lost = {}
    for address, page in library["pages"].items():
        links = {link.partition("#")[0] for link in re.findall(r'(?:href|action)="(/[^"]*)"', page)}
        if beyond := {link for link in links if not link.startswith("/static/")} - known - {""}:
            lost[address] = beyond
        assert "csrfmiddlewaretoken" not in page, address
    assert lost == {}


def test_the_bundle_speaks_the_language_it_is_for() -> None:
    dutch, english = (_library(language)["pages"] for language in offline.LANGUAGES)
    assert dutch.keys() == english.keys()
    assert "Wat kan helpen" in dutch["/kennis/SIG-AVO-04/"]
    assert "Wat kan helpen" not in english["/kennis/SIG-AVO-04/"]


@LANGUAGES
def test_the_exported_index_weighs_as_the_engine_does(language: str) -> None:
    catalogue = load_catalogue()
    index = Index(documents_of(catalogue), language, catalogue.synonyms)
    told = _library(language)["index"]
    ways = {word: way for same, way in told["forms"] for word in same.split()}
    for word in {"nl": ("hulp", "tafel", "troosten"), "en": ("help", "table", "comfort")}[language]:
        row = told["keys"][ways[fold(word)][0]]
        weights, place = {}, 0
        for step, weight in zip(row[1::2], row[2::2], strict=True):
            place += step
            weights[place] = weight
        unit = index.units(word, tolerant=True)[-1]
        best_key = type(unit)(unit.keys[:1], unit.words, unit.light)
        assert weights == {one.document: round(one.score * SCALE) for one in index.matches([best_key])}
        assert row[0] == round(index.rarity(unit.keys[0].name) * SCALE)
