"""Sums of scores with how often each occurs, kept so that pairs of them are counted without being listed.

A sum and the number of scores in it travel as one whole number, ``sum * base + number``.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrderedSums:
    """Sums from low to high; ``counts_from[i]`` is how many there are from the i-th on, with a 0 at the end."""

    sums: list[int]
    counts_from: list[int]

    @property
    def count(self) -> int:
        """How many there are."""
        return self.counts_from[0]

    def at_least(self, bar: int) -> int:
        """How many are ``bar`` or more."""
        return self.counts_from[bisect_left(self.sums, bar)]

    def at_most(self, bar: int) -> int:
        """How many are ``bar`` or less."""
        return self.count - self.counts_from[bisect_right(self.sums, bar)]


def by_number(codes: Mapping[int, int], base: int) -> dict[int, dict[int, int]]:
    """The sums with how often each occurs, per number of scores."""
    grouped: dict[int, dict[int, int]] = defaultdict(dict)
    for code, count in codes.items():
        total, number = divmod(code, base)
        grouped[number][total] = count
    return grouped


def ordered(sums: Mapping[int, int]) -> OrderedSums:
    """The same sums from low to high."""
    values = sorted(sums)
    counts_from = [0]
    for value in reversed(values):
        counts_from.append(counts_from[-1] + sums[value])
    return OrderedSums(values, counts_from[::-1])
