"""The heat map: how often something was seen, per moment of the day and weekday. Drawn as a table by ``web/parts.html``."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Literal

#: A cell of the heat map: how often, not looked at that time, the child was never there then, or no school then.
Cell = int | Literal["unseen", "away"] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column head: the short label and the whole word (ma, maandag)."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One moment of the day with a cell per column; ``at`` is the time it starts.

    ``urls``: where each cell comes from, ``total_url``: the whole row. All three may be empty.
    """

    label: str
    cells: tuple[Cell, ...]
    at: str = ""
    urls: tuple[str, ...] = ()
    total_url: str = ""

    @property
    def total(self) -> int:
        """How often in all."""
        return sum(cell for cell in self.cells if isinstance(cell, int))


@dataclass(frozen=True)
class Heat:
    """How often something was seen, per moment of the day (rows) and weekday (columns)."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[HeatRow, ...]

    @cached_property
    def top(self) -> int:
        """The highest count of one cell."""
        return max((cell for row in self.rows for cell in row.cells if isinstance(cell, int)), default=0)

    def has(self, kind: Cell) -> bool:
        """Whether any cell is of this kind: "unseen", "away", or None for a time without school."""
        return any(cell == kind for row in self.rows for cell in row.cells)

    def level(self, count: int) -> int:
        """The shade 0 to 5 for ``count``; up to five each count has its own shade."""
        if count == 0:
            return 0
        return count if self.top <= 5 else ceil(5 * count / self.top)
