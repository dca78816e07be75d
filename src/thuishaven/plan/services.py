"""Saving a support plan: every save is a new version; what a guardian adds stands beside it."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Guardianship
from thuishaven.vault.sealing import OpenKey

from .models import Goal, GuardianRemark, PlanVersion, SupportPlan
from .versions import NewerVersionError


class PlanChangedError(NewerVersionError):
    """Somebody saved a newer version while this one was being written; ``number`` is the newest."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Need:
    """What somebody needs, in one sentence; ``frame`` is the id of the frame it begins as (empty: none)."""

    text: str
    frame: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal in words; ``id`` is empty for a new one.

    ``levels`` are the five levels of attainment in words, -2 first, or none; ``start_level`` (-2 to 2) is where the
    child began; ``begins`` and ``moment`` as in the model.
    """

    text: str
    id: UUID | None = None
    levels: tuple[str, ...] = ()
    start_level: int | None = None
    weight: int = 1
    begins: date | None = None
    moment: str = ""


@dataclass(frozen=True, slots=True)
class ChildWords:
    """What the child says, in its own words.

    By prompt (the name of the field) ``chosen`` holds the codes of pictograms and ``drawings`` the id of a drawing.
    ``silent`` names the prompts of which the child wanted to say nothing, which is an answer too.
    """

    likes: str = ""
    makes_angry: str = ""
    helps: str = ""
    helps_not: str = ""
    opinion: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """How the child was heard about the plan (hoorrecht, BEY-B-08), and what was done with what it said.

    ``how`` is a code (directly, with a parent, through somebody else, or the child did not want to), empty while nobody
    asked.
    """

    how: str = ""
    on: date | None = None
    influence: str = ""


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What a support plan says. ``approaches`` maps a strategy id to how it is done with this child (may be empty),
    ``moments`` to the moments of the day where it belongs (none: the whole day).

    ``avoid`` holds ids of strategies or of reactions of adults. ``today`` and ``calm_place`` also stand on the card for a
    substitute.
    """

    starts: date
    review_on: date
    needs: tuple[Need, ...] = ()
    teacher_needs: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    child: ChildWords = field(default_factory=ChildWords)
    guardians: str = ""
    goals: tuple[GoalText, ...] = ()
    approaches: dict[str, str] = field(default_factory=dict)
    avoid: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    today: str = ""
    calm_place: str = ""
    interests: tuple[str, ...] = ()
    moments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hearing: Hearing = field(default_factory=Hearing)


def _content_context(version_id: UUID) -> str:
    return f"plan.version.content:{version_id}"


def _goal_context(goal_id: UUID) -> str:
    return f"plan.goal.text:{goal_id}"


def _levels_context(goal_id: UUID) -> str:
    return f"plan.goal.levels:{goal_id}"


def _remark_context(remark_id: UUID) -> str:
    return f"plan.remark.text:{remark_id}"


def save_plan(*, admission: Admission, content: PlanContent, based_on: int) -> PlanVersion:
    """Save ``content`` as the next version. ``based_on`` is the version number it was written from (0: none).

    Raises PlanChangedError when a newer version exists, so that nobody's words are overwritten silently.
    """
    with transaction.atomic():
        plan, _ = SupportPlan.objects.select_for_update().get_or_create(
            pupil=admission.pupil, defaults={"created_at": admission.now}
        )
        newest = plan.versions.order_by("-number").values_list("number", flat=True).first() or 0
        if newest != based_on:
            raise PlanChangedError(newest)
        _save_goals(plan, content, admission)
        version = PlanVersion(
            id=uuid4(), plan=plan, number=newest + 1, starts=content.starts, review_on=content.review_on,
            approaches=list(content.approaches), by=admission.person.user, at=admission.now,
        )  # fmt: skip
        version.content_sealed = admission.key.seal_json(_content_context(version.id), _as_dict(content))
        version.save(force_insert=True)
        record_change(admission, "plan_save", version.pk)
    return version


def _save_goals(plan: SupportPlan, content: PlanContent, admission: Admission) -> None:
    today = timezone.localdate(admission.now)
    kept = {goal.id for goal in content.goals if goal.id}
    plan.goals.filter(ended_on=None).exclude(pk__in=kept).update(ended_on=today)
    existing = {goal.pk: goal for goal in plan.goals.filter(pk__in=kept)}
    for position, wanted in enumerate(content.goals):
        goal = existing.get(wanted.id) if wanted.id else None
        if goal is None:
            goal = Goal(id=uuid4(), plan=plan, starts=today)
        goal.position, goal.ended_on = position, None
        goal.text_sealed = admission.key.seal(_goal_context(goal.pk), wanted.text)
        goal.start_level, goal.weight = wanted.start_level, wanted.weight
        goal.begins, goal.moment = wanted.begins, wanted.moment
        if wanted.levels != goal_levels(goal, admission.key):
            goal.levels_at = admission.now if wanted.levels else None
            goal.levels_sealed = (
                admission.key.seal_json(_levels_context(goal.pk), wanted.levels) if wanted.levels else None
            )
        goal.save()


def add_remark(*, admission: Admission, guardianship: Guardianship, plan: SupportPlan, text: str) -> GuardianRemark:
    """Keep what a guardian adds to the plan."""
    with transaction.atomic():
        remark = GuardianRemark(id=uuid4(), plan=plan, guardianship=guardianship, at=admission.now)
        remark.text_sealed = admission.key.seal(_remark_context(remark.pk), text)
        remark.save(force_insert=True)
        record_change(admission, "guardian_remark", remark.pk)
    return remark


def goal_text(goal: Goal, key: OpenKey) -> str:
    """A goal in words."""
    return key.unseal(_goal_context(goal.pk), goal.text_sealed)


def goal_levels(goal: Goal, key: OpenKey) -> tuple[str, ...]:
    """The five levels of attainment in words, -2 first; none while nobody wrote them."""
    return tuple(key.unseal_json(_levels_context(goal.pk), goal.levels_sealed)) if goal.levels_sealed else ()


def goal_words(goal: Goal, key: OpenKey) -> GoalText:
    """A goal with everything that was written of it."""
    return GoalText(
        goal_text(goal, key), goal.pk, goal_levels(goal, key), goal.start_level, goal.weight, goal.begins, goal.moment
    )


def remark_text(remark: GuardianRemark, key: OpenKey) -> str:
    """A guardian's remark in words."""
    return key.unseal(_remark_context(remark.pk), remark.text_sealed)


@dataclass(frozen=True, slots=True)
class TodayPart:
    """What a version says for every day, and nothing more: for whoever does the plan. The names are those of PlanContent.

    ``helps`` and ``helps_not`` are in the child's words; ``chosen`` holds the pictograms it chose beside them.
    """

    today: str
    approaches: dict[str, str]
    moments: dict[str, tuple[str, ...]]
    avoid: tuple[str, ...]
    calm_place: str
    helps: str
    helps_not: str
    chosen: dict[str, tuple[str, ...]]


def today_part(version: PlanVersion, key: OpenKey) -> TodayPart:
    """What the plan says to do today."""
    raw = key.unseal_json(_content_context(version.pk), version.content_sealed)
    child = _child(raw["child"])
    return TodayPart(
        today=raw["today"], approaches=dict(raw["approaches"]), moments=_moments(raw), avoid=tuple(raw["avoid"]),
        calm_place=raw.get("calm_place", ""), helps=child.helps, helps_not=child.helps_not, chosen=child.chosen,
    )  # fmt: skip


def drawings_in(version: PlanVersion, key: OpenKey) -> set[str]:
    """The ids of the drawings that stand in a version."""
    return set(_child(key.unseal_json(_content_context(version.pk), version.content_sealed)["child"]).drawings.values())


def _moments(raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(moments) for code, moments in raw.get("moments", {}).items()}


def read_version(version: PlanVersion, goals: list[Goal], admission: Admission) -> PlanContent:
    """What a version says; ``goals`` are the goals that stand open now, with their ids."""
    raw = admission.key.unseal_json(_content_context(version.pk), version.content_sealed)
    return PlanContent(
        starts=version.starts, review_on=version.review_on, needs=tuple(map(_need, raw["needs"])),
        teacher_needs=tuple(raw["teacher_needs"]), strengths=tuple(raw["strengths"]),
        child=_child(raw["child"]), guardians=raw["guardians"],
        goals=tuple(goal_words(goal, admission.key) for goal in goals) or tuple(map(_goal, raw["goals"])),
        approaches=dict(raw["approaches"]), avoid=tuple(raw["avoid"]),
        agreements=tuple(Agreement(**one) for one in raw["agreements"]), today=raw["today"],
        calm_place=raw.get("calm_place", ""), interests=tuple(raw.get("interests", ())),
        moments=_moments(raw),
        hearing=_hearing(raw.get("hearing", {})),
    )  # fmt: skip


def _need(raw: str | dict[str, Any]) -> Need:
    """A need as it was stored; before there were frames it was a plain sentence."""
    return Need(raw) if isinstance(raw, str) else Need(**raw)


def _child(raw: dict[str, Any]) -> ChildWords:
    chosen = {prompt: tuple(codes) for prompt, codes in raw.get("chosen", {}).items()}
    return ChildWords(**raw | {"chosen": chosen, "silent": tuple(raw.get("silent", ()))})


def _goal(raw: dict[str, Any]) -> GoalText:
    begins = raw.get("begins")
    return GoalText(**raw | {
        "levels": tuple(raw.get("levels", ())), "begins": date.fromisoformat(begins) if begins else None,
    })  # fmt: skip


def _hearing(raw: dict[str, Any]) -> Hearing:
    on = raw.get("on")
    return Hearing(**raw | {"on": date.fromisoformat(on) if on else None})


def _as_dict(content: PlanContent) -> dict[str, Any]:
    raw = asdict(content)
    raw["goals"] = [{name: value for name, value in goal.items() if name != "id"} for goal in raw["goals"]]
    return _with_days_as_text(raw)


def _with_days_as_text(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _with_days_as_text(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_days_as_text(one) for one in value]
    return value
