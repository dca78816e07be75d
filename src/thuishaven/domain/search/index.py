"""The index: which documents say something, how rarely it is said, and how much of a question they answer.

Ranking is BM25 over weighted fields (Robertson & Zaragoza 2009, BM25F), on the keys of
:class:`~thuishaven.domain.language.lexicon.Lexicon`: stems, synonym groups, parts of compounds and likely slips of the
pen, each with its likeness. A unit of a question counts once, by the key that fits best.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thuishaven.domain.language.grammar import word_set
from thuishaven.domain.language.lexicon import SLIP, Key, Lexicon
from thuishaven.domain.language.normalise import Word, is_empty, is_light, stem, words
from thuishaven.domain.search.documents import Document
from thuishaven.domain.texts import Texts

_FIELD_WEIGHTS = {"title": 3.0, "words": 2.5, "texts": 1.0}
#: The usual values of BM25: how soon repeating stops to count, how much a long text counts less.
_K1 = 1.2
_B = 0.6
_LIGHT = 0.2
#: A short word with a slip in it may well be another word.
_DOUBTFUL_SLIP = 0.6
_SURE_OF_SLIP = 7
#: Words that belong to every subject. They say little about what somebody wants to know here.
_GENERAL = {
    "nl": word_set(
        "morgen nieuw nieuwe kosten buurt vergelijken uitleg oefenen groep nummer jaar jaren wonen woont tijd les "
        "lessen gebruiken gebruikt zoeken beste leuk mooi groot grote kleine klein voorbeeld voorbeelden manier "
        "verschil betekenis informatie probleem problemen onderwijs basisonderwijs school kennis inrichten benutten "
        "bespreken regelen organiseren winnen uitleggen berekenen schrijven ophangen maakt"
    ),
    "en": word_set(
        "tomorrow new cost costs compare practice group number year years live time lesson lessons use best nice big "
        "small example examples way rule rules difference meaning information problem problems education school"
    ),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a question (or several, said as one), with the keys under which it can be met."""

    keys: tuple[Key, ...]
    words: tuple[Word, ...]
    light: bool


@dataclass(frozen=True, slots=True)
class Match:
    """How well a document answers: ``score`` orders, ``covered`` (0..1) is how much of the question it speaks of."""

    document: int
    score: float
    covered: float
    keys: frozenset[str]


class Index:
    """All documents in one language."""

    def __init__(self, documents: Sequence[Document], language: str, synonyms: Iterable[Texts]) -> None:
        self.language = language
        self._lexicon = Lexicon(language, synonyms)
        fields = [_fields_of(document, language) for document in documents]
        for field in fields:
            for _, text in field:
                for word in words(text):
                    self._lexicon.learn(word.folded)
        found: dict[str, dict[int, float]] = defaultdict(dict)
        lengths: list[float] = []
        for number, field in enumerate(fields):
            lengths.append(sum(self._add(found, number, text, weight) for weight, text in field))
        # Two arrays per key take a tenth of the room that dictionaries take.
        self._postings = {
            name: (array("H", postings.keys()), array("f", postings.values())) for name, postings in found.items()
        }
        self._lexicon.forget()
        self._count = len(documents)
        usual = sum(lengths) / max(1, len(lengths))
        self._norms = [1 - _B + _B * length / usual for length in lengths]

    def _add(self, found: dict[str, dict[int, float]], number: int, text: str, weight: float) -> float:
        units = self.units(text, tolerant=False)
        for unit in units:
            for key in unit.keys:
                postings = found[key.name]
                postings[number] = postings.get(number, 0.0) + weight * key.likeness
        return weight * len(units)

    def units(self, text: str, *, tolerant: bool) -> list[Unit]:
        """The units of meaning in ``text``; ``tolerant`` for what somebody typed."""
        found = words(text)
        stems = tuple(stem(word.folded, self.language) for word in found)
        units: list[Unit] = []
        for place, word in enumerate(found):
            for length, name in self._lexicon.expressions_at(stems, place):
                units.append(Unit((Key(name, 1.0),), tuple(found[place : place + length]), False))
            if is_empty(word.folded, self.language):
                continue
            light = is_light(word.folded, self.language) or word.folded in _GENERAL[self.language]
            said = self._lexicon.units(word.folded, tolerant=tolerant)
            # A compound is met by the whole or by its parts; the parts are one more way to meet the same word.
            whole, parts = said[0], [key for part in said[1:] for key in part]
            if len(word.folded) < _SURE_OF_SLIP and whole[0].likeness == SLIP:
                whole = tuple(Key(key.name, key.likeness * _DOUBTFUL_SLIP) for key in whole)
            units.append(Unit((*whole, *parts), (word,), light))
            if not tolerant and not light:
                units += [Unit(part, (word,), False) for part in self._lexicon.parts_of(word.folded)]
        return units

    def rarity(self, name: str) -> float:
        """How telling a key is: 0 for what every document says; nothing is as telling as what none says."""
        held = len(self._postings[name][0]) if name in self._postings else 0
        return math.log(1 + (self._count - held + 0.5) / (held + 0.5))

    def matches(self, units: Sequence[Unit]) -> list[Match]:
        """The documents that say something of ``units``, best first."""
        everything = 0.0
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        keys: dict[int, set[str]] = defaultdict(set)
        for unit in units:
            weight = _LIGHT if unit.light else 1.0
            best = self._best_per_document(unit)
            everything += weight * max((self.rarity(key.name) for key in unit.keys), default=0.0)
            for document, (score, told, name) in best.items():
                scores[document] += weight * score
                covered[document] += weight * told
                if not unit.light:
                    keys[document].add(name)
        return sorted(
            (
                Match(document, score, covered[document] / everything if everything else 0.0, frozenset(keys[document]))
                for document, score in scores.items()
            ),
            key=lambda match: (-match.score, match.document),
        )

    def _best_per_document(self, unit: Unit) -> Mapping[int, tuple[float, float, str]]:
        best: dict[int, tuple[float, float, str]] = {}
        for key in unit.keys:
            rarity = self.rarity(key.name)
            for document, frequency in zip(*self._postings.get(key.name, ((), ())), strict=True):
                saturated = frequency * (_K1 + 1) / (frequency + _K1 * self._norms[document])
                score = rarity * key.likeness * saturated
                if document not in best or score > best[document][0]:
                    best[document] = (score, rarity * key.likeness, key.name)
        return best


def _fields_of(document: Document, language: str) -> list[tuple[float, str]]:
    return [
        (_FIELD_WEIGHTS["title"], document.title.in_language(language)),
        *((_FIELD_WEIGHTS["words"], phrase) for phrase in document.words.in_language(language)),
        *((_FIELD_WEIGHTS["texts"], text) for text in document.shown(language)),
    ]
