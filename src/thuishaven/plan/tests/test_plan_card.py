"""The card for a substitute: what to do today and nothing else, on screen and on one page of paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from thuishaven.demo.personas import AICHA
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.school.models import Appointment


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/"


def test_a_substitute_sees_the_card_and_not_the_plan(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("femke")
    assert client.get(_base(demo) + "kaart/").status_code == 200
    assert client.get(_base(demo) + "kaart.pdf").status_code == 200
    for path in ("", "wijzig/", "versies/", "steunplan.pdf"):
        assert client.get(_base(demo) + path).status_code == 403


@pytest.mark.parametrize("path", ["kaart/", "kaart.pdf"])
@pytest.mark.parametrize(("who", "status"), [("samira", 403), ("ruud", 403), ("joost", 403), ("petra", 404)])
def test_others_do_not_see_the_card(demo, as_user, who, status, path) -> None:  # type: ignore[no-untyped-def]
    assert as_user(who).get(_base(demo) + path).status_code == status


def test_the_card_says_what_helps_today_and_whom_to_call(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("femke").get(_base(demo) + "kaart/").content.decode()
    for words in ("Kondig elke wissel vijf minuten", "Naast hem zitten, weinig praten.", "Vraag liever niet waarom",
                  "Als iemand aan mijn arm trekt.", "Marleen de Wit", "Hilde Vonk"):  # fmt: skip
        assert words in page


def test_a_teacher_who_left_the_school_is_not_called(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    left = today - timedelta(days=1)
    Appointment.objects.filter(user=demo.users["marleen"]).update(starts=left - timedelta(days=9), ends=left)
    page = as_user("femke").get(_base(demo) + "kaart/").content.decode()
    assert "Hilde Vonk" in page
    assert "Marleen de Wit" not in page


@pytest.mark.parametrize("path", ["kaart/", "kaart.pdf"])
def test_the_card_tells_no_history_no_goals_and_nothing_about_home(demo, as_user, path) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("femke").get(_base(demo) + path)
    text = _text(answer.content) if path.endswith("pdf") else answer.content.decode()
    for words in ("Oma zegt", "oma", "verhuisd", "wissel rustig mee", "konijnen", "Haddad", AICHA.family, "vermijdend"):
        assert words not in text, words


def test_without_a_plan_the_card_gives_general_advice(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("femke").get(_base(demo, "lotte") + "kaart/").content.decode()
    for words in (
        "Er is geen plan voor Lotte",
        "Groet bij naam",
        "Zeg wat er komt",
        "Liever niet: vragen waarom",
        "Marleen de Wit",
    ):
        assert words in page


def test_a_plan_without_approaches_still_gives_advice_and_the_calm_place(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    form = {"based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(),
            "calm_place": "het bankje achterin"}  # fmt: skip
    as_user("marleen").post(_base(demo, "lotte") + "wijzig/", form)
    page = as_user("femke").get(_base(demo, "lotte") + "kaart/").content.decode()
    assert "het bankje achterin" in page
    assert "Groet bij naam" in page


def test_at_most_three_approaches_stand_on_the_card(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    chosen = ["STR-REL-01", "STR-REL-02", "STR-REL-03", "STR-REL-04"]
    form = {"based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(),
            "approaches": chosen}  # fmt: skip
    as_user("marleen").post(_base(demo, "lotte") + "wijzig/", form)
    answer = as_user("femke").get(_base(demo, "lotte") + "kaart/")
    page = answer.content.decode()
    titles = [load_catalogue().strategies[one].title.nl for one in chosen]
    assert [title in page for title in titles] == [True, True, True, False]


@pytest.mark.parametrize("key", ["sami", "lotte", "tigist", "elif"])
def test_the_card_on_paper_is_one_tagged_page(demo, as_user, key) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").get(_base(demo, key) + "kaart.pdf")
    assert answer["Content-Disposition"] == 'inline; filename="kaart.pdf"'
    reader = PdfReader(BytesIO(answer.content))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert demo.pupils[key] is not None


def test_a_full_card_still_fits_on_one_page(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    long = "Dit is een zin van ongeveer veertig tekens. "
    form = {
        "based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(),
        "today": (long * 9)[:200], "calm_place": (long * 9)[:200], "child_helps": (long * 20)[:500],
        "child_helps_not": (long * 20)[:500], "approaches": ["STR-REL-01", "STR-REL-02", "STR-REL-03"],
        "how-STR-REL-01": (long * 20)[:400], "how-STR-REL-02": (long * 20)[:400], "how-STR-REL-03": (long * 20)[:400],
        "avoid": ["STR-DONT-01", "STR-DONT-02", "STR-DONT-03", "STR-DONT-04"],
    }  # fmt: skip
    client = as_user("marleen")
    assert client.post(_base(demo, "lotte") + "wijzig/", form).status_code == 302
    assert len(PdfReader(BytesIO(client.get(_base(demo, "lotte") + "kaart.pdf").content)).pages) == 1


def _text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_no_line_on_the_card_denies_under_a_heading_that_denies(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    """Lines that are no advice by themselves say "Liever niet"; the heading denies nothing."""
    page = as_user("femke").get(f"/leerling/{demo.pupils['lotte'].pk}/plannen/kaart/").content.decode()
    assert '<h2 id="not-t">Let hierop</h2>' in page
    listed = page.split('<h2 id="not-t">')[1].split("</ul>")[0]
    assert listed.count("<li>") == listed.count("Liever niet: ") == 3
