"""The knowledge the product works with, as typed entries.

The entries are written in YAML under ``knowledge/`` by people who need not program; ``thuishaven.knowledge.loader``
reads the files and :func:`thuishaven.domain.catalogue_checks.build_catalogue` turns them into these classes.
Every entry names the facts it carries (ids of the domain facts) and the sources it rests on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thuishaven.domain.articles import Article, Review, Situation
from thuishaven.domain.circle import CircleStep
from thuishaven.domain.home_words import HomeLanguage, HomeOffer
from thuishaven.domain.learned_weights import Weights
from thuishaven.domain.needs import NeedFrame
from thuishaven.domain.rounds import RoundKind
from thuishaven.domain.texts import EVIDENCE_MARKS as EVIDENCE_MARKS
from thuishaven.domain.texts import Evidence as Evidence
from thuishaven.domain.texts import Language as Language
from thuishaven.domain.texts import Text as Text
from thuishaven.domain.texts import Texts as Texts

PatternName = Literal["avoidant", "ambivalent", "disorganised", "secure", "withdrawn", "indiscriminate"]

PATTERN_NAMES: tuple[PatternName, ...] = (
    "avoidant", "ambivalent", "disorganised", "secure", "withdrawn", "indiscriminate",
)  # fmt: skip
#: Disorder descriptions: a reason to ask a specialist, never a lead.
SPECIALIST_PATTERNS: frozenset[PatternName] = frozenset({"withdrawn", "indiscriminate"})
LOOK_ALIKE_IDS: tuple[str, ...] = (
    "autism", "adhd", "trauma", "grief", "life_event", "language", "hearing_vision", "giftedness",
    "learning_difficulty", "anxiety", "ordinary_development",
)  # fmt: skip
#: What observations can say about a contrast; see :mod:`thuishaven.domain.picture.contrasts`.
AskedBy = Literal["people", "places", "kinds_of_moments", "days", "calm", "comfort", "moments", "triggers"]
ASKED_BY: tuple[AskedBy, ...] = (
    "people", "places", "kinds_of_moments", "days", "calm", "comfort", "moments", "triggers",
)  # fmt: skip
THEMES: tuple[str, ...] = ("contact", "help", "comfort", "explore", "control", "feelings", "body", "learning", "play")
STATES: tuple[str, ...] = ("calm", "tense", "fight", "flight", "freeze", "recovering")


@dataclass(frozen=True, slots=True)
class Source:
    """Where knowledge comes from: a real publication, or the product's own reasoning (``own``)."""

    id: str
    author: str
    title: str
    year: int | None
    where: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A behaviour an adult can see, hardship or strength; never a property of a child.

    ``speaks_for`` and ``speaks_against`` weigh a sighting for a pattern: 1 loosely, 2 fits, 3 typical.
    ``haven`` and ``base`` say whether the sighting shows comfort being sought and used, or exploring with the
    adult as base (``shown`` / ``not_shown``). ``specialist`` marks descriptions that only a specialist may weigh.
    """

    id: str
    label: Text
    see: Text
    may_mean: Text
    words: Texts
    theme: str
    strength: bool
    icon: str
    speaks_for: Mapping[str, int]
    speaks_against: Mapping[str, int]
    haven: Literal["shown", "not_shown"] | None
    base: Literal["shown", "not_shown"] | None
    look_alikes: tuple[str, ...]
    capture: bool
    specialist: bool
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Fits:
    """When a strategy is worth trying: by what was seen, the state of the child and the moment; never by a label."""

    signals: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy:
    """Something an adult can do (or, with ``avoid``, had better not do), concrete enough for tomorrow at 8:30."""

    id: str
    avoid: bool
    label: Text
    title: Text
    what: Text
    why: Text
    steps: Texts
    not_this: Texts
    say: Texts
    evidence: Evidence
    fits: Fits
    icon: str
    capture: bool
    words: Texts
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    see_also: tuple[str, ...] = ()
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A description from the literature that observations may fit; an archetype that can change, no defect."""

    id: str
    pattern: PatternName
    title: Text
    what: Text
    see: Text
    background: Text
    needs: Text
    hope: Text
    reading: Text
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    see_also: tuple[str, ...] = ()
    review: Review | None = None
    words: Texts = field(default_factory=Texts)


@dataclass(frozen=True, slots=True)
class Asks:
    """Which side of the observations speaks to a contrast; ``of`` names the moments or triggers that are set apart."""

    by: AskedBy
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContrastPair:
    """One thing to look at, with what is seen more with this explanation and more with insecurity in contact.

    Both can be true at once. ``asks`` is None where only people can know, such as how a child was as a toddler.
    """

    look: Text
    with_this: Text
    with_bond: Text
    asks: Asks | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Another explanation for what was seen, with the questions that tell them apart and who could look further."""

    id: str
    title: Text
    what: Text
    because: Text
    questions: tuple[Text, ...]
    tells_apart: Text
    contrast: tuple[ContrastPair, ...]
    who: Text
    raised_by_signals: tuple[str, ...]
    raised_by_risks: tuple[str, ...]
    background_words: Texts
    min_sightings: int
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    see_also: tuple[str, ...] = ()
    review: Review | None = None
    words: Texts = field(default_factory=Texts)


@dataclass(frozen=True, slots=True)
class Note:
    """A principle, caution or other text to read, without rules attached."""

    id: str
    kind: str
    title: Text
    text: Text
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    see_also: tuple[str, ...] = ()
    review: Review | None = None
    words: Texts = field(default_factory=Texts)


@dataclass(frozen=True, slots=True)
class Term:
    """One choice in a form: a moment, trigger, state, effect, what came after or what an adult did; with people's words.

    Only what came after names facts and sources.
    """

    id: str
    label: Text
    words: Texts = field(default_factory=Texts)
    icon: str = ""
    #: for reactions of adults: "helpful", "neutral" or "avoid"; for settings and the rest empty
    note: str = ""
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number a rule uses, with the reason it is what it is."""

    id: str
    value: float
    reason: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyCue:
    """Words that ask an adult to open the reporting code (meldcode), never a conclusion."""

    id: str
    urgency: Literal["concern", "structural", "acute"]
    words: Texts
    not_words: Texts
    because: Text
    facts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All knowledge of one installation, keyed by id, in the order in which the files give it."""

    sources: Mapping[str, Source]
    signals: Mapping[str, Signal]
    strategies: Mapping[str, Strategy]
    patterns: Mapping[str, Pattern]
    look_alikes: Mapping[str, LookAlike]
    notes: Mapping[str, Note]
    moments: Mapping[str, Term]
    triggers: Mapping[str, Term]
    states: Mapping[str, Term]
    responses: Mapping[str, Term]
    effects: Mapping[str, Term]
    risks: Mapping[str, Term]
    thresholds: Mapping[str, Threshold]
    safety: Mapping[str, SafetyCue]
    #: groups of words and expressions that mean nearly the same in a classroom
    synonyms: tuple[Texts, ...] = ()
    #: words of other subjects, by which a question shows that it is about something else
    elsewhere: tuple[Texts, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    situations: Mapping[str, Situation] = field(default_factory=dict)
    #: what happened to the situation afterwards
    consequences: Mapping[str, Term] = field(default_factory=dict)
    #: kinds of observation rounds
    rounds: Mapping[str, RoundKind] = field(default_factory=dict)
    #: the frames in which people say what a child needs
    needs: Mapping[str, NeedFrame] = field(default_factory=dict)
    #: the steps of the Circle of Security
    circle: Mapping[str, CircleStep] = field(default_factory=dict)
    #: what a family can tell about home, and the words for it in other languages than Dutch and English
    home: Mapping[str, HomeOffer] = field(default_factory=dict)
    languages: Mapping[str, HomeLanguage] = field(default_factory=dict)
    #: per language what was learned from example sentences
    learned: Mapping[str, Weights] = field(default_factory=dict)
    #: the same for reasons to think of the reporting code
    learned_safety: Mapping[str, Weights] = field(default_factory=dict)

    def signal_id(self, code: str) -> str | None:
        """The signal id that ``code`` stands for (itself or an alias); None when unknown."""
        if code in self.signals:
            return code
        return next((signal.id for signal in self.signals.values() if code in signal.aliases), None)
