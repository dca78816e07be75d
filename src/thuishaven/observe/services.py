"""Recording, editing and taking back what was seen."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from thuishaven.accounts.models import User
from thuishaven.domain.access import CARING_ROLES, Tie
from thuishaven.privacy import log
from thuishaven.privacy.access import Admission, record_change
from thuishaven.vault.sealing import OpenKey

from .models import Observation, ObservationRevision, OtherVersion, Withdrawal, Witness


class NotYoursError(Exception):
    """Only who wrote an observation down, or saw it, may change or withdraw it."""


class IdInUseError(Exception):
    """The id belongs to an observation of another pupil or another writer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen, as recorded: codes of the catalogue, an optional note, the moment and what it did.

    ``earlier`` says that it is a note of before that was brought in, and whether more than the day of ``at`` is known.
    """

    at: datetime
    signals: tuple[str, ...]
    setting: str = "school"
    moment: str = ""
    state: str = ""
    triggers: tuple[str, ...] = field(default=())
    responses: tuple[str, ...] = field(default=())
    effect: int | None = None
    note: str = ""
    consequences: tuple[str, ...] = field(default=())
    earlier: str = ""


def note_context(observation_id: UUID) -> str:
    """Where a note is bound to."""
    return f"observe.observation.note:{observation_id}"


def _revision_context(observation_id: UUID, number: int) -> str:
    return f"observe.revision.before:{observation_id}:{number}"


def _other_context(version_id: UUID) -> str:
    return f"observe.other_version.seen:{version_id}"


def staff_role(admission: Admission) -> str:
    """As what somebody of the school records: a substitute for today, or the role held at the pupil's school."""
    if admission.decision.why == Tie.SUBSTITUTE_TODAY:
        return "substitute"
    held = [one.role for one in admission.person.roles if one.school_id == admission.pupil.school_id]
    return next((role.value for role in held if role in CARING_ROLES), "")


def record_observation(
    *,
    admission: Admission,
    observation_id: UUID,
    seen: Seen,
    role: str,
    witness: Witness | None = None,
    aimed: bool = False,
) -> Observation:
    """Record what was seen, by ``witness`` if that is not who writes it down (``role`` is of who saw it).

    ``aimed``: only this was looked for.

    The same id a second time returns what was recorded the first time. Raises IdInUseError when the id belongs to
    somebody else's observation.
    """
    observation = Observation(
        id=observation_id, pupil=admission.pupil, observer=admission.person.user, observer_role=role,
        witness=witness, aimed=aimed, recorded_at=admission.now,
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
    """Whether ``user`` wrote it down. What a guardian sent is the guardian's."""
    return observation.observer_id == user.pk and not observation.sent


def may_change(observation: Observation, user: User) -> bool:
    """Whether somebody may change an observation: who wrote it down, or who saw it."""
    witness = observation.witness
    if witness is None or written_by(observation, user):
        return written_by(observation, user)
    guardian = witness.guardianship
    return user.pk in {witness.user_id, guardian.user_id if guardian is not None else None}


def edit_observation(*, admission: Admission, observation: Observation, seen: Seen, base: int | None = None) -> bool:
    """Change an observation and keep how it read before.

    ``base`` is the number of changes that had been seen. When others came since, nothing is changed: this version is
    kept beside the one that stands and the answer is False. Raises NotYoursError.
    """
    if not may_change(observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        standing = Observation.objects.select_for_update().get(pk=observation.pk)
        before, seen = read(standing, admission), replace(seen, setting=standing.setting)
        if before == seen:
            return True
        number = standing.revisions.count()
        if base is not None and base != number:
            _keep_beside(standing, seen, base, admission)
            return False
        _replace(standing, before, seen, number, admission)
    return True


def _replace(observation: Observation, before: Seen, seen: Seen, number: int, admission: Admission) -> None:
    ObservationRevision.objects.create(
        observation=observation, number=number + 1, by=admission.person.user, at=admission.now,
        before_sealed=admission.key.seal_json(_revision_context(observation.pk, number + 1), _as_dict(before)),
    )  # fmt: skip
    _write(observation, seen, admission.key)
    observation.save()
    record_change(admission, "observation_edit", observation.pk)


def _keep_beside(observation: Observation, seen: Seen, base: int, admission: Admission) -> None:
    other = OtherVersion(observation=observation, by=admission.person.user, at=admission.now, base=base)
    other.seen_sealed = admission.key.seal_json(_other_context(other.pk), _as_dict(seen))
    other.save(force_insert=True)
    record_change(admission, "observation_two_versions", observation.pk)


class SettledError(Exception):
    """Somebody decided before."""


def settle_version(*, admission: Admission, other: OtherVersion, choose_other: bool) -> None:
    """Decide between what stands and another version; the one that is not chosen stays to be read.

    Raises NotYoursError, SettledError.
    """
    if not may_change(other.observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        settled = OtherVersion.objects.filter(pk=other.pk, settled_at=None).update(
            settled_at=admission.now, settled_by=admission.person.user, chosen=choose_other
        )
        if not settled:
            raise SettledError
        observation = Observation.objects.select_for_update().get(pk=other.observation_id)
        if choose_other:
            before, number = read(observation, admission), observation.revisions.count()
            _replace(observation, before, read_other(other, admission), number, admission)
        else:
            record_change(admission, "observation_version_kept", observation.pk)


def withdraw_observation(*, admission: Admission, observation: Observation) -> None:
    """Take an observation back. Raises NotYoursError."""
    if not may_change(observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        _, is_new = Withdrawal.objects.get_or_create(
            observation=observation, defaults={"by": admission.person.user, "at": admission.now}
        )
        if is_new:
            record_change(admission, "observation_withdraw", observation.pk)


def withdraw_sent(*, observation: Observation, now: datetime) -> None:
    """Take back what a guardian sent, by that guardian."""
    with transaction.atomic():
        _, is_new = Withdrawal.objects.get_or_create(
            observation=observation, defaults={"by_id": observation.observer_id, "at": now}
        )
        if is_new:
            record_sent_change(observation, "home_link_take_back", now)


def restore_sent(*, observation: Observation, now: datetime) -> None:
    """Undo taking back what a guardian sent, by that guardian."""
    with transaction.atomic():
        deleted, _ = Withdrawal.objects.filter(observation=observation).delete()
        if deleted:
            record_sent_change(observation, "home_link_put_back", now)


def restore_observation(*, admission: Admission, observation: Observation) -> None:
    """Undo taking back. Raises NotYoursError."""
    if not may_change(observation, admission.person.user):
        raise NotYoursError
    with transaction.atomic():
        deleted, _ = Withdrawal.objects.filter(observation=observation).delete()
        if deleted:
            record_change(admission, "observation_restore", observation.pk)


def read(observation: Observation, admission: Admission) -> Seen:
    """What an observation says, note opened."""
    sealed = observation.note_sealed
    return Seen(
        at=observation.at, signals=tuple(observation.signals), setting=observation.setting, moment=observation.moment,
        state=observation.state, triggers=tuple(observation.triggers), responses=tuple(observation.responses),
        effect=observation.effect, consequences=tuple(observation.consequences),
        note=admission.key.unseal(note_context(observation.pk), sealed) if sealed else "",
        earlier=observation.earlier,
    )  # fmt: skip


def read_revision(revision: ObservationRevision, admission: Admission) -> Seen:
    """How an observation read before an edit."""
    context = _revision_context(revision.observation_id, revision.number)
    return _from_dict(admission.key.unseal_json(context, revision.before_sealed))


def read_other(other: OtherVersion, admission: Admission) -> Seen:
    """What another version says."""
    return _from_dict(admission.key.unseal_json(_other_context(other.pk), other.seen_sealed))


def _from_dict(raw: dict[str, Any]) -> Seen:
    kept = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    return Seen(**{**kept, "at": datetime.fromisoformat(raw["at"])})


def _as_dict(seen: Seen) -> dict[str, object]:
    return {
        "at": seen.at.isoformat(), "signals": seen.signals, "setting": seen.setting, "moment": seen.moment,
        "state": seen.state, "triggers": seen.triggers, "responses": seen.responses, "effect": seen.effect,
        "note": seen.note, "consequences": seen.consequences, "earlier": seen.earlier,
    }  # fmt: skip


def _write(observation: Observation, seen: Seen, key: OpenKey) -> None:
    observation.at, observation.setting, observation.moment = seen.at, seen.setting, seen.moment
    observation.state, observation.effect = seen.state, seen.effect
    observation.signals, observation.triggers = list(seen.signals), list(seen.triggers)
    observation.responses, observation.consequences = list(seen.responses), list(seen.consequences)
    observation.earlier = seen.earlier
    observation.note_sealed = key.seal(note_context(observation.pk), seen.note) if seen.note else None
