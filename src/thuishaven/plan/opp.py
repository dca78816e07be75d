"""The action part of the plan (handelingsdeel) in the order in which schools ask for it, to use in an OPP of any form.

No law is stated here: what must stand in an OPP differs and changes (BEY-B-05 to BEY-B-10). What a guardian answered
stands here by relation and without own words, so that parents do not read each other's words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as date_text
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.school.pupils import KnownPupil

from .consents import CHILD, Party
from .pages import PlanPage


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it: ordinary lines, or a table of which the first row is the head."""

    title: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def parts_of(page: PlanPage, agreed: Sequence[Party], pupil: KnownPupil) -> list[Part]:
    """The parts that say something; what was not written is left out."""
    content = page.content
    found = [
        Part(_("Kind en periode"), (
            pupil.full_name,
            _("Van %(start)s tot %(review)s") % {"start": _long(content.starts), "review": _long(content.review_on)},
            _("Versie %(number)s, opgeschreven door %(writer)s op %(day)s.") % {
                "number": page.version.number, "writer": page.writer, "day": _long(page.at.date()),
            },
        )),
        Part(_("Wat gaat goed"), (*content.strengths, *_interests(page))),
        Part(_("Wat nodig is"), tuple(_needs(page, pupil.name))),
        Part(_("Doelen"), tuple(_goals(page))),
        Part(_("Aanpak en begeleiding"), tuple(_approaches(page))),
        Part(_("Wie doet wat"), table=_agreements(page)),
        Part(_("Evaluatie"), (_("We kijken samen terug op %(day)s.") % {"day": _long(content.review_on)},)),
        Part(_("Wat %(name)s ervan vindt, en wat wij ermee deden") % {"name": pupil.name}, tuple(_opinion(page))),
        Part(_("Wat ouders of verzorgers toevoegen"), tuple(content.guardians.splitlines())),
        Part(_("Wie is het ermee eens?"), tuple(_agreed(agreed))),
    ]  # fmt: skip
    return [one for one in found if one.lines or one.table]


def as_text(parts: Iterable[Part]) -> str:
    """All parts as plain text, to copy."""
    return "\n\n".join(
        "\n".join([part.title, *part.lines, *(": ".join(row) for row in part.table[1:])]) for part in parts
    )


def _long(day: date) -> str:
    return date_text(day, "j F Y")


def _interests(page: PlanPage) -> Iterable[str]:
    if page.content.interests:
        yield _("Graag bezig met: %(what)s") % {"what": ", ".join(page.content.interests)}


def _needs(page: PlanPage, name: str) -> Iterable[str]:
    for one in page.needs:
        yield _("%(name)s heeft nodig: %(what)s") % {"name": name, "what": one.text}
    for text in page.content.teacher_needs:
        yield _("De leerkracht heeft nodig: %(what)s") % {"what": text}


def _goals(page: PlanPage) -> Iterable[str]:
    for number, goal in enumerate(page.goals, 1):
        yield _("Doel %(number)s: %(text)s") % {"number": number, "text": goal.text}
        if goal.moment:
            yield _("Moment: %(moment)s") % {"moment": goal.moment}
        if goal.begins:
            yield _("We beginnen hiermee op %(day)s.") % {"day": _long(goal.begins)}
        for level, label, text in goal.levels:
            now = f" ({_('zo was het bij het begin')})" if level == goal.start_level else ""
            yield f"{level:+d} {label}: {text}{now}" if level else f"0 {label}: {text}{now}"


def _approaches(page: PlanPage) -> Iterable[str]:
    language = get_language() or "nl"
    for one in page.approaches:
        steps = one.strategy.steps.in_language(language)
        how = " ".join(one.how.split()) or "; ".join(step.rstrip(".") for step in steps[:3])
        when = " " + _("Bij: %(moments)s.") % {"moments": ", ".join(one.moments).lower()} if one.moments else ""
        yield f"{one.strategy.title.in_language(language)}: {how.rstrip('.')}.{when}"
    for left in page.avoid:
        yield _("Hier letten we op: %(what)s") % {"what": left.words(language)}


def _agreements(page: PlanPage) -> tuple[tuple[str, ...], ...]:
    rows = tuple((one.who, one.what) for one in page.content.agreements)
    return ((_("Wie"), _("Doet wat")), *rows) if rows else ()


def _opinion(page: PlanPage) -> Iterable[str]:
    hearing = page.content.hearing
    for one in page.child:
        said = [" ".join(one.words.split())] if one.words else []
        if one.pictograms:
            said.append(
                _("(gekozen plaatjes: %(names)s)") % {"names": ", ".join(picto.label for picto in one.pictograms)}
            )
        if one.is_silent and not said:
            said = [_("wilde hier niets over zeggen")]
        if said:
            yield f"{one.label}: {' '.join(said)}"
    if page.heard:
        on = f", {_long(hearing.on)}" if hearing.on else ""
        yield _("Hoe het kind aan het woord kwam: %(how)s%(on)s.") % {"how": page.heard, "on": on}
    if hearing.influence:
        yield _("Wat wij ermee deden: %(what)s") % {"what": " ".join(hearing.influence.split())}


def _agreed(agreed: Iterable[Party]) -> Iterable[str]:
    for one in agreed:
        if one.answer:
            words = f" ({' '.join(one.answer.words.split())})" if one.key == CHILD and one.answer.words else ""
            yield f"{one.role[:1].upper()}{one.role[1:]}: {one.answer.text.lower()}, {_long(one.answer.on)}{words}"
