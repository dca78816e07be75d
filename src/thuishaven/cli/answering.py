"""Writes the answers of the analysing commands: one, or an array of them in the order of the inputs."""

import argparse
import json
from collections.abc import Callable
from typing import TypeVar

from thuishaven.cli.reading import Inputs
from thuishaven.domain.errors import BadInput

ResultT = TypeVar("ResultT")


def answer(
    inputs: Inputs,
    options: argparse.Namespace,
    *,
    solve: Callable[[object], ResultT],
    as_data: Callable[[ResultT], object],
    as_text: Callable[[ResultT], str],
) -> int:
    """Print the answer to one input, or to an array of them the answers in the same order, bad items as an error."""
    if not inputs.many:
        result = solve(inputs.items[0])
        print(_json(as_data(result), indent=2) if options.json else as_text(result))
        return 0
    answers = []
    for item in inputs.items:
        try:
            answers.append(_json(as_data(solve(item))))
        except BadInput as error:
            answers.append(_json({"error": error.in_language(options.lang)}))
    print("[" + ",\n ".join(answers) + "]")
    return 0


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
