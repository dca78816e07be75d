"""What every paper has: its language, title and foot, and text that the letters of the paper can show."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .lettering import lines, printable

_LINES_ON_PAPER = 6


def frame(title: str, foot: str) -> dict[str, Any]:
    """What ``style.typ`` needs of every paper; ``foot`` stands at the foot of each page, before its number."""
    # The template puts the two numbers where # stands; words around them differ per language.
    page_of = _("bladzijde %(page)s van %(pages)s") % {"page": "#", "pages": "#"}
    return {
        "lang": "en" if get_language() == "en" else "nl", "title": one_line(title), "confidential": foot,
        "page_of": page_of,
    }  # fmt: skip


def one_line(text: str) -> str:
    """``text`` without its line ends."""
    return printable(" ".join(text.split()))


def each_line(texts: Iterable[str]) -> list[str]:
    """Each of ``texts`` without its line ends."""
    return [one_line(text) for text in texts]


def as_written(text: str) -> list[str]:
    """Lines as they were written; more than a few are run together, so that they cannot push a page away."""
    found = lines(text)
    return found if len(found) <= _LINES_ON_PAPER else [" ".join(found)]
