"""Calm sentences about what somebody wrote: words for the reporting code, and words that judge. Nothing stops anybody."""

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.domain.language import safety, wording
from thuishaven.domain.language.wording import WordingSuggestion
from thuishaven.knowledge.loader import load_catalogue, load_wording
from thuishaven.web.notices import say

_URGENCIES = ("none", "concern", "structural", "acute")
#: Marks a field for an adult's own words: another way to write appears while somebody types (capture/gentle.js).
WHILE_TYPING = {"data-gentle": ""}


def judging(text: str) -> list[WordingSuggestion]:
    """The words in ``text`` that judge, in the language of this moment."""
    language = _language()
    return wording.suggestions(text, load_wording(language), language)


def say_urgent(request: HttpRequest, *texts: str) -> None:
    """Show on the next page what the most urgent of ``texts`` asks for; most often nothing."""
    found = [safety.check(one, load_catalogue()).urgency for one in texts if one]
    urgency = max(found, key=_URGENCIES.index, default="none")
    if urgency != "none":
        say(request, safety_text(urgency), kind="warm")


def say_gently(request: HttpRequest, text: str, *, edit_url: str = "") -> None:
    """Show on the next page another way to write the first word that judges. It is saved all the same."""
    for one in judging(text)[:1]:
        told = {"word": one.word, "instead": one.suggestion.in_language(_language())}
        say(request, _("Je schreef ‘%(word)s’. %(instead)s") % told, kind="info", open_url=edit_url)


def _language() -> str:
    return "en" if get_language() == "en" else "nl"


def safety_text(urgency: str) -> str:
    """The calm sentence after words that ask for the reporting code."""
    if urgency == "acute":
        return _("In je notitie staat iets waar je nu iets mee moet. Is een kind in gevaar, bel 112. Haal er een collega bij. "
                 "Veilig Thuis: 0800-2000, gratis, dag en nacht.")  # fmt: skip
    return _("In je notitie staat iets waar de meldcode voor is. Dat zegt nog niets zeker. Bespreek het vandaag met je "
             "aandachtsfunctionaris of intern begeleider. Raad vragen kan bij Veilig Thuis: 0800-2000.")  # fmt: skip
