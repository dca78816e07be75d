"""The day programme of a group as cards with pictograms: for the wall of the class, or for one child's table."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.http import Http404
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language

from thuishaven.domain.access import Action, decide
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.privacy.access import Person, role_ties
from thuishaven.school.models import Group
from thuishaven.school.programme import SCHOOL_WEEKDAYS, Start
from thuishaven.school.queries import groups_of
from thuishaven.web.jinja_env import weekday_name
from thuishaven.web.pictograms import PICTOGRAMS, Pictogram

#: A moment without a drawing of its own.
_ANY_MOMENT = "calendar"
#: The last line of a day says when school is out; that is no card.
_OUT = "other"
_LOOK_AHEAD = 60


@dataclass(frozen=True, slots=True)
class DayCard:
    """A moment of the day: when it starts, its name and its pictogram."""

    starts: time
    name: str
    pictogram: Pictogram


def cards_of(day: tuple[Start, ...], catalogue: Catalogue) -> tuple[DayCard, ...]:
    """The cards of one day, in order."""
    language = get_language() or "nl"
    shown = day[:-1] if day and day[-1].moment == _OUT else day
    return tuple(
        DayCard(
            one.starts,
            catalogue.moments[one.moment].label.in_language(language) if one.moment in catalogue.moments else one.moment,
            PICTOGRAMS[one.moment if one.moment in PICTOGRAMS else _ANY_MOMENT],
        )
        for one in shown
    )  # fmt: skip


def day_name(weekday: int) -> str:
    """A weekday (0 is Monday) in words."""
    return weekday_name(str(WEEKDAYS[weekday]))


def next_day(today: date, days: SchoolDays, programme: dict[int, tuple[Start, ...]]) -> int:
    """The weekday of the first school day after ``today`` that has a programme; Monday when there is none."""
    coming = (today + timedelta(days=count) for count in range(1, _LOOK_AHEAD))
    found = (one.weekday() for one in coming if days.open_on(one) and programme.get(one.weekday()))
    return next(found, SCHOOL_WEEKDAYS[0])


def group_for(person: Person, group_id: UUID, today: date) -> Group:
    """The group, for who stands before it today or keeps the day programmes of its school. Raises Http404."""
    own = groups_of(person.user, today).filter(pk=group_id).first()
    if own is not None:
        return own
    schools = {
        one.school_id for one in person.roles if decide(Action.IMPORT_ROSTER, role_ties((one,))).allowed
    }  # fmt: skip
    found = Group.objects.filter(pk=group_id, school_id__in=schools).first()
    if found is None:
        raise Http404
    return found
