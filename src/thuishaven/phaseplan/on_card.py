"""What the phase plan puts on the card for a substitute: what to do when it becomes too much, and when a child shuts down."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from thuishaven.plan.additions import CardPart
from thuishaven.vault.sealing import OpenKey

from .models import PhasePlanVersion
from .phases import PHASES
from .services import PhasePlan, PhaseWords, read_phase_plan

#: The card is one page: the first lines of each.
_LINES = 2
_ON_CARD = ("crisis", "shut_down")
#: Where nothing was written for those: what helps before it becomes too much.
_ELSE = ("tension",)


def card_parts(keys: Mapping[UUID, OpenKey]) -> Mapping[UUID, CardPart]:
    """For each of these pupils that has a phase plan what helps in a crisis and in shutting down; one query.

    Where nobody wrote that, what helps when tension rises. Without words of adults the child's own stand there.
    """
    newest = PhasePlanVersion.objects.filter(pupil=OuterRef("pupil")).order_by("-number").values("number")[:1]
    found: dict[UUID, CardPart] = {}
    for version in PhasePlanVersion.objects.filter(pupil__in=list(keys), number=Subquery(newest)):
        content = read_phase_plan(version, keys[version.pupil_id])
        lines = _lines_of(content, _ON_CARD) or _lines_of(content, _ELSE)
        if lines:
            found[version.pupil_id] = CardPart(_("Als het te veel wordt"), lines)
    return found


def _lines_of(content: PhasePlan, codes: Collection[str]) -> tuple[str, ...]:
    return tuple(
        _("%(phase)s: %(what)s") % {"phase": phase.name, "what": line}
        for phase in PHASES
        if phase.code in codes
        for line in _helps(content.phases[phase.code])
    )


def _helps(words: PhaseWords) -> tuple[str, ...]:
    own = " ".join(words.own_helps.split())
    return words.helps[:_LINES] or ((f"“{own}”",) if own else ())
