"""Which cue phrases the words of a text could give at all, so that only those need to be looked for closely.

Most notes share no telling word with any cue. Finding that out takes a look-up per word; reading the note clause by
clause and trying every phrase on it takes a hundred times as long.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

_REMEMBERED_WORDS = 20_000


class CueIndex:
    """Finds phrases by the words they cannot do without.

    ``needs`` gives for each phrase those words, each as a set of names of which one must be met; a phrase without any
    is never found. ``names_of`` gives the names that a folded word of a text goes by.
    """

    def __init__(self, needs: Sequence[Sequence[frozenset[str]]], names_of: Callable[[str], Iterable[str]]) -> None:
        self._names_of = names_of
        #: Each different need is one bit, so that a phrase is a number and comparing it with a text one operation.
        bits = {need: 1 << place for place, need in enumerate(dict.fromkeys(need for part in needs for need in part))}
        self._bits_by_name: dict[str, int] = defaultdict(int)
        for need, bit in bits.items():
            for name in need:
                self._bits_by_name[name] |= bit
        shared = Counter(need for part in needs for need in set(part))
        #: Every phrase stands under the bit that it shares with the fewest others.
        self._under: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._entrances = 0
        for number, part in enumerate(needs):
            if not part:
                continue
            entrance = bits[min(part, key=lambda need: shared[need])]
            self._entrances |= entrance
            self._under[entrance].append((number, sum({bits[need] for need in part})))
        self._met_by_word: dict[str, int] = {}

    def possible(self, words: Iterable[str]) -> list[int]:
        """The numbers of the phrases of which every needed word is among the folded ``words``, in their own order."""
        met = 0
        for word in words:
            known = self._met_by_word.get(word)
            met |= self._learn(word) if known is None else known
        found: list[int] = []
        entrances = met & self._entrances
        while entrances:
            entrance = entrances & -entrances
            found += [number for number, needed in self._under[entrance] if not needed & ~met]
            entrances ^= entrance
        return sorted(found)

    def _learn(self, word: str) -> int:
        met = 0
        for name in self._names_of(word):
            met |= self._bits_by_name.get(name, 0)
        if len(self._met_by_word) >= _REMEMBERED_WORDS:
            self._met_by_word.clear()
        self._met_by_word[word] = met
        return met
