"""The product as people meet it: the production server with the demo school, and Chromium."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.bench.pages import ARGUMENTS
from tests.bench.server import Server, running_server
from thuishaven.demo.histories import is_school_day
from thuishaven.demo.personas import CHILDREN, DEMO_PASSWORD

#: A busy machine may take its time to answer; what never comes still fails.
expect.set_options(timeout=20_000)
VIEWPORTS = {"phone": (390, 844), "tablet": (1024, 768), "desktop": (1440, 900)}
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
#: What a browser says on its own about an answer that is meant (a refused form, a page that is not there, nobody
#: logged in) and about a network that a test took away.
_MEANT = re.compile(
    r"Failed to load resource: (the server responded with a status of (401|403|404|409|410|422|429)"
    r"|net::ERR_INTERNET_DISCONNECTED)"
)


def pytest_configure(config: pytest.Config) -> None:
    """The mark below is known without the plugin that spreads tests over workers, too."""
    config.addinivalue_line("markers", "xdist_group(name): tests that run in one worker")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All stories share one server, so they run in one worker."""
    for item in items:
        if Path(str(item.fspath)).parent.name == "browser":
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The production server with a demo school of its own."""
    with running_server(str(tmp_path_factory.mktemp("data")), demo=True) as running:
        yield running


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A second installation, for stories that change who works and learns at the school."""
    with running_server(str(tmp_path_factory.mktemp("elsewhere")), demo=True) as running:
        yield running


@pytest.fixture(scope="session")
def corridor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A third installation, for stories that record a great deal."""
    with running_server(str(tmp_path_factory.mktemp("corridor")), demo=True) as running:
        yield running


@pytest.fixture(scope="session")
def school_morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An installation where it is twenty to ten on a day with school, for stories that need one."""
    now = timezone.localtime()
    day = next(day for day in _days_from(now) if is_school_day(day.date()) and not _christmas(day))
    clock = {
        "SCHOOL_CLOCK": str((day.replace(hour=9, minute=40, second=0) - now).total_seconds()),
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent / "clock"), os.environ.get("PYTHONPATH", ""))),
    }
    with running_server(str(tmp_path_factory.mktemp("morning")), demo=True, env=clock) as running:
        yield running


def _christmas(day: datetime) -> bool:
    return (day.month, day.day) >= (12, 19) or (day.month, day.day) <= (1, 3)


def _days_from(now: datetime) -> Iterator[datetime]:
    """Days from now on; the last one is far beyond any holiday of the demo."""
    return (now + timedelta(days=step) for step in range(100))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all stories."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield browser
    browser.close()


class Visitor:
    """Somebody with a browser: collects what goes wrong, so that a test can say nothing did."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context, self.origin = context, origin
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not _MEANT.search(text):
            self.faults.append(f"{kind}: {text}")

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme in {"http", "https"} and not url.startswith(self.origin):
            self.faults.append(f"request left the machine: {url}")

    def open(self, path: str) -> Page:
        """Go to a path of the product."""
        self.page.goto(self.origin + path)
        return self.page

    def log_in(self, key: str) -> Page:
        """Step into the demo school by the role switcher."""
        page = self.open("/inloggen/")
        page.locator(f'button[name=login][value="{key}@vlinderboom.example"]').click()
        page.wait_for_url(lambda url: "/inloggen/" not in url)
        return page

    def log_in_with_password(self, login: str, password: str = DEMO_PASSWORD) -> Page:
        """Log in with the form, as on a real installation."""
        page = self.open("/inloggen/")
        page.get_by_label("E-mailadres of inlognaam").fill(login)
        page.get_by_label("Wachtwoord", exact=True).fill(password)
        page.get_by_role("button", name="Inloggen", exact=True).click()
        return page


@pytest.fixture
def visitor(server: Server, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Make visitors: ``visitor("marleen", size="phone", dark=True)``; afterwards nothing may have gone wrong.

    ``at`` is another installation than the one all stories share.
    """
    made: list[Visitor] = []

    def make(
        key: str = "", *, size: str = "desktop", dark: bool = False, at: Server = server, **options: object
    ) -> Visitor:
        width, height = VIEWPORTS[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="nl-NL", timezone_id="Europe/Amsterdam",
            color_scheme="dark" if dark else "light", reduced_motion="reduce", accept_downloads=True, **options,
        )  # fmt: skip
        context.set_default_timeout(30_000)
        one = Visitor(context, f"http://127.0.0.1:{at.port}")
        made.append(one)
        if key:
            one.log_in(key)
        return one

    yield make
    faults = [fault for one in made for fault in one.faults]
    for one in made:
        one.context.close()
    assert faults == []


@pytest.fixture(scope="session")
def earlier_notes(server: Server, chromium: Browser) -> str:
    """The id of an import of Marleen that waits: a suggestion, a worrying word, an unknown name and a broken line."""
    context = chromium.new_context()
    one = Visitor(context, f"http://127.0.0.1:{server.port}")
    one.log_in("marleen")
    page = one.open("/vastleggen/eerder/")
    page.get_by_label("Of plak de tabel hier").fill(
        "datum;leerling;tekst;auteur\n3-11-2025;Sami;Legde zijn hoofd op tafel en vroeg geen hulp.;ik\n"
        "4-11-2025;Sami;Zei dat papa hem slaat. Is een aandachttrekker.;Juf Anneke\n"
        "4-11-2025;Samuel;Lachte.;ik\nnooit;Sami;Lachte.;ik"
    )
    page.get_by_role("button", name="Lees in").click()
    page.wait_for_url(lambda url: url.rstrip("/").count("/") > 4)
    found = page.url.split("/")[5]
    context.close()
    return found


@pytest.fixture(scope="session")
def pupil_ids(server: Server, chromium: Browser) -> dict[str, str]:
    """The ids of the demo pupils by their keys, read from the pages of those who may see them."""
    found: dict[str, str] = {}
    for key in ("marleen", "joost"):
        context = chromium.new_context()
        one = Visitor(context, f"http://127.0.0.1:{server.port}")
        page = one.log_in(key)
        one.open("/vastleggen/")
        for link in page.locator("a.tile").all():
            found[link.locator("bdi").inner_text()] = (link.get_attribute("href") or "").split("/")[2]
        context.close()
    return {child.key: found[child.call_name or child.given] for child in CHILDREN}
