"""Going on, adapting or stopping, in words: a proposal to talk about. Nobody is blamed for what could not be done."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.trial.advice import Advice

#: The most pressing first.
_ORDER: tuple[Advice, ...] = (
    "stop", "look_worse", "adapt", "look_at_doing", "ask_doing", "look_at_goal", "go_on_unsure", "look_without_before", "wait_longer", "go_on",
    "keep_rating",
)  # fmt: skip
_MOST_QUESTIONS = 2


def title(advice: Advice) -> str:
    """What to do now, in a few words."""
    return {
        "keep_rating": _("Nog even doorgaan met aantikken"),
        "look_without_before": _("Kijk samen wat jullie zien"),
        "look_at_doing": _("Eerst kijken wat nodig is om het te doen"),
        "ask_doing": _("Eerst weten of het gedaan kon worden"),
        "go_on": _("Zo doorgaan"),
        "go_on_unsure": _("Doorgaan, en kijken wat het is dat helpt"),
        "wait_longer": _("Nog een paar weken zo doorgaan"),
        "adapt": _("Aanpassen, of iets anders kiezen"),
        "look_worse": _("Nu al samen kijken, en niet wachten"),
        "look_at_goal": _("Kijk samen of dit doel nog past"),
        "stop": _("Eerst stoppen"),
    }[advice]


def why(advice: Advice) -> str:
    """Why that is proposed."""
    return {
        "keep_rating": _("Er zijn nog te weinig dagen om te kiezen. Elke dag één tik is genoeg."),
        "look_without_before": _("Vergelijken met ervoor lukt niet meer. Wat jullie zelf zien telt dan."),
        "look_at_doing": _(
            "De aanpak lukte minder vaak wel dan niet. Dat ligt niet aan iemand: een schooldag is vol. "
            "Wat niet gedaan kon worden, kan nog niet hebben geholpen."
        ),
        "ask_doing": _(
            "Het gaat nog niet beter, maar er is weinig aangetikt of de aanpak gedaan kon worden. "
            "Dan weten we niet of die niet helpt, of nog niet is geprobeerd."
        ),
        "go_on": _("Het gaat beter met de aanpak."),
        "go_on_unsure": _(
            "Het gaat beter, terwijl de aanpak vaak niet lukte. Misschien helpt iets dat jullie wel deden."
        ),
        "wait_longer": _("Het is nog te vroeg om te kiezen. Nieuwe veiligheid heeft tijd nodig."),
        "adapt": _(
            "Jullie hebben het gedaan en er lang genoeg naar gekeken. We zien niet dat het helpt. "
            "Dat is een bevinding, geen mislukking."
        ),
        "look_worse": _(
            "Het lijkt minder goed te gaan dan ervoor, al is niet zeker waardoor. Stoppen mag meteen, ook voor het gesprek."
        ),
        "look_at_goal": _("De meeste dagen gingen al goed voordat de aanpak begon. Dan is niet te zien of die helpt."),
        "stop": _(
            "Het gaat minder goed met de aanpak. Stoppen mag meteen, ook voor het gesprek. "
            "Dit helpt nu niet. Dat is een bevinding, geen mislukking."
        ),
    }[advice]


def questions(advices: Iterable[Advice], *, not_done: int, name: str) -> tuple[str, ...]:
    """What to ask each other in the review meeting, the most pressing first; the people there decide."""
    given = set(advices)
    asked = [_question(one) for one in _ORDER if one in given][:_MOST_QUESTIONS]
    if not_done:
        asked.append(
            ngettext(
                "%(num)s aanpak uit het plan is sinds het begin nog niet vastgelegd. Lukte het om die te doen?",
                "%(num)s aanpakken uit het plan zijn sinds het begin nog niet vastgelegd. Lukte het om die te doen?",
                not_done,
            ) % {"num": not_done}
        )  # fmt: skip
    asked.append(_("Wat vindt %(name)s er zelf van, en hoe zien ze het thuis?") % {"name": name})
    return tuple(asked)


def _question(advice: Advice) -> str:
    return {
        "keep_rating": _("Er is nog te weinig ingevuld om te kiezen. Wie tikt elke dag aan hoe het ging?"),
        "look_without_before": _(
            "Vergelijken met voor de aanpak lukt niet. Wat zien jullie zelf veranderen, en is dat genoeg?"
        ),
        "look_at_doing": _(
            "Wat zou het makkelijker maken om het te doen: minder, eenvoudiger, een ander moment, hulp erbij?"
        ),
        "ask_doing": _("Lukte het om de aanpak te doen? Wie tikt dat de komende twee weken aan?"),
        "go_on": _("Het lijkt te helpen. Gaan jullie zo door, of kan er al iets een beetje minder?"),
        "go_on_unsure": _("Het gaat beter terwijl de aanpak vaak niet lukte. Wat deden jullie wel?"),
        "wait_longer": _("Het is nog niet duidelijk. Gaan jullie nog een paar weken zo door?"),
        "adapt": _("We zien niet dat dit helpt. Wat past beter bij wat jullie zien, en wat vindt het kind?"),
        "look_worse": _(
            "Het lijkt minder goed te gaan dan ervoor. Stoppen jullie met deze aanpak, of speelt er iets anders?"
        ),
        "look_at_goal": _("Het ging al goed. Is dit doel bereikt, of past er nu een volgende stap?"),
        "stop": _("Het gaat minder goed dan ervoor. Stoppen jullie met deze aanpak, en wat proberen jullie dan?"),
    }[advice]
