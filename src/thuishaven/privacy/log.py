"""The log of looks and changes: append, read, verify. A chain of hashes makes a silent change visible (BEY-D-19)."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction

from thuishaven.school.models import RosterImport

from .models import LogEntry, LogHead

_START = "0" * 64


def _digest(entry: LogEntry) -> str:
    content = [
        entry.seq, entry.at.astimezone(UTC).isoformat(), str(entry.actor or ""), entry.verb, entry.why,
        str(entry.subject or ""), entry.thing, entry.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def record(
    *, verb: str, at: datetime, actor: UUID | None, subject: UUID | None = None, why: str = "", thing: str = ""
) -> None:
    """Append one entry, in the caller's transaction if there is one."""
    with transaction.atomic(savepoint=False):
        seq, previous = _lock_head()
        entry = LogEntry(
            seq=seq + 1, at=at, actor=actor, verb=verb, why=why, subject=subject, thing=thing, previous=previous
        )
        entry.digest = _digest(entry)
        values = [field.get_db_prep_save(getattr(entry, field.attname), connection) for field in _FIELDS]
        with connection.cursor() as cursor:
            cursor.execute(_ADD, values)
            cursor.execute("UPDATE privacy_loghead SET seq = %s, digest = %s WHERE id = 1", [entry.seq, entry.digest])


#: Written out: every page adds an entry, and building these three statements took longer than running them.
_FIELDS = LogEntry._meta.concrete_fields
_ADD = (
    f"INSERT INTO {LogEntry._meta.db_table} ({', '.join(field.column for field in _FIELDS)}) "  # noqa: S608 - no input
    f"VALUES ({', '.join(['%s'] * len(_FIELDS))})"
)


_HEAD = "SELECT seq, digest FROM privacy_loghead WHERE id = 1"
_HEAD_LOCKED = f"{_HEAD} FOR UPDATE"


def _lock_head() -> tuple[int, str]:
    """The last link, nobody else adding one until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD_LOCKED if connection.features.has_select_for_update else _HEAD)
        found: tuple[int, str] | None = cursor.fetchone()
    if found is None:
        head = LogHead.objects.select_for_update().get_or_create(pk=1)[0]
        return head.seq, head.digest
    return found


def record_looks(*, verb: str, at: datetime, actor: UUID, subjects: Iterable[UUID], why: str = "") -> None:
    """Append one entry per pupil that a page shows something of, in one transaction."""
    with transaction.atomic():
        for subject in subjects:
            record(verb=verb, at=at, actor=actor, subject=subject, why=why)


def record_import(done: RosterImport) -> None:
    """Append that a class list was read in from the command line, by nobody who is logged in."""
    record(verb="roster_import", at=done.at, actor=None, thing=str(done.pk))


@dataclass(frozen=True, slots=True)
class Verification:
    """What checking the chain found; ``broken_at`` is the first entry that does not hold (0: entries are missing)."""

    entries: int
    broken_at: int | None
    reason: str

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def verify() -> Verification:
    """Walk the whole chain."""
    previous, count = _START, 0
    for entry in _entries():
        count += 1
        if entry.seq != count:
            return Verification(count, entry.seq, "an entry before this one is missing")
        if entry.previous != previous:
            return Verification(count, entry.seq, "this entry does not follow the one before it")
        if entry.digest != _digest(entry):
            return Verification(count, entry.seq, "this entry was changed")
        previous = entry.digest
    head = LogHead.objects.filter(pk=1).first()
    if head is not None and (head.seq != count or head.digest != previous):
        return Verification(count, count + 1, "the last entries are missing")
    return Verification(count, None, "")


def _entries() -> Iterator[LogEntry]:
    return LogEntry.objects.order_by("seq").iterator(chunk_size=2000)
