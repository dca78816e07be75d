"""Hilde fills in the day programme of a group on her phone, and ends a guardianship after one question."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def _fits_and_is_accessible(page: Page) -> None:
    width = page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # As tall as the page: the menu at the foot of a phone covers what one can scroll away from under it.
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    assert [one["id"] for one in Axe().run(page, options=_RULES).response["violations"]] == []


def test_a_day_programme_is_changed_and_put_on_all_days_on_a_phone(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("hilde", size="phone", at=elsewhere)
    page = one.open("/school/")
    page.get_by_role("link", name="Naar de dagprogramma's").click()
    page.get_by_role("link", name="Groep 5B").click()
    _fits_and_is_accessible(page)
    page.get_by_role("link", name="Woensdag").click()
    page.get_by_label("Tijd op regel 2", exact=True).fill("08:15")
    page.get_by_role("button", name="Bewaar woensdag").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.get_by_text("Om 08:15 begint al iets anders. Kies een andere tijd.").last).to_be_visible()
    _fits_and_is_accessible(page)
    page.get_by_label("Tijd op regel 2", exact=True).fill("08:40")
    page.get_by_label("Moment op regel 2", exact=True).select_option(label="Uitleg")
    page.get_by_role("button", name="Bewaar en zet op alle dagen").click()
    expect(page.get_by_role("status").filter(has_text="Elke schooldag heeft nu dit programma.")).to_be_visible()
    page.get_by_role("link", name="Vrijdag").click()
    expect(page.get_by_label("Tijd op regel 2", exact=True)).to_have_value("08:40")
    one.open("/leerlingen/")
    page.get_by_role("link", name="Dagprogramma Groep 7/8").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dagprogramma van groep 7/8")


def test_who_is_no_guardian_any_more_is_asked_once(visitor: MakeVisitor, elsewhere: Server) -> None:
    page = visitor("hilde", size="phone", at=elsewhere).open("/school/ouders/")
    page.get_by_role("link", name="Milan Kuipers").click()
    father = page.get_by_role("region", name="Dennis Kuipers")
    father.get_by_role("button", name="Geen gezag meer").click()
    expect(page.get_by_role("dialog")).to_contain_text("Heeft Dennis Kuipers geen gezag meer over Milan?")
    _fits_and_is_accessible(page)
    page.get_by_role("button", name="Ja, zonder gezag").click()
    expect(father).to_contain_text("zonder gezag")
    father.get_by_role("button", name="Hoort niet meer bij het kind").click()
    page.get_by_role("button", name="Ja, hoort er niet meer bij").click()
    expect(page.get_by_role("status").filter(has_text="ziet vanaf nu niets meer van dit kind")).to_be_visible()
    expect(page.get_by_role("region", name="Hoorde eerder bij het kind")).to_contain_text("Dennis Kuipers")
