"""The plan on paper: tagged, in the language of the reader, short, and safe for whatever people type."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from thuishaven.plan.paper.lettering import OPEN_SQUARE, covered, lines, printable

HOSTILE = (
    '#panic("x") $x^2$ @bron *vet* _schuin_ `code` <label> \\ // weg /* weg */ = kop - lijst [inhoud] #import "a.typ"'
)
NAMES = "Юлія ትግስት Yıldızoğlu Łukasz Đặng ʻOkina"
LONG_WORD = "overgangsmoment" * 20


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/"


def _reader(client, demo, key: str = "sami") -> PdfReader:  # type: ignore[no-untyped-def]
    answer = client.get(_base(demo, key) + "steunplan.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(answer.content))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def _save(client, demo, today, /, **more: object):  # type: ignore[no-untyped-def]
    form = {"based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(), **more}
    answer = client.post(_base(demo, "lotte") + "wijzig/", form)
    assert answer.status_code == 302, answer.content.decode()[:2000]


def test_the_paper_can_be_read_aloud(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    root = _reader(as_user("marleen"), demo).trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    kinds = _kinds(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/P"} <= kinds
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


def _kinds(node) -> set[str]:  # type: ignore[no-untyped-def]
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*map(_kinds, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    own = {node["/S"]} if "/S" in node else set()
    return own | (_kinds(node["/K"]) if "/K" in node else set())


def test_the_child_and_the_signatures_stand_on_at_most_two_pages(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    reader = _reader(as_user("marleen"), demo)
    text = _text(reader)
    assert len(reader.pages) <= 2
    for words in ("Als iemand aan mijn arm trekt.", "Wat gaat goed", "Ouder of verzorger", "Vertrouwelijk", "bladzijde 1 van 2",
                  "Bron: Kerpel", "juf Marleen", "Vijf minuten voor elke wissel"):  # fmt: skip
        assert words in text, words


def test_what_guardians_wrote_themselves_is_not_on_paper(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, guardianship = as_user("marleen"), demo.pupils["sami"].guardianships.get()
    client.post(f"/leerling/{demo.pupils['sami'].pk}/delen/", {"guardians": [guardianship.pk]})
    address = reverse("share:shared_plan", args=[demo.pupils["sami"].pk])
    assert as_user("samira").post(address, {"text": "Hij slaapt beter."}).status_code == 302
    assert "slaapt" not in _text(_reader(client, demo))


def test_the_file_name_says_nothing_about_the_child(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").get(_base(demo) + "steunplan.pdf")
    assert answer["Content-Disposition"] == 'inline; filename="steunplan.pdf"'
    assert "no-store" in answer["Cache-Control"]


def test_the_same_version_gives_the_same_bytes(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    one, two = (client.get(_base(demo) + "steunplan.pdf").content for _ in range(2))
    assert one == two


def test_the_paper_speaks_english_when_the_reader_does(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    demo.users["marleen"].language = "en"
    demo.users["marleen"].save(update_fields=["language"])
    reader = _reader(as_user("marleen"), demo)
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert "Prepare the child" in _text(reader) or "Keep the child" in _text(reader)


def test_a_short_plan_stands_on_one_page(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(
        client, demo, today, strengths="tekent graag", needs="een leerkracht die wacht", child_helps="Als het stil is.",
        goal_0="Begint zelf.", start_0="-1", **{f"level_0_{place}": f"stap {place} in woorden" for place in range(5)},
        approaches=["STR-REL-01"], who_0="juf", what_0="komt langs", heard_how="direct", influence="De kaart ligt klaar.",
    )  # fmt: skip
    reader = _reader(client, demo, "lotte")
    assert len(reader.pages) == 1
    for words in ("stap 0 in woorden", "zo was het bij het begin", "De kaart ligt klaar.", "Ouder of verzorger"):
        assert words in _text(reader)


def test_a_plan_with_a_lot_of_words_stays_within_two_pages(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    line = "een zin van een gewone lengte over wat het kind nodig heeft"
    approaches = ["STR-REL-01", "STR-REL-02", "STR-STRUCT-10", "STR-BOUND-02"]
    _save(
        as_user("marleen"), demo, today, strengths="\n".join([line] * 5), needs="\n".join([line] * 4),
        teacher_needs="\n".join([line] * 3), approaches=approaches,
        **{f"how-{one}": line for one in approaches}, avoid=["STR-DONT-01", "STR-DONT-02"],
        **{f"child_{key}": f"{line}. {line}." for key in ("likes", "makes_angry", "helps", "helps_not", "opinion")},
        **{f"goal_{number}": line for number in range(3)}, **{f"start_{number}": "-1" for number in range(3)},
        **{f"level_{number}_{place}": line for number in range(3) for place in range(5)}, interests=line,
        heard_how="direct", influence=f"{line}. {line}.", **{f"when-{one}": ["circle", "lunch"] for one in approaches},
 guardians=f"{line}. " * 3,
        **{f"who_{number}": "de leerkracht" for number in range(6)}, **{f"what_{number}": line for number in range(6)},
    )  # fmt: skip
    assert len(_reader(as_user("marleen"), demo, "lotte").pages) <= 2


@pytest.mark.parametrize("words", [HOSTILE, NAMES, LONG_WORD, "Ik ben blij 😀❤️", '"}, {"title": "', "{{ 7 * 7 }}"])
def test_words_come_out_as_they_were_typed(demo, as_user, today, words) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, today, needs=words[:200], child_helps=words, goal_0=words[:200], today=words[:200], guardians=words,
          approaches=["STR-REL-01"], **{"how-STR-REL-01": words, "who_0": words[:60], "what_0": words[:200]})  # fmt: skip
    wanted = "Ik ben blij 😀❤" if "😀" in words else words
    assert _spaceless(wanted) in _spaceless(_text(_reader(client, demo, "lotte")))
    card = client.get(_base(demo, "lotte") + "kaart.pdf")
    assert card.status_code == 200
    assert len(PdfReader(BytesIO(card.content)).pages) == 1


def test_arabic_is_in_reading_order(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, today, needs="يارا", goal_0="نصار")
    text = _text(_reader(client, demo, "lotte"))
    assert "يارا" in text
    assert "نصار" in text


def _spaceless(text: str) -> str:
    """Without spaces, line breaks and hyphens, which may stand elsewhere on paper."""
    return re.sub(r"[\s\u00ad\u200b-]", "", text)


def test_no_word_runs_off_the_page(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, today, child_helps="w" * 500, goal_0="W" * 200, who_0="M" * 60, what_0="m" * 200)
    page = _reader(client, demo, "lotte").pages[0]
    right = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, size: right.append(tm[4]) if text.strip() else None)
    assert max(right) < float(page.mediabox.width)
    assert "w" * 29 not in printable("w" * 500)


def test_what_no_font_holds_becomes_an_open_square() -> None:
    assert printable("汉") == OPEN_SQUARE
    assert ord("汉") not in covered()


def test_invisible_characters_are_left_out() -> None:
    assert printable("a\u202eb\x07c\u200dd\ufe0fe") == "abcde"
    assert printable("a\u00a0b\tc") == "a b c"


def test_persian_keeps_the_mark_between_its_letters() -> None:
    assert "\u200c" in printable("می\u200cخواهم")


def test_lines_that_say_nothing_are_left_out() -> None:
    assert lines(" een \r\n\r\n  \ntwee") == ["een", "twee"]


def test_ordinary_dutch_is_not_changed() -> None:
    words = "Eén ding: het kind zegt ‘nee’ en “ja”, 3 × 2 € … geïnteresseerd, arbeidsongeschiktheid"
    assert printable(words) == words
