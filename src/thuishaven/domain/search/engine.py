"""From what somebody types to the entries that help, in the order in which they help.

Two ways of looking are put together. The index finds what texts speak of; the phrases of the language rules find what
the words describe, with negations and who did what (the same as for quick capture). What is asked for (help, a name
for what was seen, or an explanation) moves entries of that purpose a little forward.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language.normalise import LONGEST_TEXT
from thuishaven.domain.language.safety import check
from thuishaven.domain.language.suggest import Suggester, suggester_for, suggester_of
from thuishaven.domain.search.documents import Document, Purpose, documents_of
from thuishaven.domain.search.elsewhere import Elsewhere
from thuishaven.domain.search.index import Index, Match, Unit
from thuishaven.domain.search.purpose import purpose_of

_REMEMBERED = 4
_MOST_PHRASES = 40
_LONGEST_SNIPPET = 180


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of text with the places (start, end) that answer the question."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is marked."""
        at = 0
        for start, end in self.marks:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found. ``score`` (0..1) only orders."""

    id: str
    kind: str
    title: str
    snippet: Marked
    sources: tuple[str, ...]
    score: float


class SearchEngine:
    """Search in one catalogue. Make one with :func:`engine_for`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._documents = documents_of(catalogue)
        self._places = {document.id: place for place, document in enumerate(self._documents)}
        self._indexes: dict[str, Index] = {}
        self._away: dict[str, Elsewhere] = {}

    def search(self, text: str, language: str = "nl", limit: int = 10) -> list[Hit]:
        """The entries that help best, best first; none when the words are about something else.

        Only the first 5,000 characters are read. Any language other than English is read as Dutch.
        """
        language = "en" if language == "en" else "nl"
        text = text[:LONGEST_TEXT]
        index = self._index(language)
        units = index.units(text, tolerant=True)
        phrases = self._phrases(text, language)
        matches = index.matches(units)
        away = self._elsewhere(language).words_in(text)
        ours = _is_about_this(units, matches, max(phrases.values(), default=0.0), away)
        if not ours and not check(text, self._catalogue).prompt:
            return []
        found = {match.document: match for match in matches}
        scored = self._scores(text, language, phrases, found)
        ranked = sorted(scored.items(), key=lambda item: (-item[1], item[0]))[: max(0, limit)]
        return [self._hit(document, score, language, units, found.get(document)) for document, score in ranked]

    def _scores(self, text: str, language: str, phrases: dict[int, float], found: dict[int, Match]) -> dict[int, float]:
        wanted = purpose_of(text, language)
        share = TEXT_SHARE_OF_DESCRIPTION if wanted == "describe" else TEXT_SHARE
        top = max((match.score for match in found.values()), default=0.0)
        scores: dict[int, float] = {}
        for document in found.keys() | phrases.keys():
            match, phrase = found.get(document), phrases.get(document, 0.0)
            told = match.score / top if match and top else 0.0
            covered = match.covered if match else 0.0
            if covered < LEAST_COVERED:
                continue
            likeness = (share * told + (1 - share) * phrase**2) * (UNCOVERED + (1 - UNCOVERED) * covered)
            scores[document] = likeness * _fit(self._documents[document].purpose, wanted)
        if check(text, self._catalogue).prompt:
            for document in self._about_safety:
                scores[document] = SAFETY_AHEAD + scores.get(document, 0.0)
        least = LEAST_OF_BEST * max(scores.values(), default=0.0)
        return {document: score for document, score in scores.items() if score >= least}

    def _phrases(self, text: str, language: str) -> dict[int, float]:
        """How far the text resembles what people say for an entry; for signals with who did what."""
        scores: dict[int, float] = {}
        for suggester in (self._all_phrases, suggester_for(self._catalogue)):
            for one in suggester.suggest(text, language, _MOST_PHRASES):
                place = self._places[one.id]
                scores[place] = max(one.score, scores.get(place, 0.0))
        return scores

    @cached_property
    def _about_safety(self) -> list[int]:
        """What to read first when the words ask for the reporting code."""
        return [place for place, one in enumerate(self._documents) if SAFETY_FIRST & {one.id, *one.facts}]

    @cached_property
    def _all_phrases(self) -> Suggester:
        entries = [(one.id, one.title, one.words) for one in self._documents if one.kind != "signals"]
        return suggester_of(entries, self._catalogue.synonyms)

    def _elsewhere(self, language: str) -> Elsewhere:
        if language not in self._away:
            self._away[language] = Elsewhere(self._catalogue.elsewhere, language)
        return self._away[language]

    def _index(self, language: str) -> Index:
        if language not in self._indexes:
            self._indexes[language] = Index(self._documents, language, self._catalogue.synonyms)
        return self._indexes[language]

    def _hit(self, place: int, score: float, language: str, units: Sequence[Unit], match: Match | None) -> Hit:
        document = self._documents[place]
        keys = match.keys if match else frozenset()
        return Hit(
            id=document.id,
            kind=document.kind,
            title=document.title.in_language(language),
            snippet=_snippet(document, self._index(language), keys),
            sources=document.sources,
            score=round(score, 4),
        )


#: Facts on what to do when a child tells something that worries: a child that tells, the steps, and stories from home.
SAFETY_FIRST = frozenset({"BEY-C-08", "BEY-C-01", "PAR-11"})
SAFETY_AHEAD = 0.6
#: How much the texts count beside the phrases; who describes what was seen is understood by the phrases first.
TEXT_SHARE = 0.6
TEXT_SHARE_OF_DESCRIPTION = 0.35
#: What is left of a score when none of the question is covered.
UNCOVERED = 0.5
#: What scores less than this part of the best is left out.
LEAST_OF_BEST = 0.3
#: Less than this of a question answered is chance.
LEAST_COVERED = 0.1
#: A question is ours when phrases, what the first entries answer of it, and how rare that is, weigh so much together;
#: one of common words alone when a phrase resembles it well.
OURS = 0.85
_PHRASE, _COVERED, _EVIDENCE = 0.6, 0.85, 0.5
_MUCH_EVIDENCE = 20.0
#: What it weighs when all of a question is said in words of other subjects.
_AWAY = 1.2
SURE_PHRASE = 0.7
_FIRST_ENTRIES = 10


def _is_about_this(units: Sequence[Unit], matches: Sequence[Match], phrase: float, away: int) -> bool:
    if all(unit.light for unit in units):
        return phrase >= SURE_PHRASE and not away
    covered = max((match.covered for match in matches[:_FIRST_ENTRIES]), default=0.0)
    evidence = min(_MUCH_EVIDENCE, matches[0].score if matches else 0.0) / _MUCH_EVIDENCE
    telling = sum(not unit.light for unit in units)
    against = _AWAY * min(1.0, away / telling)
    return _PHRASE * phrase + _COVERED * covered + _EVIDENCE * evidence - against >= OURS


def _fit(purpose: Purpose, wanted: Purpose | None) -> float:
    return 1.0 if wanted is None or purpose == wanted else 0.8


def _snippet(document: Document, index: Index, keys: frozenset[str]) -> Marked:
    """The sentence of the page that says most of what was asked, with those words marked; else its first sentence."""
    best: tuple[float, str, tuple[tuple[int, int], ...]] | None = None
    for text in document.shown(index.language):
        for sentence in _sentences(text):
            marks: dict[tuple[int, int], float] = {}
            for unit in index.units(sentence, tolerant=False):
                names = [key.name for key in unit.keys if key.name in keys]
                if names and not unit.light:
                    span = unit.words[0].start, unit.words[-1].end
                    marks[span] = max(marks.get(span, 0.0), max(map(index.rarity, names)))
            worth = sum(marks.values())
            if best is None or worth > best[0]:
                best = (worth, sentence, _apart(marks))
    return Marked("") if best is None else Marked(best[1], best[2])


def _sentences(text: str) -> list[str]:
    parts = [part.strip() for part in text.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n").split("\n")]
    return [_short(part) for part in parts if part]


def _short(sentence: str) -> str:
    if len(sentence) <= _LONGEST_SNIPPET:
        return sentence
    return sentence[:_LONGEST_SNIPPET].rsplit(" ", 1)[0] + " …"


def _apart(spans: dict[tuple[int, int], float]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those inside or over another left out."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


_ENGINES: OrderedDict[int, tuple[Catalogue, SearchEngine]] = OrderedDict()


def engine_for(catalogue: Catalogue) -> SearchEngine:
    """The engine of ``catalogue``, made once per catalogue object."""
    if id(catalogue) not in _ENGINES:
        _ENGINES[id(catalogue)] = (catalogue, SearchEngine(catalogue))
        while len(_ENGINES) > _REMEMBERED:
            _ENGINES.popitem(last=False)
    return _ENGINES[id(catalogue)][1]
