"""What an article or a situation must say, and what its writer is told when it does not."""

from copy import deepcopy
from datetime import date

import pytest

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.catalogue_checks import build_catalogue
from thuishaven.domain.catalogue_parsing import CatalogueFaults, RawEntry

BOTH = {"nl": "Nederlands.", "en": "English."}
LISTS = {"nl": ["Een.", "Twee."], "en": ["One.", "Two."]}
WORDS = {"nl": ["a", "b", "c"], "en": ["a", "b", "c"]}
REVIEW = {"on": date(2026, 11, 22), "by": "teacher"}
SOURCE = {"id": "S0", "author": "A", "title": "T", "where": "W"}


def article(**fields: object) -> dict:
    written = {
        "id": "X-01", "title": BOTH, "what": BOTH, "words": WORDS, "facts": ["X-01"], "sources": ["S0"], "review": REVIEW,
    }  # fmt: skip
    return {name: value for name, value in {**written, **fields}.items() if value is not None}


def build(**kinds: list[dict]) -> Catalogue:
    entries = {"sources": [SOURCE], **kinds}
    return build_catalogue(
        {
            kind: [RawEntry(f"{kind}.yaml", deepcopy(entry), line=7) for entry in found]
            for kind, found in entries.items()
        }
    )


def told(**kinds: list[dict]) -> list[tuple[str, str]]:
    with pytest.raises(CatalogueFaults) as caught:
        build(**kinds)
    return [(fault.field, fault.message.en) for fault in caught.value.faults]


def test_an_article_keeps_its_parts() -> None:
    catalogue = build(
        explanations=[article(helps=LISTS, evidence="theory", see_also=["X-02"])], roles=[article(id="X-02")]
    )
    found = catalogue.articles["X-01"]
    assert (found.kind, found.helps.en, found.evidence, found.see_also) == (
        "explanations", ("One.", "Two."), "theory", ("X-02",),
    )  # fmt: skip
    assert found.review is not None
    assert (found.review.on, found.review.by) == (date(2026, 11, 22), "teacher")
    assert (found.confidence, found.sides, found.figures) == ("source", (), ())


@pytest.mark.parametrize("advice", ["helps", "steps", "say"])
def test_who_advises_says_what_it_rests_on(advice: str) -> None:
    ((field, message),) = told(phrases=[article(**{advice: LISTS})])
    assert field == "evidence"
    assert "what it rests on" in message


@pytest.mark.parametrize("kind", ["instruments", "therapies"])
def test_an_instrument_or_therapy_says_who_may_use_it(kind: str) -> None:
    assert told(**{kind: [article()]}) == [("who", "write who may use this")]


def test_a_contradiction_shows_both_sides_and_our_own_line() -> None:
    side = {"says": BOTH, "sources": ["S0"]}
    fields = [field for field, _ in told(contradictions=[article(sides=[side])])]
    assert fields == ["sides", "our_line", "our_reason"]
    found = build(contradictions=[article(sides=[side, side], our_line=BOTH, our_reason=BOTH)]).articles["X-01"]
    assert [one.sources for one in found.sides] == [("S0",), ("S0",)]


def test_a_side_and_a_figure_name_sources_that_exist() -> None:
    assert told(roles=[article(sides=[{"says": BOTH, "sources": ["S9"]}])])[0][0] == "sides[0].sources[0]"


def test_a_figure_needs_a_number_with_its_people() -> None:
    assert told(figures=[article()]) == [("figures", "write at least one number here")]
    number = {
        "label": BOTH,
        "low": 60,
        "high": 70,
        "unit": "percent",
        "population": BOTH,
        "year": 2023,
        "sources": ["S0"],
    }
    assert build(figures=[article(figures=[number])]).articles["X-01"].figures[0].high == 70
    assert told(figures=[article(figures=[{**number, "high": 50}])]) == [
        ("figures[0].high", "this number is lower than low")
    ]
    assert told(figures=[article(figures=[{**number, "people": BOTH}])])[0][0] == "figures[0].people"


@pytest.mark.parametrize(
    ("review", "field"),
    [
        (None, "review"),
        ({"on": "22 november", "by": "teacher"}, "review.on"),
        ({"on": date(2026, 11, 22), "by": "me"}, "review.by"),
        ("editor", "review"),
    ],
)
def test_every_entry_tells_who_looked_it_over(review: object, field: str) -> None:
    assert field in [found for found, _ in told(roles=[article(review=review)])]


def test_a_link_leads_to_an_entry_of_any_kind_that_exists() -> None:
    ((field, message),) = told(roles=[article(see_also=["X-03"])])
    assert field == "see_also[0]"
    assert "Do you mean X-01?" in message


def test_two_entries_of_different_kinds_never_share_an_id() -> None:
    assert [field for field, _ in told(roles=[article()], cases=[article()])] == ["id"]
    note = {"id": "X-01", "title": BOTH, "text": BOTH, "sources": ["S0"], "review": REVIEW}
    assert [field for field, _ in told(roles=[article()], principles=[note])] == ["id"]


def situation(**fields: object) -> dict:
    return {
        "id": "SIT-1", "title": BOTH, "icon": "clock", "what": BOTH, "now": LISTS, "entries": ["X-01"],
        "evidence": "practice", "words": WORDS, "sources": ["S0"], "review": REVIEW, **fields,
    }  # fmt: skip


def test_a_situation_names_what_helps_in_order() -> None:
    catalogue = build(situations=[situation()], roles=[article()])
    assert catalogue.situations["SIT-1"].entries == ("X-01",)
    assert told(situations=[situation(entries=["X-09"])], roles=[article()])[0][0] == "entries[0]"
    assert told(situations=[situation(now={"nl": ["Een."], "en": ["One.", "Two."]})], roles=[article()])[0][0] == "now"
