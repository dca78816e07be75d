"""Notes that stand there already: the same pupil, day, author and text."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from thuishaven.domain.notes_csv import plain_name
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import standing
from thuishaven.observe.services import note_context
from thuishaven.observe.witnesses import SEEN_BY, names_of_observers
from thuishaven.privacy.access import Admission

#: What two notes have in common when they are the same: day, author and text, as plain as can be.
Likeness = tuple[date, str, str]


def likeness(day: date, author: str, text: str) -> Likeness:
    """What makes a note the same as another one of the same pupil."""
    return day, plain_name(author), " ".join(text.split()).casefold()


def known_notes(admission: Admission, days: Iterable[date]) -> set[Likeness]:
    """The notes of the admitted pupil on these days that count, in at most three queries."""
    wanted = set(days)
    if not wanted:
        return set()
    first = timezone.make_aware(datetime.combine(min(wanted), time.min))
    after = timezone.make_aware(datetime.combine(max(wanted) + timedelta(days=1), time.min))
    found = likenesses(admission, standing(admission.pupil.pk).filter(at__gte=first, at__lt=after))
    return {one for one in found.values() if one[0] in wanted}


def likenesses(admission: Admission, observations: QuerySet[Observation]) -> dict[UUID, Likeness]:
    """What makes each of these observations of the admitted pupil the same as another; those without a note have none."""
    rows = list(
        observations.filter(note_sealed__isnull=False)
        .annotate(seen_by=SEEN_BY)
        .values_list("id", "at", "note_sealed", "seen_by")
    )
    names = names_of_observers(admission.pupil.pk, admission.key, {seen_by for *_, seen_by in rows})
    return {
        key: likeness(
            timezone.localdate(at), names.get(seen_by, ""), admission.key.unseal(note_context(key), bytes(note))
        )
        for key, at, note, seen_by in rows
    }
