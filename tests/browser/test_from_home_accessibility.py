"""axe-core finds nothing on the pages of home, and none of them scrolls sideways at 320 px, in any direction of writing."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .conftest import Visitor
from .family_links import link_for_petra, open_with_birthday
from .test_accessibility import RULES


@pytest.fixture
def path(visitor: Callable[..., Visitor], pupil_ids: dict[str, str]) -> str:
    """The path of a new link."""
    return link_for_petra(visitor("marleen"), pupil_ids["milan"], "nl")


def _check(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = [(one["id"], one["nodes"][0]["target"]) for one in Axe().run(page, options=RULES).response["violations"]]
    assert found == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("language", "dark"), [("nl", False), ("ar", True), ("ti", False)])
def test_axe_finds_nothing_on_the_pages_for_families(
    visitor: Callable[..., Visitor], path: str, language: str, dark: bool
) -> None:
    family = visitor(size="phone", dark=dark)
    _check(family.open(f"{path}?taal={language}"))
    open_with_birthday(family, path)
    page = family.open(f"{path}?taal={language}")
    _check(page)
    page.locator(".button--send").click()
    _check(page)
    page.locator("input[name=signals]").first.check()
    page.locator(".button--send").click()
    page.locator(".thanks").wait_for()
    _check(page)
    _check(family.open(f"/thuis/nee/?taal={language}"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_a_talk(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str], dark: bool
) -> None:
    page = visitor("marleen", size="phone", dark=dark).open(f"/leerling/{pupil_ids['milan']}/thuis/")
    page.get_by_role("link", name="Gesprek met Petra").click()
    page.set_viewport_size({"width": 390, "height": page.evaluate("document.documentElement.scrollHeight")})
    _check(page)
