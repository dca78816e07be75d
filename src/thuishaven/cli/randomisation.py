"""Randomisation tests from JSON: how the assignment was drawn and what was observed, to a p value in words.

Used by ``thuishaven single-case`` when the input says ``"test": "randomisation"``.
"""

from collections.abc import Mapping

from thuishaven.cli.fields import Fields
from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.randomisation import (
    AlternatingDesign,
    Design,
    MultipleBaseline,
    PhaseDesign,
    randomisation_test,
)
from thuishaven.domain.statistics.randomisation_cases import Method
from thuishaven.domain.statistics.randomisation_statistics import Statistic, statistic_named

_METHODS: Mapping[str, Method] = {
    "marascuilo-busk": "Marascuilo-Busk", "mb": "Marascuilo-Busk",
    "wampold-worsham": "Wampold-Worsham", "ww": "Wampold-Worsham",
    "koehler-levin": "Koehler-Levin", "kl": "Koehler-Levin",
}  # fmt: skip
_SCHEMES = ("complete", "restricted", "blocks")
_START_POINTS = ("start_points", "startpoints", "starts")
_MINIMA = ("min_A", "min_a", "min_B", "min_b", "min_phase", "limit")


def solve(item: Mapping[str, object], language: str = "nl") -> dict[str, object]:
    """The answer to one test, ready for JSON. Raises BadInput naming the field."""
    fields = Fields(item)
    fields.choice(("randomisation", "randomization"), "test")
    options = Fields(fields.take("options") or {}, "options")
    design = _design(fields)
    statistic = _statistic(fields)
    missing, samples, seed = (
        _either(fields, options, name) for name in ("missing", "n_samples", "seed")
    )  # fmt: skip
    fields.done()
    options.done()
    found = randomisation_test(
        design,
        statistic=statistic.name,
        missing=missing if missing is not None else "keep",  # type: ignore[arg-type]
        n_samples=samples,  # type: ignore[arg-type]
        seed=seed if seed is not None else 1,  # type: ignore[arg-type]
    )
    return {
        "p_value": found.p_value,
        "n_assignments": found.n_assignments,
        "observed_statistic": found.observed_statistic,
        "statistic": found.statistic,
        "n_at_least": found.n_at_least,
        "n_samples": found.n_samples,
        "undefined": found.undefined.in_language(language) if found.undefined else None,
    }


def as_text(result: Mapping[str, object], language: str) -> str:
    """The answer in words: first what it means, then the numbers."""
    english = language == "en"
    if result["p_value"] is None:
        return str(result["undefined"])
    assignments, hits, samples = result["n_assignments"], result["n_at_least"], result["n_samples"]
    if samples is None:
        first = (
            f"Of the {assignments} ways in which this could have been drawn, {hits} show a difference at least as large."
            if english
            else f"Van de {assignments} manieren waarop dit geloot had kunnen worden, laten er {hits} een minstens zo groot "
            "verschil zien."
        )
    else:
        first = (
            f"{samples} of the {assignments} ways in which this could have been drawn were tried. With the observed one, "
            f"{hits} show a difference at least as large."
            if english
            else f"Er zijn {samples} van de {assignments} manieren geprobeerd waarop dit geloot had kunnen worden. Met de "
            f"echte erbij laten er {hits} een minstens zo groot verschil zien."
        )
    second = (
        "This only holds when the start or the order was really drawn by lot beforehand."
        if english
        else "Dit geldt alleen als het begin of de volgorde vooraf echt geloot is."
    )
    numbers = f"p = {result['p_value']:.4g}; {result['statistic']} = {result['observed_statistic']:.6g}"
    return "\n".join((first, second, numbers))


def _design(fields: Fields) -> Design:
    name = fields.needed("design")
    kind = name.strip().upper() if isinstance(name, str) else ""
    if kind == "MBD":
        return _multiple_baseline(fields)
    if kind in {"ATD", "CRD", "RBD"}:
        return _alternating(fields, kind)
    if kind == "AB":
        return _ab(fields)
    if len(kind) > 2 and kind == ("AB" * len(kind))[: len(kind)]:
        lengths = fields.wholes("phase_lengths")
        if len(lengths) != len(kind):
            fields.refuse("phase_lengths", f"het zijn er {len(kind)}", f"there are {len(kind)} of them")
        return PhaseDesign(fields.numbers("values"), lengths, _min_phase(fields))
    raise BadInput("design", Text("kies uit AB, ABA, ABAB, ATD, MBD", "choose one of AB, ABA, ABAB, ATD, MBD"))


def _min_phase(fields: Fields) -> int | list[int]:
    value = fields.needed("min_phase", "limit", "min_length")
    if isinstance(value, list):
        return Fields({"min_phase": value}).wholes("min_phase")
    return Fields({"min_phase": value}).whole("min_phase") or 0


def _ab(fields: Fields) -> Design:
    """One change of phase; with ``start_points`` it is a multiple baseline of one case."""
    values, count = _one_case(fields)
    if fields.has(*_START_POINTS):
        _refuse_both(fields)
        points = fields.wholes(*_START_POINTS)
        return MultipleBaseline([values], [count + 1], "Marascuilo-Busk", [points])
    min_a, min_b = _minima(fields)
    if not 1 <= min_a <= count:
        fields.refuse("min_A", f"ligt van 1 tot {count}, want zo was het", f"lies from 1 to {count}, as it was")
    if not 1 <= min_b <= len(values) - count:
        left = len(values) - count
        fields.refuse("min_B", f"ligt van 1 tot {left}, want zo was het", f"lies from 1 to {left}, as it was")
    return PhaseDesign(values, [count, len(values) - count], [min_a, min_b])


def _refuse_both(fields: Fields) -> None:
    """Possible starts come as a list or follow from the shortest phases; both would be two different draws."""
    if fields.has(*_START_POINTS) and fields.has(*_MINIMA):
        fields.refuse("start_points", "geef deze of min_A en min_B", "give these or min_A and min_B")


def _one_case(fields: Fields) -> tuple[list[float | None], int]:
    """The sessions of one case and how many of them were A."""
    if fields.has("A", "B") and not fields.has("values"):
        a, b = fields.numbers("A"), fields.numbers("B")
        return [*a, *b], len(a)
    values = fields.numbers("values")
    start = fields.whole("start", "B_start", "start_point")
    count = fields.whole("n_A_observed", "n_A", "n_a_observed")
    if count is None and start is None:
        fields.refuse("n_A_observed", "ontbreekt", "is missing")
    if count is None:
        count = (start or 0) - 1
    elif start is not None and start != count + 1:
        fields.refuse("start", f"past niet bij n_A_observed {count}", f"does not go with n_A_observed {count}")
    if not 1 <= count < len(values):
        most = len(values) - 1
        fields.refuse("n_A_observed", f"ligt van 1 tot {most}", f"lies from 1 to {most}")
    return values, count


def _minima(fields: Fields) -> tuple[int, int]:
    """The shortest A and B that could have been drawn."""
    both = fields.whole("min_phase", "limit")
    min_a, min_b = fields.whole("min_A", "min_a"), fields.whole("min_B", "min_b")
    min_a, min_b = both if min_a is None else min_a, both if min_b is None else min_b
    if min_a is None or min_b is None:
        fields.refuse("min_A" if min_a is None else "min_B", "ontbreekt", "is missing")
    return min_a or 0, min_b or 0


def _alternating(fields: Fields, kind: str) -> AlternatingDesign:
    values = fields.numbers("values")
    given = fields.needed("labels", "conditions", "assignment", "sequence")
    labels = list(given) if isinstance(given, str) else Fields({}).each("labels", given, _label)
    scheme = fields.choice(_SCHEMES, "scheme", "randomisation", "method")
    longest = fields.whole("max_same", "max_consecutive", "limit")
    blocks = _blocks(fields)
    if kind == "RBD" or scheme == "blocks":
        blocks = 2 if blocks is None else blocks
    elif blocks is not None and (kind == "CRD" or scheme is not None):
        fields.refuse("blocks", "past niet bij dit schema", "does not go with this scheme")
    if scheme == "restricted" and longest is None:
        fields.refuse("max_same", "ontbreekt", "is missing")
    if longest is not None and (kind == "CRD" or scheme == "complete"):
        fields.refuse("max_same", "past niet bij dit schema", "does not go with this scheme")
    return AlternatingDesign(values, labels, longest, blocks)


def _label(field: str, value: object) -> str:
    if value not in ("A", "B"):
        raise BadInput(field, Text('dit is "A" of "B"', 'this is "A" or "B"'))
    return str(value)


def _blocks(fields: Fields) -> int | list[int | str] | None:
    value = fields.take("blocks", "block_size")
    if value is None:
        return None
    if isinstance(value, list):
        return fields.each("blocks", value, _block)
    return Fields({"blocks": value}).whole("blocks")


def _block(field: str, value: object) -> int | str:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise BadInput(
            field, Text("dit is geen nummer of naam van een blok", "this is not the number or name of a block")
        )
    return value


def _multiple_baseline(fields: Fields) -> MultipleBaseline:
    named = fields.needed("method", "scheme")
    method = _METHODS.get(named.strip().lower().replace("_", "-").replace(" ", "-") if isinstance(named, str) else "")
    if method is None:
        known = ", ".join(dict.fromkeys(_METHODS.values()))
        raise BadInput("method", Text(f"kies uit {known}", f"choose one of {known}"))
    cases = fields.each("cases", fields.needed("cases"), lambda path, case: _case(Fields(case, path)))
    _refuse_both(fields)
    points = _rows(fields)
    own = [row for _, _, row, _ in cases if row is not None]
    if own and points is None:
        if len(own) != len(cases):
            fields.refuse("start_points", "geef ze bij elk geval", "give them with every case")
        points = own
    if points is None and method == "Koehler-Levin":
        fields.refuse("start_points", "ontbreekt", "is missing")
    if points is None and method == "Marascuilo-Busk":
        shared = _minima(fields) if any(minima is None for *_, minima in cases) else (1, 1)
        points = [
            list(range(min_a + 1, len(values) - min_b + 2))
            for values, _, _, minima in cases
            for min_a, min_b in [minima or shared]
        ]
    return MultipleBaseline([values for values, *_ in cases], [count + 1 for _, count, *_ in cases], method, points)


_Case = tuple[list[float | None], int, list[int] | None, tuple[int, int] | None]


def _case(fields: Fields) -> _Case:
    values, count = _one_case(fields)
    _refuse_both(fields)
    row = fields.wholes(*_START_POINTS) if fields.has(*_START_POINTS) else None
    minima = _minima(fields) if fields.has(*_MINIMA) else None
    fields.take("case")
    fields.done()
    return values, count, row, minima


def _rows(fields: Fields) -> list[list[int]] | None:
    """The rows of possible starts; a flat list is one start per row."""
    if not fields.has(*_START_POINTS):
        return None
    value = fields.needed(*_START_POINTS)
    if isinstance(value, list) and not any(isinstance(row, list) for row in value):
        return [[start] for start in Fields({"start_points": value}).wholes("start_points")]
    return fields.each(
        "start_points", value, lambda field, row: Fields({field: row}).wholes(field)
    )  # fmt: skip


def _statistic(fields: Fields) -> Statistic:
    """The statistic by name; without a name the mean difference in the direction that is hoped for."""
    name = fields.text("statistic")
    direction = fields.choice(("increase", "decrease"), "direction")
    if name is None:
        name = "mean_A_minus_B" if direction == "decrease" else "mean_B_minus_A"
    statistic = statistic_named(name)
    if direction is not None and statistic.sign == (1 if direction == "decrease" else -1):
        nl, en = "spreekt statistic tegen", "contradicts statistic"
        raise BadInput("direction", Text(nl, en))
    return statistic


def _either(fields: Fields, options: Fields, name: str) -> object:
    """An option of the test: a text, or a whole number; it may stand in ``options`` or beside it."""
    holder = options if options.has(name) else fields
    return holder.text(name) if name == "missing" else holder.whole(name)
