"""What each approach did and how often moments were seen, before and since the plan; from the observations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.domain.statistics import wilson_interval
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import sightings
from thuishaven.plan.services import PlanContent

from . import words
from .fidelity import ApproachFidelity, Fidelity, in_words
from .limits import Limits

_TENSE_STATES = frozenset({"tense", "fight", "flight", "freeze"})
#: More tries than this are counted in words; only the newest stand there as dots.
_MOST_DOTS = 40


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
    #: how often it could be done, in words; empty for what does not stand in the plan
    doing: str = ""
    #: whether somebody ever noted, in any way, that it was done since the plan began
    noted: bool = True

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


def seen_of(pupil_id: UUID, catalogue: Catalogue) -> list[Seen]:
    """Every observation that stands, oldest first; one query."""
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


def approaches_of(
    seen: Sequence[Seen], content: PlanContent, starts: date, fidelity: Fidelity, catalogue: Catalogue
) -> list[ApproachReport]:
    """The approaches of the plan, with what they did before and since ``starts`` and how often they could be done."""
    tries = _tries(seen, starts)
    done = {one.code: one for one in fidelity.approaches}

    def report(code: str, how: str) -> ApproachReport:
        found = tries.get(code, (Tries(), Tries()))
        taps = done.get(code, ApproachFidelity(code, 0, 0, 0))
        return replace(
            _approach(code, how, found, catalogue), doing=in_words(taps), noted=bool(found[1].done or taps.done)
        )

    return [report(code, how) for code, how in content.approaches.items()]


def others_of(
    seen: Sequence[Seen], content: PlanContent, starts: date, catalogue: Catalogue, limits: Limits
) -> list[ApproachReport]:
    """Responses outside the plan that were tried often enough to say something, the most tried first."""
    found = [
        _approach(code, "", tries, catalogue)
        for code, tries in _tries(seen, starts).items()
        if code not in content.approaches and sum(len(period.effects) for period in tries) >= limits.min_tries
    ]
    return sorted(found, key=lambda one: (-len(one.before.effects) - len(one.since.effects), one.title))


def weeks_of(seen: Sequence[Seen], starts: date, limits: Limits, school_days: SchoolDays) -> Weeks:
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
