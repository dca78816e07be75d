"""A gentle check on words that judge: it offers another way to write, and never forbids."""

from collections.abc import Mapping
from dataclasses import dataclass

from thuishaven.domain.catalogue import Text
from thuishaven.domain.language.clauses import read
from thuishaven.domain.language.normalise import LONGEST_TEXT, Word, fold, stem, words


@dataclass(frozen=True, slots=True)
class WordingSuggestion:
    """A judging word as it was typed, where it stands (``start`` to ``end``), and what to write instead."""

    word: str
    start: int
    end: int
    suggestion: Text


def suggestions(text: str, catalogue_wording: Mapping[str, Text], language: str = "nl") -> list[WordingSuggestion]:
    """The judging words in ``text``, in the order of the text.

    ``catalogue_wording`` gives for each word or expression what to write instead. Inflections count as the word
    itself; an asterisk at the end stands for any ending (``aandachttrekker*``). Where two overlap the longer counts.
    Words in quotation marks are what somebody said, so they may stay.
    """
    language = "en" if language == "en" else "nl"
    text = text[:LONGEST_TEXT]
    said = {word.word.start for sentence in read(text, language) for word in sentence if word.said_by}
    typed = words(text)
    patterns = sorted(
        ((tuple(_parts(entry)), suggestion) for entry, suggestion in catalogue_wording.items()),
        key=lambda pattern: -len(pattern[0]),
    )
    found: list[WordingSuggestion] = []
    taken: set[int] = set()
    for parts, suggestion in patterns:
        for place in range(len(typed) - len(parts) + 1):
            run = typed[place : place + len(parts)]
            if not parts or any(word.start in taken or word.start in said for word in run):
                continue
            if all(_is(word, part, language) for word, part in zip(run, parts, strict=True)):
                taken.update(word.start for word in run)
                start, end = run[0].start, run[-1].end
                found.append(WordingSuggestion(text[start:end], start, end, suggestion))
    return sorted(found, key=lambda item: item.start)


def _parts(entry: str) -> list[str]:
    return [part for part in fold(entry).replace("-", " ").split() if part != "*"]


def _is(word: Word, part: str, language: str) -> bool:
    if part.endswith("*"):
        return word.folded.startswith(part[:-1])
    return word.folded == part or stem(word.folded, language) == stem(part, language)
