"""Randomisation tests from JSON: the spellings, the answer and what is refused."""

import json
from collections.abc import Mapping

import pytest

from thuishaven.cli.randomisation import as_text, solve
from thuishaven.domain.errors import BadInput

AB = {
    "test": "randomisation",
    "design": "AB",
    "values": [3, 4, 2, 3, 6, 5, 7, 6],
    "n_A_observed": 4,
    "min_A": 3,
    "min_B": 3,
    "statistic": "mean_B_minus_A",
}
ABAB = {
    "test": "randomisation",
    "design": "ABAB",
    "values": [1, 2, 1, 5, 6, 5, 2, 1, 2, 6, 5, 7],
    "phase_lengths": [3, 3, 3, 3],
    "min_phase": 2,
    "statistic": "mean_B_minus_A",
}
ATD = {"design": "ATD", "values": [1, 5, 2, 6, 3, 7], "labels": ["A", "B", "A", "B", "A", "B"]}
MBD = {
    "design": "MBD",
    "method": "Marascuilo-Busk",
    "cases": [{"values": [1, 1, 5, 5, 6], "n_A_observed": 2}, {"values": [2, 1, 2, 6, 6], "start": 4}],
    "min_A": 2,
    "min_B": 2,
}


def without(item: Mapping[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in item.items() if name not in names}


def test_a_change_of_phase() -> None:
    found = solve(AB)

    assert found["n_assignments"] == 3
    assert found["p_value"] == pytest.approx(1 / 3)
    assert found["observed_statistic"] == 3
    assert json.dumps(found, allow_nan=False)


@pytest.mark.parametrize(
    "same",
    [
        {**without(AB, "n_A_observed"), "start": 5},
        {**without(AB, "values", "n_A_observed"), "A": [3, 4, 2, 3], "B": [6, 5, 7, 6]},
        {**without(AB, "min_A", "min_B"), "min_phase": 3},
        {**without(AB, "min_A", "min_B"), "limit": 3, "start_points": None},
        {**without(AB, "min_A", "min_B"), "start_points": [4, 5, 6]},
        {**without(AB, "statistic"), "direction": "increase"},
        {**without(AB, "test", "statistic"), "id": "c1"},
        {**AB, "statistic": "B-A", "options": {"missing": "keep"}},
    ],
)
def test_other_spellings_of_the_same_test(same: dict[str, object]) -> None:
    assert solve(same) == solve(AB)


def test_four_phases() -> None:
    found = solve(ABAB)

    assert found["n_assignments"] == 35
    assert found["p_value"] == pytest.approx(1 / 35)
    assert found["observed_statistic"] == pytest.approx(34 / 6 - 9 / 6)
    means = solve({**ABAB, "statistic": "PA_minus_PB_mean_of_phase_means"})
    assert means["observed_statistic"] == pytest.approx(-(34 / 6 - 9 / 6))
    assert means["p_value"] == 1
    assert solve({**ABAB, "min_phase": [2, 2, 2, 2]}) == found


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 20),
        ({"labels": "ABABAB"}, 20),
        ({"scheme": "complete"}, 20),
        ({"scheme": "restricted", "max_same": 2}, 14),
        ({"limit": 1}, 2),
        ({"scheme": "blocks"}, 8),
        ({"design": "RBD"}, 8),
        ({"blocks": [1, 1, 1, 1, 2, 2]}, 12),
        ({"blocks": ["ma", "ma", "di", "di", "wo", "wo"]}, 8),
        ({"blocks": 3}, 9),
    ],
)
def test_alternating_conditions(more: dict[str, object], count: int) -> None:
    found = solve({**ATD, **more})

    assert found["n_assignments"] == count
    assert found["observed_statistic"] == 4


def test_several_cases() -> None:
    found = solve(MBD)

    assert found["n_assignments"] == 4
    assert found["p_value"] == pytest.approx(1 / 4)
    own = [{**case, "start_points": [3, 4]} for case in MBD["cases"]]
    assert solve({**without(MBD, "min_A", "min_B"), "cases": own}) == found
    assert solve({**without(MBD, "min_A", "min_B"), "start_points": [[3, 4], [3, 4]]}) == found
    assert solve({**without(MBD, "min_A", "min_B"), "method": "ww"})["n_assignments"] == 2
    assert solve({**without(MBD, "min_A", "min_B"), "method": "WW", "start_points": [3, 4]})["n_assignments"] == 2
    dealt = {**without(MBD, "min_A", "min_B"), "method": "koehler_levin", "start_points": [[2, 3], [4, 5]]}
    assert solve(dealt)["n_assignments"] == 8


def test_a_sample_only_when_asked_for() -> None:
    item = {**ATD, "values": list(range(20)), "labels": "AB" * 10}
    sampled = solve({**item, "n_samples": 99, "seed": 3})

    assert sampled["n_samples"] == 99
    assert sampled == solve({**item, "options": {"n_samples": 99, "seed": 3}})
    assert solve(item)["n_samples"] is None


def test_it_says_in_words_what_it_means() -> None:
    assert "Van de 3 manieren" in as_text(solve(AB), "nl")
    assert "Of the 3 ways" in as_text(solve(AB), "en")
    assert "echt geloot" in as_text(solve(AB), "nl")
    sampled = solve({**ATD, "n_samples": 5})
    assert "5 van de 20" in as_text(sampled, "nl")
    assert "5 of the 20" in as_text(sampled, "en")
    nothing = solve({**AB, "values": [None, None, None, None, 1, 2, 3, 4]}, "en")
    assert nothing["p_value"] is None
    assert as_text(nothing, "en").startswith("One of the two conditions has no value")


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (without(AB, "design"), "design"),
        ({**AB, "design": "ABBA"}, "design"),
        ({**AB, "design": 5}, "design"),
        (without(AB, "values"), "values"),
        ({**AB, "values": "123"}, "values"),
        ({**AB, "values": [1, "2", 3]}, "values[1]"),
        ({**AB, "values": [1, True, 3]}, "values[1]"),
        (without(AB, "n_A_observed"), "n_A_observed"),
        ({**AB, "n_A_observed": 8}, "n_A_observed"),
        ({**AB, "n_A_observed": 4.5}, "n_A_observed"),
        ({**AB, "start": 4}, "start"),
        (without(AB, "min_A"), "min_A"),
        (without(AB, "min_B"), "min_B"),
        ({**AB, "min_A": 5}, "min_A"),
        ({**AB, "min_B": 0}, "min_B"),
        ({**AB, "statistic": "mean"}, "statistic"),
        ({**AB, "direction": "decrease"}, "direction"),
        ({**AB, "direction": "up"}, "direction"),
        ({**AB, "missing": "skip"}, "missing"),
        ({**AB, "n_samples": 0}, "n_samples"),
        ({**AB, "min_a": 3}, "min_a"),
        ({**AB, "minA": 3}, "minA"),
        ({**AB, "options": 3}, "options"),
        ({**AB, "options": {"sead": 3}}, "options.sead"),
        ({**AB, "start_points": [3, 4]}, "start_points"),
        (without(ABAB, "phase_lengths"), "phase_lengths"),
        (without(ABAB, "min_phase"), "min_phase"),
        ({**ABAB, "phase_lengths": [6, 6]}, "phase_lengths"),
        ({**ABAB, "phase_lengths": [3, 3, 3, 4]}, "phase_lengths"),
        ({**ABAB, "phase_lengths": [1, 5, 3, 3]}, "phase_lengths[0]"),
        (without(ATD, "labels"), "labels"),
        ({**ATD, "labels": "ABABA"}, "labels"),
        ({**ATD, "labels": ["A", "B", "C", "A", "B", "A"]}, "labels[2]"),
        ({**ATD, "scheme": "restricted"}, "max_same"),
        ({**ATD, "scheme": "complete", "max_same": 2}, "max_same"),
        ({**ATD, "scheme": "complete", "blocks": 2}, "blocks"),
        ({**ATD, "blocks": [1, None, 2, 2, 3, 3]}, "blocks[1]"),
        (without(MBD, "method"), "method"),
        ({**MBD, "method": "other"}, "method"),
        (without(MBD, "cases"), "cases"),
        ({**MBD, "cases": [5]}, "cases[0]"),
        ({**MBD, "cases": [{"values": [1, 2]}]}, "cases[0].n_A_observed"),
        ({**MBD, "method": "Koehler-Levin"}, "start_points"),
        (without(MBD, "min_A"), "min_A"),
        (5, "input"),
    ],
)
def test_it_refuses_by_name(item: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refusal:
        solve(item)
    assert refusal.value.field == field
