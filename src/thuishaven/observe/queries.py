"""Reading what was seen."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet

from thuishaven.accounts.models import User

from .models import Observation, OtherVersion

_LOOK_BACK = 200


def standing(pupil_id: UUID) -> QuerySet[Observation]:
    """Observations of a pupil that count (not withdrawn), newest first."""
    return Observation.objects.filter(pupil_id=pupil_id, withdrawal=None)


#: An earlier note without a signal is words only: it is read and looked over, and counts nowhere as something seen.
WORDS_ONLY = ~Q(earlier="") & Q(signals=[])


def sightings(pupil_id: UUID) -> QuerySet[Observation]:
    """What counts as seen: the standing observations without the earlier notes that nobody put a signal with."""
    return standing(pupil_id).exclude(WORDS_ONLY)


#: Recording adds a row, editing a revision, taking back a withdrawal, and undoing that removes it; no id comes back.
_STATE = """
SELECT (SELECT COUNT(*) FROM observe_observation WHERE pupil_id = %(pupil)s), MAX(r.id), COUNT(DISTINCT w.id), MAX(w.id)
  FROM observe_observation o
  LEFT JOIN observe_observationrevision r ON r.observation_id = o.id
  LEFT JOIN observe_withdrawal w ON w.observation_id = o.id
 WHERE o.pupil_id = %(pupil)s
"""


def state_of(pupil_id: UUID) -> tuple[int | None, ...]:
    """Numbers that differ as soon as anything recorded about the pupil is added, edited, taken back or put back."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE, {"pupil": Observation._meta.pk.get_db_prep_value(pupil_id, connection)})
        return tuple(cursor.fetchone())


def undecided(user: User) -> QuerySet[OtherVersion]:
    """Versions that stand beside another, of what ``user`` may decide about; oldest first."""
    mine = Q(by=user) | Q(observation__observer=user) | Q(observation__witness__user=user)
    mine |= Q(observation__witness__guardianship__user=user)
    return OtherVersion.objects.filter(mine, settled_at=None)


def last_seen(pupil_ids: list[UUID]) -> dict[UUID, tuple[datetime, int]]:
    """Per pupil when it was last observed and how often in all; one query."""
    rows = (
        Observation.objects.filter(pupil_id__in=pupil_ids, withdrawal=None).exclude(WORDS_ONLY)
        .values("pupil_id").annotate(last=Max("at"), total=Count("id")).order_by()
    )  # fmt: skip
    return {row["pupil_id"]: (row["last"], row["total"]) for row in rows}


def most_used(user: User, pupil_id: UUID, since: date) -> tuple[dict[str, int], dict[str, int]]:
    """How often signals and responses were tapped since ``since``, by ``user`` or about this pupil; one query."""
    signals: dict[str, int] = {}
    responses: dict[str, int] = {}
    rows = (
        Observation.objects.filter(Q(observer=user, sent=False) | Q(pupil_id=pupil_id), at__date__gte=since)
        .order_by("-at").values_list("signals", "responses")[:_LOOK_BACK]
    )  # fmt: skip
    for seen, done in rows:
        for signal in seen:
            signals[signal] = signals.get(signal, 0) + 1
        for response in done:
            responses[response] = responses.get(response, 0) + 1
    return signals, responses


def recent_pupils(user: User, now: datetime, limit: int = 4) -> list[UUID]:
    """The pupils ``user`` recorded last, newest first."""
    rows = (
        Observation.objects.filter(
            observer=user, sent=False, recorded_at__gte=now - timedelta(days=30), earlier=""
        )
        .values("pupil_id").annotate(last=Max("recorded_at")).order_by("-last")[:limit]
    )  # fmt: skip
    return [row["pupil_id"] for row in rows]
