"""Reading one field of a class list: the tidy value, or a fault at its place."""

import re
from datetime import date

from .faults import Spot
from .values import FIRST_BIRTH_YEAR, KEY_LIMIT, TEXT_LIMIT, clean, holds_bsn, is_email, parse_date, passes_eleven_test

_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,39}")


def read_text(at: Spot, field: str, raw: str | None, *, limit: int = TEXT_LIMIT) -> str:
    """A tidy text of at most ``limit`` characters; a fault when it is longer or holds what looks like a BSN."""
    text = clean(raw)
    if len(text) > limit:
        at.add("too_long", field, length=len(text), limit=limit)
        return ""
    if holds_bsn(text):
        at.add("bsn_in_text", field)
        return ""
    return text


def read_birth_date(at: Spot, field: str, raw: str | None, *, latest: date | None) -> date | None:
    """A birth date, or None when there is none; a fault for another form, before 1990 or after ``latest``."""
    text = clean(raw)
    if not text:
        return None
    day = parse_date(text)
    if day is None:
        at.add("bad_date", field, value=text)
    elif latest is not None and day > latest:
        at.add("future_date", field, value=text)
    elif day.year < FIRST_BIRTH_YEAR:
        at.add("early_date", field, value=text, first=FIRST_BIRTH_YEAR)
    else:
        return day
    return None


def read_email(at: Spot, field: str, raw: str | None) -> str:
    """An e-mail address as it stands, or nothing."""
    text = read_text(at, field, raw)
    if text and not is_email(text):
        at.add("bad_email", field)
        return ""
    return text


def is_plain_name(name: str) -> bool:
    """Whether the name of a field can be repeated to people: a plain word that holds no number to hide."""
    return bool(_PLAIN_NAME.fullmatch(name)) and not holds_bsn(name)


class Keys:
    """The keys of one kind of entry: each filled, short, used once, and no BSN."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._places: dict[str, Spot] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def take(self, at: Spot, raw: str | None, *, numbers: frozenset[str] = frozenset()) -> str:
        """The key of an entry, empty after a fault. ``numbers`` are BSN-like values of the same entry."""
        key = (raw or "").strip()
        if not key:
            at.add("missing", self._field)
        elif len(key) > KEY_LIMIT:
            at.add("too_long", self._field, length=len(key), limit=KEY_LIMIT)
        elif key in self._places:
            at.add("duplicate_key", self._field, key=key, first=self._places[key].line)
        elif key in numbers:
            at.add("bsn_key", self._field)
        else:
            self._places[key] = at
            return key
        return ""

    def check_none_is_bsn(self) -> None:
        """Add a fault to every key when all of them can be a BSN: one in eleven may be so by chance, all are not."""
        if self._places and all(_can_be_bsn(key) for key in self._places):
            for at in self._places.values():
                at.add("bsn_key", self._field)


class Names:
    """Names that may be used once in a list, such as those of groups."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._lines: dict[str, int | None] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._lines

    def take(self, at: Spot, name: str) -> None:
        if name in self._lines:
            at.add("duplicate_name", self._field, name=name, first=self._lines[name])
        elif name:
            self._lines[name] = at.line


class Dropped:
    """The names of fields that held something and were not taken over."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def note(self, name: str) -> None:
        if is_plain_name(name):
            self._names.add(name)

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._names, key=lambda name: (name.casefold(), name)))


def _can_be_bsn(key: str) -> bool:
    return len(key) in {8, 9} and passes_eleven_test(key.zfill(9))
