"""Tau and Tau-U: the example of the paper, as the R package scan prints it, and the variants by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics import nap, tau, tau_u
from thuishaven.domain.statistics.tau_trend import TAU_U_VARIANTS

BOB = [2, 3, 5, 3], [4, 5, 5, 7, 6]
PHASE = st.lists(st.integers(0, 6), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("variant", "s", "denominator", "variance", "z"),
    [
        ("A vs B", 16, 20, None, 2.00),
        ("A vs B - trend A", 13, 20, 71.86, 1.53),
        ("A vs B + trend B", 23, 30, 79.37, 2.58),
        ("A vs B + trend B - trend A", 20, 36, 87.33, 2.14),
    ],
)
def test_the_example_of_bob(variant: str, s: int, denominator: int, variance: float | None, z: float) -> None:
    found = tau_u(*BOB, variant=variant)  # type: ignore[arg-type]

    assert (found.s, found.denominator) == (s, denominator)
    assert found.estimate == s / denominator
    assert found.z == pytest.approx(z, abs=0.005)
    if variance is not None:
        assert found.sd_s**2 == pytest.approx(variance, abs=0.005)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("a", "b", "variant", "s", "denominator", "z"),
    [
        ([2, 4, 5, 3], [5, 6, 8, 7, 5], "A vs B - trend A", 16, (26 * 33) ** 0.5, None),
        (*BOB, "A vs B", 16, 20 - 2 / 2, 2.0017),
        (*BOB, "A vs B + trend B", 23, (30 * 32) ** 0.5, 2.5817),
    ],
)
def test_tau_b_lowers_the_denominator_for_ties(
    a: list[int], b: list[int], variant: str, s: int, denominator: float, z: float | None
) -> None:
    found = tau_u(a, b, variant=variant, method="complete", tau_method="b")  # type: ignore[arg-type]

    assert found.s == s
    assert found.denominator == pytest.approx(denominator, rel=1e-15)
    if z is not None:
        assert found.z == pytest.approx(z, abs=5e-5)


def test_complete_and_tarlow_count_the_pairs_of_trend_a_too() -> None:
    for method in ("complete", "tarlow"):
        assert tau_u(*BOB, method=method).estimate == 13 / 26  # type: ignore[arg-type]


def test_the_continuity_correction_brings_s_nearer_to_nought() -> None:
    plain, nearer = tau_u(*BOB), tau_u(*BOB, continuity_correction=True)

    assert nearer.z == pytest.approx(plain.z * 12 / 13)  # type: ignore[operator]
    assert nearer.estimate == plain.estimate


def test_it_may_leave_minus_one_to_one() -> None:
    assert tau_u([3, 2, 1], [4, 5, 6]).estimate == 12 / 9


def test_the_example_of_singlecasees() -> None:
    a, b = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]

    assert tau_u(a, b).estimate == pytest.approx(0.7380952, abs=5e-8)
    found = tau(a, b)
    assert found.estimate == pytest.approx(0.8333333, abs=5e-8)
    assert found.se == pytest.approx(0.13801311, abs=5e-9)


def pairs_of(values: list[int]) -> int:
    return sum((y > x) - (y < x) for place, x in enumerate(values) for y in values[place + 1 :])


@settings(deadline=None)
@given(PHASE, PHASE, st.sampled_from(TAU_U_VARIANTS))
def test_s_is_what_the_name_of_the_variant_says(a: list[int], b: list[int], variant: str) -> None:
    s = sum((y > x) - (y < x) for x in a for y in b)
    s -= pairs_of(a) if "trend A" in variant else 0
    s += pairs_of(b) if "trend B" in variant else 0

    assert tau_u(a, b, variant=variant).s == s  # type: ignore[arg-type]


@settings(deadline=None)
@given(PHASE, PHASE, st.sampled_from(TAU_U_VARIANTS))
def test_turning_the_direction_round_changes_the_sign_only(a: list[int], b: list[int], variant: str) -> None:
    up, down = (tau_u(a, b, variant=variant, direction=one) for one in ("increase", "decrease"))  # type: ignore[arg-type]

    assert down.estimate == -up.estimate  # type: ignore[operator]
    assert down.p == up.p


@settings(deadline=None)
@given(PHASE, PHASE)
def test_tau_is_twice_nap_less_one(a: list[int], b: list[int]) -> None:
    found, share = tau(a, b), nap(a, b)

    assert found.estimate == pytest.approx(2 * share.estimate - 1, abs=1e-15)  # type: ignore[operator]
    assert found.ci_lower == 2 * share.ci_lower - 1  # type: ignore[operator]
    assert found.ci_upper == 2 * share.ci_upper - 1  # type: ignore[operator]
    assert found.se == (None if share.se is None else 2 * share.se)


def test_it_says_that_no_standard_error_is_known() -> None:
    found = tau_u(*BOB)

    assert (found.se, found.ci_lower, found.ci_upper) == (None, None, None)
    assert found.undefined is not None
    assert "standaardfout" in found.undefined.nl


@pytest.mark.parametrize(("a", "b"), [([], [1]), ([1], [None]), ([], [])])
def test_an_empty_phase_has_no_value(a: list[float | None], b: list[float | None]) -> None:
    found = tau_u(a, b)

    assert found.estimate is None
    assert found.undefined is not None


def test_equal_values_alone_have_no_tau_b_and_a_z_of_nothing() -> None:
    found = tau_u([1, 1], [1, 1], variant="A vs B + trend B", method="complete", tau_method="b")

    assert found.estimate is None
    assert found.undefined is not None
    plain = tau_u([1, 1], [1, 1])
    assert (plain.estimate, plain.z, plain.p) == (0, None, None)


@pytest.mark.parametrize("wrong", [{"variant": "A"}, {"method": "x"}, {"tau_method": "b"}, {"direction": "up"}])
def test_it_refuses_options_it_does_not_know(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        tau_u([1], [2], **wrong)  # type: ignore[arg-type]
