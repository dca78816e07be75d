"""Reading what was asked and answered; a constant number of queries however many there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from thuishaven.accounts.people import profile_of
from thuishaven.domain.access import CARING_ROLES
from thuishaven.privacy.access import Person
from thuishaven.school.models import Appointment, Enrolment, Guardianship, Pupil

from .models import Answer, Asked, LookAsk

#: How a question stands towards one colleague.
State = Literal["running", "over", "withdrawn", "done", "declined"]


def _current(today: date) -> Q:
    return Q(starts__lte=today) & (Q(ends=None) | Q(ends__gte=today))


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works with children at the school today."""

    id: UUID
    name: str
    roles: tuple[str, ...]


def colleagues_of(pupil: Pupil, today: date) -> list[Colleague]:
    """Everybody with a caring role at the school of ``pupil`` today, tied to it or not, by name. One query.

    Who works there and is a guardian of this child as well is no colleague here: what a guardian sees comes in at home.
    """
    at_home = Guardianship.objects.filter(pupil=pupil, ended_on=None, user=OuterRef("user"))
    caring = [role.value for role in CARING_ROLES]
    rows = (
        Appointment.objects.filter(_current(today), school_id=pupil.school_id, role__in=caring, user__is_active=True)
        .exclude(Exists(at_home)).select_related("user__key").order_by("starts", "id")
    )  # fmt: skip
    users, roles = {}, {}
    for row in rows:
        users[row.user_id] = row.user
        roles.setdefault(row.user_id, []).append(row.role)
    found = [
        Colleague(key, profile_of(user).full_name, tuple(dict.fromkeys(roles[key]))) for key, user in users.items()
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def schools_of(person: Person) -> list[int]:
    """The schools where somebody works with children today."""
    return [one.school_id for one in person.roles if one.role in CARING_ROLES]


def _asked(person: Person) -> QuerySet[Asked]:
    """What is asked of somebody, at the schools where they still work."""
    return Asked.objects.filter(user=person.user, ask__pupil__school_id__in=schools_of(person)).select_related(
        "ask__pupil__key", "ask__by__key", "ask__withdrawal", "end", "reminder"
    )


def asked_of(person: Person, ask_id: UUID) -> Asked | None:
    """The question ``ask_id`` as it was put to ``person``; None when it was not, or they work elsewhere now."""
    return _asked(person).filter(ask_id=ask_id).first()


def _standing() -> QuerySet[Answer]:
    """Answers nobody took back, here or as the observation they are."""
    return Answer.objects.filter(withdrawal=None, observation__withdrawal=None)


def running_for(person: Person, today: date) -> list[Asked]:
    """What ``person`` is asked to look for now, what ends first in front; ``answered`` says whether they answered.

    One query; none for somebody without a caring role.
    """
    if not schools_of(person):
        return []
    return list(
        _asked(person).filter(ask__withdrawal=None, end=None, ask__starts__lte=today, ask__ends__gte=today)
        .exclude(ask__pupil__key__wrapped=None)
        .annotate(answered=Exists(_standing().filter(asked=OuterRef("pk"))))
        .order_by("ask__ends", "ask__at", "id")
    )  # fmt: skip


def state_of(asked: Asked, today: date) -> State:
    """How the question stands towards this colleague."""
    if hasattr(asked.ask, "withdrawal"):
        return "withdrawn"
    if not asked.ask.starts <= today <= asked.ask.ends:
        return "over"
    return asked.end.kind if hasattr(asked, "end") else "running"


def group_names(pupil_ids: Iterable[UUID], today: date) -> dict[UUID, str]:
    """The name of the group per pupil today. One query."""
    rows = Enrolment.objects.filter(_current(today), pupil_id__in=set(pupil_ids))
    return dict(rows.values_list("pupil_id", "group__name"))


def asks_of(pupil_id: UUID) -> QuerySet[LookAsk]:
    """Everything that was asked about a pupil, newest first."""
    return LookAsk.objects.filter(pupil_id=pupil_id).select_related("withdrawal")


def asked_in(ask_ids: Iterable[UUID]) -> list[Asked]:
    """Of whom each of the questions was asked, in the order of asking. One query."""
    rows = Asked.objects.filter(ask_id__in=list(ask_ids)).select_related("end", "reminder", "user__key")
    return list(rows.order_by("id"))


def answers_to(asked_ids: Iterable[int]) -> list[Answer]:
    """The answers that stand, newest first. One query.

    What was seen stands for as long as its observation does: who recorded it may take that back or change it elsewhere.
    """
    rows = _standing().filter(asked_id__in=list(asked_ids))
    return [
        one for one in rows.select_related("observation").order_by("-at", "id")
        if one.observation is None or one.signal in one.observation.signals
    ]  # fmt: skip
