"""What recording costs: taps and seconds with a network and without one, and the first paint on a slow phone.

``pytest tests/browser/test_quick_measured.py -s`` prints the figures of docs/benchmarks.md.
"""

import time
from collections.abc import Callable
from statistics import median
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.bench.server import Server

from .conftest import Visitor

MakeVisitor = Callable[..., Visitor]
ROUNDS = 12
_PAINT = """() => new Promise((done) => {
  const told = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
  if (told()) return done(told());
  new PerformanceObserver(() => told() && done(told())).observe({ type: 'paint', buffered: true });
})"""


@pytest.fixture
def phone(visitor: MakeVisitor, corridor: Server) -> Visitor:
    """Marleen's phone, ready."""
    one = visitor("marleen", size="phone", at=corridor)
    one.page.wait_for_selector("html[data-ready]:not([data-ready=no])", state="attached")
    one.page.wait_for_function("() => navigator.serviceWorker.controller", timeout=60_000)
    one.open("/")
    return one


def _capture(page: Page, child: str) -> float:
    """Seconds from the page with the children to "saved", with two taps and nothing else."""
    page.evaluate("() => sessionStorage.removeItem('last')")
    began = time.perf_counter()
    page.get_by_role("link", name=child, exact=True).first.click()
    page.get_by_role("group", name="Ging goed").get_by_role("button").first.click()
    page.wait_for_url(lambda address: urlsplit(address).path == "/")
    page.locator("#strip [data-saved]", has_text=child).wait_for()
    return time.perf_counter() - began


@pytest.mark.parametrize("network", [True, False], ids=["with a network", "without"])
def test_two_taps_save_and_quickly(phone: Visitor, network: bool) -> None:
    page = phone.page
    if not network:
        phone.context.set_offline(True)
        page.goto(f"{phone.origin}/")
        page.get_by_role("heading", name="Wie zag je?").wait_for()
    seconds = [_capture(page, child) for _ in range(ROUNDS // 4) for child in ("Bram", "Elif", "Noor", "Lotte")]
    print(f"{'with' if network else 'without'} a network: 2 taps, median {median(seconds):.2f} s")
    assert median(seconds) < 2


def test_the_first_paint_on_a_slow_phone(phone: Visitor) -> None:
    page = phone.page
    capture = page.get_by_role("link", name="Sami", exact=True).first.get_attribute("href") or ""
    phone.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    paints = {}
    for name, path, network in (
        ("today", "/", True), ("capture", capture, True), ("capture, no network", "/", False),
    ):  # fmt: skip
        phone.context.set_offline(not network)
        times = []
        for _ in range(5):
            page.goto(phone.origin + path)
            times.append(page.evaluate(_PAINT))
        paints[name] = min(times)  # whatever else runs here only adds to it
        print(
            f"first paint at a quarter of the speed, {name}: median {median(times):.0f} ms, slowest {max(times):.0f} ms"
        )
    assert max(paints.values()) < 1000
