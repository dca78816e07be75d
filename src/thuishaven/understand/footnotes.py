"""Sentences with the observations behind them: numbered on the page, listed at its bottom."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from heapq import nlargest

from markupsafe import Markup

from thuishaven.domain.picture import Observation

#: What a page can still be read with: so many observations at the bottom, so many behind one sentence.
MOST_LISTED = 24
MOST_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Refs:
    """Numbers of observations at the bottom of the page, how many more are behind a sentence, and where all of them stand."""

    numbers: tuple[int, ...] = ()
    more: int = 0
    #: the list of all of them; empty where the sentence leads there itself
    url: str = ""

    @property
    def total(self) -> int:
        return len(self.numbers) + self.more


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the observations behind it."""

    text: str | Markup
    refs: Refs
    kind: str = ""
    #: how often, and the list behind that
    count: int = 0
    url: str = ""


class Footnotes:
    """Numbers the observations the page refers to, in the order in which they come up, up to a readable number."""

    def __init__(self, observations: Iterable[Observation], with_words: Container[str] = ()) -> None:
        self._found = {one.id: one for one in observations}
        #: how telling each is: with words before without, already numbered before new, newest first
        self._rank = {one.id: (one.id in with_words, False, place) for place, one in enumerate(self._found.values())}
        self._numbers: dict[str, int] = {}

    def behind(self, codes: Iterable[str], most: int = MOST_BEHIND, *, url: str = "") -> Refs:
        """The numbers of the most telling of ``codes``, which are ids of observations; all of them stand at ``url``."""
        known = [code for code in dict.fromkeys(codes) if code in self._rank]
        is_full = len(self._numbers) + most > MOST_LISTED
        offered = [code for code in known if code in self._numbers] if is_full else known
        numbers = [self._number(code) for code in nlargest(most, offered, key=self._rank.__getitem__)]
        return Refs(tuple(sorted(numbers)), len(known) - len(numbers), url)

    def _number(self, code: str) -> int:
        if code not in self._numbers:
            self._numbers[code] = len(self._numbers) + 1
            has_words, _, place = self._rank[code]
            self._rank[code] = (has_words, True, place)
        return self._numbers[code]

    @property
    def listed(self) -> list[tuple[int, Observation]]:
        """The numbered observations in the order of their numbers."""
        return [(number, self._found[code]) for code, number in self._numbers.items()]
