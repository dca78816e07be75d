"""Planning rounds, taking them away, and the one tap that answers them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from thuishaven.observe.models import Observation
from thuishaven.observe.services import (
    IdInUseError,
    Seen,
    record_observation,
    staff_role,
    withdraw_observation,
)
from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Pupil

from .models import PlannedRound, RoundFinding, RoundMiss, RoundStop
from .queries import open_rounds, standing_finding
from .weeks import Week


class NotYourRoundError(Exception):
    """Somebody else looks in this round."""


class RoundClosedError(Exception):
    """The round was answered already, was taken away, or its week is over."""


def plan_rounds(
    *, admission: Admission, form_id: UUID, kinds: Collection[str], lookers: Collection[UUID], week: Week, today: date
) -> list[PlannedRound]:
    """Plan each of ``kinds`` for each of ``lookers`` in ``week``; what is open for somebody already is not doubled.

    The same form a second time plans nothing new. Returns the rounds that are new.
    """
    made = []
    with transaction.atomic():
        Pupil.objects.select_for_update().only("pk").get(pk=admission.pupil.pk)
        there = set(open_rounds(admission.pupil.pk, today).values_list("kind", "looker_id"))
        for kind in kinds:
            for looker in lookers:
                if (kind, looker) in there:
                    continue
                key = uuid5(form_id, f"{admission.pupil.pk} {kind} {looker}")
                planned, is_new = PlannedRound.objects.get_or_create(pk=key, defaults={
                    "pupil": admission.pupil, "kind": kind, "looker_id": looker, "planned_by": admission.person.user,
                    "planned_at": admission.now, "starts": week.starts, "ends": week.ends,
                })  # fmt: skip
                if is_new:
                    record_change(admission, "round_plan", planned.pk)
                    made.append(planned)
    return made


def stop_round(*, admission: Admission, planned: PlannedRound) -> None:
    """Take a planned round away. Raises RoundClosedError when it was answered meanwhile."""
    with transaction.atomic():
        if _locked_finding(planned) is not None:
            raise RoundClosedError
        _, is_new = RoundStop.objects.get_or_create(
            round=planned, defaults={"by": admission.person.user, "at": admission.now}
        )
        if is_new:
            record_change(admission, "round_stop", planned.pk)


def restart_round(*, admission: Admission, planned: PlannedRound) -> None:
    """Undo taking a round away."""
    with transaction.atomic():
        deleted, _ = RoundStop.objects.filter(round=planned).delete()
        if deleted:
            record_change(admission, "round_restart", planned.pk)


def answer_round(
    *, admission: Admission, planned: PlannedRound, observation_id: UUID, signal: str, moment: str, today: date
) -> RoundFinding:
    """Save what was seen as an observation and close the round with it.

    The same tap a second time returns what was saved the first time. Raises NotYourRoundError, RoundClosedError, and
    IdInUseError for the id of something else, such as what was taken back.
    """
    _be_looker(admission, planned)
    with transaction.atomic():
        found = _locked_finding(planned)
        if found is not None and found.observation_id == observation_id:
            return found
        _be_open(planned, found, today)
        if Observation.objects.filter(pk=observation_id).exists():
            raise IdInUseError
        observation = record_observation(
            admission=admission, observation_id=observation_id, role=staff_role(admission), aimed=True,
            seen=Seen(at=admission.now, signals=(signal,), moment=moment),
        )  # fmt: skip
        RoundMiss.objects.filter(round=planned, day=today).delete()
        record_change(admission, "round_answer", planned.pk)
        return RoundFinding.objects.create(round=planned, observation=observation)


def take_back_answer(*, admission: Admission, planned: PlannedRound) -> None:
    """Take back what was seen in a round; the round stands open again. Raises NotYourRoundError."""
    _be_looker(admission, planned)
    with transaction.atomic():
        found = standing_finding(planned)
        if found is not None:
            withdraw_observation(admission=admission, observation=found.observation)


def miss_round(*, admission: Admission, planned: PlannedRound, what: str, today: date) -> None:
    """Note that a round gave nothing today; it stays planned, and the last tap of a day counts.

    Raises NotYourRoundError and RoundClosedError.
    """
    _be_looker(admission, planned)
    with transaction.atomic():
        _be_open(planned, _locked_finding(planned), today)
        RoundMiss.objects.update_or_create(
            round=planned, day=today, defaults={"what": what, "by": admission.person.user, "at": admission.now}
        )
        record_change(admission, "round_miss", planned.pk)


def take_back_miss(*, admission: Admission, planned: PlannedRound, today: date) -> None:
    """Undo the note of today. Raises NotYourRoundError."""
    _be_looker(admission, planned)
    with transaction.atomic():
        deleted, _ = RoundMiss.objects.filter(round=planned, day=today).delete()
        if deleted:
            record_change(admission, "round_miss_undo", planned.pk)


def _locked_finding(planned: PlannedRound) -> RoundFinding | None:
    """What answered the round, nobody else changing it until the transaction ends."""
    PlannedRound.objects.select_for_update().only("pk").get(pk=planned.pk)
    return standing_finding(planned)


def _be_looker(admission: Admission, planned: PlannedRound) -> None:
    if planned.looker_id != admission.person.user.pk:
        raise NotYourRoundError


def _be_open(planned: PlannedRound, found: RoundFinding | None, today: date) -> None:
    stopped = RoundStop.objects.filter(round=planned).exists()
    if found is not None or stopped or not planned.starts <= today <= planned.ends:
        raise RoundClosedError
