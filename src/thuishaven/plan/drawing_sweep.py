"""Drawings that came with a form which nobody saved: they stand nowhere, and go after a day."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from thuishaven.privacy import log
from thuishaven.vault.sealing import OpenKey, open_key

from .additions import drawings_elsewhere
from .models import Drawing, PlanVersion, SupportPlan
from .services import drawings_in

#: Long enough for a form that waits open until the next morning; counted from when a form last showed the drawing.
_STAYS = timedelta(days=1)


def used_drawings(pupil_id: UUID, key: OpenKey) -> set[str]:
    """The ids of the drawings that stand in any version of the plan, or in what higher parts of the product keep."""
    found = set(drawings_elsewhere(pupil_id, key))
    for version in PlanVersion.objects.filter(plan__pupil_id=pupil_id):
        found |= drawings_in(version, key)
    return found


def still_shown(pupil_id: UUID, key: OpenKey, ids: Collection[str], now: datetime) -> None:
    """A form that was not saved shows these drawings once more: those that stand nowhere yet stay another day."""
    drawings = Drawing.objects.filter(plan__pupil_id=pupil_id)
    waiting = {str(one) for one in drawings.values_list("pk", flat=True)} & set(ids) if any(ids) else set()
    if waiting:
        drawings.filter(pk__in=waiting - used_drawings(pupil_id, key)).update(at=now)


def sweep_drawings(plan: SupportPlan, key: OpenKey, now: datetime, showing: Collection[str] = ()) -> int:
    """Delete the drawings of ``plan`` that stand nowhere and were last shown more than a day ago; how many went.

    Those in ``showing`` stay: a form holds them at this moment.
    """
    with transaction.atomic():
        # The same lock as saving a version takes: what is being saved is seen as used.
        SupportPlan.objects.select_for_update().get(pk=plan.pk)
        old = {str(one) for one in _old(now).filter(plan=plan).values_list("pk", flat=True)} - set(showing)
        gone = old - used_drawings(plan.pupil_id, key) if old else set()
        if gone:
            Drawing.objects.filter(pk__in=gone).delete()
            log.record(verb="drawing_sweep", at=now, actor=None, subject=plan.pupil_id, thing=str(len(gone)))
    return len(gone)


def sweep_all_drawings(now: datetime) -> int:
    """The same for every plan; children that were erased have no drawings any more to read or to keep."""
    plans = (
        SupportPlan.objects.filter(pk__in=_old(now).values("plan")).exclude(pupil__key__wrapped=None)
        .select_related("pupil__key").order_by("id")
    )  # fmt: skip
    return sum(sweep_drawings(plan, open_key(plan.pupil.key), now) for plan in plans)


def _old(now: datetime) -> QuerySet[Drawing]:
    return Drawing.objects.filter(at__lt=now - _STAYS)
