"""Marleen's story on her phone: from "I saw something" to a plan on paper and a first look at whether it helps."""

import io
import re
from collections.abc import Callable

import pypdf
from playwright.sync_api import Locator, Page, expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
LIKES, HELPS = "Voetballen met Noor.", "Als ik eerst even mag kijken hoe het moet."
GOAL = "Jayden begint binnen vijf minuten aan zijn taak."


def _record(page: Page, origin: str, name: str, *signals: str) -> None:
    """Menu, child, one tap per signal, save: what a teacher does between two lessons."""
    page.goto(origin + "/")
    page.get_by_role("link", name="Vastleggen", exact=True).click()
    page.get_by_role("link", name=name, exact=True).last.click()
    for signal in signals:
        page.get_by_role("checkbox", name=signal, exact=True).check()


def _save(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Opslaan bij {name}").click()
    expect(page.get_by_role("status").filter(has_text=f"Opgeslagen bij {name}.").first).to_be_visible()


def _section(page: Page, heading: str) -> Locator:
    return page.get_by_role("region", name=heading, exact=True)


def test_two_taps_record_and_sending_twice_records_once(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor(size="phone")
    page = one.log_in_with_password("marleen@vlinderboom.example")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Marleen")

    _record(page, one.origin, "Lotte", "Vraagt geen hulp")
    _save(page, "Lotte")
    _record(page, one.origin, "Lotte", "Trekt zich terug", "Laat zich troosten")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Opslaan bij Lotte").dblclick()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Lotte.").first).to_be_visible()
    # What a shaky network does: the same form arrives once more.
    again = one.context.request.post(
        sent.value.url, data=sent.value.post_data,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )  # fmt: skip
    assert again.status == 200

    one.open(f"/leerling/{pupil_ids['lotte']}/waarnemen/")
    seen = page.locator("ol.story > li")
    expect(seen).to_have_count(2)
    expect(seen.first).to_contain_text("Trekt zich terug")
    expect(seen.last).to_contain_text("Vraagt geen hulp")
    expect(page.get_by_text("2 keer vastgelegd")).to_be_visible()

    seen.last.get_by_role("link", name="Wijzig", exact=True).click()
    page.get_by_role("checkbox", name="Vraagt geen hulp", exact=True).uncheck()
    page.get_by_role("checkbox", name="Houdt vol als iets lastig is", exact=True).check()
    page.get_by_role("button", name="Wijziging bewaren").click()
    expect(page.get_by_role("status").filter(has_text="Wat er eerst stond, blijft terug te lezen.")).to_be_visible()
    expect(seen).to_have_count(2)
    expect(seen.last).to_contain_text("Houdt vol als iets lastig is")
    expect(seen.last).not_to_contain_text("Vraagt geen hulp")
    seen.last.get_by_role("link", name="Gewijzigd, bekijk eerder").click()
    before = _section(page, "Hoe het er eerst stond")
    expect(before).to_contain_text("Vraagt geen hulp")
    expect(before).not_to_contain_text("Houdt vol als iets lastig is")

    page.get_by_role("link", name="Beeld", exact=True).click()
    expect(_section(page, "Nog geen beeld")).to_contain_text("Voor een beeld zijn 8 waarnemingen nodig.")
    expect(_section(page, "Waar kun je nu op letten?").get_by_role("listitem").first).to_be_visible()
    expect(_section(page, "Waar past dit bij?")).to_contain_text("Er is nog te weinig gezien.")
    expect(page.get_by_text("past het best bij wat er nu ligt")).to_have_count(0)


def test_taking_back_and_putting_back(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone")
    page, address = one.page, f"/leerling/{pupil_ids['elif']}/waarnemen/"
    count = page.get_by_text(re.compile(r"^\d+ keer vastgelegd$"))
    one.open(address)
    before = int(count.inner_text().split()[0])

    _record(page, one.origin, "Elif", "Laat zich troosten")
    _save(page, "Elif")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status").filter(has_text="Weggehaald. Het telt niet meer mee.")).to_be_visible()
    undo_again = page.get_by_role("button", name="Ongedaan maken")
    expect(undo_again).to_be_visible()
    undo_again.click()
    expect(page.get_by_role("status").filter(has_text="Teruggezet bij Elif.")).to_be_visible()
    one.open(address)
    expect(count).to_have_text(f"{before + 1} keer vastgelegd")


def test_a_picture_shows_its_evidence_and_what_else_it_may_be(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    fits = _section(page, "Waar past dit bij?")
    expect(fits.get_by_role("heading", level=3)).to_contain_text("past het best bij wat er nu ligt")
    expect(fits).to_contain_text("niet wie een kind is")
    expect(fits.get_by_text("Wat ervoor spreekt").first).to_be_visible()
    expect(fits.get_by_text("Wat ertegen spreekt").first).to_be_visible()
    expect(fits.get_by_text("Bronnen:").first).to_be_visible()
    expect(_section(page, "Waar kan het nog meer op lijken?")).to_contain_text("Geen diagnose")
    expect(_section(page, "Wat helpt?")).to_contain_text("werd het makkelijker")
    assert "%" not in page.locator("main").inner_text()

    number = fits.locator("a[href^='#bron-']").first
    target = (number.get_attribute("href") or "").lstrip("#")
    number.click()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()

    approach = _section(page, "Wat kun je doen?").get_by_role("heading", level=3).first.get_by_role("link")
    title = approach.inner_text()
    approach.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_from_the_picture_to_a_plan_on_paper_and_the_first_day(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone")
    page = one.open(f"/leerling/{pupil_ids['jayden']}/begrijpen/")
    page.get_by_role("link", name="Maak een steunplan").click()
    page.get_by_role("checkbox", name=re.compile("^Vraagt hulp en pakt die aan")).check()
    page.get_by_label("Dit vind ik fijn").fill(LIKES)
    page.get_by_label("Dit helpt mij", exact=True).fill(HELPS)
    page.get_by_label("Doel 1").fill(GOAL)
    offered = page.locator("#id_approaches .pick")
    chosen = [offered.nth(index).locator("label b").first.inner_text() for index in (0, 2)]
    for title in chosen:
        page.get_by_role("checkbox", name=title, exact=True).check()
    offered.first.get_by_label("Zo doen wij dat bij Jayden").fill("Hij deelt de schriften uit.")
    page.get_by_label("Wat helpt vandaag?").fill("Doe de eerste som samen.")
    page.get_by_label("Wie (1)").fill("juf Marleen")
    page.get_by_label("Doet wat (1)").fill("doet de eerste som voor")
    page.get_by_role("button", name="Bewaar het plan").click()

    expect(page.get_by_role("status").filter(has_text=re.compile(r"Bewaard als versie \d+\."))).to_be_visible()
    expect(_section(page, "In eigen woorden van Jayden")).to_contain_text(HELPS)
    for title in chosen:
        expect(_section(page, "Zo doen we dat")).to_contain_text(title)
    expect(_section(page, "Waar we naartoe werken")).to_contain_text(GOAL)
    _paper_is_accessible(one, page)

    page.locator(".tabs__more summary").click()
    page.get_by_role("link", name="Kaart voor de invaller").first.click()
    card = page.get_by_role("article")
    for text in ("Doe de eerste som samen.", chosen[0], "Hij deelt de schriften uit.", HELPS):
        expect(card).to_contain_text(text)

    one.open("/")
    if page.get_by_text("Vandaag is er geen school.").count():
        page.get_by_role("link", name="Vul een eerdere schooldag in Jayden").click()
        expect(page.get_by_role("group", name=GOAL)).to_be_visible()
    else:
        tap = page.get_by_role("group", name=GOAL).get_by_role("button", name="meestal")
        tap.click()
        expect(page.get_by_role("status").filter(has_text="Genoteerd bij Jayden.")).to_be_visible()
        expect(tap).to_have_attribute("aria-pressed", "true")
    one.open(f"/leerling/{pupil_ids['jayden']}/evalueren/")
    expect(page.get_by_role("region", name=GOAL)).to_be_visible()


def _paper_is_accessible(one: Visitor, page: Page) -> None:
    link = page.get_by_role("link", name="Steunplan op papier (PDF)")
    answer = one.context.request.get(one.origin + (link.get_attribute("href") or ""))
    assert answer.headers["content-type"] == "application/pdf"
    assert "jayden" not in answer.headers["content-disposition"].casefold()
    paper = pypdf.PdfReader(io.BytesIO(answer.body()))
    root = paper.trailer["/Root"]
    assert 1 <= len(paper.pages) <= 2
    assert str(root["/Lang"]).startswith("nl")
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert "Jayden" in (paper.metadata.title or "")
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    for words in (LIKES, HELPS, GOAL, "doet de eerste som voor"):
        assert words in text


def test_does_it_help_says_it_in_words_and_shows_a_chart_with_a_table(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['sami']}/evalueren/")
    goal = "Sami gaat bij een wissel rustig mee, met hulp van de kaart."
    expect(page.get_by_role("region", name=goal).locator("p.lead")).to_contain_text("Met de aanpak")
    together = page.get_by_role("region", name="Alle doelen onder elkaar")
    expect(together.get_by_role("group", name=re.compile("Grafiek: Alle doelen"))).to_be_visible()
    together.get_by_text("Als tabel").click()
    table = together.get_by_role("table", name=goal)
    expect(table.get_by_role("cell", name="Voor de aanpak").first).to_be_visible()
    expect(table.get_by_role("cell", name="Met de aanpak").first).to_be_visible()
    expect(_section(page, "Wat elke aanpak deed")).to_contain_text("Sinds het plan: hielp")
    expect(_section(page, "Om samen te bespreken")).to_contain_text("kiezen jullie samen")
