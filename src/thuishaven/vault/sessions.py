"""Sessions in the database, sealed: what a page says next ("Opgeslagen bij ...") is not readable there."""

import base64
import json
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from .sealing import UnreadableError, installation_key

_CONTEXT = "vault.session"


class SessionStore(DatabaseStore):
    """Django's database sessions with sealed content; content that does not open counts as no session."""

    @classmethod
    def get_model_class(cls) -> Any:
        return DatabaseStore.get_model_class()

    def encode(self, session_dict: dict[str, Any]) -> str:
        text = json.dumps(session_dict, separators=(",", ":"))
        return base64.b64encode(installation_key().seal(_CONTEXT, text)).decode()

    def decode(self, session_data: str) -> dict[str, Any]:
        try:
            found: dict[str, Any] = json.loads(installation_key().unseal(_CONTEXT, base64.b64decode(session_data)))
        except (UnreadableError, ValueError):
            return {}
        return found
