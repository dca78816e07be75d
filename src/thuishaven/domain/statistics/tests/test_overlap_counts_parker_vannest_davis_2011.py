"""PND, PEM, PAND and IRD: by their definitions, over all ways to leave points out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import ird, pand, pem, pnd
from thuishaven.domain.statistics.effects import EffectSize

PHASE = st.lists(st.integers(0, 6), min_size=1, max_size=8)
#: The example that the R package scan prints, where lower is better.
CUBS = [20, 22, 24, 17], [21, 13, 10, 9, 20, 9, 18]


def most_that_stay(a: list[int], b: list[int]) -> int:
    """The largest i + j with the i lowest of a all below the j highest of b."""
    low, high = sorted(a), sorted(b, reverse=True)
    return max(
        i + j for i in range(len(a) + 1) for j in range(len(b) + 1) if i == 0 or j == 0 or low[i - 1] < high[j - 1]
    )


@settings(deadline=None)
@given(PHASE, PHASE)
def test_pand_is_the_most_points_that_can_stay(a: list[int], b: list[int]) -> None:
    assert pand(a, b).estimate == most_that_stay(a, b) / (len(a) + len(b))


@settings(deadline=None)
@given(PHASE, PHASE)
def test_ird_is_pand_against_chance(a: list[int], b: list[int]) -> None:
    m, n = len(a), len(b)
    share = Fraction(most_that_stay(a, b), m + n)

    assert ird(a, b).estimate == float(1 - Fraction((m + n) ** 2, 2 * m * n) * (1 - share))


@settings(deadline=None)
@given(PHASE, PHASE)
def test_pnd_and_pem_count_what_lies_beyond_the_line(a: list[int], b: list[int]) -> None:
    ordered = sorted(a)
    middle = Fraction(ordered[(len(a) - 1) // 2] + ordered[len(a) // 2], 2)

    assert pnd(a, b).estimate == sum(value > max(a) for value in b) / len(b)
    assert pem(a, b).estimate == sum((value > middle) + (value == middle) / 2 for value in b) / len(b)
    assert pem(a, b, ties=0).estimate == sum(value > middle for value in b) / len(b)


@settings(deadline=None)
@given(PHASE, PHASE, st.sampled_from([pnd, pem, pand, ird]))
def test_lower_is_better_is_the_mirror_image(a: list[int], b: list[int], measure: object) -> None:
    mirrored = measure([-value for value in a], [-value for value in b])  # type: ignore[operator]

    assert measure(a, b, direction="decrease") == mirrored  # type: ignore[operator]


def test_a_tie_is_overlap() -> None:
    assert pand([1, 2], [2, 3]).estimate == 3 / 4
    assert pnd([1, 2], [2, 3]).estimate == 1 / 2
    assert pem([2, 2], [2, 3]).estimate == 3 / 4


def test_the_cubs() -> None:
    assert pand(*CUBS, direction="decrease").estimate == 9 / 11
    assert pnd(*CUBS, direction="decrease").estimate == 4 / 7


def test_a_median_between_tenths_ties_as_on_paper() -> None:
    assert pem([0.1, 0.2], [0.15, 0.15]).estimate == 0.5


def test_full_overlap_leaves_the_longer_phase() -> None:
    assert pand([5, 5, 5], [1, 1]).estimate == 3 / 5
    assert ird([5, 5], [1, 1]).estimate == 0
    assert ird([1, 1], [5, 5]).estimate == 1


@pytest.mark.parametrize("measure", [pnd, pem, pand, ird])
def test_an_empty_phase_has_no_value_and_others_have_no_standard_error(measure: object) -> None:
    empty: EffectSize = measure([], [1])  # type: ignore[operator]
    found: EffectSize = measure([1], [None, 2])  # type: ignore[operator]

    assert (empty.estimate, found.estimate, found.se) == (None, 1, None)
    assert empty.undefined is not None
    assert found.undefined is not None
    assert empty.undefined != found.undefined


def test_pem_refuses_another_worth_of_a_tie() -> None:
    with pytest.raises(ValueError, match="ties"):
        pem([1], [2], ties=1)
