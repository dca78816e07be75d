"""Free words where codes are missing: the best suggestions of the language rules, and why they were taken."""

from collections.abc import Iterable, Mapping

from thuishaven.domain.catalogue import Catalogue, Language, Text
from thuishaven.domain.language.suggest import Suggester, Suggestion, TermKind, suggester_for, suggester_for_terms
from thuishaven.domain.picture.model import Observation
from thuishaven.domain.picture.result import FromWords
from thuishaven.domain.picture.rules import Rules

#: One note of a teacher rarely describes more than this; further suggestions are mostly neighbours of the first.
MOST_SIGNALS = 3
MOST_TERMS = 2


def understand_words(
    observations: Iterable[Observation], catalogue: Catalogue, rules: Rules, language: Language
) -> Mapping[str, FromWords]:
    """Per observation id what its words say, only for what has no code and only where something was understood."""
    reader = _Reader(catalogue, rules.words_suggestion_min, language)
    understood: dict[str, FromWords] = {}
    for observation in observations:
        found = reader.read(observation)
        if found is not None:
            understood[observation.id] = found
    return understood


class _Reader:
    """Reads words once per different text; a pupil's notes repeat, and reading is the slowest step of a picture."""

    def __init__(self, catalogue: Catalogue, least: float, language: Language) -> None:
        self._catalogue = catalogue
        self._least = least
        self._language = language
        self._known: dict[tuple[str, str], tuple[Suggestion, ...]] = {}

    def read(self, observation: Observation) -> FromWords | None:
        signals = () if observation.signals else self._suggestions("signals", observation.words)
        moments = () if observation.moment else self._suggestions("moments", observation.moment_words)
        triggers = () if observation.triggers else self._suggestions("triggers", observation.trigger_words)
        responses = () if observation.responses else self._suggestions("responses", observation.response_words)
        if not (signals or moments or triggers or responses):
            return None
        because: tuple[Text, ...] = tuple(found.because for found in (*signals, *moments[:1], *triggers, *responses))
        return FromWords(
            observation=observation.id,
            signals=tuple(found.id for found in signals),
            because=because,
            moment=moments[0].id if moments else None,
            triggers=tuple(found.id for found in triggers),
            responses=tuple(found.id for found in responses),
        )

    def _suggestions(self, kind: str, words: str) -> tuple[Suggestion, ...]:
        if not words.strip():
            return ()
        key = (kind, words)
        if key not in self._known:
            most = MOST_SIGNALS if kind == "signals" else MOST_TERMS
            found = self._suggester(kind).suggest(words, self._language, most)
            self._known[key] = tuple(item for item in found if item.score >= self._least)
        return self._known[key]

    def _suggester(self, kind: str) -> Suggester:
        terms: dict[str, TermKind] = {"moments": "moments", "triggers": "triggers", "responses": "responses"}
        return suggester_for_terms(self._catalogue, terms[kind]) if kind in terms else suggester_for(self._catalogue)
