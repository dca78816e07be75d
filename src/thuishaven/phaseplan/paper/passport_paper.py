"""The page "Dit ben ik" on one A4, as data for the template beside this."""

from pathlib import Path
from typing import Any

from django.utils.dateformat import format as date_text
from django.utils.translation import gettext as _

from thuishaven.domain.drawings import as_svg
from thuishaven.phaseplan.passport_pages import PassportPage
from thuishaven.plan.drawings import read_drawings
from thuishaven.plan.paper.child_paper import child_on_paper, credit
from thuishaven.plan.paper.press import press
from thuishaven.plan.paper.sheets import as_written, frame, one_line
from thuishaven.privacy.access import Admission

_FOLDER = Path(__file__).parent


def passport_pdf(admission: Admission, page: PassportPage) -> bytes:
    """The page as a PDF: what the child chose, with pictograms and its drawing."""
    return press(_FOLDER / "passport.typ", _data(admission, page), made_at=page.at)


def _data(admission: Admission, page: PassportPage) -> dict[str, Any]:
    name, drawing = admission.known.name, page.content.drawing
    pictures = read_drawings(admission, [drawing] if drawing else [])
    chose = _("Wat hier staat, koos %(name)s zelf, op %(day)s.") % {"name": name, "day": date_text(page.at, "j F Y")}
    return frame(_("Dit ben ik: %(name)s") % {"name": name}, _("Dit is van %(name)s. Ga er zuinig mee om.") % {"name": name}) | {
        "name": one_line(name), "hello": one_line(_("Dit ben ik")), "chose": one_line(chose),
        "goes_along": one_line(page.goes_along) if page.content.goes_along else "",
        "drawing": as_svg(pictures[drawing]) if drawing in pictures else "",
        "alt": one_line(_("Tekening van %(name)s") % {"name": name}),
        "answers": child_on_paper(admission, page.said, as_written), "credit": credit(page.said),
    }  # fmt: skip
