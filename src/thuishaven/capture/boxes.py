"""The box of an account: letters can be put in by a device, and only the school opens it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from thuishaven.accounts.models import User
from thuishaven.vault.letterbox import Letter, make_pair, open_letter
from thuishaven.vault.sealing import open_key

from .models import Letterbox

#: After this a device gets a new box; letters in the older ones still open.
RENEW_AFTER = timedelta(days=180)


def _context(box_id: UUID) -> str:
    return f"capture.letterbox.private:{box_id}"


def box_of(user: User, now: datetime) -> Letterbox:
    """The box to seal for; made when there is none yet, or the last one is old."""
    box = user.letterboxes.first()
    if box is not None and box.made_at > now - RENEW_AFTER:
        return box
    private, public = make_pair()
    box = Letterbox(user=user, public=public, made_at=now)
    box.private_sealed = open_key(user.key).seal(_context(box.pk), private)
    box.save(force_insert=True)
    return box


@dataclass(frozen=True, slots=True, repr=False)
class OpenBoxes:
    """The boxes of one account, open for the length of a request."""

    private: dict[UUID, str]

    def read(self, box_id: UUID, letter: Letter, letter_id: UUID) -> str:
        """What a letter says. Raises KeyError (not a box of this account), UnreadableError."""
        return open_letter(self.private[box_id], letter, str(letter_id))


def open_boxes(user: User, wanted: Iterable[UUID]) -> OpenBoxes:
    """Open those of ``wanted`` that are boxes of ``user``."""
    key = open_key(user.key)
    rows = user.letterboxes.filter(pk__in=set(wanted))
    return OpenBoxes({row.pk: key.unseal(_context(row.pk), row.private_sealed) for row in rows})
