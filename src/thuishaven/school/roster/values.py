"""Single values of a class list: names, dates, grades, roles, school years, and numbers that must not be kept."""

import re
import unicodedata
from datetime import date

from .model import StaffRole

TEXT_LIMIT = 200
KEY_LIMIT = 64
GROUP_NAME_LIMIT = 40
FIRST_BIRTH_YEAR = 1990
_SHOWN_LIMIT = 40

_NINE_DIGITS = re.compile(r"(?<!\d)(?:\d[ .\-]?){8}\d(?!\d)")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[\d:.]+)?(?:Z|[+-]\d{2}:\d{2})?")
_YEAR = re.compile(r"(\d{4})\s*[-/ ]?\s*(\d{4})")
_BRIN = re.compile(r"\d{2}[A-Z0-9]{2}(?:\d{2})?")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
#: Control signs, and marks that turn the direction of text around: no name needs them and they can disguise one.
_INVISIBLE = dict.fromkeys(
    number
    for number in (*range(0x20), *range(0x7F, 0xA0), 0xAD, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
    if not chr(number).isspace()
)

#: Name prefixes (tussenvoegsels) that may stand before a family name in one field.
_PREFIXES = frozenset({
    "'s", "'t", "aan de", "aan den", "aan der", "aan het", "bij de", "d'", "da", "de", "de la", "de las", "de los", "del",
    "den", "der", "des", "di", "dos", "du", "het", "in 't", "in de", "in den", "in der", "in het", "la", "le", "onder de",
    "op 't", "op de", "op den", "op der", "op het", "over de", "te", "ten", "ter", "tot", "uit de", "uit den", "uit het",
    "uit 't", "van", "van 't", "van de", "van de la", "van den", "van der", "van het", "ver", "vom", "von", "von der",
    "voor de", "voor den", "voor 't", "zu", "zum", "zur",
})  # fmt: skip
_PREFIX_WORDS = 3

_TEACHER_WORDS = frozenset({
    "leerkracht", "groepsleerkracht", "vakleerkracht", "leraar", "lerares", "docent", "juf", "meester", "teacher",
})  # fmt: skip
_HEAD_WORDS = frozenset(
    {"directeur", "directrice", "directie", "schoolleider", "locatieleider", "adjunct", "principal"}
)
_COORDINATOR_WORDS = frozenset({
    "ib", "iber", "internbegeleider", "kwaliteitscoordinator", "zorgcoordinator",
})  # fmt: skip


def clean(raw: str | None) -> str:
    """``raw`` with composed letters, single spaces and no invisible characters."""
    return " ".join(unicodedata.normalize("NFC", raw or "").translate(_INVISIBLE).split())


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits satisfy the check that every BSN (and onderwijsnummer) satisfies."""
    if len(digits) != 9 or not (digits.isascii() and digits.isdigit()) or digits == "000000000":
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return weighted % 11 == 0


def holds_bsn(text: str) -> bool:
    """Whether ``text`` holds nine digits in a row, perhaps with spaces or dots, that can be a BSN."""
    return any(passes_eleven_test(re.sub(r"\D", "", found)) for found in _NINE_DIGITS.findall(text))


def shown(text: str) -> str:
    """``text`` as a message may repeat it: short, on one line, and without a BSN."""
    tidy = clean(text[: _SHOWN_LIMIT * 4])
    if holds_bsn(tidy):
        return "•••"
    return tidy if len(tidy) <= _SHOWN_LIMIT else f"{tidy[:_SHOWN_LIMIT]}…"


def parse_date(text: str) -> date | None:
    """A day from ``2018-03-25`` (a time or zone behind it is ignored); None for any other form."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        return date.fromisoformat(found.group(1))
    except ValueError:
        return None


def parse_grade(text: str) -> int | None:
    """A jaargroep 1 to 8; None for 0 and for codes of other kinds of education (S, V, N and the like)."""
    return int(text) if re.fullmatch(r"0?[1-8]", text) else None


def parse_school_year(text: str) -> str | None:
    """``2026-2027`` from the ways it is written; None when the years do not follow each other."""
    found = _YEAR.fullmatch(text)
    if not found or int(found.group(2)) != int(found.group(1)) + 1:
        return None
    return f"{found.group(1)}-{found.group(2)}"


def school_year_on(day: date) -> str:
    """The school year ``day`` falls in; a Dutch school year counts from 1 August."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"


def is_brin(text: str) -> bool:
    return bool(_BRIN.fullmatch(text))


def is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def split_prefix(prefix: str, family_name: str) -> tuple[str, str]:
    """Prefix and family name apart: ``de Vries`` and ``Vries, de`` both become ``("de", "Vries")``.

    A prefix that is given is left as it is. The letters keep their case, and at least one word stays as the name.
    """
    if prefix:
        return prefix, family_name
    before, comma, after = family_name.rpartition(",")
    if comma and before.strip() and is_prefix(after):
        return after.strip(), before.strip()
    words = family_name.split(" ")
    for number in range(min(_PREFIX_WORDS, len(words) - 1), 0, -1):
        if is_prefix(" ".join(words[:number])):
            return " ".join(words[:number]), " ".join(words[number:])
    return "", family_name


def is_prefix(text: str) -> bool:
    """Whether ``text`` as a whole is a name prefix."""
    return text.strip().casefold().replace("’", "'").replace("`", "'") in _PREFIXES


def role_from(*descriptions: str) -> StaffRole | None:
    """The role the first telling description names. None when none of them tells, or all are empty.

    Assistants, substitutes and others become ``other``: more access than that is given by a person.
    """
    for description in descriptions:
        plain = unicodedata.normalize("NFKD", description.casefold())
        letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("'", "").replace("’", "")
        words = re.findall(r"[a-z]+", letters)
        if not _HEAD_WORDS.isdisjoint(words):
            return "head"
        if _is_coordinator(words):
            return "coordinator"
        if not _TEACHER_WORDS.isdisjoint(words):
            return "teacher"
    return "other" if any(description.strip() for description in descriptions) else None


def _is_coordinator(words: list[str]) -> bool:
    is_intern = not {"intern", "interne"}.isdisjoint(words) and any(word.startswith("begeleid") for word in words)
    return is_intern or not _COORDINATOR_WORDS.isdisjoint(words)
