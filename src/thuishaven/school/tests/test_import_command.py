"""The command that brings class lists in: tell first, then save."""

import io
from pathlib import Path

import pytest

from thuishaven.domain.errors import BadInput
from thuishaven.school.models import Pupil, RosterImport, School
from thuishaven.school.roster.command import run_import

EXAMPLES = Path(__file__).parents[4] / "docs" / "examples"
LIST = EXAMPLES / "edexml-vlinderboom.xml"


@pytest.fixture(autouse=True)
def _no_school_yet(db, monkeypatch):
    """An installation whose tables are there already and that has no school of the examples."""
    monkeypatch.setattr("thuishaven.school.roster.command.call_command", lambda *args, **kwargs: None)
    School.objects.update(roster_key="elders", brin="99ZZ")


def run(path: Path = LIST, kind: str = "edexml", *, dry_run: bool = False) -> tuple[int, str]:
    out = io.StringIO()
    return run_import(kind=kind, path=path, dry_run=dry_run, data="", out=out), out.getvalue()


def test_it_tells_what_changes_and_then_saves():
    before = Pupil.objects.count()
    status, told = run()
    assert status == 0
    assert told.startswith("School De Vlinderboom is nieuw, schooljaar 2026-2027.")
    assert "  + Fenna Hoekstra komt erbij in groep 1/2A." in told
    assert "Niet overgenomen: bsn_ondwnr-4, eckid, geslacht." in told
    assert told.index("komt erbij") < told.index("Bewaard.")
    assert Pupil.objects.count() == before + 24


def test_a_dry_run_saves_nothing():
    before = (Pupil.objects.count(), School.objects.count())
    status, told = run(dry_run=True)
    assert (status, told.endswith("Er is niets bewaard.\n")) == (0, True)
    assert (Pupil.objects.count(), School.objects.count()) == before


def test_the_second_time_changes_nothing_and_says_so():
    run()
    imports = RosterImport.objects.count()
    status, told = run()
    assert (status, told.endswith("Deze lijst verandert niets.\n")) == (0, True)
    assert RosterImport.objects.count() == imports


def test_the_other_format_of_the_same_school_goes_to_the_same_school():
    run()
    _, told = run(EXAMPLES / "oneroster-vlinderboom.zip", "oneroster", dry_run=True)
    assert "Leerlingen: 0 nieuw" in told


def test_a_file_with_faults_is_refused_whole_with_a_line_for_each(capsys):
    before = Pupil.objects.count()
    status, told = run(EXAMPLES / "edexml-with-errors.xml")
    lines = capsys.readouterr().err.splitlines()
    assert (status, told, len(lines)) == (2, "", 11)
    assert lines[0].startswith("Regel 4, veld schooljaar:")
    assert Pupil.objects.count() == before


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(BadInput) as error:
        run(tmp_path)
    assert error.value.field == "FILE"


def test_the_entry_can_be_recorded_in_the_transaction():
    seen = []
    run_import(kind="edexml", path=LIST, dry_run=False, data="", out=io.StringIO(), record=seen.append)
    assert [one.kind for one in seen] == ["edexml"]
