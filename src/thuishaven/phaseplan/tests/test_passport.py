"""Dit ben ik: begins with the plan, is made with the child, keeps its versions, and fits on one A4."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from thuishaven.demo.drawings import place_at_the_window
from thuishaven.phaseplan.models import Passport
from thuishaven.phaseplan.passport_services import PROMPTS
from thuishaven.phaseplan.passport_words import MOST_CHOSEN, first_choices, labels, more_choices
from thuishaven.plan.models import Drawing
from thuishaven.web.pictograms import PICTOGRAMS


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/dit-ben-ik/"


def _save(client, demo, key: str = "lotte", /, **more: object):  # type: ignore[no-untyped-def]
    return client.post(_base(demo, key) + "wijzig/", {"based_on": 0, **more}, follow=True)


def _pdf(client, demo, key: str) -> PdfReader:  # type: ignore[no-untyped-def]
    answer = client.get(_base(demo, key) + "dit-ben-ik.pdf")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'inline; filename="dit-ben-ik.pdf"'
    return PdfReader(BytesIO(answer.content))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_prompt_has_words_and_pictograms(prompt) -> None:  # type: ignore[no-untyped-def]
    codes = [one.code for one in (*first_choices(prompt), *more_choices(prompt))]
    assert labels()[prompt]
    assert len(first_choices(prompt)) >= 10
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(PICTOGRAMS)


def test_a_child_without_a_page_is_told_what_it_is(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert "heeft nog geen bladzijde" in client.get(_base(demo, "lotte")).content.decode()
    assert client.get(_base(demo, "lotte") + "dit-ben-ik.pdf").status_code == 404


def test_the_page_begins_with_what_the_child_said_for_the_plan(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, child = as_user("marleen"), demo.pupils["lotte"].pk
    said = {"based_on": 0, "words_helps": "Als je naast me zit.", "chosen_likes": ["horse"]}
    client.post(f"/leerling/{child}/plannen/samen/", said)
    page = client.get(_base(demo, "lotte") + "wijzig/").content.decode()
    assert "De woorden uit het steunplan staan er al." in page
    assert "Als je naast me zit." in page
    assert 'name="chosen_likes" value="horse" checked' in page
    assert not Passport.objects.filter(pupil=child).exists()


def test_once_it_is_there_the_page_is_its_own(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo) + "wijzig/").content.decode()
    assert "De woorden uit het steunplan staan er al." not in page
    assert "Ik zeg niet veel." in page


def test_what_the_child_chose_is_saved_and_shown(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    answer = _save(client, demo, words_new="Vraag eerst of je naast me mag.", chosen_seen=["still"], goes_along="no")
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == _base(demo, "lotte")
    for words in ("Vraag eerst of je naast me mag.", "stil worden", "Zo zie je dat aan mij", "Wat hier staat, koos Lotte.",
                  "Lotte wil niet dat dit meegaat naar een nieuwe juf of meester."):  # fmt: skip
        assert words in page, words
    assert "Dit vind ik fijn" not in page
    row = Passport.objects.get(pupil=demo.pupils["lotte"])
    assert b"naast me" not in bytes(row.content_sealed)


def test_a_change_is_a_new_version_and_the_old_one_stays_to_read(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, "sami", based_on=1, words_new="Ik lees graag alleen.")
    page = client.get(_base(demo)).content.decode()
    assert "Ik lees graag alleen." in page
    assert "Ik zeg niet veel." not in page
    assert "Nog niet gevraagd of dit mee mag" in page
    old = client.get(_base(demo) + "versies/1/").content.decode()
    assert "Ik zeg niet veel." in old
    assert "Versie 1" in old
    assert client.get(_base(demo) + "versies/9/").status_code == 404
    versions = client.get(_base(demo) + "versies/").content.decode()
    assert versions.index("Versie 2") < versions.index("Versie 1")


def test_two_at_once_lose_nothing(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    hilde, marleen = as_user("hilde"), as_user("marleen")
    _save(hilde, demo, "sami", based_on=1, words_new="Van Hilde.")
    drawn = SimpleUploadedFile("foto.png", place_at_the_window())
    answer = _save(marleen, demo, "sami", based_on=1, words_new="Van Marleen.", file_drawing=drawn)
    page = answer.content.decode()
    newest = Drawing.objects.order_by("-at").first()
    assert answer.status_code == 409
    assert "Van Marleen." in page
    assert f'name="drawing" value="{newest.pk}" checked' in page
    assert 'name="based_on" value="2"' in page
    assert Passport.objects.filter(pupil=demo.pupils["sami"]).count() == 2


@pytest.mark.parametrize(("form", "words"), [
    ({}, "De bladzijde is nog leeg"), ({"words_new": "a" * 301}, "te lang"), ({"chosen_new": ["nowhere"]}, "staat niet in de lijst"),
    ({"words_new": "Dag.", "goes_along": "maybe"}, "Kies ja, nee"),
    ({"chosen_likes": [one.code for one in first_choices("likes")][: MOST_CHOSEN + 1]}, "hoogstens 8"),
])  # fmt: skip
def test_what_is_not_right_is_said(demo, as_user, form, words) -> None:  # type: ignore[no-untyped-def]
    answer = _save(as_user("marleen"), demo, **form)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Passport.objects.filter(pupil=demo.pupils["lotte"]).exists()


def test_a_drawing_of_another_child_cannot_be_chosen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    other = Drawing.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    answer = _save(as_user("marleen"), demo, words_new="Dag.", drawing=str(other.pk))
    assert answer.status_code == 422
    assert str(other.pk) not in answer.content.decode()


def test_a_file_that_is_no_drawing_is_refused(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = _save(as_user("marleen"), demo, words_new="Dag.", file_drawing=SimpleUploadedFile("a.png", b"<html>"))
    assert answer.status_code == 422
    assert "geen foto die hier past" in answer.content.decode()
    assert "Dag." in answer.content.decode()


def test_a_portrait_needs_no_plan(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    drawn = SimpleUploadedFile("foto.png", place_at_the_window())
    page = _save(client, demo, file_drawing=drawn).content.decode()
    drawing = Drawing.objects.get(plan__pupil=demo.pupils["lotte"])
    assert f"/tekening/{drawing.pk}/" in page
    plan = client.get(f"/leerling/{demo.pupils['lotte'].pk}/plannen/").content.decode()
    assert "Er is nog geen plan voor Lotte" in plan


def test_the_paper_can_be_read_aloud_and_is_one_page(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    reader = _pdf(as_user("marleen"), demo, "sami")
    root = reader.trailer["/Root"]
    text = _text(reader)
    assert len(reader.pages) == 1
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("nl", True)
    for words in ("Dit ben ik: Sami", "Wat hier staat, koos Sami zelf", "stil worden", "Dan leg ik mijn hoofd op tafel.",
                  "Sami vindt het goed", "Pictogrammen: OpenMoji, CC BY-SA 4.0"):  # fmt: skip
        assert words in text, words
    assert "Haddad" not in text


def test_the_fullest_page_still_fits_on_one_a4(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, sentence = as_user("marleen"), "Ik vind het fijn als je eerst iets liefs zegt en dan even wacht. "
    form: dict[str, object] = {f"words_{one}": (sentence * 5)[:300] for one in PROMPTS}
    form |= {f"chosen_{one}": [each.code for each in first_choices(one)][:MOST_CHOSEN] for one in PROMPTS}
    drawn = SimpleUploadedFile("foto.png", place_at_the_window())
    assert _save(client, demo, **form, file_drawing=drawn, goes_along="yes").status_code == 200
    assert len(_pdf(client, demo, "lotte").pages) == 1


def test_words_that_look_like_code_come_out_as_they_were_typed(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, hostile = as_user("marleen"), '#panic("x") $x$ *vet* <b>dik</b> {{ 7 * 7 }}'
    page = _save(client, demo, words_new=hostile).content.decode()
    assert "<b>dik</b>" not in page
    assert hostile in _text(_pdf(client, demo, "lotte"))


def test_the_page_asks_the_database_no_more_for_a_full_page(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, counts = as_user("marleen"), []
    _save(client, demo, words_new="Dag.")
    for key in ("lotte", "sami"):
        with CaptureQueriesContext(connection) as seen:
            client.get(_base(demo, key))
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 16


def test_each_question_leads_to_the_next_and_the_steps_say_what_is_answered(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo) + "wijzig/").content.decode()
    places = [*PROMPTS, "tekening"]
    assert all(f'id="{one}"' in page for one in places)
    assert [page.count(f'href="#{one}"') for one in places] == [1, *[2] * (len(PROMPTS) - 1), 1]
    assert page.count("steps__done") == len(PROMPTS)
    assert "steps__done" not in as_user("marleen").get(_base(demo, "noor") + "wijzig/").content.decode()


def test_an_answered_question_is_a_line_and_one_question_stands_open(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    full = re.findall(
        r'<details class="card asks"( open)?>(.*?)</summary>',
        client.get(_base(demo) + "wijzig/").content.decode(),
        re.S,
    )
    assert [is_open for is_open, _line in full] == [""] * len(PROMPTS)
    assert "konijn" in full[0][1]
    assert "Oma. En juf Marleen." in full[2][1]
    _save(client, demo, words_likes="Konijnen.")
    begun = re.findall(
        r'<details class="card asks"( open)?>', client.get(_base(demo, "lotte") + "wijzig/").content.decode()
    )
    assert begun == ["", " open", *[""] * (len(PROMPTS) - 2)]


def test_while_something_is_wrong_every_answer_stands_open(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = _save(
        as_user("marleen"), demo, words_likes="Konijnen.", chosen_new=["clock"], words_helps="x" * 301
    ).content.decode()
    opened = re.findall(r'<details class="card asks" open>.*?<fieldset[^>]* id="(\w+)"', page, re.S)
    assert {"likes", "helps", "new"} <= set(opened)
    assert "seen" not in opened


def test_pictograms_of_the_phase_plan_and_the_plan_come_first(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    said = {"based_on": 0, "chosen_helps": ["hourglass"]}
    client.post(f"/leerling/{demo.pupils['lotte'].pk}/plannen/samen/", said)
    _save(client, demo, words_new="Dag.")
    page = client.get(_base(demo, "lotte") + "wijzig/").content.decode()
    shown = page[page.index('id="helps"') :].split("Meer plaatjes")[0]
    assert 'value="hourglass">' in shown
    page = client.get(_base(demo) + "wijzig/").content.decode()
    shown = page[page.index('id="helps"') :].split("Meer plaatjes")[0]
    assert 'value="headphones">' in shown
