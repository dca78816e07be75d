"""The counts of a page with the observations behind each, so that a reader can check every one of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

from thuishaven.domain.picture import Observation
from thuishaven.domain.picture.result import FromWords

#: Observations that count once together: one of them, or what one observer noted at one moment of a day.
Item = tuple[str, ...]
#: The part of an address that says which count is asked for.
ASKED = "van"


@dataclass(frozen=True, slots=True)
class Counted:
    """One count. ``title`` says what is counted; each of ``seen`` counts once.

    ``rest`` are the others that were looked at for it, where it is said as "5 of the 7 times".
    """

    title: str | Markup
    seen: tuple[Item, ...]
    rest: tuple[Item, ...] = ()


class Numbers:
    """Collects the counts of a page while it is written, each under a key, and gives the address of its list."""

    def __init__(self, page: str, observations: Iterable[Observation], from_words: Iterable[FromWords] = ()) -> None:
        """``page``: the address where the lists stand, with its query if it has one."""
        self._page = f"{page}{'&' if '?' in page else '?'}{ASKED}="
        self._observations = {one.id: one for one in observations}
        self._moments: Mapping[str, str | None] = {one.observation: one.moment for one in from_words}
        self.found: dict[str, Counted] = {}

    def add(self, key: str, title: str | Markup, seen: Iterable[Item], rest: Iterable[Item] = ()) -> str:
        """The address of the list behind a count; empty when there is nothing to list."""
        counted = Counted(title, tuple(seen), tuple(rest))
        if not counted.seen and not counted.rest:
            return ""
        # two counts under one key would lead to the wrong list: the later one gets a key of its own
        while key in self.found and (self.found[key].seen, self.found[key].rest) != (counted.seen, counted.rest):
            key += "_"
        self.found[key] = counted
        return self._page + quote(key)

    def each(self, codes: Iterable[str]) -> tuple[Item, ...]:
        """Every observation by itself; unknown ids and doubles are left out."""
        return tuple((code,) for code in dict.fromkeys(codes) if code in self._observations)

    def moments(self, codes: Iterable[str]) -> tuple[Item, ...]:
        """What one observer noted at one moment of a day put together, as the picture counts it."""
        together: dict[tuple[object, ...], list[str]] = {}
        for (code,) in self.each(codes):
            one = self._observations[code]
            hour = f"hour {one.clock.hour}" if one.clock else ""
            slot = one.moment or self._moments.get(code) or hour
            together.setdefault((one.observer, one.day, slot), []).append(code)
        return tuple(map(tuple, together.values()))

    def those(self, codes: Iterable[str], holds: Callable[[Observation], bool]) -> Iterator[str]:
        """The ids among ``codes`` whose observation ``holds``."""
        return (code for (code,) in self.each(codes) if holds(self._observations[code]))


def linked(text: str | Markup, *counts: tuple[str, str]) -> Markup:
    """A text in which every count, as it is written there, is a link to its list; counts stand in the order of the text.

    A count is given as its words and the address. Where the words are not in the text, its first number is looked for;
    without an address the count stays as it is.
    """
    left, done = str(escape(text)), ""
    for words, url in counts:
        found = _place(left, str(escape(words)))
        if found is None or not url:
            continue
        done += f'{left[: found.start()]}<a class="count" href="{escape(url)}">{found.group()}</a>'
        left = left[found.end() :]
    return Markup(done + left)  # noqa: S704 - every part is escaped above


def _place(text: str, words: str) -> re.Match[str] | None:
    whole = re.search(rf"(?<!\d){re.escape(words)}(?!\d)", text, re.IGNORECASE)
    number = re.match(r"\d+", words)
    return whole or (re.search(rf"(?<!\d){number.group()}(?!\d)", text) if number else None)
