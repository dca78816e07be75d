"""What a short text is made of, for the reader that learned from examples: its words and how they stand together.

A trait is a word (``w``), a word that is denied, said aloud or done by somebody else (``m``), a group of synonyms
(``s``), or two telling words that follow each other (``k``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from thuishaven.domain.language.clauses import ReadWord, read
from thuishaven.domain.language.lexicon import Lexicon
from thuishaven.domain.language.normalise import is_empty, stem

_ACTORS = {"child": "", "teller": "t:", "grown_up": "g:", "others": "o:"}
_SPEAKERS = {"": "", "child": "q:", "other": "r:"}
#: An observation is short; what is longer is read in parts of about this many words, cut between sentences.
_PART = 40


@dataclass(slots=True)
class Part:
    """A part of a text: how often each trait is in it, and the words it comes from."""

    traits: dict[str, int] = field(default_factory=dict)
    words: dict[str, list[ReadWord]] = field(default_factory=dict)

    def add(self, trait: str, *found: ReadWord) -> None:
        """Count a trait once more."""
        self.traits[trait] = self.traits.get(trait, 0) + 1
        self.words.setdefault(trait, []).extend(found)


def parts_of(text: str, lexicon: Lexicon) -> Iterator[Part]:
    """The parts of ``text`` with their traits; most texts are one part."""
    part, length = Part(), 0
    for sentence in read(text, lexicon.language):
        if length and length + len(sentence) > _PART:
            yield part
            part, length = Part(), 0
        _take_in(part, sentence, lexicon)
        length += len(sentence)
    if length:
        yield part


def _take_in(part: Part, sentence: list[ReadWord], lexicon: Lexicon) -> None:
    language = lexicon.language
    telling: list[tuple[str, ReadWord]] = []
    for word in sentence:
        folded = word.word.folded
        own = stem(folded, language)
        part.add(f"w {own}", word)
        if not is_empty(folded, language):
            mark = "!" if word.denied else ""
            standing = f"{_SPEAKERS[word.said_by]}{_ACTORS[word.actor]}{mark}"
            if standing:
                part.add(f"m {standing}{own}", word)
            for group in lexicon.groups_of(folded):
                part.add(f"s {mark}{group}", word)
            telling.append((own, word))
    for (first, one), (second, other) in pairwise(telling):
        part.add(f"k {first} {second}", one, other)
