"""What a plan asks today, on its own page; and whether it asks anything, because an approach may wait or stand still."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.privacy.access import Admission
from thuishaven.school.programme import programmes_on

from .additions import answers_on
from .day import Reminder, reminders_at
from .models import GoalPhase, PlanVersion
from .services import PlanContent

#: The goals of a plan: the id and the first day the approach runs (None: the start of the plan).
Begins = Sequence[tuple[UUID, date | None]]


def standing_still(goals: Mapping[UUID, Begins], today: date) -> set[UUID]:
    """Of the plans with these goals, those of which every goal waits today; one query.

    The approach for a goal waits while it begins later, or stands still for a while (plan.GoalPhase). A plan without
    goals never waits.
    """
    ids = [goal_id for found in goals.values() for goal_id, _ in found]
    rows = GoalPhase.objects.filter(goal_id__in=ids, starts__lte=today).order_by("starts")
    latest = dict(rows.values_list("goal_id", "with_approach"))
    return {
        plan_id
        for plan_id, found in goals.items()
        if found and not any(latest.get(goal_id, begins is None or begins <= today) for goal_id, begins in found)
    }


def now_of(
    admission: Admission, version: PlanVersion, content: PlanContent, days: SchoolDays, catalogue: Catalogue
) -> list[Reminder]:
    """What the plan of the admitted pupil asks today, what is first in front; nothing for who may not tell, on a day
    without school, when the child is away, before the plan starts or while it stands still. Four queries.
    """
    now = timezone.localtime(admission.now)
    today, clock = now.date(), now.time()
    if not admission.may(Action.TELL_DONE) or content.starts > today or not days.could_be_seen(today, clock):
        return []
    if standing_still({version.plan_id: [(one.id, one.begins) for one in content.goals if one.id]}, today):
        return []
    found = reminders_at(
        clock, approaches=content.approaches, moments=content.moments,
        programme=programmes_on([admission.pupil.pk], today)[admission.pupil.pk],
        answers=answers_on([version.plan_id], today).get(version.plan_id, {}), catalogue=catalogue,
        language=get_language() or "nl",
    )  # fmt: skip
    return [one for one in found if one.starts is None or days.could_be_seen(today, one.starts)]
