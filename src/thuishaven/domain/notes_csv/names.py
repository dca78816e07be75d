"""Names as people write them, against the names that may be meant. Where two fit, nobody is chosen."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

_WITHOUT_MARK = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant: an id and the parts of the name."""

    id: UUID
    given: str
    prefix: str
    family: str
    call_name: str = ""


def plain_name(written: str) -> str:
    """``written`` without capitals, accents and marks, words apart by one space."""
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", written.casefold()) if not unicodedata.combining(one)
    ).translate(_WITHOUT_MARK)
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split())


class Names:
    """The names somebody may be written with, looked up once and asked often."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._ways: tuple[dict[str, list[UUID]], ...] = ({}, {}, {})
        for one in candidates:
            for known, names in zip(self._ways, (_full(one), _with_letter(one), _first_names(one)), strict=True):
                for name in names:
                    known.setdefault(name, []).append(one.id)

    def may_mean(self, written: str) -> tuple[UUID, ...]:
        """Who may be meant by ``written``: one id is a match, several are for a person to choose from.

        A full name decides before a call name alone, and a call name with the first letter of the family name
        ("Sami H.") stands between the two. "Berg, Lotte van den" is read as "Lotte van den Berg".
        """
        family, comma, given = written.partition(",")
        name = plain_name(f"{given} {family}" if comma else written)
        found = next((known[name] for known in self._ways if name in known), [])
        return tuple(dict.fromkeys(found))


def _first_names(one: Candidate) -> set[str]:
    return {name for name in (plain_name(one.call_name), plain_name(one.given)) if name}


def _families(one: Candidate) -> set[str]:
    return {plain_name(f"{one.prefix} {one.family}"), plain_name(one.family)} - {""}


def _full(one: Candidate) -> set[str]:
    return {f"{first} {family}" for first in _first_names(one) for family in _families(one)}


def _with_letter(one: Candidate) -> set[str]:
    return {f"{first} {family[0]}" for first in _first_names(one) for family in _families(one)}
