"""Noting that a child is away, when it is back, and what was noted by mistake. Nothing is deleted."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from thuishaven.domain.access import Tie
from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.days import as_away, standing_absences
from thuishaven.school.models import Absence, AbsenceTakenBack, Pupil

_DAY = timedelta(days=1)


class OverlapError(Exception):
    """The child is noted as away on one of these days already; ``absence`` says when."""

    def __init__(self, absence: Absence) -> None:
        self.absence = absence


class OnlyTodayError(Exception):
    """A substitute notes today and no other day."""


class IdInUseError(Exception):
    """The id belongs to an absence with other content."""


class NotStandingError(Exception):
    """The absence was taken back before."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a child is away (``last`` None: not known yet), which part of the day, and the kind."""

    first: date
    last: date | None
    part: str = ""
    kind: str = Absence.Kind.OTHER

    @classmethod
    def of(cls, absence: Absence) -> "Span":
        """What ``absence`` says."""
        return cls(absence.first, absence.last, absence.part, absence.kind)


def only_today(admission: Admission) -> bool:
    """Whether this person may note today only: somebody who stands in for the day."""
    return admission.decision.why == Tie.SUBSTITUTE_TODAY


def add_absence(*, admission: Admission, absence_id: UUID, span: Span) -> Absence:
    """Note that the admitted pupil is away; sending the same twice notes it once.

    Raises OverlapError, OnlyTodayError, IdInUseError.
    """
    _check_days(admission, span)
    with transaction.atomic():
        _lock(admission)
        known = Absence.objects.filter(pk=absence_id).first()
        if known is not None:
            if known.pupil_id != admission.pupil.pk or Span.of(known) != span:
                raise IdInUseError
            return known
        _check_overlap(admission, span)
        return _add(admission, absence_id, span)


def correct_absence(*, admission: Admission, absence: Absence, new_id: UUID, span: Span) -> Absence:
    """Put ``span`` in the place of ``absence``, which stays as taken back; nothing changes when it says the same.

    Raises OverlapError, OnlyTodayError, NotStandingError.
    """
    _check_days(admission, Span.of(absence))
    _check_days(admission, span)
    with transaction.atomic():
        _lock(admission)
        if not standing_absences().filter(pk=absence.pk).exists():
            raise NotStandingError
        if Span.of(absence) == span:
            return absence
        _check_overlap(admission, span, but=absence)
        _take_back(admission, absence)
        return _add(admission, new_id, span)


def take_back(*, admission: Admission, absence: Absence) -> None:
    """The child was not away then; it can be put back. Raises OnlyTodayError."""
    _check_days(admission, Span.of(absence))
    with transaction.atomic():
        _lock(admission)
        _take_back(admission, absence)


def put_back(*, admission: Admission, absence: Absence) -> None:
    """Undo taking back; who took it back may, whatever the days. Raises OverlapError, OnlyTodayError."""
    with transaction.atomic():
        _lock(admission)
        taken = AbsenceTakenBack.objects.filter(absence=absence).first()
        if taken is None or taken.by_id != admission.person.user.pk:
            _check_days(admission, Span.of(absence))
        if taken is not None:
            _check_overlap(admission, Span.of(absence))
            AbsenceTakenBack.objects.filter(absence=absence).delete()
            record_change(admission, "absence_add", absence.pk)


def away_today(*, admission: Admission, kind: str) -> bool:
    """Note that the child is away today; False when that was noted already."""
    today = timezone.localdate(admission.now)
    with transaction.atomic():
        _lock(admission)
        if _covering(admission, today):
            return False
        _add(admission, uuid4(), Span(today, today, kind=kind))
    return True


def back_today(*, admission: Admission) -> list[Absence]:
    """The child is there today: an absence of before ended yesterday, one that begins today was none.

    Gives the absences that were taken back or ended; none when the child was not noted as away.
    """
    today = timezone.localdate(admission.now)
    with transaction.atomic():
        _lock(admission)
        found = _covering(admission, today)
        for absence in found:
            if absence.first == today:
                _take_back(admission, absence)
            else:
                _take_back(admission, absence)
                _add(admission, uuid4(), replace(Span.of(absence), last=today - _DAY), verb="absence_end")
    return found


def _check_days(admission: Admission, span: Span) -> None:
    today = timezone.localdate(admission.now)
    if only_today(admission) and (span.first, span.last) != (today, today):
        raise OnlyTodayError


def _lock(admission: Admission) -> None:
    """Nobody else notes something about this child until the transaction ends."""
    Pupil.objects.select_for_update().get(pk=admission.pupil.pk)


def _covering(admission: Admission, day: date) -> list[Absence]:
    rows = standing_absences().filter(pupil=admission.pupil).order_by("first", "id")
    return [row for row in rows if as_away(row).covers(day)]


def _check_overlap(admission: Admission, span: Span, but: Absence | None = None) -> None:
    wanted = as_away(Absence(first=span.first, last=span.last, part=span.part))
    for row in standing_absences().filter(pupil=admission.pupil).order_by("first", "id"):
        if row != but and as_away(row).meets(wanted):
            raise OverlapError(row)


def _add(admission: Admission, absence_id: UUID, span: Span, *, verb: str = "absence_add") -> Absence:
    absence = Absence.objects.create(
        id=absence_id, pupil=admission.pupil, first=span.first, last=span.last, part=span.part, kind=span.kind,
        by=admission.person.user, at=admission.now,
    )  # fmt: skip
    record_change(admission, verb, absence.pk)
    return absence


def _take_back(admission: Admission, absence: Absence) -> None:
    _, new = AbsenceTakenBack.objects.get_or_create(
        absence=absence, defaults={"by": admission.person.user, "at": admission.now}
    )
    if new:
        record_change(admission, "absence_take_back", absence.pk)
