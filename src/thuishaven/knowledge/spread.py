"""Published numbers beside each other: a small chart of where they lie."""

from collections.abc import Sequence
from dataclasses import dataclass

from thuishaven.domain.articles import Figure

#: SVG units; the scale of percentages runs over the whole width.
WIDTH = 320.0
_SMALLEST = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One published number: where it lies on the scale, and the figure itself."""

    x: float
    width: float
    figure: Figure


@dataclass(frozen=True, slots=True)
class Spread:
    """Numbers of one unit on one scale from 0 to ``top``."""

    unit: str
    top: float
    bars: tuple[Bar, ...]


def spreads(figures: Sequence[Figure]) -> list[Spread]:
    """The figures by unit, in the order in which the units come up; percentages run to 100."""
    units = dict.fromkeys(figure.unit for figure in figures)
    return [_spread(unit, [figure for figure in figures if figure.unit == unit]) for unit in units]


def _spread(unit: str, figures: Sequence[Figure]) -> Spread:
    top = 100.0 if unit == "percent" else 1.0 if unit == "correlation" else max(figure.high for figure in figures)
    scale = WIDTH / top if top else 0.0
    return Spread(unit, top, tuple(_bar(figure, scale) for figure in figures))


def _bar(figure: Figure, scale: float) -> Bar:
    width = max(_SMALLEST, (figure.high - figure.low) * scale)
    middle = (figure.low + figure.high) / 2 * scale
    x = min(max(0.0, middle - width / 2), WIDTH - width)
    return Bar(round(x, 1), round(width, 1), figure)
