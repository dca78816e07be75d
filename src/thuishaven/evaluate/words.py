"""What the pages of evaluating say, in plain words. Words come before numbers, and chance is always named."""

from collections.abc import Sequence
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.web.jinja_env import number

#: What a goal's days show: too few days, no days from before (and none to come), better, perhaps better, not better, or
#: worse than before the plan.
Verdict = Literal["thin", "no_before", "better", "perhaps_better", "no_better", "worse"]
#: What a count per week shows: fewer or more since the plan, no clear difference, never seen, or too few weeks.
Change = Literal["fewer", "more", "unclear", "none", "thin"]
BEST = 5


def ratings() -> dict[int, str]:
    """The five steps of a day, from low to high."""
    return {1: _("nog niet"), 2: _("een begin"), 3: _("soms"), 4: _("meestal"), BEST: _("ging goed")}


def days(count: int) -> str:
    """3 dagen."""
    return ngettext("%(num)s dag", "%(num)s dagen", count) % {"num": count}


def weeks(count: int) -> str:
    """3 weken."""
    return ngettext("%(num)s week", "%(num)s weken", count) % {"num": count}


def times(count: int) -> str:
    """3 keer."""
    return ngettext("%(num)s keer", "%(num)s keer", count) % {"num": count}


def thin(*, before: int, since: int, need_before: int, need_since: int, fillable: bool) -> tuple[str, ...]:
    """Too few days: how many there are, how many are needed, and what can still be done about it.

    ``fillable``: whether days from before the plan can still be rated.
    """
    sentences = [
        _("Er zijn nog te weinig dagen om iets te zeggen: voor het plan %(before)s, sinds het plan %(since)s.")
        % {"before": days(before), "since": days(since)},
        _("Nodig zijn minstens %(before)s ervoor en %(since)s erna.")
        % {"before": days(need_before), "since": days(need_since)},
    ]
    if before < need_before and fillable:
        sentences.append(_("Weet je nog hoe het voor het plan ging? Dan kun je die dagen nu nog invullen."))
    elif before < need_before:
        sentences.append(_("Dagen van voor het plan komen er niet meer bij. Kijk dan of het sinds het plan verandert."))
    return tuple(sentences)


def not_begun() -> tuple[str, ...]:
    """The plan starts later."""
    return (
        _("Het plan moet nog beginnen. Vul nu elke dag in hoe het gaat, dan is er straks iets om mee te vergelijken."),
    )


def compared(verdict: Verdict, *, above: int, since: int, best: int) -> tuple[str, ...]:
    """What the days since the plan show beside those before. ``above``: days better than ``best``, the best day before."""
    count = {"above": above, "num": since}
    beat = _("Sinds het plan ging het op %(above)s van de %(num)s dagen beter dan op de beste dag ervoor.") % count
    some = _("Op %(above)s van de %(num)s dagen ging het beter dan op de beste dag ervoor.") % count
    mostly = above * 2 > since
    if verdict == "better":
        lead = (
            (beat,)
            if mostly
            else (_("Sinds het plan gaan de dagen meestal beter dan ervoor."), _reach(above, best, some))
        )
        return (
            *lead,
            _("Dat dit alleen toeval is, is niet waarschijnlijk. Of het door het plan komt, bespreken jullie samen."),
        )
    if verdict == "perhaps_better":
        lead = (beat,) if mostly else (_("Het lijkt sinds het plan iets beter te gaan."), _reach(above, best, some))
        return (*lead, _("Dit kan ook toeval zijn. Elke dag erbij maakt het duidelijker."))
    if verdict == "no_better":
        return (
            _("Sinds het plan gaat het nog niet beter dan ervoor. Het verschil kan ook toeval zijn."),
            _reach(above, best, some),
            _("Misschien helpt het plan hier nog niet. Dat is ook iets om te weten."),
        )
    return (
        _("Sinds het plan gaan de dagen vaker minder goed dan ervoor."),
        _("Het plan helpt hier nog niet. Dat is ook iets om te weten."),
        _("Dat dit alleen toeval is, is niet waarschijnlijk. Speelt er misschien iets anders? Kijk er samen naar."),
    )


def _reach(above: int, best: int, some: str) -> str:
    if above:
        return some
    if best == BEST:
        return _("Beter dan de beste dag ervoor kan niet, want die ging al goed.")
    return _("Nog geen dag ging beter dan de beste dag ervoor.")


def helped(*, before: tuple[int, int], since: tuple[int, int]) -> tuple[str, str]:
    """How often it helped before and since the plan, each as (helped, tried); empty where it was not tried."""
    sentences = (
        _("Voor het plan: hielp %(helped)s van de %(times)s."), _("Sinds het plan: hielp %(helped)s van de %(times)s."),
    )  # fmt: skip
    first, second = (
        sentence % {"helped": good, "times": times(tried)} if tried else ""
        for sentence, (good, tried) in zip(sentences, (before, since), strict=True)
    )
    return first, second


def without_effect(count: int) -> str:
    """Done without it being recorded whether it helped; empty for none."""
    if not count:
        return ""
    return ngettext(
        "Nog %(num)s keer gedaan zonder dat erbij staat of het hielp.",
        "Nog %(num)s keer gedaan zonder dat erbij staat of het hielp.", count,
    ) % {"num": count}  # fmt: skip


def tension(change: Change) -> str:
    """What the count of tense moments shows."""
    return {
        "fewer": _("Gespannen momenten zijn sinds het plan minder vaak gezien."),
        "more": _(
            "Gespannen momenten zijn sinds het plan vaker gezien. Dat kan ook komen doordat er vaker is gekeken."
        ),
        "unclear": _("Bij de gespannen momenten is geen duidelijk verschil. Wat er verschilt, kan ook toeval zijn."),
        "none": _("Gespannen momenten zijn niet vastgelegd."),
        "thin": _("Voor gespannen momenten is het nog te kort om te vergelijken."),
    }[change]


def good_moments(change: Change) -> str:
    """What the count of good moments shows."""
    return {
        "fewer": _("Goede momenten zijn sinds het plan minder vaak gezien. Worden ze nog vastgelegd?"),
        "more": _("Goede momenten zijn sinds het plan vaker gezien."),
        "unclear": _("Bij de goede momenten is geen duidelijk verschil. Wat er verschilt, kan ook toeval zijn."),
        "none": _("Goede momenten zijn nog niet vastgelegd. Leg ze ook vast, ze tellen net zo goed."),
        "thin": _("Voor goede momenten is het nog te kort om te vergelijken."),
    }[change]


def rate(count: int, over: int) -> str:
    """12 keer, 2,4 per week."""
    if not over:
        return _("niet gekeken")
    return _("%(times)s, %(rate)s per week") % {"times": times(count), "rate": number(count / over)}


def looked(day_count: int, week_count: int) -> str:
    """How much was looked."""
    if not day_count:
        return _("niet gekeken")
    return _("op %(days)s, in %(weeks)s") % {"days": days(day_count), "weeks": weeks(week_count)}


def questions(verdicts: Sequence[Verdict], *, not_done: int, name: str) -> tuple[str, ...]:
    """Going on, adapting or stopping, as questions for the review meeting; the people there decide."""
    asked = [_main_question(verdicts)]
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


def _main_question(verdicts: Sequence[Verdict]) -> str:
    known = [one for one in verdicts if one not in {"thin", "no_before"}]
    behind = sum(one in {"no_better", "worse"} for one in known)
    if not known and "no_before" in verdicts:
        return _("Vergelijken met voor het plan lukt niet. Wat zien jullie zelf veranderen, en is dat genoeg?")
    if not known:
        return _("Er is nog te weinig ingevuld om te kiezen. Wie tikt elke dag aan hoe het ging?")
    if all(one == "worse" for one in known):
        return _("Het gaat minder goed dan voor het plan. Stoppen jullie met deze aanpak, en wat proberen jullie dan?")
    if behind:
        return ngettext(
            "Bij %(num)s doel gaat het nog niet beter. Wat passen jullie aan in het plan?",
            "Bij %(num)s doelen gaat het nog niet beter. Wat passen jullie aan in het plan?", behind,
        ) % {"num": behind}  # fmt: skip
    if "better" in known:
        return _("Het lijkt te helpen. Gaan jullie zo door, of kan er al iets een beetje minder?")
    return _("Het lijkt iets beter te gaan, maar dit kan ook toeval zijn. Gaan jullie nog een paar weken zo door?")


def phase_title(*, since: bool, wide: bool) -> str:
    """The name of a period above the chart; short where there is little room."""
    if since:
        return _("Sinds het plan") if wide else _("Erna")
    return _("Voor het plan") if wide else _("Ervoor")


def was_away() -> str:
    """Why a day has no rating."""
    return _("niet op school")


def future_day() -> str:
    return _("Die dag moet nog komen. Kies vandaag of een eerdere dag.")


def wrong_day() -> str:
    return _("Dat is geen dag die we kennen. Kies een dag uit de rij.")


def free_day() -> str:
    return _("Op die dag was er geen school. Kies een schooldag uit de rij.")


def away_day(name: str) -> str:
    return _("%(name)s was er die dag niet. Er is niets in te vullen.") % {"name": name}


def old_day(count: int) -> str:
    return _("Die dag is te lang geleden. Je kunt tot %(num)s schooldagen terug invullen.") % {"num": count}


def wrong_value() -> str:
    return _("Kies een van de vijf.")


def ended_goal() -> str:
    return _("Dit doel is afgesloten. Je kunt er niets meer bij invullen.")


def nothing_chosen() -> str:
    return _("Tik bij minstens één doel aan hoe het ging.")
