"""Dutch and English, light and dark, enlarged, on paper, and with names of every kind."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.bench.server import Server
from thuishaven.knowledge.loader import load_catalogue

from .class_lists import edexml
from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
LONG = ("LN1", "Maximiliaan-Alexander", "van den", "Wollenberg-Zwartewaterschapsheuvelrug")
RIGHT_TO_LEFT = ("LN2", "عبد الرحمن", "", "الحسيني")
MAIN_PAGES = (
    "/", "/leerlingen/", "/vastleggen/", "/leerling/{sami}/waarnemen/nieuw/", "/leerling/{sami}/waarnemen/",
    "/leerling/{sami}/begrijpen/", "/leerling/{sami}/plannen/", "/leerling/{sami}/plannen/wijzig/",
    "/leerling/{sami}/plannen/kaart/", "/leerling/{sami}/evalueren/", "/leerling/{sami}/wie/", "/kennis/",
)  # fmt: skip


def _choose(page: Page, name: str, value: str) -> None:
    """Open the settings at the foot of the page and choose, in whatever language the page is."""
    page.locator("details.view summary").click()
    page.locator(f"button[name={name}][value={value}]").click()


def _scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.fixture
def in_english(visitor: MakeVisitor) -> Iterator[Visitor]:
    """Joost reads English; afterwards Dutch again, because the choice goes with the account."""
    one = visitor("joost")
    _choose(one.page, "language", "en")
    expect(one.page.locator("html")).to_have_attribute("lang", "en")
    yield one
    one.open("/kennis/")
    _choose(one.page, "language", "nl")
    expect(one.page.locator("html")).to_have_attribute("lang", "nl")
    expect(one.page.get_by_text("Taal en weergave", exact=True)).to_be_visible()


def test_english_and_back_on_the_page_one_is_on(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("joost", size="phone")
    page = one.open(f"/leerling/{pupil_ids['yara']}/waarnemen/")
    address = page.url
    try:
        _choose(page, "language", "en")
        assert page.url == address
        expect(page.locator("html")).to_have_attribute("lang", "en")
        menu = page.get_by_role("navigation").first
        expect(menu.get_by_role("link", name="Vastleggen", exact=True)).to_have_count(0)
    finally:
        one.open(f"/leerling/{pupil_ids['yara']}/waarnemen/")
        _choose(page, "language", "nl")
    assert page.url == address
    expect(page.get_by_role("link", name="Vastleggen", exact=True)).to_be_visible()


def test_english_pages_carry_no_dutch_chips(in_english: Visitor, pupil_ids: dict[str, str]) -> None:
    catalogue = load_catalogue()
    terms = [
        *catalogue.signals.values(), *catalogue.strategies.values(), *catalogue.moments.values(),
        *catalogue.states.values(), *catalogue.triggers.values(), *catalogue.responses.values(),
    ]  # fmt: skip
    english = {one.label.en for one in terms}
    dutch = {one.label.nl for one in terms} - english
    page = in_english.open(f"/leerling/{pupil_ids['yara']}/waarnemen/nieuw/")
    chips = [text.strip() for text in page.locator(".chip__face, .seg__face").all_text_contents()]
    assert len(chips) > 50
    assert [text for text in chips if text in dutch] == []
    for path in ("waarnemen/", "begrijpen/"):
        page = in_english.open(f"/leerling/{pupil_ids['yara']}/{path}")
        texts = {text.strip() for text in page.locator("main").locator("b, .tag, h3, th, li").all_text_contents()}
        assert texts & dutch == set(), path


#: Dutch words that no English sentence holds.
_DUTCH = re.compile(r"\b(het|een|niet|wordt|zijn|voor|naar|leerling|opslaan|bewaar|kies|waarom|wie)\b", re.IGNORECASE)


def test_the_words_of_english_pages_are_english(in_english: Visitor, pupil_ids: dict[str, str]) -> None:
    wrong = {}
    for path in (
        "/", "/leerlingen/", "/vastleggen/", "/leerling/{yara}/waarnemen/nieuw/", "/leerling/{yara}/waarnemen/",
        "/leerling/{yara}/begrijpen/", "/leerling/{yara}/plannen/", "/leerling/{yara}/plannen/wijzig/",
        "/leerling/{yara}/plannen/kaart/", "/leerling/{yara}/evalueren/", "/leerling/{yara}/evalueren/dag/",
        "/leerling/{yara}/wie/", "/leerling/{yara}/achtergrond/", "/leerling/{yara}/delen/", "/kennis/",
        "/kennis/STR-COREG-05/", "/kennis/SIG-AVO-04/", "/inloggen/mijn-account/", "/bestaat-niet/",
    ):  # fmt: skip
        page = in_english.open(path.format(**pupil_ids))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        labels = page.locator("h1, h2, h3, legend, label, summary, button, th, .btn, nav a, .muted").all_inner_texts()
        if found := [text for text in labels if _DUTCH.search(text) and text != "Nederlands"]:
            wrong[path] = found
    assert wrong == {}


def test_dark_is_remembered_on_this_device(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    page = one.page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    _choose(page, "theme", "dark")
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    one.open("/kennis/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.emulate_media(color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    _choose(page, "theme", "system")
    expect(root).not_to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


@pytest.mark.parametrize("path", MAIN_PAGES)
def test_at_twice_the_size_nothing_scrolls_sideways(visitor: MakeVisitor, pupil_ids: dict[str, str], path: str) -> None:
    one = visitor("marleen")
    for width, height in ((720, 450), (512, 384), (360, 640)):
        one.page.set_viewport_size({"width": width, "height": height})
        page = one.open(path.format(**pupil_ids))
        assert not _scrolls_sideways(page), width


def test_larger_letters_and_more_space_hide_nothing(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone", bypass_csp=True)
    for path in ("/", "/leerling/{sami}/waarnemen/nieuw/", "/leerling/{sami}/plannen/"):
        page = one.open(path.format(**pupil_ids))
        page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
                                   " word-spacing: .16em !important } p { margin-block-end: 2em !important }")  # fmt: skip
        assert not _scrolls_sideways(page), path


def test_a_picture_on_paper_has_no_menu_and_says_it_is_confidential(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen").open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    confidential = page.get_by_text("Vertrouwelijk. Alleen voor wie dit voor het kind nodig heeft.")
    expect(confidential).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    expect(page.get_by_text("Taal en weergave", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Uitloggen")).to_be_hidden()
    expect(page.get_by_role("link", name="Maak een steunplan")).to_be_hidden()
    expect(confidential).to_be_visible()
    expect(page.get_by_role("region", name="Waar past dit bij?")).to_be_visible()
    red, green, blue = map(int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).color"))[:3])
    assert max(red, green, blue) < 128


@pytest.fixture
def named(visitor: MakeVisitor, elsewhere: Server, tmp_path: Path) -> Visitor:
    """The teacher of a group with a very long name and a name written from right to left."""
    file = tmp_path / "namen.xml"
    file.write_text(edexml(LONG, RIGHT_TO_LEFT), encoding="utf-8")
    page = visitor("hilde", at=elsewhere).open("/school/klassenlijst/")
    page.get_by_label("Bestand", exact=True).set_input_files(file)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er verandert")
    save = page.get_by_role("button", name="Bewaar deze lijst")
    if save.count():
        save.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("De klassenlijst is bewaard")
    return visitor("marleen", size="phone", at=elsewhere)


@pytest.mark.parametrize("name", [LONG[1], RIGHT_TO_LEFT[1]], ids=["long", "right to left"])
def test_names_of_every_kind_fit_and_stand_apart(named: Visitor, name: str) -> None:
    page = named.page
    page.set_viewport_size({"width": 320, "height": 640})
    named.open("/vastleggen/")
    assert not _scrolls_sideways(page)
    tile = page.get_by_role("link", name=name, exact=True).last
    expect(tile.locator("bdi")).to_have_text(name)
    tile.click()
    assert not _scrolls_sideways(page)
    page.get_by_role("checkbox", name="Vraagt geen hulp", exact=True).check()
    page.get_by_role("button", name=f"Opslaan bij {name}").click()
    expect(page.get_by_role("status").filter(has_text=name)).to_be_visible()
    assert not _scrolls_sideways(page)
    dossier = (tile.get_attribute("href") or "").removesuffix("waarnemen/nieuw/")
    for path in ("begrijpen/", "waarnemen/", "plannen/", "plannen/wijzig/", "plannen/kaart/", "evalueren/", "wie/"):
        named.open(dossier + path)
        assert not _scrolls_sideways(page), path
        expect(page.get_by_text(name).first).to_be_attached()
    named.open("/leerlingen/")
    assert not _scrolls_sideways(page)
