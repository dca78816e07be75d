"""Recording an incident, saving its steps one by one, taking it back."""

from dataclasses import asdict
from uuid import UUID, uuid4

from django.db import transaction

from thuishaven.observe import services as observing
from thuishaven.privacy.access import Admission, record_change
from thuishaven.vault.sealing import OpenKey

from .contents import CONTENTS, Content, Near, Safe, Step
from .models import Incident, IncidentStep


class StepChangedError(Exception):
    """Somebody saved a newer version of the step while this one was being written; ``newest`` is that version."""

    def __init__(self, newest: IncidentStep) -> None:
        super().__init__(newest.number)
        self.newest = newest


class NotYoursError(Exception):
    """Only who recorded an incident may take it back."""


def _content_context(incident_id: UUID, step: str, number: int) -> str:
    return f"incidents.step.content:{incident_id}:{step}:{number}"


def record_incident(
    *, admission: Admission, incident_id: UUID, seen: observing.Seen, role: str, safe: Safe, near: Near
) -> Incident:
    """Record an incident: what was seen becomes an observation with the same id, the first two steps are kept.

    The same id a second time returns what was recorded the first time. Raises ``observe.services.IdInUseError``.
    """
    with transaction.atomic():
        observation = observing.record_observation(
            admission=admission, observation_id=incident_id, seen=seen, role=role
        )
        incident, made = Incident.objects.get_or_create(observation=observation)
        if made:
            record_change(admission, "incident_add", incident.pk)
            for step, content in ((Step.SAFE, safe), (Step.NEAR, near)):
                if content != CONTENTS[step]():
                    _add_version(admission, incident, step, 1, content)
    return incident


def save_step(
    *, admission: Admission, incident: Incident, step: str, content: Content, based_on: int
) -> IncidentStep | None:
    """Save ``content`` as the next version of ``step``; None when there is nothing new to save.

    ``based_on`` is the number of the version it was written from (0: none). Raises StepChangedError when there is a
    newer one, so that nobody's words are overwritten. The same words a second time are no change.
    """
    with transaction.atomic():
        Incident.objects.select_for_update().get(pk=incident.pk)
        newest = incident.steps.filter(step=step).select_related("by").order_by("-number").first()
        if newest is not None and read_step(newest, admission.key) == content:
            return None
        number = newest.number if newest else 0
        if newest is not None and number != based_on:
            raise StepChangedError(newest)
        if newest is None and content == CONTENTS[step]():
            return None
        version = _add_version(admission, incident, step, number + 1, content)
        record_change(admission, "incident_step", version.pk)
    return version


def _add_version(admission: Admission, incident: Incident, step: str, number: int, content: Content) -> IncidentStep:
    sealed = admission.key.seal_json(_content_context(incident.pk, step, number), asdict(content))
    return IncidentStep.objects.create(
        id=uuid4(), incident=incident, step=step, number=number, settled=content.settled, content_sealed=sealed,
        by=admission.person.user, at=admission.now,
    )  # fmt: skip


def read_step(version: IncidentStep, key: OpenKey) -> Content:
    """What a version of a step says."""
    raw = key.unseal_json(
        _content_context(version.incident_id, version.step, version.number), version.content_sealed
    )  # fmt: skip
    return CONTENTS[version.step](**{name: tuple(one) if isinstance(one, list) else one for name, one in raw.items()})


def withdraw_incident(*, admission: Admission, incident: Incident) -> None:
    """Take an incident back, with what was seen. Raises NotYoursError."""
    try:
        with transaction.atomic():
            observing.withdraw_observation(admission=admission, observation=incident.observation)
            record_change(admission, "incident_withdraw", incident.pk)
    except observing.NotYoursError:
        raise NotYoursError from None


def restore_incident(*, admission: Admission, incident: Incident) -> None:
    """Undo taking back. Raises NotYoursError."""
    try:
        with transaction.atomic():
            observing.restore_observation(admission=admission, observation=incident.observation)
            record_change(admission, "incident_restore", incident.pk)
    except observing.NotYoursError:
        raise NotYoursError from None
