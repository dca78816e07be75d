"""What the phase plan puts on the card for a substitute: what to do when it becomes too much, and when a child shuts down."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from thuishaven.plan.additions import CardPart
from thuishaven.vault.sealing import OpenKey

from .models import PhasePlanVersion
from .phases import PHASES
from .services import read_phase_plan

#: The card is one page: the first lines of each.
_LINES = 2
_ON_CARD = ("crisis", "shut_down")


def card_parts(keys: Mapping[UUID, OpenKey]) -> Mapping[UUID, CardPart]:
    """For each of these pupils that has a phase plan what helps in a crisis and in shutting down; one query."""
    newest = PhasePlanVersion.objects.filter(pupil=OuterRef("pupil")).order_by("-number").values("number")[:1]
    found: dict[UUID, CardPart] = {}
    for version in PhasePlanVersion.objects.filter(pupil__in=list(keys), number=Subquery(newest)):
        content = read_phase_plan(version, keys[version.pupil_id])
        lines = tuple(
            _("%(phase)s: %(what)s") % {"phase": phase.name, "what": line}
            for phase in PHASES
            if phase.code in _ON_CARD
            for line in content.phases[phase.code].helps[:_LINES]
        )
        if lines:
            found[version.pupil_id] = CardPart(_("Als het te veel wordt"), lines)
    return found
