"""Tau-BC: the examples of the paper and of the R packages, exact ties, and missing sessions in time."""

import math
from fractions import Fraction
from itertools import combinations, permutations
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import tau, tau_bc
from thuishaven.domain.statistics.trend import theil_sen_slope, trend_p, variance_of_s

#: Tarlow's example: a fall that had begun before.
TARLOW = [33, 25, 17, 25, 14, 13, 15], [15, 16, 16, 5, 7, 9, 6, 5, 3, 3, 8, 11, 7]
PHASE = st.lists(st.integers(0, 6), min_size=2, max_size=9)


def test_a_rise_that_simply_goes_on_is_no_effect() -> None:
    found = tau_bc([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])

    assert found.estimate == 0
    assert found.slope == 1
    assert tau([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]).estimate == 1


def test_the_example_of_tarlow_as_scan_prints_it() -> None:
    found = tau_bc(*TARLOW, pretest_trend=0.05, kendall=True)

    assert found.estimate == pytest.approx(0.70, abs=0.005)
    assert found.corrected
    assert found.trend_p is not None
    assert 0.03 < found.trend_p < 0.05  # z is -2.13 without the continuity correction, which brings p up
    assert found.se == pytest.approx(math.sqrt(2 / 20 * (1 - found.estimate**2)), rel=1e-14)  # type: ignore[operator]


def test_the_example_of_singlecasees() -> None:
    found = tau_bc([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29])

    assert found.estimate == pytest.approx(0.2857143, abs=5e-8)
    assert found.se == pytest.approx(0.3595159, abs=5e-8)


def test_residuals_that_tie_on_paper_tie() -> None:
    """The trend is one tenth per session; in binary fractions the residuals would differ in the last bit."""
    a, b = [0.1, 0.2, 0.3], [0.4, 0.5, 0.6, 0.7]

    assert tau_bc(a, b).estimate == 0
    assert tau_bc(a, b, kendall=True).estimate is None
    assert tau_bc([0.3, 0.2, 0.1], [0.0, -0.1], direction="decrease").estimate == 0


def test_a_missing_session_keeps_its_place_in_time() -> None:
    a, b = [1, 2, None, None, 5], [6, None, 8]

    assert tau_bc(a, b).estimate == 0
    assert tau_bc(a, b).slope == 1
    renumbered = tau_bc(a, b, renumber_missing=True)
    assert renumbered == tau_bc([1, 2, 5], [6, 8])
    assert renumbered.slope == 2
    assert renumbered.estimate == pytest.approx(-2 / 3)


def test_a_missing_session_at_the_end_of_the_first_phase_counts_too() -> None:
    assert tau_bc([1, 2, 3, None], [5, 6]).estimate == 0
    assert tau_bc([1, 2, 3], [None, 5, 6]).estimate == 0


def test_without_a_clear_trend_the_pretest_leaves_tau() -> None:
    a, b = [3, 1, 2, 3, 1], [4, 3, 5]
    found, plain = tau_bc(a, b, pretest_trend=0.05), tau(a, b)

    assert found.corrected is False
    assert found.slope is None
    assert (found.estimate, found.se, found.ci_lower) == (plain.estimate, plain.se, plain.ci_lower)


def test_the_pretest_is_the_normal_approximation_with_continuity_and_ties() -> None:
    values = [1, 2, 2, 4, 5, 5]
    s, variance = 13, Fraction(6 * 5 * 17 - 2 * (2 * 1 * 9), 18)

    assert trend_p(values) == pytest.approx(2 * (1 - NormalDist().cdf((s - 1) / math.sqrt(variance))), rel=1e-12)
    assert trend_p([1, 2, 3]) == 1
    assert trend_p([2, 2, 2, 2, 2]) == 1
    assert trend_p([1, 2, 3, 4]) == pytest.approx(2 * (1 - NormalDist().cdf(5 / math.sqrt(26 / 3))), rel=1e-12)


def test_a_p_of_just_the_level_counts_as_a_trend() -> None:
    a, b = [1, 2, 3, 4, 5], [6, 7]
    level = trend_p(a)

    assert tau_bc(a, b, pretest_trend=level).corrected
    assert not tau_bc(a, b, pretest_trend=math.nextafter(level, 0)).corrected


def test_the_variance_of_s_with_ties_on_both_sides() -> None:
    """Over all orders of one ranking against the other."""
    first = [1, 1, 2, 3]
    values = [
        sum(
            ((first[j] > first[i]) - (first[j] < first[i])) * ((order[j] > order[i]) - (order[j] < order[i]))
            for i, j in combinations(range(4), 2)
        )
        for order in permutations([1, 2, 2, 2])
    ]

    assert variance_of_s(4, [2], [3]) == Fraction(sum(value**2 for value in values), len(values))


@settings(deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=2, max_size=14), st.data())
def test_the_slope_is_the_median_of_all_slopes(values: list[int], data: st.DataObject) -> None:
    times = sorted(data.draw(st.sets(st.integers(1, 40), min_size=len(values), max_size=len(values))))
    slopes = sorted(
        Fraction(values[j] - values[i], times[j] - times[i]) for i, j in combinations(range(len(values)), 2)
    )

    assert theil_sen_slope(times, values) == (slopes[(len(slopes) - 1) // 2] + slopes[len(slopes) // 2]) / 2


def test_the_slope_of_numbers_too_large_for_fractions_in_binary() -> None:
    huge = 10**400

    assert theil_sen_slope([1, 2, 3], [0, huge, 3 * huge]) == Fraction(3 * huge, 2)


@settings(deadline=None)
@given(PHASE, PHASE, st.integers(-3, 3), st.integers(-20, 20))
def test_a_straight_line_through_everything_changes_nothing(a: list[int], b: list[int], rise: int, start: int) -> None:
    line = [start + rise * time for time in range(len(a) + len(b))]
    tilted_a = [value + line[time] for time, value in enumerate(a)]
    tilted_b = [value + line[time + len(a)] for time, value in enumerate(b)]

    assert tau_bc(tilted_a, tilted_b).estimate == tau_bc(a, b).estimate


@settings(deadline=None)
@given(PHASE, PHASE, st.booleans())
def test_turning_the_direction_round_changes_the_sign(a: list[int], b: list[int], kendall: bool) -> None:
    up, down = (tau_bc(a, b, direction=one, kendall=kendall) for one in ("increase", "decrease"))  # type: ignore[arg-type]

    assert down.se == up.se
    assert down.slope == up.slope
    if up.estimate is not None:
        assert down.estimate == pytest.approx(-up.estimate, abs=1e-15)


@settings(deadline=None)
@given(PHASE, PHASE, st.sampled_from([1, 3, 10, 1000]))
def test_tenths_and_whole_numbers_say_the_same(a: list[int], b: list[int], scale: int) -> None:
    smaller_a, smaller_b = ([value / scale for value in part] for part in (a, b))
    whole = [as_text(tau_bc(a, b).estimate), as_text(tau_bc(a, b, kendall=True).estimate)]
    if scale != 3:  # thirds cannot be written as decimals
        assert [as_text(tau_bc(smaller_a, smaller_b, kendall=one).estimate) for one in (False, True)] == whole


def as_text(estimate: float | None) -> str:
    return "none" if estimate is None else f"{estimate:.14f}"


def test_one_value_in_the_first_phase_has_no_trend() -> None:
    found = tau_bc([3], [4, 5])

    assert found.estimate is None
    assert found.undefined is not None
    assert "trend" in found.undefined.nl
    assert tau_bc([3], [4, 5], pretest_trend=0.05).estimate == 1


def test_a_constant_first_phase_has_a_slope_of_nought() -> None:
    found = tau_bc([2, 2, 2, 2], [2, 3, 4])

    assert found.slope == 0
    assert found.estimate == pytest.approx(2 / 3)


def test_kendall_without_a_standard_error_has_no_interval_either() -> None:
    found = tau_bc(*TARLOW, kendall=True, se="none")

    assert (found.se, found.ci_lower, found.undefined) == (None, None, None)


@pytest.mark.parametrize("wrong", [{"pretest_trend": 1.0}, {"confidence": 95}, {"se": "x"}])
def test_it_refuses_options_it_does_not_know(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"."):
        tau_bc([1, 2], [2], **wrong)  # type: ignore[arg-type]
