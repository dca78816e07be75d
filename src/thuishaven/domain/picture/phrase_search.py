"""Finding whole phrases in texts, unless they are denied just before (``geen oorlog``)."""

from collections.abc import Iterable, Mapping

from thuishaven.domain.catalogue import Language, Texts
from thuishaven.domain.language.normalise import fold

_DENIALS = {
    "nl": frozenset({"geen", "niet", "nooit", "zonder", "niks", "nergens"}),
    "en": frozenset({"no", "not", "never", "without", "nothing", "nowhere"}),
}
#: A denial this many words before a phrase belongs to it: "geen vraag over oorlog" still speaks of no war.
_DENIAL_REACH = 3
_SENTENCE_ENDS = ".,!?:;\n"


def phrases_in(texts: Iterable[str], wanted: Mapping[str, Texts], language: Language) -> dict[str, tuple[str, ...]]:
    """Per key the phrases of ``wanted`` that stand in the texts as whole words, in the order of the catalogue.

    Every text is searched once as a whole, so that the time grows with the number of phrases plus the length of the texts.
    """
    joined = "\n".join(dict.fromkeys(f" {fold(text)} " for text in texts if text.strip()))
    if not joined:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, phrases in wanted.items():
        hits = tuple(
            phrase
            for phrase in dict.fromkeys(phrases.in_language(language))
            if _stands_in(fold(phrase), joined, language)
        )
        if hits:
            found[key] = hits
    return found


def _stands_in(phrase: str, text: str, language: Language) -> bool:
    start = text.find(phrase) if phrase.strip() else -1
    while start != -1:
        end = start + len(phrase)
        whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if whole and not _is_denied(text[:start][-60:], language):
            return True
        start = text.find(phrase, start + 1)
    return False


def _is_denied(before: str, language: Language) -> bool:
    for sign in _SENTENCE_ENDS:
        before = before.rpartition(sign)[2]
    return not _DENIALS[language].isdisjoint(before.split()[-_DENIAL_REACH:])
