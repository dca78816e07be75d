"""What the documents say is true: links lead somewhere, commands and settings exist, no machine shines through."""

import re
import shlex
import subprocess
from argparse import ArgumentParser, _SubParsersAction
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps

from thuishaven.cli.main import _parser

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "thuishaven"
_LINK = re.compile(r"(?<!\\)!?\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?[^)\n]*\)")
_HTML_LINK = re.compile(r'<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"')
_FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"(?<=\n\n)(?: {4}[^\n]*\n)+")
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_SETTING = re.compile(r"\bTHUISHAVEN_[A-Z]+(?:_[A-Z]+)*\b")
#: Pieces, so that this file does not hold what it looks for.
_REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "crates" + ".io",
    "golang" + ".org",
)
_MACHINE = re.compile(rb"(?<![\w./:>}-])/(?:work|root|home/\w+|Users/\w+|mnt/\w+)/[\w.-]+|[A-Z]:\\\\?Users\\")


@cache
def _files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [
            path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        ]
    return tuple(path for path in sorted(set(paths)) if path.is_file())


DOCUMENTS = [path for path in _files() if path.suffix == ".md"]
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]


def _code_lines(path: Path) -> list[str]:
    """What a reader could type: the lines of code blocks (continued lines joined) and code within sentences."""
    text = path.read_text().replace("\\\n", " ")
    blocks = [*_FENCE.findall(text), *_INDENTED.findall(text)]
    return [line.strip() for block in blocks for line in block.splitlines()] + _INLINE.findall(_FENCE.sub("", text))


def _commands() -> dict[str, ArgumentParser]:
    action = next(one for one in _parser()._actions if isinstance(one, _SubParsersAction))
    return dict(action.choices)


def _make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def _slug(heading: str) -> str:
    plain = re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def _anchors(path: Path) -> set[str]:
    return {_slug(heading) for heading in re.findall(r"^#{1,6} (.+)$", _FENCE.sub("", path.read_text()), re.MULTILINE)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_link_leads_to_a_file_and_a_heading(document: Path) -> None:
    broken = []
    text = _FENCE.sub("", document.read_text())
    for target in [*_LINK.findall(text), *_HTML_LINK.findall(text)]:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        path = (document.parent / name).resolve() if name else document
        if not path.exists() or (anchor and path.suffix == ".md" and anchor not in _anchors(path)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_make_target_named_exists(document: Path) -> None:
    named = {target for line in _code_lines(document) for target in re.findall(r"(?:^|&& )make ([a-z][a-z-]*)", line)}
    assert named <= _make_targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_command_named_exists_with_its_options(document: Path) -> None:
    wrong = []
    for line in _code_lines(document):
        found = re.search(r"(?:^|/|\| |=\S+ )thuishaven ((?:[a-z]|--).*)", line)
        if found is None:
            continue
        words = shlex.split(re.split(r" [|<>&] | #", found.group(1))[0])
        if words[0] not in _commands() or not (len(words) == 1 or _parses(words)):
            wrong.append(line)
    assert wrong == []


def _parses(words: list[str]) -> bool:
    try:
        _parser().parse_args(words)
    except SystemExit as stop:
        return stop.code == 0
    return True


def test_the_readme_shows_every_command_and_the_two_that_start() -> None:
    lines = _code_lines(ROOT / "README.md")
    shown = {name for line in lines for name in re.findall(r"thuishaven ([a-z][a-z-]+)", line)}
    assert set(_commands()) <= shown
    assert {"make run", "make test"} <= set(lines)


def test_the_readme_lists_everybody_of_the_demo_school() -> None:
    from thuishaven.demo.personas import DEMO_PASSWORD, STAFF_AND_GUARDIANS

    text = (ROOT / "README.md").read_text()
    assert [one.login for one in STAFF_AND_GUARDIANS if one.login not in text or one.full_name not in text] == []
    assert DEMO_PASSWORD in text


def test_every_setting_from_the_environment_is_documented_and_exists() -> None:
    used = {
        name for path in SRC.rglob("*.py") if "tests" not in path.parts for name in _SETTING.findall(path.read_text())
    }
    told = {
        name
        for part in ("README.md", "docs/operations/README.md")
        for name in _SETTING.findall((ROOT / part).read_text())
    }
    assert "THUISHAVEN_DATA" in used
    assert used - told == set(), "not documented"
    assert told - used == set(), "documented, but nothing reads it"


def test_every_app_says_what_it_is_for() -> None:
    folders = [path for path in SRC.iterdir() if (path / "__init__.py").is_file()]
    assert [path.name for path in folders if not (path / "README.md").is_file()] == []


def test_the_privacy_document_names_every_table_and_every_sealed_field() -> None:
    rows = [line for line in (ROOT / "docs" / "privacy" / "README.md").read_text().splitlines() if line.startswith("|")]
    missing = []
    for model in apps.get_models():
        if not model.__module__.startswith("thuishaven."):
            continue
        label = f"{model._meta.app_label}.{model._meta.object_name}"
        row = next((line for line in rows if f"`{label}`" in line), "")
        sealed = [field.name for field in model._meta.fields if field.name.endswith("_sealed")]
        missing += [name for name in sealed if f"`{name}`" not in row] if row else [label]
    assert missing == []


def test_no_registry_is_named_in_the_repository() -> None:
    found = []
    for path in _files():
        content = path.read_bytes()
        found += [f"{path.relative_to(ROOT)}: {host}" for host in _REGISTRIES if host.encode() in content]
        if path.name.startswith("requirements") and b"--index-url" in content:
            found.append(f"{path.relative_to(ROOT)}: an index")
    assert found == []


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    found = {
        str(path.relative_to(ROOT)): match.group().decode(errors="replace")
        for path in _files()
        if (match := _MACHINE.search(path.read_bytes()))
    }
    assert found == {}
