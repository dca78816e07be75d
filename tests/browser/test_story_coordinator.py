"""Hilde, support coordinator: brings in the class list, makes care teams, and works in the dossiers she is in."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def _look_at(page: Page, origin: str, file: str) -> None:
    page.goto(origin + "/school/")
    page.get_by_role("link", name="Klassenlijst inlezen").click()
    page.get_by_label("Bestand", exact=True).set_input_files(EXAMPLES / file)
    page.get_by_role("button", name="Bekijk wat er verandert").click()


def test_a_class_list_is_looked_at_agreed_to_and_changes_nothing_the_second_time(
    visitor: MakeVisitor, elsewhere: Server
) -> None:
    one = visitor("hilde", at=elsewhere)
    page = one.page
    _look_at(page, one.origin, "edexml-vlinderboom.xml")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat er verandert")
    expect(page.get_by_text("Er is nog niets bewaard.")).to_be_visible()
    expect(page.get_by_role("region", name="Leerlingen")).to_contain_text("Fenna Hoekstra")
    expect(page.get_by_role("region", name="Groepen")).to_contain_text("1/2A")
    one.open("/leerlingen/")
    expect(page.get_by_text("Fenna Hoekstra")).to_have_count(0)

    _look_at(page, one.origin, "edexml-vlinderboom.xml")
    page.get_by_role("button", name="Bewaar deze lijst").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De klassenlijst is bewaard")
    expect(page.get_by_text("24 nieuwe leerlingen")).to_be_visible()
    one.open("/leerlingen/")
    expect(page.get_by_text("Fenna Hoekstra")).to_be_visible()
    expect(page.get_by_text("Sami Haddad").first).to_be_visible()
    assert "9999000" not in page.content()

    _look_at(page, one.origin, "edexml-vlinderboom.xml")
    expect(page.get_by_role("status").filter(has_text="Deze lijst verandert niets")).to_be_visible()
    expect(page.get_by_role("button", name="Bewaar deze lijst")).to_have_count(0)


def test_a_file_with_errors_is_refused_whole_with_line_and_field(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("hilde", size="tablet", at=elsewhere)
    page = one.open("/leerlingen/")
    before = page.get_by_role("main").inner_text()
    _look_at(page, one.origin, "edexml-with-errors.xml")
    refused = page.get_by_role("alert").filter(has_text="Dit bestand kan zo niet mee")
    expect(refused).to_contain_text("Er is niets bewaard.")
    row = refused.get_by_role("row").filter(has_text="12-01-2018")
    expect(row.get_by_role("rowheader")).to_contain_text("regel 23")
    expect(row).to_contain_text("geboortedatum")
    one.open("/leerlingen/")
    assert page.get_by_role("main").inner_text() == before


def test_a_file_that_is_no_class_list_is_refused_in_words(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("hilde", at=elsewhere)
    _look_at(one.page, one.origin, "README.md")
    expect(one.page.get_by_role("alert").first).to_contain_text("Dit bestand kan zo niet mee")


def test_somebody_joins_a_care_team_with_a_reason_and_leaves_it(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    noor = f"/leerling/{pupil_ids['noor']}/begrijpen/"
    joost = visitor("joost")
    refused = joost.page.goto(joost.origin + noor)
    assert refused is not None
    assert refused.status == 403

    one = visitor("hilde", size="tablet")
    page = one.open(f"/leerling/{pupil_ids['noor']}/zorgteam/")
    page.get_by_label("Wie", exact=True).select_option(label="Joost Bakker")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.get_by_role("status")).to_have_count(0)
    page.get_by_label("Wie", exact=True).select_option(label="Joost Bakker")
    page.get_by_label("Waarom heeft deze collega het dossier nodig?").fill("Neemt na de zomer de groep over.")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("status").filter(has_text="Toegevoegd aan het zorgteam van Noor.")).to_be_visible()

    joost.open(noor)
    expect(joost.page.get_by_role("heading", level=1)).to_contain_text("Noor")
    joost.page.locator(".tabs__more summary").click()
    joost.page.get_by_role("link", name="Wie ziet dit?").click()
    expect(joost.page.get_by_role("region", name="Wie mag dit dossier zien?")).to_contain_text(
        "Neemt na de zomer de groep over."
    )

    member = page.get_by_role("listitem").filter(has_text="Joost Bakker")
    member.get_by_role("button", name="Haal uit het zorgteam").click()
    expect(page.get_by_role("status").filter(has_text="Uit het zorgteam gehaald.")).to_be_visible()
    over = joost.page.goto(joost.origin + noor)
    assert over is not None
    assert over.status == 403


def test_a_coordinator_opens_the_dossiers_she_works_in_and_no_other(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    one = visitor("hilde", size="tablet")
    page = one.page
    page.get_by_role("region", name="In mijn zorgteams").get_by_role("link", name="Yara").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yara")
    page.get_by_text("Waarom mag ik dit zien?").click()
    expect(page.get_by_text("Je zit in het team rond deze leerling.")).to_be_visible()

    one.open("/leerlingen/")
    lotte = page.get_by_role("listitem").filter(has_text="Lotte van den Berg")
    expect(lotte).to_contain_text("Je zit niet in het zorgteam van dit kind.")
    expect(lotte.get_by_role("link", name="Lotte van den Berg", exact=True)).to_have_count(0)
    refused = page.goto(f"{one.origin}/leerling/{pupil_ids['lotte']}/begrijpen/")
    assert refused is not None
    assert refused.status == 403
    expect(page.get_by_role("main")).not_to_contain_text("Lotte")
