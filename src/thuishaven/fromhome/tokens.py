"""The secret part of a link: made here, shown once, and known again by a keyed fingerprint."""

import secrets

from thuishaven.vault.sealing import blind_index

#: Small letters and digits that cannot be taken for one another, on a screen or said aloud.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
#: 28 signs of 31 kinds are 138 bits.
_GROUPS, _PER_GROUP = 7, 4


def new_token() -> str:
    """A link nobody can guess, in groups that can be read aloud."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_PER_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def fingerprint(token: str) -> str:
    """What is stored of a link (HMAC-SHA256 with a key outside the database): the same however it was typed over."""
    return blind_index("home_link", token.replace("-", "").replace(" ", ""))
