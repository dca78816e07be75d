"""On paper the picture shows what is folded on the screen, and a count leads from the screen to what lies behind it."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from .conftest import Visitor

#: Longer than this nobody takes along to a talk; the picture of Sami holds some hundred and twenty observations.
MOST_PAGES = 14


def test_the_printed_picture_holds_what_was_folded(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str], tmp_path: Path
) -> None:
    page = visitor("marleen").open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    assert page.locator("details.more--print[open]").count() == 0
    paper = tmp_path / "picture.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout
    for folded in ("Past ook bij een deel: veilig gehecht", "Vragen die verder helpen", "Wie kan meekijken?",
                   "Hoe zeker is dat, en bij welke toestand?", "Per toestand, als tabel"):  # fmt: skip
        assert folded in text, folded
    for open_already in ("In het kort", "Wat ervoor spreekt", "Wat ertegen spreekt", "Waar komt dit vandaan?"):
        assert open_already in text, open_already
    assert "Vertrouwelijk" in text
    assert "Maak een steunplan" not in text, "what can only be tapped stays off the paper"
    assert len(text.split("\f")) - 1 <= MOST_PAGES


def test_a_count_in_the_table_of_a_chart_leads_to_its_list_with_the_keyboard(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    page.get_by_role("region", name="Wanneer is het lastig?").locator("summary").filter(has_text="Als tabel").press(
        "Enter"
    )
    table = page.get_by_role("table", name="Hoe de spanning over de dag gaat, per moment")
    count = table.get_by_role("link", name=re.compile(r"^\d+ van \d+\s+Zelfstandig werken"))
    n, of = map(int, re.findall(r"\d+", count.inner_text())[:2])
    count.press("Enter")
    expect(page.get_by_role("heading", level=2, name=re.compile("Spanning: Zelfstandig werken"))).to_be_visible()
    expect(page.get_by_role("main").locator("ol.story").first.locator("> li")).to_have_count(n)
    expect(page.get_by_role("heading", name=f"De andere {of - n} keer")).to_be_visible()
    page.get_by_role("link", name="Terug naar het beeld").press("Enter")
    expect(page.get_by_role("heading", name="In het kort")).to_be_visible()
