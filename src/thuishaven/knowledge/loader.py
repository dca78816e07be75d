"""Reads the knowledge files: finds the folder, parses YAML with line numbers, and hands over plain entries.

The rules for what an entry may say are in :mod:`thuishaven.domain.catalogue_checks`; this module only knows which file
holds which kind of entry. Nothing here needs Django.
"""

import functools
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml

import thuishaven
from thuishaven.domain.articles import ARTICLE_KINDS
from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_coverage import WordingRule, build_wording_rules
from thuishaven.domain.catalogue_parsing import CatalogueFaults, Fault, RawEntry
from thuishaven.knowledge.examples import LEARNED, load_learned

#: The environment variable that names another folder with knowledge.
FOLDER_VARIABLE = "THUISHAVEN_KNOWLEDGE"
#: Which file, or which folder of files, holds which kind of entry.
KIND_OF_FILE = {
    "situations.yaml": "situations",
    "rounds.yaml": "rounds",
    "needs.yaml": "needs",
    "vocabulary/moments.yaml": "moments",
    "vocabulary/triggers.yaml": "triggers",
    "vocabulary/states.yaml": "states",
    "vocabulary/responses.yaml": "responses",
    "vocabulary/effects.yaml": "effects",
    "vocabulary/consequences.yaml": "consequences",
    "vocabulary/risks.yaml": "risks",
    "rules/picture.yaml": "thresholds",
    "rules/safety.yaml": "safety",
    "rules/coverage.yaml": "coverage",
    "rules/wording.yaml": "wording",
    "rules/synonyms.yaml": "synonyms",
    "rules/elsewhere.yaml": "elsewhere",
    "rules/home.yaml": "home",
    "rules/circle.yaml": "circle",
}
KIND_OF_FOLDER = {
    kind: kind
    for kind in (
        "sources",
        "signals",
        "strategies",
        "patterns",
        "look_alikes",
        "principles",
        "cautions",
        "languages",
        *ARTICLE_KINDS,
    )
} | {"risks": "risk_factors"}

_FastLoader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _EntryLoader(_FastLoader):
    """The safe YAML loader with two differences for people who write entries.

    A field that is written twice is refused (YAML itself would keep the last one silently), and a field is called what
    stands there (YAML itself reads ``on:`` as yes).
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"'{key.value}'", key.start_mark)
            seen.add(key.value)
            key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep=deep)


def knowledge_folder() -> Path:
    """The folder in use: the one the environment names, else the one in the package, else the one beside ``src``."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named:
        return Path(named).resolve()
    package = Path(thuishaven.__file__).resolve().parent
    packed = package / "_knowledge"
    return packed if packed.is_dir() else package.parents[1] / "knowledge"


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of ``folder`` (default :func:`knowledge_folder`), read once per process.

    Raises :class:`CatalogueFaults` when a file cannot be read or an entry holds a fault.
    """
    return _catalogue_of(folder or knowledge_folder())


@functools.cache
def _catalogue_of(folder: Path) -> Catalogue:
    words, safety = (
        {language: found for language in ("nl", "en") if (found := load_learned(folder, language, name)) is not None}
        for name in LEARNED
    )
    return replace(build_catalogue(read_entries(folder)), learned=words, learned_safety=safety)


def load_wording(language: str, folder: Path | None = None) -> dict[str, Text]:
    """Each judging word of ``language`` with what to write instead; ``*`` at its end stands for any ending."""
    rules = _wording_of(folder or knowledge_folder())
    return {word: rule.instead for rule in rules for word in rule.words.in_language(language)}


@functools.cache
def _wording_of(folder: Path) -> tuple[WordingRule, ...]:
    return build_wording_rules(read_entries(folder).get("wording", ()))


def read_entries(folder: Path) -> dict[str, list[RawEntry]]:
    """All entries below ``folder`` by kind, in the order of file names and lines.

    Raises :class:`CatalogueFaults` with every file that is no YAML list, or that no kind of entry belongs to.
    """
    faults: list[Fault] = []
    entries: dict[str, list[RawEntry]] = {}
    if not folder.is_dir():
        raise CatalogueFaults([_fault(str(folder), None, "deze map bestaat niet", "this folder does not exist")])
    for path in sorted(folder.rglob("*.y*ml")):
        name = path.relative_to(folder).as_posix()
        kind = KIND_OF_FILE.get(name) or KIND_OF_FOLDER.get(name.split("/")[0])
        if kind is None:
            faults.append(_fault(name, None, "geen soort tekst hoort in dit bestand", "no kind of entry belongs in this file"))  # fmt: skip
            continue
        try:
            entries.setdefault(kind, []).extend(_entries_of(path, name))
        except CatalogueFaults as error:
            faults.extend(error.faults)
    if faults:
        raise CatalogueFaults(faults)
    return entries


def _fault(file: str, line: int | None, nl: str, en: str) -> Fault:
    return Fault(file, line, "", "", Text(nl, en))


def _entries_of(path: Path, name: str) -> list[RawEntry]:
    try:
        loader = _EntryLoader(path.read_bytes())
        try:
            return list(_entries_in(loader, loader.get_single_node(), name))
        finally:
            loader.dispose()
    except yaml.constructor.ConstructorError as error:
        line = _line_of(error)
        nl, en = f"dit kan hier niet of staat er twee keer: {error.problem}", f"this cannot stand here or stands here twice: {error.problem}"  # fmt: skip
        raise CatalogueFaults([_fault(name, line, nl, en)]) from error
    except yaml.MarkedYAMLError as error:
        nl = f"dit is geen goede YAML ({error.problem}), kijk naar inspringen, dubbele punten en aanhalingstekens"
        en = f"this is no valid YAML ({error.problem}), look at indents, colons and quotation marks"
        raise CatalogueFaults([_fault(name, _line_of(error), nl, en)]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        nl, en = "bewaar dit bestand als tekst in UTF-8", "save this file as text in UTF-8"
        raise CatalogueFaults([_fault(name, None, nl, en)]) from error


def _line_of(error: yaml.MarkedYAMLError) -> int | None:
    return error.problem_mark.line + 1 if error.problem_mark else None


def _entries_in(loader: _EntryLoader, top: yaml.Node | None, name: str) -> Iterator[RawEntry]:
    if top is None:
        return
    if not isinstance(top, yaml.SequenceNode):
        raise CatalogueFaults([_fault(name, 1, "begin elke tekst met een streepje: - id: ...", "begin each entry with a dash: - id: ...")])  # fmt: skip
    for node in top.value:
        fields = node.value if isinstance(node, yaml.MappingNode) else []
        yield RawEntry(
            file=name,
            data=loader.construct_object(node, deep=True),
            line=node.start_mark.line + 1,
            lines={key.value: key.start_mark.line + 1 for key, _ in fields if isinstance(key.value, str)},
        )
