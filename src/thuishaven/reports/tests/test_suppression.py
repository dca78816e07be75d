"""Tables in which no number about a few children can be read or computed."""

import random
from fractions import Fraction
from itertools import pairwise

import pytest

from thuishaven.reports.suppression import FEWEST_PUPILS, Cell, SafeTable, safe_table


def cell(value: int, pupils: int, name: object = "") -> Cell:
    return Cell(value, frozenset((name, number) for number in range(pupils)))


def computable(table: SafeTable) -> list[tuple[int, int]]:
    """The hidden cells that the equations of the table fix: found by elimination over fractions."""
    height, width = len(table.rows), len(table.rows[0])
    unknown = [(i, j) for i in range(height) for j in range(width) if table.rows[i][j] is None]
    equations = []
    for line in [[(i, j) for j in range(width)] for i in range(height)] + [
        [(i, j) for i in range(height)] for j in range(width)
    ]:
        signs = {place: -1 if place == line[-1] else 1 for place in line}
        known = sum(signs[p] * table.rows[p[0]][p[1]] for p in line if table.rows[p[0]][p[1]] is not None)
        equations.append([Fraction(signs.get(place, 0)) for place in unknown] + [Fraction(-known)])
    reduced = _eliminate(equations, len(unknown))
    fixed = []
    for row in reduced:
        columns = [index for index in range(len(unknown)) if row[index]]
        if len(columns) == 1:
            fixed.append(unknown[columns[0]])
    return fixed


def _eliminate(rows: list[list[Fraction]], columns: int) -> list[list[Fraction]]:
    done: list[list[Fraction]] = []
    for column in range(columns):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        pivot = [value / pivot[column] for value in pivot]
        rows = [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in rows]
        done = [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in done]
        done.append(pivot)
    return done


def test_large_groups_are_shown_with_their_totals():
    table = safe_table([[cell(30, 8, "a"), cell(12, 6, "a")], [cell(9, 5, "b"), cell(40, 9, "b")]])
    assert table.rows == ((30, 12, 42), (9, 40, 49), (39, 52, 91))
    assert not table.anything_hidden


@pytest.mark.parametrize("pupils", range(1, FEWEST_PUPILS))
def test_a_number_about_a_few_pupils_is_hidden(pupils):
    table = safe_table([[cell(9, pupils, "a"), cell(12, 6, "a")], [cell(9, 5, "b"), cell(40, 9, "b")]])
    assert table.rows[0][0] is None


def test_nothing_at_all_is_shown_as_nought():
    assert safe_table([[cell(0, 0)]]).rows == ((0, 0), (0, 0))


def test_a_hidden_number_cannot_be_computed_from_the_totals():
    table = safe_table([
        [cell(2, 1, "a"), cell(30, 8, "a"), cell(31, 8, "a")],
        [cell(20, 7, "b"), cell(32, 8, "b"), cell(33, 8, "b")],
        [cell(21, 7, "c"), cell(34, 8, "c"), cell(35, 8, "c")],
    ])  # fmt: skip
    assert table.rows[0][0] is None
    assert computable(table) == []


def test_what_is_hidden_in_a_line_with_a_total_is_about_enough_pupils_together():
    cells = [
        [cell(1, 1, "a"), cell(1, 1, "b"), cell(30, 9, "c")],
        [cell(20, 9, "d"), cell(20, 9, "e"), cell(20, 9, "f")],
    ]
    table = safe_table(cells)
    row = table.rows[0]
    together = {pupil for column in range(3) if row[column] is None for pupil in cells[0][column].pupils}
    assert row[3] is None or len(together) >= FEWEST_PUPILS


def test_a_total_that_counts_a_few_pupils_is_hidden_though_its_groups_are_large():
    table = safe_table([[cell(1, 1, "a"), cell(24, 24, "b")], [cell(0, 0), cell(25, 25, "d")]])
    assert table.rows[-1][0] is None
    assert computable(table) == []


def test_a_number_about_a_small_group_is_hidden_nought_too():
    table = safe_table([[Cell(0, small=True), Cell(0, small=True)], [cell(9, 5, "b"), cell(40, 9, "b")]])
    assert table.rows[0] == (None, None, None)


def test_with_and_without_hide_each_other():
    table = safe_table([[cell(1, 1, "a"), cell(24, 24, "b")], [cell(8, 8, "c"), cell(17, 17, "d")]])
    assert table.rows[0][:2] == (None, None)
    assert computable(table) == []


def test_an_empty_table_is_no_trouble():
    assert safe_table([]).rows == ((0,),)


@pytest.mark.parametrize("seed", range(60))
def test_no_hidden_number_of_any_table_can_be_computed(seed):
    draw = random.Random(seed)
    height, width = draw.randint(1, 6), draw.randint(1, 5)
    cells = []
    for group in range(height):
        row = []
        for _ in range(width):
            pupils = draw.choice([0, 0, 1, 2, 4, 5, 6, 12])
            row.append(cell(pupils and pupils + draw.randint(0, 20), pupils, group))
        cells.append(row)
    table = safe_table(cells)
    assert computable(table) == []
    for i, row in enumerate(cells):
        for j, one in enumerate(row):
            assert table.rows[i][j] in (None, one.value)
            assert not 0 < len(one.pupils) < FEWEST_PUPILS or table.rows[i][j] is None
        counted = set().union(*(one.pupils for one in row))
        assert not 0 < len(counted) < FEWEST_PUPILS or table.rows[i][-1] is None
    for j in range(width):
        counted = set().union(*(row[j].pupils for row in cells))
        assert not 0 < len(counted) < FEWEST_PUPILS or table.rows[-1][j] is None


def test_the_same_table_hides_the_same_cells_every_time():
    cells = [[cell(n * m, 3 + (n * m) % 5, n) for m in range(1, 5)] for n in range(1, 6)]
    assert all(one == other for one, other in pairwise(safe_table(cells) for _ in range(5)))
