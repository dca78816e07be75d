"""Ineke looks after accounts and class lists and never sees a dossier."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def test_an_administrator_sees_no_dossier_and_no_numbers(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("ineke")
    page = one.page
    expect(page.get_by_text("Dossiers zie je niet.")).to_be_visible()
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    for name in ("Leerlingen", "Vastleggen"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_have_count(0)
    for path in (
        f"/leerling/{pupil_ids['sami']}/begrijpen/", f"/leerling/{pupil_ids['sami']}/plannen/kaart/",
        f"/leerling/{pupil_ids['sami']}/wie/", "/leerlingen/", "/cijfers/", f"/privacy/wissen/{pupil_ids['sami']}/",
    ):  # fmt: skip
        answer = page.goto(one.origin + path)
        assert answer is not None
        assert answer.status == 403, path
        expect(page.get_by_role("main")).not_to_contain_text("Sami")


def test_an_administrator_ends_a_role_and_access_is_over_at_once(visitor: MakeVisitor, elsewhere: Server) -> None:
    social = visitor("aicha", at=elsewhere)
    social.page.get_by_role("region", name="In mijn zorgteams").get_by_role("link", name="Sami").click()
    dossier = social.page.url
    one = visitor("ineke", at=elsewhere)
    page = one.page
    page.get_by_role("link", name="Naar de school").click()
    page.get_by_role("link", name="Naar medewerkers").click()
    page.get_by_role("link", name="Aïcha El Amrani").click()
    page.get_by_role("button", name="Beëindigen").click()
    page.get_by_role("button", name="Ja, beëindigen").click()
    expect(page.get_by_role("status").filter(has_text="De rol is voorbij.")).to_be_visible()
    answer = social.page.goto(dossier)
    assert answer is not None
    assert answer.status == 404


def test_a_lost_password_is_replaced_by_a_new_invitation(visitor: MakeVisitor, elsewhere: Server) -> None:
    page = visitor("ineke", at=elsewhere).open("/school/medewerkers/?q=joost")
    page.get_by_role("link", name="Joost Bakker").click()
    page.get_by_role("button", name="Nieuwe uitnodiging").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uitnodiging voor Joost Bakker")
    expect(page.get_by_text("joost@vlinderboom.example")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("code")).to_be_visible()
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()


def test_an_own_role_is_ended_by_somebody_else(visitor: MakeVisitor, elsewhere: Server) -> None:
    page = visitor("ineke", at=elsewhere).open("/school/medewerkers/?q=ineke")
    page.get_by_role("main").get_by_role("link", name="Ineke Postma").click()
    expect(page.get_by_text("dit ben jij")).to_be_visible()
    expect(page.get_by_role("button", name="Beëindigen")).to_have_count(0)
