"""Numbers as people wrote them: 0.1 is one tenth, so that two sums that are equal on paper are equal here too."""

import math
from collections.abc import Sequence
from fractions import Fraction


def as_written(value: float) -> Fraction:
    """The decimal number that ``value`` was written as: the shortest text that reads back as the same number."""
    if isinstance(value, int):
        return Fraction(value)
    text = repr(float(value))
    whole, point, decimals = text.partition(".")
    if not point or not decimals.isdecimal():
        return Fraction(text)
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def whole_numbers(values: Sequence[float | None]) -> tuple[tuple[int | None, ...], int]:
    """``values`` times the smallest whole number that makes all of them whole, and that number; ``None`` stays."""
    if all(value is None or type(value) is int for value in values):
        return tuple(None if value is None else int(value) for value in values), 1
    written = [None if value is None else as_written(value) for value in values]
    scale = math.lcm(*(value.denominator for value in written if value is not None))
    return tuple(None if value is None else value.numerator * (scale // value.denominator) for value in written), scale
