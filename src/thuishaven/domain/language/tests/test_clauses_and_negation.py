"""Per clause: who it is about, what is denied, what somebody said."""

import pytest

from thuishaven.domain.language.clauses import ReadWord, read


def word_in(text: str, typed: str, language: str = "nl") -> ReadWord:
    return next(word for sentence in read(text, language) for word in sentence if word.word.typed == typed)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hij vraagt niet om hulp", "hulp"),
        ("vraagt nooit iets aan de juf", "vraagt"),
        ("heeft geen vriendjes", "vriendjes"),
        ("werkt zonder hulp", "hulp"),
        ("wil niet dat ik help", "help"),
        ("is te bang om hulp te vragen", "hulp"),
        ("wil geen hulp of troost", "troost"),
        ("vroeger sloeg hij vaak, nu niet meer", "sloeg"),
        ("stopt met huilen", "huilen"),
        ("weigert hulp", "hulp"),
    ],
)
def test_a_denial_reaches_these_words(text: str, word: str) -> None:
    assert word_in(text, word).denied


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hij vraagt steeds om hulp", "hulp"),
        ("wil geen hulp en loopt weg", "loopt"),
        ("is niet boos maar verdrietig", "verdrietig"),
        ("ontploft om niets", "ontploft"),
        ("wordt zonder reden boos", "boos"),
        ("huilt als hij niet wint", "huilt"),
        ("zegt niets over de blauwe plekken", "plekken"),
        ("wist niet dat papa hem sloeg", "sloeg"),
        ("mag niet vertellen dat papa slaat", "slaat"),
        ("is niet te houden van boosheid", "boosheid"),
        ("rekent niet maar tekent wel", "tekent"),
    ],
)
def test_a_denial_stops_before_these_words(text: str, word: str) -> None:
    assert not word_in(text, word).denied


def test_an_english_denial_reaches_only_forward() -> None:
    assert not word_in("asks for help it does not need", "asks", "en").denied
    assert word_in("does not ask for help", "help", "en").denied


def test_the_word_that_denies_is_known() -> None:
    denier = word_in("vraagt nooit om hulp", "hulp").denier
    assert denier is not None
    assert denier.typed == "nooit"


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("ik werd boos", "boos", "teller"),
        ("ik werd boos en stuurde hem weg", "stuurde", "teller"),
        ("juf troostte haar", "troostte", "teller"),
        ("de moeder van Sem huilde", "huilde", "grown_up"),
        ("andere kinderen lachen hem uit", "lachen", "others"),
        ("werd boos", "boos", "child"),
        ("ik zag hem huilen", "huilen", "child"),
        ("ik heb een jongen die nooit hulp vraagt", "hulp", "child"),
        ("toen ik hielp schudde hij nee", "schudde", "child"),
        ("als ik wegga, begint ze te huilen", "huilen", "child"),
        ("ik kwam helpen, duwde me weg", "duwde", "child"),
        ("vraagt de juf om hulp", "hulp", "child"),
        ("je kunt hem niet bereiken", "bereiken", "teller"),
    ],
)
def test_a_clause_is_about_its_subject(text: str, word: str, actor: str) -> None:
    assert word_in(text, word).actor == actor


@pytest.mark.parametrize(
    ("text", "word", "said_by"),
    [
        ("'ik haat je' riep hij", "haat", "child"),
        ('Hij zei: "ik ben bang"', "bang", "child"),
        ("'wees niet bang', zei ik", "bang", "other"),
        ("zegt ik kan het niet", "kan", "child"),
        ("loopt 's ochtends boos weg", "boos", ""),
        ("is erg 'druk' vandaag", "druk", ""),
    ],
)
def test_quoted_words_belong_to_who_says_them(text: str, word: str, said_by: str) -> None:
    assert word_in(text, word).said_by == said_by
