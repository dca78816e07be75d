"""Numbers about a school: how much is recorded, who has a plan, how often strengths are seen. Never a name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import WORDS_ONLY
from thuishaven.plan.models import SupportPlan
from thuishaven.school.models import Enrolment, Group, School, SchoolYear

from .suppression import FEWEST_PUPILS, Cell, SafeTable, safe_table

#: From this share on (upper limit not included) the words of the same place are used.
_SHARES = ((0.05, "hardly"), (0.2, "some"), (0.4, "a_third"), (0.6, "half"), (0.8, "most"), (2.0, "nearly_all"))


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a school in its running year. Groups by name, months from the first on.

    ``observations`` has a row per group and a column per month, ``plans`` a row per group with pupils who have a plan
    and who have none; both end with totals. ``strengths`` has a code per group and one for the school: how large a
    part of what was seen is a strength, None when too few pupils.
    """

    groups: tuple[str, ...]
    months: tuple[date, ...]
    observations: SafeTable
    plans: SafeTable
    strengths: tuple[str | None, ...]

    @property
    def anything_hidden(self) -> bool:
        return self.observations.anything_hidden or self.plans.anything_hidden or None in self.strengths


def numbers_of(school: School, today: date) -> Numbers | None:
    """The numbers of ``school``, in six queries; None outside a school year or without groups."""
    year = SchoolYear.objects.filter(starts__lte=today, ends__gte=today).order_by("-starts").first()
    groups = list(Group.objects.filter(school=school, year=year).order_by("name")) if year else []
    if year is None or not groups:
        return None
    months = _months(year.starts, today)
    places = _places(groups, months)
    return Numbers(
        groups=tuple(one.name for one in groups),
        months=tuple(months),
        observations=_observations(groups, months, places),
        plans=_plans(groups, places[-1]),
        strengths=_strengths(groups, months, places[-1]),
    )


def _months(first: date, last: date) -> list[date]:
    months = [first.replace(day=1)]
    while (following := _next_month(months[-1])) <= last:
        months.append(following)
    return months


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _places(groups: list[Group], months: list[date]) -> list[dict[UUID, UUID]]:
    """Per month the group of each pupil: where it was last in that month."""
    rows = list(
        Enrolment.objects.filter(group__in=groups)
        .exclude(pupil__key__wrapped=None).order_by("starts", "id").values_list("pupil_id", "group_id", "starts", "ends")
    )  # fmt: skip
    return [
        {
            pupil: group
            for pupil, group, starts, ends in rows
            if starts < _next_month(month) and (ends is None or ends >= month)
        }
        for month in months
    ]


def _start_of(month: date) -> datetime:
    return timezone.make_aware(datetime.combine(month, time.min))


def _standing(groups: list[Group], months: list[date]) -> Q:
    return ~WORDS_ONLY & Q(
        pupil__enrolments__group__in=groups, withdrawal=None, at__gte=_start_of(months[0]),
        at__lt=_start_of(_next_month(months[-1])),
    )  # fmt: skip


def _observations(groups: list[Group], months: list[date], places: list[dict[UUID, UUID]]) -> SafeTable:
    per_month = {
        f"m{index}": Count(
            "id", filter=Q(at__gte=_start_of(month), at__lt=_start_of(_next_month(month))), distinct=True
        )
        for index, month in enumerate(months)
    }
    rows = Observation.objects.filter(_standing(groups, months)).order_by().values("pupil_id").annotate(**per_month)
    found: dict[tuple[UUID, int], list[tuple[UUID, int]]] = {}
    for row in rows:
        for index, place in enumerate(places):
            count, group = row[f"m{index}"], place.get(row["pupil_id"])
            if count and group:
                found.setdefault((group, index), []).append((row["pupil_id"], count))
    return safe_table([
        [_cell(found.get((one.pk, index), ()), _pupils_of(one, place)) for index, place in enumerate(places)]
        for one in groups
    ])  # fmt: skip


def _pupils_of(group: Group, place: Mapping[UUID, UUID]) -> frozenset[UUID]:
    return frozenset(pupil for pupil, where in place.items() if where == group.pk)


def _cell(counts: Iterable[tuple[UUID, int]], group: frozenset[UUID]) -> Cell:
    """In a small group any number, nought too, tells something about all of its few pupils."""
    known = list(counts)
    counted = frozenset(pupil for pupil, _ in known)
    return Cell(sum(count for _, count in known), counted, small=0 < len(group) < FEWEST_PUPILS)


def _plans(groups: list[Group], place: Mapping[UUID, UUID]) -> SafeTable:
    planned = set(
        SupportPlan.objects.filter(pupil_id__in=list(place), versions__number=1).values_list("pupil_id", flat=True)
    )
    table = []
    for group in groups:
        pupils = _pupils_of(group, place)
        parts = (pupils & planned, pupils - planned)
        table.append([_cell([(pupil, 1) for pupil in part], pupils) for part in parts])
    return safe_table(table)


def _strengths(groups: list[Group], months: list[date], place: Mapping[UUID, UUID]) -> tuple[str | None, ...]:
    strong = {one.id for one in load_catalogue().signals.values() if one.strength}
    seen: dict[UUID, Counter[bool]] = {}
    pupils: dict[UUID, set[UUID]] = {}
    rows = (
        Observation.objects.filter(_standing(groups, months))
        .order_by()
        .distinct()
        .values_list("id", "pupil_id", "signals")
    )
    for _, pupil, signals in rows.iterator(chunk_size=2000):
        group = place.get(pupil)
        if group is not None:
            seen.setdefault(group, Counter()).update(signal in strong for signal in signals)
            pupils.setdefault(group, set()).add(pupil)
    counts = [seen.get(one.pk, Counter()) for one in groups]
    about = [pupils.get(one.pk, set()) for one in groups]
    counts.append(sum(counts, Counter()))
    about.append(set().union(*about))
    return tuple(_share(count, len(who)) for count, who in zip(counts, about, strict=True))


def _share(count: Counter[bool], pupils: int) -> str | None:
    if pupils < FEWEST_PUPILS or not count.total():
        return None
    share = count[True] / count.total()
    return next(words for limit, words in _SHARES if share < limit)
