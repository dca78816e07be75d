"""All ways in which the sessions of one case could have been divided over A and B: in phases, or alternating."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise
from operator import getitem
from random import Random

from thuishaven.domain.statistics.randomisation_statistics import Median, PhaseMeans, Pooled, Statistic, of_sessions

#: So many assignments are looked at one by one at most; ten to twenty seconds of work.
MOST_ENUMERATED = 3_000_000
#: So many different sums are kept at most while assignments are counted together; half a minute of work.
MOST_SUMS = 2_000_000

#: Where an alternation stands: the last condition, how often in a row, the A sessions used in this block.
_Place = tuple[int, int, int]
_START: _Place = (-1, 0, 0)


class TooManyAssignments(Exception):  # noqa: N818 - what was asked
    """There are more assignments than can be counted exactly in reasonable time."""


class Phases:
    """Phases that alternate, the first an A phase; every division with phases that are long enough could have been.

    With F sessions to spare beyond the shortest phases and p phases there are C(F + p - 1, p - 1) divisions.
    """

    def __init__(
        self,
        values: Sequence[float | None],
        lengths: Sequence[int],
        shortest: Sequence[int],
        statistic: Statistic,
    ) -> None:
        self._phases = len(lengths)
        self._size = len(values)
        self._places = range(self._size - sum(shortest) + self._phases - 1)
        self._offsets = [least - place for place, least in enumerate(list(accumulate(shortest))[:-1])]
        self._computing: Pooled | Median | PhaseMeans
        if statistic.measure == "phase_means":
            self._computing = PhaseMeans(values, self._phases, statistic)
        else:
            self._computing = of_sessions(values, statistic)
        self.denominator = self._computing.denominator
        self.total = math.comb(len(self._places), self._phases - 1)
        self.observed = self._of_bounds((0, *accumulate(lengths)))

    def at_least(self, bar: int) -> int:
        """How many divisions give ``bar`` or more; one for which the statistic does not exist counts."""
        if self.total > MOST_ENUMERATED:
            raise TooManyAssignments
        if isinstance(self._computing, Pooled):
            return _codes_at_least(self._codes(self._computing), self._computing, bar)
        return sum(
            found is None or found >= bar
            for found in map(self._of_cuts, combinations(self._places, self._phases - 1))
        )  # fmt: skip

    def draw(self, random: Random) -> int | None:
        """The statistic of one division, every division being equally likely."""
        return self._of_cuts(sorted(random.sample(self._places, self._phases - 1)))

    def _codes(self, computing: Pooled) -> Counter[int]:
        """How many divisions have each code. A cut adds or takes away all that lies before it, in turns."""
        before = [0, *accumulate(computing.codes)]
        tables = [
            [(-code if turn % 2 else code) for code in before[turn + offset : turn + offset + len(self._places)]]
            for turn, offset in enumerate(self._offsets)
        ]
        # The k-th cut takes its place from k on: before that there is no room for the cuts that come first.
        tables = [[0] * turn + table for turn, table in enumerate(tables)]
        end = before[-1] if self._phases % 2 else 0
        return Counter(
            sum(map(getitem, tables, cuts), end) for cuts in combinations(self._places, self._phases - 1)
        )  # fmt: skip

    def _of_cuts(self, cuts: Sequence[int]) -> int | None:
        bounds = (0, *(cut + offset for cut, offset in zip(cuts, self._offsets, strict=True)), self._size)
        return self._of_bounds(bounds)

    def _of_bounds(self, bounds: Sequence[int]) -> int | None:
        if isinstance(self._computing, PhaseMeans):
            return self._computing.of_bounds(bounds)
        lengths = [end - start for start, end in pairwise(bounds)]
        return self._computing.of_flags(
            b"".join(bytes([1 - turn % 2]) * length for turn, length in enumerate(lengths))
        )  # fmt: skip


class Alternation:
    """Sessions of A and B in turns: each block keeps its number of A sessions, in any order that is allowed.

    One block is the completely randomised design; ``longest`` forbids more sessions in a row of one condition.
    """

    def __init__(
        self,
        values: Sequence[float | None],
        flags: Sequence[int],
        blocks: Sequence[int],
        longest: int | None,
        statistic: Statistic,
    ) -> None:
        """Take ``flags`` (1 for A, 0 for B) and ``blocks`` (a number per session, those of one block together)."""
        self._computing = of_sessions(values, statistic)
        self._longest = longest
        sizes = Counter(blocks)
        wanted = Counter(block for block, flag in zip(blocks, flags, strict=True) if flag)
        #: Per session: how many of its block came before, how many the block has, how many of them are A.
        self._sessions = [
            (blocks[:place].count(block), sizes[block], wanted[block]) for place, block in enumerate(blocks)
        ]  # fmt: skip
        self._ways = self._count_completions()
        self.denominator = self._computing.denominator
        self.total = self._ways[0][_START]
        self.observed = self._computing.of_flags(bytes(flags))

    def at_least(self, bar: int) -> int:
        """How many assignments give ``bar`` or more; one for which the statistic does not exist counts."""
        if isinstance(self._computing, Pooled):
            return self._pairs_at_least(self._computing, bar)
        if self.total > MOST_ENUMERATED:
            raise TooManyAssignments
        return sum(found is None or found >= bar for found in map(self._computing.of_flags, self._all_flags()))

    def draw(self, random: Random) -> int | None:
        """The statistic of one assignment, every allowed assignment being equally likely."""
        flags, place = bytearray(), _START
        for turn in range(len(self._sessions)):
            steps = list(self._steps(turn, place))
            ways = [self._ways[turn + 1][following] for _, following in steps]
            flag, place = steps[0] if random.randrange(sum(ways)) < ways[0] else steps[-1]
            flags.append(flag)
        return self._computing.of_flags(bytes(flags))

    def _steps(self, turn: int, place: _Place) -> Iterator[tuple[int, _Place]]:
        """What may come in this session: the condition and where the alternation then stands."""
        last, run, used = place
        before, size, wanted = self._sessions[turn]
        for flag in (1, 0):
            in_row = run + 1 if flag == last else 1
            after = used + flag
            if after > wanted or before + 1 - after > size - wanted:
                continue
            if self._longest is None:
                yield flag, (-1, 0, 0 if before + 1 == size else after)
            elif in_row <= self._longest:
                yield flag, (flag, in_row, 0 if before + 1 == size else after)

    def _count_completions(self) -> list[Mapping[_Place, int]]:
        """Per session, for every place the alternation can stand at: in how many ways it can be completed."""
        reached: list[set[_Place]] = [{_START}]
        for turn in range(len(self._sessions)):
            reached.append({following for place in reached[-1] for _, following in self._steps(turn, place)})
        ways: list[Mapping[_Place, int]] = [dict.fromkeys(reached[-1], 1)]
        for turn in reversed(range(len(self._sessions))):
            later = ways[-1]
            ways.append({
                place: sum(later[following] for _, following in self._steps(turn, place)) for place in reached[turn]
            })  # fmt: skip
        return ways[::-1]

    def _pairs_at_least(self, computing: Pooled, bar: int) -> int:
        """Count by halves: what the first half of the sessions can give, with what the second can give after it."""
        middle, hits, kept = len(self._sessions) // 2, 0, 0
        for place, sums in self._codes(computing.codes, _START, 0, middle).items():
            after = sum(self._codes(computing.codes, place, middle, len(self._sessions)).values(), Counter())
            kept += len(after)
            if kept > MOST_SUMS:
                raise TooManyAssignments
            hits += computing.pairs_at_least(sums, after, bar)
        return hits

    def _codes(self, codes: Sequence[int], start: _Place, first: int, last: int) -> dict[_Place, Counter[int]]:
        """For the sessions from ``first`` up to ``last``: per place reached, how many ways have each code."""
        counts: dict[_Place, Counter[int]] = {start: Counter({0: 1})}
        for turn in range(first, last):
            reached: dict[_Place, Counter[int]] = {}
            for place, sums in counts.items():
                for flag, following in self._steps(turn, place):
                    if not self._ways[turn + 1].get(following):
                        continue
                    added = codes[turn] if flag else 0
                    target = reached.setdefault(following, Counter())
                    for so_far, count in sums.items():
                        target[so_far + added] += count
            counts = reached
            if sum(map(len, counts.values())) > MOST_SUMS:
                raise TooManyAssignments
        return counts

    def _all_flags(self) -> Iterator[bytes]:
        waiting = [(b"", _START)]
        while waiting:
            flags, place = waiting.pop()
            if len(flags) == len(self._sessions):
                yield flags
                continue
            for flag, following in self._steps(len(flags), place):
                if self._ways[len(flags) + 1].get(following):
                    waiting.append((flags + bytes([flag]), following))


def _codes_at_least(codes: Mapping[int, int], computing: Pooled, bar: int) -> int:
    return sum(
        count for code, count in codes.items() if (found := computing.of_code(code)) is None or found >= bar
    )  # fmt: skip
