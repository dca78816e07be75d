"""The index as plain data, for a device that searches without a network.

Every weight is worked out here with the formula of :mod:`thuishaven.domain.search.index`, so that the device only adds
up. What typed text needs besides (compounds, the phrases with who did what, snippets) stays with the server.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypedDict

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language.lexicon import Key
from thuishaven.domain.language.normalise import EMPTY_WORDS, LIGHT_WORDS, fold, folded_words, is_empty, words
from thuishaven.domain.search.documents import Document, documents_of
from thuishaven.domain.search.index import Index, Unit

#: Weights are whole numbers in a file: a hundredth is finer than any order needs.
SCALE = 100


class Exported(TypedDict):
    """An index in one language. Rarities, weights and likenesses are whole numbers, :data:`SCALE` times their value.

    ``documents``: ids. ``keys``: rarity, then how many documents further and the weight there, in turn. ``forms``: words
    that are met in the same way, and the key and likeness of each way, in turn. ``phrases``: words said as one, and
    their key. ``unknown``: the rarity of a word that no document says. ``empty`` and ``light``: words that say nothing
    or little.
    """

    documents: list[str]
    keys: list[list[int]]
    forms: list[tuple[str, list[int]]]
    phrases: list[tuple[str, int]]
    unknown: int
    empty: str
    light: str


def exported(catalogue: Catalogue, language: str) -> Exported:
    """The index of everything in ``catalogue`` that has a page."""
    documents = documents_of(catalogue)
    index = Index(documents, language, catalogue.synonyms)
    phrases = {
        " ".join(said): f"#{number}"
        for number, group in enumerate(catalogue.synonyms)
        for phrase in group.in_language(language)
        if len(said := [word.folded for word in words(phrase)]) > 1
    }
    forms: dict[tuple[tuple[str, int], ...], list[str]] = defaultdict(list)
    for word in sorted(_vocabulary(catalogue, documents, language)):
        forms[_ways(index, word)].append(word)
    names = sorted({*phrases.values(), *(name for ways in forms for name, _ in ways)})
    numbers = {name: number for number, name in enumerate(names)}
    return {
        "documents": [one.id for one in documents],
        "keys": [_postings(index, name) for name in names],
        "forms": [
            (" ".join(same), [number for name, likeness in ways for number in (numbers[name], likeness)])
            for ways, same in forms.items()
        ],
        "phrases": [(phrase, numbers[name]) for phrase, name in phrases.items()],
        "unknown": _whole(index.rarity("")),
        "empty": " ".join(sorted(map(fold, EMPTY_WORDS[language]))),
        "light": " ".join(sorted(map(fold, LIGHT_WORDS[language]))),
    }


def _vocabulary(catalogue: Catalogue, documents: Iterable[Document], language: str) -> set[str]:
    """Every word of the texts and of the synonyms that says something."""
    texts = [phrase for group in catalogue.synonyms for phrase in group.in_language(language)]
    for one in documents:
        texts += [one.title.in_language(language), *one.words.in_language(language), *one.shown(language)]
    return {word for text in texts for word in folded_words(text) if not is_empty(word, language)}


def _ways(index: Index, word: str) -> tuple[tuple[str, int], ...]:
    """The keys under which a word of the catalogue is met when somebody types it, with their likeness."""
    found: dict[str, int] = {}
    for key in index.units(word, tolerant=True)[-1].keys:
        found.setdefault(key.name, _whole(key.likeness))
    return tuple(found.items())


def _postings(index: Index, name: str) -> list[int]:
    matches = index.matches([Unit((Key(name, 1.0),), (), False)])
    row, before = [_whole(index.rarity(name))], 0
    for match in sorted(matches, key=lambda match: match.document):
        row += [match.document - before, _whole(match.score)]
        before = match.document
    return row


def _whole(value: float) -> int:
    return round(value * SCALE)
