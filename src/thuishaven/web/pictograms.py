"""Pictograms: simple drawings for children who do not read (yet), on pages and on paper.

All drawings stand in one sprite (OpenMoji, CC BY-SA 4.0, see ``static/vendor/README.md``) that is fetched once. A
pictogram is never the only bearer of a meaning: its name stands beside it. Paper that shows one ends with
:data:`CREDIT`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from thuishaven.domain.texts import Text

Group = Literal["feeling", "body", "calm", "people", "day", "school", "thing"]

CREDIT = gettext_lazy("Pictogrammen: OpenMoji, CC BY-SA 4.0")
_SPRITE = Path(__file__).parent / "static" / "vendor" / "openmoji" / "pictograms.svg"
_SYMBOL = re.compile(r'<symbol id="([a-z0-9_]+)"[^>]*>(.*?)</symbol>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A drawing with its name, as a child would say it."""

    code: str
    name: Text
    group: Group

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return self.name.in_language(get_language() or "nl")


_NAMES: Mapping[Group, tuple[tuple[str, str, str], ...]] = {
    "feeling": (
        ("happy", "blij", "happy"), ("very_happy", "heel blij", "very happy"), ("calm", "rustig", "calm"),
        ("neutral", "gewoon", "okay"), ("worried", "bezorgd", "worried"), ("sad", "verdrietig", "sad"),
        ("angry", "boos", "angry"), ("very_angry", "heel boos", "very angry"), ("afraid", "bang", "afraid"),
        ("startled", "geschrokken", "startled"), ("ashamed", "verlegen", "shy"),
        ("confused", "in de war", "confused"), ("tired", "moe", "tired"), ("sleepy", "slaperig", "sleepy"),
        ("ill", "ziek", "ill"), ("gone", "ver weg", "far away"), ("hiding", "verstopt", "hiding"),
        ("proud", "trots", "proud"), ("lonely", "alleen", "alone"), ("dont_know", "weet ik niet", "I do not know"),
    ),
    "body": (
        ("head_full", "hoofd vol", "head is full"), ("heart_fast", "hart klopt hard", "heart beats fast"),
        ("hot", "warm van binnen", "hot inside"), ("cold", "koud van binnen", "cold inside"),
        ("sweat", "zweten", "sweating"), ("tummy", "buikpijn", "tummy ache"), ("fist", "vuisten", "fists"),
        ("run_away", "wegrennen", "running away"), ("shout", "schreeuwen", "shouting"),
        ("still", "stil worden", "going quiet"), ("cannot_talk", "niet kunnen praten", "cannot talk"),
        ("ears_hurt", "te veel geluid", "too much noise"), ("eyes_shut", "niet kijken", "not looking"),
        ("storm", "storm in mij", "a storm in me"), ("energy", "veel energie", "lots of energy"),
    ),
    "calm": (
        ("breathe", "rustig ademen", "slow breathing"), ("breathe_out", "uitblazen", "breathing out"),
        ("walk", "een stukje lopen", "a short walk"), ("water", "iets drinken", "a drink"),
        ("tea", "warm drinken", "a warm drink"), ("eat", "iets eten", "something to eat"),
        ("headphones", "koptelefoon", "headphones"), ("music", "muziek", "music"), ("teddy", "knuffel", "cuddly toy"),
        ("hug", "een arm om mij", "an arm around me"), ("hand", "een hand vasthouden", "holding a hand"),
        ("tent", "in de tent", "in the tent"), ("couch", "rustige hoek", "quiet corner"),
        ("window", "bij het raam", "by the window"), ("chair", "mijn eigen stoel", "my own chair"),
        ("under", "schuilplek", "hiding place"), ("bath", "in bad", "in the bath"),
        ("bed", "even liggen", "lying down"), ("draw", "tekenen", "drawing"), ("paint", "verven", "painting"),
        ("read", "lezen", "reading"), ("puzzle", "puzzelen", "puzzles"), ("build", "bouwen", "building"),
        ("yarn", "friemelen", "fiddling"), ("bubbles", "bellen blazen", "blowing bubbles"),
        ("hourglass", "even wachten", "waiting a moment"), ("alone", "even alleen", "a moment alone"),
        ("stay_near", "blijf dichtbij", "stay near"), ("listen", "luister naar mij", "listen to me"),
        ("talk", "erover praten", "talking about it"), ("no_talk", "niet praten", "not talking"),
        ("tell_before", "zeg het van tevoren", "tell me before"), ("choose", "zelf kiezen", "choosing myself"),
        ("stop", "stop", "stop"), ("clap", "een compliment", "a compliment"), ("thumbs_up", "goed", "good"),
        ("thumbs_down", "niet fijn", "not nice"), ("outside", "naar buiten", "going outside"),
        ("run", "rennen", "running"), ("jump", "klimmen en glijden", "climbing and sliding"),
        ("light", "een idee", "an idea"), ("moon", "donker", "darkness"),
    ),
    "people": (
        ("me", "ik", "me"), ("teacher_woman", "juf", "teacher (woman)"), ("teacher_man", "meester", "teacher (man)"),
        ("mother", "mama", "mum"), ("father", "papa", "dad"), ("grandmother", "oma", "grandma"),
        ("grandfather", "opa", "grandpa"), ("baby", "baby", "baby"), ("girl", "meisje", "girl"),
        ("boy", "jongen", "boy"), ("friends", "andere kinderen", "other children"), ("family", "gezin", "family"),
        ("stranger", "iemand die ik niet ken", "someone I do not know"), ("handshake", "samen", "together"),
        ("wave", "hallo of dag", "hello or bye"), ("dog", "hond", "dog"), ("cat", "poes", "cat"),
        ("rabbit", "konijn", "rabbit"), ("horse", "paard", "horse"),
    ),
    "day": (
        ("arrival", "binnenkomen", "coming in"), ("circle", "kring", "circle time"),
        ("instruction", "uitleg", "instruction"), ("independent_work", "zelf werken", "own work"),
        ("group_work", "samenwerken", "working together"), ("transition", "wisselen", "changing over"),
        ("play", "buiten spelen", "playing outside"), ("lunch", "eten", "lunch"), ("gym", "gym", "gym"),
        ("leaving", "naar huis", "going home"), ("toilet", "wc", "toilet"), ("outing", "uitje", "outing"),
        ("maths", "rekenen", "maths"), ("language", "taal", "language"), ("writing", "schrijven", "writing"),
        ("reading", "lezen in de klas", "reading in class"), ("craft", "knutselen", "crafts"),
        ("computer", "computer", "computer"), ("singing", "zingen", "singing"), ("tidy", "opruimen", "tidying up"),
        ("wash_hands", "handen wassen", "washing hands"), ("swimming", "zwemmen", "swimming"),
        ("party", "feest", "party"), ("surprise", "verrassing", "surprise"),
        ("different", "het gaat anders", "it goes differently"), ("home", "thuis", "home"),
        ("sleep", "slapen", "sleeping"), ("morning", "ochtend", "morning"),
    ),
    "school": (
        ("door", "deur", "door"), ("bell", "bel", "bell"), ("clock", "klok", "clock"),
        ("calendar", "kalender", "calendar"), ("noise", "lawaai", "noise"), ("crowd", "drukte", "a crowd"),
        ("fight", "ruzie", "a quarrel"), ("touch", "aangeraakt worden", "being touched"),
        ("waiting", "wachten", "waiting"), ("losing", "verliezen", "losing"),
        ("mistake", "een fout maken", "making a mistake"), ("done", "klaar", "done"), ("test", "toets", "a test"),
    ),
    "thing": (
        ("football", "voetbal", "football"), ("bicycle", "fietsen", "cycling"), ("game", "gamen", "video games"),
        ("dice", "spelletje", "board game"), ("drum", "trommelen", "drumming"), ("guitar", "gitaar", "guitar"),
        ("cooking", "koken", "cooking"), ("car", "auto", "car"), ("box", "doos", "box"),
        ("blanket", "deken of sjaal", "blanket or scarf"), ("ball", "knijpbal", "squeeze ball"),
        ("feather", "iets zachts", "something soft"), ("stone", "steentje", "pebble"), ("photo", "foto", "photo"),
        ("note", "kaartje", "a card"), ("timer", "timer", "timer"), ("candy", "iets lekkers", "something tasty"),
        ("heart", "lief", "dear"), ("rainbow", "regenboog", "rainbow"), ("sun", "zon", "sun"),
    ),
}  # fmt: skip
#: Every pictogram by its code, in a fixed order: feelings first, then what the body does, what calms, and the rest.
PICTOGRAMS: Mapping[str, Pictogram] = {
    code: Pictogram(code, Text(nl, en), group) for group, names in _NAMES.items() for code, nl, en in names
}


def in_group(*groups: Group) -> tuple[Pictogram, ...]:
    """The pictograms of these groups, in order."""
    return tuple(one for one in PICTOGRAMS.values() if one.group in groups)


def known(codes: list[str] | tuple[str, ...]) -> tuple[Pictogram, ...]:
    """The pictograms of ``codes`` that exist, each once, in the order given."""
    return tuple(PICTOGRAMS[code] for code in dict.fromkeys(codes) if code in PICTOGRAMS)


@lru_cache(maxsize=1)
def _shapes() -> Mapping[str, str]:
    return dict(_SYMBOL.findall(_SPRITE.read_text(encoding="utf-8")))


def svg_of(code: str, colour: str = "#000000") -> str:
    """The drawing as an SVG file of its own, for paper. Raises KeyError for a code that does not exist."""
    shapes = _shapes()[code].replace("currentColor", colour)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72" fill="{colour}">{shapes}</svg>'


def pictogram(code: str, size: str = "m") -> SafeString:
    """The drawing for a page, as decoration (its name stands beside it); sizes s (24 px), m (40 px), l (64 px)."""
    return format_html(
        '<svg class="picto picto--{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        size, static("vendor/openmoji/pictograms.svg"), code,
    )  # fmt: skip
