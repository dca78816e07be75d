"""axe-core finds nothing on any page, light and dark, and no page scrolls sideways at 320 px."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from thuishaven.demo.asks import ASK_ABOUT_YARA
from thuishaven.demo.incidents import INCIDENT_OF_MILAN

from .conftest import Visitor

#: Who looks at which page. ``{sami}`` and so on are filled in with ids, ``{earlier}`` with an import that waits.
PAGES = [
    ("", "/inloggen/"), ("marleen", "/"), ("marleen", "/leerlingen/"), ("marleen", "/vastleggen/"),
    ("marleen", "/leerling/{sami}/waarnemen/nieuw/"), ("marleen", "/leerling/{sami}/waarnemen/"),
    ("marleen", "/leerling/{sami}/incident/"), ("marleen", "/leerling/{milan}/incident/alle/"),
    ("marleen", "/leerling/{lotte}/incident/alle/"), ("marleen", "/leerling/{milan}/incident/{incident}/"),
    ("marleen", "/leerling/{milan}/incident/{incident}/papier/"), ("marleen", "/leerling/{milan}/incident/{incident}/talk/"),
    ("marleen", "/leerling/{milan}/incident/{incident}/told/"), ("marleen", "/leerling/{milan}/incident/{incident}/talk/eerder/"),
    ("marleen", "/vastleggen/eerder/"), ("marleen", "/vastleggen/eerder/{earlier}/"), ("marleen", "/vastleggen/eerder/{earlier}/namen/"),
    ("marleen", "/vastleggen/eerder/{earlier}/leerling/{sami}/"),
    ("marleen", "/leerling/{lotte}/waarnemen/"), ("marleen", "/leerling/{sami}/begrijpen/"),
    ("marleen", "/leerling/{noor}/begrijpen/"), ("marleen", "/leerling/{lotte}/begrijpen/"),
    ("marleen", "/leerling/{elif}/begrijpen/"), ("joost", "/leerling/{yara}/begrijpen/"),
    ("marleen", "/leerling/{sami}/rondes/"), ("marleen", "/leerling/{lotte}/rondes/"),
    ("marleen", "/leerling/{sami}/plannen/"), ("marleen", "/leerling/{sami}/plannen/wijzig/"),
    ("marleen", "/leerling/{sami}/plannen/samen/"), ("marleen", "/leerling/{lotte}/plannen/samen/"),
    ("marleen", "/leerling/{sami}/dit-ben-ik/"), ("marleen", "/leerling/{lotte}/dit-ben-ik/"),
    ("marleen", "/leerling/{sami}/dit-ben-ik/wijzig/"), ("marleen", "/leerling/{sami}/dit-ben-ik/versies/"), ("samira", "/mijn-kind/{sami}/plan/"),
    ("marleen", "/leerling/{lotte}/plannen/"), ("marleen", "/leerling/{sami}/plannen/kaart/"),
    ("marleen", "/leerling/{sami}/plannen/versies/"), ("marleen", "/leerling/{sami}/plannen/eens/"), ("marleen", "/leerling/{sami}/plannen/opp/"), ("marleen", "/leerling/{sami}/evalueren/"),
    ("marleen", "/leerling/{sami}/signaleringsplan/"), ("marleen", "/leerling/{lotte}/signaleringsplan/"),
    ("marleen", "/leerling/{sami}/signaleringsplan/wijzig/"), ("marleen", "/leerling/{sami}/signaleringsplan/versies/"),
    ("femke", "/leerling/{sami}/signaleringsplan/kaart/"), ("femke", "/leerling/{lotte}/signaleringsplan/kaart/"),
    ("marleen", "/leerling/{sami}/signaleringsplan/dagprogramma/"),
    ("marleen", "/leerling/{sami}/begrijpen/achter/?van=haven.not_shown"), ("marleen", "/leerling/{sami}/toen-en-nu/achter/?van=now.looks"),
    ("marleen", "/leerling/{sami}/toen-en-nu/"), ("marleen", "/leerling/{elif}/toen-en-nu/"),
    ("marleen", "/leerling/{sami}/toen-en-nu/?dag=2999-01-01"), ("marleen", "/leerling/{noor}/evalueren/"), ("marleen", "/leerling/{sami}/evalueren/dag/"),
    ("marleen", "/leerling/{sami}/terugkijken/"), ("marleen", "/leerling/{lotte}/terugkijken/"),
    ("marleen", "/leerling/{sami}/terugkijken/gesprek/"), ("marleen", "/leerling/{sami}/terugkijken/doelen/?getal=1"),
    ("marleen", "/leerling/{tigist}/evalueren/"), ("marleen", "/maten/"), ("marleen", "/maten/tau-u/"),
    ("marleen", "/leerling/{bram}/afwezig/"), ("marleen", "/leerling/{bram}/begrijpen/"), ("marleen", "/leerling/{sami}/wie/"), ("marleen", "/leerling/{sami}/achtergrond/"), ("marleen", "/leerling/{milan}/thuis/"),
    ("marleen", "/leerling/{sami}/delen/"), ("hilde", "/leerling/{sami}/zorgteam/"), ("hilde", "/leerlingen/"),
    ("hilde", "/school/"), ("hilde", "/school/klassenlijst/"), ("hilde", "/school/niet-in-de-lijst/"), ("hilde", "/school/ouders/"),
    ("hilde", "/school/ouders/{milan}/"), ("hilde", "/school/dagprogramma/"), ("hilde", "/school/vakanties/"), ("ruud", "/school/medewerkers/"), ("ruud", "/school/medewerkers/nieuw/"),
    ("ruud", "/cijfers/"),
    ("ruud", "/privacy/wissen/{bram}/"), ("ineke", "/"), ("femke", "/"), ("femke", "/leerling/{bram}/afwezig/"), ("femke", "/leerling/{sami}/plannen/kaart/"),
    ("marleen", "/leerling/{sami}/meekijken/"), ("joost", "/leerling/{yara}/meekijken/"),
    ("joost", "/leerling/{yara}/meekijken/{ask}/"), ("marleen", "/meekijken/"), ("marleen", "/meekijken/{ask}/"),
    ("petra", "/mijn-kind/{milan}/"), ("petra", "/leerling/{milan}/waarnemen/nieuw/"), ("petra", "/mijn-kind/{milan}/wie/"),
    ("marleen", "/kennis/"), ("marleen", "/kennis/STR-COREG-05/"), ("marleen", "/kennis/SIG-AVO-04/"), ("marleen", "/kennis/autism/"),
    ("marleen", "/kennis/SIT-AFTER-TANTRUM/"), ("marleen", "/kennis/BEY-H-15/"), ("marleen", "/kennis/PHR-03/"),
    ("marleen", "/kennis/soort/phrases/"), ("marleen", "/kennis/zoeken/"), ("marleen", "/kennis/cijfers/"),
    ("marleen", "/steunplan/opnemen/STR-COREG-05/"), ("marleen", "/snel/{sami}/"), ("marleen", "/kennis/bronnen/"), ("marleen", "/inloggen/mijn-account/"), ("marleen", "/inloggen/tweede-stap/"),
    ("marleen", "/leerling/00000000-0000-4000-8000-000000000000/begrijpen/"), ("", "/styleguide/"),
    ("", "/kennis/offline/"), ("", "/snel/zonder-netwerk/"), ("marleen", "/vastleggen/twee-versies/"),
]  # fmt: skip
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("key", "path"), PAGES, ids=[f"{key or 'nobody'} {path}" for key, path in PAGES])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    visitor: Callable[..., Visitor], pupil_ids: dict[str, str], earlier_notes: str, key: str, path: str, dark: bool
) -> None:
    page = visitor(key, size="phone" if dark else "desktop", dark=dark).open(
        path.format(**pupil_ids, incident=INCIDENT_OF_MILAN, ask=ASK_ABOUT_YARA, earlier=earlier_notes)
    )
    page.locator("[aria-busy=true]").wait_for(state="detached")  # what a script still has to put there
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    # As tall as the page: the menu at the foot of a phone covers what one can scroll away from under it.
    width = page.evaluate("innerWidth")
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    result = Axe().run(page, options=RULES)
    found = [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes'][:3]]}"
        for one in result.response["violations"]
    ]
    assert found == []
    if dark:
        _does_not_scroll_sideways(page)


def _does_not_scroll_sideways(page: Page) -> None:
    """On the smallest phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 321)"
        ".slice(0, 5).map(e => e.className || e.tagName)"
    )
