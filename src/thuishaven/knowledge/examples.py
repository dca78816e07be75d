"""The example sentences the reader of plain words learned from, and what it learned. Nothing here needs Django."""

import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path

from thuishaven.domain.catalogue import LOOK_ALIKE_IDS, Catalogue, Text
from thuishaven.domain.catalogue_parsing import Fault
from thuishaven.domain.learned_weights import LOOK, NOTHING, SAFE, Weights

_URGENCIES = ("concern", "structural", "acute")
#: Signals are named without what they all begin with.
PREFIX = "SIG-"
#: The language the examples are in.
LANGUAGE = "nl"
#: What is learned: signals with other explanations, and reasons to think of the reporting code.
LEARNED = WORDS, SAFETY = "words", "safety"
#: How the names of files begin from which nothing but safety is learned.
FOR_SAFETY_ALONE = "examples/safety_"


def example_files(folder: Path) -> list[Path]:
    """The files with examples: a line each, labels with commas between, a tab, the text."""
    return sorted((folder / "examples").glob("*.tsv"))


def examples_in(folder: Path) -> Iterator[tuple[tuple[str, ...], str, str, int]]:
    """Every example: its labels (none for ``-``), its text, and the file and line it stands in."""
    for path in example_files(folder):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            labels, _, text = line.partition("\t")
            found = tuple(label for label in labels.split(",") if label != NOTHING)
            yield found, text, f"examples/{path.name}", number


def labelled_texts(catalogue: Catalogue, folder: Path, name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What there is to learn ``name`` of :data:`LEARNED` from, every text once: the phrases of the signals, for safety the
    cues, and the examples.

    Files for safety alone hold much that only looks like danger. What else is in a sentence there was not always named,
    so nothing is learned from them about signals.
    """
    seen: set[str] = set()
    examples = (
        (labels, text)
        for labels, text, file, _ in examples_in(folder)
        if name == SAFETY or not file.startswith(FOR_SAFETY_ALONE)
    )
    cues = _cues(catalogue, LANGUAGE) if name == SAFETY else ()
    for labels, text in (*_phrases(catalogue, LANGUAGE), *cues, *examples):
        if text not in seen:
            seen.add(text)
            yield labels, text


def _phrases(catalogue: Catalogue, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for signal in catalogue.signals.values():
        label = (signal.id.removeprefix(PREFIX),)
        for phrase in signal.words.in_language(language):
            yield label, phrase
        for sentence in signal.see.in_language(language).split(". "):
            yield label, sentence
        yield label, signal.label.in_language(language)


def _cues(catalogue: Catalogue, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What asks for the reporting code in few words, and what only looks like it."""
    for cue in catalogue.safety.values():
        for words in cue.words.in_language(language):
            yield (f"{SAFE}{cue.urgency}",), words
        for words in cue.not_words.in_language(language):
            yield (), words


def fingerprint_of(folder: Path, name: str) -> str:
    """What tells two sets of examples for ``name`` of :data:`LEARNED` apart."""
    digest = hashlib.sha256()
    for path in example_files(folder):
        if name == SAFETY or not f"examples/{path.name}".startswith(FOR_SAFETY_ALONE):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def load_learned(folder: Path, language: str, name: str) -> Weights | None:
    """What was learned for ``language``, of ``name`` in :data:`LEARNED`; None when nothing was."""
    path = folder / "learned" / f"{name}.{language}.json"
    if not path.is_file():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        made_from=raw["made_from"],
        labels=tuple(raw["labels"]),
        starts=tuple(raw["starts"]),
        traits={
            name: (flat[0], dict(zip(flat[1::2], flat[2::2], strict=True))) for name, flat in raw["traits"].items()
        },
    )


def check_examples(signals: Collection[str], folder: Path) -> tuple[int, tuple[Fault, ...]]:
    """How many examples there are, with what is wrong: an unknown label, no sentence, or nothing learned from them yet."""
    known = {signal.removeprefix(PREFIX) for signal in signals}
    known |= {f"{LOOK}{name}" for name in LOOK_ALIKE_IDS} | {f"{SAFE}{name}" for name in _URGENCIES}
    faults: list[Fault] = []
    number = 0
    for labels, text, file, line in examples_in(folder):
        number += 1
        unknown = [label for label in labels if label not in known]
        strange = ", ".join(label or "?" for label in unknown)
        if unknown:
            faults.append(Fault(file, line, "", "", Text(f"onbekend: {strange}", f"unknown: {strange}")))
        if not text.strip():
            faults.append(Fault(file, line, "", "", Text("hier staat geen zin", "there is no sentence here")))
    learned = {name: load_learned(folder, LANGUAGE, name) for name in LEARNED}
    if number and any(one is None or one.made_from != fingerprint_of(folder, name) for name, one in learned.items()):
        stale = Text("hiervan is nog niet geleerd: make learn", "nothing was learned from these yet: make learn")
        faults.append(Fault("examples", None, "", "", stale))
    return number, tuple(faults)
