"""One tap a day."""

from datetime import date

from django.db import transaction

from thuishaven.plan.models import Goal
from thuishaven.privacy.access import Admission, record_change

from .models import DayRating


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
