"""Ruud, head of the school: numbers without small groups, people who work here, and erasing a dossier for good."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
PASSWORD = "een zin over drie eenden"
LOGIN = "willemijn@vlinderboom.example"


def test_the_numbers_hide_small_groups(visitor: MakeVisitor) -> None:
    page = visitor("ruud").open("/school/")
    page.get_by_role("link", name="Naar de cijfers").click()
    tables = page.get_by_role("table")
    expect(tables.first).to_be_visible()
    for table in tables.all():
        small = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="7/8", exact=True))
        for cell in small.get_by_role("cell").all():
            expect(cell).to_have_text(re.compile("te weinig kinderen om te tonen|^0$"))
    expect(page.get_by_text("te weinig kinderen om te tonen").first).to_be_attached()
    words = page.get_by_role("main").inner_text()
    assert not re.search(r"Sami|Yara|Milan|\d\s*%", words)


def test_a_head_opens_no_dossier(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("ruud")
    for path in ("begrijpen/", "waarnemen/", "plannen/", "plannen/kaart/", "wie/"):
        answer = one.page.goto(f"{one.origin}/leerling/{pupil_ids['sami']}/{path}")
        assert answer is not None
        assert answer.status == 403, path


def test_somebody_new_gets_an_invitation_and_logs_in_with_an_own_password(
    visitor: MakeVisitor, elsewhere: Server
) -> None:
    page = visitor("ruud", at=elsewhere).open("/school/medewerkers/")
    page.get_by_role("link", name="Medewerker toevoegen").click()
    page.get_by_role("button", name="Toevoegen en uitnodiging maken").click()
    expect(page.locator(".errors")).to_be_focused()
    page.get_by_label("Voornaam").fill("Willemijn")
    page.get_by_label("Tussenvoegsel").fill("van der")
    page.get_by_label("Achternaam").fill("Ploeg")
    page.get_by_label("E-mailadres").fill(LOGIN)
    page.get_by_label("Rol").select_option(label="leerkracht")
    page.get_by_label("Groep").select_option(label="Groep 7/8")
    page.get_by_role("button", name="Toevoegen en uitnodiging maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uitnodiging voor Willemijn van der Ploeg")
    address = page.locator("code").inner_text()

    new = visitor(at=elsewhere)
    assert address.startswith(new.origin)
    new.page.goto(address)
    expect(new.page.get_by_role("heading", level=1)).to_contain_text("Willemijn")
    new.page.get_by_label("Nieuw wachtwoord").fill("kort")
    new.page.get_by_label("Nog een keer").fill("kort")
    new.page.get_by_role("button", name="Bewaar het wachtwoord").click()
    expect(new.page.locator(".errors")).to_be_focused()
    new.page.get_by_label("Nieuw wachtwoord").fill(PASSWORD)
    new.page.get_by_label("Nog een keer").fill(PASSWORD)
    new.page.get_by_role("button", name="Bewaar het wachtwoord").click()
    expect(new.page.get_by_text("Je wachtwoord is bewaard.")).to_be_visible()
    new.log_in_with_password(LOGIN, PASSWORD)
    expect(new.page.get_by_role("heading", level=1)).to_contain_text("Willemijn")
    new.open("/leerlingen/")
    expect(new.page.get_by_role("region", name="Groep 7/8")).to_contain_text("Yara")
    expect(new.page.get_by_text("Sami")).to_have_count(0)

    again = visitor(at=elsewhere)
    answer = again.page.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(again.page.get_by_role("heading", level=1)).to_have_text("Deze uitnodiging werkt niet meer")


def test_an_erased_dossier_is_gone_for_everybody(visitor: MakeVisitor, elsewhere: Server) -> None:
    teacher = visitor("marleen", at=elsewhere)
    teacher.open("/leerlingen/")
    link = teacher.page.get_by_role("link", name="Bram Visser")
    dossier = link.get_attribute("href") or ""

    page = visitor("ruud", at=elsewhere).open("/leerlingen/")
    page.get_by_role("listitem").filter(has_text="Bram Visser").get_by_role("link", name="Wissen").click()
    expect(page.get_by_text("Dit is voor altijd")).to_be_visible()
    page.get_by_label("Waarom").select_option(label="Ouders met gezag vragen erom")
    page.get_by_label("Typ de naam van het kind over").fill("Bram Vis")
    page.get_by_role("button", name="Wis dit dossier").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator(".errors")).to_contain_text("Typ precies: Bram Visser")
    teacher.open(dossier)
    expect(teacher.page.get_by_role("heading", level=1)).to_contain_text("Bram")

    page.get_by_label("Typ de naam van het kind over").fill("Bram Visser")
    page.get_by_role("button", name="Wis dit dossier").click()
    expect(page.get_by_role("status").filter(has_text="Het dossier is gewist.")).to_be_visible()
    expect(page.get_by_text("Bram Visser")).to_have_count(0)
    answer = teacher.page.goto(teacher.origin + dossier)
    assert answer is not None
    assert answer.status == 404
    teacher.open("/leerlingen/")
    expect(teacher.page.get_by_role("heading", level=1)).to_have_text("Leerlingen")
    expect(teacher.page.get_by_text("Bram Visser")).to_have_count(0)
