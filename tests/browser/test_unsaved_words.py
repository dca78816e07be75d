"""Leaving a form with words that were not saved: the page asks first, saves when told to, and keeps nothing on the device."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Locator, Page, expect

from .conftest import Visitor
from .test_accessibility import RULES

MakeVisitor = Callable[..., Visitor]
WORDS = "Bouwt graag hoge torens."
#: Each form with the link that leaves it.
FORMS = (
    ("plannen/wijzig/", "Terug naar het plan"), ("plannen/samen/", "Terug naar het plan"),
    ("signaleringsplan/wijzig/", "Terug naar het plan"), ("dit-ben-ik/wijzig/", "Terug naar de bladzijde"),
    ("terugkijken/gesprek/", "Terug naar de voorbereiding"),
)  # fmt: skip


def _base(one: Visitor, name: str = "Sami") -> str:
    one.open("/vastleggen/")
    href = one.page.locator("a.tile").filter(has_text=name).first.get_attribute("href") or ""
    return f"/leerling/{href.split('/')[2]}/"


def _open(one: Visitor, path: str) -> Page:
    """The form with all its folds open."""
    page = one.open(path)
    _unfold(page)
    return page


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def _first_text(page: Page) -> Locator:
    return page.locator("form.flow textarea:visible").first


@pytest.mark.parametrize(("path", "leave"), FORMS)
def test_a_link_away_asks_first_and_the_words_stay(visitor: MakeVisitor, path: str, leave: str) -> None:
    one = visitor("marleen", size="phone")
    page = _open(one, _base(one) + path)
    field = _first_text(page)
    field.fill(WORDS)
    address = page.url
    page.get_by_role("link", name=leave).click()
    ask = page.get_by_role("dialog", name="Je hebt nog niet bewaard")
    expect(ask).to_be_visible()
    assert Axe().run(page, options=RULES).response["violations"] == []
    ask.get_by_role("button", name="Schrijf verder").click()
    expect(ask).to_be_hidden()
    expect(field).to_have_value(WORDS)
    assert page.url == address
    kept = page.evaluate("[...Object.values(localStorage), ...Object.values(sessionStorage)].join(' ')")
    assert WORDS not in kept
    page.get_by_role("link", name=leave).click()
    ask.get_by_role("button", name="Ga weg zonder te bewaren").click()
    page.wait_for_url(lambda url: url != address)
    assert one.faults == []


def test_the_question_can_save_at_once(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    page = _open(one, _base(one, "Jayden") + "plannen/wijzig/")
    page.get_by_label("Wat gaat goed?").fill(WORDS)
    page.get_by_role("link", name="Terug naar het plan").click()
    page.get_by_role("dialog").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Bewaard als versie")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()


def test_without_a_change_nobody_is_asked(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    page = _open(one, _base(one) + "plannen/wijzig/")
    field = page.get_by_label("Wat gaat goed?")
    before = field.input_value()
    field.fill(WORDS)
    field.fill(before)
    page.get_by_role("link", name="Terug naar het plan").click()
    page.wait_for_url(lambda url: url.endswith("/plannen/"))


def test_closing_or_going_elsewhere_asks_in_the_words_of_the_browser(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    base = _base(one)
    page = _open(one, base + "plannen/wijzig/")
    asked: list[str] = []

    def hear(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", hear)
    page.get_by_label("Wat gaat goed?").click()
    page.reload()
    assert asked == []
    _unfold(page)
    page.get_by_label("Wat gaat goed?").fill(WORDS)
    page.reload()
    assert asked == ["beforeunload"]


def test_a_form_that_was_refused_is_not_saved_yet_either(visitor: MakeVisitor) -> None:
    one = visitor("marleen")
    page = _open(one, _base(one, "Lotte") + "plannen/wijzig/")
    page.get_by_role("button", name="Bewaar het plan").click()
    expect(page.get_by_text("Het plan is nog leeg.").first).to_be_visible()
    page.get_by_role("link", name="Terug naar het plan").click()
    expect(page.get_by_role("dialog", name="Je hebt nog niet bewaard")).to_be_visible()
