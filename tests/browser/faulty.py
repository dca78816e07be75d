"""A device in a bad world: taps with a mark in their words, and every way in which saving can be disturbed.

What counts is what a person saw: a tap after which the page said it was kept must be at school once, and no more.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psutil
from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.bench.pages import ARGUMENTS

from .conftest import CHROMIUM

#: Taps on the page that stands in without a network: a child, words, a chip (twice in a row), and what the page says.
_TAPS = """async (marks) => {
  const until = async (found) => {
    for (let tries = 0; !found(); tries++) {
      if (tries > 4000) throw new Error('the page does not go on: ' + document.body.innerText.slice(0, 300));
      await new Promise((next) => setTimeout(next, 5));
    }
  };
  const kept = [];
  for (const mark of marks) {
    await until(() => document.querySelector('#screen a.tile'));
    const tiles = document.querySelectorAll('#screen a.tile');
    tiles[Number(mark.slice(3)) % tiles.length].click();
    const form = document.querySelector('#screen form');
    form.elements.words.value = mark;
    const chips = form.querySelectorAll('button[name=signal]');
    const chip = chips[Number(mark.slice(3)) % chips.length];
    document.getElementById('full').hidden = true;
    chip.click();
    chip.click();
    await until(() => document.querySelector('#screen a.tile') || !document.getElementById('full').hidden);
    if (document.getElementById('full').hidden) kept.push(mark);
    else { history.pushState(null, '', '/'); dispatchEvent(new PopStateEvent('popstate')); }
  }
  return kept;
}"""
_BAD_ROAD = """(ways) => {
  const real = self.real ??= self.fetch;
  self.following = ways;
  self.fetch = async (address, options) => {
    if (!String(address).endsWith('/bezorgen/')) return real(address, options);
    const way = self.following[0];
    self.following = self.following.slice(1);
    if (way === 'a') throw new TypeError('lost on the way');
    const answer = await real(address, options);
    if (way === 'l') throw new TypeError('the answer was lost');
    return answer;
  };
}"""
FULL = """(full) => {
  self.writes ??= { add: IDBObjectStore.prototype.add, put: IDBObjectStore.prototype.put };
  for (const [name, write] of Object.entries(self.writes)) {
    IDBObjectStore.prototype[name] = full
      ? () => { throw new DOMException('no room', 'QuotaExceededError'); }
      : write;
  }
}"""
_LEFT = "() => Store.letters().then((all) => all.filter(({ state }) => state !== 'done').length)"


class Device:
    """A phone of Marleen with a profile of its own on the disk."""

    def __init__(self, playwright: Playwright, folder: Path, origin: str, *, clock: int = 0) -> None:
        self._playwright, self._folder, self.origin, self._clock = playwright, folder, origin, clock
        self.context: BrowserContext
        self.page: Page
        self._start()

    def _start(self) -> None:
        self.context = self._playwright.chromium.launch_persistent_context(
            str(self._folder), executable_path=CHROMIUM, args=ARGUMENTS, viewport={"width": 390, "height": 844},
            locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce",
        )  # fmt: skip
        self.context.set_default_timeout(30_000)
        if self._clock:
            off = f"const true_now = Date.now; Date.now = () => true_now() + {self._clock};"
            self.context.add_init_script(off)
        self.page = self.context.pages[0]

    def log_in(self) -> None:
        """Log in and get ready: names on the device, a worker that stands in."""
        self.page.goto(f"{self.origin}/inloggen/")
        if "/inloggen/" in self.page.url:  # a browser that was killed may remember the session
            self.page.locator('button[name=login][value="marleen@vlinderboom.example"]').click()
        self.page.wait_for_selector("html[data-ready]:not([data-ready=no])", state="attached")
        self.page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'", timeout=60_000)

    def without_network(self, *, background: bool = True) -> None:
        """A cold start with no network; ``background``: whether the browser may bring letters by itself afterwards."""
        self.context.set_offline(True)
        self.page.goto(f"{self.origin}/")
        self.page.wait_for_selector("#screen a.tile")
        if not background:
            self.page.evaluate("() => { Strip.background = () => {}; }")

    def tap(self, marks: list[str]) -> list[str]:
        """Tap each mark in; those of which the page said they were kept."""
        kept: list[str] = self.page.evaluate(_TAPS, marks)
        return kept

    def left(self) -> int:
        """How many letters are not at school yet."""
        number: int = self.page.evaluate(_LEFT)
        return number

    def with_network(self) -> None:
        """Back in reach, on the page of today; wait until everything is at school."""
        self.context.set_offline(False)
        self.page.goto(f"{self.origin}/")
        self.arrive()

    def arrive(self) -> None:
        """Wait until everything is at school."""
        self.page.evaluate("() => Strip.go()")
        self.page.wait_for_selector("html[data-waiting='0']", state="attached")
        assert self.left() == 0

    def kill(self) -> None:
        """Switch the device off at once, and on again: the login of the session is gone with the browser."""
        for process in psutil.process_iter(["cmdline"]):
            if any(str(self._folder) in part for part in process.info["cmdline"] or ()):
                process.kill()
        with contextlib.suppress(Error):  # that it is gone is the point
            self.context.close()
        self._start()

    def fill_up(self, *, full: bool) -> None:
        """The disk is full, or has room again: every write fails as it does then (Chromium's own limit spares this)."""
        self.page.evaluate(FULL, full)


#: A page with this never asks the browser to bring letters by itself.
NO_BACKGROUND = "SyncManager.prototype.register = async () => {};"


def bad_road(page: Page, ways: str) -> None:
    """What happens to each next delivery: ``a`` lost on the way, ``l`` arrived but the answer was lost, then all well."""
    page.evaluate(_BAD_ROAD, ways)


def road_was_bad(page: Page) -> bool:
    """Whether everything that was to go wrong did."""
    gone: bool = page.evaluate("() => self.following === ''")
    return gone


def at_school(page: Page, origin: str) -> Counter[str]:
    """How often each mark stands in the lists of the children, as a person reads them."""
    page.goto(f"{origin}/vastleggen/")
    addresses = {link.get_attribute("href") or "" for link in page.locator("a.tile").all()}
    found: Counter[str] = Counter()
    for address in sorted(addresses):
        page.goto(f"{origin}{address.removesuffix('nieuw/')}")
        page.get_by_label("Zoek in de notities").fill("tik")
        with page.expect_navigation(wait_until="load"):
            page.get_by_role("button", name="Toon").click()
        found.update(re.findall(r"tik\d{4}", page.locator("main").inner_text()))
    return found


def marks() -> Iterator[str]:
    """tik0001, tik0002 and so on."""
    return (f"tik{number:04}" for number in count(1))
