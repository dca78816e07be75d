"""Which numbers of a table may be shown, so that none about a few children can be read or computed.

A cell about one to four pupils is hidden. Then further cells are hidden until no hidden one can be computed from the
others and the totals (complementary suppression): every hidden cell has to stand in a closed chain of hidden cells, and
what is hidden in a row or column together concerns at least as many pupils as one shown cell would.
"""

from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass

#: A number is shown when it is about nobody or about at least this many pupils.
FEWEST_PUPILS = 5

Place = tuple[int, int]
Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number and the pupils it counts. ``small``: it is about a group that is small as a whole."""

    value: int
    pupils: frozenset[Hashable] = frozenset()
    small: bool = False


@dataclass(frozen=True, slots=True)
class SafeTable:
    """A table with totals; ``None`` stands for a number that is not shown. Totals are the last row and column."""

    rows: tuple[tuple[int | None, ...], ...]

    @property
    def anything_hidden(self) -> bool:
        return any(value is None for row in self.rows for value in row)


def safe_table(cells: Sequence[Sequence[Cell]]) -> SafeTable:
    """``cells`` with row totals, column totals and a grand total, without the numbers that have to stay hidden."""
    full = _with_totals(cells)
    hidden = {place for place, cell in full.items() if cell.small or 0 < len(cell.pupils) < FEWEST_PUPILS}
    while found := _exposed(full, hidden):
        hidden.add(_next_to_hide(full, hidden, found))
    height = 1 + max((row for row, _ in full), default=0)
    width = 1 + max((column for _, column in full), default=0)
    return SafeTable(
        tuple(
            tuple(None if (row, column) in hidden else full[row, column].value for column in range(width))
            for row in range(height)
        )
    )


def _with_totals(cells: Sequence[Sequence[Cell]]) -> dict[Place, Cell]:
    width = len(cells[0]) if cells else 0
    table = [[*row, _sum(row)] for row in cells]
    table.append([_sum([row[column] for row in table]) for column in range(width + 1)] if table else [Cell(0)])
    return {(i, j): cell for i, row in enumerate(table) for j, cell in enumerate(row)}


def _sum(cells: Sequence[Cell]) -> Cell:
    pupils: frozenset[Hashable] = frozenset().union(*(one.pupils for one in cells))
    return Cell(sum(one.value for one in cells), pupils, small=all(one.small for one in cells))


def _exposed(full: Mapping[Place, Cell], hidden: Set[Place]) -> list[Line]:
    """Rows and columns in which a hidden number can still be computed or narrowed down; empty when all is safe."""
    found = []
    for axis, number, line in _lines(full):
        inside = [place for place in line if place in hidden]
        if not inside:
            continue
        together: frozenset[Hashable] = frozenset().union(*(full[place].pupils for place in inside))
        if len(inside) == 1 or (len(together) < FEWEST_PUPILS and line[-1] not in hidden):
            found.append((axis, number))
    if found:
        return found
    ways = _ways(hidden)
    for row, column in sorted(hidden):
        if not _in_a_chain((row, column), ways):
            return [("row", row), ("column", column)]
    return []


def _lines(full: Mapping[Place, Cell]) -> list[tuple[str, int, list[Place]]]:
    height, width = 1 + max(row for row, _ in full), 1 + max(column for _, column in full)
    rows = [("row", row, [(row, column) for column in range(width)]) for row in range(height)]
    columns = [("column", column, [(row, column) for row in range(height)]) for column in range(width)]
    return [*rows, *columns]


def _ways(hidden: Set[Place]) -> dict[Line, set[Line]]:
    """Rows and columns as points, each hidden cell as a way between its row and its column."""
    ways: dict[Line, set[Line]] = {}
    for row, column in hidden:
        ways.setdefault(("row", row), set()).add(("column", column))
        ways.setdefault(("column", column), set()).add(("row", row))
    return ways


def _in_a_chain(place: Place, ways: Mapping[Line, Set[Line]]) -> bool:
    """Whether another way leads from the row of ``place`` to its column.

    A cell that is the only way between its two sides is fixed by the sums of the table.
    """
    start, goal = ("row", place[0]), ("column", place[1])
    todo, seen = [start], {start}
    while todo:
        here = todo.pop()
        for there in ways[here]:
            if {here, there} == {start, goal} or there in seen:
                continue
            if there == goal:
                return True
            seen.add(there)
            todo.append(there)
    return False


def _next_to_hide(full: Mapping[Place, Cell], hidden: Set[Place], lines: Sequence[Line]) -> Place:
    """The cell that costs least: in the lines that need one, where the other direction has hidden cells already."""
    candidates = [
        place
        for axis, number, line in _lines(full)
        if (axis, number) in set(lines)
        for place in line
        if place not in hidden
    ]
    if not candidates:
        candidates = [place for place in full if place not in hidden]

    def cost(place: Place) -> tuple[bool, int, int, Place]:
        crossing = sum(1 for other in hidden if other[0] == place[0] or other[1] == place[1])
        return full[place].value == 0, -crossing, len(full[place].pupils), place

    return min(candidates, key=cost)
