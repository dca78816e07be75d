"""What stands on the page of today of a colleague who was asked to look along, and the one reminder."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from thuishaven.accounts.people import profile_of
from thuishaven.privacy.access import Person
from thuishaven.school.pupils import know

from .access import Glimpse, glimpse_of
from .models import Asked
from .queries import group_names, running_for
from .services import remind, reminder_is_due


@dataclass(frozen=True, slots=True)
class AskedToday:
    """One question: about whom, by whom, until when, and whether today is the day of the reminder."""

    id: UUID
    child: Glimpse
    by: str
    ends: date
    answered: bool
    reminder: bool


def asked_today(person: Person, now: datetime) -> list[AskedToday]:
    """What ``person`` is asked to look for now, what ends first in front.

    Who let half of the time pass without an answer is reminded here, on the first day they come by and on no other:
    the day is noted, so that no clock has to run and no mail has to be sent.
    """
    today = timezone.localdate(now)
    rows = running_for(person, today)
    if not rows:
        return []
    due = [one for one in rows if reminder_is_due(one, answered=one.answered, today=today)]
    remind(due=due, now=now)
    groups = group_names((one.ask.pupil_id for one in rows), today)
    return [
        AskedToday(
            id=one.ask_id, child=glimpse_of(know(one.ask.pupil), groups.get(one.ask.pupil_id, "")),
            by=profile_of(one.ask.by).full_name, ends=one.ask.ends, answered=one.answered,
            reminder=one in due or (not one.answered and _reminded_on(one, today)),
        )
        for one in rows
    ]  # fmt: skip


def _reminded_on(asked: Asked, day: date) -> bool:
    return hasattr(asked, "reminder") and timezone.localdate(asked.reminder.at) == day
