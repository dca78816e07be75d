"""Tables of notes as they come: any order, any separator, any encoding, and never a crash."""

import contextlib
import csv
import io
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.notes_csv import (
    LONGEST_NOTE,
    MOST_BYTES,
    MOST_LINES,
    FileFault,
    LineFault,
    RefusedFileError,
    read_notes,
    read_text,
)

TODAY = date(2026, 11, 22)
HEADINGS = {"day": "Datum", "pupil": "Leerling", "text": "Notitie", "author": "Door"}
NOTE = {"day": "3-11-2025", "pupil": "Sami Haddad", "text": "Zat onder tafel.", "author": "ik"}
ORDERS = st.permutations(list(HEADINGS))
SEPARATORS = st.sampled_from([";", ",", "\t"])
#: What can stand in a note; a note that is only spaces is no note.
TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n", blacklist_characters="\ufeff\ufffe\uffff"),
    min_size=1,
    max_size=200,
).map(str.strip).filter(bool)  # fmt: skip


def _table(rows: list[dict[str, str]], order: list[str], separator: str, line_end: str = "\r\n") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=line_end)
    writer.writerow([HEADINGS[name] for name in order])
    writer.writerows([[row[name] for name in order] for row in rows])
    return out.getvalue()


def _only(text: str):  # type: ignore[no-untyped-def]
    read = read_text(text, today=TODAY)
    assert read.broken == ()
    (note,) = read.notes
    return note


@given(order=ORDERS, separator=SEPARATORS, line_end=st.sampled_from(["\n", "\r\n"]), texts=st.lists(TEXTS, max_size=6))
def test_what_a_spreadsheet_writes_comes_back_as_it_was(order, separator, line_end, texts) -> None:  # type: ignore[no-untyped-def]
    rows = [{**NOTE, "text": text} for text in texts]
    read = read_text(_table(rows, order, separator, line_end), today=TODAY)
    assert read.broken == ()
    assert [one.text for one in read.notes] == texts
    assert {(one.day, one.pupil, one.author) for one in read.notes} <= {(date(2025, 11, 3), "Sami Haddad", "ik")}


@given(st.binary(max_size=600))
def test_no_bytes_make_it_crash(content: bytes) -> None:
    with contextlib.suppress(RefusedFileError):
        read_notes(content, today=TODAY)


@given(st.text(alphabet='";,\t\n\r a1-/', max_size=200))
def test_no_quotes_or_separators_make_it_crash_and_every_line_is_accounted_for(body: str) -> None:
    read = read_text(f"datum;leerling;tekst\n{body}", today=TODAY)
    lines = [one.line for one in (*read.notes, *read.broken)]
    assert len(lines) == len(set(lines))
    assert all(line >= 2 for line in lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_the_encodings_of_office_programs(encoding: str) -> None:
    content = "datum;leerling;tekst\n3-11-2025;Zoë;Één keer gehuild\n".encode(encoding)
    (note,) = read_notes(content, today=TODAY).notes
    assert (note.pupil, note.text) == ("Zoë", "Één keer gehuild")


@pytest.mark.parametrize(
    "headings",
    ["date,pupil,text,author", "Auteur,NOTITIE,Naam,Datum", "dag,kind,observatie,door", "When,Name,Note,By", "sep=,\nDatum,Leerling,Tekst,Auteur"],
)  # fmt: skip
def test_headings_in_dutch_and_english_in_any_order(headings: str) -> None:
    order = {"datum": "3-11-2025", "dag": "3-11-2025", "date": "3-11-2025", "when": "3-11-2025"}
    cells = [
        order.get(one.lower())
        or ("Sami" if one.lower() in {"pupil", "naam", "kind", "name", "leerling"} else None)
        or ("Joost" if one.lower() in {"author", "auteur", "door", "by"} else "Lachte hardop")
        for one in headings.split("\n")[-1].split(",")
    ]
    note = _only(f"{headings}\n{','.join(cells)}")
    assert (note.day, note.pupil, note.text, note.author) == (date(2025, 11, 3), "Sami", "Lachte hardop", "Joost")


@pytest.mark.parametrize(
    ("written", "day", "clock"),
    [
        ("3-11-2025", date(2025, 11, 3), None), ("03/11/25", date(2025, 11, 3), None),
        ("2025-11-03", date(2025, 11, 3), None), ("3.11.2025", date(2025, 11, 3), None),
        ("3 november 2025", date(2025, 11, 3), None), ("ma 3 nov. 2025", date(2025, 11, 3), None),
        ("maandag 3 november 2025, 10.35 uur", date(2025, 11, 3), time(10, 35)),
        ("3-11-2025 8:05", date(2025, 11, 3), time(8, 5)), ("2025-11-03T10:35:20", date(2025, 11, 3), time(10, 35)),
        ("31-3-2025", date(2025, 3, 31), None), ("29 feb 2024", date(2024, 2, 29), None), ("5 mrt 26", date(2026, 3, 5), None),
    ],
)  # fmt: skip
def test_days_as_people_write_them(written: str, day: date, clock: time | None) -> None:
    note = _only(f"datum;leerling;tekst\n{written};Sami;Lachte")
    assert (note.day, note.clock) == (day, clock)


def test_the_time_may_have_a_column_of_its_own() -> None:
    assert _only("datum;tijd;leerling;tekst\n3-11-2025;9.15;Sami;Lachte").clock == time(9, 15)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("31-2-2025;Sami;Lachte", LineFault.NOT_A_DAY), ("vorige week;Sami;Lachte", LineFault.NOT_A_DAY),
        ("11/25/2025;Sami;Lachte", LineFault.NOT_A_DAY), ("3-11-2025 25:00;Sami;Lachte", LineFault.NOT_A_DAY),
        (";Sami;Lachte", LineFault.NO_DAY), ("3-11-2027;Sami;Lachte", LineFault.TO_COME),
        ("3-11-1925;Sami;Lachte", LineFault.TOO_LONG_AGO), ("3-11-2025;;Lachte", LineFault.NO_PUPIL),
        ("3-11-2025;Sami;", LineFault.NO_TEXT), ("3-11-2025;Sami", LineFault.NO_TEXT),
        (f"3-11-2025;Sami;{'a' * (LONGEST_NOTE + 1)}", LineFault.TEXT_TOO_LONG),
        (f"3-11-2025;{'a' * 121};Lachte", LineFault.NAME_TOO_LONG),
        ("3-11-2025;Sami;Zat stil; keek weg", LineFault.TOO_MANY_CELLS),
        ('3-11-2025;Sami;"Zat stil', LineFault.OPEN_QUOTE),
    ],
)  # fmt: skip
def test_a_broken_line_is_named_and_the_others_go_on(line: str, fault: LineFault) -> None:
    read = read_text(f"datum;leerling;tekst\n{line}\n4-11-2025;Noor;Hielp mee\n", today=TODAY)
    assert [(one.line, one.fault) for one in read.broken] == [(2, fault)]
    assert [(one.line, one.pupil) for one in read.notes] == [(3, "Noor")]


def test_lines_are_counted_over_line_breaks_inside_quotes() -> None:
    read = read_text('datum;leerling;tekst\n\n3-11-2025;Sami;"Eerst.\nToen."\nnooit;Sami;Lachte', today=TODAY)
    assert [(one.line, one.text) for one in read.notes] == [(3, "Eerst.\nToen.")]
    assert [one.line for one in read.broken] == [5]


def test_a_formula_is_a_text_like_any_other() -> None:
    assert _only("datum;leerling;tekst\n3-11-2025;Sami;=cmd|'/c calc'!A0").text == "=cmd|'/c calc'!A0"


def test_what_a_screen_cannot_show_is_left_out() -> None:
    assert _only("datum;leerling;tekst\n3-11-2025;Sa\x00mi;Lachte\x07").pupil == "Sami"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY), (b"\xef\xbb\xbf \n", FileFault.EMPTY), (b"a" * (MOST_BYTES + 1), FileFault.TOO_LARGE),
        (b"PK\x03\x04rest", FileFault.SPREADSHEET), (b"\xd0\xcf\x11\xe0rest", FileFault.SPREADSHEET),
        (b"3-11-2025;Sami;Lachte", FileFault.NO_HEADINGS),
        (b"datum;leerling;tekst\n" + b"3-11-2025;Sami;Lachte\n" * (MOST_LINES + 1), FileFault.TOO_MANY_LINES),
        (b"datum;leerling;tekst\n" + b"\n" * 60_000, FileFault.TOO_MANY_LINES),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(content: bytes, fault: FileFault) -> None:
    with pytest.raises(RefusedFileError) as refused:
        read_notes(content, today=TODAY)
    assert refused.value.fault == fault


def test_the_columns_that_are_missing_are_named() -> None:
    with pytest.raises(RefusedFileError) as refused:
        read_text("datum;van alles\n3-11-2025;iets", today=TODAY)
    assert refused.value.missing == ("pupil", "text")
