"""The first day was drawn by lot: how many of the possible days give a difference at least as large as the day drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thuishaven.domain.statistics.randomisation import PhaseDesign, randomisation_test

from .phases import Period


@dataclass(frozen=True, slots=True)
class LotResult:
    """``as_large`` of the ``possible`` first days, the day drawn included, give a difference at least as large."""

    possible: int
    as_large: int


def lot_result(found: Sequence[Period], first: date, last: date) -> LotResult | None:
    """The randomisation test of one start drawn out of the days from ``first`` to ``last``; None while it cannot be done.

    Only the days before and the first phase with the approach count. The last possible day must be there, and both phases
    must have a value. A day without a rating keeps its place and is left out of the means.

    Source: E. S. Edgington and P. Onghena (2007), Randomization Tests, fourth edition, chapter 11.
    """
    if len(found) < 2 or found[0].with_approach or not (found[0].known and found[1].known):
        return None
    before, since = found[0], found[1]
    days = [*before.days, *since.days]
    possible = [day for day in days if first <= day <= last]
    if not possible or days[-1] < last or since.days[0] not in possible:
        return None
    start = days.index(possible[0])
    design = PhaseDesign(
        [*before.values, *since.values], (len(before.days), len(since.days)),
        (start, len(days) - start - len(possible) + 1),
    )  # fmt: skip
    if start < 1:
        return None
    result = randomisation_test(design, statistic="mean_B_minus_A")
    return LotResult(result.n_assignments, result.n_at_least) if result.n_at_least is not None else None
