"""Devices, and letters as they make them."""

import base64
import json
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from thuishaven.vault.letterbox import seal_letter


class Device:
    """A device of somebody who is logged in with ``client``; ``slow`` is how far its clock is behind, in ms."""

    def __init__(self, client: Client, now: datetime, slow: int = 0) -> None:
        self.client, self.slow = client, slow
        self.clock = int(now.timestamp() * 1000)
        self.kit: dict[str, Any] = client.get("/snel/pakket/").json()

    def letter(self, pupil: UUID, signals: tuple[str, ...] = ("SIG-AVO-04",), **more: Any) -> dict[str, str]:
        """A letter, sealed; without ``kind`` it records."""
        content = {
            "kind": "record", "observation": str(uuid4()), "pupil": str(pupil), "signals": list(signals),
            "at": self.clock - self.slow, "ahead": None, "met": None, **more,
        }  # fmt: skip
        return self.sealed(json.dumps(content))

    def sealed(self, text: str) -> dict[str, str]:
        """Any text in an envelope."""
        letter_id, box = str(uuid4()), self.kit["box"]
        letter = seal_letter(base64.b64decode(box["public"]), text, letter_id, os.urandom(12))
        parts = {"sender": letter.sender, "nonce": letter.nonce, "sealed": letter.sealed}
        return {"id": letter_id, "box": box["id"], **{n: base64.b64encode(v).decode() for n, v in parts.items()}}

    def bring(self, *letters: dict[str, str], by: Client | None = None) -> list[dict[str, str]]:
        """What the school answers."""
        told = {"now": self.clock - self.slow, "letters": letters}
        answer = (by or self.client).post("/snel/bezorgen/", json.dumps(told), content_type="application/json")
        assert answer.status_code == 200, answer.status_code
        return answer.json()["letters"]

    def outcomes(self, *letters: dict[str, str], by: Client | None = None) -> list[str]:
        """What became of each."""
        return [one["outcome"] for one in self.bring(*letters, by=by)]


@pytest.fixture
def device_of() -> Callable[..., Device]:
    """Make devices: ``device_of(client, now)``."""
    return Device
