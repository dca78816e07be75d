"""Who is meant by a written name: a full name first, a call name alone when nobody else has it."""

from uuid import UUID

import pytest

from thuishaven.domain.notes_csv import Candidate, Names, plain_name

SAMI, MILAN, MILAN_TWO, ELIF, LOTTE, DAAN, TITI = (UUID(int=number) for number in range(1, 8))
CLASS = (
    Candidate(SAMI, "Sami", "", "Haddad"),
    Candidate(MILAN, "Milan", "", "Kuipers"),
    Candidate(MILAN_TWO, "Milan", "de", "Vries"),
    Candidate(ELIF, "Elif", "", "Yıldızoğlu"),
    Candidate(LOTTE, "Lotte", "van den", "Berg"),
    Candidate(DAAN, "Daan-Willem Alexander", "van der", "Meulen-Oosterhuis", "Daan-Willem"),
    Candidate(TITI, "Tigist", "", "Gebremeskel", "Titi"),
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Sami Haddad", (SAMI,)), ("  sami  HADDAD ", (SAMI,)), ("Sami", (SAMI,)), ("Sami H.", (SAMI,)),
        ("Haddad, Sami", (SAMI,)), ("Milan", (MILAN, MILAN_TWO)), ("Milan Kuipers", (MILAN,)), ("milan k", (MILAN,)),
        ("Milan Vries", (MILAN_TWO,)), ("Elif Yildizoglu", (ELIF,)), ("Lotte van den Berg", (LOTTE,)),
        ("Berg, Lotte van den", (LOTTE,)), ("Lotte Berg", (LOTTE,)), ("Daan Willem", (DAAN,)),
        ("Daan-Willem Alexander van der Meulen-Oosterhuis", (DAAN,)), ("Titi", (TITI,)), ("Tigist", (TITI,)),
        ("Haddad", ()), ("Sam", ()), ("Sami Kuipers", ()), ("", ()), ("?!", ()),
    ],
)  # fmt: skip
def test_who_is_meant(written: str, found: tuple[UUID, ...]) -> None:
    assert Names(CLASS).may_mean(written) == found


def test_capitals_accents_and_marks_do_not_matter() -> None:
    assert plain_name("Aïcha EL-Amrani") == plain_name("aicha el amrani") == "aicha el amrani"
