"""The log response ratios and the log odds ratio: documented examples, the formulas written out, and their edges."""

import math
from statistics import mean, variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import EffectSize, lor, lrrd, lrri

A, B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]
SHARE_A, SHARE_B = [20, 20, 25, 25, 20, 25], [30, 25, 25, 25, 35, 30, 25]
COUNTS = st.lists(st.integers(0, 20), min_size=2, max_size=8)
SHARES = st.lists(st.integers(0, 100), min_size=2, max_size=8)


def assert_close(found: EffectSize, estimate: float, se: float, low: float, high: float, digits: float) -> None:
    for got, expected in ((found.estimate, estimate), (found.se, se), (found.ci_lower, low), (found.ci_upper, high)):
        assert got == pytest.approx(expected, abs=digits)


def test_the_examples_of_singlecasees() -> None:
    assert_close(lrri(A, B), 0.1953962, 0.05557723, 0.08646679, 0.30432554, 6e-8)
    assert_close(lrrd(A, B), -0.1953962, 0.05557723, -0.30432554, -0.08646679, 6e-8)
    plain = lrrd(A, B, direction="decrease", bias_correct=False)
    assert_close(plain, 0.1958846, 0.05557723, 0.08695525, 0.304814, 6e-7)
    assert_close(lor(SHARE_A, SHARE_B), 0.2852854, 0.09790282, 0.09339935, 0.4771713, 6e-8)
    plain = lor(SHARE_A, SHARE_B, intervals=20, bias_correct=False)
    assert_close(plain, 0.2852038, 0.09790282, 0.09331776, 0.4770898, 6e-8)


def test_the_example_of_parker_and_vannest_2009() -> None:
    found = lrri([4, 3, 4, 3, 4, 7, 5, 2, 3, 2], [5, 9, 7, 9, 7, 5, 9, 11, 11, 10, 9])

    assert_close(found, 0.8102983, 0.14867023, 0.5189100, 1.1016866, 6e-8)


def by_the_formula(a: list[float], b: list[float], step: float) -> tuple[float, float]:
    parts = []
    for values in (a, b):
        k = len(values)
        level = max(mean(values), 1 / (2 * step * k))
        spread = max(variance(values), 1 / (step**2 * k**3)) if step < math.inf else variance(values)
        parts.append((math.log(level) + spread / (2 * k * level**2), spread / (k * level**2)))
    return parts[1][0] - parts[0][0], math.sqrt(parts[0][1] + parts[1][1])


@settings(deadline=None)
@given(COUNTS, COUNTS, st.sampled_from([("count", None, 1), ("rate", 15, 15), ("rate", 0.5, 0.5)]))
def test_counts_and_rates_follow_the_formula(a: list[int], b: list[int], how: tuple[str, float | None, float]) -> None:
    scale, length, step = how
    found = lrri(a, b, scale=scale, observation_length=length)  # type: ignore[arg-type]
    estimate, se = by_the_formula(a, b, step)  # type: ignore[arg-type]

    assert found.estimate == pytest.approx(estimate, rel=1e-12, abs=1e-13)
    assert found.se == pytest.approx(se, rel=1e-12)
    assert lrrd(a, b, scale=scale, observation_length=length).estimate == -found.estimate  # type: ignore[arg-type,operator]


@settings(deadline=None)
@given(SHARES, SHARES, st.sampled_from(["percentage", "proportion"]), st.sampled_from(["increase", "decrease"]))
def test_shares_are_turned_round_instead_of_changing_sign(
    a: list[int], b: list[int], scale: str, direction: str
) -> None:
    top = 100 if scale == "percentage" else 1
    given_a, given_b = ([value * top / 100 for value in part] for part in (a, b))
    turned = ([(100 - value) * top / 100 for value in part] for part in (a, b))
    step = 20 / 100 if scale == "percentage" else 20
    options = {"scale": scale, "intervals": 20, "direction": direction}
    straight, other = by_the_formula(given_a, given_b, step), by_the_formula(*turned, step)
    for measure, expected in (
        (lrri, straight if direction == "increase" else other),
        (lrrd, straight if direction == "decrease" else other),
    ):
        found = measure(given_a, given_b, **options)  # type: ignore[arg-type]
        assert found.estimate == pytest.approx(expected[0], rel=1e-11, abs=1e-12)
        assert found.se == pytest.approx(expected[1], rel=1e-11)


@settings(deadline=None)
@given(SHARES, SHARES)
def test_the_log_odds_ratio_follows_the_formula(a: list[int], b: list[int]) -> None:
    parts = []
    for values in ([value / 100 for value in a], [value / 100 for value in b]):
        k, least = len(values), 1 / (2 * 20 * len(values))
        level = max(min(mean(values), 1 - least), least)
        spread = max(variance(values), 1 / (20**2 * k**3))
        bias = -(2 * level - 1) * spread / (2 * k * (level * (1 - level)) ** 2)
        parts.append((math.log(level / (1 - level)) + bias, spread / (k * (level * (1 - level)) ** 2)))
    found = lor(a, b, intervals=20)

    assert found.estimate == pytest.approx(parts[1][0] - parts[0][0], rel=1e-11, abs=1e-12)
    assert found.se == pytest.approx(math.sqrt(parts[0][1] + parts[1][1]), rel=1e-11)
    assert lor(a, b, intervals=20, direction="decrease").estimate == -found.estimate  # type: ignore[operator]
    upside_down = lor([100 - value for value in a], [100 - value for value in b], intervals=20)
    assert upside_down.estimate == pytest.approx(-found.estimate, abs=1e-12)  # type: ignore[operator]


@settings(deadline=None)
@given(COUNTS, COUNTS, st.integers(2, 9))
def test_the_unit_does_not_matter_on_a_scale_without_a_step(a: list[int], b: list[int], times: int) -> None:
    plain = lrri(a, b, scale="other")
    larger = lrri([value * times for value in a], [value * times for value in b], scale="other")

    assert (plain.estimate is None) == (larger.estimate is None)
    if plain.estimate is not None:
        assert larger.estimate == pytest.approx(plain.estimate, abs=1e-13)
        assert larger.se == pytest.approx(plain.se, rel=1e-13, abs=1e-15)


def test_a_phase_of_noughts_has_a_value_when_the_step_is_known() -> None:
    found = lrri([0, 0, 0], [4, 5, 6])

    assert found.estimate == pytest.approx(math.log(5) + 1 / (2 * 3 * 25) - math.log(1 / 6) - 36 / 27 / 6)
    for none in (lrri([0, 0], [1, 2], scale="other"), lrri([0, 0], [1, 2], scale="rate")):
        assert none.estimate is None
        assert none.undefined is not None
        assert "logaritme" in none.undefined.nl


def test_a_constant_phase_of_tenths_has_no_spread_at_all() -> None:
    assert lrri([0.1, 0.1, 0.1], [0.2, 0.2, 0.2], scale="other").se == 0


def test_a_phase_of_one_value_has_an_estimate_only_without_correction() -> None:
    assert lrri([3], [4, 5]).estimate is None
    plain = lrri([3], [4, 5], bias_correct=False)
    assert plain.estimate == pytest.approx(math.log(1.5))
    assert plain.se is None
    assert plain.undefined is not None


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (lrri([-1, 4], [3, 4]), "nul"),
        (lrri([20, 101], [30, 40], scale="percentage"), "schaal"),
        (lor([20, 101], [30, 40]), "schaal"),
        (lor([0.2, 0.3], [0.4, 1.2], scale="proportion"), "schaal"),
        (lor([2, 3], [4, 5], scale="count"), "proportion"),
        (lor([0, 0], [4, 5]), "eind"),
        (lor([], [4, 5]), "vergelijken"),
        (lrrd([], [4, 5]), "vergelijken"),
    ],
)
def test_what_cannot_be_has_no_value_and_says_why(found: EffectSize, word: str) -> None:
    assert (found.estimate, found.se, found.ci_lower) == (None, None, None)
    assert found.undefined is not None
    assert word in found.undefined.nl


@pytest.mark.parametrize(
    "wrong", [{"scale": "x"}, {"intervals": 0}, {"d_const": -1}, {"confidence": 1}, {"direction": "up"}]
)
def test_they_refuse_options_they_do_not_know(wrong: dict[str, float]) -> None:
    for measure in (lrri, lrrd, lor):
        with pytest.raises(ValueError, match=r"."):
            measure([1, 2], [2, 3], **wrong)  # type: ignore[arg-type]
