"""Randomisation tests: could the same difference have come about with another draw of when to start?

The test asks how many of all admissible assignments of sessions to A and B give a statistic at least as large as the
one observed. It needs no distribution and no independence of days, but it does need that the start, or the order, was
really drawn by lot before the first session. Describe the draw as a :class:`PhaseDesign`, an
:class:`AlternatingDesign` or a :class:`MultipleBaseline` and give it to :func:`randomisation_test`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, groupby, pairwise
from random import Random
from typing import Literal, Protocol

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.randomisation_cases import Method, Staggered
from thuishaven.domain.statistics.randomisation_sequences import Alternation, Phases, TooManyAssignments
from thuishaven.domain.statistics.randomisation_statistics import Statistic, statistic_named

Missing = Literal["keep", "drop"]

MOST_SESSIONS = 1000
MOST_CASES = 50
MOST_SAMPLES = 1_000_000
#: Beyond this no value can be meant, and differences would no longer fit in a number.
LARGEST = 1e100

_NO_STATISTIC = Text(
    nl="In een van de twee condities staat geen enkele waarde. Dan is er niets te vergelijken.",
    en="One of the two conditions has no value at all. Then there is nothing to compare.",
)


@dataclass(frozen=True, slots=True)
class PhaseDesign:
    """One case in phases, A first and then in turns; when the phases changed was drawn.

    ``values`` in the order of the sessions, ``None`` where nothing was recorded; ``phase_lengths`` as observed, in
    sessions; ``min_phase`` the shortest that each phase could have been, one number or one per phase.
    """

    values: Sequence[float | None]
    phase_lengths: Sequence[int]
    min_phase: int | Sequence[int]


@dataclass(frozen=True, slots=True)
class AlternatingDesign:
    """One case with conditions in turns; which session got A and which B was drawn.

    ``labels`` gives "A" or "B" per session. Every assignment keeps the number of A sessions. ``max_same`` forbids
    more sessions in a row of one condition; ``blocks`` gives per session the block within which was drawn (a size,
    when all blocks are equally long).
    """

    values: Sequence[float | None]
    labels: Sequence[str]
    max_same: int | None = None
    blocks: int | Sequence[int | str] | None = None


@dataclass(frozen=True, slots=True)
class MultipleBaseline:
    """Several cases, each with one start of B; T is the mean of the statistic over the cases.

    ``starts`` holds per case the number of the first B session, counted from 1. ``start_points`` holds rows of
    possible starts: for Marascuilo-Busk one row per case, for Koehler-Levin one row per place in the order, for
    Wampold-Worsham rows of one start (the default there: the starts observed).
    """

    cases: Sequence[Sequence[float | None]]
    starts: Sequence[int]
    method: Method
    start_points: Sequence[Sequence[int]] | None = None


Design = PhaseDesign | AlternatingDesign | MultipleBaseline


@dataclass(frozen=True, slots=True)
class RandomisationResult:
    """What the test found; what is not defined is None and ``undefined`` says why.

    ``n_assignments`` counts all admissible assignments. ``n_samples`` is None when all of them were looked at,
    otherwise how many were drawn; the observed one then counts as one more.
    """

    p_value: float | None
    n_assignments: int
    observed_statistic: float | None
    statistic: str
    n_at_least: int | None
    n_samples: int | None = None
    undefined: Text | None = None


class _Engine(Protocol):
    @property
    def denominator(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def observed(self) -> int | None: ...
    def at_least(self, bar: int) -> int: ...
    def draw(self, random: Random) -> int | None: ...


def randomisation_test(
    design: Design,
    *,
    statistic: str = "mean_B_minus_A",
    missing: Missing = "keep",
    n_samples: int | None = None,
    seed: int = 1,
) -> RandomisationResult:
    """The share of admissible assignments with a statistic at least as large as the observed one.

    Args:
        design: what was observed and how it was drawn.
        statistic: a name from ``STATISTICS``. Means, medians and NAP pool the sessions of a condition; the
            statistics with "phase_means" average the means of the phases. For several cases the mean over cases.
        missing: "keep": a session without a value stays in the assignment and is left out of the statistic, as in
            SCRT; "drop": it is removed before anything else and later sessions move up, as in scan.
        n_samples: so many assignments are drawn when there are more than that. Without it all are counted.
        seed: of that draw; the same seed gives the same answer.

    Returns:
        The p value with the observed assignment and exact ties counted. An assignment for which the statistic does
        not exist (a condition with only missing sessions) counts as at least as large, which is the careful side; of
        several cases or phases those for which it exists are averaged. When it does not exist for the observed
        assignment there is no p value. A p value from a sample is (hits + 1) / (n_samples + 1).

    Raises:
        BadInput: naming the field; ``n_samples`` when there are too many assignments to count.

    Sources: E. S. Edgington and P. Onghena (2007), Randomization Tests, fourth edition; P. Onghena (1992),
    Randomization tests for extensions and variations of ABAB single-case experimental designs, Behavioral
    Assessment 14; I. Bulte and P. Onghena (2008, 2009), Behavior Research Methods 40 and 41; L. A. Marascuilo and
    P. L. Busk (1988), B. E. Wampold and N. L. Worsham (1986) and M. J. Koehler and J. R. Levin (1998) for the
    multiple baselines; B. Phipson and G. K. Smyth (2010) for the p value of a sample.
    """
    chosen = statistic_named(statistic)
    _check_choices(missing, n_samples)
    _check_shape(design)
    if missing == "drop":
        design = without_missing(design)
    engine = _engine(design, chosen)
    observed, total = engine.observed, engine.total
    if observed is None:
        return RandomisationResult(None, total, None, chosen.name, None, None, _NO_STATISTIC)
    if n_samples is not None and n_samples < total:
        random = Random(seed)  # noqa: S311 - a sample, no secret
        found = [engine.draw(random) for _ in range(n_samples)]
        hits = 1 + sum(value is None or value >= observed for value in found)
        p_value = hits / (n_samples + 1)
    else:
        n_samples = None
        try:
            hits = engine.at_least(observed)
        except TooManyAssignments as many:
            raise BadInput("n_samples", _too_many(total)) from many
        p_value = hits / total
    value = float(Fraction(observed, engine.denominator))
    return RandomisationResult(p_value, total, value, chosen.name, hits, n_samples)


def without_missing(design: Design) -> Design:
    """The same design without the sessions that have no value; those after them move up."""
    if isinstance(design, MultipleBaseline):
        if design.start_points is not None:
            nl = "kan niet samen met start_points: de sessies krijgen dan andere nummers"
            raise BadInput("missing", Text(nl, "cannot go with start_points: the sessions get other numbers"))
        kept = [[value for value in case if value is not None] for case in design.cases]
        starts = [
            start - sum(value is None for value in case[: start - 1])
            for case, start in zip(design.cases, design.starts, strict=True)
        ]
        return replace(design, cases=kept, starts=starts)
    known = [value is not None for value in design.values]
    values = [value for value in design.values if value is not None]
    if isinstance(design, PhaseDesign):
        ends = [0, *accumulate(design.phase_lengths)]
        lengths = [sum(known[start:end]) for start, end in pairwise(ends)]
        return replace(design, values=values, phase_lengths=lengths)
    labels = [label for label, keep in zip(design.labels, known, strict=True) if keep]
    blocks = _block_numbers(design)
    kept_blocks = [block for block, keep in zip(blocks, known, strict=True) if keep]
    return replace(design, values=values, labels=labels, blocks=kept_blocks)


def _check_shape(design: Design) -> None:
    """Refuse a design of which the parts do not belong together."""
    if isinstance(design, MultipleBaseline):
        if not 1 <= len(design.cases) <= MOST_CASES:
            raise BadInput("cases", Text(f"dat zijn er 1 tot {MOST_CASES}", f"there are 1 to {MOST_CASES} of them"))
        if len(design.starts) != len(design.cases):
            raise BadInput("cases", Text("elk geval heeft een begin van B", "every case has a start of B"))
        for place, (case, start) in enumerate(zip(design.cases, design.starts, strict=True)):
            _check_values(case, f"cases[{place}].values")
            _check_start(f"cases[{place}]", start, case)
        return
    _check_values(design.values, "values")
    if isinstance(design, AlternatingDesign):
        _check_number("labels", len(design.labels), len(design.values))
        for place, label in enumerate(design.labels):
            if label not in {"A", "B"}:
                raise BadInput(f"labels[{place}]", Text('dit is "A" of "B"', 'this is "A" or "B"'))
        return
    if len(design.phase_lengths) < 2:
        raise BadInput("phase_lengths", Text("het zijn er minstens twee", "there are at least two"))
    _check_number("phase_lengths", sum(design.phase_lengths), len(design.values))


def _engine(design: Design, statistic: Statistic) -> _Engine:
    if isinstance(design, PhaseDesign):
        return Phases(design.values, design.phase_lengths, _shortest(design), statistic)
    if isinstance(design, AlternatingDesign):
        return _alternation(design, statistic)
    rows = _rows(design)
    return Staggered(
        design.cases, design.starts, rows, dealt=design.method != "Marascuilo-Busk", statistic=statistic
    )  # fmt: skip


def _shortest(design: PhaseDesign) -> list[int]:
    """The shortest each phase could have been, checked against what was observed."""
    lengths, least = design.phase_lengths, design.min_phase
    shortest = [least] * len(lengths) if isinstance(least, int) else list(least)
    if len(shortest) != len(lengths):
        nl, en = "geef er een, of een per fase", "give one, or one per phase"
        raise BadInput("min_phase", Text(nl, en))
    if any(length < 1 for length in shortest):
        raise BadInput("min_phase", Text("een fase heeft minstens een sessie", "a phase has at least one session"))
    for place, (length, minimum) in enumerate(zip(lengths, shortest, strict=True)):
        if length < minimum:
            nl = f"korter dan de kortste fase die kon ({minimum}): zo kan er niet geloot zijn"
            en = f"shorter than the shortest phase possible ({minimum}): this cannot have been drawn"
            raise BadInput(f"phase_lengths[{place}]", Text(nl, en))
    return shortest


def _alternation(design: AlternatingDesign, statistic: Statistic) -> Alternation:
    longest = design.max_same
    if longest is not None:
        runs = [len(list(run)) for _, run in groupby(design.labels)]
        if longest < max(runs, default=1):
            nl = f"er staan er {max(runs, default=0)} achter elkaar: zo kan er niet geloot zijn"
            en = f"there are {max(runs, default=0)} in a row: this cannot have been drawn"
            raise BadInput("max_same", Text(nl, en))
    numbers = _block_numbers(design)
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    if longest is not None and order != list(range(len(numbers))):
        nl, en = "staan niet achter elkaar; dat kan niet met max_same", "do not stand together; max_same needs that"
        raise BadInput("blocks", Text(nl, en))
    return Alternation(
        [design.values[place] for place in order],
        [int(design.labels[place] == "A") for place in order],
        [numbers[place] for place in order],
        longest,
        statistic,
    )


def _block_numbers(design: AlternatingDesign) -> list[int]:
    """Per session the number of its block, in order of first appearance."""
    size, blocks = len(design.values), design.blocks
    if blocks is None:
        return [0] * size
    if isinstance(blocks, int):
        if blocks < 1 or size % blocks:
            nl, en = f"{size} sessies zijn niet in blokken van {blocks} te delen", "does not divide the sessions"
            raise BadInput("blocks", Text(nl, en))
        return [place // blocks for place in range(size)]
    _check_number("blocks", len(blocks), size)
    numbers = {block: number for number, block in enumerate(dict.fromkeys(blocks))}
    return [numbers[block] for block in blocks]


def _rows(design: MultipleBaseline) -> list[list[int]]:
    """The rows of possible starts, checked: every start lies inside its case and the observed ones could be drawn."""
    cases, starts, method = design.cases, design.starts, design.method
    if design.start_points is None and method != "Wampold-Worsham":
        raise BadInput("start_points", Text("ontbreekt", "is missing"))
    rows = [list(row) for row in design.start_points] if design.start_points is not None else [[one] for one in starts]
    if len(rows) != len(cases) or not all(rows):
        raise BadInput("start_points", Text("geef er een rij van per geval", "give one row of them per case"))
    if method == "Wampold-Worsham" and any(len(row) != 1 for row in rows):
        raise BadInput("start_points", Text("bij Wampold-Worsham één per rij", "with Wampold-Worsham one per row"))
    for number, row in enumerate(rows):
        for point in row:
            for case in cases if method != "Marascuilo-Busk" else [cases[number]]:
                _check_start(f"start_points[{number}]", point, case)
    if not (
        all(start in row for start, row in zip(starts, rows, strict=True)) if method == "Marascuilo-Busk"
        else _can_be_dealt(starts, rows)
    ):  # fmt: skip
        nl = "het begin zoals het was staat er niet bij: zo kan er niet geloot zijn"
        raise BadInput("start_points", Text(nl, "the observed starts are not among them: this cannot have been drawn"))
    return rows


def _can_be_dealt(starts: Sequence[int], rows: Sequence[Sequence[int]]) -> bool:
    """Whether every start can get a row of its own that holds it (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(start: int, tried: set[int]) -> bool:
        for number, row in enumerate(rows):
            if starts[start] in row and number not in tried:
                tried.add(number)
                if number not in holder or place(holder[number], tried):
                    holder[number] = start
                    return True
        return False

    return all(place(start, set()) for start in range(len(starts)))


def _check_start(field: str, start: int, case: Sequence[float | None]) -> None:
    if not 2 <= start <= len(case):
        nl = f"B begint bij sessie 2 tot {len(case)}, niet bij {start}"
        raise BadInput(field, Text(nl, f"B starts at session 2 to {len(case)}, not at {start}"))


def _check_values(values: Sequence[float | None], field: str) -> None:
    if not 1 <= len(values) <= MOST_SESSIONS:
        nl, en = f"dat zijn er 1 tot {MOST_SESSIONS}", f"there are 1 to {MOST_SESSIONS} of them"
        raise BadInput(field, Text(nl, en))
    if any(value is not None and not abs(value) <= LARGEST for value in values):
        raise BadInput(field, Text("een van de getallen is veel te groot", "one of the numbers is far too large"))


def _check_number(field: str, given: int, sessions: int) -> None:
    if given != sessions:
        nl, en = f"voor {given} sessies, maar het zijn er {sessions}", f"for {given} sessions, but there are {sessions}"
        raise BadInput(field, Text(nl, en))


def _check_choices(missing: str, n_samples: int | None) -> None:
    if missing not in {"keep", "drop"}:
        raise BadInput("missing", Text('dit is "keep" of "drop"', 'this is "keep" or "drop"'))
    if n_samples is not None and not 1 <= n_samples <= MOST_SAMPLES:
        nl, en = f"dit is een getal van 1 tot {MOST_SAMPLES}", f"this is a number from 1 to {MOST_SAMPLES}"
        raise BadInput("n_samples", Text(nl, en))


def _too_many(total: int) -> Text:
    about = f"{total:,}".replace(",", " ") if total < 10**15 else f"10^{len(str(total)) - 1}"
    return Text(
        f"er zijn {about} toewijzingen, te veel om te tellen; geef n_samples (en seed) voor een steekproef",
        f"there are {about} assignments, too many to count; give n_samples (and seed) for a sample",
    )
