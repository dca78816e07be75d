"""The words of the page for families in the seven languages: Dutch and English as everywhere, the rest from knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import dates
from django.utils.translation import gettext as _
from django.utils.translation import override

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.home_words import HOME_LANGUAGES

#: Begins and ends a name inside a sentence that runs the other way.
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_OWN = {"nl": "Nederlands", "en": "English"}


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """Every word of the page in one language; ``machine`` when nobody looked over what a computer translated."""

    code: str
    name: str
    direction: str
    machine: bool
    texts: Mapping[str, str]
    months: tuple[str, ...]
    labels: Mapping[str, str]

    def say(self, text: str, /, **places: object) -> str:
        """The text with this name, with what stands in it."""
        return self.texts[text] % {place: f"{_ISOLATE}{value}{_END}" for place, value in places.items()}

    def day(self, day: int, month: int) -> str:
        """A day of the year, such as 20 november."""
        return f"{day} {self.months[month - 1]}"


def language_names(catalogue: Catalogue) -> dict[str, str]:
    """The languages a link can speak, each by its own name, Dutch first."""
    return _OWN | {code: catalogue.languages[code].name for code in HOME_LANGUAGES if code in catalogue.languages}


def language_label(code: str, own_name: str) -> str:
    """A language as the school calls it, with its own name behind it."""
    called = {
        "nl": _("Nederlands"), "en": _("Engels"), "ar": _("Arabisch"), "tr": _("Turks"), "uk": _("Oekraïens"),
        "ti": _("Tigrinya"), "pl": _("Pools"),
    }[code]  # fmt: skip
    return called if called == own_name else f"{called} ({own_name})"


def words_in(catalogue: Catalogue, code: str) -> FamilyWords:
    """The words in the language ``code``; Dutch when there is no such language."""
    found = catalogue.languages.get(code)
    if found is not None:
        return FamilyWords(
            found.id, found.name, found.direction, found.made == "machine" and not found.checked_by, found.texts,
            found.months, found.labels,
        )  # fmt: skip
    code = code if code in _OWN else "nl"
    with override(code):
        months = tuple(str(dates.MONTHS[number]) for number in range(1, 13))
        return FamilyWords(code, _OWN[code], "ltr", False, _page_texts(), months, _labels(catalogue, code))


def _labels(catalogue: Catalogue, code: str) -> dict[str, str]:
    kinds: tuple[Mapping[str, Any], ...] = (
        catalogue.signals, catalogue.strategies, catalogue.responses, catalogue.moments, catalogue.states,
        catalogue.effects,
    )  # fmt: skip
    return {one.id: one.label.in_language(code) for kind in kinds for one in kind.values()}


def _page_texts() -> dict[str, str]:
    return {
        "language": _("Taal"),
        "machine": _("Deze vertaling is door een computer gemaakt. Klopt er iets niet? Zeg het tegen de school."),
        "door_title": _("Deze link is voor één gezin"),
        "door_text": _("Wat is de verjaardag van uw kind? Zo weten we dat deze link bij u hoort."),
        "birthday": _("Verjaardag van uw kind"),
        "day": _("Dag"),
        "month": _("Maand"),
        "choose": _("Kies"),
        "go_on": _("Verder"),
        "wrong_birthday": _("Dat klopt niet. Zo vaak kunt u het nog proberen: %(left)s"),
        "closed": _("Het klopte vijf keer niet. Daarom is deze link nu gesloten. De school kan u een nieuwe geven."),
        "over_title": _("Deze link werkt niet meer"),
        "over_text": _("Vraag de school om een nieuwe link. Wat u eerder vertelde, is bewaard."),
        "busy_title": _("Wacht even"),
        "busy_text": _("Er is te vaak iets geprobeerd. Probeer het over vijf minuten weer."),
        "title": _("Vertel wat u thuis ziet"),
        "about": _("Het gaat over %(name)s."),
        "no_test": _("Dit is geen toets. Er is geen goed of fout, en niemand krijgt de schuld. Wat u thuis ziet, helpt de school."),
        "who_reads": _("Wie leest dit? De mensen op school die %(name)s helpen. Een andere ouder kan het hier niet lezen."),
        "seen": _("Wat zag u?"),
        "seen_hint": _("Tik alles aan wat u zag."),
        "went_well": _("Dit ging goed"),
        "was_hard": _("Dit was lastig"),
        "more": _("Meer om te kiezen"),
        "optional": _("niet verplicht"),
        "which_day": _("Op welke dag was het?"),
        "today": _("Vandaag"),
        "yesterday": _("Gisteren"),
        "when": _("Wanneer?"),
        "how_was": _("Hoe was uw kind?"),
        "what_did_you_do": _("Wat deed u?"),
        "did_it_help": _("Hielp het?"),
        "own_words": _("In uw eigen woorden"),
        "own_words_hint": _("Schrijf wat u zag en hoorde. Het mag in uw eigen taal."),
        "send": _("Stuur naar de school"),
        "not_sent": _("Nog niet verstuurd"),
        "choose_one": _("Tik minstens één ding aan dat u zag."),
        "too_long": _("Uw tekst is te lang. Maak hem korter."),
        "open_again": _("Er ging iets mis. Open de link opnieuw en probeer het nog een keer."),
        "thanks": _("Dank u wel"),
        "thanks_text": _("Wat u vertelde, is bij de school."),
        "another": _("Nog iets vertellen"),
        "just_told": _("Wat u net vertelde"),
        "take_back": _("Neem terug"),
        "taken_back": _("U nam dit terug. De school telt het niet mee."),
        "put_back": _("Zet terug"),
        "stop": _("Ik ben klaar"),
        "stopped": _("U bent klaar. U kunt deze bladzijde sluiten."),
        "worries": _("Maakt u zich zorgen?"),
        "danger": _("Is er nu iemand in gevaar? Bel 112."),
        "call": _("Wilt u erover praten? Bel Veilig Thuis: 0800-2000. Dat is gratis, dag en nacht."),
    }  # fmt: skip
