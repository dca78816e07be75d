"""The steps of the Circle of Security as the knowledge describes them: what shows at each that it works or not yet."""

from dataclasses import dataclass

from thuishaven.domain.articles import Review
from thuishaven.domain.texts import Evidence, Text

#: In the order in which a child goes round (facts DEF-13 and PROC-02).
CIRCLE_STEPS: tuple[str, ...] = ("explore", "upset", "seek", "soothed")


@dataclass(frozen=True, slots=True)
class StepSigns:
    """What stands for one side of a step: signals, states, and effects of what an adult did to comfort a tense child."""

    signals: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    effects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CircleStep:
    """One step of the circle.

    ``what`` explains it, ``look`` says what to look at, ``goes_well`` and ``falters`` say how it goes with a child, and
    ``offer`` what an adult can do where it falters. ``comforts`` are the strategies whose effect tells of this step.
    """

    id: str
    icon: str
    title: Text
    what: Text
    look: Text
    goes_well: Text
    falters: Text
    offer: Text
    works: StepSigns
    not_yet: StepSigns
    comforts: tuple[str, ...]
    evidence: Evidence
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    review: Review | None = None
