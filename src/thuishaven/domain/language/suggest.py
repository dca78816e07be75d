"""From plain words to signals (and moments, triggers, responses): suggestions with the words that led to them.

Each signal has phrases (``words``, its label, what one sees). A text is compared with each phrase by stems, synonyms and
likely slips of the pen; rare words weigh more than common ones. A denied phrase meets only denied text, and the doing of
grown-ups meets only phrases about grown-ups. For Dutch signals a reader that learned from example sentences
(``learned.py``) decides, and the phrases help it; docs/methods/words.md tells how well.
"""

import re
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thuishaven.domain.catalogue import Catalogue, Text, Texts
from thuishaven.domain.language.clauses import Actor, ReadWord
from thuishaven.domain.language.learned import LearnedReader, Likeness, quoted, reader_for
from thuishaven.domain.language.normalise import LONGEST_TEXT, words
from thuishaven.domain.language.phrases import PhraseIndex, Resemblance, Wording

TermKind = Literal["moments", "triggers", "responses"]

#: Below this a resemblance is chance.
LOWEST_SCORE = 0.25
#: A signal with this share of all that was learned has a score of one half.
_HALF = 0.1
#: How much a phrase adds to what was learned, and from where on.
_PHRASE_ADDS, _FROM_PHRASE = 0.3, 0.35
#: A text of fewer different words resembles examples by chance, so it counts for less.
_FEW_WORDS = 8
#: The share that a signal must have when no phrase of it is met.
_WITHOUT_PHRASE = 0.09
#: What a child no longer does; not what it no longer wants, can or dares.
_OVER = re.compile(
    r"^(?!.*\b(?:wil|wou|wilde|kan|kon|mag|mocht|durf\w*|hoef\w*|weet)\b).*\b(?:niet|geen)(?: \w+)? meer\b",
    re.DOTALL,
)
#: Of these themes nothing good can stop: "huilt niet meer" is good news, "zoekt geen troost meer" is not.
_HARD_THEMES = frozenset({"feelings", "body", "control"})
_SENTENCE = re.compile(r"[^.!?;]+")
_PREFIX = "SIG-"
_TRUST_IN_LABEL = 0.95
_TRUST_IN_DESCRIPTION = 0.8
_SECOND_PHRASE = 0.25
_NOT_UNDERSTOOD = 0.4
_REMEMBERED_CATALOGUES = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry that fits typed words: ``because`` quotes those words, ``score`` (0..1) only orders suggestions."""

    id: str
    label: Text
    because: Text
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    label: Text
    words: Texts
    description: Text | None
    strength: bool = False
    #: whether it is something good that may stop ("zoekt geen troost meer"), so that a phrase of it still counts
    may_stop: bool = True


class Suggester:
    """Suggests entries of one kind for plain words. Make one with :func:`suggester_for`."""

    def __init__(
        self,
        entries: Sequence[_Entry],
        synonyms: tuple[Texts, ...],
        *,
        narrator: Actor = "child",
        ignore_actor: bool = False,
        learned: Mapping[str, LearnedReader] | None = None,
    ) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._learned = learned or {}
        self._synonyms = synonyms
        self._narrator: Actor = narrator
        self._ignore_actor = ignore_actor
        self._indexes: dict[str, PhraseIndex] = {}

    def suggest(self, text: str, language: str = "nl", limit: int = 5) -> list[Suggestion]:
        """The entries that fit ``text`` best, best first; at most ``limit``, none when nothing fits.

        Only the first 5,000 characters are read. Any language other than English is read as Dutch.
        """
        language = "en" if language == "en" else "nl"
        text = text[:LONGEST_TEXT]
        scored = self._by_phrases(text, language)
        if language in self._learned:
            scored = self._with_learned(scored, text, self._learned[language])
        order = {entry: place for place, entry in enumerate(self._entries)}
        ranked = sorted(scored.items(), key=lambda item: (-item[1][0], order[item[0]]))
        return [
            Suggestion(entry, self._entries[entry].label, because, round(score, 3))
            for entry, (score, because) in ranked[: max(0, limit)]
            if score >= LOWEST_SCORE
        ]

    def _by_phrases(self, text: str, language: str) -> dict[str, tuple[float, Text]]:
        scored: dict[str, tuple[float, Resemblance]] = {}
        for sentence in self._index(language).compare(text):
            for entry, score, best in _scores(sentence):
                if entry not in scored or score > scored[entry][0]:
                    scored[entry] = (score, best)
        return {
            entry: (score, _because(best, text)) for entry, (score, best) in scored.items() if score >= LOWEST_SCORE
        }

    def _with_learned(
        self, by_phrases: Mapping[str, tuple[float, Text]], text: str, reader: LearnedReader
    ) -> dict[str, tuple[float, Text]]:
        """What was learned decides; a phrase that is met as well adds to it, and its words say why."""
        scored: dict[str, tuple[float, Text]] = {}
        over = [match.span() for match in _SENTENCE.finditer(text) if _OVER.search(match.group().lower())]
        fullness = min(1.0, len({word.folded for word in words(text)}) / _FEW_WORDS)
        for found in reader.read(text):
            entry = f"{_PREFIX}{found.label}"
            if entry not in self._entries:
                continue
            phrase, because = by_phrases.get(entry, (0.0, None))
            share = found.share * fullness + _PHRASE_ADDS * max(0.0, phrase - _FROM_PHRASE)
            unlikely = because is None and (share < _WITHOUT_PHRASE or not found.about_child)
            if unlikely or (_lies_in(found.spans, over) and self._is_over(entry, met=because is not None)):
                continue
            scored[entry] = (share / (share + _HALF), because or _reminds(found, self._entries[entry].label, text))
        return scored

    def _is_over(self, entry: str, *, met: bool) -> bool:
        """Whether an entry that a text says is over is not what it tells: not a strength, and no phrase of what may stop."""
        return not self._entries[entry].strength and not (met and self._entries[entry].may_stop)

    def _index(self, language: str) -> PhraseIndex:
        if language not in self._indexes:
            wordings = [wording for entry in self._entries.values() for wording in _wordings(entry, language)]
            self._indexes[language] = PhraseIndex(
                wordings, language, self._synonyms, narrator=self._narrator, ignore_actor=self._ignore_actor
            )
        return self._indexes[language]


def _wordings(entry: _Entry, language: str) -> Iterable[Wording]:
    for phrase in entry.words.in_language(language):
        yield Wording(entry.id, phrase, 1.0)
    yield Wording(entry.id, entry.label.in_language(language), _TRUST_IN_LABEL)
    if entry.description is not None:
        for sentence in entry.description.in_language(language).split(". "):
            yield Wording(entry.id, sentence, _TRUST_IN_DESCRIPTION)


def _scores(sentence: Sequence[Resemblance]) -> Iterable[tuple[str, float, Resemblance]]:
    """Each entry that a sentence resembles: its best phrase, helped a little by others that meet other words.

    Of two equal resemblances the one that takes in more of the sentence counts for more."""
    by_entry: dict[str, list[Resemblance]] = defaultdict(list)
    telling: dict[int, float] = {}
    for resemblance in sentence:
        by_entry[resemblance.entry].append(resemblance)
        for place, weight in resemblance.explained:
            telling[place] = max(weight, telling.get(place, 0.0))
    everything = sum(telling.values())
    for entry, found in by_entry.items():
        best = max(found, key=lambda resemblance: resemblance.score)
        places = {word.place for word in best.words}
        second = max(
            (other.score for other in found if any(word.place not in places for word in other.words)), default=0.0
        )  # fmt: skip
        score = best.score + _SECOND_PHRASE * (1 - best.score) * second
        understood = sum(
            telling[place]
            for place in {place for other in found if other.score >= best.score / 4 for place, _ in other.explained}
        )
        yield entry, score * (1 - _NOT_UNDERSTOOD * (1 - understood / everything)), best


def _because(best: Resemblance, text: str) -> Text:
    typed = _quoted(best.words, text)
    return Text(
        f"Je schreef “{typed}”. Dat lijkt op “{best.phrase}”.",
        f"You wrote “{typed}”. That resembles “{best.phrase}”.",
    )


def _lies_in(spans: Sequence[tuple[int, int]], sentences: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for place, _ in spans for start, end in sentences)


def _reminds(found: Likeness, label: Text, text: str) -> Text:
    typed = quoted(found.spans, text)
    return Text(
        f"Je schreef “{typed}”. Zo beschrijven mensen vaak: {label.nl.lower()}.",
        f"You wrote “{typed}”. People often describe it like this: {label.en.lower()}.",
    )


def _quoted(found: Sequence[ReadWord], text: str) -> str:
    """The words as typed, with dots where words in between were left out."""
    shown = {word.word for word in found} | {word.denier for word in found if word.denier is not None}
    return quoted([(word.start, word.end) for word in shown], text)


_REMEMBERED: OrderedDict[tuple[int, str], tuple[Catalogue, Suggester]] = OrderedDict()


def _remembered(catalogue: Catalogue, kind: str, make: Callable[[], Suggester]) -> Suggester:
    """One suggester per catalogue object and kind. The catalogue is kept, so that its identity stays its own."""
    key = (id(catalogue), kind)
    if key not in _REMEMBERED:
        _REMEMBERED[key] = (catalogue, make())
        while len(_REMEMBERED) > _REMEMBERED_CATALOGUES * 4:
            _REMEMBERED.popitem(last=False)
    return _REMEMBERED[key][1]


def suggester_for(catalogue: Catalogue) -> Suggester:
    """The suggester of signals for ``catalogue``, made once per catalogue object."""
    return _remembered(
        catalogue,
        "signals",
        lambda: Suggester(
            [
                _Entry(
                    signal.id,
                    signal.label,
                    signal.words,
                    signal.see,
                    signal.strength,
                    may_stop=not signal.specialist and signal.theme not in _HARD_THEMES,
                )
                for signal in catalogue.signals.values()
            ],
            catalogue.synonyms,
            learned={"nl": reader} if (reader := reader_for(catalogue, "nl")) else None,
        ),
    )


def suggester_of(entries: Iterable[tuple[str, Text, Texts]], synonyms: tuple[Texts, ...]) -> Suggester:
    """A suggester of any entries, given as id, title and words; who does what does not matter to it."""
    return Suggester([_Entry(code, title, words, None) for code, title, words in entries], synonyms, ignore_actor=True)


def suggester_for_terms(catalogue: Catalogue, kind: TermKind) -> Suggester:
    """The suggester of moments, triggers or responses of adults for ``catalogue``, made once per catalogue object.

    Responses are the strategies and the reactions that are no strategy; in their texts a clause without a subject
    tells what the adult did.
    """
    return _remembered(catalogue, kind, lambda: _term_suggester(catalogue, kind))


def _term_suggester(catalogue: Catalogue, kind: TermKind) -> Suggester:
    if kind == "responses":
        entries = [_Entry(item.id, item.label, item.words, item.title) for item in catalogue.strategies.values()]
        entries += [_Entry(term.id, term.label, term.words, None) for term in catalogue.responses.values()]
        return Suggester(entries, catalogue.synonyms, narrator="teller")
    chosen = catalogue.moments if kind == "moments" else catalogue.triggers
    return Suggester(
        [_Entry(term.id, term.label, term.words, None) for term in chosen.values()],
        catalogue.synonyms,
        ignore_actor=True,
    )
