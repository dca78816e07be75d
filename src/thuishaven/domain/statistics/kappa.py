"""Cohen's kappa: how far two observers agree, beyond what chance alone would give."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist
from typing import Literal

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput

Weights = Literal["none", "linear", "quadratic"]
WEIGHTS: tuple[Weights, ...] = ("none", "linear", "quadratic")
Category = str | float

MOST_LEVELS = 500

_NO_PAIRS = Text(
    nl="Niets is door beide waarnemers beoordeeld. Dan is er niets te vergelijken.",
    en="Nothing was rated by both observers. Then there is nothing to compare.",
)
_ONE_CATEGORY = Text(
    nl="Beide waarnemers gebruikten maar één en dezelfde waarde. Dan valt overeenstemming niet van toeval te onderscheiden.",
    en="Both observers used only one and the same value. Then agreement cannot be told from chance.",
)


@dataclass(frozen=True, slots=True)
class Kappa:
    """Kappa with its standard error and interval; what is not defined is None and ``undefined`` says why.

    ``levels`` are the values in the order that the weights used; ``n`` how many things both observers rated.
    """

    estimate: float | None
    se: float | None
    ci_lower: float | None
    ci_upper: float | None
    n: int
    levels: tuple[Category, ...]
    undefined: Text | None = None


def cohen_kappa(
    rater1: Sequence[Category | None],
    rater2: Sequence[Category | None],
    *,
    weights: Weights = "none",
    levels: Sequence[Category] | None = None,
    confidence: float = 0.95,
) -> Kappa:
    """Cohen's kappa for two observers who rated the same things, each with one of a few values.

    Args:
        rater1: what the first observer gave to each thing, ``None`` where nothing; such a thing is left out.
        rater2: likewise the second observer, in the same order.
        weights: "none": a difference is a difference; "linear" or "quadratic": a near miss counts in part, with
            1 - |i - j| / (k - 1) or the square of that distance, for places i and j among k levels.
        levels: all values from low to high, also those that nobody used. Without it the values of the things that
            both rated, sorted: numbers by size, words by alphabet, which is seldom the order meant.
        confidence: of the interval, between 0 and 1.

    Returns:
        The estimate, its large-sample standard error (not the one under "only chance") and the Wald interval, whose
        ends may pass 1 and -1.

    Raises:
        BadInput: naming the field when the two differ in length or a value is not among ``levels``.

    Sources: J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20; J. Cohen (1968), Weighted kappa, Psychological Bulletin 70; J. L. Fleiss, J. Cohen and
    B. S. Everitt (1969), Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72.
    """
    _check(rater1, rater2, weights, confidence)
    pairs = [
        (first, second)
        for first, second in zip(rater1, rater2, strict=True)
        if first is not None and second is not None
    ]
    order = _order(pairs, rater1, rater2, levels)
    places = {_kind_and_value(level): place for place, level in enumerate(order)}
    cells = Counter((places[_kind_and_value(first)], places[_kind_and_value(second)]) for first, second in pairs)
    if not pairs:
        return Kappa(None, None, None, None, 0, order, _NO_PAIRS)
    found = _estimate_and_variance(cells, len(order), weights)
    if found is None:
        return Kappa(None, None, None, None, len(pairs), order, _ONE_CATEGORY)
    estimate, se = float(found[0]), math.sqrt(found[1])
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * se
    return Kappa(estimate, se, estimate - reach, estimate + reach, len(pairs), order)


def _estimate_and_variance(
    cells: Counter[tuple[int, int]], size: int, weights: Weights
) -> tuple[Fraction, Fraction] | None:  # fmt: skip
    """Kappa and its variance after Fleiss, Cohen and Everitt, formula 13, exact; None when chance alone gives 1."""
    n = cells.total()
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    for (row, column), count in cells.items():
        rows[row] += count
        columns[column] += count
    # Weights are kept as whole numbers: a share of `whole`.
    power = {"none": 0, "linear": 1, "quadratic": 2}[weights]
    whole = (size - 1) ** power if size > 1 else 1

    def weight(row: int, column: int) -> int:
        return whole - abs(row - column) ** power if row != column else whole

    by_row = {row: sum(count * weight(row, column) for column, count in columns.items()) for row in rows}
    by_column = {column: sum(count * weight(row, column) for row, count in rows.items()) for column in columns}
    observed = Fraction(sum(count * weight(*cell) for cell, count in cells.items()), n * whole)
    expected = Fraction(sum(count * by_row[row] for row, count in rows.items()), n * n * whole)
    if expected == 1:
        return None
    kappa = (observed - expected) / (1 - expected)
    beyond = 1 - kappa
    spread = sum(
        count
        * (Fraction(weight(row, column), whole) - beyond * Fraction(by_row[row] + by_column[column], n * whole)) ** 2
        for (row, column), count in cells.items()
    )
    variance = (Fraction(spread) / n - (kappa - expected * beyond) ** 2) / (n * (1 - expected) ** 2)
    return kappa, variance


def _order(
    pairs: Sequence[tuple[Category, Category]],
    rater1: Sequence[Category | None],
    rater2: Sequence[Category | None],
    levels: Sequence[Category] | None,
) -> tuple[Category, ...]:
    """The values in order: as declared, or those used in ``pairs``, sorted."""
    if levels is None:
        used = {_kind_and_value(value): value for pair in pairs for value in pair}
        order = tuple(used[key] for key in sorted(used))
    else:
        order = tuple(levels)
        known = set(map(_kind_and_value, order))
        if len(known) != len(order):
            raise BadInput("levels", Text("elke waarde staat er een keer", "every value stands there once"))
        for field, values in (("rater1", rater1), ("rater2", rater2)):
            for place, value in enumerate(values):
                if value is not None and _kind_and_value(value) not in known:
                    raise BadInput(f"{field}[{place}]", Text("staat niet in levels", "is not among the levels"))
    if len(order) > MOST_LEVELS:
        nl, en = f"meer dan {MOST_LEVELS} waarden kan niet", f"more than {MOST_LEVELS} values will not do"
        raise BadInput("levels", Text(nl, en))
    return order


def _kind_and_value(value: Category) -> tuple[str, Category]:
    """So that the word "1", the number 1 and a yes are three things."""
    return (
        "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__,
        value,
    )


def _check(
    rater1: Sequence[Category | None], rater2: Sequence[Category | None], weights: str, confidence: float
) -> None:  # fmt: skip
    if len(rater1) != len(rater2):
        nl = f"{len(rater2)} oordelen, maar rater1 heeft er {len(rater1)}; zet null waar er een ontbreekt"
        en = f"{len(rater2)} ratings, but rater1 has {len(rater1)}; write null where one is missing"
        raise BadInput("rater2", Text(nl, en))
    if weights not in WEIGHTS:
        nl, en = f"onbekend; kies uit {', '.join(WEIGHTS)}", f"unknown; choose one of {', '.join(WEIGHTS)}"
        raise BadInput("weights", Text(nl, en))
    if not 0 < confidence < 1:
        raise BadInput("confidence", Text("ligt tussen 0 en 1", "lies between 0 and 1"))
    for field, values in (("rater1", rater1), ("rater2", rater2)):
        for place, value in enumerate(values):
            if isinstance(value, float) and not math.isfinite(value):
                raise BadInput(f"{field}[{place}]", Text("dit getal is oneindig", "this number is not finite"))
