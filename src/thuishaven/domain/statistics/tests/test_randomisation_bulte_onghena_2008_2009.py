"""How many assignments each design has, as the papers of SCRT count them, and statistics that pool or do not.

I. Bulte and P. Onghena (2008), An R package for single-case randomization tests, Behavior Research Methods 40;
(2009), Randomization tests for multiple baseline designs, Behavior Research Methods 41; P. Onghena (1992),
Behavioral Assessment 14, for C(N - 4k + 3, 3).
"""

import math
import time

import pytest

from thuishaven.domain.statistics import (
    AlternatingDesign,
    Design,
    MultipleBaseline,
    PhaseDesign,
    randomisation_test,
)

SESSIONS = [(7 * place) % 11 for place in range(60)]
CASES = [SESSIONS[shift : shift + 20] for shift in range(4)]


@pytest.mark.parametrize(
    ("design", "count"),
    [
        (PhaseDesign(SESSIONS[:24], [6, 6, 6, 6], 4), 165),
        (PhaseDesign(SESSIONS, [15, 15, 15, 15], 5), math.comb(43, 3)),
        (PhaseDesign(SESSIONS[:24], [8, 8, 8], 4), math.comb(14, 2)),
        (PhaseDesign(SESSIONS[:20], [8, 12], [5, 3]), 13),
        (AlternatingDesign(SESSIONS[:8], "ABABABAB"), 70),
        (AlternatingDesign(SESSIONS[:8], "ABABABAB", max_same=2), 34),
        (AlternatingDesign(SESSIONS[:8], "ABABABAB", max_same=1), 2),
        (AlternatingDesign(SESSIONS[:20], "AB" * 10), 184_756),
        (AlternatingDesign(SESSIONS[:20], "AB" * 10, blocks=2), 1024),
        (AlternatingDesign(SESSIONS[:40], "AB" * 20), math.comb(40, 20)),
        (MultipleBaseline(CASES, [5, 7, 9, 11], "Wampold-Worsham"), 24),
        (MultipleBaseline(CASES, [5, 7, 9, 11], "Marascuilo-Busk", [range(4, 14)] * 4), 10_000),
        (MultipleBaseline(CASES, [5, 7, 9, 11], "Koehler-Levin", [[5, 6], [7, 8], [9, 10], [11, 12]]), 384),
        (MultipleBaseline(CASES * 2, [5] * 8, "Marascuilo-Busk", [range(4, 14)] * 8), 10**8),
    ],
)
def test_every_admissible_assignment_is_counted_once(design: Design, count: int) -> None:
    found = randomisation_test(design)

    assert found.n_assignments == count
    assert found.p_value == (found.n_at_least or 0) / count
    assert 1 <= (found.n_at_least or 0) <= count


def test_pooled_sessions_and_phase_means_differ_when_phases_do_in_length() -> None:
    design = PhaseDesign([1, 1, 1, 9, 4, 4, 9, 9, 9], [3, 1, 2, 3], 1)

    assert randomisation_test(design, statistic="A-B").observed_statistic == pytest.approx(11 / 5 - 9)
    assert randomisation_test(design, statistic="PA-PB").observed_statistic == pytest.approx(2.5 - 9)


def test_a_phase_with_only_missing_sessions_is_left_out_of_the_mean_of_phase_means() -> None:
    design = PhaseDesign([1, 1, 5, 5, None, 9, 9], [2, 2, 1, 2], 1)

    assert randomisation_test(design, statistic="PA-PB").observed_statistic == pytest.approx(1 - 7)


def test_the_absolute_difference_of_several_cases_is_the_mean_of_the_absolute_differences() -> None:
    cases = [[1, 1, 4, 4], [4, 4, 1, 1]]
    design = MultipleBaseline(cases, [3, 3], "Wampold-Worsham")

    assert randomisation_test(design, statistic="|A-B|").observed_statistic == 3
    assert randomisation_test(design, statistic="B-A").observed_statistic == 0


def test_sixty_sessions_in_four_phases_take_no_time() -> None:
    start = time.perf_counter()
    randomisation_test(PhaseDesign(SESSIONS, [15, 15, 15, 15], 5))
    assert time.perf_counter() - start < 1
