"""How the page says rates: what followed a trigger, what helped in which state, and how the day goes."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture.day_result import DayCurve
from thuishaven.domain.picture.result import Help, Picture, StateEffect, TriggerRate
from thuishaven.domain.picture.triggers import TENSE_FIRST
from thuishaven.web.day_chart import DayChart, DayRow
from thuishaven.web.jinja_env import clock

from . import words
from .parts import StateHelp

_OF_TEN = 10
_MOST_RESPONSES = 8


def trigger_words(rate: TriggerRate, labels: Mapping[str, str]) -> str:
    """How often tension was seen after a trigger, and which state that mostly was."""
    if not rate.n:
        return ngettext(
            "%(num)s keer gezien, zonder spanning.", "%(num)s keer gezien, steeds zonder spanning.", rate.of
        ) % {"num": rate.of}
    return _("%(times)s was er spanning: %(states)s.") % {
        "times": words.n_of(rate.n, rate.of),
        "states": _states(rate, labels),
    }


def _states(rate: TriggerRate, labels: Mapping[str, str]) -> str:
    """Which states of tension, the most frequent first: mostly tense, sometimes frozen."""
    counts = {labels[state]: found.n for state, found in rate.by_state.items() if found.n}
    (first, most), *rest = sorted(counts.items(), key=lambda pair: -pair[1])
    if not rest:
        return _("steeds %(state)s") % {"state": first} if most > 1 else first
    if rest[0][1] == most:
        level = [state for state, count in counts.items() if count == most]
        said = [_("even vaak %(states)s") % {"states": words.listed(level)}]
    elif most * 2 > rate.n:
        said = [_("meestal %(state)s") % {"state": first}]
    else:
        said = [_("het vaakst %(state)s") % {"state": first}]
    said += [
        (_("soms %(state)s") if count > 1 else _("één keer %(state)s")) % {"state": state}
        for state, count in rest
        if count < most
    ]
    return ", ".join(said)


def margin_words(rate: TriggerRate) -> str:
    """How sure a rate is: the careful estimate and the margin, as so many times in ten."""
    if rate.low > 0.5:
        meaning = _("Dat is vaker wel dan niet.")
    elif rate.high < 0.5:
        meaning = _("Meestal bleef het rustig.")
    else:
        meaning = _("Het kan nog beide kanten op.")
    said = _("Voorzichtig geschat: %(about)s, met een marge van %(low)s tot %(high)s.") % {
        "about": _about(rate.shrunken), "low": round(rate.low * _OF_TEN), "high": round(rate.high * _OF_TEN),
    }  # fmt: skip
    return f"{meaning} {said}"


def _about(share: float) -> str:
    """A share as so many times in ten; an estimate is never quite always or never."""
    times = round(share * _OF_TEN)
    if times == _OF_TEN:
        return _("bijna elke keer")
    return _("%(num)s van elke tien keer") % {"num": times} if times else _("bijna nooit")


def day_chart(curve: DayCurve) -> DayChart | None:
    """The day as a chart; None when too little was looked at to draw one."""
    if not curve.enough:
        return None
    return DayChart(
        title=_("Hoe de spanning over de dag gaat, per moment"),
        rows=tuple(
            DayRow(
                label=words.spoken(one.label),
                at=clock(one.starts) if one.starts else "",
                count=one.tension,
                of=one.looked,
                value=one.shrunken,
                low=one.low,
                high=one.high,
                margin="" if one.low is None or one.high is None
                else _("%(low)s tot %(high)s")
                % {"low": round(one.low * _OF_TEN), "high": round(one.high * _OF_TEN)},
            )
            for one in curve.points
        ),
    )  # fmt: skip


def state_helps(picture: Picture, catalogue: Catalogue) -> tuple[StateHelp, ...]:
    """How sure it is what helps, over everything and per state of tension this child was seen in.

    Over everything only what was tried often enough for a margin; per state everything, and what helps otherwise and
    was not tried then.
    """
    if not picture.helps:
        return ()
    overall = [found for found in picture.helps if found.verdict != "too_few"][:_MOST_RESPONSES]
    states = [_in_state(state, picture.helps, catalogue) for state in TENSE_FIRST if picture.states.get(state)]
    if not overall:
        return tuple(states)
    # the counts stand above, with the dots: here only how sure they are
    sure = tuple((words.spoken(one.label), _margin(one.low, one.high, catalogue)) for one in overall)
    return (StateHelp(_("Alles bij elkaar"), "layers", sure, ()), *states)


def _in_state(state: str, helps: Sequence[Help], catalogue: Catalogue) -> StateHelp:
    tried = [(found, found.by_state[state]) for found in helps if state in found.by_state]
    tried.sort(key=lambda pair: (-pair[1].helped / pair[1].n, -pair[1].n))
    term = catalogue.states[state]
    return StateHelp(
        title=words.spoken(term.label),
        icon=term.icon,
        lines=_lines(tried, catalogue),
        untried=tuple(
            words.spoken(found.label) for found in helps if state not in found.by_state and found.verdict == "helps"
        ),
    )


def _lines(tried: Sequence[tuple[Help, StateEffect]], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    return tuple((words.spoken(found.label), _effect(one, catalogue)) for found, one in tried[:_MOST_RESPONSES])


def _effect(effect: StateEffect, catalogue: Catalogue) -> str:
    """The count, and from enough tries on between which two effects it lies."""
    if effect.low is None or effect.high is None:
        return _("%(times)s werd het makkelijker.") % {"times": words.n_of(effect.helped, effect.n)}
    if effect.helped:
        said = _("%(times)s werd het makkelijker.") % {"times": words.n_of(effect.helped, effect.n)}
    else:
        said = ngettext("%(num)s keer geprobeerd, toen hielp het nog niet.",
                        "%(num)s keer geprobeerd, toen hielp het nog niet.", effect.n) % {"num": effect.n}  # fmt: skip
    return f"{said} {_margin(effect.low, effect.high, catalogue)}"


def _margin(low: float, high: float, catalogue: Catalogue) -> str:
    """Between which two effects a response lies when chance is counted in, in the words of the form."""
    least, most = (words.spoken(catalogue.effects[str(round(end))].label).lower() for end in (low, high))
    if least == most:
        return _("Ook met de marge: %(effect)s.") % {"effect": most}
    return _("Marge: van %(least)s tot %(most)s.") % {"least": least, "most": most}
