"""The house stands as it was drawn: imports, foreign keys and the pure domain, and no file grows too large to read."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, Model

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "thuishaven"
MOST_LINES, MOST_LINES_OF_A_TEST = 400, 500

_CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS: list[list[str]] = [
    [app.strip() for app in layer.split("|")]
    for contract in _CONTRACTS
    if contract["type"] == "layers"
    for layer in contract["layers"]
]
FORBIDDEN: list[str] = [
    module
    for contract in _CONTRACTS
    if contract["type"] == "forbidden" and contract["source_modules"] == ["thuishaven.domain"]
    for module in contract["forbidden_modules"]
]


def _depth(app: str) -> int:
    return next(depth for depth, layer in enumerate(LAYERS) if app in layer)


def _app_of(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def _foreign_keys() -> Iterator[tuple[str, str, str]]:
    """Every key of our own tables to our own tables: its name, the app it stands in, the app it points to."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if not isinstance(field, Field) or field.related_model is None:
                continue
            target = field.related_model
            if all(one.__module__.startswith("thuishaven.") for one in (model, target)):
                yield f"{model._meta.label}.{field.name}", _app_of(model), _app_of(target)


FOREIGN_KEYS = sorted(_foreign_keys())


def test_the_contracts_of_imports_hold() -> None:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_there_are_foreign_keys_to_check() -> None:
    assert len(FOREIGN_KEYS) > 20


@pytest.mark.parametrize(("name", "app", "target"), FOREIGN_KEYS, ids=[name for name, _, _ in FOREIGN_KEYS])
def test_a_foreign_key_points_down(name: str, app: str, target: str) -> None:
    assert app == target or _depth(app) < _depth(target), f"{name} points from {app} up to {target}"


def test_the_domain_loads_without_a_framework() -> None:
    """In a process of its own, so that nothing else can have loaded the framework."""
    foreign = [module for module in FORBIDDEN if module not in sys.stdlib_module_names]
    assert {"django", "yaml"} <= set(foreign)
    program = f"""
import importlib, pkgutil, sys, thuishaven.domain
names = [one.name for one in pkgutil.walk_packages(thuishaven.domain.__path__, "thuishaven.domain.")]
for name in names:
    if ".tests" not in name:
        importlib.import_module(name)
print(len(names), *sorted(set({foreign!r}) & set(sys.modules)))
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "COV_"))}
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    count, *found = result.stdout.split()
    assert int(count) > 20
    assert found == [], "the domain loads a framework"


def _python_files() -> list[Path]:
    return [*SRC.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "conftest.py"]


def test_no_file_grows_too_large_to_read() -> None:
    too_large = []
    for path in _python_files():
        place = path.relative_to(ROOT)
        if "migrations" in place.parts:
            continue
        limit = MOST_LINES_OF_A_TEST if "tests" in place.parts else MOST_LINES
        lines = path.read_text().count("\n")
        if lines >= limit:
            too_large.append(f"{place}: {lines} lines, below {limit} is readable")
    assert too_large == []
