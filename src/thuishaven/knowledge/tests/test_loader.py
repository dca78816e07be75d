"""Finding and reading the knowledge files, and the shipped knowledge itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from thuishaven.domain.catalogue_inspection import inspect
from thuishaven.domain.catalogue_parsing import CatalogueFaults
from thuishaven.knowledge.loader import FOLDER_VARIABLE, knowledge_folder, load_catalogue, load_wording, read_entries

MOMENT = "- id: {id}\n  label:\n    nl: Eten\n    en: Lunch\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vocabulary").mkdir()
    return tmp_path


def write_moments(folder: Path, content: str) -> None:
    (folder / "vocabulary" / "moments.yaml").write_text(content, encoding="utf-8")


def fault_of(folder: Path) -> str:
    with pytest.raises(CatalogueFaults) as caught:
        load_catalogue(folder)
    assert len(caught.value.faults) == 1, str(caught.value)
    return str(caught.value)


def test_entries_know_their_file_and_lines(folder: Path) -> None:
    write_moments(folder, "# Moments\n" + MOMENT.format(id="lunch") + MOMENT.format(id="play"))
    lunch, play = read_entries(folder)["moments"]
    assert (lunch.file, lunch.id, lunch.line, lunch.line_of("label.nl")) == ("vocabulary/moments.yaml", "lunch", 2, 3)
    assert (play.id, play.line) == ("play", 6)


def test_a_folder_of_files_gives_one_kind_in_the_order_of_the_names(folder: Path) -> None:
    (folder / "cautions").mkdir()
    for name in ("b", "a"):
        (folder / "cautions" / f"{name}.yaml").write_text(f"- id: {name}\n")
    assert [entry.id for entry in read_entries(folder)["cautions"]] == ["a", "b"]


def test_the_catalogue_is_read_once_per_process(folder: Path) -> None:
    write_moments(folder, MOMENT.format(id="lunch"))
    assert load_catalogue(folder) is load_catalogue(folder)


def test_an_empty_file_holds_no_entries(folder: Path) -> None:
    write_moments(folder, "# nothing yet\n")
    assert load_catalogue(folder).moments == {}


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("- id: a\n   label: b\n", 2, "indents, colons and quotation marks"),
        ("- id: a\n  label: {nl: x\n", 3, "indents, colons and quotation marks"),
        ("- id: a\n  icon: x\n  icon: y\n", 3, "twice: 'icon'"),
        ("id: a\n", 1, "begin each entry with a dash"),
        ("- id: !!python/object:os.system a\n", 1, "cannot stand here"),
        ("- id: *nobody\n", 1, "look at indents"),
        ("- lunch\n", 1, "- id: ..."),
    ],
)
def test_a_file_that_cannot_be_read_names_its_line(folder: Path, content: str, line: int, words: str) -> None:
    write_moments(folder, content)
    fault = fault_of(folder)
    assert fault.startswith(f"vocabulary/moments.yaml:{line}")
    assert words in fault


def test_a_file_in_another_encoding_is_reported(folder: Path) -> None:
    (folder / "vocabulary" / "moments.yaml").write_bytes("- id: caf\xe9\n".encode("latin-1"))
    assert "UTF-8" in fault_of(folder)


def test_a_file_that_belongs_to_no_kind_is_reported(folder: Path) -> None:
    (folder / "signalen.yaml").write_text("[]")
    assert fault_of(folder) == "signalen.yaml: no kind of entry belongs in this file"


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert "does not exist" in fault_of(tmp_path / "nowhere")


def test_the_environment_may_name_another_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    assert knowledge_folder() == folder
    write_moments(folder, MOMENT.format(id="lunch"))
    assert list(load_catalogue().moments) == ["lunch"]


def test_judging_words_come_with_what_to_write_instead(folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "wording.yaml").write_text(
        "- {id: W, words: {nl: [lui, luie], en: [lazy]}, instead: {nl: Wat zag je?, en: What did you see?}}\n"
    )
    assert set(load_wording("nl", folder)) == {"lui", "luie"}
    assert load_wording("en", folder)["lazy"].en == "What did you see?"


def test_reading_knowledge_needs_no_django() -> None:
    code = "import sys; from thuishaven.knowledge import loader; loader.read_entries(loader.knowledge_folder()); sys.exit('django' in sys.modules)"  # fmt: skip
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_shipped_knowledge_has_no_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    inspection = inspect(read_entries(knowledge_folder()))
    assert [str(fault) for fault in inspection.faults] == []
    assert inspection.catalogue is not None
