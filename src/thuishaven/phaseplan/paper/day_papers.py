"""The day programme on paper, as data for the templates beside this: big cards for a class, a sheet for one table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from thuishaven.phaseplan.daycards import DayCard, day_name
from thuishaven.plan.paper.press import press
from thuishaven.plan.paper.sheets import as_written, frame, one_line
from thuishaven.web.jinja_env import clock
from thuishaven.web.pictograms import CREDIT, svg_of

from .papers import FOLDER


def day_pdf(
    *, cards: Sequence[DayCard], weekday: int, kind: str, name: str, group: str, different: str, moment: str, now: datetime
) -> bytes:  # fmt: skip
    """The day on paper. ``kind`` is class or desk; ``different`` belongs to the moments called ``moment``, or to the day.

    Words in ``different`` go to the paper and nowhere else.
    """
    day = day_name(weekday).capitalize()
    data = frame(_("%(day)s in groep %(group)s") % {"day": day, "group": group} if group else day, str(CREDIT)) | {
        "name": one_line(name), "day": day,
        "labels": {
            "with": _("met wie"), "different": _("Vandaag anders"), "name": _("Van:"), "done": _("klaar"),
            "other_way": _("anders"), "ready": _("Zo ziet mijn dag eruit"),
        },
        "different": as_written(different), "different_svg": svg_of("different"),
        "cards": [_card(one, bool(different) and one.name == moment) for one in cards],
    }  # fmt: skip
    return press(FOLDER / ("desk.typ" if kind == "desk" else "cards.typ"), data, made_at=now)


def _card(card: DayCard, is_different: bool) -> dict[str, Any]:
    return {
        "at": clock(card.starts), "name": one_line(card.name), "svg": svg_of(card.pictogram.code),
        "different": is_different,
    }  # fmt: skip
