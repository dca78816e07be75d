"""One tap a day; and the approach of a goal that stops for a while, begins again, or begins on a day that was drawn."""

import secrets
from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.db import transaction

from thuishaven.plan.models import Goal, GoalPhase
from thuishaven.privacy.access import Admission, record_change

from .models import DayRating, StartLot


class NotYetError(Exception):
    """A day that has not come yet cannot be rated."""


def rate_day(*, admission: Admission, goal: Goal, day: date, value: int, today: date) -> DayRating:
    """Rate ``goal`` on ``day`` with ``value`` (1 to 5); the last tap of a day counts. Raises NotYetError."""
    if day > today:
        raise NotYetError
    with transaction.atomic():
        rating, _ = DayRating.objects.update_or_create(
            goal=goal, day=day, defaults={"value": value, "by": admission.person.user, "at": admission.now}
        )
        record_change(admission, "day_rating", goal.pk)
    return rating


def switch_approach(*, admission: Admission, goal: Goal, day: date, on: bool) -> GoalPhase:
    """From ``day`` on the approach for ``goal`` runs again (``on``) or stands still; the last word of a day counts."""
    with transaction.atomic():
        phase, _ = GoalPhase.objects.update_or_create(
            goal=goal, starts=day, defaults={"with_approach": on, "by": admission.person.user, "at": admission.now}
        )
        record_change(admission, "goal_phase", goal.pk)
    return phase


def undo_switch(*, admission: Admission, phase: GoalPhase) -> None:
    """Take a switch back, as if it never was."""
    with transaction.atomic():
        record_change(admission, "goal_phase_undo", phase.goal_id)
        phase.delete()


class AlreadyDrawnError(Exception):
    """The first day of a goal is drawn once: drawing until it suits is no draw."""


def draw_start(*, admission: Admission, goal: Goal, days: Sequence[date]) -> StartLot:
    """Let the lot choose the first day of the approach for ``goal`` out of ``days`` (in order, at least one).

    Every day has the same chance. Raises AlreadyDrawnError.
    """
    with transaction.atomic():
        locked = Goal.objects.select_for_update().get(pk=goal.pk)
        if StartLot.objects.filter(goal=locked).exists():
            raise AlreadyDrawnError
        lot = StartLot.objects.create(
            id=uuid4(), goal=locked, first=days[0], last=days[-1], drawn=secrets.choice(days), by=admission.person.user,
            at=admission.now,
        )  # fmt: skip
        locked.begins = lot.drawn
        locked.save(update_fields=["begins"])
        record_change(admission, "start_drawn", goal.pk)
    return lot
