"""``thuishaven single-case``: what it answers, and what it says about input it cannot use."""

import json
from pathlib import Path

import pytest

from thuishaven.cli.main import main
from thuishaven.cli.single_case import solve
from thuishaven.cli.single_case_options import MEASURES
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics import combine, nap, smd, tau_bc
from thuishaven.domain.statistics.combining import PairEffect

Capture = pytest.CaptureFixture[str]

EXAMPLE = {
    "A": [3, 4, None, 2],
    "B": [5, 6, 6, 7],
    "direction": "increase",
    "measures": ["NAP", "Tau_U"],
    "options": {
        "NAP": {"SE": "unbiased", "confidence": 0.95},
        "LRRi": {"scale": "count", "observation_length": 10},
        "SMD": {"std_dev": "pool"},
        "Tau_BC": {"pretest_trend": 0.05, "Kendall": False, "renumber_missing": False},
    },
}
KEYS = {"estimate", "se", "ci_lower", "ci_upper", "undefined"}
ABAB = [
    {"label": "A", "values": [3, 4, None, 2]},
    {"label": "B", "values": [5, 6, 6, 7]},
    {"label": "A", "values": [3, 4, 5, 2, 3]},
    {"label": "B", "values": [5, 6, 4]},
]


def complaint(item: object) -> str:
    with pytest.raises(BadInput) as refused:
        solve(item)
    return refused.value.in_language("en")


def estimate(item: dict[str, object], name: str) -> object:
    found = solve(item)[name]
    assert isinstance(found, dict)
    return found["estimate"]


def test_the_example_of_the_interface(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(EXAMPLE))

    assert main(["single-case", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["NAP", "Tau_U"]
    assert answer["NAP"].keys() >= KEYS
    expected = nap([3, 4, None, 2], [5, 6, 6, 7])
    assert answer["NAP"]["estimate"] == expected.estimate
    assert answer["NAP"]["se"] == expected.se
    assert answer["NAP"]["undefined"] is None


def test_without_json_it_is_readable_in_the_language_asked_for(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps({"phases": ABAB, "measures": ["NAP", "PND", "Tau_U"]}))

    assert main(["single-case", str(file)]) == 0
    dutch = capsys.readouterr().out
    assert main(["single-case", str(file), "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert "hoe vaak een dag in B beter is" in dutch
    assert "geen standaardfout" in dutch
    assert "how often a day in B is better" in english
    assert "- 2: " in english


def test_many_inputs_come_back_in_order_with_an_error_where_one_is_bad(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps([EXAMPLE, {"A": [1]}, 7, {**EXAMPLE, "measures": ["PND"]}]))

    assert main(["single-case", str(file), "--json", "--lang", "en"]) == 0
    first, second, third, fourth = json.loads(capsys.readouterr().out)
    assert first["NAP"]["estimate"] == 1
    assert second["error"].startswith("B: ")
    assert third["error"].startswith("input: ")
    assert fourth["PND"]["estimate"] == 1


def test_without_measures_it_computes_all_that_apply() -> None:
    assert list(solve({"A": [1, 2], "B": [3, 4]})) == [name for name in MEASURES if name not in ("LOR", "PoGO")]
    everything = solve({"A": [1, 2], "B": [3, 4], "options": {"LOR": {"scale": "percentage"}, "PoGO": {"goal": 9}}})
    assert list(everything) == list(MEASURES)


@pytest.mark.parametrize("name", list(MEASURES))
def test_every_measure_answers_every_edge_without_infinity(name: str) -> None:
    edges: list[tuple[list[float | None], list[float | None]]] = [
        ([], []), ([None], [1]), ([1], [2]), ([1, 1], [1, 1]), ([0, 0, 0], [0, 0, 0]), ([1, 2], [3]), ([2], [2, 3, 4]),
        ([0.1, 0.2, 0.3], [0.3, 0.3, 0.1]), ([-5, 3], [-2, -2]), ([1e100, 1], [1e-100, 2]), ([5, 4, 3], [0, 0, 0, 0]),
        ([0, 0, 0, 0], [1, 3, 5, 9]), ([100, 100], [100, 100, 0]), ([1, None, 3], [None, None, 4]),
    ]  # fmt: skip
    for a, b in edges:
        for direction in ("increase", "decrease"):
            found = solve({"A": a, "B": b, "direction": direction, "measures": [name], "goal": 10})[name]
            json.dumps(found, allow_nan=False)
            assert isinstance(found, dict)
            if found["estimate"] is None or found["se"] is None:
                assert found["undefined"], (a, b)


def test_pairs_are_an_a_with_the_b_after_it_and_are_combined() -> None:
    found = solve({"phases": ABAB, "measures": ["SMD"], "weighting": "nA*nB"})["SMD"]
    effects = [smd([3, 4, None, 2], [5, 6, 6, 7]), smd([3, 4, 5, 2, 3], [5, 6, 4])]
    expected = combine([PairEffect(effects[0], 3, 4), PairEffect(effects[1], 5, 3)], weighting="nA*nB")

    assert isinstance(found, dict)
    assert (found["estimate"], found["se"], found["ci_lower"]) == (expected.estimate, expected.se, expected.ci_lower)
    assert [pair["estimate"] for pair in found["pairs"]] == [effect.estimate for effect in effects]
    assert [(pair["n_A"], pair["n_B"]) for pair in found["pairs"]] == [(3, 4), (5, 3)]


def test_cases_and_pairs_may_stand_in_any_order() -> None:
    mixed = [
        {"case": "c2", "pair": 1, **ABAB[2]},
        {"case": "c1", "pair": 1, **ABAB[0]},
        {"case": "c2", "pair": 1, **ABAB[3]},
        {"case": "c1", "pair": 1, **ABAB[1]},
    ]
    found, plain = (solve({"phases": phases, "measures": ["NAP"]})["NAP"] for phases in (mixed, ABAB))

    assert isinstance(found, dict)
    assert isinstance(plain, dict)
    assert found["estimate"] == plain["estimate"]
    assert [pair["case"] for pair in found["pairs"]] == ["c2", "c1"]


def test_a_last_a_without_a_b_is_left_out() -> None:
    ended = [*ABAB, {"label": "A3", "values": [9]}]

    assert solve({"phases": ended, "measures": ["NAP"]}) == solve({"phases": ABAB, "measures": ["NAP"]})


def test_options_may_stand_beside_the_measures_and_the_nearest_wins() -> None:
    base = {"A": [1, 2, 4], "B": [3, 4, 5], "measures": ["NAP", "Tau"]}
    wide = nap([1, 2, 4], [3, 4, 5], confidence=0.99)
    for item in (
        {**base, "confidence": 0.99},
        {**base, "options": {"confidence": 0.99}},
        {**base, "confidence": 0.5, "options": {"confidence": 0.6, "NAP": {"confidence": 0.99}}},
    ):
        found = solve(item)["NAP"]
        assert isinstance(found, dict)
        assert found["ci_lower"] == wide.ci_lower
    none = solve({**base, "confidence": None})["NAP"]
    assert isinstance(none, dict)
    assert (none["ci_lower"], none["undefined"]) == (None, None)


@pytest.mark.parametrize(
    "spelled",
    ["A vs B + trend B - trend A", "A vs. B + Trend B - Trend A", "A_vs_B_plus_trend_B_minus_trend_A", "AB+B-A"],
)
def test_a_variant_of_tau_u_may_be_spelled_as_people_do(spelled: str) -> None:
    item = {"A": [2, 3, 5, 3], "B": [4, 5, 5, 7, 6], "measures": ["Tau_U"]}

    assert estimate({**item, "options": {"Tau_U": {"tau_u_variant": spelled}}}, "Tau_U") == 20 / 36
    assert estimate({**item, "options": {"Tau_U": {"tau_u_variant": "complete"}}}, "Tau_U") == 13 / 26
    assert estimate({**item, "options": {"Tau_U": {"method": "complete", "tau_method": "b"}}}, "Tau_U") != 13 / 26


def test_options_reach_the_measure() -> None:
    item: dict[str, object] = {"A": [1, 2, 3, 4, 6], "B": [5, 4, 7]}
    plain = tau_bc([1, 2, 3, 4, 6], [5, 4, 7], kendall=True, pretest_trend=0.2)
    for given in ({"Kendall": True, "pretest_trend": 0.2},):
        assert estimate({**item, "measures": ["Tau_BC"], "options": {"Tau_BC": given}}, "Tau_BC") == plain.estimate
    assert estimate({**item, "measures": ["PEM"], "options": {"PEM": {"ties": 0}}}, "PEM") == 1
    assert estimate({**item, "measures": ["PAND"], "options": {"PAND": {"method": "minimum"}}}, "PAND") == 6 / 8
    shares = {"A": [20, 30, 25], "B": [40, 60, 70], "measures": ["GEM"], "options": {"GEM": {"scale": "percentage"}}}
    as_parts = {"A": [0.2, 0.3, 0.25], "B": [0.4, 0.6, 0.7], "measures": ["GEM"], "scale": "proportion"}
    assert estimate(shares, "GEM") == pytest.approx(estimate(as_parts, "GEM"), rel=1e-12)


def test_a_test_goes_to_the_randomisation_tests() -> None:
    found = solve(
        {
            "test": "randomisation", "design": "AB", "values": [1, 2, 1, 3, 5, 6, 5, 7], "n_A_observed": 4,
            "min_A": 2, "min_B": 2, "statistic": "mean_B_minus_A",
        }
    )  # fmt: skip

    assert (found["p_value"], found["n_assignments"]) == (0.2, 5)
    assert complaint({"test": "magic"}).startswith("test: ")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"A": None}, "A"),
        ({"A": "1, 2"}, "A"),
        ({"A": [1, True]}, "A[1]"),
        ({"B": [1, "2"]}, "B[1]"),
        ({"B": [[1]]}, "B[0]"),
        ({"B": [1e200]}, "B[0]"),
        ({"B": [1] * 2001}, "B"),
        ({"direction": "up"}, "direction"),
        ({"measures": []}, "measures"),
        ({"measures": "NAP"}, "measures"),
        ({"measures": ["NAP", "MAP"]}, "measures[1]"),
        ({"measures": [3]}, "measures[0]"),
        ({"measures": ["PoGO"]}, "options.PoGO.goal"),
        ({"weighting": "heavy"}, "weighting"),
        ({"confidence": 95}, "confidence"),
        ({"sessions": 3}, "sessions"),
        ({"options": []}, "options"),
        ({"options": {"MAP": {}}}, "options.MAP"),
        ({"options": {"NAP": 3}}, "options.NAP"),
        ({"options": {"NAP": {"se": "none"}}}, "options.NAP.se"),
        ({"options": {"NAP": {"SE": "best"}}}, "options.NAP.SE"),
        ({"options": {"NAP": {"confidence": True}}}, "options.NAP.confidence"),
        ({"options": {"Tau_BC": {"pretest_trend": 5}}}, "options.Tau_BC.pretest_trend"),
        ({"options": {"Tau_BC": {"pretest_trend": True}}}, "options.Tau_BC.pretest_trend"),
        ({"options": {"Tau_BC": {"Kendall": "yes"}}}, "options.Tau_BC.Kendall"),
        ({"options": {"Tau_U": {"variant": "C"}}}, "options.Tau_U.variant"),
        ({"options": {"Tau_U": {"tau_method": "b"}}}, "options.Tau_U.tau_method"),
        ({"options": {"LRRi": {"intervals": 0}}}, "options.LRRi.intervals"),
        ({"options": {"LRRi": {"scale": "big"}}}, "options.LRRi.scale"),
        ({"options": {"GEM": {"m": 1.5}}}, "options.GEM.m"),
        ({"options": {"PEM": {"ties": 1}}}, "options.PEM.ties"),
        ({"options": {"PoGO": {"goal": None}}, "measures": ["PoGO"]}, "options.PoGO.goal"),
    ],
)
def test_it_names_the_field_it_cannot_use(change: dict[str, object], field: str) -> None:
    assert complaint({"A": [1, 2], "B": [3, 4], **change}).startswith(f"{field}: ")


@pytest.mark.parametrize(
    ("phases", "field"),
    [
        ([], "phases"),
        ("AB", "phases"),
        ([3], "phases[0]"),
        ([{"label": "A", "values": [1]}], "phases"),
        ([{"label": "B", "values": [1]}], "phases[0].label"),
        ([ABAB[0], ABAB[2]], "phases[1].label"),
        ([ABAB[0], ABAB[1], ABAB[1]], "phases[2].label"),
        ([{"label": "C", "values": [1]}], "phases[0].label"),
        ([{"values": [1]}], "phases[0].label"),
        ([{"label": "A"}], "phases[0].values"),
        ([{"label": "A", "values": [1, "x"]}], "phases[0].values[1]"),
        ([{"label": "A", "values": [1], "pair": [1]}], "phases[0].pair"),
        ([{"label": "A", "values": [1], "moment": 1}], "phases[0].moment"),
        ([{**phase, "pair": 1} for phase in ABAB], "phases[2].pair"),
        ([*ABAB, {"label": "A", "values": [1], "pair": 7}], "phases"),
    ],
)
def test_it_names_the_phase_it_cannot_use(phases: object, field: str) -> None:
    assert complaint({"phases": phases}).startswith(f"{field}: ")


def test_two_ways_to_give_the_phases_are_one_too_many() -> None:
    assert complaint({"phases": ABAB, "A": [1]}).startswith("A: ")


@pytest.mark.parametrize(
    "content", ['{"A": [NaN], "B": [1]}', '{"A": [1], "B": [Infinity]}', '{"A": [1e999], "B": [1]}']
)
def test_numbers_that_are_not_finite_are_named(content: str, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "in.json"
    file.write_text(content)

    assert main(["single-case", str(file), "--json"]) == 2
    assert "[0]: " in capsys.readouterr().err
