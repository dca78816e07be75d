"""A plan that was done and did not help: what the days say, what to do, a pause that is noted and taken back, and the paper."""

import io
from collections.abc import Callable

import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Visitor
from .test_accessibility import RULES

GOAL = "Titi laat met het rode kaartje zien dat ze hulp wil."


def _nothing_wrong(page: Page) -> None:
    """Axe finds nothing, and a small phone need not scroll sideways."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    size = page.viewport_size or {"width": 390, "height": 844}
    page.set_viewport_size({"width": 390, "height": page.evaluate("document.documentElement.scrollHeight")})
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(size)


def test_a_plan_that_did_not_help_is_a_finding(visitor: Callable[..., Visitor], pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone")
    page = one.open(f"/leerling/{pupil_ids['tigist']}/evalueren/")
    goal = page.get_by_role("region", name=GOAL)
    expect(goal.locator("p.lead")).to_have_text("Met de aanpak gaat het nog niet beter dan ervoor.")
    expect(goal.get_by_role("heading", name="Voorstel: aanpassen, of iets anders kiezen")).to_be_visible()
    expect(goal).to_contain_text("Dat is een bevinding, geen mislukking.")
    together = page.get_by_role("region", name="Om samen te bespreken")
    expect(together).to_contain_text("kiezen jullie samen")
    expect(together.get_by_role("heading", name="Dit past ook bij wat er gezien is")).to_be_visible()
    expect(page.get_by_role("region", name="Wat elke aanpak deed")).to_contain_text("Gelukt op")

    goal.locator("summary").filter(has_text="Meer weten over de berekening").click()
    measures = goal.get_by_role("table", name="De maten met hun marge")
    for name in ("NAP", "Tau-BC", "Tau-U", "IRD", "PND"):
        expect(measures.get_by_role("rowheader", name=name)).to_be_visible()
    measures.get_by_role("link", name="Tau-BC").click()
    expect(page.get_by_role("heading", name="Wanneer niet")).to_be_visible()
    page.go_back()

    goal.locator("summary").filter(has_text="Als tabel").click()
    goal.get_by_role("rowheader").get_by_role("link").last.click()
    expect(page.get_by_role("heading", name="Wat er gedaan is")).to_be_visible()
    _nothing_wrong(page)
    page.get_by_role("link", name="Terug naar de evaluatie").click()

    answer = one.context.request.get(
        one.origin + (page.get_by_role("link", name="Op papier").get_attribute("href") or "")
    )
    paper = pypdf.PdfReader(io.BytesIO(answer.body()))
    assert len(paper.pages) <= 2
    assert "/StructTreeRoot" in paper.trailer["/Root"]
    assert "Met de aanpak gaat het nog niet beter" in " ".join(sheet.extract_text() for sheet in paper.pages)


def test_a_pause_is_noted_begun_again_and_taken_back(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['tigist']}/evalueren/")
    goal = page.get_by_role("region", name=GOAL)
    goal.locator("summary").filter(has_text="De perioden").click()
    goal.get_by_role("link", name="Even zonder, of weer beginnen").click()
    expect(page.get_by_text("Stoppen om te meten hoeft nooit")).to_be_visible()
    _nothing_wrong(page)

    page.get_by_label("Vanaf welke dag?").fill("2020-01-06")
    page.get_by_role("button", name="Vanaf deze dag even zonder").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een dag na het begin van de aanpak.")
    page.get_by_label("Vanaf welke dag?").fill(
        page.evaluate("new Date(Date.now() - 6048e5).toISOString().slice(0, 10)")
    )
    page.get_by_role("button", name="Vanaf deze dag even zonder").click()
    expect(page.get_by_role("status").filter(has_text="Genoteerd: even zonder de aanpak")).to_be_visible()
    page.get_by_role("button", name="Vanaf deze dag weer met de aanpak").click()
    expect(page.get_by_role("status").filter(has_text="Genoteerd: weer met de aanpak")).to_be_visible()
    page.get_by_role("link", name="Terug").first.click()
    goal.locator("summary").filter(has_text="De perioden").click()
    phases = goal.get_by_role("table", name="De perioden van dit doel")
    expect(phases.get_by_role("rowheader", name="Even zonder")).to_be_visible()
    expect(goal).to_contain_text("De aanpak is")
    goal.get_by_role("link", name="Even zonder, of weer beginnen").click()
    for left in (1, 0):
        page.get_by_role("button", name="Haal weg").first.click()
        expect(page.get_by_role("button", name="Haal weg")).to_have_count(left)
