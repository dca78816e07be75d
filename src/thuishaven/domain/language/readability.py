"""How easy a Dutch text reads.

The measure is Flesch-Douma (Douma 1960, the Dutch form of Flesch's reading ease): 206.84 minus 0.77 times the syllables
per 100 words minus 0.93 times the words per sentence. About 100 is very easy, 60 to 80 ordinary, below 45 hard. It knows
nothing of what is said; it warns of long words and long sentences. Syllables are counted by groups of vowels, which is
right for nearly all Dutch words.
"""

import re
from dataclasses import dataclass

from thuishaven.domain.language.normalise import fold, words

_SENTENCE_END = re.compile(r"[.!?:;]+(?:\s+|$)|\n+")
#: One nucleus each, longest first: aai as in "draai", oei as in "koeien".
_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouy]")
_DIAERESIS = re.compile(r"(?<=[aeiou])(?=[äëïöü])")


@dataclass(frozen=True, slots=True)
class Readability:
    """``ease`` on the scale of Flesch-Douma, and what it is made of; ``longest`` is the longest sentence in words."""

    ease: float
    words: int
    sentences: int
    syllables: int
    longest: int

    @property
    def seconds_aloud(self) -> float:
        """How long reading aloud takes, at 140 words a minute."""
        return self.words * 60 / 140


def readability(text: str) -> Readability:
    """The measure of ``text``; an empty text is as easy as can be."""
    lengths = [len(words(part)) for part in _SENTENCE_END.split(text)]
    lengths = [length for length in lengths if length]
    found = words(text)
    if not found:
        return Readability(206.84, 0, 0, 0, 0)
    syllables = sum(syllables_in(word.typed) for word in found)
    ease = 206.84 - 0.77 * (100 * syllables / len(found)) - 0.93 * (len(found) / len(lengths))
    return Readability(round(ease, 1), len(found), len(lengths), syllables, max(lengths))


def syllables_in(word: str) -> int:
    """The syllables of one Dutch word, at least one: ``ideeën`` has three, ``blij`` one."""
    apart = _DIAERESIS.sub(" ", word.casefold())
    return max(1, sum(len(_VOWELS.findall(fold(part))) for part in apart.split()))
