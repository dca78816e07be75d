"""What to look for next, ranked by how much it would tell.

The worth of a suggestion is the expected weight of evidence (Good 1950; Lindley 1956) that one more look at it gives
for telling the two nearest readings apart, in bits:

- under a reading a signal is expected ``step`` times as often for each step of strength with which it speaks for it,
  and as many times less often for each step against it; seeing none of them is always possible too;
- ``divergence``: the mean weight of evidence over both readings of what may then be seen (half the divergence of
  Jeffreys): 0 when both expect the same;
- ``fresh``: the step that one more day adds on the scale of the evidence (``log2(1 + days)``): 1 for what was never
  looked for, less each time.

Worth is their product. What lacks before anything may lead comes first, whatever it is worth. Looking for something
never makes it worth more, so what was answered does not come back to the front.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from thuishaven.domain.catalogue import PATTERN_NAMES, SPECIALIST_PATTERNS, Catalogue, PatternName, Signal
from thuishaven.domain.picture.questions import (
    HOME,
    OTHER_ADULT,
    OTHER_DAYS,
    OTHER_EYES,
    QUESTIONS,
    STRENGTHS,
    Question,
    other_moments,
)
from thuishaven.domain.picture.result import Balance, LookNext, Missing, MissingCode
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look

MOST_WHEN_UNSURE = 6
MOST_WHEN_SURE = 2
_MOST_MOMENTS = 3
_DECIMALS = 9
_SCHOOL_MOMENTS = (
    "arrival", "play", "transition", "independent_work", "group_work", "circle", "lunch", "gym", "leaving",
)  # fmt: skip
#: The readings that may be nearest to each other; descriptions of disorders are for a specialist.
_READINGS: tuple[PatternName, ...] = tuple(name for name in PATTERN_NAMES if name not in SPECIALIST_PATTERNS)
_LACKING: tuple[tuple[MissingCode, str], ...] = (
    ("too_few_observers", "other_eyes"), ("too_few_days", "other_days"), ("too_few_moments", "other_moments"),
)  # fmt: skip
Pair = tuple[PatternName, PatternName]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to look for with its worth in bits; ``lacks`` is the place among what lacks, ``is_gap`` never seen."""

    look: LookNext
    worth: float
    lacks: int | None = None
    is_gap: bool = False


def look_next_of(
    looks: Sequence[Look],
    missing: Sequence[Missing],
    nearest: Sequence[PatternName],
    balances: tuple[Balance, Balance],
    catalogue: Catalogue,
    rules: Rules,
    *,
    sure: bool,
) -> tuple[LookNext, ...]:
    """Concrete suggestions, most telling first: six while unsure, at most two real gaps when the picture is sure.

    ``nearest`` are the readings in their order; fewer than two of them leaves every other reading possible.
    ``balances`` are those of haven and base.
    """
    found = suggestions_of(looks, missing, nearest, balances, catalogue, rules, sure=sure)
    if sure:
        return tuple(one.look for one in found if one.is_gap)[:MOST_WHEN_SURE]
    return tuple(one.look for one in found)[:MOST_WHEN_UNSURE]


def suggestions_of(
    looks: Sequence[Look],
    missing: Sequence[Missing],
    nearest: Sequence[PatternName],
    balances: tuple[Balance, Balance],
    catalogue: Catalogue,
    rules: Rules,
    *,
    sure: bool,
) -> tuple[Suggestion, ...]:
    """Everything that could be suggested, in order: first what lacks, then by worth; of equals in a fixed order."""
    asking = _Asking(looks, nearest, catalogue, rules.look_next_step)
    lacking = {found.code for found in missing}
    places = {code: place for place, (lack, code) in enumerate(_LACKING) if lack in lacking}
    found = [
        *asking.questions(balances),
        *asking.moments(),
        *asking.strengths(),
        *asking.home(),
        *([] if sure or "other_eyes" in places else asking.other_adult()),
        *(Suggestion(one, 0.0) for one in (OTHER_EYES, OTHER_DAYS) if one.id in places),
    ]
    ranked = [Suggestion(one.look, one.worth, places.get(one.look.id), one.is_gap) for one in found]
    kept = [one for one in ranked if one.worth > 0 or one.is_gap or one.lacks is not None]
    return tuple(sorted(kept, key=lambda one: (one.lacks is None, one.lacks or 0, -round(one.worth, _DECIMALS))))


def fresh(times: int) -> float:
    """What one more day adds on the scale of the evidence when there were ``times`` of them: 1, 0.58, 0.42, ..."""
    return math.log2((2 + times) / (1 + times))


def divergence(signals: Iterable[Signal], pair: Pair, step: float) -> float:
    """The mean weight of evidence, in bits, with which one look at ``signals`` tells the two readings of ``pair`` apart.

    Half the divergence of Jeffreys between what both would have us see, with seeing none of the signals as one more
    outcome. 0 when both expect the same. Each signal is expected ``step`` times as often per step of strength.
    """
    weights = [(_strength(signal, pair[0]), _strength(signal, pair[1])) for signal in signals]
    chances = [(1.0, 1.0), *((step**first, step**second) for first, second in weights)]
    of_first, of_second = (math.fsum(chance[side] for chance in chances) for side in (0, 1))
    shares = [(first / of_first, second / of_second) for first, second in chances]
    return math.fsum((first - second) * math.log2(first / second) for first, second in shares) / 2


def _strength(signal: Signal, pattern: PatternName) -> int:
    return signal.speaks_for.get(pattern, 0) - signal.speaks_against.get(pattern, 0)


def _pairs(nearest: Sequence[PatternName]) -> list[Pair]:
    """The two nearest readings; as long as there are none, every pair that is still possible."""
    if len(nearest) > 1:
        return [(nearest[0], nearest[1])]
    return [pair for pair in combinations(_READINGS, 2) if not nearest or nearest[0] in pair]


class _Asking:
    """The suggestions for what was looked at so far, each with its worth."""

    def __init__(
        self, looks: Sequence[Look], nearest: Sequence[PatternName], catalogue: Catalogue, step: float
    ) -> None:
        self._looks, self._catalogue, self._step = looks, catalogue, step
        self._pairs, self._nearest = _pairs(nearest), nearest
        self._by_theme: dict[str, list[Signal]] = {}
        for signal in catalogue.signals.values():
            if signal.capture and not signal.specialist:
                self._by_theme.setdefault(signal.theme, []).append(signal)
        self._themes = {look.id: {catalogue.signals[code].theme for code in look.signals} for look in looks}
        self._tells = {question.id: self._apart(self._by_theme.get(question.theme, ())) for question in QUESTIONS}
        self._anything = math.fsum(self._tells.values()) / len(self._tells)

    def _apart(self, signals: Collection[Signal], pairs: Sequence[Pair] = ()) -> float:
        over = pairs or self._pairs
        return math.fsum(divergence(signals, pair, self._step) for pair in over) / len(over)

    def questions(self, balances: tuple[Balance, Balance]) -> list[Suggestion]:
        """The questions of the guideline, worth less the oftener their theme was seen."""
        haven, base = balances
        unseen = {"comfort": not (haven.shown or haven.not_shown), "explore": not (base.shown or base.not_shown)}
        found: list[Suggestion] = []
        for question in QUESTIONS:
            days = self._days(look for look in self._looks if self._answers(look, question))
            known = tuple(moment for moment in question.moments if moment in self._catalogue.moments)
            found.append(
                Suggestion(
                    LookNext(question.id, question.text, question.why, known),
                    self._tells[question.id] * fresh(days),
                    is_gap=unseen.get(
                        question.id, not any(question.theme in themes for themes in self._themes.values())
                    ),
                )
            )
        return found

    def _answers(self, look: Look, question: Question) -> bool:
        at_its_moment = not question.only_there or look.moment is None or look.moment in question.moments
        return at_its_moment and question.theme in self._themes[look.id]

    def moments(self) -> list[Suggestion]:
        """The school moments nobody looked at, those at which the readings would differ most in front."""
        looked = {look.moment for look in self._looks}
        unseen = [one for one in _SCHOOL_MOMENTS if one in self._catalogue.moments and one not in looked]
        worth = {moment: round(self._apart(self._visible_at(moment)), _DECIMALS) for moment in unseen}
        chosen = sorted(unseen, key=lambda moment: -worth[moment])[:_MOST_MOMENTS]
        if not chosen:
            return []
        labels = {moment: self._catalogue.moments[moment].label for moment in chosen}
        return [
            Suggestion(other_moments(labels, telling=len(self._nearest) > 1 and worth[chosen[0]] > 0), worth[chosen[0]])
        ]

    def _visible_at(self, moment: str) -> list[Signal]:
        """What can be seen at a moment: the answers of the rounds held there, and the themes asked about there."""
        answers = {
            answer.signal
            for kind in self._catalogue.rounds.values() if moment in kind.moments
            for answer in kind.answers
        }  # fmt: skip
        themes = {question.theme for question in QUESTIONS if moment in question.moments}
        return [
            signal
            for theme, signals in self._by_theme.items()
            for signal in signals
            if theme in themes or signal.id in answers
        ]

    def strengths(self) -> list[Suggestion]:
        """Good moments, as long as none was written down: they tell the first reading apart from trust."""
        signals = [one for theme in self._by_theme.values() for one in theme if one.strength]
        if any(self._catalogue.signals[code].strength for look in self._looks for code in look.signals):
            return []
        first: PatternName = self._nearest[0] if self._nearest else "avoidant"
        others = [name for name in _READINGS if name != "secure"] if first == "secure" or not self._nearest else [first]
        worth = self._apart(signals, [(other, "secure") for other in others])
        return [Suggestion(STRENGTHS, worth, is_gap=True)]

    def home(self) -> list[Suggestion]:
        """What parents see, as long as nothing of home is known: any of the questions, with other eyes."""
        known = any(look.setting == "home" for look in self._looks)
        return [] if known else [Suggestion(HOME, self._with_other_eyes())]

    def other_adult(self) -> list[Suggestion]:
        """Any of the questions with one adult more."""
        return [Suggestion(OTHER_ADULT, self._with_other_eyes())]

    def _with_other_eyes(self) -> float:
        """What one more observer would tell about any of the questions, less the more of them looked."""
        return self._anything * fresh(len({look.observer for look in self._looks}))

    @staticmethod
    def _days(looks: Iterable[Look]) -> int:
        """On how many days, each observer on its own."""
        return len({(look.observer, look.day) for look in looks})
