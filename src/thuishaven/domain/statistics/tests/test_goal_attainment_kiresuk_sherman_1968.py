"""The T score of goal attainment scaling.

T. J. Kiresuk and R. E. Sherman (1968), Community Mental Health Journal 4; L. Turner-Stokes (2009), Clinical
Rehabilitation 23, with the erratum that puts the 10 before the whole fraction.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics import goal_attainment


@pytest.mark.parametrize(
    ("weights", "scores", "t"),
    [
        ([1], [1], 60.00),
        ([1, 1], [1, 0], 56.20),
        ([1, 1, 1], [0, 0, 0], 50.00),
        ([1, 1, 1], [1, 1, 1], 63.69),
        ([1, 1, 1], [-1, -1, -1], 36.31),
        ([1, 1, 1], [-2, -2, -2], 22.61),
        ([3, 2, 1], [1, 0, -1], 54.41),
        ([1, 1, 1, 1], [2, 1, 0, -1], 57.25),
    ],
)
def test_the_formula_gives_the_known_values(weights: list[float], scores: list[float], t: float) -> None:
    assert goal_attainment(scores, weights).estimate == pytest.approx(t, abs=5e-3)


@given(
    goals=st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 9)), min_size=1, max_size=6),
    rho=st.sampled_from([0, 0.3, 0.5, 1]),
)
def test_it_is_the_formula_as_printed(goals: list[tuple[int, int]], rho: float) -> None:
    total, squares = sum(weight for _, weight in goals), sum(weight**2 for _, weight in goals)
    t = 50 + 10 * sum(x * w for x, w in goals) / math.sqrt((1 - rho) * squares + rho * total**2)

    found = goal_attainment([score for score, _ in goals], [weight for _, weight in goals], rho=rho)

    assert found.estimate == pytest.approx(t, abs=1e-12)


@given(scores=st.lists(st.integers(-2, 2), min_size=1, max_size=6), weight=st.sampled_from([1e-200, 0.5, 7, 1e200]))
def test_only_the_proportion_of_weights_matters_and_turning_the_scores_turns_t(
    scores: list[int], weight: float
) -> None:
    found = goal_attainment(scores).estimate
    turned = goal_attainment([-score for score in scores]).estimate

    assert goal_attainment(scores, [weight] * len(scores)).estimate == found
    assert found is not None
    assert turned == pytest.approx(100 - found, abs=1e-12)


def test_a_goal_without_a_score_drops_out_with_its_weight() -> None:
    found = goal_attainment([1, None, 0], [2, 5, 1])

    assert found.estimate == goal_attainment([1, 0], [2, 1]).estimate
    assert [goal.words.nl for goal in found.goals] == ["meer dan verwacht", "nog niet gewogen", "zoals verwacht"]
    assert goal_attainment([1, None, 0], [2, None, 1]).estimate == found.estimate


def test_a_score_between_two_levels_is_named_by_both() -> None:
    assert goal_attainment([-0.5]).goals[0].words.en == "between less than expected and as expected"


@pytest.mark.parametrize(
    ("scores", "weights", "reason"),
    [([], None, "geen enkel doel"), ([None], None, "geen enkel doel"), ([1, 2], [0, 0], "geen gewicht")],
)
def test_it_says_why_there_is_no_t(scores: list[float | None], weights: list[float] | None, reason: str) -> None:
    found = goal_attainment(scores, weights)

    assert found.estimate is None
    assert found.undefined is not None
    assert reason in found.undefined.nl


@pytest.mark.parametrize(
    ("scores", "weights", "rho", "field"),
    [
        ([3], None, 0.3, r"scores\[0\]"),
        ([math.nan], None, 0.3, r"scores\[0\]"),
        ([1, 2], [1], 0.3, "weights"),
        ([1, 2], [1, -1], 0.3, r"weights\[1\]"),
        ([1, 2], [1, None], 0.3, r"weights\[1\]"),
        ([1], None, 1.5, "rho"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(
    scores: list[float], weights: list[float] | None, rho: float, field: str
) -> None:
    with pytest.raises(BadInput, match=f"^{field}: "):
        goal_attainment(scores, weights, rho=rho)
