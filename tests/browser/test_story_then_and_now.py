"""Marleen looks back with Sami, from the picture, with the keyboard only: six weeks, the plan, and a day of her own."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import expect

from .conftest import Visitor


def test_then_and_now_with_the_keyboard(visitor: Callable[..., Visitor], pupil_ids: dict[str, str]) -> None:
    page = visitor("marleen").open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    page.get_by_role("link", name="Toen en nu naast elkaar").press("Enter")
    expect(page.get_by_role("heading", name="Nu naast 6 weken geleden")).to_be_visible()
    headings = page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()
    assert headings.index("Dit gaat beter") < headings.index("Geen verschil te zien")
    table = page.get_by_role("table", name="Wat er toen en sindsdien gezien is")
    expect(table.get_by_role("row", name="Spanning")).to_contain_text(re.compile(r"\d+ van de \d+ keer"))

    page.get_by_role("link", name="het begin van het plan").press("Enter")
    expect(page.get_by_role("heading", name="Nu naast het begin van het plan")).to_be_visible()
    expect(page.get_by_role("link", name="het begin van het plan")).to_have_attribute("aria-current", "true")

    page.locator("summary").filter(has_text="Een andere dag").press("Enter")
    page.get_by_label("Een andere dag").fill((date.today() + timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Vergelijk").press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Kies een dag die al voorbij is.")
    page.get_by_label("Een andere dag").fill((date.today() - timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Vergelijk").press("Enter")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(table).to_contain_text(re.compile(r"\d+ keer, op \d+ dag"))

    source = page.get_by_role("region", name="Geen verschil te zien").locator('a[href^="#bron-"]').first
    source.press("Enter")
    expect(page.locator(source.get_attribute("href") or "")).to_be_in_viewport()
