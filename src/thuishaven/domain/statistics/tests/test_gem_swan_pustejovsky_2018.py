"""The gradual effects model: data made by it give it back, nothing near fits better, and its standard error."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import GradualEffect, gem, smd

PHASE = st.lists(st.integers(1, 12), min_size=3, max_size=8)


def made(omega: float, effect: float, sessions: int, m: int | None = None) -> list[float]:
    m = m or sessions
    return [effect * (1 - omega**j) / (1 - omega**m) for j in range(1, sessions + 1)]


@pytest.mark.parametrize("omega", [0.2, 0.5, 0.9, 0.97])
def test_data_without_chance_give_the_model_back(omega: float) -> None:
    found = gem([3, 3, 3, 3], [3 + part for part in made(omega, 4, 8)])

    assert found.omega == pytest.approx(omega, abs=1e-6)
    assert found.estimate == pytest.approx(4, abs=1e-9)
    assert found.baseline == pytest.approx(3, abs=1e-9)


def test_the_effect_after_another_number_of_sessions() -> None:
    values = [3 + part for part in made(0.8, 4, 8, m=5)]

    assert gem([3, 3, 3], values, sessions=5).estimate == pytest.approx(4, abs=1e-9)
    assert gem([3, 3, 3], values, sessions=5).sessions == 5


def test_a_change_at_once_is_the_difference_of_means() -> None:
    found = gem([1, 3, 2], [9, 7, 8, 8, 7])

    assert found.omega == 0
    assert found.estimate == pytest.approx(7.8 - 2)


def test_an_even_rise_lies_at_the_other_end() -> None:
    found = gem([0, 1, 0, 1], [1, 2, 3, 4, 6])

    assert found.omega == 1


def deviance(a: Sequence[float], b: Sequence[float], family: str, omega: float, effect: float, level: float) -> float:
    sums = [sum(omega**k for k in range(j)) for j in range(len(b) + 1)]
    predictors = [level] * len(a) + [level + effect * sums[j] / sums[-1] for j in range(1, len(b) + 1)]
    if family == "gaussian":
        return sum((y - eta) ** 2 for y, eta in zip([*a, *b], predictors, strict=True))
    return 2 * sum(math.exp(eta) - y * eta for y, eta in zip([*a, *b], predictors, strict=True))


@settings(max_examples=25, deadline=None)
@given(PHASE, PHASE, st.sampled_from(["gaussian", "poisson"]))
def test_nothing_near_fits_better(a: list[int], b: list[int], family: str) -> None:
    found = gem(a, b, family=family)  # type: ignore[arg-type]
    assert found.estimate is not None
    assert found.omega is not None
    assert found.baseline is not None
    best = deviance(a, b, family, found.omega, found.estimate, found.baseline)
    for step_w, step_e, step_l in [(0.01, 0, 0), (0, 0.01, 0), (0, 0, 0.01), (0.003, 0.01, -0.01), (0.01, -0.01, 0)]:
        for sign in (1, -1):
            omega = min(1, max(0, found.omega + sign * step_w))
            other = deviance(a, b, family, omega, found.estimate + sign * step_e, found.baseline + sign * step_l)
            assert other >= best - 1e-9


def inverse_entry(rows: list[list[float]], weights: list[float], dispersion: float) -> float:
    """The middle of the inverse of X'WX for three columns, by cofactors."""
    s = [[sum(w * r[i] * r[j] for r, w in zip(rows, weights, strict=True)) for j in range(3)] for i in range(3)]
    determinant = sum(
        s[0][i] * (s[1][(i + 1) % 3] * s[2][(i + 2) % 3] - s[1][(i + 2) % 3] * s[2][(i + 1) % 3]) for i in range(3)
    )
    return dispersion * (s[0][0] * s[2][2] - s[0][2] ** 2) / determinant


@pytest.mark.parametrize("family", ["gaussian", "poisson", "quasipoisson", "binomial", "quasibinomial"])
def test_the_standard_error_counts_that_omega_is_estimated(family: str) -> None:
    a, b = [3, 5, 4, 4, 3], [5, 8, 7, 11, 10, 12, 11]
    if "binomial" in family:
        a, b = ([value / 20 for value in part] for part in (a, b))  # type: ignore[assignment]
    found = gem(a, b, family=family)  # type: ignore[arg-type]
    assert found.omega is not None
    assert 0 < found.omega < 1
    assert found.estimate is not None
    assert found.baseline is not None
    n, small = len(b), 1e-6

    def part(j: int, omega: float) -> float:
        return (1 - omega**j) / (1 - omega**n)

    rows = [[1.0, 0.0, 0.0] for _ in a]
    for j in range(1, n + 1):
        change = (part(j, found.omega + small) - part(j, found.omega - small)) / (2 * small)
        rows.append([1, part(j, found.omega), found.estimate * change])
    predictors = [found.baseline + found.estimate * row[1] for row in rows]
    if family == "gaussian":
        means, weights = predictors, [1.0] * len(rows)
    elif "poisson" in family:
        means = [math.exp(value) for value in predictors]
        weights = means
    else:
        means = [1 / (1 + math.exp(-value)) for value in predictors]
        weights = [value * (1 - value) for value in means]
    dispersion = 1.0
    if family not in ("poisson", "binomial"):
        rests = zip([*a, *b], means, weights, strict=True)
        dispersion = sum((y - mean) ** 2 / weight for y, mean, weight in rests) / (len(rows) - 2)

    assert found.se == pytest.approx(math.sqrt(inverse_entry(rows, weights, dispersion)), rel=1e-6)


@settings(max_examples=25, deadline=None)
@given(PHASE, PHASE, st.integers(-50, 50), st.sampled_from([1, 3, 10]))
def test_origin_and_unit_do_not_matter(a: list[int], b: list[int], shift: int, times: int) -> None:
    found = gem(a, b)
    moved = gem(*([value * times + shift for value in part] for part in (a, b)), direction="decrease")

    assert moved.estimate == pytest.approx(-times * found.estimate, rel=1e-6, abs=1e-6)  # type: ignore[operator]


def test_a_missing_session_keeps_its_place_in_time() -> None:
    values = [3 + part for part in made(0.7, 4, 8)]
    gap: list[float | None] = [*values[:2], None, None, *values[4:]]

    assert gem([3, 3, None, 3], gap).estimate == pytest.approx(4, abs=1e-9)


def told(found: GradualEffect) -> str:
    assert found.se is None
    assert found.undefined is not None
    return found.undefined.nl


def test_what_is_not_there_is_said() -> None:
    assert "vergelijken" in told(gem([], [1, 2]))
    assert "aantallen" in told(gem([-1, 2], [3, 4], family="poisson"))
    assert "delen" in told(gem([0.1, 2], [0.3, 0.4], family="binomial"))
    assert "eind" in told(gem([0, 0], [0, 0], family="poisson"))
    assert "eind" in told(gem([1, 1], [1, 1], family="binomial"))
    assert "één waarde" in told(gem([1, 2], [3, None]))
    assert "geleidelijk" in told(gem([2, 2, 2], [2, 2, 2]))
    assert gem([2, 2, 2], [2, 2, 2]).estimate == 0
    assert "geleidelijk" in told(gem([1, 2, 1], [3]))
    assert gem([1, 2, 1], [3]).estimate == pytest.approx(3 - 4 / 3)
    assert "te weinig" in told(gem([1], [3]))


def test_all_noughts_after_counts_has_no_finite_log() -> None:
    assert gem([3, 4, 5], [0, 0, 0], family="poisson").estimate is None


def test_it_refuses_options_it_does_not_know() -> None:
    for wrong in ({"family": "x"}, {"sessions": 0}, {"confidence": 2}, {"direction": "up"}):
        with pytest.raises(ValueError, match=r"."):
            gem([1, 2], [2, 3], **wrong)  # type: ignore[arg-type]


def test_it_is_larger_than_the_mean_difference_when_the_effect_still_grows() -> None:
    a, b = [1, 2, 1, 2], [2, 3, 5, 6, 8]
    assert smd(a, b).estimate is not None
    found = gem(a, b)
    assert found.estimate is not None
    assert found.estimate > sum(b) / 5 - sum(a) / 4
