"""The log: a chain in which a silent change shows, and that the database itself refuses to change."""

import io
import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

import thuishaven
from thuishaven.privacy.log import record, verify
from thuishaven.privacy.log_check import run_verify
from thuishaven.privacy.models import LogEntry, LogHead
from thuishaven.privacy.words import verb_words

pytestmark = pytest.mark.django_db


def _add(count: int) -> None:
    for _ in range(count):
        record(verb="see_picture", at=timezone.now(), actor=None)


def _without_guard(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER log_no_update")
        cursor.execute("DROP TRIGGER log_no_delete")
        cursor.execute(statement)


def test_the_chain_of_the_demo_school_holds() -> None:
    _add(3)
    result = verify()
    assert result.holds
    assert result.entries == LogEntry.objects.count() >= 3


@pytest.mark.parametrize("change", ["UPDATE privacy_logentry SET verb = 'nothing'", "DELETE FROM privacy_logentry"])
def test_the_database_refuses_to_change_the_log(change: str) -> None:
    _add(1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_a_changed_entry_is_found_where_it_is() -> None:
    _add(4)
    seq = LogHead.objects.get().seq - 2
    _without_guard(f"UPDATE privacy_logentry SET verb = 'see_plan' WHERE seq = {seq}")
    assert verify().broken_at == seq


def test_a_removed_entry_is_found() -> None:
    _add(4)
    seq = LogHead.objects.get().seq - 1
    _without_guard(f"DELETE FROM privacy_logentry WHERE seq = {seq}")
    assert verify().broken_at == seq + 1


def test_cut_off_last_entries_are_found() -> None:
    _add(4)
    _without_guard(f"DELETE FROM privacy_logentry WHERE seq = {LogHead.objects.get().seq}")
    assert not verify().holds


def test_the_command_says_whether_it_holds_by_its_exit_code() -> None:
    _add(2)
    out = io.StringIO()
    assert run_verify("", out) == 0
    _without_guard(f"UPDATE privacy_logentry SET actor = NULL, verb = 'x' WHERE seq = {LogHead.objects.get().seq}")
    assert run_verify("", out) == 1
    assert "does NOT hold" in out.getvalue()


def test_everything_that_is_logged_reads_as_a_sentence_and_not_as_a_code() -> None:
    """Guardians read the log of their child."""
    sources = [path.read_text() for path in Path(thuishaven.__file__).parent.rglob("*.py") if "tests" not in path.parts]
    verbs = {verb for source in sources for verb in re.findall(r'record_change\(\s*\w+, "(\w+)"', source)}
    assert {"review", "plan_save"} <= verbs
    assert [verb for verb in sorted(verbs) if verb_words(verb) == verb] == []
