"""English speaks of a child as they, never as it: a child is not a thing."""

import re
from collections.abc import Iterator

import pytest

from thuishaven.knowledge.loader import knowledge_folder, read_entries

#: where its or itself is said of a thing; each stands in the knowledge, so that the list stays as short as it can be
OF_A_THING = (
    "contradicts itself", "in itself", "goes by itself", "comes along by itself", "almost by itself",
    "says little on its own", "technique on its own", "craft of its own", "a place of its own", "Every age has its own",
)  # fmt: skip

#: kinds that hold only words to be found by, as people type them
ONLY_WORDS = {"synonyms", "elsewhere", "languages"}

_OWN = re.compile(r"\b(?:its|itself)\b", re.IGNORECASE)
_SAME_SENTENCE = re.compile(
    r"\bchild\b[^.?!;:]*?\b(?:that|if|when|whether|where|what|how|who|whom|why|until|before|while|because|as|and|or|,)"
    r" it (?:is|was|has|had|does|did|can|cannot|may|must|wants|needs|feels|knows|likes|seeks|goes|gets|lets|looks|asks"
    r"|says|finds|sees|comes|takes|makes|keeps|learns)\b"
)
_NEXT_SENTENCE = re.compile(
    r"\bchild\b[^.?!]*[.?!] (?:[\w']+,? ){0,4}?[Ii]t (?:hardly |often |also |simply )?"
    r"(?:wants|needs|feels|knows|likes|seeks|looks|asks|hits|throws|runs|walks|hides|listens|shouts|cries|laughs|shares"
    r"|plays|corrects|pushes|copies|flies|stays|learns|tries|explores|chose|checks|joins|stands|shakes)\b"
)


def speaks_of_a_child_as_it(text: str) -> bool:
    """Whether an English text calls a child it, its or itself."""
    flat = " ".join(text.split())
    for said in OF_A_THING:
        flat = flat.replace(said, "")
    return any(found.search(flat) for found in (_OWN, _SAME_SENTENCE, _NEXT_SENTENCE))


def english(value: object, *, inside: bool = False) -> Iterator[str]:
    """Each English text in what stands in a knowledge file, without the words to be found by."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name != "words":
                yield from english(part, inside=inside or name == "en")
    elif isinstance(value, list | tuple):
        for part in value:
            yield from english(part, inside=inside)
    elif inside and isinstance(value, str):
        yield value


def all_english() -> list[tuple[str, str]]:
    return [
        (f"{entry.file} {entry.id}", text)
        for kind, entries in read_entries(knowledge_folder()).items() if kind not in ONLY_WORDS
        for entry in entries
        for text in english(entry.data)
    ]  # fmt: skip


def test_a_child_is_called_they() -> None:
    texts = all_english()
    assert len(texts) > 3000
    assert [(place, text) for place, text in texts if speaks_of_a_child_as_it(text)] == []


@pytest.mark.parametrize("said", OF_A_THING)
def test_what_is_allowed_of_a_thing_is_still_said_somewhere(said: str) -> None:
    assert any(said in " ".join(text.split()) for _, text in all_english())


@pytest.mark.parametrize(
    "text",
    [
        "Lets itself be comforted", "The child arranges its own affairs.", "Ask the child what it needs.",
        "A child falls when it is startled.", "The child calls nobody. It shakes the head.",
        "The child explores. Now and then it looks back.",
    ],
)  # fmt: skip
def test_a_child_called_it_is_found(text: str) -> None:
    assert speaks_of_a_child_as_it(text)


@pytest.mark.parametrize(
    "text", ["The child builds a tower. It may fall.", "The behaviour contradicts itself.", "Ask what they need."]
)
def test_a_thing_may_be_called_it(text: str) -> None:
    assert not speaks_of_a_child_as_it(text)
