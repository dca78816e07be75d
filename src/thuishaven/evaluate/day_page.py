"""What is known of one school day of a pupil: every goal, what was done, and what was seen; where a dot on a chart leads."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.trial.phases import stretches
from thuishaven.observe.queries import sightings
from thuishaven.plan.models import Goal, GoalPhase
from thuishaven.plan.queries import versions_of
from thuishaven.plan.services import goal_text
from thuishaven.privacy.access import Admission
from thuishaven.school.days import days_of_pupil

from . import words
from .beginnings import begin_of
from .models import DayRating, Done


@dataclass(frozen=True, slots=True)
class GoalOfDay:
    """A goal with how it went that day (empty: not filled in) and whether the approach ran."""

    text: str
    rating: str
    with_approach: bool


@dataclass(frozen=True, slots=True)
class SeenThen:
    """One observation of that day, in short."""

    id: UUID
    at: datetime
    moment: str
    signals: tuple[str, ...]
    effect: int | None


def page_of_day(admission: Admission, wanted: str, catalogue: Catalogue) -> dict[str, Any]:
    """Everything about the day ``wanted`` (an ISO date). Raises Http404 for what is no day, or a day to come."""
    today = timezone.localdate(admission.now)
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        raise Http404 from None
    versions = list(versions_of(admission.pupil.pk))
    if day > today or not versions:
        raise Http404
    plan_id = versions[0].plan_id
    goals = [one for one in Goal.objects.filter(plan=plan_id) if one.ended_on is None or one.ended_on > day]
    ratings = dict(DayRating.objects.filter(goal__in=goals, day=day).values_list("goal_id", "value"))
    switches = list(GoalPhase.objects.filter(goal__in=goals))
    school_days, scale = days_of_pupil(admission.pupil.pk), words.ratings()

    def of_goal(goal: Goal) -> GoalOfDay:
        parts = stretches(
            begin_of(goal, versions), ((one.starts, one.with_approach) for one in switches if one.goal_id == goal.pk)
        )
        ran = [part.with_approach for part in parts if part.first is None or part.first <= day][-1]
        return GoalOfDay(goal_text(goal, admission.key), scale.get(ratings.get(goal.pk, 0), ""), ran)

    back = int(catalogue.thresholds["eval_rate_back_days"].value)
    return {
        "pupil": admission.known, "day": day, "goals": [of_goal(goal) for goal in goals],
        "done": _done(plan_id, day, catalogue), "seen": _seen(admission, day, catalogue),
        "away": school_days.away_on(day), "free": not school_days.open_on(day),
        "may_rate": admission.may(Action.RATE_DAY) and day in school_days.rateable(today, back)
        and not school_days.away_on(day),
    }  # fmt: skip


def _done(plan_id: UUID, day: date, catalogue: Catalogue) -> list[tuple[str, bool]]:
    """The approaches somebody tapped that day, with whether it could be done."""
    language = get_language() or "nl"
    rows = Done.objects.filter(plan=plan_id, day=day).order_by("approach", "moment").values_list("approach", "did")
    return [
        (catalogue.strategies[code].title.in_language(language), did)
        for code, did in rows
        if code in catalogue.strategies
    ]


def _seen(admission: Admission, day: date, catalogue: Catalogue) -> list[SeenThen]:
    language = get_language() or "nl"
    rows = sightings(admission.pupil.pk).filter(at__date=day).order_by("at", "id")
    return [
        SeenThen(
            one.pk, timezone.localtime(one.at),
            catalogue.moments[one.moment].label.in_language(language) if one.moment in catalogue.moments else "",
            tuple(catalogue.signals[code].label.in_language(language) for code in one.signals if code in catalogue.signals),
            one.effect,
        )
        for one in rows
    ]  # fmt: skip
