"""Judging words get another way to write, gently."""

import pytest

from thuishaven.domain.catalogue import Text
from thuishaven.domain.language.wording import suggestions

LOOK = Text("Schrijf wat je zag.", "Write what you saw.")
NEED = Text("Schrijf wat het kind nodig heeft.", "Write what the child needs.")
WORDING = {"manipulatief": LOOK, "aandachttrekker*": LOOK, "lui": LOOK, "lastig kind": NEED, "lastig": LOOK}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hij is manipulatief.", ["manipulatief"]),
        ("een manipulatieve jongen", ["manipulatieve"]),
        ("echte Aandachttrekkerij", ["Aandachttrekkerij"]),
        ("is lui en nog eens lui", ["lui", "lui"]),
        ("luistert goed", []),
        ("", []),
        ("'lui' zei hij tegen mij, 'je bent gewoon lui'", []),
    ],
)
def test_judging_words_are_found_with_their_inflections(text: str, found: list[str]) -> None:
    assert [one.word for one in suggestions(text, WORDING)] == found


def test_the_longer_expression_counts_and_its_place_is_known() -> None:
    text = "Een lastig kind vandaag."
    (one,) = suggestions(text, WORDING)
    assert text[one.start : one.end] == "lastig kind"
    assert one.suggestion == NEED
