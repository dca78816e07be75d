"""Whether texts can be read, and whether anything leads to them."""

from thuishaven.domain.catalogue_legibility import legibility, orphans
from thuishaven.domain.catalogue_parsing import RawEntry
from thuishaven.domain.tests.test_article_checks import article, build, situation

PLAIN = "Het kind loopt naar het raam. Je gaat er rustig naast staan. Je zegt wat je ziet. Dan wacht je even af. " * 2
HARD = (
    "Gedragswetenschappelijke gehechtheidsproblematiek veronderstelt multidisciplinaire diagnostische verantwoording. "
    * 8
)


def judged(text: str) -> tuple[list[str], list[str]]:
    raw = {"roles": [RawEntry("roles.yaml", {"id": "X-01", "what": {"nl": text, "en": "x"}}, line=1)]}
    faults, remarks = legibility(raw)
    return [one.message.en for one in faults], [one.message.en for one in remarks]


def test_plain_dutch_is_fine_and_hard_dutch_is_not() -> None:
    assert judged(PLAIN) == ([], [])
    assert "reading ease" in judged(HARD)[0][0]


def test_a_long_sentence_is_a_remark_and_a_very_long_one_a_fault() -> None:
    assert "26 words" in judged(" ".join(["kind"] * 26) + ".")[1][0]
    assert "40 words" in judged(" ".join(["kind"] * 40) + ".")[0][0]


def test_an_entry_can_be_read_aloud_in_two_minutes() -> None:
    assert any("reading aloud" in message for message in judged("Het kind loopt. " * 100)[0])


def test_english_and_typed_words_are_not_measured() -> None:
    raw = {"roles": [RawEntry("r.yaml", {"id": "X", "what": {"en": HARD}, "words": {"nl": [HARD]}}, line=1)]}
    assert legibility(raw) == ([], [])


def test_an_article_that_nothing_leads_to_is_an_orphan() -> None:
    lonely = {"roles": [RawEntry("roles.yaml", article(), line=1)]}
    assert [fault.id for fault in orphans(build(roles=[article()]), lonely)] == ["X-01"]
    assert orphans(build(roles=[article()], situations=[situation()]), lonely) == []
    other = article(id="X-02", see_also=["X-01"])
    assert orphans(build(roles=[article()], cases=[other]), lonely) == []
