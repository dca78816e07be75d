"""The child's answers on paper: words, pictograms with their names, and drawings."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from thuishaven.domain.drawings import as_svg
from thuishaven.plan.child_pages import Said
from thuishaven.plan.drawings import read_drawings
from thuishaven.privacy.access import Admission
from thuishaven.web.pictograms import CREDIT, Pictogram, svg_of

from .lettering import printable


def pictograms_on_paper(found: Iterable[Pictogram]) -> list[dict[str, str]]:
    """Pictograms as drawings with their names."""
    return [{"svg": svg_of(one.code), "name": printable(one.label)} for one in found]


def child_on_paper(
    admission: Admission, answers: Iterable[Said], as_lines: Callable[[str], list[str]]
) -> list[dict[str, Any]]:
    """The answers as ``child.typ`` takes them; ``as_lines`` makes words printable. One query for all drawings."""
    answers = tuple(answers)
    name = admission.known.name
    pictures = read_drawings(admission, [one.drawing for one in answers if one.drawing])
    silent = printable(_("Hier zei %(name)s liever niets over.") % {"name": name})
    return [
        {
            "label": printable(one.label), "lines": as_lines(one.words), "pictograms": pictograms_on_paper(one.pictograms),
            "drawing": as_svg(pictures[one.drawing]) if one.drawing in pictures else "",
            "alt": printable(_("Tekening van %(name)s bij: %(question)s") % {"name": name, "question": one.label}),
            "silent": silent if one.is_silent else "",
        }
        for one in answers
    ]  # fmt: skip


def credit(answers: Iterable[Said]) -> str:
    """Who made the pictograms, where there are any."""
    return str(CREDIT) if any(one.pictograms for one in answers) else ""
