"""Asking colleagues, answering, stopping. Each change is one transaction with its line in the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from thuishaven.observe import services as observing
from thuishaven.privacy import log
from thuishaven.privacy.access import Admission, record_change
from thuishaven.vault.sealing import OpenKey

from .models import Answer, AnswerWithdrawal, Asked, AskedEnd, AskReminder, AskWithdrawal, LookAsk
from .queries import colleagues_of

#: The most signals one question may hold: it stays a short look.
MOST_SIGNALS = 6


class UnableToAskError(Exception):
    """Somebody in the question does not work with children at the school of the pupil, or asks themselves."""


class IdInUseError(Exception):
    """The id belongs to something else: another question, or another answer."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: of whom, for how many days, which signals and moments, and a line in plain words."""

    colleagues: tuple[UUID, ...]
    signals: tuple[str, ...]
    days: int
    moments: tuple[str, ...] = ()
    also_other: bool = False
    line: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a colleague lets know about one signal today; ``seen`` False is "looked well, did not see it"."""

    signal: str
    seen: bool
    moment: str = ""
    state: str = ""
    note: str = ""


def _line_context(ask_id: UUID) -> str:
    return f"asking.lookask.line:{ask_id}"


def _note_context(answer_id: UUID) -> str:
    return f"asking.answer.note:{answer_id}"


def line_of(ask: LookAsk, key: OpenKey) -> str:
    """The line in plain words of a question; empty without one."""
    return key.unseal(_line_context(ask.pk), ask.line_sealed) if ask.line_sealed else ""


def note_of(answer: Answer, key: OpenKey) -> str:
    """The note of an answer that something was not seen; empty without one."""
    return key.unseal(_note_context(answer.pk), answer.note_sealed) if answer.note_sealed else ""


def ask_colleagues(*, admission: Admission, ask_id: UUID, wanted: Wanted) -> LookAsk:
    """Ask colleagues to look along from today on; the same id a second time returns what was asked the first time.

    Raises UnableToAskError, and IdInUseError when the id belongs to somebody else's question.
    """
    today, me = timezone.localdate(admission.now), admission.person.user
    at_school = {one.id for one in colleagues_of(admission.pupil, today)} - {me.pk}
    if not wanted.colleagues or not set(wanted.colleagues) <= at_school:
        raise UnableToAskError
    ask = LookAsk(
        id=ask_id, pupil=admission.pupil, by=me, at=admission.now, starts=today,
        ends=today + timedelta(days=wanted.days - 1), signals=list(wanted.signals), moments=list(wanted.moments),
        also_other=wanted.also_other, line_sealed=_sealed(admission.key, _line_context(ask_id), wanted.line),
    )  # fmt: skip
    try:
        with transaction.atomic():
            ask.save(force_insert=True)
            Asked.objects.bulk_create(Asked(ask=ask, user_id=one) for one in dict.fromkeys(wanted.colleagues))
            record_change(admission, "ask_add", ask.pk)
    except IntegrityError:
        existing = LookAsk.objects.filter(pk=ask_id).first()
        if existing is None:
            raise
        if existing.pupil_id != admission.pupil.pk or existing.by_id != me.pk:
            raise IdInUseError from None
        return existing
    return ask


def change_line(*, admission: Admission, ask: LookAsk, line: str) -> None:
    """Write the line in plain words anew, or leave it out."""
    if line_of(ask, admission.key) == line:
        return
    with transaction.atomic():
        ask.line_sealed = _sealed(admission.key, _line_context(ask.pk), line)
        ask.save(update_fields=["line_sealed"])
        record_change(admission, "ask_edit", ask.pk)


def withdraw_ask(*, admission: Admission, ask: LookAsk) -> None:
    """Stop asking: nobody is shown the question any more. What was answered stays."""
    with transaction.atomic():
        _, is_new = AskWithdrawal.objects.get_or_create(
            ask=ask, defaults={"by": admission.person.user, "at": admission.now}
        )
        if is_new:
            record_change(admission, "ask_withdraw", ask.pk)


def restore_ask(*, admission: Admission, ask: LookAsk) -> None:
    """Undo stopping."""
    with transaction.atomic():
        deleted, _ = AskWithdrawal.objects.filter(ask=ask).delete()
        if deleted:
            record_change(admission, "ask_restore", ask.pk)


def answer(*, admission: Admission, asked: Asked, answer_id: UUID, told: Told) -> Answer:
    """Let know what was seen, as an observation of this colleague, or that one looked well and did not see it.

    The same id a second time saves once, and so does a second bare "not seen" about a signal on the same day. Raises
    IdInUseError when the id belongs to another answer or observation, or to an answer that was taken back.
    """
    today = timezone.localdate(admission.now)
    with transaction.atomic():
        Asked.objects.select_for_update().only("pk").get(pk=asked.pk)
        standing = _known(asked, answer_id, told, today)
        if standing is not None:
            return standing
        row = Answer(id=answer_id, asked=asked, signal=told.signal, day=today, at=admission.now)
        if told.seen:
            row.observation = _observe(admission, answer_id, told)
        else:
            row.moment, row.state = told.moment, told.state
            row.note_sealed = _sealed(admission.key, _note_context(answer_id), told.note)
        row.save(force_insert=True)
        record_change(admission, "ask_answer", row.pk)
    return row


def _known(asked: Asked, answer_id: UUID, told: Told, today: date) -> Answer | None:
    """The answer that ``told`` is again. Raises IdInUseError."""
    existing = Answer.objects.select_related("withdrawal").filter(pk=answer_id).first()
    if existing is not None:
        same = (existing.asked_id, existing.signal, existing.observation_id is not None)
        if same != (asked.pk, told.signal, told.seen) or hasattr(existing, "withdrawal"):
            raise IdInUseError
        return existing
    if observing.Observation.objects.filter(pk=answer_id).exists():
        raise IdInUseError
    if told.seen or told.note or told.moment or told.state:
        return None
    bare = Answer.objects.filter(asked=asked, signal=told.signal, day=today, observation=None, withdrawal=None)
    return bare.first()


def _observe(admission: Admission, observation_id: UUID, told: Told) -> observing.Observation:
    seen = observing.Seen(
        at=admission.now, signals=(told.signal,), moment=told.moment, state=told.state, note=told.note
    )
    try:
        return observing.record_observation(
            admission=admission,
            observation_id=observation_id,
            seen=seen,
            role=observing.staff_role(admission),
            aimed=True,
        )
    except observing.IdInUseError:
        raise IdInUseError from None


def take_back(*, admission: Admission, given: Answer) -> None:
    """Take an answer back, with the observation it made."""
    with transaction.atomic():
        _, is_new = AnswerWithdrawal.objects.get_or_create(answer=given, defaults={"at": admission.now})
        if given.observation is not None:
            observing.withdraw_observation(admission=admission, observation=given.observation)
        if is_new:
            record_change(admission, "ask_answer_withdraw", given.pk)


def put_back(*, admission: Admission, given: Answer) -> None:
    """Undo taking an answer back."""
    with transaction.atomic():
        deleted, _ = AnswerWithdrawal.objects.filter(answer=given).delete()
        if given.observation is not None:
            observing.restore_observation(admission=admission, observation=given.observation)
        if deleted:
            record_change(admission, "ask_answer_restore", given.pk)


def end_looking(*, admission: Admission, asked: Asked, kind: AskedEnd.Kind) -> None:
    """A colleague is done, or cannot look along; nothing of the pupil is shown to them any more."""
    with transaction.atomic():
        AskedEnd.objects.update_or_create(asked=asked, defaults={"kind": kind, "at": admission.now})
        record_change(admission, "ask_done" if kind == AskedEnd.Kind.DONE else "ask_decline", asked.ask_id)


def look_again(*, admission: Admission, asked: Asked) -> None:
    """Undo being done or declining."""
    with transaction.atomic():
        deleted, _ = AskedEnd.objects.filter(asked=asked).delete()
        if deleted:
            record_change(admission, "ask_reopen", asked.ask_id)


def remind(*, due: Iterable[Asked], now: datetime) -> None:
    """Note that these colleagues are being reminded. Doing it twice notes it once."""
    for asked in due:
        with transaction.atomic():
            _, made = AskReminder.objects.get_or_create(asked=asked, defaults={"at": now})
            if made:
                log.record(verb="ask_remind", at=now, actor=None, subject=asked.ask.pupil_id, thing=str(asked.ask_id))


def reminder_is_due(asked: Asked, *, answered: bool, today: date) -> bool:
    """Whether half of the time has passed without an answer and nobody reminded this colleague before."""
    half = asked.ask.starts + (asked.ask.ends - asked.ask.starts + timedelta(days=1)) / 2
    return not answered and today >= half and not hasattr(asked, "reminder")


def _sealed(key: OpenKey, context: str, text: str) -> bytes | None:
    return key.seal(context, text) if text else None
