"""The Circle of Security in a picture."""

from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.catalogue import Text


@dataclass(frozen=True, slots=True)
class CirclePhase:
    """One step of the Circle of Security: how often it was seen to work and not yet, with the observations behind both.

    ``verdict`` is ``works`` or ``breaks`` when one side was seen often enough and clearly more often, ``mixed`` when it
    was seen often enough without saying so, else ``not_seen``.
    """

    id: str
    title: Text
    shown: int
    not_shown: int
    shown_in: tuple[str, ...]
    not_shown_in: tuple[str, ...]
    verdict: Literal["works", "mixed", "breaks", "not_seen"]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """The steps in the order of the circle, which go well, which break, and the first that does; None when none is seen to.

    ``text`` says what goes well first, then where it falters.
    """

    phases: tuple[CirclePhase, ...]
    goes_well: tuple[str, ...]
    breaks: tuple[str, ...]
    breaks_at: str | None
    text: Text
