"""How the page looks on this device: light, dark or as the device says, and which letter.

The choice lives in two cookies, so that the server sends the right page at once and no script is needed.
"""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

THEMES = ("system", "light", "dark")
LETTERS = ("plain", "clear")
_YEAR = 365 * 24 * 3600


class Appearance(NamedTuple):
    """``theme``: one of THEMES; ``letter``: one of LETTERS (``clear`` has letters that look less alike)."""

    theme: str = "system"
    letter: str = "plain"


def appearance_of(request: HttpRequest | None) -> Appearance:
    """What was chosen on this device; anything unknown counts as not chosen."""
    cookies = request.COOKIES if request is not None else {}
    theme, letter = cookies.get("theme", ""), cookies.get("letter", "")
    return Appearance(
        theme=theme if theme in THEMES else THEMES[0],
        letter=letter if letter in LETTERS else LETTERS[0],
    )


def remember(response: HttpResponse, *, theme: str, letter: str, secure: bool) -> None:
    """Keep the choices that are valid on this device for a year; others change nothing."""
    for name, value, allowed in (("theme", theme, THEMES), ("letter", letter, LETTERS)):
        if value in allowed:
            response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="Lax", secure=secure)
