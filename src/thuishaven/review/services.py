"""Holding a review: the minutes, the level each goal reached, and the plan that comes out of it, saved together."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Literal, get_args
from uuid import UUID, uuid4

from django.db import transaction

from thuishaven.evaluate.beginnings import begin_of
from thuishaven.evaluate.models import Attainment
from thuishaven.plan.child_services import HEARD_DIRECTLY, with_words
from thuishaven.plan.models import Goal, PlanVersion
from thuishaven.plan.services import Agreement, GoalText, PlanContent, save_plan
from thuishaven.privacy.access import Admission, record_change
from thuishaven.vault.sealing import OpenKey

from .models import Review

#: What people decide about a goal: go on, go on in another way, it is reached, or stop.
Decision = Literal["go_on", "adapt", "reached", "stop"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)
_STAYS = frozenset({"go_on", "adapt"})


@dataclass(frozen=True, slots=True)
class GoalOutcome:
    """What was said of one goal: its words, the level it reached (-2 to 2, None when not weighed) and the decision."""

    goal: UUID
    text: str
    decision: Decision
    level: int | None = None
    #: the goal in other words from now on; empty when the words stay
    new_text: str = ""
    #: the words of that level as they stood in the plan; empty in minutes from before they were kept
    level_text: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was said at a review. ``present`` are the people as they are called, not accounts."""

    present: tuple[str, ...] = ()
    child: str = ""
    guardians: str = ""
    school: str = ""
    influence: str = ""
    goals: tuple[GoalOutcome, ...] = ()
    #: approaches that stop with this review, by id
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A whole review as it was filled in: the day, the minutes, what is agreed now and when people look back again."""

    on: date
    minutes: Minutes
    review_on: date
    approaches: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = field(default=())


def _minutes_context(review_id: UUID) -> str:
    return f"review.review.minutes:{review_id}"


def hold_review(
    *, admission: Admission, held: Held, before: PlanContent, looked_at: PlanVersion, based_on: int
) -> Review:
    """Save the minutes, the levels and the next version of the plan in one transaction.

    ``before`` is the plan people looked back on, with its goals. Raises PlanChangedError (and saves nothing) when
    somebody saved a newer version in between.
    """
    with transaction.atomic():
        content = plan_after(_with_beginnings(before, looked_at), held)
        version = save_plan(admission=admission, content=content, based_on=based_on)
        weighed = {one.goal: one.level for one in held.minutes.goals if one.level is not None}
        for goal in Goal.objects.filter(plan=looked_at.plan_id, pk__in=weighed):
            Attainment.objects.update_or_create(
                goal=goal, day=held.on,
                defaults={"level": weighed[goal.pk], "by": admission.person.user, "at": admission.now},
            )  # fmt: skip
        review = Review(
            id=uuid4(), plan_id=looked_at.plan_id, held_on=held.on, looked_at=looked_at, version=version,
            by=admission.person.user, at=admission.now,
        )  # fmt: skip
        review.minutes_sealed = admission.key.seal_json(_minutes_context(review.pk), _as_dict(held.minutes))
        review.save(force_insert=True)
        record_change(admission, "review", review.pk)
    return review


def _with_beginnings(content: PlanContent, version: PlanVersion) -> PlanContent:
    """The plan in which each goal says on which day its approach began, as the evaluation reads it."""
    versions = list(PlanVersion.objects.filter(plan=version.plan_id))
    begins = {goal.pk: begin_of(goal, versions) for goal in Goal.objects.filter(plan=version.plan_id)}
    return replace(content, goals=tuple(replace(one, begins=begins.get(one.id, one.begins)) for one in content.goals))


def plan_after(before: PlanContent, held: Held) -> PlanContent:
    """The plan that comes out of a review.

    Goals that are reached or stopped leave the plan; the others keep their days: each keeps the day its approach began,
    so that earlier days stay what they were. The plan begins anew on the day of the review when its approaches change.
    """
    outcomes = {one.goal: one for one in held.minutes.goals}
    goals = tuple(
        _goal_after(goal, outcomes.get(goal.id) if goal.id else None, before.starts)
        for goal in before.goals
        if goal.id not in outcomes or outcomes[goal.id].decision in _STAYS
    )
    approaches = {code: how for code, how in before.approaches.items() if code in held.approaches}
    said = held.minutes.child
    hearing = replace(before.hearing, influence=held.minutes.influence or before.hearing.influence)
    if said:  # the child spoke at the review, so that is when and how it was heard (BEY-B-08)
        hearing = replace(hearing, how=HEARD_DIRECTLY, on=held.on)
    return replace(
        before, goals=goals, approaches=approaches, agreements=held.agreements, review_on=held.review_on, hearing=hearing,
        starts=before.starts if approaches.keys() == before.approaches.keys() else held.on,
        moments={code: moments for code, moments in before.moments.items() if code in approaches},
        child=with_words(before.child, {"opinion": said}) if said else before.child,
    )  # fmt: skip


def _goal_after(goal: GoalText, outcome: GoalOutcome | None, began: date) -> GoalText:
    text = outcome.new_text if outcome and outcome.new_text else goal.text
    return replace(goal, text=text, begins=goal.begins or began)


def minutes_of(review: Review, key: OpenKey) -> Minutes:
    """What was said at a review."""
    raw: Mapping[str, Any] = key.unseal_json(_minutes_context(review.pk), review.minutes_sealed)
    goals = tuple(GoalOutcome(**one | {"goal": UUID(one["goal"])}) for one in raw["goals"])
    return Minutes(**raw | {"goals": goals, "present": tuple(raw["present"]), "stopped": tuple(raw["stopped"])})


def _as_dict(minutes: Minutes) -> dict[str, Any]:
    raw = asdict(minutes)
    raw["goals"] = [one | {"goal": str(one["goal"])} for one in raw["goals"]]
    return raw
