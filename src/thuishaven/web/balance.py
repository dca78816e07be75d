"""The shapes of the chart that shows per week how often something went well and not yet, in lanes under each other.

Pages fill :class:`Balance` and hand it to the macro ``balance_svg`` of ``web/parts.html``, which puts a table beside it.
Lengths are SVG units, as in ``web/charts.py``. What went well stands above the line of a lane as squares, what did not go
well yet below it as circles, so colour says nothing on its own.
"""

from dataclasses import dataclass

from thuishaven.web.charts import Dot, Label, Mark, outlines_of

_WIDTH = 544.0
_WEEK = 34.0
_ROW = 15.0
_ROOM = 5 * _ROW
_LETTER = 6.7
_LEAST = 26.0


@dataclass(frozen=True, slots=True)
class BalanceWeek:
    """One week: per lane how often it went well and not yet; ``note`` says why there is nothing to see at all.

    ``urls``: where those counts come from, in the same order; may be empty.
    """

    label: str
    counts: tuple[tuple[int, int], ...]
    note: str = ""
    urls: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LaneDrawing:
    """Everything the macro draws of one lane. ``blanks``: x and width of weeks without anything to see."""

    title: str
    width: float
    height: float
    floor: float
    axis: float
    shapes: tuple[tuple[Mark, str], ...]
    labels: tuple[Label, ...]
    notes: tuple[Label, ...]
    blanks: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Weeks from left to right with a lane per thing that is counted; ``about`` says in words what the chart shows."""

    title: str
    about: str
    lanes: tuple[str, ...]
    weeks: tuple[BalanceWeek, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Why weeks are empty, each reason once."""
        return tuple(dict.fromkeys(week.note for week in self.weeks if week.note))

    @property
    def drawings(self) -> tuple[LaneDrawing, ...]:
        """The shapes of the lanes; weeks and dots are equally large in all of them."""
        return tuple(_lane(self, place) for place in range(len(self.lanes)))


def _lane(data: Balance, place: int) -> LaneDrawing:
    """Place the weeks from left to right; a lane is as high as its fullest week and its longest note ask."""
    count = max(1, len(data.weeks))
    width = max(_WIDTH, count * _WEEK)
    step = width / count
    most = max([times for week in data.weeks for both in week.counts for times in both], default=0)
    row = min(_ROW, step * 0.8, _ROOM / max(most, 5))
    above, below = (max([week.counts[place][side] for week in data.weeks], default=0) for side in (0, 1))
    places = [(round((index + 0.5) * step, 1), week) for index, week in enumerate(data.weeks)]
    note = max([len(week.note) for week in data.weeks], default=0) * _LETTER + 10
    up, down = max(above * row + 6, _LEAST), max(below * row + 6, _LEAST)
    floor = round(max(up + down, note), 1)
    axis = round(up + (floor - up - down) / 2, 1)
    dots: list[Dot] = []
    for x, week in places:
        good, not_yet = week.counts[place]
        dots += [Dot(x, round(axis - 4 - (n + 0.5) * row, 1), "good") for n in range(good)]
        dots += [Dot(x, round(axis + 4 + (n + 0.5) * row, 1), "hard") for n in range(not_yet)]
    return LaneDrawing(
        title=data.lanes[place],
        width=width,
        height=floor + 20,
        floor=floor,
        axis=axis,
        shapes=tuple(outlines_of(dots, round(row * 0.4, 1))),
        labels=tuple(Label(x, floor + 15, week.label) for x, week in places),
        notes=tuple(Label(x, round(floor / 2, 1), week.note) for x, week in places if week.note),
        blanks=tuple((round(x - step / 2 + 2, 1), round(step - 4, 1)) for x, week in places if week.note),
    )
