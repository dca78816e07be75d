"""Marleen notes who is not at school: nothing is asked about that day, and the picture does not call it not looked."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
GOAL = "Sami gaat bij een wissel rustig mee, met hulp van de kaart."


def _pupil(one: Visitor, name: str) -> str:
    """The id of a child, from the page on which one chooses whom one saw."""
    page = one.open("/vastleggen/")
    link = page.get_by_role("link", name=name, exact=True).last.get_attribute("href") or ""
    return link.split("/")[2]


def _today(page: Page) -> date:
    """Today at the school, as the form offers it."""
    return date.fromisoformat(page.get_by_label("Eerste dag").get_attribute("value") or "")


def _open_marks(page: Page) -> None:
    marks = page.get_by_role("group").filter(has_text="Tik aan wie er niet is")
    if marks.get_attribute("open") is None:
        page.get_by_text("Tik aan wie er niet is").click()


def test_a_tap_says_sami_is_away_today_and_another_that_he_is_there(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("marleen", size="phone", at=elsewhere)
    sami = _pupil(one, "Sami")
    page = one.open("/")
    rating = page.get_by_role("group", name=GOAL)
    if page.get_by_text("Vandaag is er geen school.").count():
        expect(page.get_by_role("heading", name="Wie is er niet?")).to_have_count(0)
        return
    expect(rating).to_be_visible()
    _open_marks(page)
    page.get_by_role("radio", name="ziek").check()
    page.get_by_role("button", name="Sami", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Genoteerd: Sami is er vandaag niet.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Sami"))).to_have_attribute("aria-pressed", "true")
    expect(rating).to_have_count(0)
    expect(page.get_by_text("Sami is er vandaag niet. Er wordt geen dagcijfer gevraagd.")).to_be_visible()
    one.open(f"/leerling/{sami}/begrijpen/")
    expect(page.get_by_text("Sami was in deze tijd 1 dag niet op school.")).to_be_visible()
    one.open(f"/leerling/{sami}/afwezig/")
    expect(page.get_by_role("region", name="Wanneer was Sami er niet?")).to_contain_text("de hele dag, ziek")
    one.open("/")
    _open_marks(page)
    page.get_by_role("button", name=re.compile("^Sami")).click()
    expect(page.get_by_role("status").filter(has_text="Sami is er vandaag.")).to_be_visible()
    expect(rating).to_be_visible()
    one.open(f"/leerling/{sami}/begrijpen/")
    expect(page.get_by_text("niet op school.")).to_have_count(0)


def test_a_longer_absence_is_noted_shown_in_the_picture_and_taken_back(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("marleen", size="phone", at=elsewhere)
    elif_ = _pupil(one, "Elif")
    page = one.open(f"/leerling/{elif_}/begrijpen/")
    heat = page.get_by_role("table", name=re.compile("Hoe vaak er spanning was"))
    expect(heat).to_contain_text("niet gekeken")
    expect(heat).not_to_contain_text("niet op school")

    page.locator(".tabs__more summary").click()
    page.get_by_role("link", name="Niet op school").click()
    page.get_by_role("button", name="Noteer").click()
    expect(page.get_by_role("status").filter(has_text="Genoteerd:")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status").filter(has_text="Weggehaald. Het telt niet meer mee.")).to_be_visible()
    today = _today(page)
    page.get_by_label("Eerste dag").fill((today - timedelta(days=60)).isoformat())
    page.get_by_label("Laatste dag").fill((today - timedelta(days=70)).isoformat())
    page.get_by_role("button", name="Noteer").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.get_by_text("De laatste dag ligt voor de eerste.").last).to_be_visible()
    page.get_by_label("Laatste dag").fill("")
    page.get_by_label("Nog niet bekend tot wanneer").check()
    page.get_by_role("button", name="Noteer").click()
    expect(page.get_by_role("status").filter(has_text="nog niet bekend tot wanneer")).to_be_visible()

    one.open(f"/leerling/{elif_}/begrijpen/")
    expect(heat).to_contain_text("niet op school")
    expect(heat).not_to_contain_text("niet gekeken")
    one.open(f"/leerling/{elif_}/afwezig/")
    page.get_by_role("button", name=re.compile("^Haal weg")).click()
    one.open(f"/leerling/{elif_}/begrijpen/")
    expect(heat).to_contain_text("niet gekeken")
    expect(heat).not_to_contain_text("niet op school")


def test_a_study_day_is_added_refused_twice_and_removed_after_one_question(
    visitor: MakeVisitor, elsewhere: Server
) -> None:
    one = visitor("hilde", size="phone", at=elsewhere)
    page = one.open("/school/")
    page.get_by_role("link", name="Naar de vakanties").click()
    holiday = page.get_by_role("link", name="Kerstvakantie")
    expect(holiday).to_be_visible()
    holiday.click()
    free = page.get_by_label("Eerste vrije dag").input_value()
    page.get_by_role("link", name="Vakanties en vrije dagen").click()
    page.get_by_label("Naam").fill("Studiedag")
    page.get_by_label("Eerste vrije dag").fill(free)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.locator(".errors")).to_contain_text("Deze dagen vallen samen met Kerstvakantie")
    page.get_by_label("Eerste vrije dag").fill(free.replace("-12-", "-11-"))
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_role("status").filter(has_text="Toegevoegd: Studiedag.")).to_be_visible()
    page.get_by_role("link", name="Studiedag").click()
    page.get_by_role("button", name="Haal weg").click()
    expect(page.get_by_role("dialog")).to_contain_text("Studiedag weghalen?")
    page.get_by_role("button", name="Ja, haal weg").click()
    expect(page.get_by_role("status").filter(has_text="Op die dagen is er weer school.")).to_be_visible()
    expect(page.get_by_role("link", name="Studiedag")).to_have_count(0)
