"""Every text of the interface is Dutch in the source and has an English translation that says as much."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "src" / "thuishaven" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MOST_SHOWN = 20
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
_ENGLISH_ONLY = re.compile(r"\b(?:the|and|you|your|this|what|which|please|with|not|are|choose|enter)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the interface and where it stands; ``forms`` holds singular and plural, or the text alone."""

    forms: tuple[str, ...]
    context: str | None
    place: str

    def __str__(self) -> str:
        return f"{self.place}: {self.forms[0]!r}"


@cache
def _texts() -> tuple[Text, ...]:
    """Every text in ``src``, gathered as ``make messages`` does."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {**DEFAULT_KEYWORDS, **parse_keywords(re.findall(r" -k (\S+)", (ROOT / "Makefile").read_text()))}
    found = extract_from_dir(ROOT / "src", methods, options, keywords=keywords)
    return tuple(
        Text(tuple(message) if isinstance(message, tuple) else (message,), context, f"{name}:{line}")
        for name, line, message, _, context in found
    )


@cache
def _english() -> Catalog:
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def _is_dutch(form: str) -> bool:
    return bool(form.strip()) and not _ENGLISH_ONLY.search(_PLACEHOLDER.sub("", form))


def _translated(text: Text) -> Message | None:
    return _english().get(text.forms[0], text.context)


def _some(texts: list[str]) -> str:
    unique = list(dict.fromkeys(texts))
    more = f"\n... and {len(unique) - MOST_SHOWN} more" if len(unique) > MOST_SHOWN else ""
    return f"{len(unique)} texts:\n" + "\n".join(unique[:MOST_SHOWN]) + more


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (str(message.string or ""),)


def test_there_are_texts_in_python_and_in_pages() -> None:
    assert len(_texts()) > 100
    assert {Path(text.place.rpartition(":")[0]).suffix for text in _texts()} == {".py", ".html"}


def test_every_text_is_dutch_in_the_source() -> None:
    wrong = [str(text) for text in _texts() if not all(map(_is_dutch, text.forms))]
    assert not wrong, _some(wrong)


def test_every_text_has_an_english_translation() -> None:
    missing = [
        str(text) for text in _texts() if (found := _translated(text)) is None or not all(_strings(found))
    ]  # fmt: skip
    assert not missing, _some(missing)


def test_every_translation_fills_in_the_same_things() -> None:
    wrong = []
    for text in _texts():
        found = _translated(text)
        if found is None:
            continue
        allowed = [sorted(_PLACEHOLDER.findall(form)) for form in text.forms]
        for said in _strings(found):
            if said and sorted(_PLACEHOLDER.findall(said)) not in allowed:
                wrong.append(f"{text} -> {said!r}")
    assert not wrong, _some(wrong)


def test_no_translation_is_a_guess() -> None:
    fuzzy = [repr(message.id) for message in _english() if message.id and message.fuzzy]
    assert not fuzzy, _some(fuzzy)
