"""What the first pages show, as plain data; a constant number of queries however many pupils there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.asking.today import asked_today
from thuishaven.domain.access import CARING_ROLES, Action, Role, decide
from thuishaven.domain.school_days import SchoolDays
from thuishaven.evaluate.queries import ratings_on
from thuishaven.evaluate.reminders import reminders_now
from thuishaven.incidents.queries import unfinished_of
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.queries import last_seen, undecided
from thuishaven.plan.queries import Hint, hints_of
from thuishaven.presence.queries import register_of
from thuishaven.privacy.access import Person, role_ties
from thuishaven.privacy.queries import care_team_pupils
from thuishaven.rounds.queries import rounds_today
from thuishaven.school.days import days_of_each, days_of_school
from thuishaven.school.models import Group
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import Step, assignments_today, day_programme, groups_at, pupils_in

#: Children of whom nothing was recorded on this many days they could be seen are named: quiet children count too.
QUIET_AFTER_DAYS = 15
_REVIEW_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class PlanToday:
    """A pupil with a running plan: what helps today and which goals can be rated with one tap.

    ``away`` when the child is not there the whole of today: nothing is asked then.
    """

    pupil: KnownPupil
    away: bool
    today: str
    review_on: date
    review_soon: bool
    goals: tuple["GoalToday", ...]


@dataclass(frozen=True, slots=True)
class GoalToday:
    """A goal with the rating of today, if it was given."""

    id: UUID
    text: str
    value: int | None


@dataclass(frozen=True, slots=True)
class SeenPupil:
    """A pupil with when it was last recorded."""

    pupil: KnownPupil
    last: datetime | None
    total: int
    has_plan: bool


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group with its pupils; ``programme_url`` for who looks after its day programme, ``cards_url`` for its teacher."""

    name: str
    pupils: tuple[SeenPupil, ...]
    programme_url: str = ""
    cards_url: str = ""


def today_page(person: Person, now: datetime) -> dict[str, Any]:
    """The page of today for whoever works with children."""
    local = timezone.localtime(now)
    today = local.date()
    assignments = assignments_today(person.user, today)
    groups = [one.group for one in assignments if one.kind == "teacher"]
    cards = [one.group for one in assignments if one.kind == "substitute"]
    by_group = pupils_in([*groups, *cards], today)
    own = [pupil for group in groups for pupil in by_group[group.pk]]
    team = care_team_pupils(person, today)
    known = _once([*own, *team])
    seen = last_seen([one.id for one in known])
    by_id = {one.id: one for one in [*known, *(pupil for group in cards for pupil in by_group[group.pk])]}
    quick = _once([*own, *(pupil for group in cards for pupil in by_group[group.pk])])
    school = days_of_school()
    days = days_of_each(school, {one.id for one in (*known, *quick)})
    school_day = school.open_on(today)
    there = [one for one in known if not days[one.id].away_on(today)]
    hints = hints_of([one.id for one in known])
    register = register_of(quick, days, today) if school_day and quick else None
    return {
        "today": today, "hour": local.hour, "groups": groups,
        "heads_school": any(one.role == Role.HEAD for one in person.roles),
        "steps": _steps(groups[0] if groups else cards[0] if cards else None, local),
        "holiday": school.holiday_on(today), "school_day": school_day,
        "register": register, "away": {one.pupil.id for one in register.away} if register else set(),
        "plans": plans_today(known, hints, today, days),
        "reminders": reminders_now({one.id: one for one in known}, hints, days, local, load_catalogue()),
        "unfinished": [
            (by_id[one.pupil_id], one) for one in unfinished_of(person.user, now) if one.pupil_id in by_id
        ],
        "undecided": undecided(person.user).exists(),
        "rounds": rounds_today(person.user, there, local, load_catalogue()),
        "quiet": [one for one in known if _is_quiet(days[one.id], seen.get(one.id), today)],
        "looks": asked_today(person, now),
        "quick": quick,
        "team": [one for one in team if one.id not in {pupil.id for pupil in own}],
        "cards": [(group, by_group[group.pk]) for group in cards],
        "moments": {one.id: one.label.in_language(get_language() or "nl") for one in load_catalogue().moments.values()},
        "works": any(one.role in CARING_ROLES for one in person.roles) or person.is_substitute,
    }  # fmt: skip


def _is_quiet(days: SchoolDays, seen: tuple[datetime, int] | None, today: date) -> bool:
    """Whether the child was there often enough since it was last seen; who is away today cannot be seen anyway."""
    if days.away_on(today):
        return False
    there = days.latest(today, QUIET_AFTER_DAYS)
    return seen is None or not there or timezone.localdate(seen[0]) < there[-1]


def _once(pupils: Sequence[KnownPupil]) -> list[KnownPupil]:
    return list({one.id: one for one in pupils}.values())


def _steps(group: Group | None, at: datetime) -> list[Step]:
    return day_programme(group, at) if group is not None else []


def _review_soon(hint: Hint, today: date, days: SchoolDays) -> bool:
    """Whether the review comes within two weeks; a day in a holiday counts as the last school day before it."""
    counts_as = days.open_by(hint.review_on) or hint.review_on
    return counts_as <= today + _REVIEW_SOON and days.could_be_seen(today)


def plans_today(
    pupils: Sequence[KnownPupil], hints: Sequence[Hint], today: date, days: Mapping[UUID, SchoolDays]
) -> list[PlanToday]:
    """Pupils with a plan: the hint for today, the review date and the goals with today's rating.

    On a day the child is not at school (weekend, holiday, away) nobody is reminded of the review.
    """
    by_id = {one.id: one for one in pupils}
    values = ratings_on([goal.id for hint in hints for goal in hint.goals], today)
    return [
        PlanToday(
            pupil=by_id[hint.pupil_id], away=days[hint.pupil_id].away_on(today), today=hint.today,
            review_on=hint.review_on,
            review_soon=_review_soon(hint, today, days[hint.pupil_id]),
            goals=tuple(GoalToday(goal.id, goal.text, values.get(goal.id)) for goal in hint.goals),
        )
        for hint in hints
    ]  # fmt: skip


def pupils_page(person: Person, now: datetime) -> dict[str, Any]:
    """Own groups and care teams; a coordinator and a head see all groups of the school by name."""
    today = timezone.localdate(now)
    own = [one.group for one in assignments_today(person.user, today) if one.kind == "teacher"]
    whole = {one.school_id for one in person.roles if one.role in {Role.COORDINATOR, Role.HEAD}}
    groups = list({group.pk: group for group in [*own, *(g for s in whole for g in groups_at(s, today))]}.values())
    by_group = pupils_in(groups, today)
    team = care_team_pupils(person, today)
    open_ids = {pupil.id for group in own for pupil in by_group[group.pk]} | {one.id for one in team}
    seen = last_seen(list(open_ids))
    planned = {hint.pupil_id for hint in hints_of(list(open_ids))}

    def line(pupil: KnownPupil) -> SeenPupil:
        last, total = seen.get(pupil.id, (None, 0))
        return SeenPupil(pupil, last, total, pupil.id in planned)

    pages = [
        GroupPage(
            _("Groep %(name)s") % {"name": one.name},
            tuple(map(line, by_group[one.pk])),
            _programme_url(person, one),
            reverse("planning:cards", args=[one.pk]) if one in own else "",
        )
        for one in groups
    ]
    if team:
        pages.insert(0, GroupPage(_("In mijn zorgteams"), tuple(map(line, team))))
    manages = any(one.role == Role.COORDINATOR for one in person.roles)
    erases = any(one.role == Role.HEAD for one in person.roles)
    return {"groups": pages, "open_ids": open_ids, "manages": manages, "erases": erases, "today": today}


def _programme_url(person: Person, group: Group) -> str:
    at_school = [one for one in person.roles if one.school_id == group.school_id]
    if not decide(Action.IMPORT_ROSTER, role_ties(at_school)).allowed:
        return ""
    return f"{reverse('school:programme', args=[group.pk])}?school={group.school_id}"
