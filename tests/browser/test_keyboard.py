"""Everything works without a mouse, and without scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.bench.server import Server

from .class_lists import edexml
from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
MOST_TABS = 120
#: Whether the focused element, or the face drawn for it, has an outline that can be seen.
_OUTLINED = """() => {
  const here = document.activeElement, drawn = [here, here.nextElementSibling].filter(Boolean);
  return drawn.some(one => {
    const look = getComputedStyle(one);
    return look.opacity !== '0' && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  });
}"""
#: Whether the focused element lies wholly behind the bar that stays in view.
_BEHIND_THE_BAR = """() => {
  const here = document.activeElement, bar = document.querySelector('.savebar');
  if (!bar || bar.contains(here)) return false;
  const box = here.getBoundingClientRect(), over = bar.getBoundingClientRect();
  return box.top >= over.top - 1 || box.bottom > innerHeight + box.height;
}"""


def _tab_to(page: Page, wanted: Locator) -> None:
    """Tab until ``wanted`` has focus; every stop on the way shows where one is."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        assert page.evaluate(_OUTLINED), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{wanted} was not reached with {MOST_TABS} tabs")


def test_the_skip_link_comes_first_and_leads_to_the_content(visitor: MakeVisitor) -> None:
    page = visitor("marleen").page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


def test_an_observation_is_recorded_with_the_keyboard_only(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    page = visitor("joost").page
    _tab_to(page, page.get_by_role("link", name="Vastleggen", exact=True))
    page.keyboard.press("Enter")
    _tab_to(page, page.get_by_role("link", name="Daan-Willem", exact=True).last)
    page.keyboard.press("Enter")
    chip = page.get_by_role("checkbox", name="Laat zich troosten", exact=True)
    _tab_to(page, chip)
    page.keyboard.press("Space")
    expect(chip).to_be_checked()
    more = page.locator("summary").filter(has_text="Notitie erbij")
    _tab_to(page, more)
    page.keyboard.press("Enter")
    note = page.get_by_role("textbox", name=re.compile("^Notitie"))
    _tab_to(page, note)
    page.keyboard.type("Kwam even naast me zitten.")
    _tab_to(page, page.get_by_role("button", name="Opslaan bij Daan-Willem"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Daan-Willem.")).to_be_visible()


def test_no_stop_on_the_recording_page_is_hidden_behind_the_save_bar(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['elif']}/waarnemen/nieuw/")
    save = page.get_by_role("button", name="Opslaan bij Elif")
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if save.evaluate("one => one === document.activeElement"):
            return
        behind = page.evaluate(_BEHIND_THE_BAR)
        assert not behind, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    pytest.fail("the save button was not reached")


def test_a_refused_form_puts_the_focus_on_what_is_wrong_and_leads_to_the_field(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen").open(f"/leerling/{pupil_ids['elif']}/waarnemen/nieuw/")
    page.get_by_role("button", name="Opslaan bij Elif").press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Tik minstens één ding aan dat je zag.")
    assert page.title().startswith("Nog niet opgeslagen")
    page.keyboard.press("Tab")
    expect(summary.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Wat zag je?")).to_be_focused()


def test_recording_works_without_scripts(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", size="phone", java_script_enabled=False)
    page = one.open(f"/leerling/{pupil_ids['elif']}/waarnemen/nieuw/")
    page.get_by_role("checkbox", name="Vraagt geen hulp", exact=True).check()
    page.locator("summary", has_text="Wat kwam ervoor?").click()
    page.get_by_role("checkbox", name="Drukte of lawaai", exact=True).check()
    page.get_by_role("radio", name="Gespannen", exact=True).check()
    page.get_by_role("button", name="Opslaan bij Elif").click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Elif.")).to_be_visible()
    one.open(f"/leerling/{pupil_ids['elif']}/waarnemen/")
    newest = page.locator("ol.story > li").first
    expect(newest).to_contain_text("Drukte of lawaai")
    expect(newest).to_contain_text("Gespannen")


def test_planning_works_without_scripts(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen", java_script_enabled=False)
    page = one.open(f"/leerling/{pupil_ids['elif']}/plannen/wijzig/")
    page.get_by_label("Dit vind ik fijn").fill("Tekenen bij het raam.")
    page.get_by_label("Doel 1").fill("Elif laat zien dat ze iets wil vragen.")
    page.locator("#id_approaches .pick").first.get_by_role("checkbox").check()
    page.get_by_role("button", name="Bewaar het plan").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard als versie")).to_be_visible()
    expect(page.get_by_role("region", name="In eigen woorden van Elif")).to_contain_text("Tekenen bij het raam.")


def test_bringing_in_a_class_list_works_without_scripts(
    visitor: MakeVisitor, elsewhere: Server, tmp_path: Path
) -> None:
    file = tmp_path / "klassenlijst.xml"
    file.write_text(edexml(("K1", "Pim", "", "Zonderscript")), encoding="utf-8")
    one = visitor("hilde", java_script_enabled=False, at=elsewhere)
    page = one.open("/school/klassenlijst/")
    page.get_by_label("Bestand", exact=True).set_input_files(file)
    page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(page.get_by_role("region", name="Leerlingen")).to_contain_text("Pim Zonderscript")
    page.get_by_role("button", name="Bewaar deze lijst").click()
    expect(page.get_by_text("1 nieuwe leerling", exact=True)).to_be_visible()
    one.open("/leerlingen/")
    expect(page.get_by_text("Pim Zonderscript")).to_be_visible()
