"""Reads what the analysing commands get: a file, standard input or an argument; one input or a JSON array of them.

Whatever is wrong with it becomes a :class:`~thuishaven.domain.errors.BadInput` that names the field.
"""

import json
import math
import sys
from dataclasses import dataclass
from typing import BinaryIO

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput

MOST_BYTES = 64 * 1024 * 1024
LONGEST_TEXT = 100_000
DEEPEST = 32
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs in their order; ``many`` when they came as an array, so that the answer must be one too."""

    items: list[object]
    many: bool


def json_inputs(file: str) -> Inputs:
    """The JSON in ``file`` (``-``: standard input). Raises BadInput when it cannot be read or is no JSON."""
    value = _parse(_decoded(_content(file, "FILE"), "FILE"))
    return Inputs(value, many=True) if isinstance(value, list) else Inputs([value], many=False)


def text_inputs(argument: str) -> Inputs:
    """The text in ``argument``; ``-`` reads standard input and ``@FILE`` a file, where a JSON array gives many texts."""
    if argument != "-" and not argument.startswith("@"):
        return Inputs([argument], many=False)
    content = _decoded(_content(argument.removeprefix("@"), "TEXT"), "TEXT")
    if content.lstrip().startswith("["):
        try:
            value = _parse(content)
        except BadInput:
            return Inputs([content], many=False)
        if isinstance(value, list):
            return Inputs(value, many=True)
    return Inputs([content], many=False)


def checked_text(item: object) -> str:
    """``item`` as a text to work on. Raises BadInput when it is no text, is empty or is far too long."""
    if not isinstance(item, str):
        raise BadInput("text", Text("dit is geen tekst", "this is not a text"))
    try:
        item.encode()
    except UnicodeEncodeError as error:
        raise BadInput("text", Text("dit is geen UTF-8", "this is not UTF-8")) from error
    if not item.strip():
        raise BadInput("text", Text("er staat niets in de tekst", "the text is empty"))
    if len(item) > LONGEST_TEXT:
        nl, en = f"langer dan {LONGEST_TEXT} tekens kan niet", f"more than {LONGEST_TEXT} characters will not do"
        raise BadInput("text", Text(nl, en))
    return item


def checked_json(item: object) -> object:
    """``item`` itself. Raises BadInput when a number in it is not finite or huge, or when it is nested too deep."""
    waiting = [("", item, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if isinstance(value, float) and not math.isfinite(value):
            raise BadInput(path or "input", Text("dit getal is niet te gebruiken", "this number cannot be used"))
        if depth > DEEPEST:
            raise BadInput(path[:40], Text("dit is te diep genest", "this is nested too deep"))
        if isinstance(value, dict):
            parts = [(f"{path}.{key[:40]}" if path else key[:40], part) for key, part in value.items()]
        elif isinstance(value, list):
            parts = [(f"{path}[{place}]", part) for place, part in enumerate(value)]
        else:
            continue
        waiting.extend((part_path, part, depth + 1) for part_path, part in reversed(parts))
    return item


def _parse(content: str) -> object:
    """The JSON in ``content``; numbers that are not finite or huge become infinite, for :func:`checked_json` to name."""
    try:
        return json.loads(content, parse_constant=float, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        nl = f"dit is geen JSON, kijk naar regel {error.lineno}, teken {error.colno}"
        en = f"this is not JSON, look at line {error.lineno}, character {error.colno}"
        raise BadInput("FILE", Text(nl, en)) from error
    except RecursionError as error:
        raise BadInput("FILE", Text("dit is te diep genest", "this is nested too deep")) from error


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) <= _MOST_DIGITS else math.inf


def _content(file: str, field: str) -> bytes:
    try:
        if file == "-":
            content = _standard_input(field).read(MOST_BYTES + 1)
        else:
            with open(file, "rb") as stream:
                content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise BadInput(field, Text(f"bestand {file} bestaat niet", f"file {file} does not exist")) from error
    except IsADirectoryError as error:
        raise BadInput(field, Text(f"{file} is een map, geen bestand", f"{file} is a folder, not a file")) from error
    except (OSError, ValueError) as error:
        raise BadInput(field, Text(f"{file} is niet te lezen", f"{file} cannot be read")) from error
    if len(content) > MOST_BYTES:
        raise BadInput(field, Text("meer dan 64 MB kan niet", "more than 64 MB will not do"))
    return content


def _standard_input(field: str) -> BinaryIO:
    if sys.stdin is None:
        raise BadInput(field, Text("er is geen standaardinvoer", "there is no standard input"))
    return sys.stdin.buffer


def _decoded(content: bytes, field: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        nl, en = f"dit is geen UTF-8, kijk naar byte {error.start}", f"this is not UTF-8, look at byte {error.start}"
        raise BadInput(field, Text(nl, en)) from error
