"""Femke stands in for a few days: one card per child, quick capture, and nothing else."""

import io
from collections.abc import Callable

import pypdf
from playwright.sync_api import expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def test_a_substitute_reads_the_card_and_records(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("femke", size="phone")
    page = one.page
    cards = page.get_by_role("region", name="Je valt in bij groep 5B")
    expect(cards.get_by_role("link")).to_have_count(8)
    cards.get_by_role("link", name="Sami").click()

    card = page.get_by_role("article")
    expect(card).to_contain_text("Kondig elke wissel vijf minuten van tevoren aan.")
    expect(card).to_contain_text("Als iemand aan mijn arm trekt.")
    expect(card.get_by_role("region", name="Wie kun je roepen?")).to_contain_text("Marleen de Wit")
    expect(page.get_by_role("link", name="Beeld", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Wijzig in het plan")).to_have_count(0)
    paper = page.get_by_role("link", name="Kaart op papier (PDF)").get_attribute("href")
    answer = one.context.request.get(one.origin + (paper or ""))
    sheet = pypdf.PdfReader(io.BytesIO(answer.body()))
    assert len(sheet.pages) == 1
    assert "plekje bij het raam" in " ".join(sheet.pages[0].extract_text().split())

    page.get_by_role("link", name="Vastleggen", exact=True).click()
    page.get_by_role("link", name="Noor", exact=True).last.click()
    page.get_by_role("checkbox", name="Laat zich troosten", exact=True).check()
    page.get_by_role("button", name="Opslaan bij Noor").click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Noor.")).to_be_visible()

    teacher = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['noor']}/waarnemen/")
    newest = teacher.locator("ol.story > li").first
    expect(newest).to_contain_text("Femke Aalbers")
    expect(newest).to_contain_text("Laat zich troosten")


def test_a_substitute_sees_nothing_else(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("femke", size="phone")
    page = one.page
    expect(page.get_by_role("navigation").get_by_role("link", name="Leerlingen", exact=True)).to_have_count(0)
    for path in ("begrijpen/", "waarnemen/", "plannen/", "evalueren/", "wie/", "plannen/steunplan.pdf"):
        answer = page.goto(f"{one.origin}/leerling/{pupil_ids['sami']}/{path}")
        assert answer is not None
        assert answer.status == 403, path
        expect(page.get_by_role("main")).not_to_contain_text("Sami")
    answer = page.goto(f"{one.origin}/leerling/{pupil_ids['yara']}/plannen/kaart/")
    assert answer is not None
    assert answer.status == 404
