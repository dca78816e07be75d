"""The observation rounds of the demo school: two that stand ready in the first week."""

from datetime import date, datetime
from uuid import UUID

from thuishaven.accounts.models import User
from thuishaven.rounds.models import PlannedRound
from thuishaven.rounds.weeks import coming_week
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Pupil

_ROUNDS = (
    (UUID("3f7c1d52-2b8e-4b0e-9a63-5a1f1f6f0c01"), "tigist", "comfort"),
    (UUID("3f7c1d52-2b8e-4b0e-9a63-5a1f1f6f0c02"), "sami", "farewell"),
)


def rounds_of_marleen(*, pupils: dict[str, Pupil], by: User, today: date, now: datetime) -> None:
    """Two rounds that ``by`` planned for herself for the school week from today."""
    week = coming_week(today, days_of_school())
    for key, child, kind in _ROUNDS:
        PlannedRound.objects.create(
            id=key, pupil=pupils[child], kind=kind, looker=by, planned_by=by, planned_at=now, starts=week.starts,
            ends=week.ends,
        )  # fmt: skip
