"""What the pages of evaluating say, in plain words; of goals see ``verdict_words``, of what to do ``advice_words``."""

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.web.jinja_env import number

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


def all_goals() -> str:
    """The name of the chart of all goals."""
    return _("Alle doelen, met dezelfde dagen onder elkaar")


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
