"""What the page of the evaluation shows, as plain data; a constant number of queries however much was recorded."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import formats, timezone

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue, Strategy
from thuishaven.domain.school_days import SchoolDays
from thuishaven.domain.trial import advice as advising
from thuishaven.domain.trial.staggered import Tier, staggered
from thuishaven.plan.models import Goal, GoalPhase, PlanVersion
from thuishaven.plan.queries import versions_of
from thuishaven.plan.services import PlanContent, goal_text, read_version
from thuishaven.privacy.access import Admission
from thuishaven.school.days import days_of_pupil
from thuishaven.understand.queries import picture_of
from thuishaven.web.tier_chart import TierChart

from . import advice_words, verdict_words, words
from .approach_reports import approaches_of, others_of, seen_of, weeks_of
from .beginnings import begin_of, first_start
from .fidelity import Fidelity, fidelity_of
from .goal_reports import GoalDays, GoalReport, chart_of, report_of
from .limits import Limits, limits_of
from .measures import MeasureFold, fold_of, fold_of_goals
from .models import StartLot
from .queries import ratings_of

#: The advice after which other approaches are of use.
_LOOK_FURTHER = frozenset({"adapt", "stop"})
_MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal with its own chart (None where it stands with the others) and its measures (None where there are none).

    ``design`` is what its own design can tell; empty where the goals together tell more.
    """

    report: GoalReport
    chart: TierChart | None
    measures: MeasureFold | None
    design: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Goals that began one after another: one chart, what they show together, and the measure over all of them.

    ``is_more``: together they tell more than each of them apart.
    """

    chart: TierChart
    sentences: tuple[str, ...]
    measures: MeasureFold | None
    is_more: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """Everything about the goals of a plan, ready to lay out on a page or on paper."""

    version: PlanVersion
    content: PlanContent
    today: date
    begun: date
    school_days: SchoolDays
    limits: Limits
    fidelity: Fidelity
    did: advising.Doing
    running: tuple[GoalReport, ...]
    ended: tuple[GoalReport, ...]


def judged(admission: Admission, catalogue: Catalogue) -> Judged | None:
    """The goals of the newest version of the plan and what they show; None without a plan."""
    versions = list(versions_of(admission.pupil.pk).select_related("plan"))
    if not versions:
        return None
    version, begun = versions[0], first_start(versions)
    today, limits = timezone.localdate(admission.now), limits_of(catalogue)
    school_days = days_of_pupil(admission.pupil.pk)
    goals = list(Goal.objects.filter(plan=version.plan_id))
    rated, phases = ratings_of([goal.pk for goal in goals]), _phases_of(goals)
    lots = {one.goal_id: one for one in StartLot.objects.filter(goal__in=goals)}
    content = read_version(version, [goal for goal in goals if goal.ended_on is None], admission)
    fidelity = fidelity_of(version.plan_id, content, school_days, begun, today - timedelta(days=1))
    did = advising.doing(
        done=fidelity.done, not_done=fidelity.not_done, days_with_answer=fidelity.days_with_answer, rules=limits.advice
    )
    reports = [
        report_of(
            GoalDays(
                goal, goal_text(goal, admission.key), dict(rated[goal.pk]), begin_of(goal, versions), tuple(phases[goal.pk]),
                lots.get(goal.pk),
            ),
            today, limits, school_days, did,
        )
        for goal in goals
        if goal.ended_on is None or rated[goal.pk]
    ]  # fmt: skip
    return Judged(
        version, content, today, begun, school_days, limits, fidelity, did,
        running=tuple(one for one in reports if one.ended_on is None),
        ended=tuple(one for one in reports if one.ended_on is not None),
    )  # fmt: skip


def _phases_of(goals: list[Goal]) -> dict[UUID, list[GoalPhase]]:
    found: dict[UUID, list[GoalPhase]] = defaultdict(list)
    for one in GoalPhase.objects.filter(goal__in=goals).order_by("starts"):
        found[one.goal_id].append(one)
    return found


def show_page(admission: Admission, catalogue: Catalogue) -> dict[str, Any]:
    """The evaluation of the pupil's plan; ``plan`` is None where there is no plan."""
    found = judged(admission, catalogue)
    page = {
        "pupil": admission.known, "plan": found.version if found else None, "may_rate": admission.may(Action.RATE_DAY),
        "may_edit": admission.may(Action.EDIT_PLAN),
    }  # fmt: skip
    if found is None:
        return page
    together = together_of(found, admission.pupil.pk)
    seen = seen_of(admission.pupil.pk, catalogue)
    approaches = approaches_of(seen, found.content, found.begun, found.fidelity, catalogue)
    ran = found.school_days.seen_between(found.begun, found.today)
    not_done = sum(not one.noted for one in approaches) if len(ran) >= found.limits.verdict.min_since else 0
    advices = [one.advised.code for one in found.running if one.advised]
    return page | {
        "begun": found.begun, "has_begun": found.begun <= found.today, "late": found.version.review_on < found.today,
        "together": together,
        "goals": [_card(one, found, admission.pupil.pk, together) for one in found.running],
        "ended": [_card(one, found, admission.pupil.pk, None) for one in found.ended],
        "approaches": approaches, "others": others_of(seen, found.content, found.begun, catalogue, found.limits),
        "weeks": weeks_of(seen, found.begun, found.limits, found.school_days),
        "questions": advice_words.questions(advices, not_done=not_done, name=admission.known.name),
        "other_offers": _other_offers(admission, found, catalogue) if _LOOK_FURTHER.intersection(advices) else (),
        "today": found.today, "confidence": formats.number_format(found.limits.confidence * 100, 0),
        "reasons": [catalogue.thresholds[one].reason for one in REASONS],
    }  # fmt: skip


def _other_offers(admission: Admission, found: Judged, catalogue: Catalogue) -> tuple[Strategy, ...]:
    """Approaches that fit what was seen and do not stand in the plan yet, the most fitting first."""
    offered = (catalogue.strategies.get(one.id) for one in picture_of(admission).strategies)
    left = [one for one in offered if one and not one.avoid and one.id not in found.content.approaches]
    return tuple(left[:_MOST_OFFERS])


#: The limits whose reasons stand with the measures.
REASONS = (
    "eval_min_before", "eval_min_since", "eval_confidence", "eval_trend_alpha", "eval_max_gap_share", "eval_min_tried",
)  # fmt: skip


def _card(report: GoalReport, found: Judged, pupil_id: UUID, together: Together | None) -> GoalCard:
    charts = chart_of([report], pupil_id, found.today, found.school_days) if together is None else []
    return GoalCard(
        report, TierChart(report.text, (charts[0],)) if charts else None,
        fold_of(report.judgement, found.limits.confidence) if report.compared else None, design_of(report, together),
    )  # fmt: skip


def design_of(report: GoalReport, together: Together | None) -> tuple[str, ...]:
    """What the design of a goal can tell; nothing where goals that began one after another tell more than one start."""
    told_together = together is not None and together.is_more and report.judgement.design == "AB" and not report.lot
    return () if told_together else report.design


def together_of(found: Judged, pupil_id: UUID) -> Together | None:
    """The goals under each other where they began one after another; None where they did not, or one stands alone."""
    rated = [one for one in found.running if one.rated]
    if len({one.begins for one in rated}) < 2:
        return None
    pattern = staggered(
        [Tier(one.begins, one.periods, one.judgement) for one in rated],
        apart=found.limits.stagger_days, rules=found.limits.verdict,
    )  # fmt: skip
    charts = chart_of(rated, pupil_id, found.today, found.school_days)
    compared = [one.judgement for one in rated if one.compared]
    return Together(
        TierChart(words.all_goals(), tuple(charts)), verdict_words.pattern(pattern) if pattern else (),
        fold_of_goals(compared, found.limits.confidence) if len(compared) > 1 else None,
        is_more=pattern == "each_after_its_own",
    )  # fmt: skip
