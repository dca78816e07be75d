"""One goal: its phases, what its days show, what can be told from that, and what to do about it; as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse

from thuishaven.domain.school_days import SchoolDays
from thuishaven.domain.trial import advice as advising
from thuishaven.domain.trial.lot import LotResult, lot_result
from thuishaven.domain.trial.phases import Period, Stretch, periods, stretches
from thuishaven.domain.trial.verdict import Judgement, Verdict, is_well_already, judge
from thuishaven.plan.models import Goal, GoalPhase
from thuishaven.web.charts import Phase, PhaseChart, Point
from thuishaven.web.jinja_env import day as day_text

from . import advice_words, verdict_words, words
from .limits import Limits
from .models import StartLot

#: On the chart: the room that the days share, the least a day takes, what the whole name of a period takes (SVG units),
#: and how many days a period before the approach shows at least, so that its name fits.
_CHART_ROOM, _DAY_ROOM, _NAME_ROOM, _DAYS_BEFORE = 588, 18, 150, 4


@dataclass(frozen=True, slots=True)
class Advised:
    """What is proposed: the code, a title, and why."""

    code: advising.Advice
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A period in words: its name, first and last day, how many days were rated of how many, and its middle."""

    title: str
    first: date
    last: date
    rated: int
    days: int
    middle: str


@dataclass(frozen=True, slots=True)
class GoalReport:
    """One goal. ``sentences`` say what its days show, ``chance`` whether that can be chance, ``design`` what the design can
    tell; ``periods`` are laid out in order of time."""

    id: UUID
    text: str
    begins: date
    ended_on: date | None
    verdict: Verdict
    sentences: tuple[str, ...]
    chance: tuple[str, ...]
    design: tuple[str, ...]
    advised: Advised | None
    judgement: Judgement
    periods: tuple[Period, ...]
    rated: Mapping[date, int]
    #: whether the approach runs today; False before it begins and while it stands still
    runs: bool
    #: what the draw of its first day tells; None where nothing was drawn, or not enough days have passed
    lot: LotResult | None = None

    @property
    def compared(self) -> bool:
        """Whether there are days enough on both sides."""
        return bool(self.judgement.pairs)

    @property
    def phase_lines(self) -> tuple[PhaseLine, ...]:
        """The periods in words."""
        return tuple(
            PhaseLine(
                phase_name(one, index, wide=True), one.days[0], one.days[-1], len(one.known), len(one.days),
                verdict_words.middle(one),
            )
            for index, one in enumerate(self.periods)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoalDays:
    """What a goal is judged on: the days, its ratings, and when its approach began, stopped and began again."""

    goal: Goal
    text: str
    rated: Mapping[date, int]
    begins: date
    phases: tuple[GoalPhase, ...]
    lot: StartLot | None = None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """When the approach ran and when not."""
        return stretches(self.begins, ((one.starts, one.with_approach) for one in self.phases))


def report_of(one: GoalDays, today: date, limits: Limits, school_days: SchoolDays, doing: advising.Doing) -> GoalReport:
    """The report of one goal, seen from ``today``."""
    goal = one.goal
    found = periods(one.stretches, _days_of(one, today, school_days), one.rated)
    judgement = judge(found, limits.verdict)
    verdict: Verdict = judgement.verdict
    chance: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    if judgement.pairs:
        if verdict in {"no_better", "perhaps_better"} and is_well_already(judgement.pairs, words.BEST):
            verdict = "well_already"
        sentences, chance, design = (
            verdict_words.seen(judgement), verdict_words.chance(judgement), verdict_words.design(judgement),
        )  # fmt: skip
    elif one.begins > today:
        sentences = verdict_words.not_begun()
    else:
        fillable = _fillable(one, judgement.before, today, limits, school_days)
        if judgement.before < limits.verdict.min_before and not fillable:
            verdict = "no_before"
        sentences = verdict_words.thin(
            before=judgement.before, since=judgement.since, need_before=limits.verdict.min_before,
            need_since=limits.verdict.min_since, fillable=fillable,
        )  # fmt: skip
    drawn = _lot_of(one, found) if judgement.pairs else None
    if drawn:
        told = verdict_words.lot(possible=drawn.possible, as_large=drawn.as_large)
        design = told if judgement.design == "AB" else (*told, *design)
    advised = None
    if goal.ended_on is None and one.begins <= today:
        code = advising.advise(verdict, doing, judgement.since, limits.advice)
        advised = Advised(code, advice_words.title(code), advice_words.why(code))
    runs = [part.with_approach for part in one.stretches if part.first is None or part.first <= today][-1]
    return GoalReport(
        goal.pk, one.text, one.begins, goal.ended_on, verdict, sentences, chance, design, advised, judgement, found,
        one.rated, runs, drawn,
    )  # fmt: skip


def _lot_of(one: GoalDays, found: Sequence[Period]) -> LotResult | None:
    """What the draw tells, as long as the approach began on the day that was drawn."""
    if one.lot is None or one.lot.drawn != one.begins:
        return None
    return lot_result(found, one.lot.first, one.lot.last)


def _fillable(one: GoalDays, before: int, today: date, limits: Limits, school_days: SchoolDays) -> bool:
    """Whether enough days from before the approach can still be rated."""
    reachable = sum(
        day < one.begins and day not in one.rated and not school_days.away_on(day)
        for day in school_days.rateable(today, limits.back_days)
    )
    return one.goal.ended_on is None and before + reachable >= limits.verdict.min_before


def _days_of(one: GoalDays, today: date, school_days: SchoolDays) -> set[date]:
    """The days that count: school days from the first rating on, those the child was there, and every rated day.

    A day that is not over yet is no gap; nor is a day on which the child was away.
    """
    if not one.rated:
        return set()
    last = (one.goal.ended_on or today) - timedelta(days=1)
    return {*school_days.seen_between(min(one.rated), last), *one.rated}


def chart_of(reports: Sequence[GoalReport], pupil_id: UUID, today: date, school_days: SchoolDays) -> list[PhaseChart]:
    """A chart per report, all over the same days: school days from the first rating on, holidays and weekends left out.

    A day the child was away is no gap: it says so. A rating outside school days stands.
    """
    rated = {day for one in reports for day in one.rated}
    if not rated:
        return []
    first, begins = min(rated), min(one.begins for one in reports)
    if first < begins:
        first = min(
            first, *school_days.between(begins - timedelta(days=28), begins - timedelta(days=1))[-_DAYS_BEFORE:]
        )
    last = max((one.ended_on or today) for one in reports) - timedelta(days=1)
    days = sorted({*school_days.between(first, last), *rated})
    return [_chart(one, days, pupil_id, school_days) for one in reports]


def _chart(one: GoalReport, days: Sequence[date], pupil_id: UUID, school_days: SchoolDays) -> PhaseChart:
    day_room = max(_DAY_ROOM, _CHART_ROOM / len(days))
    page = reverse("evaluate:day", args=[pupil_id])
    starts = [period.stretch.first or days[0] for period in one.periods]
    phases = []
    for index, period in enumerate(one.periods):
        inside = [
            number for number, day in enumerate(days)
            if (day >= starts[index] or not index) and (index + 1 == len(starts) or day < starts[index + 1])
        ]  # fmt: skip
        wide = len(inside) * day_room >= _NAME_ROOM
        phases.append(
            Phase(
                phase_name(period, index, wide=wide), inside[0], inside[-1],
                sub=words.days(len(period.known)) if wide else "", active=period.with_approach, middle=period.middle,
            )
        )  # fmt: skip
    points = tuple(
        Point(
            day_text(day), one.rated.get(day), words.was_away() if school_days.away_on(day) else "",
            f"{page}?dag={day.isoformat()}",
        )
        for day in days
    )  # fmt: skip
    return PhaseChart(title=one.text, points=points, phases=tuple(phases), words=words.ratings())


def phase_name(period: Period, index: int, *, wide: bool) -> str:
    """The name of a period; ``index`` counts the periods that are there."""
    before = period.stretch.first is None
    return verdict_words.phase_title(0 if before else max(index, 1), on=period.with_approach, wide=wide)
