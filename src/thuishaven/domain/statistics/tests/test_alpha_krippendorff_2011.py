"""Krippendorff's alpha at four levels of measurement.

K. Krippendorff (2011), Computing Krippendorff's alpha-reliability: four observers, twelve units, and the values he
prints. The second set are the three coders of the example in the Python package krippendorff.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics import krippendorff_alpha
from thuishaven.domain.statistics.agreement import Level

_ = None
FOUR_OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]  # fmt: skip
THREE_CODERS = [
    [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
    [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
    [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
]  # fmt: skip


def from_the_definition(ratings: Sequence[Sequence[float | None]], level: Level) -> Fraction | None:
    """Alpha from the coincidence matrix, cell by cell, in fractions."""
    columns = [[Fraction(str(value)) for value in unit if value is not None] for unit in zip(*ratings, strict=True)]
    columns = [unit for unit in columns if len(unit) > 1]
    values = sorted({value for unit in columns for value in unit})
    cells = {(c, k): Fraction(0) for c in values for k in values}
    for unit in columns:
        for first, second in permutations(range(len(unit)), 2):
            cells[unit[first], unit[second]] += Fraction(1, len(unit) - 1)
    n_of = {c: sum(cells[c, k] for k in values) for c in values}
    n = sum(n_of.values())

    def delta(c: Fraction, k: Fraction) -> Fraction:
        if c == k:
            return Fraction(0)
        if level == "nominal":
            return Fraction(1)
        if level == "interval":
            return (c - k) ** 2
        if level == "ratio":
            return ((c - k) / (c + k)) ** 2
        between = sum(n_of[g] for g in values if min(c, k) <= g <= max(c, k))
        return (between - (n_of[c] + n_of[k]) / 2) ** 2

    observed = sum(cells[c, k] * delta(c, k) for c in values for k in values)
    expected = sum(n_of[c] * n_of[k] * delta(c, k) for c in values for k in values)
    return None if not expected else 1 - (n - 1) * observed / expected


@pytest.mark.parametrize(
    ("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)  # fmt: skip
def test_four_observers_and_twelve_units_give_the_values_printed(level: Level, printed: float) -> None:
    found = krippendorff_alpha(FOUR_OBSERVERS, level=level)

    assert found.estimate == pytest.approx(printed, abs=5e-4)
    assert (found.units, found.pairable) == (11, 40)


@pytest.mark.parametrize(("level", "printed"), [("nominal", 0.691358), ("interval", 0.810845)])
def test_three_coders_give_the_values_of_the_python_package(level: Level, printed: float) -> None:
    assert krippendorff_alpha(THREE_CODERS, level=level).estimate == pytest.approx(printed, abs=5e-7)


table = st.integers(1, 6).flatmap(
    lambda size: st.lists(
        st.lists(
            st.one_of(st.none(), st.integers(0, 5), st.sampled_from([0.1, 0.3, 2.5])), min_size=size, max_size=size
        ),
        min_size=2,
        max_size=4,
    )
)


@given(ratings=table, level=st.sampled_from(["nominal", "ordinal", "interval", "ratio"]))
def test_it_is_the_coincidence_matrix_of_the_definition(ratings: list[list[float | None]], level: Level) -> None:
    found, expected = krippendorff_alpha(ratings, level=level), from_the_definition(ratings, level)

    if expected is None:
        assert found.estimate is None
        assert found.undefined is not None
    else:
        assert found.estimate == pytest.approx(float(expected), abs=1e-12)


@given(ratings=table)
def test_only_the_order_of_values_matters_at_the_ordinal_level(ratings: list[list[float | None]]) -> None:
    cubed = [[None if value is None else round(value**3 + 2, 6) for value in row] for row in ratings]

    assert krippendorff_alpha(cubed, level="ordinal") == krippendorff_alpha(ratings, level="ordinal")


def test_words_with_a_declared_order_are_as_good_as_numbers() -> None:
    words = {1: "nooit", 2: "soms", 3: "vaak", 4: "meestal", 5: "altijd"}
    named = [[None if value is None else words[value] for value in row] for row in FOUR_OBSERVERS]
    by_words = krippendorff_alpha(named, level="ordinal", levels=list(words.values()))

    assert by_words == krippendorff_alpha(FOUR_OBSERVERS, level="ordinal")


def test_a_word_and_a_number_that_look_alike_are_two_categories() -> None:
    assert krippendorff_alpha([["1", 1, True], [1, 1, 1]], level="nominal").estimate is not None
    assert krippendorff_alpha([[1, 1.0], [1, 1]], level="nominal").estimate is None


@pytest.mark.parametrize(
    ("ratings", "level", "reason"),
    [
        ([], "nominal", "twee waarnemers"),
        ([[1, 2, 3]], "interval", "twee waarnemers"),
        ([[1, None], [None, 2]], "ordinal", "twee waarnemers"),
        ([[1, 1, 2], [1, 1, None]], "interval", "gelijk"),
        ([[1, -1], [1, 2]], "ratio", "ratioschaal"),
    ],
)
def test_it_says_why_it_is_not_defined(ratings: list[list[float | None]], level: Level, reason: str) -> None:
    found = krippendorff_alpha(ratings, level=level)

    assert found.estimate is None
    assert found.undefined is not None
    assert reason in found.undefined.nl


@pytest.mark.parametrize(
    ("ratings", "level", "field"),
    [
        ([[1, 2], [1]], "nominal", r"ratings\[1\]"),
        ([[1, 2], [1, "x"]], "interval", r"ratings\[1\]\[1\]"),
        ([[1, 2], [1, True]], "ordinal", r"ratings\[1\]\[1\]"),
        ([[1, 2], [1, float("nan")]], "ratio", r"ratings\[1\]\[1\]"),
        ([[1, 2], [1, 2]], "other", "level"),
    ],
)
def test_ratings_that_cannot_be_used_are_refused_by_name(ratings: list[list[float]], level: Level, field: str) -> None:
    with pytest.raises(BadInput, match=f"^{field}: "):
        krippendorff_alpha(ratings, level=level)
