"""Looking only for the cues that a text could give changes no answer, and spares ordinary notes the reading."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.language import safety
from thuishaven.domain.language.cue_index import CueIndex
from thuishaven.domain.language.safety import check
from thuishaven.knowledge.loader import load_catalogue

SENTENCES = Path(__file__).parents[5] / "tests" / "data" / "suggest_signals.yaml"
BETWEEN = (
    "niet", "geen", "nooit", "niet meer", "zonder", "door", "van", "hij", "zij", "ik", "papa", "mama", "de juf",
    "heeft", "thuis", "maar", "want", "en", "toen", "zei dat", "in het boek", ",", ".", "(", "not", "never", "he", "dad",
)  # fmt: skip


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


@cache
def cue_phrases() -> list[str]:
    return [
        text
        for cue in catalogue().safety.values()
        for language in ("nl", "en")
        for texts in (cue.words, cue.not_words)
        for text in texts.in_language(language)
    ]


@cache
def ordinary_sentences() -> list[str]:
    return [one["text"] for one in yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))]


def slip(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    swapped = word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
    return rng.choice([swapped, word[:place] + word[place + 1 :], word + rng.choice(["en", "s", "je", "dag", "t"])])


def some_text(rng: random.Random) -> str:
    """Words of cues: torn apart, mixed, denied, quoted, misspelt, or among the words of an ordinary note."""
    words = rng.choice(cue_phrases()).split()
    kind = rng.randrange(4)
    if kind == 0:
        words = [rng.choice(rng.choice(cue_phrases()).split()) for _ in range(rng.randrange(1, 14))]
    elif kind == 1:
        rng.shuffle(words)
    elif kind == 2:
        words += [rng.choice([",", ".", "en", "maar", ""]), rng.choice(cue_phrases())]
    else:
        words += [rng.choice([",", ".", "en"]), rng.choice(ordinary_sentences())]
    words = " ".join(words).split()
    words = [slip(word, rng) if len(word) > 3 and rng.random() < 0.08 else word for word in words]
    for _ in range(rng.randrange(3)):
        words.insert(rng.randrange(len(words) + 1), rng.choice(BETWEEN))
    text = " ".join(words)
    return rng.choice([text, text, text.capitalize(), text.upper(), f'"{text}" zei hij', text.replace("a", "á")])


class EveryPhrase:
    """Leaves nothing out: every cue phrase is looked for in every sentence."""

    def __init__(self, needs: Sequence[Sequence[frozenset[str]]], _: Callable[[str], Iterable[str]]) -> None:
        self._all = range(len(needs))

    def possible(self, _: Iterable[str]) -> Iterable[int]:
        return self._all


@pytest.mark.parametrize("seed", range(4))
def test_the_index_changes_no_answer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    texts = [some_text(rng) for _ in range(150)]
    quick = {text: check(text, catalogue()) for text in texts}

    monkeypatch.setattr(safety, "CueIndex", EveryPhrase)
    unindexed = replace(catalogue())
    thorough = {text: check(text, unindexed) for text in texts}

    assert {text: quick[text] for text in texts if quick[text] != thorough[text]} == {}
    assert 0.2 < sum(answer.prompt for answer in thorough.values()) / len(thorough) < 0.9


def test_an_ordinary_note_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    check("", catalogue())

    def no_reading(text: str, language: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(safety, "read", no_reading)
    spared = 0
    for sentence in ordinary_sentences():
        try:
            answer = check(sentence, catalogue())
        except AssertionError:
            continue
        assert not answer.prompt
        spared += 1

    assert spared > 0.9 * len(ordinary_sentences())


def test_a_phrase_is_possible_only_when_all_its_needs_are_met() -> None:
    hitting, father, bruise = frozenset({"slaan", "meppen"}), frozenset({"papa"}), frozenset({"plek"})
    index = CueIndex([[father, hitting], [bruise], [hitting], []], lambda word: {word})

    assert index.possible(["papa"]) == []
    assert index.possible(["papa", "meppen"]) == [0, 2]
    assert index.possible(["plek", "slaan", "papa", "iets"]) == [0, 1, 2]
    assert index.possible([]) == []
