"""Cohen's kappa, its weights and its large-sample standard error.

J. Cohen (1960, 1968); J. L. Fleiss, J. Cohen and B. S. Everitt (1969), Psychological Bulletin 72. The longer numbers
come from Kappa of the R package vcd 1.4 on its own example tables.
"""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics import cohen_kappa
from thuishaven.domain.statistics.kappa import Weights

FLEISS_COHEN_EVERITT = [[106, 10, 4], [22, 28, 10], [2, 12, 6]]
COHEN_1968 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
SEXUAL_FUN = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
WINNIPEG = [[38, 5, 0, 1], [33, 11, 3, 0], [10, 14, 5, 6], [3, 7, 3, 10]]
NEW_ORLEANS = [[5, 3, 0, 0], [3, 11, 4, 0], [2, 13, 3, 4], [1, 2, 4, 14]]
UNUSED_LEVEL = [[5, 0, 1, 0], [2, 7, 0, 0], [0, 1, 4, 0], [0, 0, 0, 0]]


def raters(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The ratings behind a table of counts."""
    pairs = [
        (row, column) for row, counts in enumerate(table) for column, count in enumerate(counts) for _ in range(count)
    ]  # fmt: skip
    return [first for first, _ in pairs], [second for _, second in pairs]


def test_the_table_of_the_paper_gives_what_it_prints() -> None:
    found = cohen_kappa(*raters(FLEISS_COHEN_EVERITT))

    assert found.estimate == pytest.approx(0.429, abs=5e-4)
    assert found.se == pytest.approx(math.sqrt(0.002885), abs=5e-6)


def test_the_table_of_cohen_1968_gives_what_it_prints() -> None:
    assert cohen_kappa(*raters(COHEN_1968)).estimate == pytest.approx(0.492, abs=5e-4)


@pytest.mark.parametrize(
    ("table", "weights", "estimate", "se"),
    [
        (FLEISS_COHEN_EVERITT, "none", 0.428571428571428492, 0.053711004869167356),
        (FLEISS_COHEN_EVERITT, "linear", 0.492307692307692113, 0.050718607607687226),
        (FLEISS_COHEN_EVERITT, "quadratic", 0.566666666666666541, 0.055666340158230271),
        (COHEN_1968, "none", 0.491525423728813471, 0.051001815576077858),
        (COHEN_1968, "linear", 0.473684210526315930, 0.054432309177641497),
        (COHEN_1968, "quadratic", 0.454545454545454530, 0.066453681591078159),
        (SEXUAL_FUN, "none", 0.129330254041570419, 0.068598532480708588),
        (SEXUAL_FUN, "linear", 0.237380627557980894, 0.078316334778372854),
        (SEXUAL_FUN, "quadratic", 0.33204558624686120, 0.09729752195860461),
        (WINNIPEG, "none", 0.207942464040024977, 0.050455365240876973),
        (WINNIPEG, "linear", 0.379730547986678935, 0.051666826218333954),
        (WINNIPEG, "quadratic", 0.524576464331839687, 0.060055098831795585),
        (NEW_ORLEANS, "none", 0.296516567544604981, 0.078503870672370427),
        (NEW_ORLEANS, "linear", 0.477272727272727237, 0.073030986851097573),
        (NEW_ORLEANS, "quadratic", 0.625581395348837499, 0.078731873814061826),
        (UNUSED_LEVEL, "none", 0.69348659003831425, 0.13670923397538823),
        (UNUSED_LEVEL, "linear", 0.69325153374233106, 0.14686081628226300),
        (UNUSED_LEVEL, "quadratic", 0.69298245614035026, 0.17803097140408078),
    ],
)
def test_it_gives_the_values_of_vcd(
    table: list[list[int]], weights: Weights, estimate: float, se: float
) -> None:  # fmt: skip
    found = cohen_kappa(*raters(table), weights=weights, levels=list(range(len(table))))

    assert found.estimate == pytest.approx(estimate, abs=1e-13)
    assert found.se == pytest.approx(se, abs=1e-13)


def test_a_declared_level_that_nobody_used_changes_linear_weights() -> None:
    first, second = [1, 2, 3, 1], [1, 2, 2, 1]
    with_four = cohen_kappa(first, second, weights="quadratic", levels=[1, 2, 3, 4])
    moved = cohen_kappa(first, second, weights="quadratic", levels=[1, 2, 4, 3])

    assert with_four.levels == (1, 2, 3, 4)
    assert cohen_kappa(first, second, weights="quadratic").levels == (1, 2, 3)
    assert moved.estimate != with_four.estimate
    # Quadratic kappa is a ratio of squared distances, so a level beyond the ends takes nothing from it.
    assert with_four.estimate == pytest.approx(cohen_kappa(first, second, weights="quadratic").estimate, abs=1e-15)


def test_numbers_sort_by_size() -> None:
    assert cohen_kappa([10, 9, 2], [9, 10, 2]).levels == (2, 9, 10)


def test_full_agreement_has_no_standard_error_to_speak_of() -> None:
    found = cohen_kappa(["a", "b"], ["a", "b"])

    assert (found.estimate, found.se, found.ci_lower, found.ci_upper) == (1, 0, 1, 1)


def test_the_interval_is_that_of_wald() -> None:
    found = cohen_kappa(*raters(SEXUAL_FUN))

    assert found.ci_lower == pytest.approx(-0.00512, abs=5e-6)
    assert found.ci_upper == pytest.approx(0.2638, abs=5e-5)


def test_what_one_of_the_two_did_not_rate_is_left_out() -> None:
    full = cohen_kappa([1, 2, 1, 2, 3], [1, 2, 2, 2, 3])
    holes = cohen_kappa([1, None, 2, 1, 4, 2, 3], [1, 2, 2, 2, None, 2, 3])

    assert holes == full


@given(
    pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12),
    weights=st.sampled_from(["none", "linear", "quadratic"]),
)
def test_neither_the_order_of_raters_nor_turning_the_scale_matters(
    pairs: list[tuple[int, int]], weights: Weights
) -> None:  # fmt: skip
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    found = cohen_kappa(first, second, weights=weights, levels=[0, 1, 2, 3])
    swapped = cohen_kappa(second, first, weights=weights, levels=[0, 1, 2, 3])
    turned = cohen_kappa(first, second, weights=weights, levels=[3, 2, 1, 0])

    assert (swapped.estimate, swapped.se) == (found.estimate, found.se)
    assert (turned.estimate, turned.se) == (found.estimate, found.se)
    if found.estimate is not None:
        assert -1 - 1e-12 <= found.estimate <= 1
        assert (found.estimate == 1) == (first == second)


@pytest.mark.parametrize(
    ("rater1", "rater2", "levels", "reason"),
    [
        ([], [], None, "beide waarnemers"),
        ([1, None], [None, 1], None, "beide waarnemers"),
        ([1, 1], [1, 1], None, "één en dezelfde"),
        ([1, 1], [1, 1], [1, 2], "één en dezelfde"),
        ([1, 1], [1, 1], [1], "één en dezelfde"),
    ],
)
def test_it_says_why_it_is_not_defined(
    rater1: list[int | None], rater2: list[int | None], levels: list[int] | None, reason: str
) -> None:
    found = cohen_kappa(rater1, rater2, levels=levels, weights="linear")

    assert (found.estimate, found.se) == (None, None)
    assert found.undefined is not None
    assert reason in found.undefined.nl


@pytest.mark.parametrize(
    ("rater2", "options", "field"),
    [
        ([1], {}, "rater2"),
        ([1, 5], {"levels": [1, 2]}, r"rater2\[1\]"),
        ([1, 2], {"levels": [1, 2, 2]}, "levels"),
        ([1, 2], {"weights": "cubic"}, "weights"),
        ([1, 2], {"confidence": 1}, "confidence"),
        ([1, math.inf], {}, r"rater2\[1\]"),
    ],
)
def test_ratings_that_cannot_be_used_are_refused_by_name(
    rater2: list[float], options: dict[str, object], field: str
) -> None:  # fmt: skip
    with pytest.raises(BadInput, match=f"^{field}: "):
        cohen_kappa([1, 2], rater2, **options)
