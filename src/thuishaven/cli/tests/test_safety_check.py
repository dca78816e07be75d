"""The command ``thuishaven safety-check``: words that ask for the reporting code, from an argument, a file or a pipe."""

import io
import json
import sys
from pathlib import Path

import pytest

from thuishaven.cli.main import main

ACUTE = "ze fluisterde dat papa haar slaat"
LASTING = "heeft alweer blauwe plekken op zijn rug"
CONCERN = "krimpt ineen als ik mijn hand optil"
ORDINARY = "speelde de hele pauze tikkertje"
NOTHING = {"prompt": False, "urgency": "none", "because": []}

Capture = pytest.CaptureFixture[str]


def answer_of(capsys: Capture, *arguments: str) -> object:
    assert main(["safety-check", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_words_about_danger_prompt_and_say_because_of_which_words(capsys: Capture) -> None:
    answer = answer_of(capsys, ACUTE)
    assert isinstance(answer, dict)
    assert list(answer) == ["prompt", "urgency", "because"]
    assert answer["prompt"] is True
    assert answer["urgency"] == "acute"
    assert "papa haar slaat" in answer["because"][0]


def test_ordinary_words_do_not_prompt(capsys: Capture) -> None:
    assert answer_of(capsys, ORDINARY) == NOTHING


@pytest.mark.parametrize(("text", "urgency"), [(LASTING, "structural"), (CONCERN, "concern")])
def test_a_worry_is_not_called_acute(text: str, urgency: str, capsys: Capture) -> None:
    answer = answer_of(capsys, text)
    assert isinstance(answer, dict)
    assert answer["prompt"] is True
    assert answer["urgency"] == urgency


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (ACUTE, "Doe vandaag nog iets, en niet alleen.\n- “"),
        (LASTING, "Neem de stappen van de meldcode.\n- “"),
        (CONCERN, "Leg vast wat je zag en bespreek het met een collega.\n- “"),
        (ORDINARY, "In deze woorden staat niets waar de meldcode voor is."),
    ],
)
def test_readable_text_says_first_what_to_do(text: str, start: str, capsys: Capture) -> None:
    assert main(["safety-check", text]) == 0
    assert capsys.readouterr().out.startswith(start)


def test_the_answer_comes_in_the_language_asked_for(capsys: Capture) -> None:
    assert main(["safety-check", ACUTE, "--lang", "en"]) == 0
    readable = capsys.readouterr().out
    answer = answer_of(capsys, ACUTE, "--lang", "en")
    assert isinstance(answer, dict)
    assert readable.startswith("Act today, and not alone.")
    assert "hitting at home" in readable
    assert "hitting at home" in answer["because"][0]


def test_an_array_of_texts_gives_an_array_of_answers_in_the_same_order(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "texts.json"
    file.write_text(json.dumps([ACUTE, "", 5, ORDINARY]))
    answer = answer_of(capsys, f"@{file}")
    assert isinstance(answer, list)
    acute, empty, number, ordinary = answer
    assert acute["urgency"] == "acute"
    assert list(empty) == list(number) == ["error"]
    assert ordinary == NOTHING


def test_a_text_may_come_from_a_file_or_standard_input(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "note.txt"
    file.write_text(ACUTE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ACUTE.encode())))
    assert answer_of(capsys, f"@{file}") == answer_of(capsys, "-") == answer_of(capsys, ACUTE)


@pytest.mark.parametrize(("argument", "field"), [("  ", "text"), ("@/no/such/file", "TEXT")])
def test_what_cannot_be_read_is_refused_in_one_line_that_names_the_field(
    argument: str, field: str, capsys: Capture
) -> None:
    assert main(["safety-check", argument, "--json"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.count("\n") == 1
    assert f"{field}: " in written.err
