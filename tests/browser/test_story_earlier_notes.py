"""Notes from before: a messy table, looked over one by one, kept under who wrote them, and taken back whole."""

from collections.abc import Callable

from playwright.sync_api import expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
#: Windows-1252, semicolons, columns in an order of their own, a line break inside quotes.
TABLE = (
    'Door;Kind;Notitie;Datum\r\n'
    'ik;Lotte van den Berg;"Legde haar hoofd op tafel toen de som niet lukte.\r\nVroeg geen hulp.";3-11-2025\r\n'
    'Joost Bakker;Lotte;Zocht mij op toen ze gevallen was en liet zich troosten.;dinsdag 4 november 2025 10.35 uur\r\n'
    'Juf Anneke;BRAM;Één keer hard gelachen in de kring.;05/11/25\r\n'
    'ik;Ellif;=cmd was de titel van haar verhaal.;2025-11-06\r\n'
    'ik;Bram;Keek naar buiten.;30-2-2025\r\n'
    'ik;Lotte;"Legde haar hoofd op tafel toen de som niet lukte.\r\nVroeg geen hulp.";3-11-2025\r\n'
).encode("cp1252")  # fmt: skip


def test_notes_from_before_are_looked_over_kept_and_taken_back(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone")
    page = one.open("/vastleggen/")
    page.get_by_role("link", name="Notities van eerder inlezen").click()
    page.get_by_label("Bestand").set_input_files({"name": "schrift.csv", "mimeType": "text/csv", "buffer": TABLE})
    page.get_by_role("button", name="Lees in").click()

    expect(page.get_by_text("0 van 5 bekeken")).to_be_visible()
    broken = page.get_by_role("region", name="Deze regels kunnen zo niet mee")
    expect(broken.get_by_text("regel 7")).to_be_visible()
    expect(broken.get_by_text("geen datum die we kennen")).to_be_visible()

    page.get_by_role("link", name="Kies bij elke naam").click()
    page.get_by_label("Ellif").select_option(label="Elif Yıldızoğlu")
    page.get_by_role("button", name="Bewaar je keuze").click()

    page.get_by_role("link", name="Kijk Bram na").click()
    expect(page.get_by_text("van Juf Anneke")).to_be_visible()
    page.get_by_role("button", name="Bewaar 1 notitie bij Bram").click()
    expect(page.get_by_role("status").filter(has_text="1 notitie bewaard bij Bram.")).to_be_visible()
    expect(page.get_by_text("1 van 5 bekeken")).to_be_visible()

    page.get_by_role("link", name="nog 3 na te kijken").click()
    notes = page.locator("section:has(input[name=line])")
    expect(notes).to_have_count(3)
    expect(page.locator("main input[type=checkbox]:checked")).to_have_count(0)
    expect(page.get_by_text("staat er al", exact=True)).to_have_count(1)
    notes.nth(0).get_by_label("Vraagt geen hulp").check()
    page.get_by_role("button", name="Bewaar 3 notities bij Lotte").click()
    expect(page.get_by_role("status").filter(has_text="2 notities bewaard bij Lotte.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="1 stond er al.")).to_be_visible()
    here = page.url

    page = one.open(f"/leerling/{pupil_ids['lotte']}/waarnemen/")
    seen = page.locator(".story > li").filter(has_text="eerdere notitie")
    expect(seen).to_have_count(2)
    expect(seen.nth(0)).to_contain_text("Joost Bakker")
    expect(seen.nth(0)).to_contain_text("4 nov 2025, 10.35, eerdere notitie")
    expect(seen.nth(1)).to_contain_text("Marleen de Wit")
    expect(seen.nth(1)).to_contain_text("3 nov 2025, eerdere notitie")
    expect(seen.nth(1)).to_contain_text("Vraagt geen hulp")

    page.goto(here)
    page.get_by_role("button", name="Haal alles weer weg").click()
    page.get_by_role("button", name="Ja, haal weg").click()
    expect(page.get_by_role("status").filter(has_text="3 notities weggehaald.")).to_be_visible()
    page = one.open(f"/leerling/{pupil_ids['lotte']}/waarnemen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lotte")
    expect(page.get_by_text("eerdere notitie")).to_have_count(0)
