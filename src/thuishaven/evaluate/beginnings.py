"""From which day on the approach for a goal ran. Needs no more than the versions of the plan and the goal itself."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils import timezone

from thuishaven.plan.models import Goal, PlanVersion

#: A version saved this soon after the start of the one before corrects it; a later one goes on with a running approach.
_CORRECTED_WITHIN = timedelta(days=7)


def first_start(versions: Iterable[PlanVersion]) -> date:
    """The day on which what these versions say began. Raises ValueError without a version.

    A new version after weeks (a review) does not begin everything anew: the days with the approach stay days with the
    approach. A version saved soon after the start, or before it, replaces it: then the day was still being settled.
    """
    starts: date | None = None
    settled = date.min
    for one in sorted(versions, key=lambda version: version.number):
        saved = timezone.localdate(one.at)
        if starts is None or saved <= settled + _CORRECTED_WITHIN:
            settled = max(saved, one.starts) if starts is None else max(settled, one.starts)
            starts = one.starts
    if starts is None:
        raise ValueError("a plan has a version")
    return starts


def begin_of(goal: Goal, versions: Sequence[PlanVersion]) -> date:
    """The first day the approach for ``goal`` ran: as the goal says, else the start of the plan since it holds the goal."""
    holding = [one for one in versions if timezone.localdate(one.at) >= goal.starts]
    return goal.begins or first_start(holding or versions)
