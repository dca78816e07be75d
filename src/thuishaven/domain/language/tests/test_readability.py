"""Counting syllables and the ease of Dutch."""

import pytest

from thuishaven.domain.language.readability import readability, syllables_in


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("kind", 1), ("blij", 1), ("huis", 1), ("school", 1), ("koeien", 2), ("ruzie", 2), ("ideeën", 3), ("radio", 3),
        ("leerkracht", 2), ("creëren", 3), ("geïrriteerd", 4), ("hechtingsproblemen", 5), ("hm", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables_in(word) == count


def test_the_measure_is_that_of_douma() -> None:
    found = readability("Het kind huilt. Jij troost.")
    assert (found.words, found.sentences, found.syllables, found.longest) == (5, 2, 5, 3)
    assert found.ease == round(206.84 - 0.77 * 100 - 0.93 * 2.5, 1)
    assert found.seconds_aloud == pytest.approx(5 * 60 / 140)


def test_longer_words_and_sentences_are_harder() -> None:
    short = readability("Het kind huilt. Jij gaat erbij zitten.")
    assert readability("Het kind huilt en jij gaat er dan vervolgens rustig bij zitten.").ease < short.ease
    assert readability("Hechtingsproblematiek veronderstelt multidisciplinaire verantwoording.").ease < 0


def test_an_empty_text_is_no_trouble() -> None:
    assert readability(" ... ").words == 0
