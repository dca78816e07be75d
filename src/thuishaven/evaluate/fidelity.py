"""Was the plan done? How often each approach was done, was not possible, or nothing was noted.

This is about what adults managed to do and never about the child (fidelity of treatment: Gresham 1989; without it nobody
knows whether a plan that did not help was tried). A day without a tap says nothing: it is counted apart, as silent.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.domain.school_days import SchoolDays
from thuishaven.plan.models import PlanVersion, SupportPlan
from thuishaven.plan.services import PlanContent
from thuishaven.school.models import DayMoment, Enrolment

from .models import Done


class ApproachFidelity(NamedTuple):
    """One approach, counted in days. The three counts together are the days on which it could be done.

    A day with several answers (one at each moment) counts as ``done`` when it was done at least as often as not.
    """

    code: str
    done: int
    not_done: int
    silent_days: int

    @property
    def answered(self) -> int:
        """The days on which somebody tapped."""
        return self.done + self.not_done


@dataclass(frozen=True, slots=True)
class Fidelity:
    """All approaches of a plan over a period; ``done`` and ``not_done`` are the sums over the approaches.

    ``days`` are the days on which the child could be seen, ``days_with_answer`` those on which anything was tapped.
    """

    approaches: tuple[ApproachFidelity, ...]
    done: int
    not_done: int
    days_with_answer: int
    days: int


def fidelity_of(plan_id: UUID, content: PlanContent, school_days: SchoolDays, first: date, last: date) -> Fidelity:
    """How often the approaches of ``content`` were done from ``first`` to ``last``, both included; three queries.

    Give yesterday as ``last`` where the day of today is not over. An approach counts from the day it came into the
    plan, and only on days whose programme holds one of its moments; an answer on any other day the child was there
    counts too.
    """
    days = school_days.seen_between(first, last)
    answers: dict[str, dict[date, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for code, day, did in Done.objects.filter(plan=plan_id, day__range=(first, last)).values_list(
        "approach", "day", "did"
    ):
        answers[code][day].append(did)
    since, programme = _in_plan_since(plan_id), _programme_of(plan_id, last)
    approaches = tuple(
        _counted(code, answers[code], [
            day for day in days
            if day in answers[code] or (day >= since.get(code, first) and _fits(day, content.moments.get(code, ()), programme))
        ])
        for code in content.approaches
    )  # fmt: skip
    answered = {day for code in content.approaches for day in answers[code]}
    return Fidelity(
        approaches, sum(one.done for one in approaches), sum(one.not_done for one in approaches),
        len(answered.intersection(days)), len(days),
    )  # fmt: skip


def _counted(code: str, answers: Mapping[date, list[bool]], days: Collection[date]) -> ApproachFidelity:
    answered = [answers[day] for day in days if day in answers]
    done = sum(2 * sum(taps) >= len(taps) for taps in answered)
    return ApproachFidelity(code, done, len(answered) - done, len(days) - len(answered))


def _in_plan_since(plan_id: UUID) -> dict[str, date]:
    """The first day each approach was in the plan: the start of the first version, the saving of a later one."""
    since: dict[str, date] = {}
    for number, starts, at, codes in (
        PlanVersion.objects.filter(plan=plan_id).order_by("number").values_list("number", "starts", "at", "approaches")
    ):
        for code in codes:
            since.setdefault(code, starts if number == 1 else max(starts, timezone.localdate(at)))
    return since


def _programme_of(plan_id: UUID, day: date) -> dict[int, set[str]]:
    """The moments per weekday of the group the child is in on ``day``; nothing when there is no programme."""
    pupil = SupportPlan.objects.filter(pk=plan_id).values("pupil_id")
    group = Enrolment.objects.filter(pupil_id__in=pupil, starts__lte=day).order_by("-starts").values("group_id")[:1]
    found: dict[int, set[str]] = defaultdict(set)
    for weekday, moment in DayMoment.objects.filter(group_id__in=group).values_list("weekday", "moment"):
        found[weekday].add(moment)
    return found


def _fits(day: date, moments: Collection[str], programme: Mapping[int, Collection[str]]) -> bool:
    """Whether one of ``moments`` happens on ``day``. Moments that stand in no day at all ask nothing of the day."""
    known = {moment for held in programme.values() for moment in held}
    asked = known.intersection(moments)
    return not asked or not asked.isdisjoint(programme.get(day.weekday(), ()))


def in_words(one: ApproachFidelity) -> str:
    """What the counts of an approach say, without blame and without a share."""
    silent = (
        ngettext(
            "Op %(days)s dag is niets aangetikt.", "Op %(days)s dagen is niets aangetikt.", one.silent_days
        ) % {"days": one.silent_days}
        if one.silent_days
        else ""
    )  # fmt: skip
    if not one.answered:
        return _("Er is nog niets over aangetikt.")
    said = ngettext(
        "Gelukt op %(done)s van de %(days)s dag dat er iets is aangetikt.",
        "Gelukt op %(done)s van de %(days)s dagen dat er iets is aangetikt.",
        one.answered,
    ) % {"done": one.done, "days": one.answered}
    return f"{said} {silent}".strip()
