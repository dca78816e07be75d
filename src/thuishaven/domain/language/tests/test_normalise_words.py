"""Words become comparable: folding, tokens, stems."""

import pytest

from thuishaven.domain.language.normalise import fold, stem, words
from thuishaven.domain.language.verb_forms import split_particle


@pytest.mark.parametrize(
    ("typed", "folded"), [("Één", "een"), ("CAFÉ", "cafe"), ("ib’er", "ib'er"), ("plein", "plein"), ("", "")]
)
def test_folding_drops_case_accents_and_curly_quotes(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_words_keep_their_place_in_the_text() -> None:
    text = "Hij zegt: 'ik wil niet', 3 keer 🙂."
    assert [text[word.start : word.end] for word in words(text)] == ["Hij", "zegt", "ik", "wil", "niet", "3", "keer"]


@pytest.mark.parametrize(
    "forms",
    [
        "vraagt vroeg vragen gevraagd vroegen",
        "loopt liep gelopen lopen",
        "troost troostte troosten getroost",
        "huilt huilde gehuild huilen",
        "gooit gooide gegooid gooien",
        "bijt beet gebeten",
        "boos boze",
        "drukke druk",
        "onvoorspelbaar onvoorspelbare",
        "controleert controleren",
    ],
)
def test_inflections_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("first", "second"), [("geslagen", "geslapen"), ("bijt", "bij"), ("vraagt", "draagt")])
def test_different_words_keep_different_stems(first: str, second: str) -> None:
    assert stem(first) != stem(second)


def test_english_words_are_stemmed_in_english() -> None:
    assert stem("comforted", "en") == stem("comforting", "en")
    assert stem("threw", "en") == stem("throws", "en")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("wegloopt", ("weg", "loopt")),
        ("weggelopen", ("weg", "gelopen")),
        ("aandacht", None),
        ("opdracht", None),
        ("buiten", None),
    ],
)
def test_a_separable_verb_falls_apart_and_other_words_do_not(word: str, parts: tuple[str, str] | None) -> None:
    assert split_particle(word) == parts
