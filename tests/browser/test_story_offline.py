"""The library without a network: read, follow, search; and nothing about a person stays on the device."""

from collections.abc import Callable

from playwright.sync_api import Page, TimeoutError, expect

from tests.search.measure import facts_by_entry, outside, queries, rank_of
from thuishaven.knowledge.loader import load_catalogue

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
#: Whether the worker for a language answers for this page and keeps what it should.
_READY = """language => {
  const now = navigator.serviceWorker.controller;
  return now && now.scriptURL.endsWith(language) && now.state === 'activated';
}"""
#: Making the texts ready happens once per process of the server, when the first device asks.
_SECONDS_AT_FIRST = 40
_KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push([request.url, await (await cache.match(request)).text()]);
  }
  return found;
}"""


def _wait_for_worker(page: Page, language: str) -> None:
    try:
        page.wait_for_function(_READY, arg=language, timeout=_SECONDS_AT_FIRST * 500)
    except TimeoutError:  # an installing that was broken off is tried again at the next page, as it is for a person
        page.reload()
        page.wait_for_function(_READY, arg=language, timeout=_SECONDS_AT_FIRST * 1000)


def _without_network(one: Visitor, path: str = "/kennis/") -> Page:
    page = one.open(path)
    _wait_for_worker(page, "nl")
    one.context.set_offline(True)
    return page


def test_the_library_is_read_and_searched_without_a_network(visitor: MakeVisitor) -> None:
    one = visitor("marleen", size="phone")
    page = _without_network(one)
    page.reload()
    expect(page.get_by_text("Er is nu geen netwerk.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()

    page.get_by_role("link", name="Wat helpt").click()
    page.get_by_role("link", name="Zeg wat je ziet en vraag of het klopt").click()
    expect(page).to_have_url(f"{one.origin}/kennis/STR-COREG-05/")
    expect(page).to_have_title("Zeg wat je ziet en vraag of het klopt | Thuishaven")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("link", name="Zet in een steunplan")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat helpt")

    page.goto(f"{one.origin}/kennis/")
    question = page.get_by_label("Zoek in je eigen woorden")
    question.fill("kruipt onder de taffel")
    question.press("Enter")
    expect(page.locator("#said")).to_contain_text("De beste staat bovenaan.")
    expect(page.get_by_label("Zoek in je eigen woorden")).to_have_value("kruipt onder de taffel")
    assert "taffel" not in page.url
    expect(page.locator("ol.found > li").first).to_contain_text("tafel")
    question.fill("recept voor appeltaart")
    question.press("Enter")
    expect(page.locator("#shown").get_by_text("Hier weet deze kast niets van")).to_be_visible()


def test_a_question_on_its_way_is_answered_without_a_network_and_shown_as_it_was_typed(visitor: MakeVisitor) -> None:
    page = _without_network(visitor("joost"))
    page.get_by_label("Zoek in je eigen woorden").fill('wordt "boos" <b> & huilt')
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.get_by_text("Er is nu geen netwerk.")).to_be_visible()
    expect(page.get_by_label("Zoek in je eigen woorden")).to_have_value('wordt "boos" <b> & huilt')
    assert page.locator("ol.found > li").count() > 3


def test_a_page_about_a_child_stays_away_without_a_network(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("marleen")
    one.open(f"/leerling/{pupil_ids['sami']}/begrijpen/")
    page = _without_network(one)
    page.goto(f"{one.origin}/leerling/{pupil_ids['sami']}/begrijpen/")
    expect(page.get_by_text("De pagina die je vroeg, heeft netwerk nodig.")).to_be_visible()
    expect(page.get_by_text("Sami")).to_have_count(0)
    one.context.set_offline(False)
    expect(page.get_by_text("Er is weer netwerk.")).to_be_visible()
    page.get_by_role("link", name="Laad deze pagina opnieuw").click()
    expect(page.get_by_text("Sami").first).to_be_visible()


def test_after_logging_out_nothing_about_a_person_is_on_the_device(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    one = visitor("marleen")
    page = one.open("/kennis/")
    _wait_for_worker(page, "nl")
    for path in ("/", f"/leerling/{pupil_ids['sami']}/begrijpen/", "/kennis/STR-COREG-05/", "/kennis/zoeken/"):
        one.open(path)
    page.get_by_label("Zoek in je eigen woorden").fill("Sami kruipt weg")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/**")
    kept = page.evaluate(_KEPT)
    paths = {address.removeprefix(one.origin).partition("?")[0] for address, _ in kept}
    assert {path for path in paths if not path.startswith("/static/")} == {
        "/kennis/offline/",
        "/kennis/offline.nl.json",
        "/snel/zonder-netwerk/",
        "/snel/strook.nl.html",
        "/snel/toestel.js",
        "/snel/woorden.nl.json",
    }
    personal = (
        "Marleen",
        "Uitloggen",
        'name="csrfmiddlewaretoken"',
        "/leerling/",
        "Sami kruipt weg",
        pupil_ids["sami"],
    )
    for address, text in kept:
        public = text.replace("/leerling/PUPIL/", "")
        assert [part for part in personal if part in public] == [], address


def test_whoever_goes_on_in_english_has_english_and_the_dutch_texts_are_gone(visitor: MakeVisitor) -> None:
    one = visitor()
    page = one.open("/kennis/offline/?taal=nl")
    _wait_for_worker(page, "nl")
    one.open("/kennis/offline/?taal=en")
    _wait_for_worker(page, "en")
    assert {name.rpartition("-")[0] for name in page.evaluate("caches.keys()")} == {"kennis-en", "vastleggen-en"}
    one.context.set_offline(True)
    page.goto(f"{one.origin}/kennis/STR-COREG-05/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Say what you see and ask if it is right")


def test_searching_without_a_network_finds_nearly_as_much_as_with_one(visitor: MakeVisitor) -> None:
    page = visitor().open("/kennis/offline/?taal=nl")
    asked = [query for query in queries() if query.language == "nl"]
    find = """async (texts) => {
      const search = new OfflineSearch((await (await fetch(BUNDLE)).json()).index);
      return texts.map(text => search.find(text).map(address => address.split('/')[2]));
    }"""
    found = page.evaluate(find, [query.q for query in asked])
    facts = facts_by_entry(load_catalogue())
    ranks = [rank_of(query, answer, facts) for query, answer in zip(asked, found, strict=True)]
    assert sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks) > 0.7
    answered = page.evaluate(find, outside())
    assert sum(map(bool, answered)) / len(answered) < 0.3
