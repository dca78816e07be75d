"""Marleen plans three rounds for Sami from what the picture would learn from, and taps one on her phone."""

import re
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def _is_accessible(page: Page) -> None:
    size = page.viewport_size
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    # As tall as the page: the menu at the foot of a phone covers what one can scroll away from under it.
    page.set_viewport_size({"width": size["width"], "height": page.evaluate("document.documentElement.scrollHeight")})
    assert [one["id"] for one in Axe().run(page, options=_RULES).response["violations"]] == []
    page.set_viewport_size(size)


def _times_recorded(one: Visitor, sami: str) -> int:
    text = one.open(f"{sami}waarnemen/").get_by_text(re.compile(r"\d+ keer vastgelegd")).inner_text()
    return int(text.split()[0])


def test_three_rounds_planned_and_one_tapped_on_a_phone(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("marleen", size="phone", at=elsewhere)
    page = one.open("/")
    page.get_by_role("region", name="Wat helpt vandaag?").get_by_role("link", name="Sami", exact=True).click()
    sami = page.url.removeprefix(one.origin).removesuffix("plannen/")
    before = _times_recorded(one, sami)

    one.open(f"{sami}begrijpen/").get_by_role("link", name="Plan een kijkronde van één tik").click()
    expect(page.get_by_role("heading", name="Kijkrondes", exact=True)).to_be_visible()
    _is_accessible(page)
    offers = page.locator(".picks").first.locator("li")
    chosen = [offers.nth(place).get_by_role("checkbox") for place in range(3)]
    titles = [offers.nth(place).locator(".checkline").inner_text() for place in range(3)]
    for box in chosen:
        box.check()
    page.get_by_role("button", name="Zet klaar").click()
    expect(page.get_by_role("status").filter(has_text="3 rondes staan klaar voor Sami.")).to_be_visible()
    ready = page.get_by_role("region", name="Staat klaar")
    for title in titles:
        expect(ready.get_by_role("heading", name=title)).to_be_visible()

    one.open("/")
    rounds = page.get_by_role("region", name=re.compile("Kijk vandaag naar|Om naar te kijken"))
    line = rounds.get_by_role("listitem").filter(has_text=titles[0])
    if line.locator("details:not([open])").count():
        line.locator("summary").click()
    answer = line.locator("fieldset button").first
    said = answer.inner_text()
    answer.click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Sami. Deze ronde is klaar.")).to_be_visible()
    expect(rounds.get_by_text(titles[0])).to_have_count(0)
    _is_accessible(page)

    one.open(f"{sami}rondes/")
    seen = page.get_by_role("region", name="Gezien")
    expect(seen).to_contain_text(titles[0])
    expect(seen).to_contain_text(said)
    expect(seen).to_contain_text("Marleen de Wit")
    assert _times_recorded(one, sami) == before + 1


def test_a_round_that_did_not_happen_stays_and_can_be_undone(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("marleen", size="phone", dark=True, at=elsewhere)
    page = one.open("/")
    rounds = page.get_by_role("region", name=re.compile("Kijk vandaag naar|Om naar te kijken"))
    line = rounds.get_by_role("listitem").filter(has_text="Troost na een val of schrik").filter(has_text="Titi")
    if line.locator("details:not([open])").count():
        line.locator("summary").click()
    line.get_by_role("button", name="Niet voorgekomen").click()
    expect(page.get_by_role("status").filter(has_text="Genoteerd bij Titi. De ronde blijft staan.")).to_be_visible()
    expect(line).to_contain_text("vandaag niet voorgekomen")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status").filter(has_text="De ronde staat weer open.")).to_be_visible()
    expect(line).not_to_contain_text("vandaag niet voorgekomen")
