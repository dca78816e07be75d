"""Finding knowledge: what must come first, what must not come, and how well it goes over the whole set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.search import SearchEngine, engine_for
from thuishaven.knowledge.loader import load_catalogue

from .measure import facts_by_entry, outside, plain_fts5, queries, score


@pytest.fixture(scope="module")
def engine() -> SearchEngine:
    return engine_for(load_catalogue())


def first(engine: SearchEngine, text: str, most: int = 3, language: str = "nl") -> list[str]:
    return [hit.id for hit in engine.search(text, language, most)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kind kruipt onder tafel", "SIT-UNDER-TABLE"),
        ("vraagt nooit om hulp", "SIG-AVO-04"),
        ("vraagt steeds om hulp terwijl het lukt", "SIG-AMB-03"),
        ("laat zich niet troosten", "SIG-GEN-27"),
        ("kind laat zich goed troosten", "SIG-POS-02"),
        ("invaller voor de klas", "SIT-SUBSTITUTE"),
        ("de juf is morgen ziek", "SIT-TEACHER-LEAVES"),
        ("laat zich niet trosten", "SIG-GEN-27"),
    ],
)
def test_what_was_meant_is_among_the_first_three(engine: SearchEngine, text: str, wanted: str) -> None:
    assert wanted in first(engine, text)


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("hechting", "gehechtheid"), ("driftbui", "driftbuien"), ("therapie", "terapie"),
        ("de leerkracht is ziek", "de juf is ziek"),
    ],
)  # fmt: skip
def test_another_way_to_say_it_finds_the_same(engine: SearchEngine, said: str, same: str) -> None:
    assert set(first(engine, said, 8)) & set(first(engine, same, 3))


def test_who_asks_for_help_gets_advice_before_a_description(engine: SearchEngine) -> None:
    kinds = [hit.kind for hit in engine.search("wat kan ik doen na een driftbui", limit=3)]
    assert set(kinds) & {"strategies", "situations", "protocols", "phrases"}
    assert kinds[0] != "signals"


def test_who_describes_gets_what_was_seen(engine: SearchEngine) -> None:
    hits = engine.search("hij gooide met zijn stoel en rende daarna de klas uit", limit=3)
    assert "signals" in {hit.kind for hit in hits}


def test_words_that_ask_for_the_reporting_code_bring_what_to_do_first(engine: SearchEngine) -> None:
    catalogue = load_catalogue()
    facts = facts_by_entry(catalogue)
    found = first(engine, "ze zei dat papa haar thuis slaat met een riem")
    assert found
    assert all(facts[code] & {"BEY-C-01", "BEY-C-08", "PAR-11"} for code in found)


@pytest.mark.parametrize("text", ["", "   ", "?!", "de het een", "😀", "zzzzzz qqqqq", "recept voor appeltaart"])
def test_nothing_comes_of_nothing(engine: SearchEngine, text: str) -> None:
    assert engine.search(text) == []


def test_an_english_question_gets_english_titles(engine: SearchEngine) -> None:
    hits = engine.search("child does not want to be comforted", "en")
    assert hits
    assert "troost" not in " ".join(hit.title for hit in hits).casefold()


def test_the_hit_is_marked_in_the_snippet(engine: SearchEngine) -> None:
    hit = next(one for one in engine.search("kruipt onder de tafel") if one.snippet.marks)
    marked = [text.casefold() for text, is_marked in hit.snippet.parts if is_marked]
    assert set(marked) & {"kruipt", "tafel", "onder"}
    assert "".join(text for text, _ in hit.snippet.parts) == hit.snippet.text


@given(st.text(max_size=300), st.integers(0, 20))
def test_any_text_gives_hits_in_order_with_marks_inside(text: str, limit: int) -> None:
    hits = engine_for(load_catalogue()).search(text, limit=limit)
    assert len(hits) <= limit
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        ends = [place for mark in hit.snippet.marks for place in mark]
        assert ends == sorted(ends)
        assert not ends or (ends[0] >= 0 and ends[-1] <= len(hit.snippet.text))


def test_the_set_is_found_well_and_better_than_without_the_dutch_work(engine: SearchEngine) -> None:
    catalogue = load_catalogue()
    facts = facts_by_entry(catalogue)
    asked = queries()
    ours = score(asked, lambda text, language: [hit.id for hit in engine.search(text, language)], facts)
    plain = score(asked, plain_fts5(catalogue), facts)
    assert len(asked) >= 150
    assert ours.hit3 >= LEAST_HIT3
    assert ours.hit3 >= plain.hit3


def test_few_questions_about_something_else_get_an_answer(engine: SearchEngine) -> None:
    answered = [text for text in outside() if engine.search(text)]
    assert len(answered) <= MOST_OUTSIDE, answered


def test_words_of_other_subjects_count_against_a_short_question_and_hardly_in_a_story(engine: SearchEngine) -> None:
    assert engine.search("driftbui")
    assert engine.search("recept voor een taart bakken in de oven") == []
    story = "Hij gooide zijn stoel om toen de laptop het niet deed en rende de klas uit. Troosten lukte niet."
    assert engine.search(story)


def test_every_wanted_fact_is_carried_by_an_entry() -> None:
    carried = {fact for facts in facts_by_entry(load_catalogue()).values() for fact in facts}
    assert not {fact for query in queries() for fact in query.want} - carried


#: A little below what was measured (docs/benchmarks.md), so that a slip shows and a better text does not break it.
LEAST_HIT3 = 0.9
MOST_OUTSIDE = 6
