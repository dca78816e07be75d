"""From typed text to comparable words: folding, tokens with their place, stems, and words that carry little meaning."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

from thuishaven.domain.language.grammar import word_set
from thuishaven.domain.language.verb_forms import BASE_FORMS

#: Longer texts are cut here: an observation is short, and the time a check takes must stay bounded.
LONGEST_TEXT = 5_000

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'"})
_ALGORITHMS = {"nl": "dutch", "en": "english"}
_DIPHTHONG_T = re.compile(r"[aeou]i[td]$")
_CONSONANT_T = re.compile(r"[bcdfghklmnpqrsvwxz][td]$")
_DOUBLED = re.compile(r"([bcdfgklmnprst])\1$")
_HARDENED = {"v": "f", "z": "s"}

#: Words that say nothing about which behaviour was seen. Negations are not among them.
EMPTY_WORDS = {
    "nl": word_set(
        "de het een 't 'n deze die dit dat er hij ie zij ze hem haar hen hun zijn z'n d'r ik je jij jou jouw u we "
        "wij me mij mijn m'n ons onze jullie zich ben bent is was waren geweest wordt word worden werd werden "
        "geworden heb hebt heeft hebben had hadden gehad zal zou zouden kan kun kunt kunnen kon konden gekund mag "
        "mogen mocht moet moeten moest moesten en of als dan maar want dus toen te om hoe wat waar wie welke daar "
        "hier zo kind leerling jongen meisje ja wel iets iemand ook nog al eens even gewoon eigenlijk echt heel erg "
        "best hoor pas"
    ),
    "en": word_set(
        "the a an this that these those he she it him her his hers its they them their i me my we us our you your "
        "himself herself itself is am are was were be been being has have had do does did will would can could "
        "shall should may might must and or if then but because so when to how what where who which there here "
        "child pupil boy girl son daughter something someone also too just really very quite rather"
    ),
}
#: Words that help a little: directions, how often, and verbs that go with everything.
LIGHT_WORDS = {
    "nl": word_set(
        "aan op in uit om mee na toe met van voor bij door over onder naar tegen tot tussen zonder per tijdens "
        "binnen zelf zichzelf steeds altijd vaak soms telkens weer opnieuw vandaag gisteren nu daarna eerst later "
        "meteen direct gelijk snel veel meer meest weinig alle alles iedereen ieder elke hele dag dagen keer uur "
        "week blijft blijven blijf bleef gaan gaat ga ging gingen gegaan komen komt kom kwam kwamen gekomen doen "
        "doet doe deed deden gedaan wil willen wilt wilde wou wilden laten laat liet lieten gelaten maken maakt "
        "maak maakte gemaakt krijgen krijgt kreeg zit zitten zat gezeten staan staat stond lijkt lijken leek zegt "
        "zeggen zei zo'n heen terug bijna helemaal juf meester leerkracht klas school moeder vader mama papa ander "
        "andere anderen kinderen mensen één ene kant beetje geeft geven gaf weet weten wist zodra terwijl omdat "
        "niks niets niemand nooit niet geen vindt vinden vond les begon begint beginnen goed fijn mooi kijk kijkt "
        "kijken keek keken moest dingen ding doordat dezelfde zelfde twee drie vier vijf zes tien honderd half "
        "weken maand minuten waarom enorm tuurlijk"
    ),
    "en": word_set(
        "at on in out of off up down with from for by over under into onto about through during without within "
        "again always often sometimes every all everything everybody everyone today yesterday now after first later "
        "soon much many more most little whole day days time hour week keep keeps kept stay stays go goes going "
        "went come comes came get gets got make makes made let lets want wants wanted seem seems say says said "
        "teacher class school mother father mum dad other others another children people as not no never nobody "
        "nothing look looks looked good thing things tell tells two three"
    ),
}


class Word(NamedTuple):
    """One word of a text: as typed, folded for comparing, and its place (``start`` to ``end``, in characters)."""

    typed: str
    folded: str
    start: int
    end: int


def fold(text: str) -> str:
    """Lower case without accents or curly quotes: ``Één café`` becomes ``een cafe``."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_QUOTES).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and numbers of ``text`` in order (between ``start`` and ``end``), without signs, emoji and the like."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    if text.isascii():
        folded = text.lower()
        return [Word(match.group(), folded[match.start() : match.end()], *match.span()) for match in found]
    return [Word(match.group(), fold(match.group()), *match.span()) for match in found]


def folded_words(text: str) -> set[str]:
    """The different folded words of :func:`words`, without where they stand: much quicker for a first look."""
    if text.isascii():
        return set(_WORD.findall(text.lower()))
    return {fold(typed) for typed in set(_WORD.findall(text))}


@lru_cache(maxsize=20_000)
def stem(folded: str, language: str = "nl") -> str:
    """The stem of a folded word, the same for its ordinary inflections (``vroeg``, ``vraagt``, ``gevraagd``).

    Strong verbs come from a list, the rest from the Snowball stemmer. Dutch stems are then levelled further, because
    the stemmer keeps the ``t`` of ``vraagt`` and the ``e`` of ``drukke``.
    """
    base = BASE_FORMS[language].get(folded)
    if base is None and (folded.isdecimal() or is_empty(folded, language)):
        return folded
    if base is not None and base != folded:
        return stem(base, language)
    # A stemmer keeps state while it works, so threads may not share one. Making one costs microseconds.
    stemmed: str = snowballstemmer.stemmer(_ALGORITHMS[language]).stemWord(folded)
    return _level_dutch(stemmed) if language == "nl" else stemmed


def _level_dutch(stemmed: str) -> str:
    level = stemmed
    if len(level) >= 5 and level.endswith(("de", "te")):
        level = level[:-2]
    elif len(level) >= 5 and level.endswith("e"):
        level = level[:-1]
    if len(level) > 6 and level.endswith("bar"):
        level = level[:-3]
    if (len(level) >= 4 and _CONSONANT_T.search(level)) or (len(level) >= 5 and _DIPHTHONG_T.search(level)):
        level = level[:-1]
    if len(level) >= 4 and _DOUBLED.search(level):
        level = level[:-1]
    return level[:-1] + _HARDENED.get(level[-1:], level[-1:])


def is_empty(folded: str, language: str) -> bool:
    """Whether a word says nothing by itself (articles, pronouns, auxiliary verbs)."""
    return folded in EMPTY_WORDS[language]


def is_light(folded: str, language: str) -> bool:
    """Whether a word helps only a little to tell one description from another."""
    return folded in LIGHT_WORDS[language]
