"""The statistics of a randomisation test, computed in whole numbers so that exact ties are exactly ties.

Every statistic is a whole number over one common denominator, so comparing two assignments is comparing two whole
numbers. ``None`` means that the statistic does not exist for an assignment: one condition has only missing sessions.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import itemgetter
from types import MappingProxyType
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.decimals import whole_numbers
from thuishaven.domain.statistics.randomisation_sums import by_number, ordered

Measure = Literal["mean", "median", "nap", "phase_means"]
Sign = Literal[1, -1, 0]

_SWAP = bytes([1, 0]) + bytes(254)


@dataclass(frozen=True, slots=True)
class Statistic:
    """What is compared: ``sign`` 1 counts a higher B, -1 a higher A, 0 a difference in either direction."""

    name: str
    measure: Measure
    sign: Sign


STATISTICS = MappingProxyType({
    statistic.name: statistic
    for statistic in (
        Statistic("mean_B_minus_A", "mean", 1),
        Statistic("mean_A_minus_B", "mean", -1),
        Statistic("abs_mean_diff", "mean", 0),
        Statistic("median_B_minus_A", "median", 1),
        Statistic("median_A_minus_B", "median", -1),
        Statistic("abs_median_diff", "median", 0),
        Statistic("NAP_increase", "nap", 1),
        Statistic("NAP_decrease", "nap", -1),
        Statistic("PB_minus_PA_mean_of_phase_means", "phase_means", 1),
        Statistic("PA_minus_PB_mean_of_phase_means", "phase_means", -1),
        Statistic("abs_PA_minus_PB_mean_of_phase_means", "phase_means", 0),
    )
})  # fmt: skip

#: What the peers call them, in small letters.
_OTHER_NAMES = {
    "b-a": "mean_B_minus_A", "a-b": "mean_A_minus_B", "|a-b|": "abs_mean_diff", "|b-a|": "abs_mean_diff",
    "mean b-a": "mean_B_minus_A", "mean a-b": "mean_A_minus_B", "mean |a-b|": "abs_mean_diff",
    "abs_mean_difference": "abs_mean_diff", "median b-a": "median_B_minus_A", "median a-b": "median_A_minus_B",
    "median |a-b|": "abs_median_diff", "abs_median_difference": "abs_median_diff",
    "nap": "NAP_increase", "nap decreasing": "NAP_decrease",
    "pa-pb": "PA_minus_PB_mean_of_phase_means", "pb-pa": "PB_minus_PA_mean_of_phase_means",
    "|pa-pb|": "abs_PA_minus_PB_mean_of_phase_means", "pa_minus_pb": "PA_minus_PB_mean_of_phase_means",
    "pb_minus_pa": "PB_minus_PA_mean_of_phase_means",
    "abs_mean_of_phase_means": "abs_PA_minus_PB_mean_of_phase_means",
}  # fmt: skip
_BY_SMALL_NAME = {name.lower(): name for name in STATISTICS} | _OTHER_NAMES


def statistic_named(name: str) -> Statistic:
    """The statistic called ``name``, here or by the peers. Raises BadInput, naming ``statistic``."""
    found = _BY_SMALL_NAME.get(name.strip().lower())
    if found is None:
        known = ", ".join(STATISTICS)
        raise BadInput("statistic", Text(f"onbekend; kies uit {known}", f"unknown; choose one of {known}"))
    return STATISTICS[found]


class Pooled:
    """A mean difference or NAP over all sessions of A against all sessions of B.

    Both follow from two numbers: how many sessions with a value A holds and the sum of their scores (for NAP their
    doubled midranks). The two travel as one whole number, ``sum * base + count``, so that adding sessions is adding
    numbers: the code of an assignment is the sum of the codes of its A sessions.
    """

    def __init__(self, values: Sequence[float | None], statistic: Statistic) -> None:
        whole, scale = whole_numbers(values)
        self._sign = statistic.sign
        self._nap = statistic.measure == "nap"
        if self._nap:
            whole = _doubled_midranks([None if value is None else self._sign * value for value in whole])
        known = [score for score in whole if score is not None]
        self._count, self._total = len(known), sum(known)
        self._highest = sum(map(abs, known))
        self._base = self._count + 1
        self._unit = math.lcm(*range(1, self._count + 1))
        self.codes = tuple(0 if score is None else score * self._base + 1 for score in whole)
        self.denominator = 2 * self._unit**2 if self._nap else self._unit * scale

    def of_code(self, code: int) -> int | None:
        """The statistic of the assignment with this code, over ``denominator``."""
        sum_a, m = divmod(code, self._base)
        n = self._count - m
        if not m or not n:
            return None
        sum_b = self._total - sum_a
        if self._nap:
            return (sum_b - n * (n + 1)) * (self._unit // m) * (self._unit // n)
        return _signed(sum_b * (self._unit // n) - sum_a * (self._unit // m), self._sign)

    def pairs_at_least(self, first: Mapping[int, int], second: Mapping[int, int], bar: int) -> int:
        """How many assignments made of a code of ``first`` and one of ``second`` give ``bar`` or more.

        For a given number of A sessions the statistic rises or falls with their sum, so that the sums that reach the
        bar lie below one bound, or above another. Without a statistic an assignment counts.
        """
        others = {number: ordered(sums) for number, sums in by_number(second, self._base).items()}
        hits = 0
        for number, sums in by_number(first, self._base).items():
            for more, other in others.items():
                low, high = self._bounds(number + more, bar)
                for total, count in sums.items():
                    if low is not None:
                        hits += count * other.at_most(low - total)
                    if high is not None:
                        hits += count * other.at_least(high - total)
        return hits

    def _bounds(self, m: int, bar: int) -> tuple[int | None, int | None]:
        """With ``m`` sessions of A the bar is reached by a sum of at most the first, or of at least the second."""
        n = self._count - m
        if not m or not n:
            return self._highest, None
        of_a, of_b = self._unit // m, self._unit // n
        if self._nap:
            return self._total - n * (n + 1) + (-bar // (of_a * of_b)), None
        low = (self._total * of_b - bar) // (of_a + of_b)
        high = -((-self._total * of_b - bar) // (of_a + of_b))
        if self._sign:
            return (low, None) if self._sign > 0 else (None, high)
        return (self._highest, None) if high <= low + 1 else (low, high)

    def of_flags(self, flags: bytes) -> int | None:
        """The statistic of the assignment that gives A to the sessions with flag 1 and B to those with flag 0."""
        return self.of_code(sum(compress(self.codes, flags)))


class Median:
    """The median over all sessions of B minus that over all sessions of A."""

    def __init__(self, values: Sequence[float | None], statistic: Statistic) -> None:
        whole, scale = whole_numbers(values)
        ordered = sorted((value, place) for place, value in enumerate(whole) if value is not None)
        self._sign = statistic.sign
        self._values = [value for value, _ in ordered]
        self._pick = itemgetter(*(place for _, place in ordered)) if len(ordered) > 1 else None
        self.denominator = 2 * scale

    def of_flags(self, flags: bytes) -> int | None:
        """The statistic of the assignment that gives A to the sessions with flag 1 and B to those with flag 0."""
        if self._pick is None:
            return None
        a = list(compress(self._values, self._pick(flags)))
        b = list(compress(self._values, self._pick(flags.translate(_SWAP))))
        if not a or not b:
            return None
        return _signed(_doubled_median(b) - _doubled_median(a), self._sign)


class PhaseMeans:
    """The mean of the means of the B phases minus that of the A phases; phases alternate and the first is A.

    A phase with only missing sessions is left out; the statistic exists as long as both conditions keep a phase.
    """

    def __init__(self, values: Sequence[float | None], phases: int, statistic: Statistic) -> None:
        whole, scale = whole_numbers(values)
        self._sign = statistic.sign
        self._sums, self._counts = [0], [0]
        for value in whole:
            self._sums.append(self._sums[-1] + (value or 0))
            self._counts.append(self._counts[-1] + (value is not None))
        self._unit = math.lcm(*range(1, self._counts[-1] + 1))
        self._share = math.lcm(*range(1, phases // 2 + 2))
        self._known: dict[tuple[int, int], int | None] = {}
        self.denominator = self._unit * self._share * scale

    def of_bounds(self, bounds: Sequence[int]) -> int | None:
        """The statistic of the phases that lie between ``bounds``: the first is 0, the last the number of sessions."""
        means = [self._mean(start, end) for start, end in pairwise(bounds)]
        a = [mean for mean in means[::2] if mean is not None]
        b = [mean for mean in means[1::2] if mean is not None]
        if not a or not b:
            return None
        return _signed(sum(b) * (self._share // len(b)) - sum(a) * (self._share // len(a)), self._sign)

    def _mean(self, start: int, end: int) -> int | None:
        known = self._known.get((start, end), 0)
        if (start, end) not in self._known:
            count = self._counts[end] - self._counts[start]
            known = (self._sums[end] - self._sums[start]) * (self._unit // count) if count else None
            self._known[start, end] = known
        return known


def of_sessions(values: Sequence[float | None], statistic: Statistic) -> "Pooled | Median":
    """The computation of ``statistic`` over pooled sessions. Raises BadInput when it is about phase means."""
    if statistic.measure == "phase_means":
        nl, en = "gemiddelden van fasen bestaan alleen bij fasen na elkaar", "means of phases need phases in sequence"
        raise BadInput("statistic", Text(nl, en))
    return Median(values, statistic) if statistic.measure == "median" else Pooled(values, statistic)


def _signed(difference: int, sign: Sign) -> int:
    return sign * difference if sign else abs(difference)


def _doubled_median(ordered: Sequence[int]) -> int:
    middle = len(ordered) // 2
    return 2 * ordered[middle] if len(ordered) % 2 else ordered[middle - 1] + ordered[middle]


def _doubled_midranks(values: Sequence[int | None]) -> tuple[int | None, ...]:
    ordered = sorted(value for value in values if value is not None)
    return tuple(
        None if value is None else bisect_left(ordered, value) + bisect_right(ordered, value) + 1 for value in values
    )
