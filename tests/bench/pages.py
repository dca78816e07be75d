"""What a page weighs in a real browser with an empty cache."""

import os
from dataclasses import dataclass

from playwright.sync_api import sync_playwright

from .school import BenchSchool

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


@dataclass(frozen=True, slots=True)
class Weight:
    """Requests and compressed bytes of a first load."""

    page: str
    requests: int
    kilobytes: float


def page_weights(port: int, school: BenchSchool) -> list[Weight]:
    """Load each page with an empty cache and count."""
    user = school.users[0]
    pages = {
        "login": "/inloggen/", "today": "/", "class": "/leerlingen/", "record": f"/leerling/{user.pupils[0]}/waarnemen/nieuw/",
        "picture (500 observations)": f"/leerling/{user.pupils[0]}/begrijpen/",
        "list (500 observations)": f"/leerling/{user.pupils[0]}/waarnemen/",
    }  # fmt: skip
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=ARGUMENTS
        )
        for name, path in pages.items():
            context = browser.new_context(locale="nl-NL")
            if name != "login":
                context.add_cookies(
                    [{"name": "thuishaven_session", "value": user.session, "url": f"http://127.0.0.1:{port}"}]
                )
            page = context.new_page()
            sizes: list[float] = []
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
            page.goto(f"http://127.0.0.1:{port}{path}", wait_until="networkidle")
            found.append(Weight(name, len(sizes), sum(sizes) / 1000))
            context.close()
        browser.close()
    return found
