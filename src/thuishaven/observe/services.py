"""Recording, editing and taking back what was seen."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from thuishaven.accounts.models import User
from thuishaven.domain.access import Tie
from thuishaven.privacy import log
from thuishaven.privacy.access import Admission, record_change
from thuishaven.vault.sealing import OpenKey

from .models import Observation, ObservationRevision, Withdrawal, Witness


class NotYoursError(Exception):
    """Only who wrote an observation down may change or withdraw it."""


class IdInUseError(Exception):
    """The id belongs to an observation of another pupil or another writer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen, as recorded: codes of the catalogue, an optional note, the moment and what it did."""

    at: datetime
    signals: tuple[str, ...]
    setting: str = "school"
    moment: str = ""
    state: str = ""
    triggers: tuple[str, ...] = field(default=())
    responses: tuple[str, ...] = field(default=())
    effect: int | None = None
    note: str = ""


def note_context(observation_id: UUID) -> str:
    """Where a note is bound to."""
    return f"observe.observation.note:{observation_id}"


def _revision_context(observation_id: UUID, number: int) -> str:
    return f"observe.revision.before:{observation_id}:{number}"


def staff_role(admission: Admission) -> str:
    """As what somebody of the school records: a substitute for today, or the role held at the pupil's school."""
    if admission.decision.why == Tie.SUBSTITUTE_TODAY:
        return "substitute"
    return next((one.role.value for one in admission.person.roles if one.school_id == admission.pupil.school_id), "")


def record_observation(
    *, admission: Admission, observation_id: UUID, seen: Seen, role: str, witness: Witness | None = None
) -> Observation:
    """Record what was seen, by ``witness`` if that is not who writes it down (``role`` is of who saw it).

    The same id a second time returns what was recorded the first time. Raises IdInUseError when the id belongs to
    somebody else's observation.
    """
    observation = Observation(
        id=observation_id, pupil=admission.pupil, observer=admission.person.user, observer_role=role,
        witness=witness, recorded_at=admission.now,
    )  # fmt: skip
    _write(observation, seen, admission.key)
    return _add(observation, partial(record_change, admission, "observation_add", observation.pk))


def record_sent(
    *, witness: Witness, key: OpenKey, observation_id: UUID, seen: Seen, answers_for: User, now: datetime
) -> Observation:
    """Record what a guardian sent without logging in, under the account of who let them.

    The same id a second time returns what was recorded the first time. Raises IdInUseError.
    """
    observation = Observation(
        id=observation_id, pupil_id=witness.pupil_id, observer=answers_for, observer_role="guardian", witness=witness,
        sent=True, recorded_at=now,
    )  # fmt: skip
    _write(observation, seen, key)
    return _add(observation, partial(record_sent_change, observation, "home_link_add", now))


def record_sent_change(observation: Observation, verb: str, now: datetime) -> None:
    """Log what a guardian did with a link, in the transaction of the change; nobody is logged in then."""
    log.record(verb=verb, at=now, actor=None, subject=observation.pupil_id, why="home_link", thing=str(observation.pk))


def _add(observation: Observation, note_it: Callable[[], None]) -> Observation:
    """Store what was prepared and log it; the same observation a second time changes nothing."""
    try:
        with transaction.atomic():  # everything is prepared: others wait for as long as this takes
            observation.save(force_insert=True)
            note_it()
    except IntegrityError:
        existing = Observation.objects.filter(pk=observation.pk).first()
        if existing is None:
            raise
        if _from_whom(existing) != _from_whom(observation):
            raise IdInUseError from None
        return existing
    return observation


def _from_whom(observation: Observation) -> tuple[object, ...]:
    return observation.pupil_id, observation.observer_id, observation.witness_id, observation.sent


def written_by(observation: Observation, user: User) -> bool:
    """Whether ``user`` wrote it down, and so may change it or take it back. What a guardian sent is the guardian's."""
    return observation.observer_id == user.pk and not observation.sent


def edit_observation(*, admission: Admission, observation: Observation, seen: Seen) -> None:
    """Change an observation and keep how it read before. Raises NotYoursError."""
    if not written_by(observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        before = read(observation, admission)
        if before == seen:
            return
        number = observation.revisions.count() + 1
        ObservationRevision.objects.create(
            observation=observation, number=number, by=admission.person.user, at=admission.now,
            before_sealed=admission.key.seal_json(_revision_context(observation.pk, number), _as_dict(before)),
        )  # fmt: skip
        _write(observation, seen, admission.key)
        observation.save()
        record_change(admission, "observation_edit", observation.pk)


def withdraw_observation(*, admission: Admission, observation: Observation) -> None:
    """Take an observation back. Raises NotYoursError."""
    if not written_by(observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        Withdrawal.objects.get_or_create(
            observation=observation, defaults={"by": admission.person.user, "at": admission.now}
        )
        record_change(admission, "observation_withdraw", observation.pk)


def withdraw_sent(*, observation: Observation, now: datetime) -> None:
    """Take back what a guardian sent, by that guardian."""
    with transaction.atomic():
        Withdrawal.objects.get_or_create(
            observation=observation, defaults={"by_id": observation.observer_id, "at": now}
        )
        record_sent_change(observation, "home_link_take_back", now)


def restore_sent(*, observation: Observation, now: datetime) -> None:
    """Undo taking back what a guardian sent, by that guardian."""
    with transaction.atomic():
        Withdrawal.objects.filter(observation=observation).delete()
        record_sent_change(observation, "home_link_put_back", now)


def restore_observation(*, admission: Admission, observation: Observation) -> None:
    """Undo taking back. Raises NotYoursError."""
    if not written_by(observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        Withdrawal.objects.filter(observation=observation).delete()
        record_change(admission, "observation_restore", observation.pk)


def read(observation: Observation, admission: Admission) -> Seen:
    """What an observation says, note opened."""
    sealed = observation.note_sealed
    return Seen(
        at=observation.at, signals=tuple(observation.signals), setting=observation.setting, moment=observation.moment,
        state=observation.state, triggers=tuple(observation.triggers), responses=tuple(observation.responses),
        effect=observation.effect,
        note=admission.key.unseal(note_context(observation.pk), sealed) if sealed else "",
    )  # fmt: skip


def read_revision(revision: ObservationRevision, admission: Admission) -> Seen:
    """How an observation read before an edit."""
    raw = admission.key.unseal_json(_revision_context(revision.observation_id, revision.number), revision.before_sealed)
    raw = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    return replace(Seen(**raw), at=datetime.fromisoformat(raw["at"]))


def _as_dict(seen: Seen) -> dict[str, object]:
    return {
        "at": seen.at.isoformat(), "signals": seen.signals, "setting": seen.setting, "moment": seen.moment,
        "state": seen.state, "triggers": seen.triggers, "responses": seen.responses, "effect": seen.effect,
        "note": seen.note,
    }  # fmt: skip


def _write(observation: Observation, seen: Seen, key: OpenKey) -> None:
    observation.at, observation.setting, observation.moment = seen.at, seen.setting, seen.moment
    observation.state, observation.effect = seen.state, seen.effect
    observation.signals, observation.triggers = list(seen.signals), list(seen.triggers)
    observation.responses = list(seen.responses)
    observation.note_sealed = key.seal(note_context(observation.pk), seen.note) if seen.note else None
