"""One reader per kind of field: the value as the rules use it, or a refusal that names the path and the remedy."""

import math
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from typing import NoReturn, TypeVar

from thuishaven.domain.catalogue import Catalogue, Language, Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.picture.model import HIGHEST_EFFECT, LOWEST_EFFECT, Setting

LONGEST_CODE = 200
LONGEST_WORDS = 10_000
HIGHEST_AGE = 25
HIGHEST_GROUP = 8

ValueT = TypeVar("ValueT")


def refuse(path: str, nl: str, en: str) -> NoReturn:
    """Raise :class:`BadInput` for the field at ``path``."""
    raise BadInput(path, Text(nl=nl, en=en))


def optional(
    fields: Mapping[str, object], name: str, path: str, read: Callable[[object, str], ValueT]
) -> ValueT | None:
    """The field ``name`` as ``read`` gives it; None when it is missing or null."""
    value = fields.get(name)
    return None if value is None else read(value, f"{path}.{name}" if path else name)


def as_fields(value: object, path: str) -> Mapping[str, object]:
    """A JSON object."""
    if not isinstance(value, Mapping):
        refuse(path, "moet een object met velden zijn", "must be an object with fields")
    return value


def as_list(value: object, path: str) -> list[object]:
    """A JSON list."""
    if not isinstance(value, list | tuple):
        refuse(path, "moet een lijst zijn", "must be a list")
    return list(value)


def as_code(value: object, path: str) -> str:
    """A short text that is not empty, such as an id."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_CODE:
        refuse(
            path,
            f"moet een tekst van 1 tot en met {LONGEST_CODE} tekens zijn",
            f"must be a text of 1 to {LONGEST_CODE} characters",
        )
    return value


def as_words(value: object, path: str) -> str:
    """Free words, possibly empty."""
    if not isinstance(value, str) or len(value) > LONGEST_WORDS:
        refuse(
            path,
            f"moet een tekst van hoogstens {LONGEST_WORDS} tekens zijn",
            f"must be a text of at most {LONGEST_WORDS} characters",
        )
    return value


def as_one_of(value: object, path: str, known: Collection[str]) -> str:
    """One of the ``known`` codes."""
    code = as_code(value, path)
    if code not in known:
        refuse(path, f"kent de code {_quoted(code)} niet", f"does not know the code {_quoted(code)}")
    return code


def as_codes(value: object, path: str, known: Collection[str]) -> tuple[str, ...]:
    """A list of ``known`` codes, each once; empty when it is missing."""
    if value is None:
        return ()
    codes = (as_one_of(item, f"{path}[{index}]", known) for index, item in enumerate(as_list(value, path)))
    return tuple(dict.fromkeys(codes))


def as_signals(value: object, path: str, catalogue: Catalogue) -> tuple[str, ...]:
    """A list of signals by id or alias, as ids, each once; empty when it is missing."""
    if value is None:
        return ()
    found: list[str] = []
    for index, item in enumerate(as_list(value, path)):
        place = f"{path}[{index}]"
        code = as_code(item, place)
        signal = catalogue.signal_id(code)
        if signal is None:
            refuse(place, f"kent het signaal {_quoted(code)} niet", f"does not know the signal {_quoted(code)}")
        found.append(signal)
    return tuple(dict.fromkeys(found))


def as_effect(value: object, path: str) -> int:
    """A whole number from -2 to 2."""
    number = _whole_number(value)
    if number is None or not LOWEST_EFFECT <= number <= HIGHEST_EFFECT:
        refuse(
            path,
            f"moet een heel getal van {LOWEST_EFFECT} tot en met {HIGHEST_EFFECT} zijn",
            f"must be a whole number from {LOWEST_EFFECT} to {HIGHEST_EFFECT}",
        )
    return number


def as_group(value: object, path: str) -> int:
    """A group of a Dutch primary school, 1 to 8."""
    number = _whole_number(value)
    if number is None or not 1 <= number <= HIGHEST_GROUP:
        refuse(
            path, f"moet een groep van 1 tot en met {HIGHEST_GROUP} zijn", f"must be a group from 1 to {HIGHEST_GROUP}"
        )
    return number


def as_age(value: object, path: str) -> float:
    """An age in years."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        refuse(path, "moet een getal zijn", "must be a number")
    if not 0 <= value <= HIGHEST_AGE:
        refuse(path, f"moet tussen 0 en {HIGHEST_AGE} jaar liggen", f"must be from 0 to {HIGHEST_AGE} years")
    return value


def as_setting(value: object, path: str) -> Setting:
    """``school`` or ``home``."""
    if value == "school":
        return "school"
    if value == "home":
        return "home"
    refuse(path, "moet school of home zijn", "must be school or home")


def as_language(value: object, path: str) -> Language:
    """``nl`` or ``en``."""
    if value == "nl":
        return "nl"
    if value == "en":
        return "en"
    refuse(path, "moet nl of en zijn", "must be nl or en")


#: Before this nobody can have been seen who is at a primary school now.
_FIRST_YEAR = "1900"


def as_date(value: object, path: str) -> date:
    """A day; of a date with a time the day."""
    return as_moment_in_time(value, path)[0]


def as_moment_in_time(value: object, path: str) -> tuple[date, time | None]:
    """A day and, when it was written, the time of the clock, both as written: a zone does not shift them."""
    if isinstance(value, str):
        written = value.strip()
        try:
            if written < _FIRST_YEAR:
                raise ValueError
            if len(written) == len("2026-11-20"):
                return date.fromisoformat(written), None
            if len(written) > len("2026-11-20") and written[4:5] == "-":
                moment = datetime.fromisoformat(written)
                return moment.date(), moment.time()
        except ValueError:
            pass
    refuse(
        path,
        "moet een datum zijn zoals 2026-11-20 of 2026-11-20T10:15",
        "must be a date such as 2026-11-20 or 2026-11-20T10:15",
    )


def _whole_number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else None


def _quoted(code: str) -> str:
    shown = code if len(code) <= 40 else f"{code[:40]}..."
    return '"' + "".join(sign if sign.isprintable() else "?" for sign in shown) + '"'


def as_clock(value: object, path: str) -> time:
    """A time of the day such as 08:30."""
    if isinstance(value, str):
        try:
            return time.fromisoformat(value.strip()).replace(tzinfo=None)
        except ValueError:
            pass
    refuse(path, "moet een tijd zijn zoals 08:30", "must be a time such as 08:30")
