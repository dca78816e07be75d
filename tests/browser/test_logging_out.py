"""Logging out on a device: the way out is not broken off, every tab follows, and what must be read is still there."""

import contextlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]


def _ready(one: Visitor) -> Page:
    page = one.page
    page.wait_for_selector("html[data-ready]:not([data-ready=no])", state="attached")
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'", timeout=60_000)
    return page


def _log_out(page: Page) -> None:
    page.get_by_role("button", name="Uitloggen").click()
    _out(page)


def _out(page: Page) -> None:
    page.wait_for_url(lambda url: "/inloggen/" in url and "/uit/" not in url)


def test_worrying_words_that_arrive_while_logging_out_are_said_to_the_same_person_later(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", at=corridor)
    page = _ready(one)
    page.evaluate("""async () => {
      const { pupils } = await Store.person();
      await Store.write([{ pupil: pupils[0].id, signals: ['SIG-POS-01'], note: 'hij zei dat papa hem slaat' }]);
    }""")
    _log_out(page)
    one.log_in("joost")
    _ready(one)
    expect(page.get_by_text("Veilig Thuis: 0800-2000")).to_have_count(0)
    _log_out(page)
    one.log_in("marleen")
    expect(page.get_by_text("Veilig Thuis: 0800-2000")).to_be_visible()
    _ready(one)
    page.get_by_role("button", name="Gelezen").click()
    expect(page.get_by_text("Veilig Thuis: 0800-2000")).to_have_count(0)


def test_the_page_that_asks_whether_to_log_out_logs_out_when_the_school_is_slow(
    visitor: MakeVisitor, corridor: Server
) -> None:
    one = visitor("marleen", at=corridor)
    page = _ready(one)
    one.open("/inloggen/uit/")
    _ready(one)
    held: list[Route] = []
    page.route("**/inloggen/uit/", lambda route: held.append(route) if _is_sent(route) else route.continue_())
    page.locator("#content").get_by_role("button", name="Uitloggen").click(no_wait_after=True)
    with contextlib.suppress(Error):  # a page that loads anew meanwhile is a fault, and seen below
        page.wait_for_function("async () => !(await Store.person())")
    with contextlib.suppress(Error):
        page.wait_for_timeout(0)
        for route in held:
            route.continue_()
        page.unroute("**/inloggen/uit/")
    _out(page)


def _is_sent(route: Route) -> bool:
    return route.request.method == "POST"


@pytest.mark.parametrize("key", ["petra", "marleen"])
def test_another_tab_follows_whether_or_not_its_names_have_come(
    visitor: MakeVisitor, corridor: Server, key: str
) -> None:
    one = visitor(at=corridor)
    one.context.route("**/snel/pakket/", lambda _: None)  # names that never come; a guardian gets none
    page = one.log_in(key)
    other = one.context.new_page()
    other.goto(f"{one.origin}/")
    other.wait_for_function("() => typeof Strip === 'object' && 'waiting' in document.documentElement.dataset")
    _log_out(page)
    _out(other)


def test_a_tab_of_a_guardian_whose_session_is_over_does_not_stay_open(visitor: MakeVisitor, corridor: Server) -> None:
    one = visitor("petra", at=corridor)
    page = one.page
    page.wait_for_selector("html[data-ready=no]", state="attached")
    one.context.clear_cookies(name="thuishaven_session")
    page.evaluate("() => void document.dispatchEvent(new Event('visibilitychange'))")
    _out(page)
