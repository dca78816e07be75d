"""How far several observers agree, beyond what chance alone would give."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.decimals import whole_numbers

Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")
Rating = str | float | None
#: Beyond this no rating can be meant, and sums of two would no longer fit in a number.
LARGEST = 1e100

_NO_PAIRS = Text(
    nl="Niets is door twee waarnemers beoordeeld. Dan is er niets te vergelijken.",
    en="Nothing was rated by two observers. Then there is nothing to compare.",
)
_NO_VARIATION = Text(
    nl="Alle oordelen zijn gelijk. Dan valt overeenstemming niet te onderscheiden van toeval.",
    en="All ratings are the same. Then agreement cannot be told from chance.",
)
_NO_ZERO = Text(
    nl="Twee verschillende waarden zijn samen nul. Een ratioschaal kent geen waarden onder nul.",
    en="Two different values add up to zero. A ratio scale has no values below zero.",
)


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha: 1 is full agreement, 0 what chance would give; None when ``undefined`` says why.

    ``units`` is how many things were rated by two observers or more, ``pairable`` how many ratings those hold.
    """

    estimate: float | None
    units: int
    pairable: int
    undefined: Text | None = None


def krippendorff_alpha(
    ratings: Sequence[Sequence[Rating]], *, level: Level, levels: Sequence[Rating] | None = None
) -> Alpha:  # fmt: skip
    """Krippendorff's alpha for any number of observers, with ratings missing here and there.

    Args:
        ratings: one row per observer, one column per thing that was rated; ``None`` where a rating is missing.
        level: how far apart two different ratings are: "nominal" always equally far, "ordinal" by how many ratings
            lie between them, "interval" by their difference, "ratio" by their difference relative to their sum.
        levels: only for "ordinal": all values from low to high, for values that are words. Numbers need none.

    Returns:
        Alpha = 1 - D_o / D_e from the coincidence matrix, where only things with two ratings or more count.

    Raises:
        BadInput: naming the field when rows differ in length, or values are no numbers where the level needs them.

    Sources: K. Krippendorff (2011), Computing Krippendorff's alpha-reliability; K. Krippendorff (2019), Content
    Analysis, fourth edition, chapter 12.
    """
    _check(ratings, level, levels)
    units = [
        [value for value in unit if value is not None] for unit in zip(*ratings, strict=True)
    ]  # fmt: skip
    units = [unit for unit in units if len(unit) > 1]
    pairable = sum(map(len, units))
    if not units:
        return Alpha(None, 0, 0, _NO_PAIRS)
    if len({_kind_and_value(value) for unit in units for value in unit}) == 1:
        return Alpha(None, len(units), pairable, _NO_VARIATION)
    if level == "nominal":
        estimate = krippendorff_alpha_nominal([[_kind_and_value(value) for value in unit] for unit in units])
    elif level == "ratio":
        estimate = _ratio_alpha(cast(list[list[float]], units))
        if estimate is None:
            return Alpha(None, len(units), pairable, _NO_ZERO)
    else:
        places = {_kind_and_value(value): place for place, value in enumerate(levels or ())}
        placed = [[places[_kind_and_value(value)] for value in unit] for unit in units] if places else units
        flat = [value for unit in cast(list[list[float]], placed) for value in unit]
        whole = [value for value in whole_numbers(flat)[0] if value is not None]
        scores = iter(_doubled_midranks(whole) if level == "ordinal" else whole)
        estimate = _interval_alpha([[next(scores) for _ in unit] for unit in units])
    return Alpha(estimate, len(units), pairable)


def _interval_alpha(units: Sequence[Sequence[int]]) -> float:
    """Alpha with squared differences. Summed over all pairs these are n times the squares minus the squared sum.

    The ordinal difference is of this kind too: the ratings from c up to k, those at both ends counted half, are the
    difference between the midranks of c and k among all pairable ratings.
    """
    observed = sum((Fraction(_squares(unit), len(unit) - 1) for unit in units), Fraction(0))
    everything = [value for unit in units for value in unit]
    return float(1 - (len(everything) - 1) * observed / _squares(everything))


def _squares(values: Sequence[int]) -> int:
    """Half the sum of the squared differences over all ordered pairs."""
    return len(values) * sum(value * value for value in values) - sum(values) ** 2


def _doubled_midranks(values: Sequence[int]) -> list[int]:
    ordered = sorted(values)
    return [bisect_left(ordered, value) + bisect_right(ordered, value) for value in values]


def _ratio_alpha(units: Sequence[Sequence[float]]) -> float | None:
    totals = Counter(value for unit in units for value in unit)
    if any(value and -value in totals for value in totals):
        return None
    observed = math.fsum(_ratio_differences(Counter(unit)) / (len(unit) - 1) for unit in units)
    return 1 - (totals.total() - 1) * observed / _ratio_differences(totals)


def _ratio_differences(counts: Counter[float]) -> float:
    """The squared relative differences over all unordered pairs."""
    values = list(counts.items())
    return math.fsum(
        times * other_times * ((value - other) / (value + other)) ** 2
        for place, (value, times) in enumerate(values)
        for other, other_times in values[:place]
    )


def _kind_and_value(value: Rating) -> tuple[str, Rating]:
    """So that the word "1", the number 1 and a yes are three things."""
    return (
        "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__,
        value,
    )


def _check(ratings: Sequence[Sequence[Rating]], level: str, levels: Sequence[Rating] | None) -> None:
    if level not in LEVELS:
        nl, en = f"onbekend; kies uit {', '.join(LEVELS)}", f"unknown; choose one of {', '.join(LEVELS)}"
        raise BadInput("level", Text(nl, en))
    if levels is not None and level != "ordinal":
        raise BadInput("levels", Text("alleen bij level ordinal", "only with level ordinal"))
    if levels is not None and len(set(map(_kind_and_value, levels))) != len(levels):
        raise BadInput("levels", Text("elke waarde staat er een keer", "every value stands there once"))
    known = None if levels is None else set(map(_kind_and_value, levels))
    for row, values in enumerate(ratings):
        if len(values) != len(ratings[0]):
            nl = f"heeft {len(values)} oordelen, de eerste waarnemer {len(ratings[0])}; zet null waar er een ontbreekt"
            en = f"has {len(values)} ratings, the first observer {len(ratings[0])}; write null where one is missing"
            raise BadInput(f"ratings[{row}]", Text(nl, en))
        for column, value in enumerate(values):
            _check_rating(f"ratings[{row}][{column}]", value, level, known)


def _check_rating(field: str, value: Rating, level: str, known: set[tuple[str, Rating]] | None) -> None:
    if value is None:
        return
    kind, _ = _kind_and_value(value)
    if known is not None and _kind_and_value(value) not in known:
        raise BadInput(field, Text("staat niet in levels", "is not among the levels"))
    if known is None and level != "nominal" and kind != "number":
        raise BadInput(field, Text(f"bij level {level} hoort een getal", f"level {level} needs a number"))
    if kind == "number" and not abs(cast(float, value)) <= LARGEST:
        raise BadInput(field, Text("dit getal is veel te groot", "this number is far too large"))


def krippendorff_alpha_nominal(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Krippendorff's alpha for categories without order.

    Args:
        units: per thing that was rated the values the observers gave, ``None`` where an observer gave none. The
            order of observers does not matter. Units with fewer than two values are left out.

    Returns:
        1 for full agreement, 0 for what chance would give, below 0 for systematic disagreement; ``None`` when no
        unit has two values or when only one category occurs, because alpha is not defined there.

    Source: K. Krippendorff (2019), Content Analysis, fourth edition, chapter 12; coincidence matrix with the
    n - 1 correction.
    """
    totals: Counter[Hashable] = Counter()
    disagreement = 0.0
    for unit, times in Counter(map(tuple, units)).items():
        counts = Counter(value for value in unit if value is not None)
        size = sum(counts.values())
        if size < 2:
            continue
        for value, count in counts.items():
            totals[value] += count * times
        disagreement += times * (size * size - sum(count * count for count in counts.values())) / (size - 1)
    pairable = sum(totals.values())
    expected = pairable * pairable - sum(count * count for count in totals.values())
    if expected == 0:
        return None
    return 1 - (pairable - 1) * disagreement / expected
