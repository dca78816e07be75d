"""From bytes to text and from text to cells: encodings, separators, quotes."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = (";", ",", "\t")
#: A quote that is still open after so many characters was never meant as one.
_LONGEST_QUOTED = 20_000
_OPENING = re.compile(r' *"')
_ENDS = {one: re.compile(f"[{one}\n]") for one in SEPARATORS}
#: A table of notes has a handful of columns.
_MOST_CELLS = 100
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record and the line of the text it begins on; ``open_quote`` when a quote never closes."""

    line: int
    cells: tuple[str, ...]
    open_quote: bool = False


def decode(content: bytes) -> str:
    """``content`` as text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252 (what older Excel writes)."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def rows_of(text: str, separator: str) -> Iterator[Row]:
    """The records of ``text`` in order, blank ones left out.

    A cell that begins with a quote lasts to the closing one, over line breaks too; a doubled quote is one quote. Where
    a quote never closes only that line is lost: reading goes on with the next one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    place, line = 0, 1
    while place < len(text):
        row, end = _row(text, place, line, separator)
        if any(cell.strip() for cell in row.cells):
            yield row
        line += text.count("\n", place, end)
        place = end


def _row(text: str, place: int, line: int, separator: str) -> tuple[Row, int]:
    """The record that begins at ``place``, and where the next one begins."""
    cells: list[str] = []
    begin = place
    while True:
        value, place, closed = _cell(text, place, separator)
        if not closed:
            end = _end_of_line(text, begin)
            return Row(line, (text[begin:end],), open_quote=True), end + 1
        cells.append(value)
        if place < len(text) and text[place] == separator and len(cells) < _MOST_CELLS:
            place += 1
            continue
        if len(cells) >= _MOST_CELLS:
            end = _end_of_line(text, place)
            return Row(line, (*cells, text[place:end])), end + 1
        return Row(line, tuple(cells)), place + 1


def _cell(text: str, place: int, separator: str) -> tuple[str, int, bool]:
    """One cell, where it ends, and whether its quote was closed."""
    opened = _OPENING.match(text, place)
    if opened:
        return _quoted(text, opened.end(), separator)
    end = _next(text, place, separator)
    return text[place:end], end, True


def _quoted(text: str, place: int, separator: str) -> tuple[str, int, bool]:
    parts: list[str] = []
    limit = place + _LONGEST_QUOTED
    while (quote := text.find('"', place, limit)) != -1:
        parts.append(text[place:quote])
        if text[quote + 1 : quote + 2] != '"':
            # What stands between the closing quote and the separator belongs to the cell: a quote was not doubled.
            end = _next(text, quote + 1, separator)
            rest = text[quote + 1 : end]
            parts.append(f'"{rest}' if rest.strip() else "")
            return "".join(parts), end, True
        parts.append('"')
        place = quote + 2
    return "", place, False


def _next(text: str, place: int, separator: str) -> int:
    """Where the cell at ``place`` ends: at the next separator or line break."""
    found = _ENDS[separator].search(text, place)
    return found.start() if found else len(text)


def _end_of_line(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found == -1 else found
