"""Goal attainment: how far several goals were reached together, each against levels written beforehand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.decimals import as_written

#: The usual guess at how far the scores of different goals go together (Kiresuk and Sherman).
USUAL_RHO = 0.3

LEVEL_WORDS = MappingProxyType({
    -2: Text("veel minder dan verwacht", "much less than expected"),
    -1: Text("minder dan verwacht", "less than expected"),
    0: Text("zoals verwacht", "as expected"),
    1: Text("meer dan verwacht", "more than expected"),
    2: Text("veel meer dan verwacht", "much more than expected"),
})  # fmt: skip
_NOT_SCORED = Text("nog niet gewogen", "not scored yet")
_NO_GOALS = Text(
    nl="Er is nog geen enkel doel gewogen. Dan is er geen T-score.",
    en="No goal has been scored yet. Then there is no T score.",
)
_NO_WEIGHT = Text(
    nl="De gewogen doelen hebben samen geen gewicht. Dan is er geen T-score.",
    en="The scored goals have no weight together. Then there is no T score.",
)


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: its score (-2 to 2, None when not scored), its weight and its level in words."""

    score: float | None
    weight: float
    words: Text


@dataclass(frozen=True, slots=True)
class GoalAttainment:
    """T over the scored goals together, 50 when all went as expected; None when ``undefined`` says why.

    T says little with one or two goals, is no norm score and is not for comparing children or adults: the words per
    goal come first.
    """

    estimate: float | None
    goals: tuple[Goal, ...]
    undefined: Text | None = None


def goal_attainment(
    scores: Sequence[float | None], weights: Sequence[float | None] | None = None, *, rho: float = USUAL_RHO
) -> GoalAttainment:  # fmt: skip
    """The T score of goal attainment scaling.

    Args:
        scores: per goal -2 (much less than expected) to 2 (much more), halves and the like allowed; ``None`` for a
            goal that was not scored, which drops out together with its weight.
        weights: how much each goal matters, 0 or more, in the order of the goals; ``None`` for all equal. The weight
            of a goal without a score may be None too.
        rho: how far scores of different goals are taken to go together, 0 to 1.

    Returns:
        T = 50 + 10 S(w x) / sqrt((1 - rho) S(w^2) + rho (S w)^2), with S the sum over the scored goals.

    Raises:
        BadInput: naming the field.

    Sources: T. J. Kiresuk and R. E. Sherman (1968), Goal attainment scaling, Community Mental Health Journal 4;
    L. Turner-Stokes (2009), Goal attainment scaling in rehabilitation, Clinical Rehabilitation 23, with its erratum.
    """
    if not 0 <= rho <= 1:
        raise BadInput("rho", Text("ligt van 0 tot en met 1", "lies from 0 to 1"))
    goals = _goals(scores, weights)
    scored = [(as_written(goal.weight), as_written(goal.score)) for goal in goals if goal.score is not None]
    if not scored:
        return GoalAttainment(None, goals, _NO_GOALS)
    total = sum((weight for weight, _ in scored), Fraction(0))
    if not total:
        return GoalAttainment(None, goals, _NO_WEIGHT)
    share = as_written(rho)
    # Divided by the total first: only the proportion of the weights matters, and no weight is too large to be squared.
    points = sum((weight * score for weight, score in scored), Fraction(0)) / total
    squares = sum((weight * weight for weight, _ in scored), Fraction(0)) / total**2
    return GoalAttainment(50 + 10 * float(points) / math.sqrt((1 - share) * squares + share), goals)


def level_words(score: float | None) -> Text:
    """The level of ``score`` in words; a score between two levels is named by both."""
    if score is None:
        return _NOT_SCORED
    low, high = math.floor(score), math.ceil(score)
    if low == high:
        return LEVEL_WORDS[low]
    below, above = LEVEL_WORDS[low], LEVEL_WORDS[high]
    return Text(f"tussen {below.nl} en {above.nl}", f"between {below.en} and {above.en}")


def _goals(scores: Sequence[float | None], weights: Sequence[float | None] | None) -> tuple[Goal, ...]:
    if weights is not None and len(weights) != len(scores):
        nl, en = (
            f"{len(weights)}, maar er zijn {len(scores)} doelen",
            f"{len(weights)}, but there are {len(scores)} goals",
        )
        raise BadInput("weights", Text(nl, en))
    goals = []
    for place, score in enumerate(scores):
        if score is not None and not -2 <= score <= 2:
            raise BadInput(f"scores[{place}]", Text("ligt van -2 tot en met 2", "lies from -2 to 2"))
        weight = 1 if weights is None else weights[place]
        if weight is None and score is None:
            weight = 0
        if weight is None or not 0 <= weight < math.inf:
            raise BadInput(f"weights[{place}]", Text("is een getal van 0 of meer", "is a number of 0 or more"))
        goals.append(Goal(score, weight, level_words(score)))
    return tuple(goals)
