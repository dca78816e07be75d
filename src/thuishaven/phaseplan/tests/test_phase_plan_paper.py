"""The phase plan on paper: tagged, in the language of the reader, on one page, and safe for whatever people type."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from thuishaven.phaseplan.phases import KIT, PHASES

PAPERS = ("poster.pdf", "kaart.pdf", "rustkoffer.pdf")
HOSTILE = '#panic("x") $x^2$ @bron *vet* _schuin_ `code` <label> \\ // weg [inhoud] #import "a.typ"'
NAMES = "Юлія ትግስት Yıldızoğlu Łukasz Đặng"
LONG_WORD = "overgangsmoment" * 10


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/signaleringsplan/"


def _reader(client, demo, paper: str, key: str = "sami") -> PdfReader:  # type: ignore[no-untyped-def]
    answer = client.get(_base(demo, key) + paper)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert (
        answer["Content-Disposition"]
        == f'inline; filename="{"signaleringskaart.pdf" if paper == "kaart.pdf" else paper}"'
    )
    return PdfReader(BytesIO(answer.content))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def _text_of(page) -> str:  # type: ignore[no-untyped-def]
    return " ".join(page.extract_text().replace("\u200b", "").split())


def _spaceless(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def _save(client, demo, **more: object) -> None:  # type: ignore[no-untyped-def]
    answer = client.post(_base(demo, "lotte") + "wijzig/", {"based_on": 0, **more})
    assert answer.status_code == 302, answer.content.decode()[:2000]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_can_be_read_aloud_and_fits_one_page(demo, as_user, paper) -> None:  # type: ignore[no-untyped-def]
    reader = _reader(as_user("marleen"), demo, paper)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert len(reader.pages) == 1


def test_the_poster_speaks_in_the_words_of_the_child_and_no_others(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_reader(as_user("marleen"), demo, "poster.pdf"))
    for words in (
        "Zo gaat het met mij",
        "Sami",
        "haven",
        "golven",
        "storm",
        "het wordt eb",
        "onder water",
        "Ik hoor alles van ver.",
    ):
        assert words in text
    for hard in ("crisis", "Spanning", "Dichtgaan", "telt de ramen", "Let hierop", "Vertrouwelijk"):
        assert hard not in text
    assert text.index("haven") < text.index("golven") < text.index("storm") < text.index("onder water")
    assert "OpenMoji,CCBYSA4.0" in _spaceless(text)


def test_a_phase_without_a_name_of_its_own_gets_words_a_child_might_use(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _save(as_user("marleen"), demo, see_tension="kijkt weg")
    text = _text(_reader(as_user("marleen"), demo, "poster.pdf", "lotte"))
    for phase in PHASES:
        assert str(phase.child_name) in text


def test_the_card_tells_what_to_see_to_do_and_to_leave(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    reader = _reader(as_user("femke"), demo, "kaart.pdf")
    text = _text(reader)
    for words in (
        "Dit zie je",
        "Dit doe je",
        "Let hierop",
        "kijkt door je heen",
        "onder de grond",
        "een beurt geven",
        "Hilde Vonk",
    ):
        assert words in text
    assert {"/Table", "/TH", "/TD"} <= _kinds(reader.trailer["/Root"]["/StructTreeRoot"])


def _kinds(node) -> set[str]:  # type: ignore[no-untyped-def]
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*map(_kinds, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    own = {node["/S"]} if "/S" in node else set()
    return own | (_kinds(node["/K"]) if "/K" in node else set())


def test_the_calm_kit_lists_drawings_and_own_things_and_the_place(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    text = _text(_reader(as_user("marleen"), demo, "rustkoffer.pdf"))
    for words in ("knijpbal", "het boekje over konijnen", "op de vensterbank", "blauwe kaartje", "OpenMoji"):
        assert words in text


def test_an_empty_kit_has_no_paper(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    _save(as_user("marleen"), demo, see_tension="kijkt weg")
    assert as_user("marleen").get(_base(demo, "lotte") + "rustkoffer.pdf").status_code == 404


def test_papers_speak_english_when_the_reader_does(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    demo.users["marleen"].language = "en"
    demo.users["marleen"].save(update_fields=["language"])
    reader = _reader(as_user("marleen"), demo, "kaart.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "What you see" in _text(reader)


def _everything(line: str) -> dict[str, object]:
    """As much as the form takes."""
    fields: dict[str, object] = {}
    for phase in PHASES:
        code = phase.code
        fields |= {
            f"see_{code}": "\n".join([line[:100]] * 5), f"helps_{code}": "\n".join([line[:100]] * 5),
            f"helps_not_{code}": "\n".join([line[:100]] * 5), f"own_name_{code}": line[:30], f"feel_{code}": line[:140],
            f"own_helps_{code}": line[:140], f"who_{code}": line[:80], f"feel_chosen_{code}": list(phase.feelings[:4]),
            f"helps_chosen_{code}": list(phase.calming[:4]),
        }  # fmt: skip
    return fields | {
        "kit_chosen": list(KIT[:10]), "kit_own": "\n".join(f"{n} {line}"[:60] for n in range(6)),
        "kit_where": line[:120], "kit_sign": line[:120],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("paper", "most", "times"), [("poster.pdf", 1, 15), ("kaart.pdf", 2, 85), ("rustkoffer.pdf", 1, 2)]
)
def test_with_as_much_text_as_fits_the_form_nothing_is_cut_off(demo, as_user, paper, most, times) -> None:  # type: ignore[no-untyped-def]
    line = "zij kijkt weg en telt de ramen tot het weer rustig wordt in de klas " * 3
    client = as_user("marleen")
    _save(client, demo, **_everything(line))
    reader = _reader(client, demo, paper, "lotte")
    assert len(reader.pages) <= most
    assert _spaceless(_text(reader)).count(_spaceless(line[:30])) >= times
    assert _runs_off(reader) == []


def test_a_phase_stays_whole_on_one_page_of_the_card(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, **_everything("zij kijkt weg en telt de ramen tot het weer rustig wordt in de klas " * 3))
    pages = [_text_of(one) for one in _reader(client, demo, "kaart.pdf", "lotte").pages]
    assert len(pages) == 2
    for phase in PHASES:
        assert sum(str(phase.place) in one for one in pages) == 1
    # Each phase says once who does it, at its end: as many ends as beginnings on every page.
    for one in pages:
        assert one.count("Wie:") == sum(str(phase.place) in one for phase in PHASES)


def test_words_in_a_narrow_column_are_not_broken(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    for paper in ("kaart.pdf", "poster.pdf"):
        assert "\u00ad" not in "".join(one.extract_text() for one in _reader(as_user("marleen"), demo, paper).pages)


def test_without_pictograms_nobody_is_thanked_for_them(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, see_tension="kijkt weg", kit_own="het boekje over konijnen")
    for paper in ("poster.pdf", "rustkoffer.pdf"):
        assert "OpenMoji" not in _text(_reader(client, demo, paper, "lotte"))


@pytest.mark.parametrize("paper", PAPERS)
def test_no_word_runs_off_the_page(demo, as_user, paper) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, **_everything("w" * 200))
    reader = _reader(client, demo, paper, "lotte")
    assert _text(reader).count("w") > 200
    assert _runs_off(reader) == []


def _runs_off(reader: PdfReader) -> list[tuple[float, float]]:
    """Where text begins outside the page."""
    found = []
    for page in reader.pages:
        places: list[tuple[float, float]] = []

        def note(text, cm, tm, _font, _size, places=places) -> None:  # type: ignore[no-untyped-def]
            if text.strip():
                places.append((tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

        page.extract_text(visitor_text=note)
        assert len(places) > 5
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        found += [(x, y) for x, y in places if not (0 <= x < width and 0 <= y < height)]
    return found


@pytest.mark.parametrize("words", [HOSTILE, NAMES, LONG_WORD, "Ik ben blij 😀", '"}, {"title": "', "{{ 7 * 7 }}"])
def test_words_come_out_as_they_were_typed(demo, as_user, words) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, feel_tension=words[:140], see_tension=words[:100], kit_own=words[:60], kit_chosen=["ball"])
    assert _spaceless(words[:140]) in _spaceless(_text(_reader(client, demo, "poster.pdf", "lotte")))
    assert _spaceless(words[:100]) in _spaceless(_text(_reader(client, demo, "kaart.pdf", "lotte")))
    assert _spaceless(words[:60]) in _spaceless(_text(_reader(client, demo, "rustkoffer.pdf", "lotte")))


def test_arabic_is_in_reading_order(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, own_name_calm="يارا", see_calm="نصار")
    assert "يارا" in _text(_reader(client, demo, "poster.pdf", "lotte"))
    assert "نصار" in _text(_reader(client, demo, "kaart.pdf", "lotte"))


def test_the_same_version_gives_the_same_bytes(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    one, two = (client.get(_base(demo) + "poster.pdf").content for _ in range(2))
    assert one == two
