"""One absence of the demo school: Bram was ill for two days, a while ago."""

import uuid
from datetime import date, datetime, time
from itertools import pairwise

from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.observe.queries import standing
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, Pupil

_ID = uuid.UUID("0a3b9c52-61de-4d0c-8f17-5f4f3f7f2c11")
_LONGEST_AGO = 30


def absence_of_bram(*, pupil: Pupil, by: User, today: date) -> Absence:
    """The last two school days in a row on which nothing was seen of him, at least a week ago."""
    seen = {timezone.localdate(at) for at in standing(pupil.pk).values_list("at", flat=True)}
    days = days_of_school().latest(today, _LONGEST_AGO)[6:]
    last, first = next(pair for pair in pairwise(days) if seen.isdisjoint(pair))
    return Absence.objects.create(
        id=_ID, pupil=pupil, first=first, last=last, kind=Absence.Kind.ILL, by=by,
        at=timezone.make_aware(datetime.combine(first, time(8, 40))),
    )  # fmt: skip
