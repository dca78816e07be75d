"""Percent of goal obtained: the documented example, and goals above, below and at the start."""

import pytest

from thuishaven.domain.statistics import pogo

A, B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]


def test_the_example_of_singlecasees() -> None:
    found = pogo(A, B, goal=30)

    assert found.estimate == pytest.approx(66.88312, abs=5e-6)
    assert found.se == pytest.approx(20.74513, abs=5e-6)
    assert (found.ci_lower, found.ci_upper) == pytest.approx((26.22341, 107.5428), abs=5e-5)


def test_a_goal_below_is_the_mirror_image() -> None:
    found = pogo([-value for value in A], [-value for value in B], goal=-30, direction="decrease")

    assert found == pogo(A, B, goal=30)


def test_the_goal_itself_is_one_hundred_and_no_change_nought() -> None:
    assert pogo([1, 2, 3], [7, 8, 9], goal=8).estimate == 100
    assert pogo([1, 2, 3], [1, 3], goal=8).estimate == 0


def test_where_there_is_no_way_to_go_there_is_no_value() -> None:
    found = pogo([0.1, 0.2, 0.3], [1, 2], goal=0.2)

    assert found.estimate is None
    assert found.undefined is not None
    assert "doel" in found.undefined.nl


def test_one_value_has_no_standard_error() -> None:
    found = pogo([2], [4, 5], goal=10)

    assert found.estimate == pytest.approx(31.25)
    assert found.se is None
    assert found.undefined is not None


@pytest.mark.parametrize("goal", [float("nan"), float("inf"), 1e300])
def test_it_refuses_a_goal_that_is_no_number(goal: float) -> None:
    with pytest.raises(ValueError, match="goal"):
        pogo([1, 2], [3, 4], goal=goal)
