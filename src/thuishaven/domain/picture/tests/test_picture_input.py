"""What the picture input accepts and how it refuses."""

from copy import deepcopy
from datetime import date, time
from typing import Any

import pytest

from thuishaven.domain.errors import BadInput
from thuishaven.domain.picture import parse_input
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE


def example() -> dict[str, Any]:
    return {
        "today": "2026-11-20",
        "pupil": {"age": 8, "group": 5, "arrived_on": "2026-08-20", "risk_factors": ["RISK-DIVORCE"]},
        "observations": [
            {
                "id": "o1", "at": "2026-10-01T10:15", "setting": "school", "moment": "transition", "observer": "t1",
                "observer_role": "teacher", "signals": ["NO-HELP"], "words": "schudt nee", "triggers": [],
                "state": "tense", "responses": ["STR-CALM-01"], "response_words": "", "effect": -1,
            },
            {
                "id": "o2", "at": "2026-10-02", "setting": "home", "observer": "g1", "observer_role": "guardian",
                "words": "zoekt geen troost",
            },
        ],
    }  # fmt: skip


def refused(raw: object) -> str:
    with pytest.raises(BadInput) as caught:
        parse_input(raw, CATALOGUE)
    assert caught.value.message.nl
    return str(caught.value)


def test_it_reads_the_example() -> None:
    inp = parse_input(example(), CATALOGUE)

    assert inp.today == date(2026, 11, 20)
    assert inp.pupil.age == 8
    assert inp.observations[0].day == date(2026, 10, 1)
    assert inp.observations[0].clock == time(10, 15)
    assert inp.observations[0].effect == -1
    assert inp.observations[1].clock is None
    assert inp.observations[1].signals == ()


def test_it_reads_an_alias_as_its_signal() -> None:
    raw = example()
    raw["observations"][0]["signals"] = ["OLD-NO-HELP", "NO-HELP"]

    assert parse_input(raw, CATALOGUE).observations[0].signals == ("NO-HELP",)


@pytest.mark.parametrize("at", ["2026-10-01T10:15:30+02:00", "2026-10-01T10:15:30Z", "2026-10-01 10:15"])
def test_it_keeps_the_day_and_clock_as_written(at: str) -> None:
    raw = example()
    raw["observations"][0]["at"] = at
    observation = parse_input(raw, CATALOGUE).observations[0]

    assert observation.day == date(2026, 10, 1)
    assert observation.clock is not None
    assert (observation.clock.hour, observation.clock.minute) == (10, 15)


def test_the_same_observation_twice_counts_once() -> None:
    raw = example()
    raw["observations"].append(deepcopy(raw["observations"][0]))

    assert len(parse_input(raw, CATALOGUE).observations) == 2


def test_it_refuses_the_same_id_with_other_content() -> None:
    raw = example()
    raw["observations"].append({**raw["observations"][0], "effect": 2})

    assert refused(raw) == "observations[2].id: was used before with different content"


def test_without_today_the_latest_observation_is_today() -> None:
    raw = example()
    del raw["today"], raw["pupil"]

    assert parse_input(raw, CATALOGUE).today == date(2026, 10, 2)
    assert parse_input(raw, CATALOGUE, today=date(2026, 12, 1)).today == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("effect", 3, "observations[0].effect: must be a whole number from -2 to 2"),
        ("effect", 0.5, "observations[0].effect: must be a whole number from -2 to 2"),
        ("effect", True, "observations[0].effect: must be a whole number from -2 to 2"),
        ("effect", "1", "observations[0].effect: must be a whole number from -2 to 2"),
        ("effect", float("nan"), "observations[0].effect: must be a whole number from -2 to 2"),
        ("effect", float("inf"), "observations[0].effect: must be a whole number from -2 to 2"),
        ("at", "1 oktober", "observations[0].at: must be a date such as 2026-11-20 or 2026-11-20T10:15"),
        ("at", "2026-02-30", "observations[0].at: must be a date such as 2026-11-20 or 2026-11-20T10:15"),
        ("at", 20261001, "observations[0].at: must be a date such as 2026-11-20 or 2026-11-20T10:15"),
        ("at", None, "observations[0].at: must be a date such as 2026-11-20 or 2026-11-20T10:15"),
        ("at", "2026-11-21", "observations[0].at: must not be after today"),
        ("setting", "street", "observations[0].setting: must be school or home"),
        ("signals", "NO-HELP", "observations[0].signals: must be a list"),
        ("signals", ["NOPE"], 'observations[0].signals[0]: does not know the signal "NOPE"'),
        ("signals", [1], "observations[0].signals[0]: must be a text of 1 to 200 characters"),
        ("moment", "recess", 'observations[0].moment: does not know the code "recess"'),
        ("state", "happy", 'observations[0].state: does not know the code "happy"'),
        ("triggers", ["X"], 'observations[0].triggers[0]: does not know the code "X"'),
        ("responses", ["X"], 'observations[0].responses[0]: does not know the code "X"'),
        ("observer", "", "observations[0].observer: must be a text of 1 to 200 characters"),
        ("observer_role", None, "observations[0].observer_role: must be a text of 1 to 200 characters"),
        ("id", 7, "observations[0].id: must be a text of 1 to 200 characters"),
        ("words", 7, "observations[0].words: must be a text of at most 10000 characters"),
        ("words", "x" * 10_001, "observations[0].words: must be a text of at most 10000 characters"),
    ],
)
def test_it_refuses_a_wrong_field_and_names_it(field: str, value: object, line: str) -> None:
    raw = example()
    raw["observations"][0][field] = value

    assert refused(raw) == line


def test_it_refuses_an_observation_without_signals_and_words() -> None:
    raw = example()
    raw["observations"][1]["words"] = " "

    assert refused(raw).startswith("observations[1].signals: ")


@pytest.mark.parametrize(
    ("pupil", "path"),
    [
        ({"age": "eight"}, "pupil.age"),
        ({"age": -1}, "pupil.age"),
        ({"age": float("nan")}, "pupil.age"),
        ({"group": 9}, "pupil.group"),
        ({"arrived_on": "2027-01-01"}, "pupil.arrived_on"),
        ({"risk_factors": ["X"]}, "pupil.risk_factors[0]"),
        ({"background_words": [1]}, "pupil.background_words[0]"),
        ({"background_words": 0}, "pupil.background_words"),
        ([], "pupil"),
    ],
)
def test_it_refuses_a_wrong_background(pupil: object, path: str) -> None:
    assert refused({**example(), "pupil": pupil}).startswith(f"{path}: ")


@pytest.mark.parametrize(
    "raw", [None, [], "x", 3, {}, {"observations": {}}, {"observations": []}, {"observations": [1]}]
)
def test_it_refuses_what_is_no_input(raw: object) -> None:
    assert refused(raw)


def test_it_reads_an_empty_list_when_it_knows_the_day() -> None:
    assert parse_input({"today": "2026-11-20", "observations": []}, CATALOGUE).observations == ()
