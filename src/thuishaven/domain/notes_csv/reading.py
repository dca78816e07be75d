"""From a file to notes: which column is which, and which lines cannot be used."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import islice

from thuishaven.domain.notes_csv.cells import SEPARATORS, Row, decode, rows_of
from thuishaven.domain.notes_csv.dates import read_clock, read_day
from thuishaven.domain.notes_csv.names import plain_name

MOST_BYTES = 2_000_000
MOST_LINES = 2_000
LONGEST_NOTE = 2_000
_LONGEST_NAME = 120
_MOST_BREAKS = 25 * MOST_LINES
#: A child is at primary school for eight years, some longer; an older day is a slip of the pen.
_OLDEST = timedelta(days=366 * 12)
_HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("datum", "dag", "date", "day", "wanneer", "when", "datum en tijd", "date and time"), "day"),
    **dict.fromkeys(("tijd", "tijdstip", "time"), "clock"),
    **dict.fromkeys(
        ("leerling", "naam", "kind", "naam leerling", "leerlingnaam", "naam kind", "pupil", "name", "child", "student"),
        "pupil",
    ),
    **dict.fromkeys(
        ("tekst", "notitie", "notities", "observatie", "opmerking", "beschrijving", "omschrijving", "text", "note", "notes",
         "observation", "remark", "description"),
        "text",
    ),
    **dict.fromkeys(
        ("auteur", "door", "geschreven door", "wie", "waarnemer", "leerkracht", "author", "by", "written by", "observer",
         "teacher"),
        "author",
    ),
}  # fmt: skip
_NEEDED = ("day", "pupil", "text")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: Whatever a screen or a database cannot show, line breaks and tabs apart.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


class FileFault(StrEnum):
    """Why a whole file cannot be read."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_LINES = "too_many_lines"
    SPREADSHEET = "spreadsheet"
    NO_HEADINGS = "no_headings"


class LineFault(StrEnum):
    """Why a line cannot be used."""

    OPEN_QUOTE = "open_quote"
    TOO_MANY_CELLS = "too_many_cells"
    NO_DAY = "no_day"
    NOT_A_DAY = "not_a_day"
    NOT_A_TIME = "not_a_time"
    TO_COME = "to_come"
    TOO_LONG_AGO = "too_long_ago"
    NO_PUPIL = "no_pupil"
    NO_TEXT = "no_text"
    TEXT_TOO_LONG = "text_too_long"
    NAME_TOO_LONG = "name_too_long"


class RefusedFileError(Exception):
    """The file cannot be read; ``missing`` names the columns without a heading."""

    def __init__(self, fault: FileFault, missing: tuple[str, ...] = ()) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it was written. ``line`` is where it begins; ``clock`` is None when only the day is known."""

    line: int
    day: date
    clock: time | None
    pupil: str
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that cannot be used, and why."""

    line: int
    fault: LineFault


@dataclass(frozen=True, slots=True)
class Notes:
    """What a file holds: notes in the order of the file, and the lines that are broken."""

    notes: tuple[Note, ...]
    broken: tuple[BrokenLine, ...]


def read_notes(content: bytes, *, today: date) -> Notes:
    """The notes in a file. Raises RefusedFileError; whatever the bytes are, nothing else."""
    if len(content) > MOST_BYTES:
        raise RefusedFileError(FileFault.TOO_LARGE)
    if content.startswith(_SPREADSHEETS):
        raise RefusedFileError(FileFault.SPREADSHEET)
    return read_text(decode(content), today=today)


def read_text(text: str, *, today: date) -> Notes:
    """The notes in a text that was pasted. Raises RefusedFileError."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise RefusedFileError(FileFault.EMPTY)
    if text.count("\n") > _MOST_BREAKS:
        raise RefusedFileError(FileFault.TOO_MANY_LINES)
    separator, columns, width = _layout(text)
    missing = tuple(name for name in _NEEDED if name not in columns.values())
    if missing:
        raise RefusedFileError(FileFault.NO_HEADINGS, missing)
    rows = list(islice(_body(text, separator), MOST_LINES + 1))
    if len(rows) > MOST_LINES:
        raise RefusedFileError(FileFault.TOO_MANY_LINES)
    read = [_note(row, columns, width, today) for row in rows]
    return Notes(
        notes=tuple(one for one in read if isinstance(one, Note)),
        broken=tuple(one for one in read if isinstance(one, BrokenLine)),
    )


def _layout(text: str) -> tuple[str, dict[int, str], int]:
    """The separator with which the headings make most sense, what each known column holds, and how many there are."""
    found = [(separator, *_columns(text, separator)) for separator in SEPARATORS]
    return max(found, key=lambda one: len(one[1]))


def _columns(text: str, separator: str) -> tuple[dict[int, str], int]:
    headings = next(_rows(text, separator), None)
    cells = headings.cells if headings else ()
    columns: dict[int, str] = {}
    for place, cell in enumerate(cells):
        kind = _HEADINGS.get(plain_name(cell))
        if kind is not None and kind not in columns.values():
            columns[place] = kind
    return columns, len(cells)


def _rows(text: str, separator: str) -> "islice[Row]":
    """The records; a first line that only tells the separator (``sep=;``) is no record."""
    told = re.match(r"sep=[^\n]{0,2}(?:\r?\n|$)", text, re.I)
    return islice(rows_of(text, separator), 1 if told else 0, None)


def _body(text: str, separator: str) -> "islice[Row]":
    return islice(_rows(text, separator), 1, None)


def _note(row: Row, columns: Mapping[int, str], width: int, today: date) -> Note | BrokenLine:
    fault = LineFault.OPEN_QUOTE if row.open_quote else None
    cells = {kind: _clean(row.cells[place]) for place, kind in columns.items() if place < len(row.cells)}
    pupil, author = (" ".join(cells.get(name, "").split()) for name in ("pupil", "author"))
    text = cells.get("text", "")
    day = read_day(cells.get("day", ""))
    clock = read_clock(cells["clock"]) if cells.get("clock") else None
    if fault is None:
        fault = _fault(row, cells, width, pupil, author, text, day, clock, today)
    if fault is not None or day is None:
        return BrokenLine(row.line, fault or LineFault.NOT_A_DAY)
    return Note(row.line, day[0], clock or day[1], pupil, text, author)


def _fault(
    row: Row, cells: Mapping[str, str], width: int, pupil: str, author: str, text: str,
    day: tuple[date, time | None] | None, clock: time | None, today: date,
) -> LineFault | None:  # fmt: skip
    """The first thing that is wrong with a line, in the order in which it is easiest to mend."""
    checks = (
        (any(cell.strip() for cell in row.cells[width:]), LineFault.TOO_MANY_CELLS),
        (not cells.get("day"), LineFault.NO_DAY),
        (day is None, LineFault.NOT_A_DAY),
        (bool(cells.get("clock")) and clock is None, LineFault.NOT_A_TIME),
        (day is not None and day[0] > today, LineFault.TO_COME),
        (day is not None and day[0] < today - _OLDEST, LineFault.TOO_LONG_AGO),
        (not pupil, LineFault.NO_PUPIL),
        (not text, LineFault.NO_TEXT),
        (len(text) > LONGEST_NOTE, LineFault.TEXT_TOO_LONG),
        (max(len(pupil), len(author)) > _LONGEST_NAME, LineFault.NAME_TOO_LONG),
    )
    return next((fault for wrong, fault in checks if wrong), None)


def _clean(cell: str) -> str:
    return _UNPRINTABLE.sub("", cell).strip()
