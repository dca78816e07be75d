"""The mean and the spread of a phase, as exact fractions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Moments:
    """The number of values, their mean and their sample variance (divided by ``count - 1``; None for one value)."""

    count: int
    mean: Fraction
    variance: Fraction | None

    @property
    def sum_of_squares(self) -> Fraction:
        """The squared distances from the mean together; 0 for one value."""
        return Fraction(0) if self.variance is None else self.variance * (self.count - 1)


def moments_of(values: Sequence[int], scale: int) -> Moments:
    """The moments of ``values`` divided by ``scale``; there is at least one."""
    count, total = len(values), sum(values)
    variance = None
    if count > 1:
        squares = count * sum(value * value for value in values) - total * total
        variance = Fraction(squares, count * (count - 1) * scale * scale)
    return Moments(count, Fraction(total, count * scale), variance)
