"""A school day with a plan: what belongs to this moment, one tap, the day rated, and tomorrow's card for a substitute."""

import io
import re
from collections.abc import Callable

import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.bench.server import Server

from .conftest import Visitor
from .test_accessibility import RULES

MakeVisitor = Callable[..., Visitor]


def _nothing_for_axe(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_day_with_a_plan(visitor: MakeVisitor, school_morning: Server) -> None:
    one = visitor("marleen", size="phone", at=school_morning)
    page = one.page
    plan = page.get_by_role("region", name="Uit het plan")
    expect(plan).to_contain_text("Straks")
    soon = plan.get_by_role("group", name=re.compile("Vijf minuten voor elke wissel"))
    expect(soon).to_contain_text("Wisseling, 10.00")

    # One tap without a new page, another answer, and taking it back.
    page.evaluate("window.stays = true")
    done, not_done = soon.get_by_role("button", name="gedaan"), soon.get_by_role("button", name="niet gelukt")
    done.click()
    expect(done).to_have_attribute("aria-pressed", "true")
    expect(plan.get_by_role("status").filter(has_text="Genoteerd bij Sami: gedaan.")).to_have_count(1)
    not_done.click()
    expect(not_done).to_have_attribute("aria-pressed", "true")
    expect(done).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.stays")
    page.reload()
    expect(not_done).to_have_attribute("aria-pressed", "true")
    not_done.click()
    expect(not_done).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(not_done).to_have_attribute("aria-pressed", "false")

    # A network that is away keeps what stood there, and says so.
    one.context.set_offline(True)
    done.click()
    expect(plan.get_by_text("Er is nu geen netwerk. Er is nog niets genoteerd.")).to_be_visible()
    expect(done).to_have_attribute("aria-pressed", "false")
    one.context.set_offline(False)
    done.click()
    expect(done).to_have_attribute("aria-pressed", "true")

    goal = page.get_by_role("group", name=re.compile("Sami gaat bij een wissel rustig mee"))
    goal.get_by_role("button", name="meestal").click()
    expect(page.get_by_role("status").filter(has_text="Genoteerd bij Sami.")).to_be_visible()
    expect(goal.get_by_role("button", name="meestal")).to_have_attribute("aria-pressed", "true")
    _nothing_for_axe(page)


def test_a_second_answer_while_the_first_is_under_way_is_not_lost(visitor: MakeVisitor, school_morning: Server) -> None:
    page = visitor("marleen", size="phone", at=school_morning).page
    near = page.get_by_role("region", name="Uit het plan").get_by_role("group", name=re.compile("Naast hem zitten"))
    done, not_done = near.get_by_role("button", name="gedaan"), near.get_by_role("button", name="niet gelukt")
    held: list[Route] = []
    page.route(re.compile("/gedaan/$"), lambda route: route.continue_() if held else held.append(route))
    done.click()
    not_done.click()
    held[0].continue_()
    expect(not_done).to_have_attribute("aria-pressed", "true")
    not_done.click()
    expect(not_done).to_have_attribute("aria-pressed", "false")


def test_the_last_of_three_quick_taps_counts(visitor: MakeVisitor, school_morning: Server) -> None:
    page = visitor("marleen", size="phone", at=school_morning).page
    near = page.get_by_role("region", name="Uit het plan").get_by_role("group", name=re.compile("Naast hem zitten"))
    done, not_done = near.get_by_role("button", name="gedaan"), near.get_by_role("button", name="niet gelukt")
    held: list[Route] = []
    page.route(re.compile("/gedaan/$"), lambda route: route.continue_() if held else held.append(route))

    def nothing_under_way() -> None:
        expect(page.locator("form[data-busy]")).to_have_count(0)

    # Yes, no, and yes after all.
    done.click()
    not_done.click()
    done.click()
    held[0].continue_()
    nothing_under_way()
    expect(done).to_have_attribute("aria-pressed", "true")
    # What stood there taken back, another answer, and what stood there after all; the last tap twice.
    held.clear()
    done.click()
    for tap in (not_done, done, done):
        tap.click()
    held[0].continue_()
    nothing_under_way()
    expect(done).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(done).to_have_attribute("aria-pressed", "true")
    done.click()
    expect(done).to_have_attribute("aria-pressed", "false")


def test_a_tap_without_an_answer_does_not_wait_for_ever(visitor: MakeVisitor, school_morning: Server) -> None:
    page = visitor("marleen", size="phone", at=school_morning).page
    page.add_init_script(
        "{ const of = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (time) => of(time / 100); }"
    )
    page.reload()
    near = page.get_by_role("region", name="Uit het plan").get_by_role("group", name=re.compile("Naast hem zitten"))
    page.route(re.compile("/gedaan/$"), lambda route: None)
    near.get_by_role("button", name="gedaan").click()
    expect(near.locator("xpath=..").get_by_text("Er komt geen antwoord. Tik het zo nog een keer aan.")).to_be_visible()
    expect(page.locator("form[data-busy]")).to_have_count(0)


def test_without_script_a_tap_is_a_form_with_undo(visitor: MakeVisitor, school_morning: Server) -> None:
    page = visitor("marleen", size="phone", at=school_morning, java_script_enabled=False).page
    near = page.get_by_role("region", name="Uit het plan").get_by_role("group", name=re.compile("Naast hem zitten"))
    near.get_by_role("button", name="gedaan").click()
    expect(near.get_by_role("button", name="gedaan")).to_have_attribute("aria-pressed", "true")
    notice = page.get_by_role("status").filter(has_text="Genoteerd bij Sami: gedaan.")
    notice.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status").filter(has_text="Weggehaald bij Sami.")).to_be_visible()
    expect(near.get_by_role("button", name="gedaan")).to_have_attribute("aria-pressed", "false")


def test_cards_for_tomorrow_and_the_card_of_today(visitor: MakeVisitor, school_morning: Server) -> None:
    one = visitor("marleen", size="phone", dark=True, at=school_morning)
    page = one.page
    page.get_by_role("link", name="Kaarten voor een invaller, groep 5B").click()
    page.get_by_role("navigation", name="Voor welke dag?").get_by_role("link").nth(1).click()
    _nothing_for_axe(page)
    paper = page.get_by_role("link", name="Alle kaarten op papier (PDF)").get_attribute("href")
    answer = one.context.request.get(one.origin + (paper or ""))
    texts = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(answer.body())).pages]
    assert any(text.startswith("Kaart voor de invaller: Sami") for text in texts)
    page.get_by_role("link", name="Sami").click()
    expect(page.get_by_role("region", name="Zo loopt de dag")).to_contain_text("Vijf minuten voor elke wissel")
    expect(page.get_by_role("group", name=re.compile("Vandaag gelukt"))).to_have_count(0)

    two = visitor("femke", size="phone", at=school_morning)
    two.page.get_by_role("region", name="Je valt in bij groep 5B").get_by_role("link", name="Sami").click()
    task = two.page.get_by_role("group", name=re.compile("Vandaag gelukt.*Kring"))
    task.get_by_role("button", name="gedaan").click()
    expect(task.get_by_role("button", name="gedaan")).to_have_attribute("aria-pressed", "true")
    _nothing_for_axe(two.page)
    # What the substitute told stands on the day page of the teacher.
    pupil = two.page.url.split("/leerling/")[1].split("/")[0]
    one.open(f"/leerling/{pupil}/evalueren/dag/")
    chairs = page.get_by_role("group", name=re.compile("Hij zet de stoelen"))
    expect(chairs.get_by_role("radio", name="gedaan", exact=True)).to_be_checked()
    _nothing_for_axe(page)
