"""Counting what an approach did, for the dots of a page."""

from collections.abc import Iterable
from typing import NamedTuple


class Tally(NamedTuple):
    """How often it helped, helped a little, made no difference and made things harder."""

    good: int
    part: int
    none: int
    worse: int


def tally(tries: Iterable[int | str | None]) -> Tally:
    """Count effects from -2 to 2; what is not known (None) counts nowhere."""
    good = part = none = worse = 0
    for one in tries:
        if one is None:
            continue
        effect = int(one)
        if effect >= 2:
            good += 1
        elif effect == 1:
            part += 1
        elif effect == 0:
            none += 1
        else:
            worse += 1
    return Tally(good, part, none, worse)
