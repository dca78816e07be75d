"""Views and forms belong to their own app: no other app imports them. A name with ``_`` belongs to its module."""

import ast
import functools
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "thuishaven"
PRIVATE = {"views", "forms", "staff_views"}


@functools.cache
def _imports(file: Path) -> tuple[str, ...]:
    found: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found += [f"{node.module}.{one.name}" for one in node.names]
        elif isinstance(node, ast.Import):
            found += [one.name for one in node.names]
    return tuple(found)


@pytest.mark.parametrize("app", sorted(one.name for one in SOURCE.iterdir() if one.is_dir()))
def test_no_other_app_imports_views_or_forms_of_this_one(app: str) -> None:
    wrong = [
        f"{file.relative_to(SOURCE)}: {name}"
        for file in SOURCE.rglob("*.py")
        if file.relative_to(SOURCE).parts[0] != app
        for name in _imports(file)
        if name.startswith(f"thuishaven.{app}.") and PRIVATE & set(name.split(".")[2:3])
    ]
    assert wrong == []


def _private_names(file: Path) -> list[str]:
    """What ``file`` imports from our own modules that begins with one underscore."""
    return [
        one.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("thuishaven"))
        for one in node.names
        if one.name.startswith("_") and not one.name.startswith("__")
    ]


def test_no_module_imports_a_private_name_of_another() -> None:
    wrong = {str(file.relative_to(SOURCE)): names for file in SOURCE.rglob("*.py") if (names := _private_names(file))}
    assert wrong == {}
