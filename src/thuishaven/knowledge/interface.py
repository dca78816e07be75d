"""The texts of the pages in both languages, as the translations hold them. Nothing here needs Django."""

import gettext
from pathlib import Path

import thuishaven

_FOLDER = Path(thuishaven.__file__).resolve().parent / "locale"


def interface_texts() -> list[tuple[str, str]]:
    """Each text of the interface with its language; none where the translations were not compiled yet."""
    try:
        translations = gettext.translation("django", _FOLDER, ["en"])
    except FileNotFoundError:
        return []
    texts = []
    for message, translated in vars(translations)["_catalog"].items():
        dutch = message[0] if isinstance(message, tuple) else message
        if dutch:
            texts += [("nl", dutch.rpartition("\x04")[2]), ("en", translated)]
    return texts
