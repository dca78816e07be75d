"""Sentences with the observations behind them: numbered on the page, listed at its bottom."""

from collections.abc import Iterable
from dataclasses import dataclass

from thuishaven.domain.picture import Observation

#: What a page can still be read with: so many observations at the bottom, so many behind one sentence.
MOST_LISTED = 40
MOST_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Refs:
    """Numbers of observations at the bottom of the page, and how many more there are behind a sentence."""

    numbers: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the observations behind it."""

    text: str
    refs: Refs
    kind: str = ""
    count: int = 0


class Footnotes:
    """Numbers the observations the page refers to, in the order in which they come up, up to a readable number."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._found = {one.id: one for one in observations}
        self._place = {code: place for place, code in enumerate(self._found)}
        self._numbers: dict[str, int] = {}

    def behind(self, codes: Iterable[str], most: int = MOST_BEHIND) -> Refs:
        """The most telling of ``codes``: with words before without, already numbered before new, newest first."""
        known = [code for code in dict.fromkeys(codes) if code in self._found]
        known.sort(key=lambda code: (bool(self._found[code].words), code in self._numbers, self._place[code]), reverse=True)
        numbers: list[int] = []
        for code in known:
            if len(numbers) == most:
                break
            if code not in self._numbers and len(self._numbers) < MOST_LISTED:
                self._numbers[code] = len(self._numbers) + 1
            if code in self._numbers:
                numbers.append(self._numbers[code])
        return Refs(tuple(sorted(numbers)), len(known) - len(numbers))

    @property
    def listed(self) -> list[tuple[int, Observation]]:
        """The numbered observations in the order of their numbers."""
        return [(number, self._found[code]) for code, number in self._numbers.items()]
