"""Comparing typed text with the phrases of a catalogue: which phrases it resembles, and by which words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from thuishaven.domain.catalogue import Texts
from thuishaven.domain.language.clauses import Actor, ReadWord, read
from thuishaven.domain.language.grammar import GRAMMARS, word_set
from thuishaven.domain.language.lexicon import SYNONYM, Key, Lexicon
from thuishaven.domain.language.normalise import is_empty, is_light, stem
from thuishaven.domain.language.verb_forms import PARTICLES, is_verb_form

_LIGHT = 0.25
#: Evidence (in weights of words) at which a full match counts for about two thirds.
_ENOUGH_EVIDENCE = 0.42
_WORDS_BETWEEN = 0.05
_IN_ORDER = 1.03
_WHEN_CONTRADICTED = 0.3
#: A phrase of several words of which only one says anything is weaker evidence than it seems.
_ONE_TELLING_WORD = 0.8
#: A verb with its particle, or an expression, is two words that agree.
_TWO_WORDS = 1.25
#: A common word ("anderen") stands for a telling one ("klasgenoot") only a little.
_COMMON_WORD = 0.4
#: What may follow a particle within a clause; before an article "op" is a preposition.
_AFTER_PARTICLE = word_set(
    "bij naar van met tijdens na in op aan voor te uit tegen voordat om en steeds altijd vaak niet"
)
#: What the child does is missing, only what the adult does in the phrase was found.
_ONLY_ADULT = 0.35
#: The words of one clause found spread over several clauses.
_SCATTERED = 0.85


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase that stands for an entry; ``trust`` (0..1) is lower for running text than for typed phrases."""

    entry: str
    text: str
    trust: float


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How far a text resembles one phrase (``score`` 0..1), with the words that do so.

    ``explained`` gives the place of each matching word in the text and how telling it is.
    """

    entry: str
    phrase: str
    score: float
    words: tuple[ReadWord, ...]
    explained: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    weight: float
    light: bool
    denied: bool | None
    actor: Actor
    said: bool
    clause: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    wording: Wording
    slots: tuple[_Slot, ...]
    total: float


class _Place(NamedTuple):
    """Where a name stands: in which phrase, in which of its slots, as which of the keys."""

    phrase: int
    slot: int
    way: int


class _Hit(NamedTuple):
    phrase: int
    slot: int
    likeness: float
    light: bool


@dataclass(slots=True)
class _Unit:
    """A unit of meaning in a text: its keys, the words it comes from, and whether its denial matters."""

    keys: tuple[Key, ...]
    words: tuple[ReadWord, ...]
    light: bool
    negator: bool

    @property
    def word(self) -> ReadWord:
        return self.words[0]

    @property
    def denied(self) -> bool:
        return self.word.denied and not self.negator


class _Rarity:
    """How telling each name is, 0..1: 1 for what only one entry says, near 0 for what nearly all say."""

    def __init__(self, wordings: Sequence[Wording], read_units: Sequence[Sequence[_Unit]]) -> None:
        said, denied, affirmed = (defaultdict[str, set[str]](set) for _ in range(3))
        for wording, units in zip(wordings, read_units, strict=True):
            for unit in units:
                names = [key.name for key in unit.keys]
                said[wording.entry].update(names)
                (denied if unit.denied else affirmed)[wording.entry].update(names)
        self._said, self._denied, self._affirmed = (
            Counter(chain.from_iterable(by_entry.values())) for by_entry in (said, denied, affirmed)
        )
        self._entries = len({wording.entry for wording in wordings})

    def of(self, name: str, unit: _Unit) -> float:
        """How telling ``name`` is, on average with and without regard to whether ``unit`` is denied."""
        alike = self._denied if unit.denied else self._affirmed
        return (self._when_said_by(self._said[name]) + self._when_said_by(alike[name])) / 2

    def _when_said_by(self, count: int) -> float:
        if not count:
            return 1.0
        return max(0.08, math.log((self._entries + 1) / (count + 0.25)) / math.log(self._entries + 1.5))


class PhraseIndex:
    """All phrases of one kind of entries in one language, ready to compare texts with.

    ``narrator`` is whose doing a phrase or text without a subject describes; with ``ignore_actor`` that is not
    looked at (for moments and triggers it does not matter who did it).
    """

    def __init__(
        self,
        wordings: Sequence[Wording],
        language: str,
        synonyms: Iterable[Texts] = (),
        *,
        narrator: Actor = "child",
        ignore_actor: bool = False,
    ) -> None:
        self._language = language
        self._narrator: Actor = narrator
        self._ignore_actor = ignore_actor
        self._lexicon = Lexicon(language, synonyms)
        self._wordings = wordings
        read_units = [self._units_of_phrase(wording.text) for wording in wordings]
        self._rarity = _Rarity(wordings, read_units)
        self._units_of = [_first_of_each(units) for units in read_units]
        self._strong: dict[str, list[_Place]] = defaultdict(list)
        self._weak: dict[str, list[_Place]] = defaultdict(list)
        for number, units in enumerate(self._units_of):
            only_light = all(unit.light for unit in units)
            for slot, unit in enumerate(units):
                postings = self._weak if unit.light and not only_light else self._strong
                for way, key in enumerate(unit.keys):
                    postings[key.name].append(_Place(number, slot, way))
        # Weighing everything takes longer than reading it, and a text meets few phrases: it is done when first met.
        self._phrases: dict[int, _Phrase] = {}
        self._strong_hits: dict[str, list[_Hit]] = {}
        self._weak_hits: dict[str, list[_Hit]] = {}

    def _units_of_phrase(self, text: str) -> list[_Unit]:
        sentences = read(text, self._language, self._narrator)
        for sentence in sentences:
            for word in sentence:
                self._lexicon.learn(word.word.folded)
        return [unit for sentence in sentences for unit in self._units(sentence, tolerant=False, absorb=True)]

    def _units(self, sentence: Sequence[ReadWord], *, tolerant: bool, absorb: bool) -> list[_Unit]:
        """The meaningful units of a sentence. With ``absorb`` an expression of several words becomes one unit."""
        grammar = GRAMMARS[self._language]
        stems = tuple(stem(word.word.folded, self._language) for word in sentence)
        units: list[_Unit] = []
        absorbed_until = 0
        particles: set[int] = set()
        for place, word in enumerate(sentence):
            folded = word.word.folded
            for length, name in self._lexicon.expressions_at(stems, place):
                written = " ".join(stems[place : place + length])
                both = (Key(written, 1.0), Key(name, SYNONYM))
                units.append(_Unit(both, tuple(sentence[place : place + length]), False, False))
                if absorb:
                    absorbed_until = max(absorbed_until, place + length)
            if place < absorbed_until or is_empty(folded, self._language):
                continue
            negator = folded in grammar.negators or folded in grammar.short_reach
            if negator and len(folded) < 6:
                continue
            light = negator or is_light(folded, self._language)
            apart = self._particle_of(sentence, place)
            if apart is not None:
                joined = self._lexicon.joined(apart.word.folded, stems[place])
                if absorb:
                    particles.add(apart.place)
                    units.append(_Unit(joined, (word, apart), False, negator))
                    continue
                units.append(_Unit(joined[:-1], (word, apart), False, negator))
            if word.place in particles:
                continue
            for keys in self._lexicon.units(folded, tolerant=tolerant):
                units.append(_Unit(keys, (word,), light or is_light(keys[0].name, self._language), negator))
        return units

    def _particle_of(self, sentence: Sequence[ReadWord], place: int) -> ReadWord | None:
        """The particle that belongs to the verb at ``place`` (``loopt`` ... ``weg``), at the end of its clause."""
        if self._language != "nl" or not is_verb_form(sentence[place].word.folded):
            return None
        clause = sentence[place].clause
        for number in range(place + 1, len(sentence)):
            word = sentence[number]
            if word.clause != clause:
                return None
            if word.word.folded in PARTICLES:
                following = sentence[number + 1] if number + 1 < len(sentence) else None
                last = following is None or following.clause != clause
                if last or (following is not None and following.word.folded in _AFTER_PARTICLE):
                    return word
        return None

    def _weight(self, unit: _Unit) -> float:
        rarity = self._rarity.of(unit.keys[0].name, unit)
        if len(unit.words) > 1:
            rarity *= _TWO_WORDS
        return rarity * _LIGHT if unit.light else rarity

    def _likeness(self, unit: _Unit, key: Key) -> float:
        """How alike a key of a unit is: less where a synonym is a common word and the word itself is rare."""
        own, other = self._rarity.of(unit.keys[0].name, unit), self._rarity.of(key.name, unit)
        return key.likeness * min(1.0, math.sqrt(other / own))

    def _phrase(self, number: int) -> _Phrase:
        known = self._phrases.get(number)
        if known is None:
            slots = tuple(
                _Slot(
                    self._weight(unit),
                    unit.light,
                    None if unit.negator else unit.word.denied,
                    unit.word.actor,
                    unit.word.said_by != "",
                    unit.word.clause,
                )
                for unit in self._units_of[number]
            )
            known = _Phrase(self._wordings[number], slots, sum(slot.weight for slot in slots) or 1.0)
            self._phrases[number] = known
        return known

    def _hits(
        self, name: str, places: Mapping[str, Sequence[_Place]], remembered: dict[str, list[_Hit]]
    ) -> Sequence[_Hit]:  # fmt: skip
        hits = remembered.get(name)
        if hits is None:
            if name not in places:
                return ()
            hits = remembered[name] = [
                _Hit(place.phrase, place.slot, self._likeness(unit, unit.keys[place.way]), unit.light)
                for place in places[name]
                for unit in (self._units_of[place.phrase][place.slot],)
            ]
        return hits

    def compare(self, text: str) -> list[list[Resemblance]]:
        """For each sentence of ``text`` the phrases it resembles, in no particular order."""
        return [
            self._compare_sentence(self._units(sentence, tolerant=True, absorb=False))
            for sentence in read(text, self._language, self._narrator)
        ]

    def _compare_sentence(self, units: Sequence[_Unit]) -> list[Resemblance]:
        met: dict[int, dict[int, list[tuple[float, _Unit]]]] = {}
        strong, weak = (self._strong, self._strong_hits, True), (self._weak, self._weak_hits, False)
        for places, remembered, may_begin in (strong, weak):
            for unit in units:
                for key in unit.keys:
                    for hit in self._hits(key.name, places, remembered):
                        slots = met.get(hit.phrase)
                        if slots is None:
                            if not may_begin:
                                continue
                            slots = met[hit.phrase] = {}
                        likeness = min(hit.likeness, key.likeness)
                        if unit.light and not hit.light:
                            likeness *= _COMMON_WORD
                        slots.setdefault(hit.slot, []).append((likeness, unit))
        found = [self._resemblance(self._phrase(number), slots) for number, slots in met.items()]
        return [resemblance for resemblance in found if resemblance is not None]

    def _resemblance(self, phrase: _Phrase, met: dict[int, list[tuple[float, _Unit]]]) -> Resemblance | None:
        used: dict[int, tuple[int, float, _Unit]] = {}
        evidence = against = 0.0
        for place in sorted(met, key=lambda place: -phrase.slots[place].weight):
            slot = phrase.slots[place]
            best: tuple[float, _Unit] | None = None
            contradicted = 0.0
            for likeness, unit in met[place]:
                if unit.word.place in used and used[unit.word.place][2].keys == unit.keys:
                    continue
                if not self._same_actor(slot, unit.word):
                    continue
                if slot.denied is not None and not unit.negator and slot.denied != unit.word.denied:
                    contradicted = max(contradicted, likeness)
                elif best is None or likeness > best[0]:
                    best = (likeness, unit)
            if best is not None:
                evidence += slot.weight * best[0]
                used[best[1].word.place] = (place, slot.weight * best[0], best[1])
            elif not slot.light:
                against += slot.weight * contradicted
            else:
                evidence += slot.weight * contradicted
        if not used or evidence <= 0:
            return None
        coverage = min(1.0, evidence / phrase.total)
        score = coverage * (1 - math.exp(-evidence / _ENOUGH_EVIDENCE)) * phrase.wording.trust
        if against:
            score *= _WHEN_CONTRADICTED * (1 - against / phrase.total)
        if len(phrase.slots) == 1 and phrase.wording.text.count(" ") >= 2:
            score *= _ONE_TELLING_WORD
        in_order = [unit for _, _, unit in sorted(used.values(), key=lambda item: item[0])]
        if len({unit.word.clause for unit in in_order}) > len({slot.clause for slot in phrase.slots}):
            score *= _SCATTERED
        if _about_child(phrase.slots) and not _about_child(phrase.slots[place] for place, _, _ in used.values()):
            score *= _ONLY_ADULT
        found = tuple(word for unit in in_order for word in unit.words)
        score = min(1.0, score * _nearness(found))
        explained = tuple((place, weight) for place, (_, weight, _) in used.items())
        return Resemblance(phrase.wording.entry, phrase.wording.text, score, found, explained)

    def _same_actor(self, slot: _Slot, word: ReadWord) -> bool:
        if word.said_by == "other":
            return False
        if self._ignore_actor:
            return True
        if word.said_by == "child":
            # "ik kan het niet" in a catalogue is what a child says when the text quotes it so.
            return slot.said or (slot.actor == "teller" and word.actor == "teller")
        return slot.said or slot.actor == word.actor


def _first_of_each(units: Sequence[_Unit]) -> list[_Unit]:
    """The units without those that say the same as an earlier one."""
    return list({unit.keys[0].name: unit for unit in reversed(units)}.values())[::-1]


def _about_child(slots: Iterable[_Slot]) -> bool:
    return any(slot.actor == "child" for slot in slots)


def _nearness(found: Sequence[ReadWord]) -> float:
    places = [word.place for word in found]
    between = max(places) - min(places) + 1 - len(set(places))
    nearness = 1 / (1 + _WORDS_BETWEEN * max(0, between - 1))
    in_order = len(places) > 1 and all(first <= second for first, second in pairwise(places))
    return nearness * _IN_ORDER if in_order else nearness
