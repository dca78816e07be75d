"""On a phone a full plan, the page Dit ben ik and the page with the child are a few screens, and their lines stay true."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
_SCREEN = 844


@pytest.mark.parametrize(
    ("path", "screens"), [("plannen/wijzig/", 6), ("dit-ben-ik/wijzig/", 6), ("plannen/samen/", 5)]
)
def test_a_full_page_is_a_few_screens(visitor: MakeVisitor, pupil_ids: dict[str, str], path: str, screens: int) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['sami']}/{path}")
    page.set_viewport_size({"width": 390, "height": _SCREEN})
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * _SCREEN


def _shut(page: Page, summary_of: str, words: str) -> None:
    """Fold up with the keyboard; then the line says ``words``."""
    fold = page.locator(summary_of).locator("> summary")
    fold.focus()
    page.keyboard.press("Enter")
    expect(fold).to_contain_text(words)


def test_a_line_says_what_was_just_written(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['sami']}/plannen/wijzig/")
    page.locator("#sterk details.filled > summary").press("Enter")
    page.get_by_label("Wat gaat goed?").fill("lacht\nwacht op zijn beurt")
    _shut(page, "#sterk details.filled", "lacht · wacht op zijn beurt")
    moments = "details.said-when:has([name='when-STR-STRUCT-10'])"
    page.locator(moments).locator("> summary").press("Enter")
    page.locator(moments).get_by_label("Gym", exact=True).check()
    _shut(page, moments, "Bij: wisseling, gym")


def test_a_link_opens_the_question_it_leads_to(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['sami']}/dit-ben-ik/wijzig/")
    question = page.get_by_role("group", name="Wat helpt jou niet?")
    expect(question).to_have_count(0)
    page.locator(".steps a[href='#helps_not']").press("Enter")
    expect(question).to_be_visible()
    page.locator("details.asks:has(#helps_not) .picto-chip input:not(:checked)").first.check()
    name = page.locator("details.asks:has(#helps_not) .picto-chip:has(:checked)").nth(1).inner_text()
    _shut(page, "details.asks:has(#helps_not)", name)


def test_a_folded_answer_can_be_changed_without_scripts(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    page = visitor("marleen", size="phone", java_script_enabled=False).open(
        f"/leerling/{pupil_ids['noor']}/dit-ben-ik/wijzig/"
    )
    page.locator("details.asks:has(#people) > summary").click()
    people = page.get_by_role("group", name="Bij wie ben jij graag?")
    people.get_by_text("Meer plaatjes").click()
    people.get_by_label("paard").check()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("paard")).to_be_visible()
