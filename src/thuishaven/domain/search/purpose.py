"""What somebody who types wants: help, an explanation, or a name for what was seen."""

import re

from thuishaven.domain.language.normalise import fold
from thuishaven.domain.search.documents import Purpose

_HELP = {
    "nl": re.compile(
        r"\b(hoe (kan|moet|ga|help|doe|maak|zorg|geef|zeg|praat|begin|reageer|stel|krijg|leer|houd|bereid|vertel)\w*"
        r"|wat (kan|moet|doe|zeg|help|werkt)\w*|help|hulp bij|tips?|aanpak\w*|advies|adviezen|omgaan met|voorkomen|voorbeeldzin\w*|stappen\w*"
        r"|wat te doen|ik wil graag)\b"
    ),
    "en": re.compile(
        r"\b(how (can|do|should|to)|what (can|should|do|to do|helps|works|to say)|help|tips?|advice|deal with|steps)\b"
    ),
}  # fmt: skip
_KNOW = {
    "nl": re.compile(
        r"\b(wat (is|zijn|betekent|houdt)|waarom|betekenis|hoeveel|procent\w*|percentage\w*|cijfers?|verschil tussen"
        r"|oorzaak|oorzaken|komt het door|bestaat|klopt het|onderzoek\w*|bewijs|bewezen|theorie|wie (is|doet|mag)|therapie\w*|kan het herstellen)\b"
    ),
    "en": re.compile(
        r"\b(what (is|are|does)|why|how (many|often|common)|percentage|figures|difference|causes?|evidence|therapy|who)\b"
    ),
}  # fmt: skip


def purpose_of(text: str, language: str) -> Purpose | None:
    """The purpose that the words tell; None for a few bare words, which may mean anything."""
    folded = fold(text)
    if _HELP[language].search(folded):
        return "help"
    if _KNOW[language].search(folded):
        return "know"
    return "describe" if len(folded.split()) >= _A_DESCRIPTION else None


_A_DESCRIPTION = 4
