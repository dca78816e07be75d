"""What words count as the same: stems, synonyms, parts of compounds, and words with a slip of the pen."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from thuishaven.domain.catalogue import Texts
from thuishaven.domain.language.grammar import GRAMMARS
from thuishaven.domain.language.normalise import is_empty, is_light, stem, words
from thuishaven.domain.language.verb_forms import BASE_FORMS, split_particle

#: How much a word counts when it is not the same word: a synonym, part of a compound, a likely slip of the pen.
SYNONYM = 0.9
PART = 0.85
SLIP = 0.8
_WITHOUT_PARTICLE = 0.5

_SHORTEST_WITH_SLIP = 5
_SHORTEST_WITH_TWO_SLIPS = 9
_SHORTEST_MEANT = 4
_LOOKED_AT = 8
_SHORTEST_COMPOUND = 8
#: Longer than two words of any catalogue: a key that got stuck, and trying every cut of it would take seconds.
_LONGEST_COMPOUND = 80
_SHORTEST_PART = 4
_REMEMBERED_WORDS = 20_000
_LINKS = ("", "s", "e", "en")


class Key(NamedTuple):
    """One way in which a word can be met: by its stem, or by the number of a synonym group (``#12``)."""

    name: str
    likeness: float


class Lexicon:
    """The words of one language that matter in one catalogue, with their synonyms."""

    def __init__(self, language: str, synonyms: Iterable[Texts]) -> None:
        self.language = language
        self._groups: dict[str, list[str]] = defaultdict(list)
        self._joined: dict[str, list[str]] = defaultdict(list)
        self._expressions: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._known: dict[str, str] = {}
        self._known_joined: set[str] = set()
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        self._plain: dict[str, tuple[tuple[Key, ...], ...]] = {}
        self._keys: dict[str, tuple[tuple[Key, ...], ...]] = {}
        for number, group in enumerate(synonyms):
            for phrase in group.in_language(language):
                self._learn_synonym(phrase, f"#{number}")

    def _learn_synonym(self, phrase: str, name: str) -> None:
        stems = [stem(word.folded, self.language) for word in words(phrase)]
        if len(stems) == 1:
            folded = words(phrase)[0].folded
            parts = split_particle(folded) if self.language == "nl" else None
            if parts is not None:
                self._joined[_joined_name(parts[0], stem(parts[1], "nl"))].append(name)
            elif name not in self._groups[stems[0]]:
                self._groups[stems[0]].append(name)
            self.learn(folded)
        elif stems:
            self._expressions[stems[0]].append((tuple(stems), name))

    def learn(self, folded: str) -> None:
        """Take a word of the catalogue up, so that compounds and slips of the pen can lead to it."""
        if folded in self._known or is_empty(folded, self.language):
            return
        self._known[folded] = stem(folded, self.language)
        self._by_letter[folded[0]].append(folded)
        parts = split_particle(folded) if self.language == "nl" else None
        if parts is not None:
            self._known_joined.add(_joined_name(parts[0], stem(parts[1], "nl")))
        own_stem = self._known[folded]
        if own_stem not in self._known:
            self._known[own_stem] = own_stem
            self._by_letter[own_stem[0]].append(own_stem)

    def forget(self) -> None:
        """Let go of what was worked out for single words; it is worked out again when it is needed."""
        self._plain.clear()
        self._keys.clear()

    def units(self, folded: str, *, tolerant: bool) -> tuple[tuple[Key, ...], ...]:
        """The units of meaning in a word, each with the keys under which it can be met.

        Most words are one unit; a compound is the word itself and its two parts. ``tolerant`` tries compounds and
        slips of the pen for words that are not known; it is for typed text, not for the catalogue's own phrases.
        """
        if not tolerant:
            return self._plain_units(folded)
        known = self._keys.get(folded)
        if known is None:
            if len(self._keys) > _REMEMBERED_WORDS:
                self._keys.clear()
                self._plain.clear()
            known = self._keys[folded] = self._tolerant_units(folded)
        return known

    def groups_of(self, folded: str) -> tuple[str, ...]:
        """The names of the synonym groups a word as written belongs to."""
        units = self._plain.get(folded) or self._units_as_written(folded)
        return tuple(key.name for unit in units for key in unit[1:] if key.name.startswith("#"))

    def parts_of(self, folded: str) -> tuple[tuple[Key, ...], ...]:
        """The keys of the two known words that make up a compound, also one that is itself known; else nothing."""
        compound = None if self._is_small_word(folded) else self._compound(folded)
        return () if compound is None else tuple(self._keys_of(part, PART) for part in compound)

    def expressions_at(self, stems: tuple[str, ...], place: int) -> list[tuple[int, str]]:
        """Expressions of several words that begin at ``place``: their length and the name of their group."""
        if stems[place] not in self._expressions:
            return []
        return [
            (len(expression), name)
            for expression, name in self._expressions[stems[place]]
            if stems[place : place + len(expression)] == expression
        ]

    def joined(self, particle: str, verb_stem: str) -> tuple[Key, ...]:
        """The keys of a separable verb, written as one word or in two (``loopt ... weg``); the verb alone is less."""
        name = _joined_name(particle, verb_stem)
        groups = (Key(group, SYNONYM) for group in self._joined.get(name, ()))
        return (Key(name, 1.0), *groups, Key(verb_stem, _WITHOUT_PARTICLE))

    def _plain_units(self, folded: str) -> tuple[tuple[Key, ...], ...]:
        known = self._plain.get(folded)
        if known is None:
            known = self._plain[folded] = self._units_as_written(folded)
        return known

    def _units_as_written(self, folded: str) -> tuple[tuple[Key, ...], ...]:
        parts = split_particle(folded) if self.language == "nl" else None
        if parts is not None:
            return (self.joined(parts[0], stem(parts[1], "nl")),)
        return (self._keys_of(stem(folded, self.language), 1.0),)

    def _keys_of(self, own_stem: str, likeness: float) -> tuple[Key, ...]:
        return (
            Key(own_stem, likeness),
            *(Key(name, likeness * SYNONYM) for name in self._groups.get(own_stem, ())),
        )  # fmt: skip

    def _tolerant_units(self, folded: str) -> tuple[tuple[Key, ...], ...]:
        plain = self._plain_units(folded)
        name = plain[0][0].name
        is_joined = "+" in name and (
            name in self._known_joined or name in self._joined or name.split("+")[1] in self._known
        )
        if is_joined or name in self._known or self._is_small_word(folded):
            return plain
        compound = self._compound(folded)
        if compound is not None:
            return (*plain, *(self._keys_of(part, PART) for part in compound))
        meant = self._meant(folded)
        if meant is None:
            return plain
        return tuple(tuple(Key(key.name, key.likeness * SLIP) for key in unit) for unit in self._plain_units(meant))

    def _is_small_word(self, folded: str) -> bool:
        grammar = GRAMMARS[self.language]
        return (
            is_empty(folded, self.language)
            or is_light(folded, self.language)
            or folded in grammar.grown_ups
            or folded in grammar.teachers
        )

    def _compound(self, folded: str) -> tuple[str, str] | None:
        """The stems of two known words that make up ``folded`` (``angstaanval``, ``pleinruzies``)."""
        if not _SHORTEST_COMPOUND <= len(folded) <= _LONGEST_COMPOUND or self.language != "nl":
            return None
        for cut in range(len(folded) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            second = stem(folded[cut:], "nl")
            if second not in self._known:
                continue
            for link in _LINKS:
                first = folded[:cut].removesuffix(link) if link else folded[:cut]
                if (
                    len(first) >= _SHORTEST_PART
                    and stem(first, "nl") in self._known
                    and (not link or first != folded[:cut])
                ):
                    return stem(first, "nl"), second
        return None

    def _meant(self, folded: str) -> str | None:
        """The known word that ``folded`` is most likely a misspelling of: one that sounds the same before another."""
        if len(folded) < _SHORTEST_WITH_SLIP or not folded.isascii() or folded in BASE_FORMS[self.language]:
            return None
        allowed = 2 if len(folded) >= _SHORTEST_WITH_TWO_SLIPS else 1
        found = process.extract(
            folded, self._by_letter.get(folded[0], ()), scorer=OSA.distance, score_cutoff=allowed, limit=_LOOKED_AT
        )
        heard = _sound(folded)
        near = [
            (_sound(word) != heard, distance, word) for word, distance, _ in found
            if len(word) >= _SHORTEST_MEANT and not is_light(word, self.language)
        ]  # fmt: skip
        return min(near, key=lambda one: one[:2])[2] if near else None


_ALIKE = (("ij", "ei"), ("ou", "au"), ("th", "t"), ("ph", "f"), ("ie", "i"), ("y", "i"), ("c", "k"), ("v", "f"), ("z", "s"))  # fmt: skip
_LAST_T = re.compile(r"(dt|d)$")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def _sound(folded: str) -> str:
    """Roughly how a word sounds: what Dutch writers mix up (double letters, ei and ij, d and t) becomes the same."""
    for written, same in _ALIKE:
        folded = folded.replace(written, same)
    return _TWICE.sub(r"\1", _LAST_T.sub("t", folded))


def _joined_name(particle: str, verb_stem: str) -> str:
    return f"{particle}+{verb_stem}"
