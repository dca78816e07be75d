"""The curve of a day in a picture."""

from dataclasses import dataclass
from datetime import time

from thuishaven.domain.catalogue import Text


@dataclass(frozen=True, slots=True)
class DayPoint:
    """One moment in the order of the day: how often anybody looked, and how often there was tension.

    ``starts`` is when it begins, if the day programme says so. ``rate`` to ``high`` are those of :class:`Rate`, None
    when the moment was looked at too few times; ``looked`` 0 means nobody looked, which is not calm. ``looked_in`` and
    ``tension_in`` are the observations behind both counts.
    """

    moment: str
    label: Text
    starts: time | None
    looked: int
    tension: int
    rate: float | None
    shrunken: float | None
    low: float | None
    high: float | None
    looked_in: tuple[str, ...] = ()
    tension_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCurve:
    """How tension goes over the day; ``enough`` says whether enough moments were looked at to say anything of it.

    ``peak`` is the place in ``points`` where tension is highest, None when there is none or the day is even. ``text``
    says it in words, None when there is not enough.
    """

    points: tuple[DayPoint, ...]
    enough: bool
    peak: int | None
    text: Text | None
