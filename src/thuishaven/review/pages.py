"""What the pages of a review show, as plain data."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.domain.statistics.goal_attainment import LEVEL_WORDS, GoalAttainment, goal_attainment
from thuishaven.evaluate import pages as evaluation
from thuishaven.evaluate.fidelity import ApproachFidelity, Fidelity, in_words
from thuishaven.plan.models import Goal
from thuishaven.plan.services import GoalText, PlanContent, goal_words
from thuishaven.privacy.access import Admission

from . import queries, questions
from .forms import decision_words
from .models import Review
from .services import GoalOutcome, Minutes, minutes_of

#: People look back again after six weeks, as in the first plan.
_AGAIN_AFTER = timedelta(weeks=6)
#: Verdicts that say that it does not go better; whatever is not clear either way stays a question.
_NOT_BETTER = frozenset({"no_better", "perhaps_worse", "worse"})


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One approach of the plan: how it was agreed, and how often it was done."""

    code: str
    title: str
    how: str
    done: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An earlier review in the list."""

    id: Any
    on: date
    writer: str
    number: int | None


def title_of(code: str, catalogue: Catalogue) -> str:
    """The title of an approach; its id where the knowledge does not hold it any more."""
    strategy = catalogue.strategies.get(code)
    return strategy.title.in_language(get_language() or "nl") if strategy else code


def done_lines(content: PlanContent, fidelity: Fidelity, catalogue: Catalogue) -> list[DoneLine]:
    """Per approach what was agreed and what was done, without blame."""
    found = {one.code: one for one in fidelity.approaches}
    return [
        DoneLine(code, title_of(code, catalogue), how, _done(found.get(code)))
        for code, how in content.approaches.items()
    ]


def _done(one: ApproachFidelity | None) -> str:
    return in_words(one) if one else ""


def prepare_page(admission: Admission, catalogue: Catalogue) -> dict[str, Any]:
    """Everything people want to know before the talk: agreed, done, what it did, and what to ask.

    ``version`` is None where there is no plan.
    """
    found = evaluation.judged(admission, catalogue)
    if found is None:
        return {"version": None}
    content, fidelity = found.content, found.fidelity
    lines = done_lines(content, fidelity, catalogue)
    together = evaluation.together_of(found, admission.pupil.pk)
    verdicts = {one.verdict for one in found.running}
    return {
        "version": found.version, "content": content, "lines": lines,
        "reports": [(one, (*one.chance, *evaluation.design_of(one, together))) for one in found.running],
        "together": together.sentences if together else (),
        "due": found.version.review_on <= found.today,
        "asks": (
            (_("Voor het kind"), "smile", questions.for_child([one.text for one in content.goals], [one.how for one in lines if one.how])),
            (_("Voor ouders of verzorgers"), "house", questions.for_guardians()),
            (_("Voor ons op school"), "school", questions.for_school(
                done=None if found.did == "unknown" else found.did == "done",
                better=True if verdicts == {"better"} else False if verdicts and verdicts <= _NOT_BETTER else None,
            )),
        ),
        "earlier": review_lines(admission),
    }  # fmt: skip


def review_lines(admission: Admission) -> list[ReviewLine]:
    """All reviews, newest first."""
    return [
        ReviewLine(one.pk, one.held_on, profile_of(one.by).full_name, one.version.number if one.version else None)
        for one in queries.reviews_of(admission.pupil.pk)
    ]


def next_day(today: date, days: SchoolDays) -> date:
    """The day offered to look back again: in six weeks, on a school day."""
    wanted = today + _AGAIN_AFTER
    return next((day for day in days.between(wanted, wanted + timedelta(days=60))), wanted)


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """One review to read."""

    review: Review
    minutes: Minutes
    writer: str
    at: datetime
    stopped: tuple[str, ...]

    @property
    def decisions(self) -> list[tuple[GoalOutcome, str]]:
        """Each goal with what was decided, in words."""
        return [(one, decision_words(one.decision)) for one in self.minutes.goals]

    @staticmethod
    def reached(outcome: GoalOutcome) -> str:
        """The level a goal reached, in the words that stood in the plan then; empty when it was not weighed."""
        if outcome.level is None:
            return ""
        return outcome.level_text or LEVEL_WORDS[outcome.level].in_language(get_language() or "nl")


def minutes_page(admission: Admission, review: Review, catalogue: Catalogue) -> MinutesPage:
    """The minutes of ``review``."""
    minutes = minutes_of(review, admission.key)
    return MinutesPage(
        review, minutes, profile_of(review.by).full_name, timezone.localtime(review.at),
        tuple(title_of(code, catalogue) for code in minutes.stopped),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a goal, and the days on which people said it was there."""

    level: int
    words: str
    name: str
    days: tuple[date, ...]
    is_start: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """One goal with its levels, the highest first; no rungs while nobody wrote them beforehand."""

    goal: GoalText
    ended_on: date | None
    rungs: tuple[Rung, ...]
    written_late: bool
    now: int | None


def attained_page(admission: Admission, with_number: bool) -> dict[str, Any]:
    """How far each goal has come, in the words that were written beforehand; T only ``with_number``."""
    language = get_language() or "nl"
    goals = list(Goal.objects.filter(plan__pupil_id=admission.pupil.pk))
    levels = queries.levels_of(admission.pupil.pk)
    ladders = [_ladder(goal, goal_words(goal, admission.key), levels.get(goal.pk, []), language) for goal in goals]
    shown = [one for one in ladders if one.rungs]
    last = max((day for found in levels.values() for day, _level in found), default=None)
    # a goal that was reached at the last talk counts, one of long ago does not
    running = [one for one in shown if one.ended_on is None or (last is not None and one.ended_on >= last)]
    number: GoalAttainment | None = None
    if with_number and running:
        number = goal_attainment([one.now for one in running], [one.goal.weight for one in running])
    return {
        "ladders": shown, "without": [one.goal.text for one in ladders if not one.rungs and one.ended_on is None],
        "number": number, "shown": formats.number_format(number.estimate, 1) if number and number.estimate is not None else "",
        "counted": sum(one.now is not None for one in running),
        "undefined": number.undefined.in_language(language) if number and number.undefined else "",
    }  # fmt: skip


def _ladder(goal: Goal, words: GoalText, levels: list[tuple[date, int]], language: str) -> Ladder:
    now = levels[-1][1] if levels else None
    first = levels[0][0] if levels else None
    written = timezone.localdate(goal.levels_at) if goal.levels_at else None
    rungs = tuple(
        Rung(
            level, text, LEVEL_WORDS[level].in_language(language), tuple(day for day, one in levels if one == level),
            words.start_level == level, now == level,
        )
        for level, text in zip(range(-2, 3), words.levels, strict=True)
    )[::-1] if words.levels else ()  # fmt: skip
    return Ladder(words, goal.ended_on, rungs, bool(first and written and written >= first), now)
