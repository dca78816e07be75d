"""Messages for the next page in a sealed cookie: no write to the database, and no readable name on a shared computer."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from django.contrib.messages.storage.cookie import CookieStorage, MessageDecoder

from .sealing import UnreadableError, installation_key

_CONTEXT = "vault.messages"


class SealedCookieStorage(CookieStorage):
    """Django's cookie storage with sealed content; what does not open counts as no message."""

    cookie_name = "thuishaven_messages"

    def _encode_parts(self, messages: Sequence[str], encode_empty: bool = False) -> str | None:
        if not messages and not encode_empty:
            return None
        sealed = installation_key().seal(_CONTEXT, f"[{','.join(messages)}]")
        return base64.urlsafe_b64encode(sealed).decode()

    def _decode(self, data: str | None) -> Any:
        if not data:
            return None
        try:
            return json.loads(installation_key().unseal(_CONTEXT, base64.urlsafe_b64decode(data)), cls=MessageDecoder)
        except (UnreadableError, ValueError):
            self.used = True
            return None
