"""What the observations show so far about a contrast, as a count; what it means is for people to say.

A contrast lays one thing to look at (with whom, where, when) beside two directions. The observations can say how often
that what raised the explanation was seen on either side. Counted are moments (one observer, one moment of one day) in
which anything was recognised. Whoever looked for one thing alone did not look at the rest, so aimed looks are left out.
Nothing is said before there was enough looking on every side that is named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from thuishaven.domain.catalogue import AskedBy, Asks, Catalogue, LookAlike, Term, Text
from thuishaven.domain.picture.model import TENSION_STATES
from thuishaven.domain.picture.phrases import joined
from thuishaven.domain.picture.result import Balance, ShownContrast, Told
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look

_UNKNOWN_TRIGGER = "TRIG-UNKNOWN"
#: What a look counts under, per question; nothing where it was not noted.
_NOTED: dict[AskedBy, Callable[[Look], Iterable[object]]] = {
    "people": lambda look: (look.observer,),
    "days": lambda look: (look.day,),
    "kinds_of_moments": lambda look: (look.moment,) if look.moment else (),
    "moments": lambda look: (look.moment,) if look.moment else (),
    "triggers": lambda look: (code for code in look.triggers if code != _UNKNOWN_TRIGGER),
    "places": lambda look: (look.setting,),
    "calm": lambda look: (look.state,) if look.state else (),
}
_SPREAD_WORDS: dict[AskedBy, Text] = {
    "people": Text("bij {} van de {} mensen die vaker keken", "with {} of the {} people who looked more often"),
    "days": Text("op {} van de {} dagen waarop is gekeken", "on {} of the {} days on which anybody looked"),
    "kinds_of_moments": Text(
        "bij {} van de {} soorten momenten waar vaker is gekeken",
        "at {} of the {} kinds of moments with more than a few looks",
    ),
}


class SoFar(NamedTuple):
    """A count in words, with the looks behind it."""

    text: Text
    observations: tuple[str, ...]
    told: tuple[Told, ...] = ()


#: Looks, each by its place in order of time.
_Places = frozenset[int]


class _Side(NamedTuple):
    """The looks on one side of a question, at how many moments they took place, and the words for that side."""

    looks: _Places
    times: int
    words: Text


class Contrasts:
    """Counts the contrasts of one picture; with ``enough`` False (too little for a picture) it says nothing.

    How the looks fall apart for a question is the same for every explanation, so it is worked out once.
    """

    def __init__(
        self, looks: Iterable[Look], haven: Balance, catalogue: Catalogue, rules: Rules, *, enough: bool
    ) -> None:
        self._looks = [look for look in looks if look.signals and not look.aimed]
        self._place = {look.id: place for place, look in enumerate(self._looks)}
        numbers: dict[tuple[object, ...], int] = {}
        self._moment = [numbers.setdefault((look.observer, look.day, look.slot), len(numbers)) for look in self._looks]
        self._haven, self._catalogue, self._rules, self._enough = haven, catalogue, rules, enough
        self._noted: dict[AskedBy, dict[object, set[int]]] = {}
        self._sides: dict[Asks, tuple[_Side, _Side]] = {}

    def shown(self, entry: LookAlike, seen: Iterable[Look]) -> tuple[ShownContrast, ...]:
        """The contrast of ``entry`` with what was seen so far; ``seen`` are the looks that raised it."""
        kept = frozenset(self._place[look.id] for look in seen if look.id in self._place)
        found = [(pair, self._so_far(pair.asks, kept)) for pair in entry.contrast]
        return tuple(
            ShownContrast(
                look=pair.look,
                with_this=pair.with_this,
                with_bond=pair.with_bond,
                so_far=said.text if said else None,
                observations=said.observations if said else (),
                sources=pair.sources,
                told=said.told if said else (),
            )
            for pair, said in found
        )

    def _so_far(self, asks: Asks | None, seen: _Places) -> SoFar | None:
        """What the looks in ``seen`` show about one question; None when they cannot say, or not yet."""
        if asks is None or not self._enough:
            return None
        if asks.by == "comfort":
            return self._comfort
        if not seen:
            return None
        return self._spread(asks.by, seen) if asks.by in _SPREAD_WORDS else self._beside(asks, seen)

    @cached_property
    def _comfort(self) -> SoFar | None:
        shown, times = self._haven.shown, self._haven.shown + self._haven.not_shown
        if times < self._rules.trigger_min_occurrences:
            return None
        count = _n_of(shown, times)
        return SoFar(
            Text(
                nl=f"Tot nu toe lukte steun of troost zoeken en er iets mee kunnen {count.nl}.",
                en=f"So far seeking support or comfort and using it worked {count.en}.",
            ),
            tuple(dict.fromkeys([*self._haven.shown_in, *self._haven.not_shown_in])),
            (Told(count, self._haven.shown_in, self._haven.not_shown_in),),
        )

    def _spread(self, by: AskedBy, seen: _Places) -> SoFar | None:
        """With how many of the people, moments or days; only those with enough looking count."""
        least = 1 if by == "days" else self._rules.trigger_min_occurrences
        groups = [group for group in self._by(by).values() if self._times(group) >= least]
        needed = {"people": self._rules.min_observers, "days": self._rules.min_days}.get(by, self._rules.min_moments)
        if len(groups) < needed:
            return None
        hits = [found for group in groups if (found := group & seen)]
        words = _SPREAD_WORDS[by]
        return SoFar(
            Text(
                nl=f"Tot nu toe gezien {words.nl.format(len(hits), len(groups))}.",
                en=f"So far seen {words.en.format(len(hits), len(groups))}.",
            ),
            self._in_order(set[int]().union(*hits)),
        )

    def _by(self, by: AskedBy) -> dict[object, set[int]]:
        """The looks by what was noted of them."""
        if by not in self._noted:
            found: dict[object, set[int]] = defaultdict(set)
            for place, look in enumerate(self._looks):
                for noted in _NOTED[by](look):
                    found[noted].add(place)
            self._noted[by] = dict(found)
        return self._noted[by]

    def _beside(self, asks: Asks, seen: _Places) -> SoFar | None:
        """How often on one side, and how often on the other; both need enough looking."""
        if asks not in self._sides:
            self._sides[asks] = self._split(asks)
        one, other = self._sides[asks]
        if min(one.times, other.times) < self._rules.trigger_min_occurrences:
            return None
        told = self._told(one, seen), self._told(other, seen)
        here, there = (found.text for found in told)
        return SoFar(
            Text(
                nl=f"Tot nu toe gezien: {one.words.nl} {here.nl}, {other.words.nl} {there.nl}.",
                en=f"So far seen: {one.words.en} {here.en}, {other.words.en} {there.en}.",
            ),
            self._in_order((one.looks | other.looks) & seen),
            told,
        )

    def _told(self, side: _Side, seen: _Places) -> Told:
        """How often on one side, and the looks at the other moments of that side."""
        found = side.looks & seen
        at = {self._moment[place] for place in found}
        rest = (place for place in side.looks if self._moment[place] not in at)
        return Told(_n_of(len(at), side.times), self._in_order(found), self._in_order(rest))

    def _split(self, asks: Asks) -> tuple[_Side, _Side]:
        noted = self._by(asks.by)
        if asks.by == "places":
            return (
                self._side(noted, ["school"], Text("op school", "at school")),
                self._side(noted, ["home"], Text("thuis", "at home")),
            )
        if asks.by == "calm":
            return (
                self._side(noted, ["calm"], Text("bij rust", "when calm")),
                self._side(noted, TENSION_STATES, Text("bij spanning", "with tension")),
            )
        if asks.by == "moments":
            terms, before = self._catalogue.moments, Text("bij", "at")
            rest = Text("op andere momenten", "at other moments")
        else:
            terms, before = self._catalogue.triggers, Text("na", "after")
            rest = Text("na iets anders", "after something else")
        met = [code for code in asks.of if code in noted]
        one = self._side(noted, met, _words(before, [terms[code] for code in met]))
        other = self._side(noted, noted, rest, without=one.looks)
        return one, other

    def _side(
        self, noted: Mapping[object, set[int]], keys: Iterable[object], words: Text, without: _Places = frozenset()
    ) -> _Side:
        looks = frozenset[int]().union(*(noted.get(key, ()) for key in keys)) - without
        return _Side(looks, self._times(looks), words)

    def _times(self, places: Iterable[int]) -> int:
        """At how many moments the looks took place."""
        return len({self._moment[place] for place in places})

    def _in_order(self, places: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._looks[place].id for place in sorted(places))


def _n_of(n: int, of: int) -> Text:
    return Text(f"{n} van de {of} keer", f"{n} of {of} times")


def _words(before: Text, terms: Sequence[Term]) -> Text:
    return Text(
        nl=f"{before.nl} {joined([f'‘{term.label.nl.lower()}’' for term in terms], 'of')}",
        en=f"{before.en} {joined([f'‘{term.label.en.lower()}’' for term in terms], 'or')}",
    )
