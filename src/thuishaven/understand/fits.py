"""What it fits and what else it may be: the readings with both sides of their evidence, and the other explanations."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import ngettext
from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture.result import RaisedLookAlike, Reading, ShownContrast
from thuishaven.knowledge.citing import cited

from . import words
from .footnotes import Footnotes, Line
from .numbers import Numbers, linked
from .parts import AlsoCard, ContrastRow, ReadingCard
from .queries import Behind

_MOST_BEHIND_SIGNAL = 2
_MOST_SIGNALS = 5


class Fits:
    """Writes the readings and the other explanations of one picture; ``observers`` gives the names behind ids."""

    def __init__(
        self, behind: Behind, catalogue: Catalogue, name: str, notes: Footnotes, numbers: Numbers,
        observers: Callable[[Iterable[str]], list[str]],
    ) -> None:  # fmt: skip
        self._seen, self._picture, self._catalogue, self._name = behind.seen, behind.seen.picture, catalogue, name
        self._notes, self._numbers, self._observers = notes, numbers, observers
        self._observer_of = {one.id: one.observer for one in self._seen.observations}
        self._with_signal = self._observations_by_signal()

    def _observations_by_signal(self) -> dict[str, list[str]]:
        """Which observations each signal was seen in, also where it was found in words."""
        found: dict[str, list[str]] = {}
        from_words = {one.observation: one.signals for one in self._picture.from_words}
        for one in self._seen.observations:
            for code in one.signals or from_words.get(one.id, ()):
                known = self._catalogue.signal_id(code)
                if known is not None:
                    found.setdefault(known, []).append(one.id)
        return found

    def readings(self) -> list[Reading]:
        """What may be shown: nothing on thin data, and each reading only when it was seen often enough itself.

        What speaks for trust is shown from the first signal on: it labels nobody, and strengths count in full.
        """
        if not self._picture.enough:
            return []
        limits = self._catalogue.thresholds
        days, signals = limits["lead_min_days"].value, limits["lead_min_distinct_signals"].value
        return [
            one for one in self._picture.readings
            if one.days >= days and (len(one.signals_seen) >= signals or one.pattern == "secure")
        ]  # fmt: skip

    def card(self, reading: Reading) -> ReadingCard:
        """One reading."""
        pattern = next(one for one in self._catalogue.patterns.values() if one.pattern == reading.pattern)
        sources = [self._catalogue.sources[one] for one in reading.sources if one in self._catalogue.sources]
        return ReadingCard(
            title=words.spoken(reading.title),
            text=words.spoken(reading.text),
            entry=pattern.id,
            is_lead=reading.pattern == self._picture.lead,
            speaks_for=self._signals(reading, "for", reading.signals_seen, reading.speaks_for),
            speaks_against=self._signals(reading, "against", reading.signals_against, reading.speaks_against),
            seen=self._seen_over(reading),
            standing=words.standing_words(reading, self._names_of(reading)),
            sources=tuple(words.source_words(one.author, one.year) for one in sources),
        )

    def _seen_over(self, reading: Reading) -> Markup:
        """On how many days, at how many kinds of moments and by whom, with the way to all that speaks for it."""
        said = words.seen_over(reading, self._observers(self._observer_of[code] for code in reading.speaks_for))
        url = self._numbers.add(
            f"{reading.pattern}.for", words.spoken(reading.title), self._numbers.each(reading.speaks_for)
        )
        return linked(said, (words.days_of(reading.days), url))

    def _names_of(self, reading: Reading) -> str:
        return words.listed(self._observers([reading.hangs_on_observer] if reading.hangs_on_observer else []))

    def _signals(self, reading: Reading, side: str, signals: Sequence[str], seen_in: Iterable[str]) -> tuple[Line, ...]:
        kept = set(seen_in)
        lines = []
        for code in signals[:_MOST_SIGNALS]:
            seen = [one for one in self._with_signal.get(code, ()) if one in kept]
            label = words.spoken(self._catalogue.signals[code].label)
            url = self._numbers.add(f"{reading.pattern}.{side}.{code}", label, self._numbers.each(seen))
            lines.append(Line(label, self._notes.behind(seen, _MOST_BEHIND_SIGNAL), count=len(seen), url=url))
        return tuple(lines)

    def possibility(self, one: RaisedLookAlike, *, is_short: bool = False) -> AlsoCard:
        """One other explanation. The numbers behind its contrast come from what is listed already wherever possible."""
        sources = [self._catalogue.sources[code] for code in one.sources if code in self._catalogue.sources]
        title = words.spoken(one.title)
        seen_at = self._numbers.add(f"also.{one.id}", title, self._numbers.moments(one.observations))
        moments = ngettext("%(num)s moment", "%(num)s momenten", one.moments) % {"num": one.moments}
        told = [words.named(text, self._name) for text in one.because]
        if one.moments:
            told[0] = linked(told[0], (moments, seen_at))
        return AlsoCard(
            id=one.id,
            title=title,
            because=tuple(told),
            questions=tuple(map(words.spoken, one.questions)),
            refs=self._notes.behind(one.observations, _MOST_BEHIND_SIGNAL),
            contrast=() if is_short else tuple(
                self._contrast(f"also.{one.id}.{place}", pair) for place, pair in enumerate(one.contrast)
            ),
            who=words.spoken(one.who),
            sources=tuple(cited(source) for source in sources),
        )  # fmt: skip

    def _contrast(self, key: str, pair: ShownContrast) -> ContrastRow:
        look = words.spoken(pair.look)
        told = [
            (
                said := words.spoken(one.text),
                self._numbers.add(
                    f"{key}.{place}", f"{look}: {said}", self._numbers.moments(one.seen_in),
                    self._numbers.moments(one.not_seen_in),
                ),
            )
            for place, one in enumerate(pair.told)
        ]  # fmt: skip
        url = "" if told else self._numbers.add(key, look, self._numbers.each(pair.observations))
        return ContrastRow(
            look=look,
            with_this=words.spoken(pair.with_this),
            with_bond=words.spoken(pair.with_bond),
            so_far=linked(words.spoken(pair.so_far), *told) if pair.so_far else Markup(""),
            refs=self._notes.behind(pair.observations, 1, url=url),
        )
