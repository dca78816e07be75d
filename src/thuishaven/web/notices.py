"""What a page says after an action: one sentence, with a way to look at it or to undo it."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, urlencode

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

Kind = Literal["good", "info", "warm"]
_LEVELS: dict[Kind, int] = {"good": messages.SUCCESS, "info": messages.INFO, "warm": messages.WARNING}
_KINDS: dict[int, Kind] = {level: kind for kind, level in _LEVELS.items()}


@dataclass(frozen=True, slots=True)
class NoticeParts:
    """A notice as the page shows it; addresses are empty when there is nothing to open or undo."""

    kind: Kind
    text: str
    open_url: str
    undo_url: str


def say(request: HttpRequest, text: str, *, kind: Kind = "good", open_url: str = "", undo_url: str = "") -> None:
    """Show ``text`` on the next page. ``undo_url`` receives a POST; ``open_url`` is a link to what was saved."""
    links = {"open": open_url, "undo": undo_url}
    tags = urlencode({name: address for name, address in links.items() if address})
    messages.add_message(request, _LEVELS[kind], text, extra_tags=tags)


def notice_parts(message: Message) -> NoticeParts:
    """The parts of a message made by :func:`say` (or by Django itself, which carries no addresses)."""
    links = parse_qs(message.extra_tags or "")
    return NoticeParts(
        kind=_KINDS.get(message.level, "warm" if message.level > messages.WARNING else "info"),
        text=str(message.message),
        open_url=links.get("open", [""])[0],
        undo_url=links.get("undo", [""])[0],
    )
