"""The commands give what an independent computation gives, to 1e-9: see README.md beside this."""

import json
import math
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))
NEAR = 1e-9


@cache
def _answers(command: str) -> dict[str, Any]:
    """What the command answers to all its cases, given as one array."""
    cases = [case for case in CASES if case["command"] == command]
    done = subprocess.run(
        [sys.executable, "-m", "thuishaven.cli", command, "-", "--json"],
        input=json.dumps([case["input"] for case in cases]), capture_output=True, text=True, check=True,
    )  # fmt: skip
    answers = json.loads(done.stdout, parse_constant=lambda name: pytest.fail(f"{name} in the answer"))
    return {case["name"]: answer for case, answer in zip(cases, answers, strict=True)}


def _differs(want: Any, got: Any, near: float, path: str = "") -> list[str]:
    if isinstance(want, dict):
        return [one for key in want for one in _differs(want[key], got[key], near, f"{path}.{key}")]
    if want == "*":
        return [] if isinstance(got, str) and got.strip() else [f"{path}: no words for why"]
    if want is None or got is None:
        return [] if want is got else [f"{path}: {got} is not {want}"]
    is_near = math.isclose(want, got, rel_tol=near, abs_tol=near)
    return [] if is_near else [f"{path}: {got} is not {want}"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_command_gives_the_reference_value(case: dict[str, Any]) -> None:
    answer = _answers(case["command"])[case["name"]]
    assert "error" not in answer, answer
    assert _differs(case["expected"], answer, case.get("tolerance", NEAR)) == []


def test_a_value_that_is_off_is_noticed() -> None:
    assert _differs({"NAP": {"estimate": 0.75}}, {"NAP": {"estimate": 0.75 + 3e-9}}, NEAR)
    assert _differs({"se": None}, {"se": 0.0}, NEAR)
    assert _differs({"undefined": "*"}, {"undefined": ""}, NEAR)
