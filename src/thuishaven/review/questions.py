"""Questions for the talk, for the child and for guardians: open, short, and without blame."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

#: More than this is no talk but an interview.
_MOST = 6


def for_child(goals: Sequence[str], hows: Sequence[str]) -> tuple[str, ...]:
    """What an adult can ask the child, also while drawing; ``hows`` are the approaches in the team's own words."""
    questions = [
        _("Wat ging er goed de laatste tijd? Waar ben je blij mee?"),
        *(_("Dit probeerden we: “%(what)s” Was dat fijn, niet fijn, of maakte het niet uit?") % {"what": how} for how in hows[:2]),
        _("Wat mogen we anders doen?"),
        _("Wie of wat helpt jou op school het meest?"),
        _("Wat wil je zelf graag kunnen of doen?") if not goals else _("Wat vind je van wat we samen wilden bereiken?"),
    ]  # fmt: skip
    return tuple(questions[:_MOST])


def for_guardians() -> tuple[str, ...]:
    """What to ask guardians: they know the child longest."""
    return (
        _("Wat vertelt uw kind thuis over school?"),
        _("Wat ziet u thuis goed gaan? Wat helpt daar?"),
        _("Is er iets veranderd dat wij moeten weten?"),
        _("Wat hebt u van ons nodig? En wat wilt u zelf doen of juist niet?"),
        _("Past het plan nog bij wat u belangrijk vindt?"),
    )


def for_school(*, done: bool | None, better: bool | None) -> tuple[str, ...]:
    """What the adults at school ask each other. ``done`` and ``better`` are None while nobody can tell."""
    questions = [_("Wat lukte bij dit kind, en wanneer?")]
    if done is None:
        questions.append(_("Lukte het om te doen wat we afspraken? Wat hielp daarbij?"))
    elif not done:
        questions.append(_("Wat maakte het lastig om te doen wat we afspraken? Wat is er nodig om het wel te doen?"))
    if better is False:
        questions.append(_("Het gaat nog niet beter. Wat hebben we daarvan geleerd, en wat proberen we nu?"))
    elif better:
        questions.append(_("Het gaat beter. Hoe houden we het vast, ook bij een invaller en in een andere groep?"))
    else:
        questions.append(_("Wat moeten we nog zien om te weten of het helpt?"))
    questions.append(_("Wat heeft de leerkracht nodig om dit vol te houden?"))
    return tuple(questions)
