"""The reader that learned from examples: what it finds, what it says about why, and what it keeps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.domain.language.learned import LearnedReader, quoted, reader_for
from thuishaven.domain.language.suggest import suggester_for
from thuishaven.domain.learned_weights import NOTHING, Weights
from thuishaven.knowledge.loader import load_catalogue


def reader() -> LearnedReader:
    found = reader_for(load_catalogue(), "nl")
    assert found is not None
    return found


def small(traits: dict[str, tuple[int, dict[int, int]]]) -> LearnedReader:
    return LearnedReader(Weights("test", (NOTHING, "A-01", "LOOK:grief"), (0, -900, -300), traits), "nl", ())


def first(text: str) -> str:
    found = suggester_for(load_catalogue()).suggest(text, "nl", 1)
    return found[0].id if found else ""


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("knie open op de speelplaats, mouw eroverheen, 'tis niks' en weg was ie", {"SIG-AVO-07", "SIG-AVO-04", "SIG-GEN-27"}),
        ("elke keer als ik opsta komt ze achter me aan en houdt mijn vest vast", {"SIG-AMB-05", "SIG-AMB-06"}),
        ("viel van het klimrek, kwam huilend naar me toe, even op schoot en toen weer spelen", {"SIG-POS-02", "SIG-POS-03"}),
        ("deelde de stiften uit en bepaalde wie waar moest zitten, ook de stagiaire", {"SIG-DIS-04", "SIG-DIS-05"}),
    ],
)  # fmt: skip
def test_words_no_phrase_foresaw_lead_to_a_signal(text: str, signals: set[str]) -> None:
    assert first(text) in signals


def test_the_opposite_answer_to_the_same_moment_is_the_opposite_signal() -> None:
    assert first("viel van zijn fiets, kwam bij me zitten en liet zich troosten").startswith("SIG-POS")
    assert not first("viel van zijn fiets, stond op en zei niks, wilde ook geen pleister van mij").startswith("SIG-POS")


def test_it_says_by_which_words() -> None:
    text = "Gisteren was het feest. Ze mist opa, opa is dood."
    said = small({"w opa": (100, {2: 900}), "w feest": (100, {0: 100})}).read(text)
    assert [(found.label, quoted(found.spans, text)) for found in said] == [("LOOK:grief", "opa, opa")]


def test_nothing_known_says_nothing() -> None:
    assert small({"w opa": (100, {1: 900})}).read("la la la") == ()
    assert reader().read("") == ()


def test_what_is_denied_or_done_by_somebody_else_is_less() -> None:
    one = small({"w klamp": (100, {1: 900}), "w vast": (100, {1: 900})})
    affirmed, denied = one.read("klampt zich vast"), one.read("klampt zich niet vast")
    assert affirmed[0].share > 2 * (denied[0].share if denied else 0.0)


def test_no_word_is_kept_of_what_was_read() -> None:
    one = small({"w opa": (100, {2: 900})})
    one.read("Ze mist opa")
    assert "opa" not in repr(list(one._remembered.items()))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer_in_bounds(text: str) -> None:
    for found in reader().read(text):
        assert 0 <= found.share <= 1
        assert 0 <= found.chance <= 1
        assert all(0 <= start < end <= len(text) for start, end in found.spans)
