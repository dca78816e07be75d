"""How the page says rates: what followed a trigger, what helped in which state, and how the day goes."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture.day_result import DayCurve, DayPoint
from thuishaven.domain.picture.result import Help, Picture, StateEffect, TriggerRate
from thuishaven.domain.picture.triggers import TENSE_FIRST
from thuishaven.web.day_chart import DayChart, DayRow
from thuishaven.web.jinja_env import clock

from . import words
from .numbers import Numbers, linked
from .parts import Count, Counts, StateHelp

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


def day_chart(curve: DayCurve, numbers: Numbers) -> DayChart | None:
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
                url=_day_url(place, one, numbers),
            )
            for place, one in enumerate(curve.points)
        ),
    )  # fmt: skip


def _day_url(place: int, one: DayPoint, numbers: Numbers) -> str:
    tense = set(one.tension_in)
    what = f"{words.spoken(one.label)}, {clock(one.starts)}" if one.starts else words.spoken(one.label)
    return numbers.add(
        f"day.{place}.{one.moment}", _("Spanning: %(what)s") % {"what": what}, numbers.each(one.tension_in),
        numbers.each(code for code in one.looked_in if code not in tense),
    )  # fmt: skip


def help_line(found: Help, numbers: Numbers) -> Markup:
    """What a response did, with the count as a link to the times it was tried."""
    said, (good, worse) = words.help_words(found), (_helped(found), _tries(found, lambda effect: effect < 0))
    if found.verdict == "too_few":
        count, counted = words.times(found.n), found.observations
    elif found.verdict == "does_not_help" and worse:
        count, counted = words.n_of(len(worse), found.n), worse
    else:
        count, counted = words.n_of(len(good), found.n), good
    url = _tried_url(f"help.{found.id}", words.spoken(found.label), counted, found.observations, numbers)
    return linked(said, (count, url))


def _helped(found: Help) -> tuple[str, ...]:
    return _tries(found, lambda effect: effect > 0)


def _tries(found: Help, holds: Callable[[int], bool]) -> tuple[str, ...]:
    return tuple(code for code, effect in zip(found.observations, found.tries, strict=True) if holds(effect))


def _tried_url(key: str, title: str, counted: Sequence[str], tried: Sequence[str], numbers: Numbers) -> str:
    """The times that are counted first, then the other times it was tried."""
    rest = [code for code in tried if code not in set(counted)]
    return numbers.add(key, title, numbers.each(counted), numbers.each(rest))


def trigger_counts(rate: TriggerRate, title: str, labels: Mapping[str, str], numbers: Numbers) -> tuple[Count, Counts]:
    """How often in all and per state of tension, each with the list behind it."""
    of = Count(rate.of, numbers.add(f"before.{rate.id}.all", title, numbers.each(rate.observations)))

    def count(state: str) -> Count:
        seen = numbers.each(numbers.those(rate.observations, lambda one: one.state == state))
        return Count(len(seen), numbers.add(f"before.{rate.id}.{state}", f"{title}: {labels[state]}", seen))

    return of, tuple(map(count, rate.by_state))


def trigger_line(rate: TriggerRate, title: str, labels: Mapping[str, str], numbers: Numbers) -> Markup:
    """How often tension followed, as a link to those times and the others."""
    if not rate.n:
        url = numbers.add(f"before.{rate.id}", title, numbers.each(rate.observations))
        return linked(trigger_words(rate, labels), (words.times(rate.of), url))
    tense = set(numbers.those(rate.observations, lambda one: one.state in TENSE_FIRST))
    url = numbers.add(
        f"before.{rate.id}", title, numbers.each(code for code in rate.observations if code in tense),
        numbers.each(code for code in rate.observations if code not in tense),
    )  # fmt: skip
    return linked(trigger_words(rate, labels), (words.n_of(rate.n, rate.of), url))


def state_helps(picture: Picture, catalogue: Catalogue, numbers: Numbers) -> tuple[StateHelp, ...]:
    """How sure it is what helps, over everything and per state of tension this child was seen in.

    Over everything only what was tried often enough for a margin; per state everything, and what helps otherwise and
    was not tried then.
    """
    if not picture.helps:
        return ()
    overall = [found for found in picture.helps if found.verdict != "too_few"][:_MOST_RESPONSES]
    states = [_in_state(state, picture.helps, catalogue, numbers) for state in TENSE_FIRST if picture.states.get(state)]
    if not overall:
        return tuple(states)
    # the counts stand above, with the dots: here only how sure they are
    sure = tuple((words.spoken(one.label), _margin(one.low, one.high, catalogue)) for one in overall)
    return (StateHelp(_("Alles bij elkaar"), "layers", sure, ()), *states)


def _in_state(state: str, helps: Sequence[Help], catalogue: Catalogue, numbers: Numbers) -> StateHelp:
    tried = [(found, found.by_state[state]) for found in helps if state in found.by_state]
    tried.sort(key=lambda pair: (-pair[1].helped / pair[1].n, -pair[1].n))
    term = catalogue.states[state]
    return StateHelp(
        title=words.spoken(term.label),
        icon=term.icon,
        lines=tuple(
            (words.spoken(found.label), _state_line(state, found, one, catalogue, numbers))
            for found, one in tried[:_MOST_RESPONSES]
        ),
        untried=tuple(
            words.spoken(found.label) for found in helps if state not in found.by_state and found.verdict == "helps"
        ),
    )


def _state_line(state: str, found: Help, effect: StateEffect, catalogue: Catalogue, numbers: Numbers) -> Markup:
    """How it went in one state, with the count as a link to those times."""
    then = tuple(numbers.those(found.observations, lambda one: one.state == state))
    good = [code for code in _helped(found) if code in set(then)]
    often = effect.low is not None and not effect.helped
    count = words.times(effect.n) if often else words.n_of(effect.helped, effect.n)
    title = f"{words.spoken(found.label)}: {words.spoken(catalogue.states[state].label).lower()}"
    url = _tried_url(f"help.{found.id}.{state}", title, then if often else good, then, numbers)
    return linked(_effect(effect, catalogue), (count, url))


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
