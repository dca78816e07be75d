"""Between two lessons: a child, what it showed, saved. And a question typed into the library."""

from collections.abc import Callable

from playwright.sync_api import expect

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def test_two_taps_from_the_page_of_today(visitor: MakeVisitor) -> None:
    page = visitor("marleen", size="phone").open("/")
    page.get_by_role("region", name="Zag je iets?").get_by_role("link", name="Bram").click()
    page.get_by_role("button", name="Laat zich troosten").first.click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Bram.")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Opgeslagen bij Bram.")).to_have_count(0)


def test_typing_finds_the_signal_and_enter_saves_nothing_by_accident(visitor: MakeVisitor) -> None:
    page = visitor("marleen", size="phone").open("/")
    page.get_by_role("region", name="Zag je iets?").get_by_role("link", name="Elif").click()
    field = page.get_by_label("Zeg het in je eigen woorden")
    field.fill("ligt met zijn hoofd op tafel")
    page.get_by_text("Bedoel je dit?").wait_for()
    field.press("Enter")
    expect(page.get_by_role("heading", name="Wat zag je?")).to_be_visible()
    page.locator("#found").get_by_role("button").first.click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Elif.")).to_be_visible()


def test_without_a_network_on_a_device_that_keeps_nothing_the_words_stay(visitor: MakeVisitor) -> None:
    one = visitor(size="phone")
    one.context.route("**/snel/pakket/", lambda route: route.fulfill(status=404))
    page = one.log_in("marleen")
    page.get_by_role("region", name="Zag je iets?").get_by_role("link", name="Elif").click()
    page.wait_for_selector("html[data-ready=no]", state="attached")
    field = page.get_by_label("Zeg het in je eigen woorden")
    field.fill("zat bij het raam")
    one.context.set_offline(True)
    tap = page.get_by_role("group", name="Ging goed").get_by_role("button").first
    tap.click()
    said = page.get_by_role("alert").filter(has_text="Er is geen netwerk. Het is nog niet bewaard.")
    expect(said).to_be_visible()
    expect(field).to_have_value("zat bij het raam")
    one.context.set_offline(False)
    tap.click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Elif.")).to_be_visible()


def test_a_judging_word_gets_another_way_to_write_while_typing_on_every_form(
    visitor: MakeVisitor, pupil_ids: dict[str, str]
) -> None:
    page = visitor("marleen", size="phone").open(f"/leerling/{pupil_ids['bram']}/waarnemen/nieuw/")
    page.get_by_text("Notitie erbij").click()
    note = page.get_by_label("Notitie", exact=False).last
    note.fill("hij is een aandachtzoeker")
    expect(page.get_by_text("Je schreef ‘aandachtzoeker’")).to_be_visible()
    note.fill("hij kwam steeds naast me staan")
    expect(page.get_by_text("Je schreef ‘aandachtzoeker’")).to_have_count(0)
    page.goto(page.url.replace("waarnemen/nieuw", "incident"))
    stopped = page.get_by_label("Wat heb je gestopt?")
    stopped.fill("hij is lui en manipulatief")
    expect(page.get_by_text("Je schreef ‘lui’")).to_be_visible()


def test_quick_capture_with_the_keyboard_alone(visitor: MakeVisitor) -> None:
    page = visitor("marleen").open("/")
    page.get_by_role("region", name="Zag je iets?").get_by_role("link", name="Noor").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Houdt vol als iets lastig is").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status").filter(has_text="Opgeslagen bij Noor.")).to_be_visible()


def test_a_question_in_own_words_leads_to_an_entry_and_into_a_plan(visitor: MakeVisitor) -> None:
    page = visitor("marleen", size="phone").open("/kennis/")
    box = page.get_by_role("searchbox", name="Zoek in je eigen woorden")
    box.fill("hoe help ik een kind dat nooit om hulp vraagt")
    box.press("Enter")
    expect(page.get_by_role("status").filter(has_text="je woorden")).to_be_visible()
    assert "hulp" not in page.url
    page.goto(page.url.replace("/kennis/zoeken/", "/kennis/STR-COREG-05/"))
    page.get_by_role("link", name="Zet in een steunplan").click()
    page.get_by_role("link", name="Sami").click()
    expect(page.locator('input[name="approaches"][value="STR-COREG-05"]').first).to_be_checked()
