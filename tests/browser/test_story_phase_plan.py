"""Marleen makes a phase plan with a child and prints it; the substitute knows what to do; the day hangs on the wall."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import Visitor


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_phase_plan_is_made_with_taps_and_words(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str], size: str
) -> None:
    key = "noor" if size == "phone" else "lotte"
    one = visitor("marleen", size=size)
    page = one.open(f"/leerling/{pupil_ids[key]}/signaleringsplan/")
    page.get_by_role("link", name="Maak een signaleringsplan").click()

    tension = page.locator("#tension")
    tension.get_by_label("Wat zien wij?").fill("draait aan haar haar")
    tension.get_by_label("Zo noemt").fill("kriebels")
    tension.get_by_text("Plaatjes bij wat", exact=False).first.click()
    tension.locator("label", has_text="buikpijn").click()
    for fold in tension.get_by_text("Uit de kennisbank").all():
        fold.click()
    offered = tension.locator("label:has(input[name=take_helps_tension])").first
    taken = offered.inner_text().split("\n")[0].strip()
    offered.click()
    page.get_by_role("button", name="Bewaar het signaleringsplan").click()

    page.get_by_text("Bewaard als versie 1.").wait_for()
    assert page.get_by_text("draait aan haar haar").is_visible()
    assert page.get_by_text("kriebels").is_visible()
    assert page.get_by_text("buikpijn").is_visible()
    assert page.get_by_text(taken).first.is_visible()


def test_two_people_write_at_once_and_see_each_others_words(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str]
) -> None:
    address = f"/leerling/{pupil_ids['sami']}/signaleringsplan/wijzig/"
    marleen, hilde = visitor("marleen").open(address), visitor("hilde").open(address)
    for page, words in ((hilde, "Van Hilde."), (marleen, "Van Marleen.")):
        page.locator("#tension").get_by_label("Dit voelt Sami").fill(words)
        page.get_by_role("button", name="Bewaar het signaleringsplan").click()
    marleen.get_by_role("heading", name="Hilde Vonk bewaarde intussen een nieuwere versie").wait_for()
    assert marleen.get_by_text("Van Hilde.").is_visible()
    assert marleen.locator("#tension").get_by_label("Dit voelt Sami").input_value() == "Van Marleen."
    marleen.get_by_role("button", name="Bewaar het signaleringsplan").click()
    marleen.get_by_text("Van Marleen.").wait_for()


def test_the_substitute_finds_what_to_do_and_prints_the_day(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str]
) -> None:
    page = visitor("femke", size="phone").open(f"/leerling/{pupil_ids['sami']}/plannen/kaart/")
    page.get_by_role("link", name="Spanning zien aankomen").click()
    assert page.get_by_text("blijf op twee meter, laag en stil").is_visible()
    page.get_by_role("link", name="Dagprogramma met plaatjes").click()
    page.get_by_label("Wat gaat er anders?").fill("Femke is er.")
    assert page.get_by_role("radio", name="Voor één kind, op tafel").is_checked()
    answer = page.request.post(page.url, form=_filled(page), headers={"Referer": page.url})
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def _filled(page: Page) -> dict[str, str]:
    """What the form sends: headless Chromium has no window to show a PDF in."""
    sent: dict[str, str] = page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('main form[method=post]')))"
    )
    return sent
