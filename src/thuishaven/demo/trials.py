"""Plans of the demo school that were tried: goals that began one after another, and a plan that was done and did not help."""

import random
from datetime import date, datetime, timedelta

from thuishaven.accounts.models import User
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.evaluate.models import DayRating, Done
from thuishaven.plan.models import Goal, PlanVersion, SupportPlan
from thuishaven.plan.services import GoalText, PlanContent, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.models import Pupil
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

from .histories import is_school_day

_WEEKS_BEFORE = 3
_APART = timedelta(weeks=2)


def one_after_another(goals: list[Goal], starts: date) -> None:
    """Let the goals of a plan begin two weeks after each other, the first at its start."""
    for place, goal in enumerate(goals):
        goal.begins = _school_day(starts + place * _APART)
        goal.save(update_fields=["begins"])


def ratings_before_and_since(goals: list[Goal], by: User, starts: date, today: date, now: datetime) -> list[DayRating]:
    """Ratings on most school days from three weeks before ``starts`` on; each goal goes better after its own start only."""
    rng = random.Random("thuishaven ratings")  # noqa: S311 - a fixed story, not a secret
    rows = []
    for goal in goals:
        begins = goal.begins or starts
        for day in _school_days(starts - timedelta(weeks=_WEEKS_BEFORE), today):
            if rng.random() < 0.8:
                base = 2 if day < begins else 3 + (day >= begins + timedelta(days=9))
                rows.append(_rating(goal, day, base + rng.choice((-1, 0, 0, 1)), by, now))
    return rows


def plan_of_tigist(*, pupil: Pupil, by: User, today: date, now: datetime) -> None:
    """A plan of five weeks that was done faithfully and did not help: that, too, is worth knowing."""
    starts = _school_day(today - timedelta(weeks=5))
    content = PlanContent(
        starts=starts, review_on=_school_day(today + timedelta(days=3)),
        strengths=("speelt graag tikkertje", "kent alle kinderen bij naam"),
        goals=(GoalText("Titi laat met het rode kaartje zien dat ze hulp wil."),),
        approaches={
            "STR-STRUCT-07": "Twee kaartjes op tafel: rood is hulp, groen is het lukt.",
            "STR-COREG-05": "Elk half uur even langslopen.",
        },
        today="Leg de twee kaartjes klaar.",
    )  # fmt: skip
    admission = Admission(
        person=Person(user=by, roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=now,
    )  # fmt: skip
    version = save_plan(admission=admission, content=content, based_on=0)
    begun = now - timedelta(weeks=5)
    PlanVersion.objects.filter(pk=version.pk).update(at=begun)
    SupportPlan.objects.filter(pk=version.plan_id).update(created_at=begun)
    Goal.objects.filter(plan=version.plan_id).update(starts=starts - timedelta(weeks=2))
    goal = Goal.objects.get(plan=version.plan_id)
    rng = random.Random("thuishaven a plan that did not help")  # noqa: S311 - a fixed story, not a secret
    DayRating.objects.bulk_create(
        _rating(goal, day, rng.choice((2, 2, 3, 2, 1, 3)), by, now)
        for day in _school_days(starts - timedelta(weeks=2), today)
        if rng.random() < 0.85
    )
    Done.objects.bulk_create(
        Done(plan_id=version.plan_id, approach=approach, day=day, did=rng.random() < 0.9, by=by, at=now)
        for approach in content.approaches
        for day in _school_days(starts, today)
        if rng.random() < 0.85
    )


def _rating(goal: Goal, day: date, value: int, by: User, now: datetime) -> DayRating:
    return DayRating(goal=goal, day=day, value=max(1, min(5, value)), by=by, at=now)


def _school_days(first: date, before: date) -> list[date]:
    days = (first + timedelta(days=step) for step in range((before - first).days))
    return [day for day in days if is_school_day(day)]


def _school_day(day: date) -> date:
    """``day``, or the first school day after it."""
    while not is_school_day(day):
        day += timedelta(days=1)
    return day
