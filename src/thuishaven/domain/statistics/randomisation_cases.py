"""All ways in which the starts of a multiple baseline could have been drawn: several cases, one start each."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Literal

from thuishaven.domain.statistics.randomisation_sequences import MOST_SUMS, TooManyAssignments
from thuishaven.domain.statistics.randomisation_statistics import Statistic, of_sessions
from thuishaven.domain.statistics.randomisation_sums import by_number, ordered

Method = Literal["Marascuilo-Busk", "Wampold-Worsham", "Koehler-Levin"]


class Staggered:
    """One start of B per case, T being the mean of the statistic over the cases for which it exists.

    ``starts`` are the numbers of the first B session, from 1. Marascuilo-Busk draws each case's start from its own
    row of ``points``; Koehler-Levin first deals the rows out over the cases and then draws a start from each row;
    Wampold-Worsham is the same with rows of one point. Draws are counted with their multiplicity.
    """

    def __init__(
        self,
        cases: Sequence[Sequence[float | None]],
        starts: Sequence[int],
        points: Sequence[Sequence[int]],
        *,
        dealt: bool,
        statistic: Statistic,
    ) -> None:
        self._points, self._dealt, self._number = points, dealt, len(cases)
        needed = {point for row in points for point in row}
        exact = [
            _per_start(case, {start} | (needed if dealt else set(row)), statistic)
            for case, start, row in zip(cases, starts, points, strict=True)
        ]
        found = [value for table in exact for value in table.values() if value is not None]
        unit = math.lcm(*(value.denominator for value in found))
        self._base = self._number + 1
        self._share = math.lcm(*range(1, self._number + 1))
        self._tables = [
            {start: 0 if value is None else int(value * unit) * self._base + 1 for start, value in table.items()}
            for table in exact
        ]
        self.denominator = unit * self._share
        self.total = math.prod(map(len, points)) * (math.factorial(self._number) if dealt else 1)
        self.observed = self._of_code(sum(table[start] for table, start in zip(self._tables, starts, strict=True)))

    def at_least(self, bar: int) -> int:
        """How many draws give ``bar`` or more; one for which the statistic does not exist counts."""
        half = self._number // 2
        if not self._dealt:
            return self._pairs_at_least(self._own_rows(0, half), self._own_rows(half, self._number), bar)
        first, second = self._dealt_rows(range(half)), self._dealt_rows(range(half, self._number))
        every = frozenset(range(self._number))
        return sum(self._pairs_at_least(sums, second[every - rows], bar) for rows, sums in first.items())

    def draw(self, random: Random) -> int | None:
        """The statistic of one draw, every draw being equally likely."""
        rows = list(self._points)
        if self._dealt:
            random.shuffle(rows)
        return self._of_code(sum(table[random.choice(row)] for table, row in zip(self._tables, rows, strict=True)))

    def _of_code(self, code: int) -> int | None:
        total, cases = divmod(code, self._base)
        return total * (self._share // cases) if cases else None

    def _own_rows(self, first: int, last: int) -> Counter[int]:
        """How many draws for the cases from ``first`` up to ``last`` have each code."""
        sums = Counter({0: 1})
        for case in range(first, last):
            sums = _with_one_more(sums, self._tables[case], self._points[case])
            if len(sums) > MOST_SUMS:
                raise TooManyAssignments
        return sums

    def _dealt_rows(self, cases: range) -> dict[frozenset[int], Counter[int]]:
        """Per set of rows, as many as ``cases``: how many ways to deal them and draw starts have each code."""
        dealt: dict[frozenset[int], Counter[int]] = {frozenset(): Counter({0: 1})}
        for number, case in enumerate(cases, start=1):
            following: dict[frozenset[int], Counter[int]] = {}
            if math.comb(self._number, number) > MOST_SUMS:
                raise TooManyAssignments
            kept = 0
            for rows in map(frozenset, combinations(range(self._number), number)):
                sums: Counter[int] = Counter()
                for row in rows:
                    sums.update(_with_one_more(dealt[rows - {row}], self._tables[case], self._points[row]))
                following[rows] = sums
                kept += len(sums)
                if kept > MOST_SUMS:
                    raise TooManyAssignments
            dealt = following
        return dealt

    def _pairs_at_least(self, first: Mapping[int, int], second: Mapping[int, int], bar: int) -> int:
        """How many pairs of a draw of ``first`` and one of ``second`` give ``bar`` or more, without listing pairs."""
        others = {cases: ordered(sums) for cases, sums in by_number(second, self._base).items()}
        hits = 0
        for cases, sums in by_number(first, self._base).items():
            for more, other in others.items():
                if not cases + more:
                    hits += other.count * sum(sums.values())
                    continue
                lowest = -(-bar // (self._share // (cases + more)))
                hits += sum(count * other.at_least(lowest - total) for total, count in sums.items())
        return hits


def _per_start(
    values: Sequence[float | None], starts: set[int], statistic: Statistic
) -> dict[int, Fraction | None]:  # fmt: skip
    """The statistic of one case for every start."""
    computing = of_sessions(values, statistic)
    found = {
        start: computing.of_flags(bytes([1]) * (start - 1) + bytes(len(values) - start + 1)) for start in starts
    }  # fmt: skip
    return {
        start: None if value is None else Fraction(value, computing.denominator) for start, value in found.items()
    }  # fmt: skip


def _with_one_more(sums: Mapping[int, int], table: Mapping[int, int], row: Sequence[int]) -> Counter[int]:
    more: Counter[int] = Counter()
    for code, times in Counter(table[point] for point in row).items():
        for total, count in sums.items():
            more[total + code] += count * times
    return more
