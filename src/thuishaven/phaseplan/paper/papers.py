"""What stands on the papers of the phase plan, as data for the templates beside this: poster, card for adults, calm kit."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.dateformat import format as date_text
from django.utils.translation import gettext as _

from thuishaven.phaseplan.pages import AdultsCard, PhasePage, PhaseView
from thuishaven.phaseplan.phases import HILL, Phase
from thuishaven.plan.paper.press import press
from thuishaven.plan.paper.sheets import as_written, each_line, frame, one_line
from thuishaven.web.icons import svg_of as icon_svg
from thuishaven.web.pictograms import CREDIT, Pictogram, svg_of

FOLDER = Path(__file__).parent


def poster_pdf(name: str, page: PhasePage) -> bytes:
    """The poster for the child on one A4, lying down: the phases on the hill, in its words, with pictograms."""
    return press(FOLDER / "poster.typ", _poster(name, page), made_at=page.version.at)


def adults_pdf(card: AdultsCard, page: PhasePage) -> bytes:
    """The card for adults on one A4; with very much text on two."""
    return press(FOLDER / "adults.typ", _adults(card, page), made_at=page.version.at)


def kit_pdf(name: str, page: PhasePage) -> bytes:
    """The list for the lid of the calm kit, on one A4."""
    return press(FOLDER / "kit.typ", _kit(name, page), made_at=page.version.at)


def pictures(found: Iterable[Pictogram]) -> list[dict[str, str]]:
    """Pictograms with their names."""
    return [{"name": one_line(one.label), "svg": svg_of(one.code)} for one in found]


def _place(phase: Phase) -> dict[str, Any]:
    """Where a phase is: its icon, and the hill with its dot."""
    dot = f'<circle cx="{phase.x}" cy="{phase.y}" r="40" fill="#000"/>'
    return {"icon": icon_svg(phase.icon), "hill": _hill(14, dot)}


def _hill(width: int, more: str) -> str:
    line = f'fill="none" stroke="#000" stroke-width="{width}" stroke-linecap="round"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 {HILL.width + 16} {HILL.height + 16}">'
        f'<path d="{HILL.under}" {line} stroke-dasharray="{width // 4} {width * 2}"/><path d="{HILL.over}" {line}/>'
        f"{more}</svg>"
    )


def _credit(has_pictograms: bool) -> str:
    """Who made the pictograms, where there are any."""
    return str(CREDIT) if has_pictograms else ""


def _poster(name: str, page: PhasePage) -> dict[str, Any]:
    return frame(_("Zo gaat het met mij"), _credit(any(one.feelings or one.calming for one in page.phases))) | {
        "name": one_line(name),
        "labels": {"feel": _("Dit voel ik"), "helps": _("Dit helpt mij")},
        "phases": [_poster_phase(one) for one in page.phases],
        "closing": _("Het gaat altijd weer voorbij. Er is iemand bij mij."),
    }  # fmt: skip


def _poster_phase(view: PhaseView) -> dict[str, Any]:
    words = view.words
    return {
        **_place(view.phase), "code": view.phase.code, "name": one_line(view.child_name),
        "feel": as_written(words.feel), "feelings": pictures(view.feelings),
        "helps": as_written(words.own_helps), "calming": pictures(view.calming),
    }  # fmt: skip


def _adults(card: AdultsCard, page: PhasePage) -> dict[str, Any]:
    group = [_("Groep %(name)s") % {"name": card.group}] if card.group else []
    written = _("Versie %(number)s, opgeschreven door %(writer)s op %(day)s.") % {
        "number": page.version.number, "writer": page.writer, "day": date_text(page.at, "j F Y"),
    }  # fmt: skip
    return frame(
        _("Spanning zien aankomen bij %(name)s") % {"name": card.name},
        _("Vertrouwelijk. Alleen voor wie dit voor het kind nodig heeft."),
    ) | {
        "under": each_line([*group, written]),
        "labels": {
            "phase": _("Fase"), "see": _("Dit zie je"), "helps": _("Dit doe je"), "helps_not": _("Let hierop"),
            "who": _("Wie:"), "says": one_line(_("%(name)s zegt:") % {"name": card.name}), "contacts": _("Wie kun je roepen?"),
            "empty": _("nog niet opgeschreven"),
        },
        "phases": [
            {
                **_place(one.phase), "name": str(one.phase.name), "place": str(one.phase.place),
                "see": each_line(one.words.see), "helps": each_line(one.words.helps),
                "helps_not": each_line(one.words.helps_not), "who": one_line(one.words.who),
                "own_name": one_line(one.words.own_name), "says": one_line(one.words.own_helps),
            }
            for one in page.phases
        ],
        "contacts": [{"name": one_line(who), "role": one_line(role)} for who, role in card.contacts],
    }  # fmt: skip


def _kit(name: str, page: PhasePage) -> dict[str, Any]:
    kit = page.content.kit
    return frame(_("De rustkoffer van %(name)s") % {"name": name}, _credit(bool(page.kit))) | {
        "under": each_line([_("Deze dingen maken mij rustig. De koffer is er altijd.")]),
        "labels": {
            "in": _("Dit zit erin"), "where": _("Hier staat hij"), "sign": _("Zo laat ik het merken"),
            "adults": _("Voor de volwassene"),
        },
        "things": pictures(page.kit), "own": each_line(kit.own),
        "where": one_line(kit.where), "sign": one_line(kit.sign),
        "adults": each_line([
            _("De koffer is geen beloning en geen straf. Het kind mag hem ook pakken na ruzie."),
            _("Zeg weinig. Blijf in de buurt en wacht tot het zakt."),
            _("Kijk elke maand samen wat erin blijft en wat erbij mag."),
        ]),
    }  # fmt: skip
