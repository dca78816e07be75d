"""Days and times as people write them: 3-11-2025, 03/11/25, 2025-11-03, 3 november 2025, with or without a time."""

import re
from datetime import date, time

_MONTHS = {
    "jan": 1, "januari": 1, "january": 1, "feb": 2, "februari": 2, "february": 2, "mrt": 3, "maart": 3, "mar": 3,
    "march": 3, "apr": 4, "april": 4, "mei": 5, "may": 5, "jun": 6, "juni": 6, "june": 6, "jul": 7, "juli": 7, "july": 7,
    "aug": 8, "augustus": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "okt": 10, "oktober": 10, "oct": 10,
    "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}  # fmt: skip
_WEEKDAY = r"(?:(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\.?,?\s+)?"
_TIME = r"(?:[\sT,]+(?:om\s+)?(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?)(?:\s*uur)?Z?)?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){_TIME}", re.I | re.A
)
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_TIME}", re.I | re.A)
_NAMED = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})[\s-]+(?P<month>[a-z]+)\.?[\s-]+(?P<year>\d{{4}}|\d{{2}}){_TIME}", re.I | re.A
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:\s*uur)?", re.I | re.A)


def read_day(written: str) -> tuple[date, time | None] | None:
    """The day in ``written`` and the time if one stands there; None when it is no day."""
    text = " ".join(written.split())
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _NAMED):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        month = _MONTHS.get(found["month"].lower()) or (int(found["month"]) if found["month"].isdigit() else 0)
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        clock = read_clock(found["clock"]) if found["clock"] else None
        if found["clock"] and clock is None:
            return None
        try:
            return date(year, month, int(found["day"])), clock
        except ValueError:
            return None
    return None


def read_clock(written: str) -> time | None:
    """The time in ``written``, to the minute; None when it is none."""
    found = _CLOCK.fullmatch(written.strip())
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError:
        return None
