"""What the pages of rounds say."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.round_ranking import Offer
from thuishaven.web.jinja_env import day_long, in_lang

from .weeks import Week


def because(offer: Offer) -> str:
    """Why this round would tell something about this child now."""
    if offer.question is not None:
        return _("Hier vraagt het beeld naar. %(why)s") % {"why": in_lang(offer.question.why)}
    return {
        "unseen": _("Hier is nog niets van gezien."),
        "only_hard": _("Hier zijn alleen lastige momenten van gezien. Kijk ook of het wel eens goed gaat."),
    }.get(offer.reason, "")


def week_lines(week: Week) -> list[str]:
    """What a holiday does with the week; nothing without one."""
    lines = []
    for first, last, name in week.holidays:
        if first == last:
            lines.append(_("%(name)s valt in deze week, op %(day)s.") % {"name": name, "day": day_long(first)})
        else:
            lines.append(
                _("%(name)s valt in deze week, van %(first)s tot en met %(last)s.")
                % {"name": name, "first": date_format(first, "j F"), "last": date_format(last, "j F")}
            )
    if week.waits:
        lines.append(_("De rondes beginnen daarom op %(day)s.") % {"day": day_long(week.starts)})
    elif week.holidays:
        lines.append(
            ngettext(
                "Er blijft %(num)s schooldag over om te kijken. Dat is genoeg.",
                "Er blijven %(num)s schooldagen over om te kijken. Dat is genoeg.", len(week.school_days),
            ) % {"num": len(week.school_days)}
        )  # fmt: skip
    return lines


def planned(count: int, name: str) -> str:
    """After planning."""
    if not count:
        return _("Deze rondes stonden al klaar voor %(name)s.") % {"name": name}
    return ngettext(
        "%(num)s ronde staat klaar voor %(name)s.", "%(num)s rondes staan klaar voor %(name)s.", count
    ) % {"num": count, "name": name}  # fmt: skip
