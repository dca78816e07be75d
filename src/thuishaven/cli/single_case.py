"""The command ``single-case``: phases of one case or several to effect sizes, or a randomisation test."""

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from thuishaven.cli import randomisation
from thuishaven.cli.answering import answer
from thuishaven.cli.fields import Fields
from thuishaven.cli.reading import checked_json, json_inputs
from thuishaven.cli.single_case_options import (
    COMMON,
    MEASURES,
    MOST_SESSIONS,
    confidence,
    measure_options,
    number,
    one_of,
)
from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics import EffectSize, PairEffect, combine
from thuishaven.domain.statistics.combining import WEIGHTINGS

_LABEL = re.compile(r"([AB])\d*")


@dataclass(frozen=True, slots=True)
class _Pair:
    """An A phase and the B phase after it."""

    case: object
    name: object
    a: list[float | None]
    b: list[float | None]


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``single-case``."""
    calculating = commands.add_parser(
        "single-case", help="phases of one child to effect sizes, or a randomisation test"
    )
    calculating.add_argument(
        "file", metavar="FILE", help="JSON with A and B, phases, or a test; - reads standard input"
    )
    calculating.add_argument("--json", action="store_true", help="write JSON instead of readable text")
    calculating.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts (default: nl)")
    calculating.set_defaults(handler=weigh_phases)


def weigh_phases(options: argparse.Namespace) -> int:
    """Print the effect sizes of two phases or of pairs of phases, or the answer of a randomisation test."""
    return answer(
        json_inputs(options.file),
        options,
        solve=lambda item: solve(checked_json(item), options.lang),
        as_data=lambda found: found,
        as_text=lambda found: as_text(found, options.lang),
    )


def solve(item: object, language: str = "nl") -> dict[str, object]:
    """The answer to one input, ready for JSON. Raises BadInput naming the field."""
    if not isinstance(item, Mapping):
        raise BadInput("input", Text("dit is geen object met velden", "this is not an object with fields"))
    if "test" in item:
        return randomisation.solve(item, language)
    taken = Fields(item)
    direction = taken.choice(("increase", "decrease"), "direction") or "increase"
    common = {name: (name, item[name]) for name in COMMON if name in item}
    for name in common:
        taken.take(name)
    own, beside = _split_options(taken.take("options"))
    common.update(beside)
    asked = _asked(taken.take("measures"), own, common)
    weighting = taken.take("weighting")
    weighting = "equal" if weighting is None else one_of(*WEIGHTINGS)("weighting", weighting)
    together = "phases" in item
    pairs = _pairs(taken) if together else [_Pair(None, None, _values(taken, "A"), _values(taken, "B"))]
    taken.done()
    keywords = {name: _keywords(name, own.get(name, {}), common) for name in {*own, *asked}}
    answers: dict[str, object] = {}
    for name in asked:
        effects = [MEASURES[name].calculate(pair.a, pair.b, direction=direction, **keywords[name]) for pair in pairs]
        if together:
            answers[name] = _combined(pairs, effects, str(weighting), keywords[name], language)
        else:
            answers[name] = _as_data(effects[0], language)
    return answers


def as_text(found: Mapping[str, object], language: str) -> str:
    """The answer in lines: the measure, its number and interval, what it tells and what is not defined."""
    if "p_value" in found:
        return randomisation.as_text(found, language)
    lines = []
    for name, answered in found.items():
        if not isinstance(answered, Mapping):
            continue
        lines.append(f"{name:7}{_number_text(answered, language)}")
        lines.append(f"       {MEASURES[name].meaning.in_language(language)}")
        if answered["undefined"]:
            lines.append(f"       {answered['undefined']}")
        for place, pair in enumerate(answered.get("pairs", ()), start=1):
            label = " ".join(str(part) for part in (pair["case"], pair["pair"]) if part is not None) or str(place)
            lines.append(f"       - {label}: {_number_text(pair, language)}")
    return "\n".join(lines)


def _number_text(answered: Mapping[str, object], language: str) -> str:
    estimate, se = answered["estimate"], answered["se"]
    if estimate is None:
        return "no value" if language == "en" else "geen waarde"
    told = f"{estimate:.4g}"
    rest = []
    if se is not None:
        rest.append(f"SE {se:.3g}")
    if answered["ci_lower"] is not None:
        until = "to" if language == "en" else "tot"
        rest.append(f"{answered['ci_lower']:.4g} {until} {answered['ci_upper']:.4g}")
    if answered.get("p") is not None:
        rest.append(f"p {answered['p']:.3g}")
    return f"{told} ({'; '.join(rest)})" if rest else told


def _split_options(
    options: object,
) -> tuple[dict[str, dict[str, object]], dict[str, tuple[str, object]]]:
    """The options per measure, and those for every measure that knows them, each with where it was written."""
    if options is None:
        return {}, {}
    if not isinstance(options, Mapping):
        raise BadInput("options", Text("dit is geen object met velden", "this is not an object with fields"))
    own: dict[str, dict[str, object]] = {}
    common: dict[str, tuple[str, object]] = {}
    for name, value in options.items():
        path = f"options.{str(name)[:40]}"
        if name in MEASURES:
            if not isinstance(value, Mapping):
                raise BadInput(path, Text("dit is geen object met velden", "this is not an object with fields"))
            own[name] = dict(value)
        elif name in COMMON:
            common[name] = (path, value)
        else:
            raise BadInput(path, Text("deze maat of optie is onbekend", "this measure or option is unknown"))
    return own, common


def _asked(
    measures: object, own: Mapping[str, Mapping[str, object]], common: Mapping[str, tuple[str, object]]
) -> list[str]:
    """The names of the measures to compute; without a list all that apply."""
    if measures is None:
        scale = own.get("LOR", {}).get("scale", common.get("scale", ("", None))[1])
        goal = own.get("PoGO", {}).get("goal", common.get("goal", ("", None))[1])
        apply = {"LOR": scale in ("proportion", "percentage"), "PoGO": goal is not None}
        return [name for name in MEASURES if apply.get(name, True)]
    if not isinstance(measures, list) or not measures:
        raise BadInput("measures", Text("dit is geen lijst met maten", "this is not a list of measures"))
    for place, name in enumerate(measures):
        if not isinstance(name, str) or name not in MEASURES:
            known = ", ".join(MEASURES)
            raise BadInput(f"measures[{place}]", Text(f"kies uit {known}", f"choose one of {known}"))
    return list(dict.fromkeys(measures))


def _keywords(name: str, own: Mapping[str, object], common: Mapping[str, tuple[str, object]]) -> dict[str, object]:
    given = {option: value for option, (_, value) in common.items() if option in MEASURES[name].options}
    paths = {option: path for option, (path, _) in common.items()}
    paths.update({option: f"options.{name}.{str(option)[:40]}" for option in own})
    return measure_options(name, {**given, **own}, paths)


def _values(taken: Fields, name: str) -> list[float | None]:
    """The values of a phase; an empty list is a phase without values."""
    return _checked_values(taken.path_of(name), taken.needed(name))


def _checked_values(path: str, values: object) -> list[float | None]:
    if not isinstance(values, list):
        raise BadInput(path, Text("dit is geen lijst", "this is not a list"))
    if len(values) > MOST_SESSIONS:
        nl, en = f"meer dan {MOST_SESSIONS} kan niet", f"more than {MOST_SESSIONS} will not do"
        raise BadInput(path, Text(nl, en))
    return [None if value is None else number(f"{path}[{place}]", value) for place, value in enumerate(values)]


def _pairs(taken: Fields) -> list[_Pair]:
    """The pairs in the order in which they begin: within a case by ``pair``, or an A with the B after it."""
    listed = taken.needed("phases")
    if not isinstance(listed, list) or not listed:
        raise BadInput("phases", Text("dit is geen lijst met perioden", "this is not a list of phases"))
    waiting: dict[tuple[object, object], list[float | None]] = {}
    pairs: list[_Pair] = []
    for place, phase in enumerate(listed):
        path = f"phases[{place}]"
        given = Fields(phase, path)
        case, name = (_key(f"{path}.{field}", given.take(field)) for field in ("case", "pair"))
        label = given.needed("label")
        matched = _LABEL.fullmatch(label.strip().upper()) if isinstance(label, str) else None
        if matched is None:
            raise BadInput(f"{path}.label", Text('dit is "A" of "B"', 'this is "A" or "B"'))
        values = _checked_values(f"{path}.values", given.needed("values"))
        given.done()
        key = (case, name)
        if matched[1] == "A":
            if key in waiting:
                nl, en = "de A hiervoor heeft nog geen B", "the A before this has no B yet"
                raise BadInput(f"{path}.label", Text(nl, en))
            if name is not None and any((pair.case, pair.name) == key for pair in pairs):
                raise BadInput(f"{path}.pair", Text("dit paar is er al", "this pair is there already"))
            waiting[key] = values
        else:
            if key not in waiting:
                raise BadInput(f"{path}.label", Text("hier hoort een A voor", "an A belongs before this"))
            pairs.append(_Pair(case, name, waiting.pop(key), values))
    if any(name is not None for _, name in waiting):
        raise BadInput("phases", Text("een paar heeft wel een A en geen B", "a pair has an A and no B"))
    if not pairs:
        raise BadInput("phases", Text("er is geen A met een B erna", "there is no A with a B after it"))
    return pairs


def _key(path: str, value: object) -> object:
    if value is None or (isinstance(value, (str, int, float)) and not isinstance(value, bool)):
        return value
    raise BadInput(path, Text("dit is geen naam of nummer", "this is not a name or number"))


def _combined(
    pairs: Sequence[_Pair],
    effects: Sequence[EffectSize],
    weighting: str,
    keywords: Mapping[str, object],
    language: str,
) -> dict[str, object]:
    """The effect over all pairs, with each pair under it."""
    sizes = [tuple(sum(value is not None for value in part) for part in (pair.a, pair.b)) for pair in pairs]
    over_all = combine(
        [PairEffect(effect, *size) for effect, size in zip(effects, sizes, strict=True)],
        weighting=weighting,  # type: ignore[arg-type]
        confidence=confidence("confidence", keywords.get("confidence", 0.95)),
    )
    told = _as_data(EffectSize(*(getattr(over_all, field.name) for field in fields(EffectSize))), language)
    told["weighting"] = weighting
    told["pairs"] = [
        {"case": pair.case, "pair": pair.name, "n_A": n_a, "n_B": n_b, **_as_data(effect, language)}
        for pair, (n_a, n_b), effect in zip(pairs, sizes, effects, strict=True)
    ]
    return told


def _as_data(effect: EffectSize, language: str) -> dict[str, object]:
    told = {field.name: getattr(effect, field.name) for field in fields(effect)}
    told["undefined"] = effect.undefined.in_language(language) if effect.undefined else None
    return told
