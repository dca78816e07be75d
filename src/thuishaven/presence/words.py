"""How absences are said: which days, which part of the day, which kind. Never what a child has."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from thuishaven.domain.school_days import Away, SchoolDays
from thuishaven.web.jinja_env import day as day_text

_SCHOOL_WEEK = 5


def kinds() -> dict[str, str]:
    """The kinds, from least said to most."""
    return {"other": _("reden niet bekend"), "ill": _("ziek"), "leave": _("verlof")}


def parts() -> dict[str, str]:
    """The parts of a day."""
    return {"": _("de hele dag"), "morning": _("alleen de ochtend"), "afternoon": _("alleen de middag")}


def span_words(first: date, last: date | None) -> str:
    """From when to when."""
    if last is None:
        return _("vanaf %(first)s, nog niet bekend tot wanneer") % {"first": day_text(first)}
    if first == last:
        return day_text(first)
    return _("%(first)s tot en met %(last)s") % {"first": day_text(first), "last": day_text(last)}


def today_words(away: Away, today: date, days: SchoolDays) -> str:
    """What is said beside the name of a child that is away today."""
    if "" not in days.parts_away(today):
        return parts()[away.part]
    if away.first == today:
        return _("vandaag") if away.last == today else _("vanaf vandaag")
    return _("sinds %(day)s") % {"day": day_text(away.first)}


def why_nothing(monday: date, days: SchoolDays) -> str:
    """Why a child could not be seen in the school week of ``monday``: its holiday, or away; empty when it could."""
    week = [monday + timedelta(days=step) for step in range(_SCHOOL_WEEK)]
    if any(days.could_be_seen(day) for day in week):
        return ""
    names = {days.holiday_on(day) for day in week}
    return names.pop() if len(names) == 1 and "" not in names else _("niet op school")
