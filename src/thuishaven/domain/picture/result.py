"""What a picture holds. Every part names the observations behind it, so that a reader can check it line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from thuishaven.domain.catalogue import Evidence, PatternName, Text
from thuishaven.domain.picture.circle_result import Circle
from thuishaven.domain.picture.day_result import DayCurve

MissingCode = Literal[
    "too_few_observations", "too_few_days", "too_few_moments", "too_few_observers", "too_few_settings"
]
CertaintyCode = Literal[
    "not_enough", "nothing_described", "mixed", "hangs_on_day", "hangs_on_observer", "thin", "holds"
]
Urgency = Literal["none", "concern", "structural", "acute"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still lacking before anything may lead: how many there are and how many are needed."""

    code: MissingCode
    have: int
    need: int
    text: Text


@dataclass(frozen=True, slots=True)
class LookNext:
    """A concrete suggestion of what to look for, with the reason. ``moments`` are the moments it points to."""

    id: str
    text: Text
    why: Text
    moments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate understanding with everything for and against it; never a conclusion.

    ``speaks_for`` and ``speaks_against`` are observation ids in order of time, ``signals_seen`` and
    ``signals_against`` signal ids with the heaviest first. ``hangs_on_day`` and ``hangs_on_observer`` name the one day
    or observer without which the reading would no longer stand where it stands; both are None when more speaks against
    the reading than for it, because then it stands with nobody.
    """

    pattern: PatternName
    title: Text
    text: Text
    signals_seen: tuple[str, ...]
    signals_against: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    days: int
    observers: int
    moments: int
    holds_without_any_observer: bool
    holds_without_any_day: bool
    hangs_on_day: date | None
    hangs_on_observer: str | None
    consult_only: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the picture is, as a code for the page and in words."""

    code: CertaintyCode
    text: Text


@dataclass(frozen=True, slots=True)
class Balance:
    """How often something was seen to work and not to work, with the observations behind both."""

    shown: int
    not_shown: int
    shown_in: tuple[str, ...]
    not_shown_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """``n`` of ``of`` times: ``rate`` as counted, ``shrunken`` drawn towards this child's own rate, with the interval.

    All from 0 to 1. ``low <= rate, shrunken <= high``.
    """

    n: int
    of: int
    rate: float
    shrunken: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TriggerRate:
    """How often tension followed a trigger: ``n`` of ``of`` times, with the fields of :class:`Rate`.

    ``states`` counts every state that was noted with it, ``by_state`` holds the rate of each state of tension, also of
    those that were not seen with it. The shrunken rates of the states add up to the shrunken rate of tension.
    """

    id: str
    label: Text
    n: int
    of: int
    rate: float
    shrunken: float
    low: float
    high: float
    states: Mapping[str, int]
    by_state: Mapping[str, Rate]
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of a response: how often tried and the mean, from -2 to 2."""

    n: int
    mean: float


@dataclass(frozen=True, slots=True)
class StateEffect:
    """The effect of a response in one state of the child: ``helped`` of ``n`` times it became easier.

    ``low`` and ``high`` are the interval of the mean, None when it was tried too few times to say more than the count.
    """

    n: int
    helped: int
    mean: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Help:
    """What one response of an adult did, as seen on the child; ``tries`` holds each effect in order of time.

    ``helped`` is how often it became easier; ``by_state`` holds the states of the child in which it was tried.
    ``verdict`` is ``helps`` or ``does_not_help`` when it was tried often enough and the mean says so, ``mixed`` when it
    was tried often enough without saying so, else ``too_few``.
    """

    id: str
    label: Text
    n: int
    mean: float
    low: float
    high: float
    helped: int
    tries: tuple[int, ...]
    by_state: Mapping[str, StateEffect]
    verdict: Literal["helps", "mixed", "does_not_help", "too_few"]
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A count as a sentence says it, with the observations it was seen in and the others that were looked at for it.

    Observations of one observer at one moment of a day count once on either side.
    """

    text: Text
    seen_in: tuple[str, ...]
    not_seen_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownContrast:
    """One pair of a contrast with what the observations show so far; never a conclusion.

    ``so_far`` is None where observations cannot say it or nobody looked often enough yet. ``observations`` are those in
    which it was seen, ``told`` the counts in ``so_far`` in the order of the sentence.
    """

    look: Text
    with_this: Text
    with_bond: Text
    so_far: Text | None
    observations: tuple[str, ...]
    sources: tuple[str, ...]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class RaisedLookAlike:
    """Another explanation to keep open, with what raised it and the questions that tell it apart.

    ``moments`` is at how many moments something was seen that may also point to it; 0 when only the background does.
    """

    id: str
    title: Text
    because: tuple[Text, ...]
    questions: tuple[Text, ...]
    tells_apart: Text
    contrast: tuple[ShownContrast, ...]
    who: Text
    signals: tuple[str, ...]
    observations: tuple[str, ...]
    moments: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something one observer sees often and another does not, under the moments where the first sees it."""

    theme: str
    strength: bool
    seen_by: tuple[str, ...]
    not_seen_by: tuple[str, ...]
    moments: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class HomeSchool:
    """Something that is seen far more often in one place than in the other, without blame for either.

    The fields that end in ``_in`` are the observations behind the count of the same name.
    """

    theme: str
    strength: bool
    school: int
    school_of: int
    home: int
    home_of: int
    text: Text
    school_in: tuple[str, ...] = ()
    school_of_in: tuple[str, ...] = ()
    home_in: tuple[str, ...] = ()
    home_of_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observers:
    """Agreement between observers who looked at the same moment of the same day, and where they differ.

    ``alpha`` is Krippendorff's alpha over the themes they noted there, None when it is not defined; ``overlaps`` the
    number of moments at which two or more of them looked, ``shared`` the observations at each of those moments.
    """

    alpha: float | None
    alpha_text: Text
    overlaps: int
    differences: tuple[Difference, ...]
    home_school: tuple[HomeSchool, ...]
    shared: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Safety:
    """Whether the words ask an adult to open the reporting code (meldcode); never a conclusion."""

    prompt: bool
    urgency: Urgency
    because: tuple[Text, ...]
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """An approach to try or to leave: the ids of what it answers to, its evidence mark and what it did for this child."""

    id: str
    title: Text
    because: tuple[str, ...]
    evidence: Evidence
    tried: Effect | None


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """One part of the summary with the observations it rests on, for footnotes."""

    kind: Literal["needs", "strengths", "seen", "helps", "sure", "also"]
    text: Text
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FromWords:
    """What was understood from free words where no code was given."""

    observation: str
    signals: tuple[str, ...]
    because: tuple[Text, ...]
    moment: str | None = None
    triggers: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One moment on one weekday (1 is Monday): how often anybody looked, and how often and where there was tension."""

    weekday: int
    looked: int
    tension: int
    tension_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One moment of the day with a cell per weekday; ``looked`` 0 means nobody looked, which is not calm."""

    moment: str
    label: Text
    looked: int
    tension: int
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week (``2026-W40``, from the Monday ``start``); weeks in which nobody looked are there with zeros."""

    week: str
    start: date
    observations: int
    tension: int
    strengths: int
    states: Mapping[str, int]
    haven_shown: int
    haven_not_shown: int
    base_shown: int
    base_not_shown: int


@dataclass(frozen=True, slots=True)
class Strength:
    """Something good that was seen, with how often and on how many days."""

    id: str
    label: Text
    n: int
    days: int
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """What the picture looks at: first and last day, observations (doubled taps once), days, observers and moments.

    ``seen_in`` are those observations.
    """

    first: date | None
    last: date | None
    observations: int
    days: int
    observers: int
    moments: int
    seen_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; see the package docstring for the fields."""

    enough: bool
    not_enough_because: tuple[Missing, ...]
    look_next: tuple[LookNext, ...]
    lead: PatternName | None
    certainty: Certainty
    readings: tuple[Reading, ...]
    haven: Balance
    base: Balance
    circle: Circle
    states: Mapping[str, int]
    triggers: tuple[TriggerRate, ...]
    helps: tuple[Help, ...]
    look_alikes: tuple[RaisedLookAlike, ...]
    observers: Observers
    safety: Safety
    strategies: tuple[Advice, ...]
    avoid: tuple[Advice, ...]
    summary: Text
    summary_parts: tuple[SummaryPart, ...]
    strengths: tuple[Strength, ...]
    heat: tuple[HeatRow, ...]
    day_curve: DayCurve
    weeks: tuple[Week, ...]
    period: Period
    older: int
    from_words: tuple[FromWords, ...]
