"""The shape of a day: one row per moment from morning to evening, with how often and how sure.

As with the other charts a page fills :class:`DayChart` and the macro of ``web/parts.html`` only draws. The day runs from
top to bottom, so that every moment keeps its name and its time on a phone. Lengths are SVG units.
"""

from dataclasses import dataclass

_TOP = 26.0
_ROW = 27.0
_LABEL = 42.0
_LEFT, _RIGHT = 174.0, 290.0
_WIDTH = 364.0


@dataclass(frozen=True, slots=True)
class DayRow:
    """A moment with its time (may be empty) and ``count`` of ``of`` looks.

    ``value``, ``low`` and ``high`` are shares from 0 to 1, None when it was looked at too few times; ``margin`` says in
    words what they mean. ``url`` is where the count comes from, may be empty.
    """

    label: str
    at: str
    count: int
    of: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    margin: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DayChart:
    """How often something was seen over a day, in the order of the day."""

    title: str
    rows: tuple[DayRow, ...]

    @property
    def drawing(self) -> "DayDrawing":
        """The shapes of this chart."""
        return day_drawing(self)


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row at the middle ``y``; ``x`` is its dot and ``low`` to ``high`` its whisker, all None without a value."""

    row: DayRow
    y: float
    x: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class DayDrawing:
    """Everything the macro draws; ``line`` is SVG path data that joins the dots of rows that follow each other."""

    width: float
    height: float
    label: float
    left: float
    right: float
    top: float
    rows: tuple[DrawnRow, ...]
    line: str


def day_drawing(data: DayChart) -> DayDrawing:
    """Place the rows from top to bottom and the shares from left to right."""
    rows = tuple(
        DrawnRow(row, _TOP + (place + 0.5) * _ROW, _x(row.value), _x(row.low), _x(row.high))
        for place, row in enumerate(data.rows)
    )
    return DayDrawing(
        width=_WIDTH,
        height=_TOP + len(rows) * _ROW + 2,
        label=_LABEL,
        left=_LEFT,
        right=_RIGHT,
        top=_TOP,
        rows=rows,
        line=_line(rows),
    )


def _x(share: float | None) -> float | None:
    return None if share is None else round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _line(rows: tuple[DrawnRow, ...]) -> str:
    """A line stops where a moment was not looked at often enough: nobody knows how it goes on there."""
    parts: list[str] = []
    goes_on = False
    for row in rows:
        if row.x is not None:
            parts.append(f"{'L' if goes_on else 'M'}{row.x} {row.y}")
        goes_on = row.x is not None
    return "".join(parts)
