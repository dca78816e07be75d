"""Reading support plans."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from thuishaven.school.models import DayMoment, Enrolment
from thuishaven.vault.sealing import open_key

from .models import Goal, GuardianRemark, PlanVersion
from .services import goal_text, today_part


def newest_version(pupil_id: UUID) -> PlanVersion | None:
    """The newest version of the pupil's plan, with plan and writer."""
    return (
        PlanVersion.objects.filter(plan__pupil_id=pupil_id)
        .select_related("plan", "by__key").order_by("-number").first()
    )  # fmt: skip


def versions_of(pupil_id: UUID) -> QuerySet[PlanVersion]:
    """All versions, newest first."""
    return PlanVersion.objects.filter(plan__pupil_id=pupil_id).select_related("by__key").order_by("-number")


def starts_of(pupil_id: UUID) -> list[date]:
    """The days on which a plan of the pupil began, each once, newest first."""
    return list(versions_of(pupil_id).order_by("-starts").values_list("starts", flat=True).distinct())


def open_goals(pupil_id: UUID) -> list[Goal]:
    """The goals of the plan that have not ended, in order."""
    return list(Goal.objects.filter(plan__pupil_id=pupil_id, ended_on=None).order_by("position", "starts", "id"))


def remarks_of(pupil_id: UUID) -> list[GuardianRemark]:
    """What guardians added, newest first."""
    return list(GuardianRemark.objects.filter(plan__pupil_id=pupil_id).select_related("guardianship").order_by("-at"))


@dataclass(frozen=True, slots=True)
class HintGoal:
    """A goal in words, and the first day the approach for it runs (None: the start of the plan)."""

    id: UUID
    text: str
    begins: date | None


@dataclass(frozen=True, slots=True)
class Hint:
    """What a plan says about today; ``approaches`` and ``moments`` as in PlanContent."""

    pupil_id: UUID
    plan_id: UUID
    starts: date
    review_on: date
    today: str
    approaches: Mapping[str, str]
    moments: Mapping[str, Sequence[str]]
    goals: tuple[HintGoal, ...]


def newest_versions(pupil_ids: Collection[UUID]) -> list[PlanVersion]:
    """The newest version of the plan of each of these pupils, with pupil and key; one query, erased pupils left out."""
    newest = PlanVersion.objects.filter(plan=OuterRef("plan")).order_by("-number").values("number")[:1]
    return list(
        PlanVersion.objects.filter(plan__pupil_id__in=pupil_ids, number=Subquery(newest))
        .exclude(plan__pupil__key__wrapped=None)
        .select_related("plan__pupil__key").order_by("review_on", "id")
    )  # fmt: skip


def with_plan(pupil_ids: Collection[UUID]) -> set[UUID]:
    """Those of these pupils that have a version of a plan."""
    found = PlanVersion.objects.filter(plan__pupil_id__in=pupil_ids)
    return set(found.values_list("plan__pupil_id", flat=True).distinct().order_by())


def hints_of(pupil_ids: list[UUID]) -> list[Hint]:
    """The hints of the newest plan versions of these pupils, in three queries; erased pupils are left out."""
    found = newest_versions(pupil_ids)
    goals = Goal.objects.filter(plan__in=[one.plan_id for one in found], ended_on=None).order_by("position", "id")
    by_plan: dict[UUID, list[Goal]] = {}
    for goal in goals:
        by_plan.setdefault(goal.plan_id, []).append(goal)
    hints = []
    for version in found:
        key = open_key(version.plan.pupil.key)
        texts = tuple(HintGoal(goal.pk, goal_text(goal, key), goal.begins) for goal in by_plan.get(version.plan_id, []))
        part = today_part(version, key)
        hints.append(
            Hint(
                version.plan.pupil_id, version.plan_id, version.starts, version.review_on, part.today, part.approaches,
                part.moments, texts,
            )
        )  # fmt: skip
    return hints


def rated_goal_ids(pupil_id: UUID) -> set[UUID]:
    """The goals for which a day was rated already (the ratings are kept by ``evaluate``)."""
    rated = Goal.objects.filter(plan__pupil_id=pupil_id, ratings__isnull=False)
    return set(rated.values_list("pk", flat=True).distinct())


def moments_of_day(pupil_id: UUID, today: date) -> list[str]:
    """The moments of the day programme of the pupil's group, in the order of the day; empty without a programme."""
    group = Enrolment.objects.filter(pupil_id=pupil_id, starts__lte=today).filter(Q(ends=None) | Q(ends__gte=today))
    rows = DayMoment.objects.filter(group__in=group.values("group")).order_by("starts", "weekday")
    return list(dict.fromkeys(rows.values_list("moment", flat=True)))


def goal_ids(pupil_id: UUID) -> set[UUID]:
    """The ids of all goals the plan ever had."""
    return set(Goal.objects.filter(plan__pupil_id=pupil_id).values_list("pk", flat=True))
