"""Sealing and opening text with AES-256-GCM under a data key (envelope encryption).

Every sealed value is bound to where it stands (``context``, for example ``observe.observation.note:<id>``) by
associated data: moved to another row or column it does not open any more.
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction

from .models import DataKey, KeyDestruction
from .shards import shards

_NONCE = 12


class KeyDestroyedError(Exception):
    """The data key was destroyed: what it sealed is gone for good."""


class UnreadableError(Exception):
    """The sealed value does not open: another key, another place, or damaged bytes."""


@dataclass(frozen=True, slots=True, repr=False)
class _Kek:
    """The key-encryption key and what is derived from it."""

    id: str
    raw: bytes
    index: bytes

    def wrapper(self, shard: bytes) -> AESGCM:
        """The cipher that wraps one data key: neither this key nor the shard opens it alone."""
        return AESGCM(hmac.digest(self.raw, b"thuishaven data key" + shard, "sha256"))


@lru_cache(maxsize=4)
def _derive(kek: str) -> _Kek:
    raw = base64.urlsafe_b64decode(kek)
    index = hmac.digest(raw, b"thuishaven blind index", "sha256")
    return _Kek(hashlib.sha256(raw).hexdigest()[:16], raw, index)


def _kek() -> _Kek:
    return _derive(settings.KEY_ENCRYPTION_KEY)


@dataclass(frozen=True, slots=True, repr=False)
class OpenKey:
    """An unwrapped data key, for the length of one request; never stored or logged."""

    cipher: AESGCM

    def seal(self, context: str, text: str) -> bytes:
        """Seal ``text`` for the place ``context``; an empty text is sealed too."""
        return self.seal_bytes(context, text.encode())

    def unseal(self, context: str, sealed: bytes) -> str:
        """The text sealed for ``context``. Raises UnreadableError."""
        return self.unseal_bytes(context, sealed).decode()

    def seal_bytes(self, context: str, content: bytes) -> bytes:
        """Seal ``content``, such as a picture, for the place ``context``."""
        nonce = os.urandom(_NONCE)
        return nonce + self.cipher.encrypt(nonce, content, context.encode())

    def unseal_bytes(self, context: str, sealed: bytes) -> bytes:
        """The bytes sealed for ``context``. Raises UnreadableError."""
        blob = bytes(sealed)
        try:
            return self.cipher.decrypt(blob[:_NONCE], blob[_NONCE:], context.encode())
        except (InvalidTag, ValueError) as error:
            raise UnreadableError(context.partition(":")[0]) from error

    def seal_json(self, context: str, value: Any) -> bytes:
        """Seal plain data (dicts, lists, texts, numbers)."""
        return self.seal(context, json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    def unseal_json(self, context: str, sealed: bytes) -> Any:
        """The plain data sealed for ``context``. Raises UnreadableError."""
        return json.loads(self.unseal(context, sealed))


def create_key(*, now: datetime) -> DataKey:
    """Make and store a new data key."""
    kek = _kek()
    key = DataKey(kek_id=kek.id, created_at=now)
    nonce = os.urandom(_NONCE)
    wrapper = kek.wrapper(shards().add(key.id))
    key.wrapped = nonce + wrapper.encrypt(nonce, AESGCM.generate_key(256), key.id.bytes)
    key.save(force_insert=True)
    return key


def open_key(key: DataKey) -> OpenKey:
    """Unwrap ``key``. Raises KeyDestroyedError, UnreadableError (another key-encryption key)."""
    shard = shards().get(key.id)
    if key.wrapped is None or shard is None:
        raise KeyDestroyedError(str(key.id))
    kek = _kek()
    wrapped = bytes(key.wrapped)
    try:
        raw = kek.wrapper(shard).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], key.id.bytes)
    except InvalidTag as error:
        raise UnreadableError(f"data key wrapped by {key.kek_id}, this installation has {kek.id}") from error
    return OpenKey(AESGCM(raw))


def destroy_key(*, key: DataKey, now: datetime) -> None:
    """Destroy ``key`` (crypto-shredding): a second time changes nothing.

    The shard goes when the transaction is committed; from then on backups of the database open nothing either.
    """
    KeyDestruction.objects.get_or_create(key=key, defaults={"at": now})
    DataKey.objects.filter(pk=key.pk).update(wrapped=None)
    key.wrapped = None
    transaction.on_commit(partial(shards().remove, key.pk))


def finish_destructions() -> None:
    """Remove shards of destroyed keys that a crash may have left behind; done at every start."""
    for key_id in KeyDestruction.objects.values_list("key_id", flat=True):
        shards().remove(key_id)


def installation_key() -> OpenKey:
    """The key for what belongs to no person in particular (sessions), derived from the key-encryption key."""
    return OpenKey(AESGCM(hashlib.sha256(b"thuishaven installation" + _kek().index).digest()))


def blind_index(purpose: str, text: str) -> str:
    """A keyed fingerprint of ``text`` (64 hex characters) to find a row by something that is stored sealed."""
    message = f"{purpose}\0{text.strip().casefold()}".encode()
    return hmac.digest(_kek().index, message, "sha256").hex()
