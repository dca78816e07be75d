"""The measures that ``thuishaven single-case`` knows, and how the options of each are read from JSON."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from thuishaven.domain import statistics
from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.effects import EffectSize, usable
from thuishaven.domain.statistics.gradual import FAMILIES
from thuishaven.domain.statistics.response_ratio import SCALES
from thuishaven.domain.statistics.tau_trend import TAU_U_VARIANTS

Read = Callable[[str, object], object]
#: More sessions than this are no series of one child; the pairs of sessions would fill the memory.
MOST_SESSIONS = 2000
#: Options that may stand beside the measures as well, for every measure that knows them.
COMMON = (
    "confidence", "SE", "scale", "observation_length", "intervals", "D_const", "bias_correct", "goal",
)  # fmt: skip

_FAMILY_OF_SCALE = {
    "count": "poisson", "rate": "poisson", "proportion": "binomial", "percentage": "binomial", "other": "gaussian",
}  # fmt: skip
_TAU_U_METHODS = ("parker", "complete", "tarlow")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: what computes it, what its options are called there and how they are read, and what it tells."""

    calculate: Callable[..., EffectSize]
    options: Mapping[str, tuple[str, Read]]
    meaning: Text


def measure_options(name: str, given: Mapping[str, object], paths: Mapping[str, str]) -> dict[str, object]:
    """The keywords for the measure ``name``, out of its options ``given``; ``paths`` says where each was written.

    Raises BadInput when an option is unknown, has a value that cannot be, or does not go with another.
    """
    measure = MEASURES[name]
    keywords: dict[str, object] = {}
    for option, value in given.items():
        if option not in measure.options:
            known = ", ".join(measure.options)
            raise BadInput(paths[option], Text(f"onbekend; {name} kent {known}", f"unknown; {name} knows {known}"))
        keyword, read = measure.options[option]
        keywords[keyword] = read(paths[option], value)
    if name == "Tau_U":
        _settle_tau_u(keywords, paths)
    if name == "GEM":
        _settle_gem(keywords, given)
    if name == "PoGO" and keywords.get("goal") is None:
        raise BadInput("options.PoGO.goal", Text("ontbreekt", "is missing"))
    return keywords


def _settle_tau_u(keywords: dict[str, object], paths: Mapping[str, str]) -> None:
    """``variant`` may name a method instead, and ``tau_method`` b goes with one method only."""
    if keywords.get("variant") in _TAU_U_METHODS:
        keywords.setdefault("method", keywords["variant"])
        del keywords["variant"]
    if keywords.get("tau_method") == "b" and keywords.get("method", "parker") != "complete":
        raise BadInput(
            paths["tau_method"], Text("b past alleen bij method complete", "b goes with method complete only")
        )


def _settle_gem(keywords: dict[str, object], given: Mapping[str, object]) -> None:
    """The scale names a family where none is given; a percentage becomes a proportion."""
    scale = keywords.pop("scale", None)
    if isinstance(scale, str) and "family" not in given:
        keywords["family"] = _FAMILY_OF_SCALE[scale]
    if scale == "percentage" and "binomial" in str(keywords.get("family", "")):
        keywords["divide_by"] = 100


def number(path: str, value: object) -> float:
    """A finite number of a size that can be computed with."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise BadInput(path, Text("dit is geen getal", "this is not a number"))
    if not usable(value):
        raise BadInput(path, Text("dit getal is niet te gebruiken", "this number cannot be used"))
    return value


def confidence(path: str, value: object) -> float | None:
    """A confidence between 0 and 1; null leaves the interval out."""
    return None if value is None else _between_nought_and_one(path, value)


def one_of(*known: str) -> Read:
    """Read one of the texts ``known``, in capitals or not."""
    by_name = {one.lower(): one for one in known}

    def read(path: str, value: object) -> str:
        if isinstance(value, str) and value.lower() in by_name:
            return by_name[value.lower()]
        listed = ", ".join(known)
        raise BadInput(path, Text(f"kies uit {listed}", f"choose one of {listed}"))

    return read


def _between_nought_and_one(path: str, value: object) -> float:
    found = number(path, value)
    if not 0 < found < 1:
        raise BadInput(path, Text("ligt tussen 0 en 1", "lies between 0 and 1"))
    return found


def _trend_level(path: str, value: object) -> float | None:
    """The level of the test of a trend; false and null ask for no test."""
    return None if value is None or value is False else _between_nought_and_one(path, value)


def _above_nought(path: str, value: object) -> float | None:
    if value is None:
        return None
    found = number(path, value)
    if found <= 0:
        raise BadInput(path, Text("is groter dan 0", "is above 0"))
    return found


def _flag(path: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadInput(path, Text("dit is true of false", "this is true or false"))
    return value


def _ties(path: str, value: object) -> float:
    found = number(path, value)
    if found not in (0, 0.5):
        raise BadInput(path, Text("dit is 0.5 of 0", "this is 0.5 or 0"))
    return found


def _sessions(path: str, value: object) -> int:
    found = number(path, value)
    if found != int(found) or not 1 <= found <= MOST_SESSIONS:
        nl, en = f"dit is een heel getal van 1 tot {MOST_SESSIONS}", f"this is a whole number from 1 to {MOST_SESSIONS}"
        raise BadInput(path, Text(nl, en))
    return int(found)


def _tau_u_variant(path: str, value: object) -> str:
    """A variant however it is spelled ("A vs. B - Trend A", "A_vs_B_minus_trend_A", "AB-A"), or a method."""
    if isinstance(value, str):
        short = _shortened(value)
        for variant in TAU_U_VARIANTS:
            if _shortened(variant) == short:
                return variant
        if value.lower() in _TAU_U_METHODS:
            return value.lower()
    listed = ", ".join((*TAU_U_VARIANTS, *_TAU_U_METHODS))
    raise BadInput(path, Text(f"kies uit {listed}", f"choose one of {listed}"))


def _shortened(variant: str) -> str:
    text = variant.lower().replace("minus", "-").replace("plus", "+")
    for noise in ("versus", "vs", "trend", ".", "_", " "):
        text = text.replace(noise, "")
    return text


def _known(*options: Mapping[str, tuple[str, Read]]) -> Mapping[str, tuple[str, Read]]:
    return {name: read for part in options for name, read in part.items()}


_CONFIDENCE = {"confidence": ("confidence", confidence)}
_SE = {"SE": ("se", one_of("unbiased", "Hanley", "null", "none"))}
_STEP = {
    "scale": ("scale", one_of(*SCALES)),
    "observation_length": ("observation_length", _above_nought),
    "intervals": ("intervals", _above_nought),
    "D_const": ("d_const", _above_nought),
    "bias_correct": ("bias_correct", _flag),
}


def _calculate_pand(a: Sequence[float | None], b: Sequence[float | None], **options: object) -> EffectSize:
    return statistics.pand(a, b, direction=options["direction"])  # type: ignore[arg-type]


def _without_confidence(calculate: Callable[..., EffectSize]) -> Callable[..., EffectSize]:
    """For a measure without an interval: it may be asked with how much confidence, and it changes nothing."""

    def without(
        a: Sequence[float | None], b: Sequence[float | None], *, confidence: float | None = None, **options: object
    ) -> EffectSize:
        return calculate(a, b, **options)

    return without


def _calculate_gem(
    a: Sequence[float | None], b: Sequence[float | None], *, divide_by: float = 1, **options: object
) -> EffectSize:
    if divide_by != 1:
        a, b = ([None if value is None else value / divide_by for value in part] for part in (a, b))
    return statistics.gem(a, b, **options)  # type: ignore[arg-type]


MEASURES: Mapping[str, Measure] = {
    "NAP": Measure(
        statistics.nap,
        _known(_SE, _CONFIDENCE),
        Text("hoe vaak een dag in B beter is dan een dag in A", "how often a day in B is better than a day in A"),
    ),
    "Tau": Measure(
        statistics.tau,
        _known(_SE, _CONFIDENCE),
        Text("paren van dagen die beter zijn min die slechter zijn", "pairs of days that are better less those worse"),
    ),
    "Tau_U": Measure(
        _without_confidence(statistics.tau_u),
        _known(
            {
                "variant": ("variant", _tau_u_variant),
                "tau_u_variant": ("variant", _tau_u_variant),
                "method": ("method", one_of(*_TAU_U_METHODS)),
                "tau_method": ("tau_method", one_of("a", "b")),
                "continuity_correction": ("continuity_correction", _flag),
            },
            _CONFIDENCE,
        ),
        Text("Tau, met de trend in A eraf", "Tau, less the trend in A"),
    ),
    "Tau_BC": Measure(
        statistics.tau_bc,
        _known(
            _SE,
            {
                "pretest_trend": ("pretest_trend", _trend_level),
                "Kendall": ("kendall", _flag),
                "renumber_missing": ("renumber_missing", _flag),
            },
            _CONFIDENCE,
        ),
        Text(
            "Tau van wat overblijft zonder de rechte trend in A", "Tau of what is left without the straight trend in A"
        ),
    ),
    "PND": Measure(
        _without_confidence(statistics.pnd),
        _CONFIDENCE,
        Text("deel van B dat beter is dan de beste waarde van A", "part of B better than the best value of A"),
    ),
    "PEM": Measure(
        _without_confidence(statistics.pem),
        _known({"ties": ("ties", _ties)}, _CONFIDENCE),
        Text("deel van B dat beter is dan de middelste waarde van A", "part of B better than the median of A"),
    ),
    "PAND": Measure(
        _calculate_pand,
        _known({"method": ("method", one_of("minimum"))}, _CONFIDENCE),
        Text(
            "deel van alle waarden dat kan blijven zonder overlap", "part of all values that can stay without overlap"
        ),
    ),
    "IRD": Measure(
        _without_confidence(statistics.ird),
        _CONFIDENCE,
        Text("PAND, afgezet tegen toeval", "PAND, set against chance"),
    ),
    "LRRi": Measure(
        statistics.lrri,
        _known(_STEP, _CONFIDENCE),
        Text("logaritme van de verhouding van gemiddelden, hoger is beter", "log ratio of means, higher is better"),
    ),
    "LRRd": Measure(
        statistics.lrrd,
        _known(_STEP, _CONFIDENCE),
        Text("logaritme van de verhouding van gemiddelden, lager is beter", "log ratio of means, lower is better"),
    ),
    "LOR": Measure(
        statistics.lor,
        _known({name: read for name, read in _STEP.items() if name != "observation_length"}, _CONFIDENCE),
        Text("logaritme van de kansverhouding van gemiddelden", "log odds ratio of means"),
    ),
    "SMD": Measure(
        statistics.smd,
        _known(
            {"std_dev": ("std_dev", one_of("baseline", "pool")), "bias_correct": ("bias_correct", _flag)}, _CONFIDENCE
        ),
        Text("verschil van gemiddelden in standaardafwijkingen", "difference of means in standard deviations"),
    ),
    "GEM": Measure(
        _calculate_gem,
        _known(
            {
                "family": ("family", one_of(*FAMILIES)),
                "scale": ("scale", one_of(*SCALES)),
                "m": ("sessions", _sessions),
            },
            _CONFIDENCE,
        ),
        Text("effect dat geleidelijk ontstaat", "effect that builds up gradually"),
    ),
    "LRM": Measure(
        statistics.lrm,
        _known({"delta_method": ("delta_method", _flag)}, _CONFIDENCE),
        Text("logaritme van de verhouding van middelste waarden", "log ratio of medians"),
    ),
    "PoGO": Measure(
        statistics.pogo,
        _known({"goal": ("goal", number)}, _CONFIDENCE),
        Text(
            "hoeveel van elke 100 stappen naar het doel gezet zijn",
            "how many of every 100 steps to the goal were taken",
        ),
    ),
}
