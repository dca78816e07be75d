"""In a corridor without a network: two taps from a cold start, undo, telling more; and nothing of a child left behind."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.bench.server import Server

from .conftest import Visitor
from .faulty import FULL

MakeVisitor = Callable[..., Visitor]
NAMES = ("Sami", "Bram", "Elif", "Noor", "Milan")
#: Everything a browser keeps for this address, as text, sealed bytes too; of caches the addresses (what is in them is
#: tested in test_story_offline.py).
_STORAGE = """async () => {
  const told = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  const text = (value) => JSON.stringify(value, (_, one) =>
    one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? new TextDecoder('latin1').decode(one) : one instanceof CryptoKey ? 'KEY' : one);
  for (const { name, version } of await indexedDB.databases()) {
    const base = await new Promise((done) => { const asked = indexedDB.open(name, version); asked.onsuccess = () => done(asked.result); });
    for (const store of base.objectStoreNames) {
      const all = base.transaction(store).objectStore(store).getAll();
      await new Promise((done) => (all.onsuccess = done));
      told.push(text(all.result));
    }
    base.close();
  }
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) told.push(one.url);
  return told.join('\\n');
}"""
_STATES = "() => Store.letters().then((all) => all.map(({ kind, state }) => `${kind} ${state}`))"


def _ready(one: Visitor) -> Page:
    page = one.page
    page.wait_for_selector("html[data-ready]:not([data-ready=no])", state="attached")
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'", timeout=60_000)
    return page


def _without_network(one: Visitor) -> Page:
    page = _ready(one)
    one.context.set_offline(True)
    page.goto(f"{one.origin}/")
    page.get_by_role("heading", name="Wie zag je?").wait_for()
    return page


def _tap_something_good(page: Page) -> None:
    """The first of what went well: what stands there follows what was tapped before."""
    page.get_by_role("group", name="Ging goed").get_by_role("button").first.click()


def _arrived(page: Page) -> None:
    page.wait_for_selector("html[data-waiting='0']", state="attached")


def test_two_taps_from_a_cold_start_told_more_and_at_school_when_the_network_is_back(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Jayden").click()
    _tap_something_good(page)
    expect(page.get_by_text("Het staat veilig op dit toestel")).to_be_visible()
    expect(page.get_by_text("Opgeslagen bij Jayden.")).to_be_visible()
    page.get_by_role("link", name="Vul aan").click()
    page.get_by_label("Gespannen").check()
    page.get_by_label("Notitie").fill("kwam zelf naast me staan")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert page.evaluate(_STATES) == ["record waiting"]

    one.context.set_offline(False)
    expect(page.get_by_text("Het staat op school.")).to_be_visible()
    page.get_by_role("link", name="Laad deze pagina opnieuw").click()
    page.get_by_role("link", name="Vul aan").click()
    expect(page.get_by_role("radio", name="Gespannen")).to_be_checked()
    expect(page.get_by_label("Notitie")).to_have_value("kwam zelf naast me staan")


def test_undo_within_ten_seconds_leaves_nothing_at_school(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Titi").click()
    _tap_something_good(page)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Weggehaald. Het telt niet mee.")).to_be_visible()
    assert page.evaluate(_STATES) == []
    one.context.set_offline(False)
    page = one.open("/")
    page.get_by_role("region", name="Zag je iets?").get_by_role("link", name="Titi").click()
    _tap_something_good(page)
    page.get_by_role("region", name="Zag je iets?").wait_for()
    expect(page.get_by_text("Het staat op school.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Weggehaald. Het telt niet mee.")).to_be_visible()
    _arrived(page)
    assert page.evaluate(_STATES)[-1] == "withdraw done"


def test_with_the_keyboard_alone_and_in_own_words(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", at=corridor)
    page = _without_network(one)
    expect(page.get_by_role("heading", name="Wie zag je?")).to_be_focused()
    page.get_by_role("link", name="Lotte").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lotte")).to_be_focused()
    field = page.get_by_label("Zeg het in je eigen woorden")
    field.focus()
    page.keyboard.type("een echte aandachtzoeker, wil niet getroost worden")
    page.get_by_text("Bedoel je dit?").wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lotte")).to_be_visible()
    expect(page.locator("#found .note")).to_be_visible()
    page.locator("#found button").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Opgeslagen bij Lotte.")).to_be_visible()


def test_nothing_of_a_child_can_be_read_in_the_browser_and_after_logging_out_nothing_is_left(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    noor = (page.get_by_role("link", name="Noor").get_attribute("href") or "").split("/")[2]
    page.get_by_role("link", name="Noor").click()
    page.get_by_label("Zeg het in je eigen woorden").fill("Noor vertelde over haar opa")
    _tap_something_good(page)
    expect(page.get_by_text("Opgeslagen bij Noor.")).to_be_visible()
    kept = page.evaluate(_STORAGE)
    secret = (*NAMES, "opa", noor)
    assert "KEY" in kept
    assert [word for word in secret if word in kept] == []

    one.context.clear_cookies()  # the session is over at school, so the letter has to wait
    one.context.set_offline(False)
    page = one.open("/inloggen/")
    expect(page.get_by_text("Op dit toestel wacht nog iets")).to_be_visible()
    kept = page.evaluate(_STORAGE)
    assert '"local":null' in kept
    assert "KEY" not in kept
    assert [word for word in secret if word in kept] == []

    one.log_in("marleen")
    expect(page.get_by_text("Op dit toestel wacht nog iets")).to_have_count(0)
    _arrived(page)
    page.goto(f"{one.origin}/leerling/{noor}/waarnemen/")
    expect(page.get_by_text("Noor vertelde over haar opa")).to_be_visible()
    page.goto(f"{one.origin}/")
    _ready(one)
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/**")
    expect(page.locator("#strip")).to_be_hidden()
    kept = page.evaluate(_STORAGE)
    assert [word for word in (*secret, "KEY", "Uitloggen") if word in kept] == []


def test_after_half_an_hour_without_use_the_names_are_gone_and_what_waits_is_not(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Bram").click()
    _tap_something_good(page)
    expect(page.get_by_text("Opgeslagen bij Bram.")).to_be_visible()
    one.context.add_init_script("const was = Date.now; Date.now = () => was() + 31 * 60_000;")
    page.goto(f"{one.origin}/")
    expect(page.get_by_text("Je bent uitgelogd op dit toestel")).to_be_visible()
    expect(page.get_by_text("Bram")).to_have_count(0)
    assert "KEY" not in page.evaluate(_STORAGE)
    assert page.evaluate(_STATES) == ["record waiting"]
    one.context.set_offline(False)
    page.evaluate("() => Strip.go()")
    _arrived(page)


def test_somebody_else_on_the_same_device_sees_no_names_and_does_not_bring_it(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Elif").click()
    _tap_something_good(page)
    expect(page.get_by_text("Opgeslagen bij Elif.")).to_be_visible()
    one.context.clear_cookies()
    one.context.set_offline(False)
    one.log_in("joost")
    expect(page.get_by_text("Op dit toestel wacht nog iets van wie hier eerder inlogde: 1.")).to_be_visible()
    page.wait_for_selector("html[data-ready]:not([data-ready=no])", state="attached")
    one.context.set_offline(True)
    page.goto(f"{one.origin}/")
    page.get_by_role("link", name="Yara").wait_for()
    expect(page.get_by_role("link", name="Elif")).to_have_count(0)
    assert page.evaluate(_STATES) == ["record waiting"]


def test_what_the_school_does_not_take_stays_and_says_so(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _ready(one)
    stranger = "00000000-0000-4000-8000-000000000000"
    page.evaluate(f"() => Store.write([{{ pupil: '{stranger}', signals: ['SIG-POS-01'] }}])")
    page.evaluate("() => Strip.go()")
    expect(page.get_by_text("De school kon dit niet aannemen: 1.")).to_be_visible()
    page.locator("summary", has_text="Gooi weg").click()
    page.get_by_role("button", name="Ja, gooi weg").click()
    expect(page.get_by_text("De school kon dit niet aannemen")).to_have_count(0)
    assert page.evaluate(_STATES) == []


def test_what_was_told_first_is_still_there_when_more_is_told(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Milan").click()
    _tap_something_good(page)
    for words in ("kwam bij me staan", "kwam bij me staan, en lachte"):
        page.get_by_role("link", name="Vul aan").click()
        expect(page.get_by_label("Notitie")).to_have_value(words.split(",")[0] if "," in words else "")
        page.get_by_label("Notitie").fill(words)
        page.get_by_role("button", name="Bewaar", exact=True).click()
        page.get_by_role("heading", name="Wie zag je?").wait_for()
    assert page.evaluate(_STATES) == ["record waiting"]
    one.context.set_offline(False)
    page.evaluate("() => Strip.go()")
    _arrived(page)
    one.open("/")
    page.get_by_role("link", name="Vul aan").click()
    expect(page.get_by_label("Notitie")).to_have_value("kwam bij me staan, en lachte")


def test_worrying_words_bring_the_numbers_and_they_stay_until_read(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _ready(one)
    page.get_by_role("region", name="Zag je iets?").get_by_role("link", name="Milan").click()
    page.get_by_label("Zeg het in je eigen woorden").fill("hij zei dat papa hem slaat")
    _tap_something_good(page)
    page.get_by_role("region", name="Zag je iets?").wait_for()
    expect(page.get_by_text("Veilig Thuis: 0800-2000")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Veilig Thuis: 0800-2000")).to_be_visible()
    page.get_by_role("button", name="Gelezen").click()
    expect(page.get_by_text("Veilig Thuis: 0800-2000")).to_have_count(0)


def test_a_page_left_open_records_nothing_under_the_name_of_who_came_after(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Bram").click()
    page.evaluate("() => { Store.changed = () => {}; BroadcastChannel.prototype.postMessage = () => {}; }")
    page.evaluate("() => Store.actFor('somebody else')")
    _tap_something_good(page)
    page.get_by_role("heading", name="Wie zag je?").wait_for()
    assert page.evaluate(_STATES) == []


def test_logging_out_on_a_full_device_still_takes_the_key_away(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", size="phone", at=corridor)
    page = _without_network(one)
    page.get_by_role("link", name="Noor").click()
    _tap_something_good(page)
    expect(page.get_by_text("Opgeslagen bij Noor.")).to_be_visible()
    page.evaluate(FULL, True)
    page.get_by_role("button", name="Haal de namen van dit toestel").click()
    expect(page.get_by_text("Je bent uitgelogd op dit toestel")).to_be_visible()
    assert "KEY" not in page.evaluate(_STORAGE)


def test_a_look_whether_the_page_is_still_mine_does_not_break_off_logging_out(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", at=corridor)
    page = _ready(one)
    page.evaluate("""() => {
      const [person, lock] = [Store.person, Store.lock];
      const locked = new Promise((done) => (Store.lock = async () => (await lock(), done())));
      Store.person = async () => (await locked, person());
      document.dispatchEvent(new Event('visibilitychange'));
    }""")
    page.get_by_role("button", name="Uitloggen").click()
    page.wait_for_url("**/inloggen/**")


def test_names_that_come_after_a_logout_are_not_kept(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("marleen", at=corridor)
    page = _ready(one)
    page.evaluate("""async () => {
      const mark = await Store.expect();
      const kit = await (await fetch('/snel/pakket/')).json();
      document.documentElement.dataset.ready = 'no';
      await Store.lock();
      await Store.accept(kit, '', mark);
    }""")
    assert page.evaluate("() => Store.person()") is None
    assert "KEY" not in page.evaluate(_STORAGE)


def test_what_follows_waits_while_the_school_has_trouble_with_what_comes_first(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", at=corridor)
    page = _ready(one)
    told = page.evaluate("""async () => {
      const { owner, pupils } = await Store.person();
      const [observation] = await Store.write([{ pupil: pupils[0].id, signals: ['SIG-POS-01'] }]);
      const [first] = await Store.take(owner, 9, new Set());
      await Store.undo(observation, pupils[0].id);
      const next = await Store.take(owner, 9, new Set([first.id]));
      return [first.kind, next.length, (await Store.letters()).length];
    }""")
    assert told == ["record", 0, 2]
