"""A thousand taps over every fault: each one that the page said was kept is at school, once.

``pytest tests/browser/test_nothing_lost.py -s`` prints the figures.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from tests.bench.server import Server

from .faulty import NO_BACKGROUND, Device, at_school, bad_road, marks, road_was_bad

HOUR = 3_600_000


@pytest.fixture
def devices(playwright: Playwright, corridor: Server, tmp_path: Path) -> Iterator[list[Device]]:
    """Two phones of Marleen, the clock of the second an hour fast."""
    origin = f"http://127.0.0.1:{corridor.port}"
    made = [
        Device(playwright, tmp_path / f"device{number}", origin, clock=clock) for number, clock in enumerate((0, HOUR))
    ]
    for one in made:
        one.log_in()
    yield made
    for one in made:
        one.context.close()


def test_of_a_thousand_taps_none_is_lost_and_none_doubled(devices: list[Device]) -> None:
    phone, other = devices
    mark, kept, figures = marks(), [], {}

    def tap(name: str, number: int, device: Device = phone) -> list[str]:
        wanted = list(islice(mark, number))
        found = device.tap(wanted)
        figures[name] = len(found)
        kept.extend(found)
        return [one for one in wanted if one not in found]

    phone.without_network()
    tap("no network before the page was loaded", 150)
    phone.with_network()

    phone.without_network(background=False)
    tap("network lost while bringing, answers lost", 200)
    bad_road(phone.page, "alalla")
    phone.context.set_offline(False)
    for _ in range(7):
        phone.page.evaluate("() => Strip.go()")
    assert road_was_bad(phone.page)
    phone.arrive()

    phone.without_network(background=False)
    tap("network comes and goes between two tries", 100)
    bad_road(phone.page, "l")
    phone.context.set_offline(False)
    phone.page.evaluate("() => Strip.go()")
    phone.context.set_offline(True)
    phone.page.evaluate("() => Strip.go()")
    assert road_was_bad(phone.page)
    phone.with_network()

    phone.without_network()
    tap("tab killed", 100)
    killed, phone.page = phone.page, phone.context.new_page()
    killed.close(run_before_unload=False)
    phone.with_network()

    phone.without_network()
    tap("device switched off", 100)
    phone.kill()
    phone.log_in()
    phone.arrive()

    phone.without_network()
    phone.fill_up(full=True)
    refused = tap("device full", 25)
    expect(phone.page.get_by_text("Dit toestel is vol.")).to_be_visible()
    phone.fill_up(full=False)
    kept.extend(again := phone.tap(refused))
    figures["tapped again when there was room"] = len(again)
    assert len(again) == len(refused) > 0
    phone.with_network()

    phone.without_network()
    phone.context.clear_cookies()
    tap("session expired", 100)
    phone.context.set_offline(False)
    phone.page.evaluate("() => Strip.go()")
    expect(phone.page.get_by_text("Log in, dan gaat het vanzelf.")).to_be_visible()
    phone.log_in()
    phone.arrive()

    other.without_network(background=False)
    tap("second device, clock an hour fast", 125, other)
    phone.without_network(background=False)
    tap("two devices and two tabs at once", 100)
    second = phone.context.new_page()
    second.add_init_script(NO_BACKGROUND)
    second.goto(f"{phone.origin}/")
    for page in (phone.page, second):
        bad_road(page, "la")
    for one in (phone, other):
        one.context.set_offline(False)
    for _ in range(3):
        for page in (phone.page, second, other.page):
            page.evaluate("() => { self.going = Promise.all([Strip.go(), Strip.go()]); }")
        for page in (phone.page, second, other.page):
            page.evaluate("() => self.going")
    assert any(road_was_bad(page) for page in (phone.page, second))
    other.with_network()
    phone.with_network()

    found = at_school(phone.page, phone.origin)
    lost, doubled = set(kept) - found.keys(), {one: number for one, number in found.items() if number > 1}
    print()
    for name, number in figures.items():
        print(f"{number:5}  {name}")
    print(f"{len(kept):5}  kept; at school {sum(found.values())}, lost {len(lost)}, doubled {len(doubled)}")
    assert len(kept) == 1000
    assert lost == set()
    assert doubled == {}
    assert found.keys() == set(kept)
