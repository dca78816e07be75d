"""What goes into a picture: observations of one child and what is known around it. Codes are catalogue ids."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from thuishaven.domain.catalogue import Language

Setting = Literal["school", "home"]
LOWEST_EFFECT = -2
HIGHEST_EFFECT = 2
#: States in which a child has no room to learn or to listen; the others are calm and recovering.
TENSION_STATES: frozenset[str] = frozenset({"tense", "fight", "flight", "freeze"})


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing somebody saw.

    ``id`` identifies the observation, ``observer`` the person (any code, never a name that must be readable).
    ``day`` and ``clock`` are the local date and time as written down; ``clock`` may be unknown. ``effect`` says what
    the responses did, as seen on the child, from -2 (much worse) to 2 (helped a lot). Free words are used only where
    the code beside them is missing; ``words_only`` keeps them out of it altogether, because a person read them and
    chose no signal: then only words that ask for the reporting code are looked for. ``aimed``: somebody looked for this
    one thing (a round, a question to look along), so what is not in it says nothing.
    """

    id: str
    day: date
    observer: str
    setting: Setting = "school"
    observer_role: str = "teacher"
    clock: time | None = None
    moment: str | None = None
    signals: tuple[str, ...] = ()
    words: str = ""
    triggers: tuple[str, ...] = ()
    state: str | None = None
    responses: tuple[str, ...] = ()
    effect: int | None = None
    moment_words: str = ""
    trigger_words: str = ""
    response_words: str = ""
    words_only: bool = False
    aimed: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """What is known around the child: age in years, group 1 to 8, arrival at this school or in this country, risks."""

    age: float | None = None
    group: int | None = None
    arrived_on: date | None = None
    risk_factors: tuple[str, ...] = ()
    background_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayStart:
    """A moment of an ordinary school day and when it starts, as the day programme of the group says."""

    moment: str
    starts: time


@dataclass(frozen=True, slots=True)
class PictureInput:
    """Everything one picture is computed from; ``today`` closes the period that is looked at.

    ``day`` is the ordinary school day, empty when it is not known; a moment may come more than once.
    """

    today: date
    observations: tuple[Observation, ...] = ()
    pupil: Background = field(default_factory=Background)
    language: Language = "nl"
    day: tuple[DayStart, ...] = ()
