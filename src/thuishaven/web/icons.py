"""Icons: one sprite file with lucide icons, referred to by name.

The sprite is fetched once and cached for ever (its address carries a hash of the content), so a page with fifty
icons costs no more than one with five.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

SPRITE = Path(__file__).parent / "static" / "web" / "icons.svg"
#: Shown for a name that the sprite does not hold, so that a mistake in a knowledge file never breaks a page.
UNKNOWN = "circle-dashed"


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """All icon names that the sprite holds."""
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', SPRITE.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def _shapes() -> dict[str, str]:
    found = re.findall(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', SPRITE.read_text(encoding="utf-8"), re.DOTALL)
    return dict(found)


def svg_of(name: str, colour: str = "#000000") -> str:
    """The icon as an SVG file of its own, for paper. Raises KeyError for a name the sprite does not hold."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-width="1.9"'
        f' stroke="{colour}" stroke-linecap="round" stroke-linejoin="round">{_shapes()[name]}</svg>'
    )


def icon(name: str, label: str | None = None, cls: str = "") -> SafeString:
    """The icon ``name`` as SVG: decoration without ``label``, an image with that name for screen readers with it."""
    return _icon(_sprite(), str(name), None if label is None else str(label), cls)


@lru_cache(maxsize=1)
def _sprite() -> str:
    return static("web/icons.svg")


@lru_cache(maxsize=2048)
def _icon(sprite: str, name: str, label: str | None, cls: str) -> SafeString:
    known = name if name in names() else UNKNOWN
    classes = f"icon {cls}".rstrip()
    if label is None:
        template = '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>'
        return format_html(template, classes, sprite, known)
    template = '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"/></svg>'
    return format_html(template, classes, label, sprite, known)


def icon_at(name: str, x: float, y: float, size: float) -> SafeString:
    """The icon ``name`` within another drawing, ``x`` and ``y`` its upper left corner; decoration."""
    known = name if name in names() else UNKNOWN
    template = '<use class="icon" href="{}#{}" x="{}" y="{}" width="{}" height="{}"/>'
    return format_html(template, _sprite(), known, x, y, size, size)
