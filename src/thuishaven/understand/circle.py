"""Haven, base and the circle as the page shows them: a drawing with four stops in words, and a chart over the weeks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.circle import CircleStep, StepSigns
from thuishaven.domain.picture import Observation, Picture
from thuishaven.domain.picture.circle_result import CirclePhase
from thuishaven.presence.words import why_nothing
from thuishaven.web.balance import Balance, BalanceWeek
from thuishaven.web.jinja_env import day

from . import words
from .footnotes import Footnotes, Refs
from .numbers import Numbers, linked
from .queries import Behind

_MOST_EXAMPLES = 2
#: As many weeks as the timeline of the page.
_MOST_WEEKS = 16
_LONGEST_ON_A_LINE = 20
#: Where the stops stand in the drawing, clockwise from the upper left: above the line the base, below it the haven.
_NODES = ((125, 125), (295, 125), (295, 295), (125, 295))
_OUTWARD, _INWARD, _LINE = 20, 23, 21
_ABOVE, _BELOW = 44, 54


@dataclass(frozen=True, slots=True)
class Example:
    """Something this child showed at a stop, with when it was and where it stands on the page."""

    text: str
    when: str
    refs: Refs
    worked: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the circle: how it goes in words, mark and tone; colour only repeats what the words say."""

    number: int
    icon: str
    title: str
    verdict: str
    says: str
    #: the same in two words, for the drawing
    short: str
    mark: str
    tone: str
    counts: Markup
    look: str
    offer: str
    examples: tuple[Example, ...]
    what: str

    @property
    def node(self) -> tuple[int, int]:
        """Where the stop stands in the drawing."""
        return _NODES[self.number - 1]

    @property
    def badge(self) -> tuple[int, int]:
        """Where the mark of how it goes stands: inside the round, clear of the arrows."""
        x, y = self.node
        return x + (_INWARD if x < _NODES[1][0] else -_INWARD), y + (_INWARD if y < _NODES[2][1] else -_INWARD)

    @property
    def lines(self) -> tuple[tuple[int, int, str], ...]:
        """What stands at the stop in the drawing, line by line with its place: the title, and how it goes."""
        x, y = self.node
        said = [*_over_lines(f"{self.number}. {self.title}"), self.short]
        is_above = y < _NODES[2][1]
        top = y - _ABOVE - _LINE * (len(said) - 1) if is_above else y + _BELOW
        outward = x - _OUTWARD if x < _NODES[1][0] else x + _OUTWARD
        return tuple((outward, top + _LINE * place, text) for place, text in enumerate(said))


@dataclass(frozen=True, slots=True)
class CirclePart:
    """The circle of one child. ``text`` says what goes well first; empty while there is no picture yet."""

    text: Markup | str
    stops: tuple[Stop, ...]
    sources: tuple[str, ...]

    @property
    def about(self) -> str:
        """The drawing in words."""
        stops = ". ".join(f"{stop.number}: {stop.title}, {stop.says}" for stop in self.stops)
        return _("Een ronde met vier stappen. %(stops)s.") % {"stops": stops}


def circle_part(
    behind: Behind, catalogue: Catalogue, name: str, notes: Footnotes, label: Callable[[str], str], numbers: Numbers
) -> CirclePart:
    """The circle with this child's own examples. While there is no picture yet only what to look at."""
    picture, shown = behind.seen.picture, _Examples(behind, catalogue, notes, label)
    verdicts = _verdicts(picture)
    stops = []
    for number, phase in enumerate(picture.circle.phases, 1):
        step = catalogue.circle[phase.id]
        code = verdicts[phase.id]
        says, short, mark, tone = _said(code)
        stops.append(Stop(
            number=number, icon=step.icon, title=words.spoken(step.title), verdict=code, says=says, short=short, mark=mark, tone=tone,
            counts=_counts(phase, numbers) if code != "not_seen" else Markup(""),
            look=words.spoken(step.look) if code == "not_seen" else "",
            offer=words.named(step.offer, name) if code in {"first", "breaks"} else "",
            examples=shown.of(phase, step) if code != "not_seen" else (),
            what=words.spoken(step.what),
        ))  # fmt: skip
    named = dict.fromkeys(source for phase in picture.circle.phases for source in phase.sources)
    sources = [catalogue.sources[source] for source in named if source in catalogue.sources]
    return CirclePart(
        text=words.named(picture.circle.text, name) if picture.enough else "",
        stops=tuple(stops),
        sources=tuple(words.source_words(one.author, one.year) for one in sources),
    )


def _verdicts(picture: Picture) -> Mapping[str, str]:
    """How each stop goes; the first that falters apart. Nothing is said of any stop on thin data."""
    circle = picture.circle
    if not picture.enough:
        return {phase.id: "not_seen" for phase in circle.phases}
    return {phase.id: "first" if phase.id == circle.breaks_at else phase.verdict for phase in circle.phases}


def _said(verdict: str) -> tuple[str, str, str, str]:
    """How it goes in words, in two words, with an icon and a tone."""
    return {
        "works": (_("gaat meestal goed"), _("gaat goed"), "check", "good"),
        "mixed": (_("lukt soms wel en soms niet"), _("wisselt"), "shuffle", "info"),
        "first": (_("hier hapert het als eerste"), _("hapert"), "life-buoy", "warm"),
        "breaks": (_("hier hapert het ook"), _("hapert"), "life-buoy", "warm"),
        "not_seen": (_("nog niet te zien"), _("nog niet te zien"), "eye", ""),
    }[verdict]


def _counts(phase: CirclePhase, numbers: Numbers) -> Markup:
    title = words.spoken(phase.title)
    parts = (
        ("shown", phase.shown, phase.shown_in,
         ngettext("%(num)s keer lukte het", "%(num)s keer lukte het", phase.shown)),
        ("not_shown", phase.not_shown, phase.not_shown_in,
         ngettext("%(num)s keer nog niet", "%(num)s keer nog niet", phase.not_shown)),
    )  # fmt: skip
    return Markup(", ").join(
        linked(text, (words.times(count), numbers.add(f"circle.{phase.id}.{side}", f"{title}: {text}", numbers.moments(seen))))
        for side, count, seen, said in parts if count and (text := said % {"num": count})
    )  # fmt: skip


def _over_lines(title: str) -> tuple[str, ...]:
    """A long title over two lines, cut at the space nearest to the middle."""
    parts = title.split(" ")
    if len(title) <= _LONGEST_ON_A_LINE or len(parts) < 2:
        return (title,)
    cut = min(range(1, len(parts)), key=lambda place: abs(len(" ".join(parts[:place])) - len(title) / 2))
    return " ".join(parts[:cut]), " ".join(parts[cut:])


class _Examples:
    """Finds what to show of a stop: what worked first, the most telling observations, each with its number."""

    def __init__(self, behind: Behind, catalogue: Catalogue, notes: Footnotes, label: Callable[[str], str]) -> None:
        self._catalogue, self._notes, self._label = catalogue, notes, label
        self._found = {one.id: one for one in behind.seen.observations}
        self._from_words = {one.observation: one.signals for one in behind.seen.picture.from_words}

    def of(self, phase: CirclePhase, step: CircleStep) -> tuple[Example, ...]:
        """At most two: of both sides where both were seen, unless the stop goes well."""
        if phase.verdict == "works" or not phase.not_shown_in:
            return self._side(phase.shown_in, step.works, _MOST_EXAMPLES, worked=True)
        good = self._side(phase.shown_in, step.works, 1, worked=True)
        return (*good, *self._side(phase.not_shown_in, step.not_yet, _MOST_EXAMPLES - len(good), worked=False))

    def _side(self, codes: Iterable[str], signs: StepSigns, most: int, *, worked: bool) -> tuple[Example, ...]:
        """What was seen most, each thing once: the same example twice tells no more."""
        by_text: dict[str, list[str]] = {}
        for code in codes:
            by_text.setdefault(self._short(self._found[code], signs), []).append(code)
        examples: list[Example] = []
        for text in sorted(by_text, key=lambda one: -len(by_text[one])):
            if len(examples) == most:
                break
            refs = self._notes.behind(by_text[text], 1)
            if refs.numbers:
                seen = dict(self._notes.listed)[refs.numbers[0]]
                examples.append(Example(text, self._when(seen), Refs(refs.numbers), worked))
        return tuple(examples)

    def _short(self, one: Observation, signs: StepSigns) -> str:
        """What was seen in a few words: the signal, else what the adult did or how the child was."""
        for code in one.signals or self._from_words.get(one.id, ()):
            signal = self._catalogue.signal_id(code)
            if signal in signs.signals:
                return self._label(signal)
        if one.state in signs.states:
            return self._label(one.state)
        effect = words.spoken(self._catalogue.effects[str(one.effect)].label).lower()
        done = words.listed([self._label(code) for code in one.responses])
        return f"{done}: {effect}" if done else effect

    def _when(self, one: Observation) -> str:
        moment = [self._label(one.moment).lower()] if one.moment else []
        return ", ".join([day(one.day), *moment])


def balance_of(behind: Behind, catalogue: Catalogue, name: str, numbers: Numbers) -> Balance | None:
    """Base and haven per week; None below as many sightings as anything is said from."""
    picture = behind.seen.picture
    seen = sum((picture.haven.shown, picture.haven.not_shown, picture.base.shown, picture.base.not_shown))
    if seen < catalogue.thresholds["trigger_min_occurrences"].value:
        return None
    weeks = picture.weeks[-_MOST_WEEKS:]
    looked = sum(bool(week.observations) for week in weeks)
    told = ngettext(
        "In %(looked)s van de %(num)s week is gekeken.", "In %(looked)s van de %(num)s weken is gekeken.", len(weeks)
    ) % {"looked": looked, "num": len(weeks)}
    lines = [
        line for function in ("base", "haven")
        for line, _seen in words.balance_lines(function, getattr(picture, function), name)
    ]  # fmt: skip
    return Balance(
        title=_("Op pad gaan en terugkomen, per week"),
        about=" ".join([told, *lines]),
        lanes=(_("Op pad gaan"), _("Terugkomen")),
        weeks=tuple(
            BalanceWeek(
                label=str(week.start.isocalendar().week),
                counts=((week.base_shown, week.base_not_shown), (week.haven_shown, week.haven_not_shown)),
                note="" if week.observations else why_nothing(week.start, behind.days) or _("niet gekeken"),
                urls=tuple(_week_urls(function, week.start, picture, numbers) for function in ("base", "haven")),
            )
            for week in weeks
        ),
    )


def _week_urls(function: str, monday: date, picture: Picture, numbers: Numbers) -> tuple[str, str]:
    """Where the counts of one week come from: how often it went well and not yet."""
    balance = getattr(picture, function)
    lane = _("Op pad gaan") if function == "base" else _("Terugkomen")

    def url(side: str, head: str, seen: Iterable[str]) -> str:
        of_week = numbers.those(seen, lambda one: one.day - timedelta(days=one.day.weekday()) == monday)
        title = words.in_week(f"{lane}: {head}", monday)
        return numbers.add(f"{function}.{monday.isoformat()}.{side}", title, numbers.moments(of_week))

    return url("shown", _("lukte"), balance.shown_in), url("not_shown", _("nog niet"), balance.not_shown_in)
