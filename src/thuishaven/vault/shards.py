"""The half of every data key that no backup of the database holds.

A data key is wrapped by the key-encryption key together with a random shard. The shards live in a small file of their
own in the key folder. Erasing a person removes the shard, so that copies of the database made before, and even the
key-encryption key itself, open nothing of that person any more. The file is backed up apart, and only its newest
copy is kept (docs/operations).
"""

import os
import secrets
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings

SIZE = 32


class ShardFile:
    """The shards of one installation; read once into memory, looked up again when one is missing there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[bytes, bytes] = {}
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(self._connect()) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS shard (key BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID"
            )
            self._known.update(connection.execute("SELECT key, bytes FROM shard"))

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=20, isolation_level=None)
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def add(self, key_id: UUID) -> bytes:
        """Make and store a shard for a new key."""
        shard = secrets.token_bytes(SIZE)
        with closing(self._connect()) as connection:
            connection.execute("INSERT INTO shard VALUES (?, ?)", (key_id.bytes, shard))
        self._known[key_id.bytes] = shard
        return shard

    def get(self, key_id: UUID) -> bytes | None:
        """The shard of a key; None when it was removed."""
        found = self._known.get(key_id.bytes)
        if found is None:
            with closing(self._connect()) as connection:
                row = connection.execute("SELECT bytes FROM shard WHERE key = ?", (key_id.bytes,)).fetchone()
            if row is not None:
                found = self._known[key_id.bytes] = row[0]
        return found

    def remove(self, key_id: UUID) -> None:
        """Remove a shard for good; a second time changes nothing."""
        with closing(self._connect()) as connection:
            connection.execute("DELETE FROM shard WHERE key = ?", (key_id.bytes,))
        self._known.pop(key_id.bytes, None)


@lru_cache(maxsize=2)
def _open(path: Path) -> ShardFile:
    return ShardFile(path)


def shards() -> ShardFile:
    """The shards of this installation."""
    return _open(settings.DATA / "keys" / "shards.sqlite3")
