"""The action part for another form: what stands in it, as text and as a document that a word processor opens."""

import html
from io import BytesIO
from zipfile import ZipFile

from django.utils import timezone
from lxml import etree

from thuishaven.plan.docx import as_docx
from thuishaven.plan.opp import Part
from thuishaven.privacy.models import LogEntry

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/"


def _paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph of a document."""
    root = etree.fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))
    return [
        (one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") if one.find(f"{W}pPr") is not None else "", "".join(one.itertext()))
        for one in root.iter(f"{W}p")
    ]  # fmt: skip


def test_the_document_holds_what_an_opp_asks_for(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").get(_base(demo) + "opp.docx")
    assert answer["Content-Disposition"] == 'attachment; filename="handelingsdeel.docx"'
    found = _paragraphs(answer.content)
    heads = [text for style, text in found if style == "Heading1"]
    assert heads.index("Doelen") < heads.index("Aanpak en begeleiding") < heads.index("Evaluatie")
    text = "\n".join(text for _style, text in found)
    for words in (
        "Doel 1: Sami gaat bij een wissel rustig mee", "-1 Minder dan verwacht", "(zo was het bij het begin)",
        "Vijf minuten voor elke wissel", "Bij: wisseling.", "juf Marleen", "We kijken samen terug op",
        "Dit vind ik van het plan: Ik vind het goed zo", "Wat wij ermee deden: Het kaartje ligt nu in zijn la",
        "Opa of oma: eens",
    ):  # fmt: skip
        assert words in text, words
    assert "Zo doen wij het thuis ook." not in text


def test_the_page_says_the_same_and_has_it_as_text_to_copy(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    page = html.unescape(client.get(_base(demo) + "opp/").content.decode())
    copied = page.split("<textarea", 1)[1].split(">\n", 1)[1].split("</textarea>")[0]
    for style, text in _paragraphs(client.get(_base(demo) + "opp.docx").content):
        if style in ("", "Heading1") and text:
            assert text in copied or text in ("Wie", "Doet wat")
    assert "%" not in copied


def test_every_look_is_logged_apart(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(_base(demo) + "opp/")
    client.get(_base(demo) + "opp.docx")
    last = LogEntry.objects.filter(subject=demo.pupils["sami"].pk).order_by("-seq")[:2]
    assert [(one.verb, one.thing) for one in last] == [("see_plan", "opp docx"), ("see_plan", "opp")]


def test_words_of_people_stay_words_in_the_document() -> None:
    hostile = "<w:p>&amp; ]]> \x00\x0b يارا 😀"
    part = Part("Kop & <b>", (hostile,), (("Wie", "Doet wat"), (hostile, "doet")))
    found = [text for _style, text in _paragraphs(as_docx("T<", [part], made_at=timezone.now()))]
    assert found.count("<w:p>&amp; ]]>  يارا 😀") == 2
    assert "Kop & <b>" in found


def test_what_xml_cannot_hold_does_not_break_the_document() -> None:
    odd = "Sam\x07i \ufffe\uffff\x7f & <b> 🦋"
    content = as_docx(odd, [Part(odd, (odd,), ((odd, odd),))], made_at=timezone.now())
    packed = ZipFile(BytesIO(content))
    for name in ("word/document.xml", "docProps/core.xml"):
        assert "Sami" in "".join(etree.fromstring(packed.read(name)).itertext())
    assert _paragraphs(content)[0][1].endswith("& <b> 🦋")
