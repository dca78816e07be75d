"""The product as an app on a device: named, in its own colours, with icons that are small."""

import json
import struct
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from thuishaven.web import jinja_env

TOKENS = Path(jinja_env.__file__).parent / "static" / "web" / "css" / "tokens.css"


def test_the_manifest_is_open_and_every_page_names_it(db) -> None:  # type: ignore[no-untyped-def]
    response = Client().get("/manifest.webmanifest")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/manifest+json"
    assert response.cookies == {}
    about = json.loads(response.content)
    assert (about["name"], about["start_url"], about["display"], about["lang"]) == (
        "Thuishaven",
        "/",
        "standalone",
        "nl",
    )
    assert {about["theme_color"], about["background_color"]} <= {
        colour for colour in TOKENS.read_text().replace("(", " ").replace(",", " ").split() if colour.startswith("#")
    }
    assert '<link rel="manifest" href="/manifest.webmanifest">' in Client().get("/inloggen/").content.decode()


def test_the_icons_are_as_large_as_the_manifest_says_and_small_to_send(db) -> None:  # type: ignore[no-untyped-def]
    icons = json.loads(Client().get("/manifest.webmanifest").content)["icons"]
    assert {icon["sizes"] for icon in icons} == {"any", "192x192", "512x512"}
    for icon in icons:
        data = Path(finders.find(icon["src"].removeprefix("/static/"))).read_bytes()
        assert len(data) < 8_000
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", data[16:24])
            assert icon["sizes"] == f"{width}x{height}"
