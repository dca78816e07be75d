"""A reader that learned from examples: which known behaviour a short text resembles, and by which words.

``knowledge/examples`` holds sentences as people at school write them, all made up for this, each with its labels: signals,
other explanations (``LOOK:autism``) and reasons to think of the reporting code (``SAFE:acute``). ``make learn`` fits one
logistic regression per label on their traits and writes the weights to ``knowledge/learned``: one file for signals and other
explanations, and one for safety, which reads more closely. Nothing of a real child
is in it. How it is measured stands in docs/methods/words.md.
"""

import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from os import urandom

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language.clauses import ReadWord
from thuishaven.domain.language.lexicon import Lexicon
from thuishaven.domain.language.traits import Part, parts_of
from thuishaven.domain.learned_weights import LOOK, NOTHING, SAFE, SCALE, Weights
from thuishaven.domain.texts import Texts

#: Words that contribute less than this share of the strongest are not quoted; more than three are no help.
_SHARE_TO_QUOTE = 0.4
_MOST_QUOTED = 3
#: A smaller share or chance is no resemblance.
LEAST = 0.02
_MOST_REMEMBERED = 20_000
#: Of this process alone: a short text cannot be guessed from its digest.
_SECRET = urandom(32)
#: What is left of a resemblance whose words are denied, quoted or about somebody else.
_OF_ANOTHER = 0.25
#: How much of what such words say must be said in that way in examples too, for the resemblance to stand.
_AS_IN_EXAMPLES = 0.5
#: Characters between two quoted words that are quoted along with them.
_SHORT_GAP = 16


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a text resembles the examples of one label.

    ``share`` is its part of all labels of its kind together (0..1), ``chance`` how surely it is there by itself (0..1). ``spans``
    are the places in the text of the words that say so most; ``about_child`` says whether any word there is about the child.
    """

    label: str
    share: float
    chance: float
    spans: tuple[tuple[int, int], ...]
    about_child: bool


class LearnedReader:
    """Reads texts of one language with learned weights.

    What was read is remembered by a digest of the text, with places in it instead of words: nothing of it can be read back.
    """

    def __init__(self, weights: Weights, language: str, synonyms: Sequence[Texts], *, closely: bool = False) -> None:
        self._weights = weights
        self._closely = closely
        self._lexicon = Lexicon(language, synonyms)
        self._remembered: OrderedDict[bytes, tuple[Likeness, ...]] = OrderedDict()
        self._is_behaviour = [not label.startswith((LOOK, SAFE)) for label in weights.labels]

    def read(self, text: str) -> tuple[Likeness, ...]:
        """The labels that any part of the text resembles, most alike first; those that nothing speaks for are left out."""
        key = blake2b(text.encode(errors="surrogatepass"), key=_SECRET).digest()
        known = self._remembered.get(key)
        if known is None:
            known = self._remembered[key] = self._read(text)
            while len(self._remembered) > _MOST_REMEMBERED:
                self._remembered.popitem(last=False)
        return known

    def _read(self, text: str) -> tuple[Likeness, ...]:
        best: dict[str, Likeness] = {}
        for part in parts_of(text, self._lexicon, closely=self._closely):
            for found in self._likenesses(part):
                known = best.get(found.label)
                if known is None or found.chance > known.chance:
                    best[found.label] = found
        return tuple(sorted(best.values(), key=lambda found: (-found.share, -found.chance, found.label)))

    def _likenesses(self, part: Part) -> list[Likeness]:
        values = self._values(part)
        if not values:
            return []
        sums = [start / SCALE for start in self._weights.starts]
        for trait, value in values.items():
            for place, weight in self._weights.traits[trait][1].items():
                sums[place] += value * weight / SCALE
        chances = [1 / (1 + math.exp(-max(-30.0, min(30.0, amount)))) for amount in sums]
        behaviour = math.fsum(
            chance for chance, counts in zip(chances, self._is_behaviour, strict=True) if counts
        )  # fmt: skip
        about_child = any(word.actor == "child" for words in part.words.values() for word in words)
        found: list[Likeness] = []
        for place, (label, chance) in enumerate(zip(self._weights.labels, chances, strict=True)):
            share = chance / behaviour if self._is_behaviour[place] else 0.0
            if label == NOTHING or (share if self._is_behaviour[place] else chance) < LEAST:
                continue
            words = self._telling(part, values, place)
            if self._is_behaviour[place] and self._said_of_another(part, values, place, words):
                share, chance = share * _OF_ANOTHER, chance * _OF_ANOTHER
            spans = tuple((one.word.start, one.word.end) for one in words)
            found.append(Likeness(label, share, chance, spans, about_child))
        return found

    def _said_of_another(self, part: Part, values: Mapping[str, float], place: int, words: Sequence[ReadWord]) -> bool:
        """Whether most of what the telling words say is denied, quoted or about somebody else, while no example says it so."""
        places = {word.place for word in words}
        plainly, apart, as_in_examples = 0.0, 0.0, 0.0
        for trait, value in values.items():
            said = value * self._weights.traits[trait][1].get(place, 0)
            telling = [word for word in part.words[trait] if word.place in places]
            if not said or not telling:
                continue
            if trait.startswith("m "):
                as_in_examples += said
            elif all(word.denied or word.said_by or word.actor != "child" for word in telling):
                apart += said
            else:
                plainly += said
        return apart >= plainly and as_in_examples < _AS_IN_EXAMPLES * apart

    def _values(self, part: Part) -> dict[str, float]:
        """How much of each known trait there is, rare ones more, on a scale on which every text is as long as another."""
        values = {
            trait: (1 + math.log(amount)) * self._weights.traits[trait][0] / SCALE
            for trait, amount in part.traits.items()
            if trait in self._weights.traits
        }
        length = math.sqrt(math.fsum(value * value for value in values.values()))
        return {trait: value / length for trait, value in values.items()} if length else {}

    def _telling(self, part: Part, values: Mapping[str, float], place: int) -> tuple[ReadWord, ...]:
        said: dict[int, float] = {}
        words: dict[int, ReadWord] = {}
        for trait, value in values.items():
            weight = self._weights.traits[trait][1].get(place, 0)
            for word in part.words[trait]:
                words[word.place] = word
                said[word.place] = said.get(word.place, 0.0) + value * weight / len(part.words[trait])
        most = max(said.values(), default=0.0)
        chosen = sorted((one for one in said if said[one] >= most * _SHARE_TO_QUOTE), key=lambda one: -said[one])
        return tuple(words[one] for one in sorted(chosen[:_MOST_QUOTED]))


def quoted(spans: Sequence[tuple[int, int]], text: str) -> str:
    """The words at ``spans`` as typed, with dots where words in between were left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= _SHORT_GAP:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return " … ".join(" ".join(text[start:end].split()) for start, end in joined)


_REMEMBERED: OrderedDict[tuple[int, str, bool], tuple[Catalogue, LearnedReader]] = OrderedDict()
_REMEMBERED_CATALOGUES = 4


def reader_for(catalogue: Catalogue, language: str) -> LearnedReader | None:
    """The reader of signals and other explanations in ``language``; None when nothing was learned for it."""
    return _reader(catalogue, language, catalogue.learned.get(language), closely=False)


def safety_reader_for(catalogue: Catalogue, language: str) -> LearnedReader | None:
    """The reader of reasons to think of the reporting code, which reads more closely; None when nothing was learned."""
    return _reader(catalogue, language, catalogue.learned_safety.get(language), closely=True)


def _reader(catalogue: Catalogue, language: str, weights: Weights | None, *, closely: bool) -> LearnedReader | None:
    """Made once per catalogue object."""
    if weights is None:
        return None
    key = (id(catalogue), language, closely)
    if key not in _REMEMBERED:
        _REMEMBERED[key] = (catalogue, LearnedReader(weights, language, catalogue.synonyms, closely=closely))
        while len(_REMEMBERED) > 2 * _REMEMBERED_CATALOGUES:
            _REMEMBERED.popitem(last=False)
    return _REMEMBERED[key][1]
