"""Reading rounds: those that are open, those of a pupil, and those somebody looks at today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from thuishaven.accounts.models import User
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.rounds import RoundKind
from thuishaven.observe.fields import fresh_id
from thuishaven.school.models import DayMoment
from thuishaven.school.pupils import KnownPupil

from .models import PlannedRound, RoundFinding, RoundMiss

_MOST = 200


def _standing() -> QuerySet[RoundFinding]:
    return RoundFinding.objects.filter(observation__withdrawal=None)


def standing_finding(planned: PlannedRound) -> RoundFinding | None:
    """What was seen in a round and not taken back, with its observation."""
    return _standing().filter(round=planned).select_related("observation").first()


def _unanswered() -> QuerySet[PlannedRound]:
    return PlannedRound.objects.filter(~Exists(_standing().filter(round=OuterRef("pk"))), stop=None)


def open_rounds(pupil_id: UUID, today: date) -> QuerySet[PlannedRound]:
    """The rounds of a pupil that were not answered, not taken away, and whose week is not over."""
    return _unanswered().filter(pupil_id=pupil_id, ends__gte=today)


def rounds_of(pupil_id: UUID) -> list[PlannedRound]:
    """The newest rounds of a pupil that were not taken away, with ``findings`` that stand and ``misses``; 3 queries."""
    rows = PlannedRound.objects.filter(pupil_id=pupil_id, stop=None).order_by("-planned_at", "id")
    return list(
        rows.prefetch_related(
            Prefetch("findings", queryset=_standing().select_related("observation")), "misses"
        )[:_MOST]
    )  # fmt: skip


def programmes_of(pupil_ids: Sequence[UUID], day: date) -> dict[UUID, list[tuple[time, str]]]:
    """Per pupil the moments of the group's programme on ``day`` with their start, in order; one query."""
    rows = DayMoment.objects.filter(
        Q(group__enrolments__ends=None) | Q(group__enrolments__ends__gte=day), weekday=day.weekday(),
        group__enrolments__starts__lte=day, group__enrolments__pupil_id__in=pupil_ids,
    ).order_by("starts")  # fmt: skip
    found: dict[UUID, list[tuple[time, str]]] = {pupil_id: [] for pupil_id in pupil_ids}
    for pupil_id, starts, moment in rows.values_list("group__enrolments__pupil_id", "starts", "moment"):
        found[pupil_id].append((starts, moment))
    return found


def moment_now(programme: Sequence[tuple[time, str]], clock: time) -> str:
    """The running moment; empty before the first."""
    begun = [moment for starts, moment in programme if starts <= clock]
    return begun[-1] if begun else ""


def moment_seen(kind: RoundKind, programme: Sequence[tuple[time, str]], clock: time) -> str:
    """When what was tapped at ``clock`` was seen: the last moment of today that fits the round; empty when none did."""
    begun = [moment for starts, moment in programme if starts <= clock and moment in kind.moments]
    return begun[-1] if begun else ""


@dataclass(frozen=True, slots=True)
class RoundToday:
    """A round somebody looks at today. ``now``: it fits the running moment; ``missed``: what was noted today, if so.

    ``key`` is the id of the observation that the tap will make.
    """

    id: UUID
    key: UUID
    pupil: KnownPupil
    kind: RoundKind
    now: bool
    missed: str
    ends: date


def rounds_today(user: User, pupils: Sequence[KnownPupil], at: datetime, catalogue: Catalogue) -> list[RoundToday]:
    """What ``user`` looks at on the day of ``at`` (local time) in these pupils, what fits the moment first; 3 queries.

    What was noted as not happened or not looked stands last: it stays planned.
    """
    by_id, today = {one.id: one for one in pupils}, at.date()
    rows = list(
        _unanswered().filter(looker=user, pupil_id__in=list(by_id), starts__lte=today, ends__gte=today)
        .prefetch_related(Prefetch("misses", queryset=RoundMiss.objects.filter(day=today), to_attr="missed_today"))
    )  # fmt: skip
    programmes = programmes_of(sorted({row.pupil_id for row in rows}), today)
    found = []
    for row in rows:
        kind = catalogue.rounds.get(row.kind)
        if kind is not None:
            now = moment_now(programmes[row.pupil_id], at.time()) in kind.moments
            missed = row.missed_today[0].what if row.missed_today else ""
            found.append(RoundToday(row.pk, fresh_id(), by_id[row.pupil_id], kind, now, missed, row.ends))
    return sorted(found, key=lambda one: (bool(one.missed), not one.now))
