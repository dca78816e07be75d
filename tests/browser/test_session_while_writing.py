"""Who writes or draws for half an hour is there: the session does not end, though no page is asked for."""

from collections.abc import Callable

from playwright.sync_api import Page, Request

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def _form(one: Visitor, name: str, path: str) -> Page:
    """A page with a form, on a clock of its own."""
    href = one.open("/vastleggen/").locator("a.tile").filter(has_text=name).first.get_attribute("href") or ""
    one.page.clock.install()
    page = one.open(f"/leerling/{href.split('/')[2]}/{path}")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    return page


def _heard(page: Page) -> list[Request]:
    """What tells the school that somebody is there: what a page asks by itself says so, and does not count."""
    found: list[Request] = []

    def hear(request: Request) -> None:
        if request.url.endswith("/stand/") and "x-background" not in request.headers:
            found.append(request)

    page.on("request", hear)
    return found


def test_typing_keeps_the_session(visitor: MakeVisitor) -> None:
    page = _form(visitor("marleen"), "Sami", "plannen/wijzig/")
    heard = _heard(page)
    field = page.get_by_label("Wat gaat goed?")
    field.press("a")
    assert heard == []  # the page itself was a sign a moment ago
    page.clock.run_for("05:00")
    assert heard == []  # an open page is not somebody being there
    with page.expect_response(lambda answer: answer.url.endswith("/stand/")) as answer:
        field.press_sequentially("bouwt torens")
    assert answer.value.status == 200
    assert len(heard) == 1
    page.clock.run_for("01:00")
    field.press("b")
    assert len(heard) == 1  # not with every key
    page.clock.run_for("04:00")
    field.press("c")
    assert len(heard) == 2


def test_drawing_keeps_the_session(visitor: MakeVisitor) -> None:
    page = _form(visitor("marleen", size="phone"), "Sami", "dit-ben-ik/wijzig/")
    heard = _heard(page)
    sheet = page.get_by_role("img", name="Tekenvel van Sami")
    sheet.scroll_into_view_if_needed()
    page.clock.run_for("05:00")
    with page.expect_response(lambda answer: answer.url.endswith("/stand/")):
        sheet.click(position={"x": 20, "y": 20})
    assert len(heard) == 1


def test_a_parent_who_tells_something_is_there_too(visitor: MakeVisitor, pupil_ids: dict[str, str]) -> None:
    one = visitor("petra", size="phone")
    one.page.clock.install()
    page = one.open(f"/leerling/{pupil_ids['milan']}/waarnemen/nieuw/")
    page.wait_for_selector("html[data-ready]", state="attached")
    heard = _heard(page)
    page.clock.run_for("05:00")
    with page.expect_response(lambda answer: answer.url.endswith("/stand/")):
        page.get_by_role("group", name="Wat zag u?").get_by_role("checkbox").first.check()
    assert len(heard) == 1
