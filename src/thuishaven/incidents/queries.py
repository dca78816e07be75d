"""Reading incidents and what is left to do in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from thuishaven.accounts.models import User

from .contents import LATER, Step
from .models import Incident, IncidentStep
from .words import left_words

#: On the page of today, what was not finished after this long is no longer brought up.
_BRING_UP = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An incident with the steps that are left."""

    id: UUID
    pupil_id: UUID
    at: datetime
    left: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """What is left, in words."""
        return [left_words(step) for step in self.left]


def of_pupil(pupil_id: UUID) -> QuerySet[Incident]:
    """Incidents of a pupil that count (not taken back), newest first, with their steps; nothing of what was written."""
    return _with_steps().filter(observation__pupil_id=pupil_id)


def _with_steps() -> QuerySet[Incident]:
    steps = IncidentStep.objects.defer("content_sealed").order_by("step", "number")
    return (
        Incident.objects.filter(observation__withdrawal=None).select_related("observation").defer("observation__note_sealed")
        .prefetch_related(Prefetch("steps", queryset=steps)).order_by("-observation__at", "pk")
    )  # fmt: skip


def newest_steps(incident: Incident) -> dict[str, IncidentStep]:
    """The newest version of each step that was saved."""
    return {one.step: one for one in incident.steps.all()}


def left_to_do(incident: Incident) -> tuple[str, ...]:
    """The steps that are left, in their order: what is for later, and safety when it was not settled."""
    settled = {step: one.settled for step, one in newest_steps(incident).items()}
    unsafe = (Step.SAFE.value,) if not settled.get(Step.SAFE, True) else ()
    return (*unsafe, *(str(step) for step in LATER if not settled.get(step)))


def unfinished(incidents: Iterable[Incident]) -> list[Unfinished]:
    """Those of ``incidents`` in which something is left to do."""
    lines = [
        Unfinished(one.pk, one.observation.pupil_id, timezone.localtime(one.observation.at), left_to_do(one))
        for one in incidents
    ]
    return [one for one in lines if one.left]


def unfinished_of(user: User, now: datetime) -> list[Unfinished]:
    """What ``user`` recorded lately and is not finished, newest first; two queries."""
    return unfinished(_with_steps().filter(observation__observer=user, observation__at__gte=now - _BRING_UP))
