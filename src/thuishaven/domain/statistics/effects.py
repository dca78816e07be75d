"""What every measure of a single case answers, and the words for what cannot be computed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.statistics.decimals import whole_numbers

Direction = Literal["increase", "decrease"]
Values = Sequence[float | None]

#: Values further from nought than this, or closer to it without being nought, are refused: their squares do not fit.
LARGEST = 1e100

NO_DATA = Text(
    nl="Een van de twee perioden heeft geen enkele waarde. Dan is er niets om te vergelijken.",
    en="One of the two phases has no value at all. Then there is nothing to compare.",
)
ONE_POINT = Text(
    nl="Een periode met maar één waarde laat niet zien hoeveel de dagen verschillen. Er is dan geen standaardfout.",
    en="A phase with only one value does not show how much the days differ. Then there is no standard error.",
)
NO_ERROR_KNOWN = Text(
    nl="Voor deze maat is geen standaardfout bekend, en dus ook geen interval.",
    en="No standard error is known for this measure, and so no interval either.",
)


@dataclass(frozen=True, slots=True)
class EffectSize:
    """A measure with its standard error and interval; what is not defined is None and ``undefined`` says why.

    What was not asked for (``se="none"``, ``confidence=None``) is None as well, without a reason.
    """

    estimate: float | None
    se: float | None
    ci_lower: float | None
    ci_upper: float | None
    undefined: Text | None = None


@dataclass(frozen=True, slots=True)
class Phases:
    """Two phases in whole numbers, so that comparing is exact; higher is better, None where nothing was recorded.

    The values as written are these numbers divided by ``scale``, with the other sign when better is lower.
    """

    a: tuple[int | None, ...]
    b: tuple[int | None, ...]
    scale: int

    @property
    def known_a(self) -> list[int]:
        """The values of the first phase that were recorded, in their order."""
        return [value for value in self.a if value is not None]

    @property
    def known_b(self) -> list[int]:
        """The values of the second phase that were recorded, in their order."""
        return [value for value in self.b if value is not None]


def phases_of(a: Values, b: Values, direction: Direction = "increase") -> Phases:
    """The phases in whole numbers; ``direction`` "decrease" changes the sign.

    Raises:
        ValueError: when a value is infinite, is not a number or does not lie within :data:`LARGEST`, or when
            ``direction`` is unknown.
    """
    if direction not in ("increase", "decrease"):
        raise ValueError("direction is increase or decrease")
    for value in (*a, *b):
        if value is not None and not usable(value):
            raise ValueError("every value is None or a finite number of a usable size")
    whole, scale = whole_numbers([*a, *b])
    if direction == "decrease":
        whole = tuple(None if value is None else -value for value in whole)
    return Phases(whole[: len(a)], whole[len(a) :], scale)


def usable(value: float) -> bool:
    """Whether ``value`` is finite and of a size that can be computed with."""
    return value == 0 or 1 / LARGEST <= abs(value) <= LARGEST  # not a number: every comparison is false


def not_defined(reason: Text) -> EffectSize:
    """No value at all, for ``reason``."""
    return EffectSize(None, None, None, None, reason)


def without_error(estimate: float, reason: Text = NO_ERROR_KNOWN) -> EffectSize:
    """A value without a standard error or interval, for ``reason``."""
    return EffectSize(estimate, None, None, None, reason)


def wald(estimate: float, se: float, confidence: float | None, undefined: Text | None = None) -> EffectSize:
    """``estimate`` with the interval of the normal distribution around it; none when ``confidence`` is None."""
    if confidence is None:
        return EffectSize(estimate, se, None, None, undefined)
    half = critical_value(confidence) * se
    return EffectSize(estimate, se, estimate - half, estimate + half, undefined)


@lru_cache(maxsize=64)
def critical_value(confidence: float) -> float:
    """The normal quantile z for an interval with ``confidence`` (1.96 for 0.95).

    Raises:
        ValueError: when ``confidence`` does not lie between 0 and 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("confidence lies between 0 and 1")
    return -NormalDist().inv_cdf((1 - confidence) / 2)


def check_confidence(confidence: float | None) -> None:
    """Raise ValueError when ``confidence`` is neither None nor between 0 and 1."""
    if confidence is not None:
        critical_value(confidence)


def two_sided_p(z: float) -> float:
    """The probability that a standard normal variable lies at least as far from nought as ``z``."""
    return math.erfc(abs(z) / math.sqrt(2))
