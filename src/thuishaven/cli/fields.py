"""Takes the fields of a JSON object one by one and checks them; what is left over was misspelt.

Whatever is wrong becomes a :class:`~thuishaven.domain.errors.BadInput` that names the field.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput

T = TypeVar("T")

#: Fields for the reader; they may stand in every object.
_REMARKS = frozenset({"id", "name", "title", "note", "notes", "comment", "description", "source"})


class Fields:
    """The fields of one object. A field may have several names; the first is the one in messages."""

    def __init__(self, item: object, path: str = "") -> None:
        """Take ``item``, found at ``path`` of the whole. Raises BadInput when it is no object."""
        if not isinstance(item, Mapping):
            raise BadInput(path or "input", Text("dit is geen object met velden", "this is not an object with fields"))
        self._path = f"{path}." if path else ""
        self._left = {name: value for name, value in item.items() if name not in _REMARKS}

    def take(self, *names: str) -> object:
        """The value of the field with one of ``names``; None when there is none, or it is null."""
        given = [name for name in names if name in self._left]
        values = [self._left.pop(name) for name in given]
        if len(values) > 1:
            self.refuse(given[1], f"is hetzelfde als {given[0]}; geef er een", f"is the same as {given[0]}; give one")
        return values[0] if values else None

    def needed(self, *names: str) -> object:
        """Like :meth:`take`; raises BadInput when it is not there."""
        value = self.take(*names)
        if value is None:
            self.refuse(names[0], "ontbreekt", "is missing")
        return value

    def has(self, *names: str) -> bool:
        """Whether a field with one of ``names`` is there and is not null."""
        return any(self._left.get(name) is not None for name in names)

    def number(self, *names: str) -> float | None:
        """A number, or None."""
        return self._optional(names, self._as_number)

    def whole(self, *names: str) -> int | None:
        """A whole number, or None."""
        return self._optional(names, self._as_whole)

    def choice(self, known: Sequence[str], *names: str) -> str | None:
        """One of ``known``, or None."""
        value = self.take(*names)
        if value is None or (isinstance(value, str) and value in known):
            return value
        listed = ", ".join(known)
        raise self._wrong(names[0], f"kies uit {listed}", f"choose one of {listed}")

    def text(self, *names: str) -> str | None:
        """A text, or None."""
        value = self.take(*names)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(names[0], "dit is geen tekst", "this is not a text")

    def numbers(self, *names: str) -> list[float | None]:
        """A list that must be there, of numbers and null."""
        return self.each(
            names[0], self.needed(*names), lambda field, one: None if one is None else self._as_number(field, one)
        )

    def wholes(self, *names: str) -> list[int]:
        """A list that must be there, of whole numbers."""
        return self.each(names[0], self.needed(*names), self._as_whole)

    def each(self, field: str, value: object, read: Callable[[str, object], T]) -> list[T]:
        """What ``read`` makes of each part of the list ``value`` and its place, such as ``values[3]``."""
        if not isinstance(value, list):
            raise self._wrong(field, "dit is geen lijst", "this is not a list")
        return [read(f"{field}[{place}]", one) for place, one in enumerate(value)]

    def path_of(self, field: str) -> str:
        """The path of ``field`` from the top of the input."""
        return f"{self._path}{field}"

    def refuse(self, field: str, nl: str, en: str) -> None:
        """Raise BadInput about ``field``."""
        raise self._wrong(field, nl, en)

    def done(self) -> None:
        """Refuse a field that nobody took: a misspelt option would otherwise be left out in silence."""
        for name in (name for name, value in self._left.items() if value is not None):
            raise self._wrong(str(name)[:40], "dit veld is hier onbekend", "this field is unknown here")

    def _optional(self, names: Sequence[str], read: Callable[[str, object], T]) -> T | None:
        value = self.take(*names)
        return None if value is None else read(names[0], value)

    def _as_number(self, field: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise self._wrong(field, "dit is geen getal", "this is not a number")
        return value

    def _as_whole(self, field: str, value: object) -> int:
        number = self._as_number(field, value)
        if number != int(number):
            raise self._wrong(field, "dit is geen heel getal", "this is not a whole number")
        return int(number)

    def _wrong(self, field: str, nl: str, en: str) -> BadInput:
        return BadInput(self.path_of(field), Text(nl, en))
