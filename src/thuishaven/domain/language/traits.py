"""What a short text is made of, for the reader that learned from examples: its words and how they stand together.

A trait is a word (``w``), a word that is denied, said aloud or done by somebody else (``m``), a group of synonyms
(``s``), or two telling words that follow each other (``k``). Read closely, for safety, there are more: any two words that
follow each other (``b``), a word in one clause with a grown-up of home (``p``) or right beside one (``x``), a word said
aloud (``q``), and four letters in a row (``n``), by which new forms of known words are met.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from thuishaven.domain.language.clauses import ReadWord, read
from thuishaven.domain.language.grammar import word_set
from thuishaven.domain.language.lexicon import Lexicon
from thuishaven.domain.language.normalise import is_empty, stem

_ACTORS = {"child": "", "teller": "t:", "grown_up": "g:", "others": "o:"}
_SPEAKERS = {"": "", "child": "q:", "other": "r:"}
#: An observation is short; what is longer is read in parts of about this many words, cut between sentences.
_PART = 40
#: Grown-ups around a child at home; for safety it matters that it was one of them, not which one.
_AT_HOME = word_set(
    "papa vader pap paps pa pappa mama moeder mam mams ma opa oma oom ome tante stiefvader stiefmoeder bompa bomma nonkel neef"
    " broer ouders pleegvader pleegmoeder man vriend oppas"
)
_LETTERS = 4


@dataclass(slots=True)
class Part:
    """A part of a text: how often each trait is in it, and the words it comes from."""

    traits: dict[str, int] = field(default_factory=dict)
    words: dict[str, list[ReadWord]] = field(default_factory=dict)

    def add(self, trait: str, *found: ReadWord) -> None:
        """Count a trait once more."""
        self.traits[trait] = self.traits.get(trait, 0) + 1
        self.words.setdefault(trait, []).extend(found)


def parts_of(text: str, lexicon: Lexicon, *, closely: bool = False) -> Iterator[Part]:
    """The parts of ``text`` with their traits, more of them when read ``closely``; most texts are one part."""
    part, length = Part(), 0
    for sentence in read(text, lexicon.language):
        if length and length + len(sentence) > _PART:
            yield part
            part, length = Part(), 0
        _take_in(part, sentence, lexicon)
        if closely:
            _look_closely(part, sentence, lexicon.language)
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


def _look_closely(part: Part, sentence: list[ReadWord], language: str) -> None:
    stems = [stem(word.word.folded, language) for word in sentence]
    at_home = [word.word.folded in _AT_HOME for word in sentence]
    with_kin = {word.clause: word for word, kin in zip(sentence, at_home, strict=True) if kin}
    previous = "^"
    for place, (word, own) in enumerate(zip(sentence, stems, strict=True)):
        before = sentence[place - 1 : place]
        part.add(f"b {previous} {own}", *before, word)
        if before and (at_home[place] or at_home[place - 1]):
            first = "kin" if at_home[place - 1] else previous
            part.add(f"x {first} {'kin' if at_home[place] else own}", *before, word)
        if word.clause in with_kin and not at_home[place]:
            part.add(f"p {'!' if word.denied else ''}{own}", word)
        if word.said_by:
            part.add(f"q {own}", word)
        whole = f"_{word.word.folded}_"
        for start in range(len(whole) - _LETTERS + 1):
            part.add(f"n {whole[start : start + _LETTERS]}", word)
        previous = own
    if sentence:
        part.add(f"b {previous} $", sentence[-1])
