"""What the pages of evaluating show, as plain data; a constant number of queries however much was recorded."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import get_language

from thuishaven.domain.access import Action
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.domain.statistics.intervals import wilson_interval
from thuishaven.domain.statistics.nonoverlap import EffectSize, nap
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import sightings
from thuishaven.plan.models import Goal
from thuishaven.plan.queries import newest_version
from thuishaven.plan.services import PlanContent, goal_text, read_version
from thuishaven.privacy.access import Admission
from thuishaven.school.days import days_of_pupil
from thuishaven.web.charts import Phase, PhaseChart, Point
from thuishaven.web.jinja_env import day as day_text

from . import words
from .queries import ratings_of

_TENSE_STATES = frozenset({"tense", "fight", "flight", "freeze"})
#: On the chart: the room that the days share, the least a day takes, what the whole name of a period takes (SVG units),
#: and how many days a period before the plan shows at least, so that its name fits.
_CHART_ROOM, _DAY_ROOM, _NAME_ROOM, _DAYS_BEFORE = 588, 18, 120, 4
#: More tries than this are counted in words; only the newest stand there as dots.
_MOST_DOTS = 40


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the evaluation; they stand with their reasons in knowledge/rules/picture.yaml."""

    min_before: int
    min_since: int
    min_weeks: int
    min_tries: int
    back_days: int
    window_days: int
    confidence: float


def limits_of(catalogue: Catalogue) -> Limits:
    """The numbers as ``catalogue`` gives them. Raises KeyError when one is missing."""

    def whole(name: str) -> int:
        return int(catalogue.thresholds[name].value)

    return Limits(
        min_before=whole("eval_min_before"), min_since=whole("eval_min_since"), min_weeks=whole("eval_min_weeks"),
        min_tries=whole("help_min_tries"), back_days=whole("eval_rate_back_days"), window_days=whole("window_days"),
        confidence=catalogue.thresholds["eval_confidence"].value,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoalReport:
    """One goal: what its days show in words, the chart, and the measure behind it."""

    id: UUID
    text: str
    ended_on: date | None
    verdict: words.Verdict
    sentences: tuple[str, ...]
    chart: PhaseChart | None
    measure: EffectSize | None

    @property
    def numbers(self) -> dict[str, str]:
        """Estimate and interval with two decimals, as the reader writes numbers."""
        assert self.measure is not None
        found = {"estimate": self.measure.estimate, "low": self.measure.ci_lower, "high": self.measure.ci_upper}
        return {name: formats.number_format(value, 2, use_l10n=True) for name, value in found.items()}


@dataclass(frozen=True, slots=True)
class Tries:
    """What an approach did in one period: the known effects in order of time, and how often it was done in all."""

    effects: tuple[int, ...] = ()
    done: int = 0

    @property
    def count(self) -> tuple[int, int]:
        """How often it helped, of how many tries."""
        return sum(effect > 0 for effect in self.effects), len(self.effects)


@dataclass(frozen=True, slots=True)
class ApproachReport:
    """One approach: how it is done with this child, and what it did before and since the plan."""

    id: str
    title: str
    in_knowledge: bool
    how: str
    before: Tries
    since: Tries
    lines: tuple[tuple[tuple[int, ...], str], ...]
    unknown: str

    @property
    def shortened(self) -> bool:
        """Whether there are more tries than dots."""
        return max(len(self.before.effects), len(self.since.effects)) > _MOST_DOTS


@dataclass(frozen=True, slots=True)
class Moments:
    """A kind of moment counted before and since the plan, in words and per week."""

    text: str
    before: str
    since: str


@dataclass(frozen=True, slots=True)
class Weeks:
    """How much was looked before and since the plan, and what was seen per week."""

    looked_before: str
    looked_since: str
    recorded_before: str
    recorded_since: str
    tension: Moments
    good: Moments


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation, as far as the evaluation needs it."""

    day: date
    at_school: bool
    tense: bool
    good: bool
    responses: tuple[str, ...]
    effect: int | None


def show_page(admission: Admission, catalogue: Catalogue) -> dict[str, Any]:
    """The evaluation of the pupil's plan; ``plan`` is None where there is no plan."""
    version = newest_version(admission.pupil.pk)
    page = {"pupil": admission.known, "plan": version, "may_rate": admission.may(Action.RATE_DAY)}
    if version is None:
        return page
    today, limits = timezone.localdate(admission.now), limits_of(catalogue)
    school_days = days_of_pupil(admission.pupil.pk)
    goals = list(Goal.objects.filter(plan=version.plan_id))
    rated = ratings_of([goal.pk for goal in goals])
    running = [goal for goal in goals if goal.ended_on is None]
    reports = [
        _goal_report(
            goal, goal_text(goal, admission.key), dict(rated[goal.pk]), version.starts, today, limits, school_days
        )
        for goal in goals
        if goal.ended_on is None or rated[goal.pk]
    ]
    seen = _seen(admission.pupil.pk, catalogue)
    content = read_version(version, running, admission)
    approaches = _approaches(seen, content, catalogue)
    since = school_days.seen_between(version.starts, today)
    not_done = sum(not one.since.done for one in approaches) if len(since) >= limits.min_since else 0
    open_reports = [one for one in reports if one.ended_on is None]
    return page | {
        "begun": version.starts <= today, "late": version.review_on < today,
        "goals": open_reports, "ended": [one for one in reports if one.ended_on is not None],
        "approaches": approaches, "others": _others(seen, content, catalogue, limits),
        "weeks": _weeks(seen, version.starts, limits, school_days),
        "questions": words.questions([one.verdict for one in open_reports], not_done=not_done, name=admission.known.name),
        "reasons": [catalogue.thresholds[one].reason for one in ("eval_min_before", "eval_min_since", "eval_confidence")],
        "confidence": formats.number_format(limits.confidence * 100, 0),
    }  # fmt: skip


def _goal_report(
    goal: Goal, text: str, rated: Mapping[date, int], starts: date, today: date, limits: Limits, school_days: SchoolDays
) -> GoalReport:
    before = [value for day, value in rated.items() if day < starts]
    since = [value for day, value in rated.items() if day >= starts]
    verdict: words.Verdict = "thin"
    measure = None
    if len(before) >= limits.min_before and len(since) >= limits.min_since:
        measure = nap(before, since, confidence=limits.confidence)
        verdict = _verdict(measure)
        above = sum(value > max(before) for value in since)
        sentences = words.compared(verdict, above=above, since=len(since), best=max(before))
    elif starts > today:
        sentences = words.not_begun()
    else:
        reachable = sum(
            day < starts and day not in rated and not school_days.away_on(day)
            for day in school_days.rateable(today, limits.back_days)
        )
        fillable = goal.ended_on is None and len(before) + reachable >= limits.min_before
        if len(before) < limits.min_before and not fillable:
            verdict = "no_before"
        sentences = words.thin(
            before=len(before), since=len(since), need_before=limits.min_before, need_since=limits.min_since,
            fillable=fillable,
        )  # fmt: skip
    return GoalReport(
        goal.pk, text, goal.ended_on, verdict, sentences,
        _chart(text, rated, starts, goal.ended_on or today, school_days) if rated else None, measure,
    )  # fmt: skip


def _verdict(measure: EffectSize) -> words.Verdict:
    assert measure.estimate is not None
    assert measure.ci_lower is not None
    assert measure.ci_upper is not None
    if measure.ci_lower > 0.5:
        return "better"
    if measure.ci_upper < 0.5:
        return "worse"
    return "perhaps_better" if measure.estimate > 0.5 else "no_better"


def _chart(text: str, rated: Mapping[date, int], starts: date, last: date, school_days: SchoolDays) -> PhaseChart:
    """School days from the first rating on; a day that is not over yet is no gap, a rating outside school days stands.

    A day the child was away is no gap either: it says so.
    """
    yesterday = last - timedelta(days=1)
    first_day = min(rated)
    if first_day < starts:
        first_day = min(
            first_day, *school_days.between(starts - timedelta(days=28), starts - timedelta(days=1))[-_DAYS_BEFORE:]
        )
    days = sorted({*school_days.between(first_day, yesterday), *rated})
    cut = sum(day < starts for day in days)
    day_room = max(_DAY_ROOM, _CHART_ROOM / len(days))
    phases = []
    for first, end, active in ((0, cut, False), (cut, len(days), True)):
        values = [rated[day] for day in days[first:end] if day in rated]
        if first < end:
            wide = (end - first) * day_room >= _NAME_ROOM
            phases.append(
                Phase(
                    words.phase_title(since=active, wide=wide), first, end - 1,
                    sub=words.days(len(values)) if wide else "", active=active, middle=median(values) if values else None,
                )
            )  # fmt: skip
    points = tuple(
        Point(day_text(day), rated.get(day), words.was_away() if school_days.away_on(day) else "") for day in days
    )
    return PhaseChart(title=text, points=points, phases=tuple(phases), words=words.ratings())


def _seen(pupil_id: UUID, catalogue: Catalogue) -> list[Seen]:
    strengths = {one.id for one in catalogue.signals.values() if one.strength}
    rows = (
        sightings(pupil_id).order_by("at", "id")
        .values_list("at", "setting", "state", "signals", "responses", "effect")
    )  # fmt: skip
    return [
        Seen(
            day=timezone.localdate(at), at_school=setting == Observation.Setting.SCHOOL, tense=state in _TENSE_STATES,
            good=state not in _TENSE_STATES and not strengths.isdisjoint(signals), responses=tuple(responses), effect=effect,
        )
        for at, setting, state, signals, responses, effect in rows
    ]  # fmt: skip


def _tries(seen: Iterable[Seen], starts: date) -> dict[str, tuple[Tries, Tries]]:
    """What each response did before and since ``starts``."""
    effects: dict[tuple[str, bool], list[int | None]] = defaultdict(list)
    for one in seen:
        for response in one.responses:
            effects[response, one.day >= starts].append(one.effect)

    def period(response: str, since: bool) -> Tries:
        found = effects.get((response, since), [])
        return Tries(tuple(effect for effect in found if effect is not None), len(found))

    return {response: (period(response, False), period(response, True)) for response, _ in list(effects)}


def _approach(code: str, how: str, tries: tuple[Tries, Tries], catalogue: Catalogue) -> ApproachReport:
    language = get_language() or "nl"
    strategy, response = catalogue.strategies.get(code), catalogue.responses.get(code)
    title = strategy.title if strategy else response.label if response else None
    before, since = tries
    sentences = words.helped(before=before.count, since=since.count)
    return ApproachReport(
        code, title.in_language(language) if title else code, strategy is not None, how, before, since,
        lines=tuple((period.effects[-_MOST_DOTS:], line) for period, line in zip(tries, sentences, strict=True) if line),
        unknown=words.without_effect(sum(period.done - len(period.effects) for period in tries)),
    )  # fmt: skip


def _approaches(seen: Sequence[Seen], content: PlanContent, catalogue: Catalogue) -> list[ApproachReport]:
    tries = _tries(seen, content.starts)
    return [
        _approach(code, how, tries.get(code, (Tries(), Tries())), catalogue) for code, how in content.approaches.items()
    ]


def _others(seen: Sequence[Seen], content: PlanContent, catalogue: Catalogue, limits: Limits) -> list[ApproachReport]:
    """Responses outside the plan that were tried often enough to say something, the most tried first."""
    found = [
        _approach(code, "", tries, catalogue)
        for code, tries in _tries(seen, content.starts).items()
        if code not in content.approaches and sum(len(period.effects) for period in tries) >= limits.min_tries
    ]
    return sorted(found, key=lambda one: (-len(one.before.effects) - len(one.since.effects), one.title))


def _weeks(seen: Sequence[Seen], starts: date, limits: Limits, school_days: SchoolDays) -> Weeks:
    """Counts of school days only. A week is seven days counted from the start of the plan, so that none is split."""
    earliest = starts - timedelta(days=limits.window_days)
    counted = [one for one in seen if one.at_school and one.day >= earliest and school_days.open_on(one.day)]
    before, since = (
        [one for one in counted if one.day < starts], [one for one in counted if one.day >= starts],
    )  # fmt: skip
    over = tuple(len({(one.day - starts).days // 7 for one in period}) for period in (before, since))

    def moments(name: str, texts: Callable[[words.Change], str]) -> Moments:
        counts = tuple(sum(getattr(one, name) for one in period) for period in (before, since))
        change = _change(counts, over, limits)
        return Moments(texts(change), words.rate(counts[0], over[0]), words.rate(counts[1], over[1]))

    def looked(period: Sequence[Seen], week_count: int) -> str:
        return words.looked(len({one.day for one in period}), week_count)

    return Weeks(
        looked(before, over[0]), looked(since, over[1]), words.times(len(before)), words.times(len(since)),
        tension=moments("tense", words.tension), good=moments("good", words.good_moments),
    )  # fmt: skip


def _change(counts: tuple[int, ...], over: tuple[int, ...], limits: Limits) -> words.Change:
    """Whether the count per week differs more than chance explains.

    If the rate did not change, each moment falls since the plan with the share of weeks that lie there. A difference
    is called clear when that share lies outside the Wilson interval of the share of moments.
    """
    total = sum(counts)
    if min(over) < limits.min_weeks:
        return "thin"
    if not total:
        return "none"
    interval, expected = wilson_interval(counts[1], total, confidence=limits.confidence), over[1] / sum(over)
    if interval.low <= expected <= interval.high:
        return "unclear"
    return "more" if interval.low > expected else "fewer"
