"""The sentences about what is wrong with a class list, and numbers that they never repeat."""

import pytest

from thuishaven.school.roster.faults import FAULT_TEXTS, RosterFault, fault_text
from thuishaven.school.roster.values import holds_bsn, passes_eleven_test, shown


@pytest.mark.parametrize("code", FAULT_TEXTS)
def test_fault_texts_are_sentences_in_plain_signs(code: str) -> None:
    text = str(FAULT_TEXTS[code])
    assert text.endswith(".")
    assert not set(text) & set(";—")


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (RosterFault("empty_file"), "Het bestand is leeg."),
        (RosterFault("missing", 3, "x", entry="leerling 7"), "Regel 3, leerling 7, veld x: Dit veld is verplicht"),
        (RosterFault("missing", line=3), "Regel 3: Dit veld is verplicht en is hier leeg."),
        (RosterFault("missing_file", file="a.csv"), "a.csv: Dit bestand ontbreekt in de zip."),
        (RosterFault("bad_csv", line=2, file="a.csv"), "a.csv, regel 2: Hier klopt de CSV niet."),
        (RosterFault("missing", field="x", file="a.csv"), "a.csv, kolom x: Dit veld is verplicht en is hier leeg."),
        (RosterFault("missing", 4, "x", "a.csv"), "a.csv, regel 4, kolom x: Dit veld is verplicht en is hier leeg."),
    ],
)
def test_the_place_stands_before_the_sentence(fault: RosterFault, text: str) -> None:
    assert fault_text(fault).startswith(text)


@pytest.mark.parametrize("digits", ["111222333", "123456782", "010464554"])
def test_numbers_that_pass_the_eleven_test(digits: str) -> None:
    assert passes_eleven_test(digits)
    assert holds_bsn(f"zie {digits}.")
    assert shown(f"zie {digits}") == "•••"


@pytest.mark.parametrize("text", ["123456789", "000000000", "06-12345678", "0111222333", "1112223334", "12345678"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not holds_bsn(text)
    assert shown(text) == text


def test_a_long_value_is_shown_short() -> None:
    assert shown("a" * 1000) == "a" * 40 + "…"
