"""Acting on a letter of a device: once, however often it comes."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.device_clock import true_time
from thuishaven.domain.language import safety
from thuishaven.observe import services as observing
from thuishaven.observe.models import Observation
from thuishaven.privacy.access import Admission, admit_then
from thuishaven.school.queries import moment_at
from thuishaven.vault.letterbox import Letter
from thuishaven.vault.sealing import UnreadableError

from .boxes import OpenBoxes
from .letters import Content, Kind, NotALetterError, read_letter
from .models import Delivery

#: ``saved``: done, now or before. ``two``: kept beside a version that came first. ``no``: not allowed, or no longer.
#: ``unclear``: not a letter for this account. ``later``: something went wrong here; send it again.
Outcome = Literal["saved", "two", "no", "unclear", "later"]
_log = logging.getLogger(__name__)
#: What somebody was allowed on the day of writing still counts for letters up to this old.
_STILL_COUNTS = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a letter; ``urgency`` is set when its words ask to think of the reporting code."""

    outcome: Outcome
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter as it came in."""

    id: UUID
    box: UUID
    letter: Letter


def deliver(
    *, request: HttpRequest, sent: Sent, boxes: OpenBoxes, ahead: timedelta, received: datetime, catalogue: Catalogue
) -> Answer:
    """Act on one letter. ``ahead`` is how much the school's clock is ahead of the device's now.

    The letter's id is written in the transaction of what it does, so two at the same time act once.
    """
    user = request.user
    assert isinstance(user, User)
    try:
        content = read_letter(boxes.read(sent.box, sent.letter, sent.id), catalogue)
        at = true_time(content.clock, ahead_now=ahead, received=received)
    except (KeyError, UnreadableError, NotALetterError, OverflowError, RecursionError):
        return Answer("unclear")
    urgency = _urgency(content, catalogue)
    before = Delivery.objects.filter(pk=sent.id).first()
    if before is not None:
        return _as_before(before, user, urgency)
    try:
        with transaction.atomic():
            outcome: Outcome = _act(request, content, at, received)
            Delivery.objects.create(id=sent.id, user=user, outcome=outcome, at=received)
    except (Http404, PermissionDenied, observing.NotYoursError, observing.IdInUseError):
        return Answer("no")
    except IntegrityError:
        before = Delivery.objects.filter(pk=sent.id).first()
        return Answer("later") if before is None else _as_before(before, user, urgency)
    except Exception:
        # One letter that goes wrong must not keep the others outside; it stays on the device.
        _log.exception("letter %s", sent.id)
        return Answer("later")
    return Answer(outcome, urgency)


def _as_before(before: Delivery, user: User, urgency: str) -> Answer:
    if before.user_id != user.pk:
        return Answer("unclear")
    return Answer("two" if before.outcome == "two" else "saved", urgency)


def _urgency(content: Content, catalogue: Catalogue) -> str:
    found = safety.check(content.seen["note"], catalogue)
    return found.urgency if found.prompt else ""


def _act(request: HttpRequest, content: Content, at: datetime, received: datetime) -> Outcome:
    local = timezone.localtime(at)
    day = local.date() if at > received - _STILL_COUNTS else timezone.localdate(received)
    admission = admit_then(request, Action.RECORD, content.pupil, on=day)
    if content.kind == Kind.RECORD:
        observing.record_observation(
            admission=admission, observation_id=content.observation,
            seen=content.seen_at(at, moment_at(content.pupil, local)), role=observing.staff_role(admission),
        )  # fmt: skip
        return "saved"
    observation = _own(admission, content.observation)
    if content.kind == Kind.WITHDRAW:
        observing.withdraw_observation(admission=admission, observation=observation)
        return "saved"
    standing = observing.read(observation, admission)
    changed = observing.edit_observation(
        admission=admission, observation=observation, seen=content.seen_at(standing.at, standing.moment),
        base=content.base,
    )  # fmt: skip
    return "saved" if changed else "two"


def _own(admission: Admission, observation_id: UUID) -> Observation:
    observation = (
        Observation.objects.select_related("witness__guardianship")
        .filter(pk=observation_id, pupil=admission.pupil).first()
    )  # fmt: skip
    if observation is None:
        raise Http404
    return observation
