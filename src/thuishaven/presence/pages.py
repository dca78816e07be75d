"""The page of one pupil: when it was away, as plain data."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from thuishaven.accounts.people import names_of
from thuishaven.privacy.access import Admission
from thuishaven.school.days import as_away
from thuishaven.school.models import Absence

from . import words
from .services import only_today


@dataclass(frozen=True, slots=True)
class Line:
    """One absence in words; ``mine`` when this person may correct it or take it back."""

    id: UUID
    days: str
    part: str
    kind: str
    who: str
    at: date
    today: bool
    mine: bool


def lines_of(admission: Admission) -> tuple[list[Line], list[Line]]:
    """The absences that count and those taken back, newest first; two queries.

    Who stands in for the day sees those of today.
    """
    today, substitute = timezone.localdate(admission.now), only_today(admission)
    rows = list(Absence.objects.filter(pupil=admission.pupil).select_related("taken_back").order_by("-first", "-at"))
    shown = [row for row in rows if not substitute or as_away(row).covers(today)]
    names = names_of({row.by_id for row in shown if row.by_id})
    standing: list[Line] = []
    gone: list[Line] = []
    for row in shown:
        line = Line(
            id=row.pk, days=words.span_words(row.first, row.last), part=words.parts()[row.part],
            kind=words.kinds()[row.kind], who=names.get(row.by_id, ""), at=timezone.localdate(row.at),
            today=as_away(row).covers(today), mine=not substitute or (row.first, row.last) == (today, today),
        )  # fmt: skip
        (gone if hasattr(row, "taken_back") else standing).append(line)
    return standing, gone
