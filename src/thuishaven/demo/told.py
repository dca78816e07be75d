"""What the adults of the demo school tapped about Sami's plan: mostly done, sometimes not, on some days nothing."""

import random
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.evaluate.models import Done
from thuishaven.plan.services import PlanContent

from .histories import is_school_day

_TAPPED, _DONE, _AFTER_SCHOOL = 0.8, 0.8, time(15, 0)


def told_of_sami(*, plan_id: UUID, content: PlanContent, by: User, today: date) -> None:
    """An answer on most school days since the plan began, the same every time."""
    rng = random.Random("thuishaven told")  # noqa: S311 - a fixed story, not a secret
    days = [content.starts + timedelta(days=step) for step in range((today - content.starts).days)]
    Done.objects.bulk_create(
        Done(
            plan_id=plan_id, approach=code, moment=moment, day=day, did=rng.random() < _DONE, by=by,
            at=timezone.make_aware(datetime.combine(day, _AFTER_SCHOOL)),
        )
        for day in days if is_school_day(day)
        for code in content.approaches
        for moment in content.moments.get(code, ("",))
        if rng.random() < _TAPPED
    )  # fmt: skip
