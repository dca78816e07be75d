"""Where the shapes of the charts stand: plain counting and geometry, so that templates only draw.

Pages fill the data classes (:class:`Timeline`, :class:`PhaseChart`) and hand them to the macros of
``web/parts.html``. Every chart has a table beside it with the same numbers. Lengths are SVG units (CSS pixels at
full width). Colours mean nothing without the place or the shape: good moments stand above the line as squares, hard
moments below it as circles.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

Mark = Literal["good", "other", "hard", "strong"]

_BELOW: tuple[Mark, ...] = ("other", "hard", "strong")
_WIDTH = 720.0
_WEEK = 36.0
_ROW = 19.0
_ROOM = 5 * _ROW
_DAY = 18.0
_GUTTER = 132.0
_LETTER = 6.7


@dataclass(frozen=True, slots=True)
class Week:
    """One step; ``note`` says why there is nothing (a holiday, away), ``urls`` where the count of a kind comes from."""

    label: str
    marks: tuple[Mark, ...] = ()
    note: str = ""
    urls: Mapping[Mark, str] = field(default_factory=dict)

    def count(self, *kinds: Mark) -> int:
        """How many marks of these kinds."""
        return sum(mark in kinds for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of steps, from ``first`` to ``last`` (both included, counted from 0); ``active`` is the plan's."""

    title: str
    first: int
    last: int
    sub: str = ""
    active: bool = False
    #: the middle value of the phase, drawn as a line in a phase chart
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at step ``at`` (counted from 0)."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was seen per week, with phases behind it and events under it."""

    title: str
    weeks: tuple[Week, ...]
    phases: tuple[Phase, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def drawing(self) -> "TimelineDrawing":
        """The shapes of this timeline."""
        return timeline_drawing(self)


@dataclass(frozen=True, slots=True)
class Band:
    """A phase as drawn."""

    x: float
    width: float
    phase: Phase


@dataclass(frozen=True, slots=True)
class Dot:
    """One moment as drawn."""

    x: float
    y: float
    mark: Mark


@dataclass(frozen=True, slots=True)
class Label:
    """A text as drawn; ``anchor`` as in SVG."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    tip: float = 0.0


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """Everything the timeline macro draws. ``blanks``: x and width where nothing could be seen."""

    width: float
    height: float
    radius: float
    axis: float
    floor: float
    bands: tuple[Band, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    notes: tuple[Label, ...]
    blanks: tuple[tuple[float, float], ...]
    events: tuple[Label, ...]

    @property
    def shapes(self) -> list[tuple[Mark, str]]:
        """One outline per kind of mark, as SVG path data."""
        return outlines_of(self.dots, self.radius)


def outlines_of(dots: Sequence[Dot], radius: float) -> list[tuple[Mark, str]]:
    """One outline per kind of mark, as SVG path data: hundreds of shapes of their own make a page slow."""
    outlines: dict[Mark, list[str]] = {}
    for dot in dots:
        outline = _square(dot, radius) if dot.mark == "good" else _circle(dot, radius)
        outlines.setdefault(dot.mark, []).append(outline)
    return [(mark, "".join(parts)) for mark, parts in outlines.items()]


def _circle(dot: Dot, radius: float) -> str:
    arc = f"a{radius} {radius} 0 1 0 "
    return f"M{dot.x - radius:.1f} {dot.y:.1f}{arc}{2 * radius:.1f} 0{arc}{-2 * radius:.1f} 0"


def _square(dot: Dot, radius: float) -> str:
    """A square of the same width with rounded corners."""
    corner, side = 0.55 * radius, 0.9 * radius
    arc = f"a{corner:.1f} {corner:.1f} 0 0 1 "
    return (
        f"M{dot.x - radius + corner:.1f} {dot.y - radius:.1f}h{side:.1f}{arc}{corner:.1f} {corner:.1f}v{side:.1f}"
        f"{arc}{-corner:.1f} {corner:.1f}h{-side:.1f}{arc}{-corner:.1f} {-corner:.1f}v{-side:.1f}"
        f"{arc}{corner:.1f} {-corner:.1f}z"
    )


def timeline_drawing(data: Timeline) -> TimelineDrawing:
    """Place weeks from left to right, good moments above the line and the others below it."""
    count = max(1, len(data.weeks))
    width = max(_WIDTH, count * _WEEK)
    step = width / count
    above = max([week.count("good") for week in data.weeks], default=0)
    below = max([week.count(*_BELOW) for week in data.weeks], default=0)
    row = min(_ROW, step * 0.9, _ROOM / max(above, below, 5))
    head = 52.0 if data.phases else 8.0
    axis = head + max(above, 2) * row + 6
    note = max([len(week.note) for week in data.weeks], default=0) * _LETTER
    floor = axis + 32 + max(below * row, 2 * row, note)

    dots: list[Dot] = []
    for index, week in enumerate(data.weeks):
        x = round((index + 0.5) * step, 1)
        good = week.count("good")
        dots += [Dot(x, round(axis - (n + 0.5) * row - 4, 1), "good") for n in range(good)]
        rest = sorted((mark for mark in week.marks if mark != "good"), key=_BELOW.index)
        dots += [Dot(x, round(axis + 28 + (n + 0.5) * row, 1), mark) for n, mark in enumerate(rest)]
    return TimelineDrawing(
        width=width,
        height=floor + (_events_height(data) if data.events else 4),
        radius=round(row * 0.4, 1),
        axis=axis,
        floor=floor,
        bands=tuple(
            Band(round(phase.first * step + 2, 1), round((phase.last - phase.first + 1) * step - 4, 1), phase)
            for phase in data.phases
        ),
        dots=tuple(dots),
        labels=tuple(
            Label(round((index + 0.5) * step, 1), axis + 17, week.label) for index, week in enumerate(data.weeks)
        ),
        notes=tuple(
            Label(round((index + 0.5) * step, 1), axis + 32, week.note)
            for index, week in enumerate(data.weeks)
            if week.note
        ),
        blanks=tuple(
            (round(index * step + 2, 1), round(step - 4, 1))
            for index, week in enumerate(data.weeks)
            if week.note and not week.marks
        ),
        events=_event_labels(data, step, width, floor),
    )


def _events_height(data: Timeline) -> float:
    return 34.0 + (18.0 if len(data.events) > 1 else 0.0)


def _event_labels(data: Timeline, step: float, width: float, floor: float) -> tuple[Label, ...]:
    """Texts under the timeline on two lines, kept inside the picture and off each other where there is room."""
    ends = [0.0, 0.0]
    labels = []
    for event in sorted(data.events, key=lambda one: one.at):
        tip = round((event.at + 0.5) * step, 1)
        length = len(event.text) * _LETTER
        start = min(max(0.0, tip - length / 2), max(0.0, width - length))
        line = 0 if start >= ends[0] or ends[0] <= ends[1] else 1
        ends[line] = start + length + 12
        labels.append(Label(round(start, 1), floor + 28 + 18 * line, event.text, "start", tip))
    return tuple(labels)


@dataclass(frozen=True, slots=True)
class Point:
    """One day with its value; None when nobody rated that day; ``note`` says why not, if that is known.

    ``url`` leads to the page of that day, may be empty.
    """

    label: str
    value: float | None
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PhaseChart:
    """Values per day in phases (before and since the plan), on a scale that has words.

    ``words`` maps each step of the scale to its word ("zoals verwacht"); lowest to highest makes bottom to top.
    """

    title: str
    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    words: Mapping[int, str] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[str, ...]:
        """Why days have no value, each reason once."""
        return tuple(dict.fromkeys(point.note for point in self.points if point.note and point.value is None))

    @property
    def drawing(self) -> "PhaseDrawing":
        """The shapes of this chart."""
        return phase_drawing(self)


@dataclass(frozen=True, slots=True)
class Line:
    """A level line or the middle of a phase, as drawn."""

    x1: float
    x2: float
    y: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class PhaseDrawing:
    """Everything the phase chart macro draws. ``paths`` are SVG path data."""

    width: float
    height: float
    left: float
    top: float
    floor: float
    bands: tuple[Band, ...]
    levels: tuple[Line, ...]
    middles: tuple[Line, ...]
    paths: tuple[str, ...]
    blanks: tuple[tuple[float, float], ...]
    dots: tuple[tuple[float, float, Point], ...]
    labels: tuple[Label, ...]


def phase_drawing(data: PhaseChart) -> PhaseDrawing:
    """Place days from left to right; a line joins days in one phase and stops where a day is missing."""
    count = max(1, len(data.points))
    width = max(_WIDTH, _GUTTER + count * _DAY)
    step = (width - _GUTTER) / count
    low, high = _range(data)
    top, floor = 56.0, 236.0

    def x_of(index: float) -> float:
        return round(_GUTTER + (index + 0.5) * step, 1)

    def y_of(value: float) -> float:
        return round(floor - 14 - (value - low) / (high - low) * (floor - top - 28), 1)

    every = max(1, ceil(64 / step))
    return PhaseDrawing(
        width=width,
        height=floor + 26,
        left=_GUTTER,
        top=top,
        floor=floor,
        bands=tuple(
            Band(round(_GUTTER + phase.first * step + 2, 1), round((phase.last - phase.first + 1) * step - 4, 1), phase)
            for phase in data.phases
        ),
        levels=tuple(Line(_GUTTER, width, y_of(level), word) for level, word in sorted(data.words.items())),
        middles=tuple(
            Line(x_of(phase.first - 0.3), x_of(phase.last + 0.3), y_of(phase.middle))
            for phase in data.phases
            if phase.middle is not None
        ),
        paths=tuple(_path(run, data, x_of, y_of) for run in _runs(data)),
        blanks=tuple(
            (round(_GUTTER + index * step + 1, 1), round(step - 2, 1))
            for index, point in enumerate(data.points)
            if point.note and point.value is None
        ),
        dots=tuple(
            (x_of(index), y_of(point.value), point)
            for index, point in enumerate(data.points)
            if point.value is not None
        ),
        labels=tuple(
            Label(x_of(index), floor + 18, point.label) for index, point in enumerate(data.points) if index % every == 0
        ),
    )


def _range(data: PhaseChart) -> tuple[float, float]:
    values = [*data.words, *(point.value for point in data.points if point.value is not None)]
    low, high = min(values, default=0), max(values, default=1)
    return (low, high) if high > low else (low - 1, high + 1)


def _runs(data: PhaseChart) -> list[range]:
    """Stretches of two or more rated days within one phase."""
    runs = []
    for phase in data.phases:
        start = phase.first
        for index in range(phase.first, min(phase.last, len(data.points) - 1) + 2):
            if index > phase.last or index >= len(data.points) or data.points[index].value is None:
                if index - start > 1:
                    runs.append(range(start, index))
                start = index + 1
    return runs


def _path(run: Sequence[int], data: PhaseChart, x_of: Callable[[float], float], y_of: Callable[[float], float]) -> str:
    corners = [f"{x_of(index)} {y_of(value)}" for index in run if (value := data.points[index].value) is not None]
    return "M" + " L".join(corners)
