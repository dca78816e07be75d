"""What the observations show so far about a contrast, as a count; what it means is for people to say.

A contrast lays one thing to look at (with whom, where, when) beside two directions. The observations can say how often
that what raised the explanation was seen on either side. Counted are moments (one observer, one moment of one day) in
which anything was recognised. Whoever looked for one thing alone did not look at the rest, so aimed looks are left out.
Nothing is said before there was enough looking on every side that is named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from thuishaven.domain.catalogue import Asks, Catalogue, LookAlike, Text
from thuishaven.domain.picture.haven_base import distinct
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.domain.picture.phrases import joined
from thuishaven.domain.picture.result import Balance, ShownContrast
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look

_UNKNOWN_TRIGGER = "TRIG-UNKNOWN"
_OTHER_MOMENTS = Text("op andere momenten", "at other moments")
_OTHER_TRIGGERS = Text("na iets anders", "after something else")


class SoFar(NamedTuple):
    """A count in words, with the looks behind it."""

    text: Text
    observations: tuple[str, ...]


class _Split(NamedTuple):
    """Looks on two sides, each with the words for where or when that is."""

    one: list[Look]
    other: list[Look]
    words: tuple[Text, Text]


class Contrasts:
    """Counts the contrasts of one picture; with ``enough`` False (too little for a picture) it says nothing."""

    def __init__(
        self, looks: Iterable[Look], haven: Balance, catalogue: Catalogue, rules: Rules, *, enough: bool
    ) -> None:
        self._looks = [look for look in looks if look.signals and not look.aimed] if enough else []
        self._haven, self._catalogue, self._rules, self._enough = haven, catalogue, rules, enough

    def shown(self, entry: LookAlike, seen: Iterable[Look]) -> tuple[ShownContrast, ...]:
        """The contrast of ``entry`` with what was seen so far; ``seen`` are the looks that raised it."""
        ids = frozenset(look.id for look in seen)
        found = [(pair, self.so_far(pair.asks, ids)) for pair in entry.contrast]
        return tuple(
            ShownContrast(
                look=pair.look,
                with_this=pair.with_this,
                with_bond=pair.with_bond,
                so_far=said.text if said else None,
                observations=said.observations if said else (),
                sources=pair.sources,
            )
            for pair, said in found
        )

    def so_far(self, asks: Asks | None, seen: frozenset[str]) -> SoFar | None:
        """What the looks with the ids ``seen`` show about one question; None when they cannot say, or not yet."""
        if asks is None or not self._enough:
            return None
        if asks.by == "comfort":
            return self._comfort()
        if seen.isdisjoint(look.id for look in self._looks):
            return None
        if asks.by in ("people", "kinds_of_moments", "days"):
            return self._spread(asks, seen)
        return self._beside(self._split(asks), seen)

    def _comfort(self) -> SoFar | None:
        shown, times = self._haven.shown, self._haven.shown + self._haven.not_shown
        if times < self._rules.trigger_min_occurrences:
            return None
        return SoFar(
            Text(
                nl=f"Tot nu toe lukte steun of troost zoeken en er iets mee kunnen {shown} van de {times} keer.",
                en=f"So far seeking support or comfort and using it worked {shown} of {times} times.",
            ),
            tuple(dict.fromkeys([*self._haven.shown_in, *self._haven.not_shown_in])),
        )

    def _spread(self, asks: Asks, seen: frozenset[str]) -> SoFar | None:
        """With how many of the people, moments or days; only those with enough looking count."""
        key: Callable[[Look], object]
        least = self._rules.trigger_min_occurrences
        if asks.by == "people":
            key, needed = (lambda look: look.observer), self._rules.min_observers
            nl, en = "bij {} van de {} mensen die vaker keken", "with {} of the {} people who looked more often"
        elif asks.by == "days":
            key, needed, least = (lambda look: look.day), self._rules.min_days, 1
            nl, en = "op {} van de {} dagen waarop is gekeken", "on {} of the {} days on which anybody looked"
        else:
            key, needed = (lambda look: look.moment), self._rules.min_moments
            nl, en = (
                "bij {} van de {} momenten waar vaker is gekeken",
                "at {} of the {} moments with more than a few looks",
            )
        groups: dict[object, list[Look]] = defaultdict(list)
        for look in self._looks:
            groups[key(look)].append(look)
        often = [group for name, group in groups.items() if name is not None and distinct(group) >= least]
        if len(often) < needed:
            return None
        hits = [[look for look in group if look.id in seen] for group in often]
        n, of = sum(map(bool, hits)), len(often)
        return SoFar(
            Text(nl=f"Tot nu toe gezien {nl.format(n, of)}.", en=f"So far seen {en.format(n, of)}."),
            self._in_order(look for group in hits for look in group),
        )

    def _split(self, asks: Asks) -> _Split:
        if asks.by == "places":
            return _Split(
                [look for look in self._looks if look.setting == "school"],
                [look for look in self._looks if look.setting == "home"],
                (Text("op school", "at school"), Text("thuis", "at home")),
            )
        if asks.by == "calm":
            return _Split(
                [look for look in self._looks if look.state == "calm"],
                [look for look in self._looks if look.state in TENSION_STATES],
                (Text("bij rust", "when calm"), Text("bij spanning", "with tension")),
            )
        if asks.by == "moments":
            known = [look for look in self._looks if look.moment is not None]
            inside = [look for look in known if look.moment in asks.of]
            words = self._named([code for code in asks.of if any(look.moment == code for look in inside)], "bij", "at")
            return _Split(inside, [look for look in known if look.moment not in asks.of], (words, _OTHER_MOMENTS))
        known = [look for look in self._looks if set(look.triggers) - {_UNKNOWN_TRIGGER}]
        inside = [look for look in known if not set(asks.of).isdisjoint(look.triggers)]
        words = self._named([code for code in asks.of if any(code in look.triggers for look in inside)], "na", "after")
        outside = [look for look in known if set(asks.of).isdisjoint(look.triggers)]
        return _Split(inside, outside, (words, _OTHER_TRIGGERS))

    def _named(self, codes: Sequence[str], nl: str, en: str) -> Text:
        terms = {**self._catalogue.moments, **self._catalogue.triggers}
        labels = [terms[code].label for code in codes if code in terms]
        return Text(
            nl=f"{nl} {joined([f'‘{label.nl.lower()}’' for label in labels], 'of')}",
            en=f"{en} {joined([f'‘{label.en.lower()}’' for label in labels], 'or')}",
        )

    def _beside(self, split: _Split, seen: frozenset[str]) -> SoFar | None:
        """How often on one side, and how often on the other; both need enough looking."""
        if min(distinct(split.one), distinct(split.other)) < self._rules.trigger_min_occurrences:
            return None
        hits = [[look for look in side if look.id in seen] for side in (split.one, split.other)]
        (a, b), (a_of, b_of) = map(distinct, hits), map(distinct, (split.one, split.other))
        one, other = split.words
        return SoFar(
            Text(
                nl=f"Tot nu toe gezien: {one.nl} {a} van de {a_of} keer, {other.nl} {b} van de {b_of} keer.",
                en=f"So far seen: {one.en} {a} of {a_of} times, {other.en} {b} of {b_of} times.",
            ),
            self._in_order(look for side in hits for look in side),
        )

    def _in_order(self, looks: Iterable[Look]) -> tuple[str, ...]:
        wanted = {look.id for look in looks}
        return tuple(look.id for look in self._looks if look.id in wanted)
