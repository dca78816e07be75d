"""The commands ``goals`` and ``agreement``: scores and ratings in, measures out, without a database."""

import argparse
from collections.abc import Mapping, Sequence

from thuishaven.cli.answering import answer
from thuishaven.cli.fields import Fields
from thuishaven.cli.reading import checked_json, json_inputs
from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput
from thuishaven.domain.statistics.agreement import LEVELS, krippendorff_alpha
from thuishaven.domain.statistics.goal_attainment import USUAL_RHO, goal_attainment
from thuishaven.domain.statistics.kappa import WEIGHTS, cohen_kappa

_WEIGHT_NAMES = {"unweighted": "none", "equal": "linear", "squared": "quadratic"}
_CAUTION = Text(
    "T is geen oordeel over het kind en niet om kinderen of klassen te vergelijken. Met een of twee doelen is T grof. "
    "Kijk eerst naar de woorden per doel.",
    "T is no judgement of the child and not for comparing children or classes. With one or two goals T is coarse. "
    "Look at the words per goal first.",
)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``goals`` and ``agreement``."""
    goals = commands.add_parser("goals", help="scores of goals to a T score, words per goal first")
    goals.add_argument("file", metavar="FILE", help="JSON with scores and weights; - reads standard input")
    goals.set_defaults(handler=weigh_goals)
    agreement = commands.add_parser(
        "agreement", help="ratings by several observers: Krippendorff's alpha, Cohen's kappa"
    )
    agreement.add_argument("file", metavar="FILE", help="JSON with ratings; - reads standard input")
    agreement.set_defaults(handler=weigh_agreement)
    for measuring in (goals, agreement):
        measuring.add_argument("--json", action="store_true", help="write JSON instead of readable text")
        measuring.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts (default: nl)")


def weigh_goals(options: argparse.Namespace) -> int:
    """Print each goal in words and the T score over all of them."""
    return answer(
        json_inputs(options.file),
        options,
        solve=lambda item: solve_goals(checked_json(item), options.lang),
        as_data=lambda found: found,
        as_text=lambda found: _goals_text(found, options.lang),
    )


def weigh_agreement(options: argparse.Namespace) -> int:
    """Print Krippendorff's alpha for ``ratings``, or Cohen's kappa for ``rater1`` and ``rater2``."""
    return answer(
        json_inputs(options.file),
        options,
        solve=lambda item: solve_agreement(checked_json(item), options.lang),
        as_data=lambda found: found,
        as_text=lambda found: _agreement_text(found, options.lang),
    )


def solve_goals(item: object, language: str) -> dict[str, object]:
    """The answer of ``goals``, ready for JSON. Raises BadInput naming the field."""
    fields = Fields(item)
    scores = fields.numbers("scores")
    weights = fields.numbers("weights") if fields.has("weights") else fields.take("weights")
    rho = fields.number("rho")
    fields.done()
    found = goal_attainment(
        scores, weights if isinstance(weights, list) else None, rho=USUAL_RHO if rho is None else rho
    )  # fmt: skip
    return {
        "estimate": found.estimate,
        "goals": [
            {"score": goal.score, "weight": goal.weight, "words": {"nl": goal.words.nl, "en": goal.words.en}}
            for goal in found.goals
        ],
        "undefined": found.undefined.in_language(language) if found.undefined else None,
    }


def solve_agreement(item: object, language: str) -> dict[str, object]:
    """The answer of ``agreement``, ready for JSON. Raises BadInput naming the field."""
    fields = Fields(item)
    if not fields.has("ratings") and fields.has("rater1", "rater2"):
        return _kappa(fields, language)
    return _alpha(fields, language)


def _alpha(fields: Fields, language: str) -> dict[str, object]:
    rows = fields.each("ratings", fields.needed("ratings"), lambda path, row: fields.each(path, row, _rating))
    level = fields.choice(LEVELS, "level", "level_of_measurement")
    if level is None:
        fields.refuse("level", "ontbreekt", "is missing")
    levels = _levels(fields)
    fields.done()
    found = krippendorff_alpha(rows, level=level, levels=levels)  # type: ignore[arg-type]
    return {
        "measure": "Krippendorff's alpha",
        "level": level,
        "estimate": found.estimate,
        "units": found.units,
        "pairable": found.pairable,
        "undefined": found.undefined.in_language(language) if found.undefined else None,
    }


def _kappa(fields: Fields, language: str) -> dict[str, object]:
    rater1, rater2 = (fields.each(name, fields.needed(name), _rating) for name in ("rater1", "rater2"))
    weights = fields.choice((*WEIGHTS, *_WEIGHT_NAMES), "weights") or "none"
    levels = _levels(fields)
    confidence = fields.number("confidence")
    fields.done()
    found = cohen_kappa(
        rater1,
        rater2,
        weights=_WEIGHT_NAMES.get(weights, weights),  # type: ignore[arg-type]
        levels=levels,
        confidence=0.95 if confidence is None else confidence,
    )
    return {
        "measure": "Cohen's kappa",
        "weights": _WEIGHT_NAMES.get(weights, weights),
        "estimate": found.estimate,
        "se": found.se,
        "ci_lower": found.ci_lower,
        "ci_upper": found.ci_upper,
        "n": found.n,
        "levels": list(found.levels),
        "undefined": found.undefined.in_language(language) if found.undefined else None,
    }


def _levels(fields: Fields) -> list[str | float] | None:
    if not fields.has("levels"):
        fields.take("levels")
        return None
    return fields.each("levels", fields.needed("levels"), _level)


def _level(field: str, value: object) -> str | float:
    rating = _rating(field, value)
    if rating is None:
        raise BadInput(field, Text("dit is leeg", "this is empty"))
    return rating


def _rating(field: str, value: object) -> str | float | None:
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise BadInput(field, Text("dit is geen getal, woord of null", "this is not a number, a word or null"))


def _goals_text(found: Mapping[str, object], language: str) -> str:
    goals = found["goals"]
    assert isinstance(goals, list)
    lines = [
        f"{'Goal' if language == 'en' else 'Doel'} {number}: {goal['words'][language]}"
        for number, goal in enumerate(goals, start=1)
    ]
    if found["estimate"] is None:
        return "\n".join([*lines, str(found["undefined"])])
    weight = "50 is as expected" if language == "en" else "50 is zoals verwacht"
    return "\n".join([*lines, f"T = {found['estimate']:.1f} ({weight}). {_CAUTION.in_language(language)}"])


def _agreement_text(found: Mapping[str, object], language: str) -> str:
    english = language == "en"
    if found["estimate"] is None:
        return str(found["undefined"])
    lines = [_in_words(float(str(found["estimate"])), english)]
    number = f"{found['measure']} = {found['estimate']:.3f}"
    if "se" in found:
        number += (
            f" (SE {found['se']:.3f}, {found['ci_lower']:.3f} {'to' if english else 'tot'} {found['ci_upper']:.3f})"
        )
    lines.append(number)
    levels = found.get("levels")
    if found.get("weights", "none") != "none" and isinstance(levels, Sequence):
        lines.append(f"{'From low to high' if english else 'Van laag naar hoog'}: {', '.join(map(str, levels))}")
    return "\n".join(lines)


def _in_words(estimate: float, english: bool) -> str:
    """What the number means, in steps no finer than few ratings can bear."""
    if estimate == 1:
        return "The observers agree on everything." if english else "De waarnemers zijn het over alles eens."
    if estimate <= 0:
        return (
            "The observers agree no more often than chance alone would give." if english
            else "De waarnemers zijn het niet vaker eens dan bij toeval."
        )  # fmt: skip
    return (
        "The observers agree more often than chance alone would give; 1 would be full agreement." if english
        else "De waarnemers zijn het vaker eens dan bij toeval; 1 zou helemaal eens zijn."
    )  # fmt: skip
