"""Three weeks with a new plan: made for a child without one, rated day by day, looked back on together, and gone on with."""

import re
from collections.abc import Callable
from datetime import date

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor
from .test_accessibility import RULES

MakeVisitor = Callable[..., Visitor]
GOAL = "Jayden vraagt om hulp als iets niet lukt."
#: From "much less than expected" to "much more than expected".
LEVELS = (
    "Schuift het werk weg.", "Wacht tot de juf komt.", "Legt het kaartje op tafel.", "Zegt dat het niet lukt.",
    "Vraagt het aan een ander kind.",
)  # fmt: skip
NAMES = (
    "Veel minder dan verwacht", "Minder dan verwacht", "Zoals verwacht", "Meer dan verwacht", "Veel meer dan verwacht",
)  # fmt: skip
#: The days before the approach and those with it, oldest first: three school weeks.
BEFORE = ("nog niet", "een begin", "nog niet", "een begin", "nog niet")
SINCE = ("soms", "een begin", "soms", "meestal", "soms", "meestal", "meestal", "ging goed", "meestal", "meestal")
SAID = "Het kaartje is fijn, maar niet bij gym."


def _nothing_wrong(page: Page) -> None:
    """Axe finds nothing, and a small phone need not scroll sideways."""
    size = page.viewport_size or {"width": 390, "height": 844}
    page.set_viewport_size({"width": 390, "height": page.evaluate("document.documentElement.scrollHeight")})
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in found] == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(size)


def _school_days(one: Visitor) -> list[str]:
    """The days that can be rated, oldest first, as the day page of a child with a plan names them."""
    one.open("/vastleggen/")
    sami = one.page.locator("a.tile").filter(has_text="Sami").first.get_attribute("href") or ""
    page = one.open(f"/leerling/{sami.split('/')[2]}/evalueren/dag/")
    links = page.locator(".daypick a").all()
    return [(link.get_attribute("href") or "").removeprefix("?dag=") for link in links][::-1]


def _make_the_plan(page: Page, starts: str) -> None:
    """Write a plan with one goal, its levels and one approach."""
    if page.get_by_text("Alle aanpakken").count():
        page.get_by_text("Alle aanpakken").click()
    page.get_by_label("Doel 1", exact=True).fill(GOAL)
    page.get_by_text("Schrijf vooraf hoe ver je wilt komen").first.click()
    for name, level in zip(NAMES, LEVELS, strict=True):
        page.get_by_label(name, exact=True).first.fill(level)
    page.get_by_label("Zo is het nu").first.select_option(label="Minder dan verwacht")
    first = page.locator("li.pick").filter(has=page.locator('input[name="approaches"]')).first
    first.locator('input[name="approaches"]').check()
    page.get_by_label("We beginnen op").fill(starts)
    page.get_by_role("button", name="Bewaar het plan").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard als versie 1.")).to_be_visible()


def _rate_the_days(one: Visitor, base: str, days: list[str]) -> None:
    for day, word in zip(days, BEFORE + SINCE, strict=True):
        page = one.open(f"{base}evalueren/dag/?dag={day}")
        page.get_by_role("group", name=GOAL).get_by_role("radio", name=word, exact=True).check()
        done = page.get_by_role("radio", name="gedaan", exact=True)
        assert (done.count() > 0) is (day >= days[len(BEFORE)])  # nothing can be done before it was agreed
        for tap in done.all():
            tap.check()
        page.get_by_role("button", name="Bewaar deze dag").click()
        expect(page.locator(".daypick [aria-current]")).to_contain_text("ingevuld")


def test_three_weeks_and_then_looking_back_together(visitor: MakeVisitor, school_morning: Server) -> None:
    one = visitor("marleen", size="phone", at=school_morning)
    days = _school_days(one)
    assert len(days) == len(BEFORE) + len(SINCE)
    one.open("/vastleggen/")
    href = one.page.locator("a.tile").filter(has_text="Jayden").first.get_attribute("href") or ""
    base = f"/leerling/{href.split('/')[2]}/"
    page = one.open(base + "terugkijken/")
    expect(page.get_by_text("Er is nog geen steunplan")).to_be_visible()
    _make_the_plan(one.open(base + "plannen/wijzig/"), days[len(BEFORE)])
    _rate_the_days(one, base, days)

    page = one.open(base + "evalueren/")
    goal = page.get_by_role("region", name=GOAL)
    lead = goal.locator("p.lead").inner_text()
    assert re.fullmatch(r"Met de aanpak ging het op \d van de \d+ dagen beter dan op de beste dag ervoor\.", lead)
    told = "De aanpak begon één keer. Waardoor het komt is dan niet te zien"
    expect(goal).to_contain_text(told)
    page.get_by_role("link", name="Samen terugkijken").click()
    did = page.get_by_role("region", name="Wat het deed")
    for words in (lead, told, "Voorstel: zo doorgaan"):
        expect(did).to_contain_text(words)
    expect(page.get_by_role("region", name="Om te vragen")).to_contain_text("Het gaat beter.")
    _nothing_wrong(page)

    page.get_by_role("link", name="Schrijf het gesprek op").click()
    page.get_by_label("Wie waren erbij?").fill("Jayden\nmama\njuf Marleen")
    page.get_by_label("Wat zegt Jayden?").fill(SAID)
    page.get_by_label("Wat doen we met wat Jayden zegt?").fill("Bij gym laten we het kaartje weg.")
    page.get_by_role("radio", name=LEVELS[3]).check()
    again = page.get_by_label("We kijken weer samen terug op").input_value()
    assert date.fromisoformat(again) > date.fromisoformat(days[-1])
    _nothing_wrong(page)
    page.get_by_role("button", name="Bewaar gesprek en plan").click()

    expect(page.get_by_role("status").filter(has_text="Het plan is nu versie 2.")).to_be_visible()
    expect(page.get_by_text(f"Hier staan we: {LEVELS[3]}")).to_be_visible()
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.get_by_text("Weer samen terugkijken:")).to_contain_text(again[:4])
    _nothing_wrong(page)
    page.get_by_role("link", name="Hoe ver de doelen zijn").click()
    expect(page.locator(".ladder__now")).to_contain_text(LEVELS[3])
    expect(page.get_by_text(re.compile(r"\bT is \d"))).to_have_count(0)
    page.get_by_role("link", name="Reken ook het getal T uit").click()
    expect(page.get_by_text("T is 60,0.")).to_be_visible()
    _nothing_wrong(page)

    page = one.open(base + "plannen/")
    expect(page.get_by_text("Bij gym laten we het kaartje weg.").first).to_be_visible()
    this_plan = page.get_by_role("region", name="Dit plan").get_by_role("definition")
    expect(this_plan.nth(1)).to_contain_text(again[:4])
    expect(this_plan.nth(2)).to_have_text("2")
    # The days stay what they were: the new version is no new beginning.
    one.open(base + "evalueren/")
    expect(goal.locator("p.lead")).to_have_text(lead)
