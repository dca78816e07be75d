"""One tap on an approach: done, or not possible. Reading and writing the answers."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from thuishaven.plan.day import Place
from thuishaven.privacy.access import Admission, record_change

from .models import Done


def answers_on(plan_ids: list[UUID], day: date) -> Mapping[UUID, Mapping[Place, bool]]:
    """What was said on ``day`` about the approaches of these plans, by plan; one query."""
    found: dict[UUID, dict[Place, bool]] = defaultdict(dict)
    rows = Done.objects.filter(plan_id__in=plan_ids, day=day).values_list("plan_id", "approach", "moment", "did")
    for plan_id, approach, moment, did in rows:
        found[plan_id][approach, moment] = did
    return found


def days_told(plan_id: UUID, days: Collection[date]) -> set[date]:
    """The days among these on which anything was said about the approaches; one query."""
    return set(Done.objects.filter(plan=plan_id, day__in=days).values_list("day", flat=True))


def tell_done(*, admission: Admission, plan_id: UUID, place: Place, day: date, did: bool | None) -> bool | None:
    """Say whether the approach of ``place`` was done on ``day``; None takes back what was said. The last tap counts.

    Gives what stood there before.
    """
    approach, moment = place
    with transaction.atomic():
        row = (
            Done.objects.select_for_update().filter(plan=plan_id, approach=approach, moment=moment, day=day).first()
        )  # fmt: skip
        before = row.did if row else None
        if did is None:
            if row is not None:
                row.delete()
                record_change(admission, "tell_done_undo", plan_id)
            return before
        Done.objects.update_or_create(
            plan_id=plan_id, approach=approach, moment=moment, day=day,
            defaults={"did": did, "by": admission.person.user, "at": admission.now},
        )  # fmt: skip
        record_change(admission, "tell_done", plan_id)
    return before
