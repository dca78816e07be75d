"""A class list between looking at the difference and saving it: sealed for one person, for half an hour.

It travels in the page, so nothing is stored before somebody agrees, and nobody else can read or change it.
"""

import base64
import json
import zlib
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from thuishaven.accounts.models import User
from thuishaven.school.roster.model import Roster, RosterGroup, RosterPupil, RosterSchool, RosterStaff
from thuishaven.vault.sealing import UnreadableError, open_key

VALID_FOR = timedelta(minutes=30)
#: Forms may be two megabytes; a list of some ten thousand pupils fits.
MOST_CHARACTERS = 1_800_000


class PendingOverError(Exception):
    """The list was waiting too long, was somebody else's, or is damaged."""


class TooLongError(Exception):
    """The list is too long for a page."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A list that was looked at; ``fingerprint`` tells which difference was shown, of which school."""

    kind: str
    sha256: str
    school_id: int
    fingerprint: str
    roster: Roster


def _context(user: User) -> str:
    return f"office.pending:{user.pk}"


def seal_pending(pending: Pending, *, user: User, now: datetime) -> str:
    """``pending`` as a text that only ``user`` can bring back. Raises TooLongError."""
    plain = json.dumps({**asdict(pending), "until": (now + VALID_FOR).timestamp()}, cls=DjangoJSONEncoder)
    packed = base64.b85encode(zlib.compress(plain.encode(), 9)).decode()
    sealed = base64.urlsafe_b64encode(open_key(user.key).seal(_context(user), packed)).decode()
    if len(sealed) > MOST_CHARACTERS:
        raise TooLongError
    return sealed


def open_pending(text: str, *, user: User, now: datetime) -> Pending:
    """The list sealed for ``user``. Raises PendingOverError."""
    try:
        packed = open_key(user.key).unseal(_context(user), base64.urlsafe_b64decode(text.encode()))
    except (UnreadableError, ValueError) as error:
        raise PendingOverError from error
    raw = json.loads(zlib.decompress(base64.b85decode(packed)))
    if raw.pop("until") < now.timestamp():
        raise PendingOverError
    return Pending(**{**raw, "roster": _roster(raw["roster"])})


def _roster(raw: dict[str, Any]) -> Roster:
    school = {**raw["school"], "reference_date": _day(raw["school"]["reference_date"])}
    return Roster(
        school=RosterSchool(**school),
        groups=tuple(RosterGroup(**_with_tuples(one)) for one in raw["groups"]),
        pupils=tuple(
            RosterPupil(**{**_with_tuples(one), "birth_date": _day(one["birth_date"])}) for one in raw["pupils"]
        ),
        staff=tuple(RosterStaff(**_with_tuples(one)) for one in raw["staff"]),
        dropped=tuple(raw["dropped"]),
    )


def _with_tuples(raw: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
