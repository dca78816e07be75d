"""The parts of the page of the picture: plain data with texts in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from markupsafe import Markup

from thuishaven.domain.catalogue import Evidence
from thuishaven.domain.picture import Picture
from thuishaven.school.pupils import KnownPupil
from thuishaven.web.balance import Balance
from thuishaven.web.charts import Timeline
from thuishaven.web.day_chart import DayChart
from thuishaven.web.heat import Heat

from .circle import CirclePart
from .footnotes import Line, Refs


@dataclass(frozen=True, slots=True)
class Count:
    """A count with the address of the list behind it, empty when there is none."""

    number: int
    url: str


Counts = tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A response of an adult with a dot per try, newest tries only where there are very many."""

    title: str
    tries: tuple[int, ...]
    said: Markup
    entry: str


@dataclass(frozen=True, slots=True)
class StateHelp:
    """What was tried in one state of the child: titles with how it went, and what helps otherwise but was not tried."""

    title: str
    icon: str
    lines: tuple[tuple[str, str | Markup], ...]
    untried: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriggerLine:
    """What came before, with how often tension followed; ``counts`` per state of tension, of ``of`` times."""

    title: str
    said: Markup
    margin: str
    refs: Refs
    counts: Counts
    of: Count


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """One reading with both sides of its evidence and how firmly it stands."""

    title: str
    text: str
    entry: str
    is_lead: bool
    speaks_for: tuple[Line, ...]
    speaks_against: tuple[Line, ...]
    seen: Markup
    standing: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """One thing to look at beside two directions, with what was seen of it so far."""

    look: str
    with_this: str
    with_bond: str
    so_far: Markup
    refs: Refs


@dataclass(frozen=True, slots=True)
class AlsoCard:
    """Another explanation to keep open; those further down stand without their contrast, which the library shows."""

    id: str
    title: str
    because: tuple[Markup, ...]
    questions: tuple[str, ...]
    contrast: tuple[ContrastRow, ...]
    who: str
    sources: tuple[str, ...]
    refs: Refs


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is seen here and not there, side by side: heads with what stands under them."""

    text: str
    sides: tuple[tuple[str, str | Markup], tuple[str, str | Markup]]
    moments: str = ""


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """An approach to try or to leave, with why and what it did before."""

    title: str
    because: str
    tried: str | Markup
    evidence: Evidence
    entry: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One observation at the bottom of the page, as the macro of observing shows it."""

    number: int
    observer: str
    day: date
    clock: time | None
    moment: str
    at_home: bool
    signals: tuple[tuple[str, bool], ...]
    state: str
    state_icon: str
    triggers: tuple[str, ...]
    responses: tuple[str, ...]
    effect_text: str
    note: str
    #: signals that nobody tapped and that were read in the words
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SinceCard:
    """What goes better than ``weeks`` ago, and where then and now stand side by side."""

    url: str
    weeks: int
    is_enough: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PicturePage:
    """The whole page, in the order in which it is read."""

    pupil: KnownPupil
    #: where all observations of the pupil stand
    all_url: str
    #: where this reader can record; empty for who cannot
    record_url: str
    #: where looking with a purpose is planned
    rounds_url: str
    picture: Picture
    safety: Refs
    alarming: tuple[str, ...]
    summary: tuple[Line, ...]
    since: SinceCard
    facts: tuple[tuple[str, str | Markup], ...]
    #: what is still lacking for a picture
    missing: tuple[Markup, ...]
    #: how far observers agree
    agree: Markup
    hangs_on: str
    missing_eyes: str
    heat: Heat
    #: None when too few moments were looked at
    day: DayChart | None
    timeline: Timeline
    #: on how many days the child was away in this period; empty when on none
    away: str
    helps: Mapping[str, tuple[HelpLine, ...]]
    state_helps: tuple[StateHelp, ...]
    triggers: tuple[TriggerLine, ...]
    #: the states of tension, as heads above ``TriggerLine.counts``
    tension_heads: tuple[str, ...]
    haven: tuple[Line, ...]
    base: tuple[Line, ...]
    balance: Balance | None
    circle: CirclePart
    lead: ReadingCard | None
    readings: tuple[ReadingCard, ...]
    too_thin: int
    consult: tuple[ReadingCard, ...]
    also: tuple[AlsoCard, ...]
    #: the rest of the other explanations, shown shortly
    also_more: tuple[AlsoCard, ...]
    differences: tuple[Contrast, ...]
    home_school: tuple[Contrast, ...]
    strategies: tuple[AdviceLine, ...]
    avoid: tuple[AdviceLine, ...]
    method: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was seen in the period the picture looks at."""
        return not self.picture.period.observations
