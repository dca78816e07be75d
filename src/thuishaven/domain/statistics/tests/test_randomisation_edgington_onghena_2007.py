"""Randomisation tests against a count over every assignment, written in another way.

E. S. Edgington and P. Onghena (2007), Randomization Tests, fourth edition. Here all sequences of A and B are listed,
those that the design does not allow are left out, and the statistic is computed from the lists in fractions.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import groupby, permutations, product
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics import (
    AlternatingDesign,
    Design,
    MultipleBaseline,
    PhaseDesign,
    RandomisationResult,
    randomisation_test,
)
from thuishaven.domain.statistics import randomisation_sequences as sequences

Values = Sequence[float | None]
Labels = Sequence[str]
Compute = Callable[[Values, Labels], Fraction | None]

STATISTICS = [
    "mean_B_minus_A", "mean_A_minus_B", "abs_mean_diff", "median_B_minus_A", "median_A_minus_B", "abs_median_diff",
    "NAP_increase", "NAP_decrease",
]  # fmt: skip
PHASE_STATISTICS = [
    "PA_minus_PB_mean_of_phase_means", "PB_minus_PA_mean_of_phase_means", "abs_PA_minus_PB_mean_of_phase_means",
]  # fmt: skip


def mean(values: Iterable[Fraction]) -> Fraction:
    listed = list(values)
    return sum(listed, Fraction(0)) / len(listed)


def listed(name: str, values: Values, labels: Labels) -> Fraction | None:
    """The statistic from the definition, or None when it does not exist."""
    sessions = [
        (label, None if value is None else Fraction(str(value))) for label, value in zip(labels, values, strict=True)
    ]
    if "phase_means" in name:
        phases = [
            (label, [value for _, value in phase if value is not None])
            for label, phase in groupby(sessions, lambda one: one[0])
        ]
        a, b = ([mean(known) for label, known in phases if label == which and known] for which in "AB")
        if not a or not b:
            return None
        difference = mean(b) - mean(a)
        return abs(difference) if name.startswith("abs") else difference if name.startswith("PB") else -difference
    a, b = ([value for label, value in sessions if label == which and value is not None] for which in "AB")
    if not a or not b:
        return None
    if name.startswith("NAP"):
        wins = sum(2 * (y > x) + (y == x) for x in a for y in b)
        share = Fraction(wins, 2 * len(a) * len(b))
        return share if name == "NAP_increase" else 1 - share
    difference = median(b) - median(a) if "median" in name else mean(b) - mean(a)
    return abs(difference) if name.startswith("abs") else difference if name.endswith("B_minus_A") else -difference


def expect(found: RandomisationResult, observed: Fraction | None, all_of_them: list[Fraction | None]) -> None:
    assert found.n_assignments == len(all_of_them)
    if observed is None:
        assert found.p_value is None
        assert found.undefined is not None
        return
    hits = sum(one is None or one >= observed for one in all_of_them)
    assert found.n_at_least == hits
    assert found.p_value == pytest.approx(hits / len(all_of_them), abs=1e-15)
    assert found.observed_statistic == pytest.approx(float(observed), abs=1e-12)


def of_sequences(
    name: str, values: Values, labels: Labels, allowed: Callable[[Labels], bool]
) -> tuple[Fraction | None, list[Fraction | None]]:
    every = [sequence for sequence in product("AB", repeat=len(values)) if allowed(sequence)]
    return listed(name, values, labels), [listed(name, values, sequence) for sequence in every]


def runs(labels: Labels) -> list[tuple[str, int]]:
    return [(label, len(list(run))) for label, run in groupby(labels)]


few = st.one_of(st.none(), st.integers(0, 3), st.sampled_from([0.1, 0.2, 0.3, 1.25, -0.5]))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_phases_are_counted_as_when_all_are_listed(data: st.DataObject) -> None:
    phases = data.draw(st.integers(2, 4))
    shortest = data.draw(st.lists(st.integers(1, 2), min_size=phases, max_size=phases))
    lengths = [least + data.draw(st.integers(0, 2)) for least in shortest]
    values = data.draw(st.lists(few, min_size=sum(lengths), max_size=sum(lengths)))
    name = data.draw(st.sampled_from(STATISTICS + PHASE_STATISTICS))
    labels = "".join("AB"[turn % 2] * length for turn, length in enumerate(lengths))

    def allowed(sequence: Labels) -> bool:
        found = runs(sequence)
        return (
            sequence[0] == "A"
            and len(found) == phases
            and all(length >= least for (_, length), least in zip(found, shortest, strict=True))
        )

    found = randomisation_test(PhaseDesign(values, lengths, shortest), statistic=name)
    expect(found, *of_sequences(name, values, labels, allowed))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_alternations_are_counted_as_when_all_are_listed(data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.sampled_from("AB"), min_size=2, max_size=9))
    values = data.draw(st.lists(few, min_size=len(labels), max_size=len(labels)))
    name = data.draw(st.sampled_from(STATISTICS))
    most = max(length for _, length in runs(labels))
    longest = data.draw(st.one_of(st.none(), st.integers(most, most + 1)))
    blocks = data.draw(
        st.one_of(st.none(), st.lists(st.sampled_from("pqr"), min_size=len(labels), max_size=len(labels)))
    )
    if blocks is not None and longest is not None:
        blocks.sort()

    def allowed(sequence: Labels) -> bool:
        short = longest is None or all(length <= longest for _, length in runs(sequence))
        groups = blocks or ["p"] * len(labels)
        same = all(
            sorted(one for one, group in zip(sequence, groups, strict=True) if group == block)
            == sorted(one for one, group in zip(labels, groups, strict=True) if group == block)
            for block in set(groups)
        )
        return short and same

    found = randomisation_test(AlternatingDesign(values, labels, longest, blocks), statistic=name)
    expect(found, *of_sequences(name, values, labels, allowed))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_multiple_baselines_are_counted_as_when_all_are_listed(data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 4))
    method = data.draw(st.sampled_from(["Marascuilo-Busk", "Wampold-Worsham", "Koehler-Levin"]))
    name = data.draw(st.sampled_from(STATISTICS))
    cases = [data.draw(st.lists(few, min_size=5, max_size=6)) for _ in range(number)]
    width = 1 if method == "Wampold-Worsham" else 3
    rows = [data.draw(st.lists(st.integers(2, 5), min_size=1, max_size=width)) for _ in range(number)]
    order = data.draw(st.permutations(range(number))) if method != "Marascuilo-Busk" else range(number)
    starts = [data.draw(st.sampled_from(rows[row])) for row in order]

    def of_starts(drawn: Sequence[int]) -> Fraction | None:
        per_case = [
            listed(name, case, "A" * (start - 1) + "B" * (len(case) - start + 1))
            for case, start in zip(cases, drawn, strict=True)
        ]
        known = [one for one in per_case if one is not None]
        return mean(known) if known else None

    orders = permutations(rows) if method != "Marascuilo-Busk" else [rows]
    every = [of_starts(drawn) for dealt in orders for drawn in product(*dealt)]
    found = randomisation_test(MultipleBaseline(cases, starts, method, rows), statistic=name)
    expect(found, of_starts(starts), every)


def test_a_start_between_two_limits_worked_out_by_hand() -> None:
    # Starts 3, 4 and 5 are possible; B minus A is then 8/3, 23/6 and 5/2, and B started at session 4.
    found = randomisation_test(PhaseDesign([2, 3, 2, 6, 5, 7, 5], [3, 4], [2, 3]))

    assert found.n_assignments == 3
    assert found.observed_statistic == pytest.approx(5.75 - 7 / 3)
    assert found.p_value == pytest.approx(1 / 3)


def test_what_ties_on_paper_ties_here() -> None:
    # 0.1 + 0.2 is a little more than 0.3 in binary; the two halves are equal on paper, so four of six count.
    found = randomisation_test(AlternatingDesign([0.1, 0.2, 0.3, 0.0], "AABB"), statistic="mean_A_minus_B")

    assert (found.n_at_least, found.n_assignments) == (4, 6)
    assert found.observed_statistic == 0


def test_a_session_without_a_value_keeps_its_place_or_is_dropped() -> None:
    values = [1, None, 2, 5, 6, None, 7]
    kept = randomisation_test(PhaseDesign(values, [3, 4], 2))
    dropped = randomisation_test(PhaseDesign(values, [3, 4], 2), missing="drop")

    assert kept.n_assignments == 4
    assert dropped == randomisation_test(PhaseDesign([1, 2, 5, 6, 7], [2, 3], 2))


@pytest.mark.parametrize(
    ("design", "same"),
    [
        (
            AlternatingDesign([1, None, 3, 4], "ABAB", blocks=2),
            AlternatingDesign([1, 3, 4], "AAB", blocks=[0, 1, 1]),
        ),
        (
            MultipleBaseline([[1, None, 3, 4], [2, 5, 6, 7]], [3, 2], "Wampold-Worsham"),
            MultipleBaseline([[1, 3, 4], [2, 5, 6, 7]], [2, 2], "Wampold-Worsham"),
        ),
    ],
)
def test_dropping_works_for_every_design(design: Design, same: Design) -> None:
    assert randomisation_test(design, missing="drop") == randomisation_test(same)


def test_an_assignment_without_a_statistic_counts_as_larger() -> None:
    # With one session of A there is no value in A: that start counts on the careful side, as in SCRT.
    found = randomisation_test(PhaseDesign([None, 1, 9, 9], [2, 2], 1))

    assert (found.n_at_least, found.n_assignments) == (2, 3)


def test_without_any_value_in_a_condition_there_is_no_p_value() -> None:
    found = randomisation_test(PhaseDesign([None, None, 3, 4], [2, 2], 1))

    assert found.p_value is None
    assert found.observed_statistic is None
    assert found.undefined is not None
    assert "geen enkele waarde" in found.undefined.nl


def test_a_sample_repeats_with_its_seed_and_comes_close() -> None:
    values = [3, 5, 2, 6, 4, 7, 5, 8, 3, 6, 7, 4, 6, 8, 5, 9]
    designs: list[Design] = [
        PhaseDesign(values, [4, 4, 4, 4], 2),
        AlternatingDesign(values, "AABABBABABABABBA", max_same=2),
        AlternatingDesign(values, "ABBAABABBAABABAB", blocks=2),
        MultipleBaseline([values, values[::-1], values[3:]], [5, 6, 8], "Koehler-Levin", [[4, 5], [6, 7], [8, 9]]),
        MultipleBaseline([values, values[::-1], values[3:]], [5, 6, 8], "Marascuilo-Busk", [range(4, 10)] * 3),
    ]
    for design in designs:
        exact = randomisation_test(design)
        sampled = randomisation_test(design, n_samples=min(5000, exact.n_assignments - 1), seed=7)
        again = randomisation_test(design, n_samples=min(5000, exact.n_assignments - 1), seed=7)
        assert sampled == again
        assert sampled.n_samples is not None
        assert sampled.p_value == (sampled.n_at_least or 0) / (sampled.n_samples + 1)
        assert sampled.p_value == pytest.approx(exact.p_value, abs=2 / math.sqrt(sampled.n_samples))


def test_a_small_design_is_counted_even_when_a_sample_was_asked_for() -> None:
    found = randomisation_test(PhaseDesign([1, 2, 3, 4, 5], [2, 3], 1), n_samples=100)

    assert found.n_samples is None
    assert found.p_value == 1  # every start leaves the same difference in a straight line


@pytest.mark.parametrize(
    "design",
    [PhaseDesign([1, 2, 3, 4, 5, 6], [3, 3], 1), AlternatingDesign([1, 2, 3, 4, 5, 6], "ABABAB")],
)
def test_too_many_assignments_are_refused_with_what_to_do(design: Design, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequences, "MOST_ENUMERATED", 2)
    monkeypatch.setattr(sequences, "MOST_SUMS", 2)
    with pytest.raises(BadInput, match=r"^n_samples: there are \d+ assignments"):
        randomisation_test(design)
    assert randomisation_test(design, n_samples=4).n_samples == 4


@pytest.mark.parametrize(
    ("design", "field"),
    [
        (PhaseDesign([1, 2, 3], [1, 1], 1), "phase_lengths"),
        (PhaseDesign([1, 2, 3], [3], 1), "phase_lengths"),
        (PhaseDesign([1, 2, 3], [1, 2], 2), r"phase_lengths\[0\]"),
        (PhaseDesign([1, 2, 3], [1, 2], 0), "min_phase"),
        (PhaseDesign([1, 2, 3], [1, 2], [1, 1, 1]), "min_phase"),
        (PhaseDesign([1, float("inf"), 3], [1, 2], 1), "values"),
        (AlternatingDesign([1, 2, 3], "AB"), "labels"),
        (AlternatingDesign([1, 2], "AC"), r"labels\[1\]"),
        (AlternatingDesign([1, 2, 3], "AAB", max_same=1), "max_same"),
        (AlternatingDesign([1, 2, 3], "AAB", blocks=2), "blocks"),
        (AlternatingDesign([1, 2, 3], "AAB", blocks=[1, 1]), "blocks"),
        (AlternatingDesign([1, 2, 3], "ABA", blocks=[1, 2, 1], max_same=2), "blocks"),
        (MultipleBaseline([], [], "Wampold-Worsham"), "cases"),
        (MultipleBaseline([[1, 2]], [3], "Wampold-Worsham"), r"cases\[0\]"),
        (MultipleBaseline([[1, 2, 3]], [2], "Marascuilo-Busk"), "start_points"),
        (MultipleBaseline([[1, 2, 3]], [2], "Marascuilo-Busk", [[3]]), "start_points"),
        (MultipleBaseline([[1, 2, 3], [4, 5, 6]], [2, 2], "Koehler-Levin", [[2, 3], [3]]), "start_points"),
        (MultipleBaseline([[1, 2, 3], [4, 5, 6]], [2, 3], "Koehler-Levin", [[2], [9]]), r"start_points\[1\]"),
    ],
)  # fmt: skip
def test_a_design_that_cannot_be_is_refused_by_name(design: Design, field: str) -> None:
    with pytest.raises(BadInput, match=f"^{field}: "):
        randomisation_test(design)


@pytest.mark.parametrize(
    ("name", "field"), [("mean", "statistic"), ("PA_minus_PB_mean_of_phase_means", "statistic")]
)  # fmt: skip
def test_a_statistic_that_is_not_there_is_refused(name: str, field: str) -> None:
    with pytest.raises(BadInput, match=f"^{field}: "):
        randomisation_test(AlternatingDesign([1, 2], "AB"), statistic=name)
