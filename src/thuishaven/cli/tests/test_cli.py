"""The command ``thuishaven``: what it answers, and what it says about input it cannot use."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import thuishaven
from thuishaven.cli import analysis
from thuishaven.cli.installation import DATA_VARIABLE, choose_data
from thuishaven.cli.main import TRACEBACK_VARIABLE, main
from thuishaven.knowledge.loader import FOLDER_VARIABLE

OBSERVATION = {
    "id": "o1",
    "at": "2026-10-01T10:15",
    "setting": "school",
    "observer": "t1",
    "observer_role": "teacher",
    "signals": ["SIG-AVO-04"],
}
PICTURE = {"today": "2026-11-20", "observations": [OBSERVATION]}
WORDS = "schudt nee als ik kom helpen"

Capture = pytest.CaptureFixture[str]


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "thuishaven.cli", *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)


def status_of(*arguments: str) -> int:
    try:
        return main(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)


def refused(capsys: Capture, *arguments: str) -> str:
    """The one line that a refusal writes."""
    assert status_of(*arguments) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.count("\n") == 1
    return written.err


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "in.json"


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


# what it answers


def test_it_says_its_version() -> None:
    assert run("--version").stdout.decode() == f"thuishaven {thuishaven.__version__}\n"


def test_a_picture_comes_as_json(file: Path, capsys: Capture) -> None:
    file.write_text(json.dumps(PICTURE))
    assert main(["picture", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["enough"] is False
    assert answer["lead"] is None
    assert {"readings", "look_next", "strategies", "safety", "summary"} <= answer.keys()


def test_a_picture_says_what_changed_since_a_day(file: Path, capsys: Capture) -> None:
    file.write_text(json.dumps(PICTURE))
    assert main(["picture", str(file), "--then", "2026-10-09", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["change"]["then"]["last"] == "2026-10-09"
    assert {line["kind"] for line in answer["change"]["lines"]} == {"unknown"}
    assert main(["picture", str(file), "--json"]) == 0
    assert "change" not in json.loads(capsys.readouterr().out)
    assert main(["picture", str(file), "--then", "2026-10-09"]) == 0
    assert "Nog te weinig om te zeggen sinds 2026-10-09" in capsys.readouterr().out


def test_then_is_a_day_before_today(file: Path, capsys: Capture) -> None:
    file.write_text(json.dumps({**PICTURE, "today": "2026-11-20"}))
    assert " --then: ligt niet voor 2026-11-20" in refused(capsys, "picture", str(file), "--then", "2026-11-20")


def test_a_picture_comes_as_text_in_the_language_asked_for(file: Path, capsys: Capture) -> None:
    file.write_text(json.dumps(PICTURE))
    assert main(["picture", str(file)]) == 0
    dutch = capsys.readouterr().out
    assert main(["picture", str(file), "--lang", "en"]) == 0
    english = capsys.readouterr().out
    assert dutch.strip()
    assert english.strip()
    assert dutch != english


def test_standard_input_does_as_well_as_a_file(file: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(json.dumps(PICTURE))
    main(["picture", str(file), "--json"])
    from_file = capsys.readouterr().out
    stdin(monkeypatch, b"\xef\xbb\xbf" + json.dumps(PICTURE).encode())
    assert main(["picture", "-", "--json"]) == 0
    assert capsys.readouterr().out == from_file


def test_many_pictures_come_back_in_order_with_an_error_where_one_is_bad(file: Path, capsys: Capture) -> None:
    bad = {**PICTURE, "observations": [{**OBSERVATION, "at": "gisteren"}]}
    huge = '{"today": "2026-11-20", "pupil": {"age": 1e999}, "observations": []}'
    file.write_text(f"[{json.dumps(PICTURE)}, {json.dumps(bad)}, {huge}, 5, {json.dumps(PICTURE)}]")
    assert main(["picture", str(file), "--json"]) == 0
    first, wrong_time, wrong_age, no_object, last = json.loads(capsys.readouterr().out)
    assert first == last
    assert wrong_time["error"].startswith("observations[0].at: ")
    assert wrong_age["error"].startswith("pupil.age: ")
    assert list(no_object) == ["error"]


def test_no_inputs_give_no_answers(file: Path, capsys: Capture) -> None:
    file.write_text("[]")
    assert main(["picture", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_words_give_signals_best_first(capsys: Capture) -> None:
    assert main(["suggest-signals", WORDS, "--json"]) == 0
    best = json.loads(capsys.readouterr().out)[0]
    assert best["id"] == "SIG-AVO-04"
    assert best["label"]
    assert best["because"]


def test_words_give_readable_text_too(capsys: Capture) -> None:
    assert main(["suggest-signals", WORDS]) == 0
    assert capsys.readouterr().out.startswith("SIG-AVO-04  ")


def test_words_that_fit_nothing_give_an_empty_list(capsys: Capture) -> None:
    assert main(["suggest-signals", "qqqq xxxx zzzz", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("many", [True, False])
def test_a_text_file_holds_one_text_or_an_array_of_them(file: Path, capsys: Capture, many: bool) -> None:
    file.write_text(json.dumps([WORDS, 5, "", WORDS]) if many else WORDS)
    assert main(["suggest-signals", f"@{file}", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    if not many:
        assert answer[0]["id"] == "SIG-AVO-04"
        return
    assert answer[0] == answer[3]
    assert answer[0][0]["id"] == "SIG-AVO-04"
    assert [list(item) for item in answer[1:3]] == [["error"], ["error"]]


def test_a_text_on_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, WORDS.encode())
    assert main(["suggest-signals", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "SIG-AVO-04"


def test_a_text_that_only_begins_like_an_array_is_a_text(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, f"[rekenles] {WORDS}".encode())
    assert main(["suggest-signals", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "SIG-AVO-04"


# what it refuses


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"{'today': 1}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xff\xfe{\x00}\x00",
        b'{"words": "caf\xe9"}',
    ],
    ids=["empty", "open", "quotes", "deep-list", "deep-object", "utf-16", "latin-1"],
)
def test_it_refuses_a_file_that_is_no_json(content: bytes, file: Path, capsys: Capture) -> None:
    file.write_bytes(content)
    assert "FILE: " in refused(capsys, "picture", str(file), "--json")


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ("null", "input"),
        ("5", "input"),
        ('"words"', "input"),
        ("{}", "observations"),
        ('{"observations": {}}', "observations"),
        ('{"observations": [5]}', "observations[0]"),
        (json.dumps({**PICTURE, "today": "2026-13-01"}), "today"),
        (json.dumps({**PICTURE, "pupil": {"age": "acht"}}), "pupil.age"),
        ('{"observations": [], "pupil": {"age": NaN}}', "pupil.age"),
        ('{"observations": [], "pupil": {"age": -Infinity}}', "pupil.age"),
        ('{"observations": [], "pupil": {"age": 1e400}}', "pupil.age"),
        (f'{{"observations": [{{"effect": {"9" * 5000}}}]}}', "observations[0].effect"),
        ('{"observations": [{"x": ' + "[" * 50 + "]" * 50 + "}]}", "observations[0].x"),
        (
            json.dumps({**PICTURE, "observations": [{**OBSERVATION, "signals": ["SIG\nX"]}]}),
            "observations[0].signals[0]",
        ),
    ],
)
def test_it_names_the_field_it_cannot_use(content: str, field: str, file: Path, capsys: Capture) -> None:
    file.write_text(content)
    assert f" {field}" in refused(capsys, "picture", str(file), "--json")


@pytest.mark.parametrize("name", ["missing.json", ".", "missing\n\x1b[31m.json", "a\0b"])
def test_it_refuses_what_is_no_file(name: str, tmp_path: Path, capsys: Capture) -> None:
    assert "FILE: " in refused(capsys, "picture", f"{tmp_path}/{name}")
    assert "TEXT: " in refused(capsys, "suggest-signals", f"@{tmp_path}/{name}")


def test_it_refuses_a_file_without_end(capsys: Capture) -> None:
    assert "64 MB" in refused(capsys, "picture", "/dev/zero")


@pytest.mark.parametrize("text", ["", " \n", "\udce9", "a" * 100_001])
def test_it_refuses_a_text_it_cannot_use(text: str, capsys: Capture) -> None:
    assert "text: " in refused(capsys, "suggest-signals", text)


def test_a_refusal_speaks_the_language_asked_for(capsys: Capture, tmp_path: Path) -> None:
    assert "bestaat niet" in refused(capsys, "picture", f"{tmp_path}/x")
    assert "does not exist" in refused(capsys, "picture", f"{tmp_path}/x", "--lang", "en")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["paint"], "paint"),
        (["picture"], "FILE"),
        (["picture", "x", "--lang", "fr"], "--lang"),
        (["picture", "x", "--then", "gisteren"], "--then"),
        (["run", "--port", "0"], "--port"),
        (["run", "--port", "70000"], "--port"),
        (["run", "--port", "web"], "--port"),
        (["import", "csv", "x"], "kind"),
        (["import", "edexml"], "FILE"),
        (["import", "edexml", "/nowhere/class.xml"], "FILE"),
    ],
)
def test_it_refuses_a_command_it_does_not_understand(arguments: list[str], words: str, capsys: Capture) -> None:
    assert words in refused(capsys, *arguments)


@pytest.mark.parametrize("command", [["run"], ["verify-log"], ["import", "edexml", __file__]])
def test_it_refuses_a_data_folder_that_is_a_file(command: list[str], capsys: Capture) -> None:
    assert "--data: " in refused(capsys, *command, "--data", __file__)


def test_a_failure_of_its_own_shows_no_words_about_a_child(
    file: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("Noor huilt")

    monkeypatch.setattr(analysis.picture, "compute", fail)
    file.write_text(json.dumps(PICTURE))
    assert main(["picture", str(file)]) == 1
    written = capsys.readouterr().err
    assert "KeyError" in written
    assert "Noor" not in written
    assert written.count("\n") == 1


def test_who_asks_for_it_sees_where_the_program_failed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("code")

    monkeypatch.setattr(analysis.picture, "compute", fail)
    monkeypatch.setenv(TRACEBACK_VARIABLE, "1")
    file.write_text(json.dumps(PICTURE))
    with pytest.raises(KeyError):
        main(["picture", str(file)])


# what it starts


def test_run_serves_with_what_was_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {}
    monkeypatch.setenv(DATA_VARIABLE, "/elsewhere")
    monkeypatch.setattr("thuishaven.cli.server.serve", lambda **options: asked.update(options) or 0)
    assert main(["run", "--port", "8123", "--data", str(tmp_path), "--demo"]) == 0
    assert asked == {"port": 8123, "data": str(tmp_path), "demo": True}
    assert os.environ[DATA_VARIABLE] == str(tmp_path)


def test_without_a_data_option_the_environment_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {}
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr("thuishaven.cli.server.serve", lambda **options: asked.update(options) or 0)
    main(["run"])
    assert asked == {"port": 8000, "data": str(tmp_path), "demo": False}


def test_verify_log_ends_with_what_the_check_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr("thuishaven.cli.school.start_django", choose_data)
    monkeypatch.setattr("thuishaven.privacy.log_check.run_verify", lambda data, out: 7 if data == str(tmp_path) else 0)
    assert main(["verify-log"]) == 7


def test_import_hands_the_file_to_the_school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {}
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr("thuishaven.cli.school.start_django", choose_data)
    from thuishaven.privacy.log import record_import

    monkeypatch.setattr("thuishaven.school.roster.command.run_import", lambda **options: asked.update(options) or 0)
    assert main(["import", "edexml", __file__, "--dry-run"]) == 0
    assert asked == {
        "kind": "edexml",
        "path": Path(__file__),
        "dry_run": True,
        "data": str(tmp_path),
        "out": sys.stdout,
        "record": record_import,
    }


# knowledge


def test_check_knowledge_counts_and_names_every_fault(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "moments.yaml").write_text(
        "- id: lunch\n  label: {nl: Eten}\n- id: play\n  colour: red\n"
    )
    assert main(["check-knowledge", "--lang", "en"]) == 1
    written = capsys.readouterr()
    assert written.out.split() == ["examples", "0", "moments", "2", "3", "faults"]
    assert "vocabulary/moments.yaml:2 lunch label.en: the English text is missing" in written.err
    assert "vocabulary/moments.yaml:4 play colour: there is no such field here" in written.err


def test_an_example_with_an_unknown_label_and_examples_nothing_was_learned_from_are_faults(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "some.tsv").write_text("-\tzwemles vandaag\nAVO-99,SAFE:acute\tzei niks\n")
    assert main(["check-knowledge", "--lang", "en"]) == 1
    written = capsys.readouterr()
    assert written.out.split()[:2] == ["examples", "2"]
    assert "examples/some.tsv:2: unknown: AVO-99" in written.err
    assert "make learn" in written.err


def test_broken_knowledge_is_one_line_in_the_other_commands(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "nowhere"))
    assert "check-knowledge" in refused(capsys, "suggest-signals", WORDS)


# as a program


def test_the_program_ends_with_the_status_of_the_command(file: Path) -> None:
    done = run("picture", str(file))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_half_a_character_in_the_input_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = run("picture", "-", "--json", given=json.dumps({**PICTURE, "observations": [{**OBSERVATION, "words": "\ud800 caf\u00e9"}]}).encode())  # fmt: skip
    assert done.stderr == b""
    assert json.loads(done.stdout)["enough"] is False


def test_a_reader_that_stops_early_hears_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        command = [sys.executable, "-m", "thuishaven.cli", "suggest-signals", WORDS]
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_analysis_needs_no_django() -> None:
    code = (
        "import sys; from thuishaven.cli.main import main; main(['suggest-signals', 'boos']); "
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
