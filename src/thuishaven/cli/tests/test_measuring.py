"""``thuishaven goals`` and ``thuishaven agreement``: what they answer and what they refuse."""

import json
from pathlib import Path

import pytest

from thuishaven.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "in.json"


def answered(file: Path, capsys: Capture, command: str, item: object, *more: str) -> dict[str, object]:
    file.write_text(json.dumps(item))
    assert main([command, str(file), "--json", *more]) == 0
    return json.loads(capsys.readouterr().out)


def told(file: Path, capsys: Capture, command: str, item: object, *more: str) -> str:
    file.write_text(json.dumps(item))
    assert main([command, str(file), *more]) == 0
    return capsys.readouterr().out


def refused(file: Path, capsys: Capture, command: str, item: object) -> str:
    file.write_text(json.dumps(item))
    assert main([command, str(file), "--json", "--lang", "en"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.count("\n") == 1
    return written.err.removeprefix("thuishaven: ")


def test_goals_give_t_and_words(file: Path, capsys: Capture) -> None:
    found = answered(file, capsys, "goals", {"scores": [1, 0, -1], "weights": [3, 2, 1], "rho": 0.3})

    assert found["estimate"] == pytest.approx(54.40652649239232, abs=1e-12)
    assert found["undefined"] is None
    assert found["goals"][0] == {
        "score": 1,
        "weight": 3,
        "words": {"nl": "meer dan verwacht", "en": "more than expected"},
    }


def test_goals_without_weights_weigh_the_same(file: Path, capsys: Capture) -> None:
    plain = answered(file, capsys, "goals", {"scores": [1, None, 0]})

    assert plain == answered(file, capsys, "goals", {"scores": [1, None, 0], "weights": None, "rho": 0.3})
    assert plain["estimate"] == pytest.approx(56.20, abs=5e-3)


def test_goals_in_words_come_before_t_and_t_comes_with_its_caution(file: Path, capsys: Capture) -> None:
    text = told(file, capsys, "goals", {"scores": [1, None]})

    assert text.splitlines()[:2] == ["Doel 1: meer dan verwacht", "Doel 2: nog niet gewogen"]
    assert "T = 60.0" in text
    assert "geen oordeel" in text
    assert "no judgement" in told(file, capsys, "goals", {"scores": [1]}, "--lang", "en")


def test_goals_say_why_there_is_no_t(file: Path, capsys: Capture) -> None:
    assert answered(file, capsys, "goals", {"scores": [None]})["undefined"].startswith("Er is nog geen enkel doel")
    assert "No goal has been scored" in told(file, capsys, "goals", {"scores": []}, "--lang", "en")


def test_many_come_back_in_order_with_an_error_where_one_is_bad(file: Path, capsys: Capture) -> None:
    found = answered(file, capsys, "goals", [{"scores": [1]}, {"scores": [9]}, 5, {"scores": [1]}])

    assert [one.get("estimate") for one in found] == [60.0, None, None, 60.0]
    assert found[1]["error"].startswith("scores[0]: ")
    assert found[2]["error"].startswith("input: ")


def test_ratings_give_alpha(file: Path, capsys: Capture) -> None:
    ratings = [[1, 2, 3, 3, None], [1, 2, 3, 4, 2], [None, 2, 3, 3, 2]]
    found = answered(file, capsys, "agreement", {"ratings": ratings, "level": "interval"})

    assert (found["measure"], found["units"], found["pairable"]) == ("Krippendorff's alpha", 5, 13)
    assert found["estimate"] == pytest.approx(53 / 59, abs=1e-12)


def test_words_are_ratings_too(file: Path, capsys: Capture) -> None:
    ratings = [["rustig", "boos", "stil"], ["rustig", "boos", "rustig"]]

    assert answered(file, capsys, "agreement", {"ratings": ratings, "level": "nominal"})["estimate"] == pytest.approx(
        1 - 5 * 2 / 22
    )
    ordered = {"ratings": ratings, "level": "ordinal", "levels": ["stil", "rustig", "boos"]}
    assert answered(file, capsys, "agreement", ordered)["estimate"] is not None


def test_two_raters_give_kappa(file: Path, capsys: Capture) -> None:
    item = {"rater1": [1, 2, 3, None], "rater2": [1, 2, 2, 1], "weights": "linear", "levels": [1, 2, 3, 4]}
    found = answered(file, capsys, "agreement", item)

    assert found["estimate"] == pytest.approx(4 / 7, abs=1e-12)
    assert found["n"] == 3
    assert found["levels"] == [1, 2, 3, 4]
    assert found["se"] > 0
    assert "Van laag naar hoog: 1, 2, 3, 4" in told(file, capsys, "agreement", item)
    assert "SE" in told(file, capsys, "agreement", {**item, "weights": None, "levels": None}, "--lang", "en")


def test_agreement_says_why_it_is_not_defined(file: Path, capsys: Capture) -> None:
    found = answered(file, capsys, "agreement", {"rater1": [1], "rater2": [1]}, "--lang", "en")

    assert (found["estimate"], found["se"]) == (None, None)
    assert found["undefined"].startswith("Both observers used only one")
    alpha = {"ratings": [[1, 1], [1, 1]], "level": "nominal"}
    assert "Alle oordelen zijn gelijk" in told(file, capsys, "agreement", alpha)


@pytest.mark.parametrize(
    ("command", "item", "field"),
    [
        ("goals", None, "input"),
        ("goals", {}, "scores"),
        ("goals", {"scores": 5}, "scores"),
        ("goals", {"scores": [True]}, "scores[0]"),
        ("goals", {"scores": ["1"]}, "scores[0]"),
        ("goals", {"scores": [1], "weights": "1"}, "weights"),
        ("goals", {"scores": [1], "weights": [1, 2]}, "weights"),
        ("goals", {"scores": [1], "rho": "veel"}, "rho"),
        ("goals", {"scores": [1], "gewicht": [1]}, "gewicht"),
        ("goals", {"scores": [1, 1e999]}, "scores[1]"),
        ("agreement", {}, "ratings"),
        ("agreement", {"ratings": [[1, 2], [1, 2]]}, "level"),
        ("agreement", {"ratings": [[1, 2], [1]], "level": "nominal"}, "ratings[1]"),
        ("agreement", {"ratings": [1, 2], "level": "nominal"}, "ratings[0]"),
        ("agreement", {"ratings": [[[1]]], "level": "nominal"}, "ratings[0][0]"),
        ("agreement", {"ratings": [[1]], "level": "high"}, "level"),
        ("agreement", {"rater1": [1, 2]}, "rater2"),
        ("agreement", {"rater1": [1, 2], "rater2": [1]}, "rater2"),
        ("agreement", {"rater1": [1], "rater2": [1], "weights": "cubic"}, "weights"),
        ("agreement", {"rater1": [1], "rater2": [2], "levels": [1]}, "rater2[0]"),
        ("agreement", {"rater1": [1], "rater2": [2], "levels": [None]}, "levels[0]"),
    ],
)
def test_they_refuse_with_one_line_that_names_the_field(
    file: Path, capsys: Capture, command: str, item: object, field: str
) -> None:
    assert refused(file, capsys, command, item).startswith(f"{field}: ")
