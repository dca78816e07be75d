"""Marleen makes a plan with Elif: needs, a goal with levels, who agrees; on paper, for an OPP, and changed."""

import io
import re
import zipfile
from collections.abc import Callable

import pypdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
GOAL = "Elif begint zelf aan zijn werk."
#: From "much less than expected" to "much more than expected".
LEVELS = (
    "Legt zijn hoofd op tafel.", "Begint als de juf naast hem zit.", "Begint als de juf even langs is geweest.",
    "Begint zelf, na een blik van de juf.", "Begint zelf en helpt een ander.",
)  # fmt: skip
NAMES = (
    "Veel minder dan verwacht", "Minder dan verwacht", "Zoals verwacht", "Meer dan verwacht", "Veel meer dan verwacht",
)  # fmt: skip


def _fits_and_is_accessible(page: Page) -> None:
    width = page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [one["id"] for one in Axe().run(page, options=_RULES).response["violations"]] == []


def _spaceless(text: str) -> str:
    """Without spaces, line breaks and hyphens, which may stand elsewhere on paper."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def _write_the_plan(page: Page) -> None:
    page.get_by_label("Wat gaat goed?").fill("kan goed bouwen")
    page.get_by_label("Waar is Elif graag mee bezig?").fill("techniek")
    page.get_by_label("Dit helpt mij", exact=True).fill("Als ik weet waar ik moet beginnen.")
    page.get_by_label("Dit vind ik van het plan").fill("Goed, maar niet bij gym.")
    page.get_by_text("Zo kwam Elif aan het woord").click()
    page.get_by_label("Hoe kwam Elif aan het woord?").select_option(label="Elif vertelde het zelf")
    page.get_by_label("Wat deden we met wat Elif vond?").fill("Bij gym doen we het niet.")
    page.get_by_role("checkbox", name="opdrachten die klein beginnen en lukken").check()
    page.get_by_role("button", name="een leerkracht die ...").click()
    page.keyboard.type("even langskomt aan het begin")
    expect(page.get_by_label("Elif heeft nodig ...")).to_have_value("een leerkracht die even langskomt aan het begin")


def _write_the_goal(page: Page) -> None:
    page.get_by_label("Doel 1", exact=True).fill(GOAL)
    page.get_by_label("Wanneer op de dag?").first.select_option(label="Zelfstandig werken")
    page.get_by_text("Schrijf vooraf hoe ver je wilt komen").first.click()
    for name, level in zip(NAMES, LEVELS, strict=True):
        page.get_by_label(name, exact=True).first.fill(level)
    page.get_by_label("Zo is het nu").first.select_option(label="Minder dan verwacht")


def test_a_plan_is_made_together_agreed_with_and_changed(visitor: MakeVisitor, elsewhere: Server) -> None:
    one = visitor("marleen", size="phone", at=elsewhere)
    one.open("/vastleggen/")
    href = one.page.locator("a.tile").filter(has_text="Elif").first.get_attribute("href") or ""
    base = f"/leerling/{href.split('/')[2]}/plannen/"
    page = one.open(base + "wijzig/")
    if page.get_by_text("Alle aanpakken").count():
        page.get_by_text("Alle aanpakken").click()
    _write_the_plan(page)
    _write_the_goal(page)
    first = page.locator("li.pick").filter(has=page.locator('input[name="approaches"]')).first
    approach = first.locator("label b").inner_text()
    first.locator('input[name="approaches"]').check()
    page.get_by_label("Wie (1)").fill("juf")
    page.get_by_label("Doet wat (1)").fill("komt langs")
    _fits_and_is_accessible(page)
    page.get_by_role("button", name="Bewaar het plan").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard als versie 1.")).to_be_visible()
    expect(page.get_by_text("Bij deze versie is nog niemand gevraagd.")).to_be_visible()
    expect(page.get_by_role("region", name="In eigen woorden van Elif")).to_contain_text("Bij gym doen we het niet.")
    page.get_by_text("De vijf stappen").click()
    expect(page.locator(".ladder__now")).to_contain_text(LEVELS[1])
    expect(page.get_by_role("region", name="Zo doen we dat")).to_contain_text(approach)

    page.get_by_role("link", name="Vul een antwoord in").click()
    page.get_by_role("radio", name="Elif").check()
    page.get_by_role("radio", name="Voor een deel eens").check()
    page.get_by_label("In eigen woorden").fill("Niet bij gym.")
    page.get_by_role("button", name="Bewaar dit antwoord").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard bij versie 1 van het plan.")).to_be_visible()
    _fits_and_is_accessible(page)

    one.open(base)
    paper = one.context.request.get(f"{one.origin}{base}steunplan.pdf")
    sheets = pypdf.PdfReader(io.BytesIO(paper.body())).pages
    text = _spaceless(" ".join(sheet.extract_text() for sheet in sheets))
    assert len(sheets) == 1
    for words in (*LEVELS, "Elif: voor een deel eens", "Bij gym doen we het niet."):
        assert _spaceless(words) in text, words
    page.get_by_text("Meer bij dit plan").click()
    page.get_by_role("link", name="Voor het OPP").click()
    _fits_and_is_accessible(page)
    expect(page.get_by_text(f"Doel 1: {GOAL}").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download voor Word (docx)").click()
    with zipfile.ZipFile(download.value.path()) as document:
        assert GOAL in document.read("word/document.xml").decode()

    page = one.open(base + "wijzig/")
    page.locator("summary").filter(has_text="Hoe kwam Elif aan het woord?").click()
    page.get_by_label("Wat deden we met wat Elif vond?").fill("Bij gym en buiten doen we het niet.")
    page.get_by_role("button", name="Bewaar het plan").click()
    expect(page.get_by_role("status").filter(has_text="Vraag opnieuw wie het met deze versie eens is.")).to_be_visible()
    page.get_by_role("link", name="Eerdere versies").click()
    expect(page.get_by_text("Veranderd: hoe het kind gehoord is.")).to_be_visible()
    expect(page.get_by_text("Elif: voor een deel eens")).to_be_visible()
