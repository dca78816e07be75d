"""Asking colleagues to look along: whom, what, how long, twice is once, and taking it back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.asking.models import Asked, LookAsk
from thuishaven.asking.services import line_of
from thuishaven.asking.suggest import worth_asking
from thuishaven.asking.tests.sent import GOOD, HARD, NOT_ASKED, answer_form, ask_form
from thuishaven.domain.catalogue import Text
from thuishaven.domain.picture import Background, Observation, PictureInput, compute
from thuishaven.domain.picture.result import Difference
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import Appointment
from thuishaven.vault.sealing import open_key


@pytest.fixture
def address(demo) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['sami'].pk}/meekijken/"


def _verbs(demo) -> list[str]:  # type: ignore[no-untyped-def]
    rows = LogEntry.objects.filter(subject=demo.pupils["sami"].pk, verb__startswith="ask_").order_by("seq")
    return list(rows.values_list("verb", flat=True))


def test_everybody_who_works_with_children_can_be_asked_and_nobody_else(demo, as_user, address) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(address).content.decode()
    for name in ("Joost Bakker", "Hilde Vonk", "Aïcha El Amrani", "Ruud Terpstra"):
        assert name in page
    for key in ("marleen", "femke", "ineke", "petra", "samira"):
        assert f'value="{demo.users[key].pk}"' not in page


def test_asking_is_for_a_fortnight_and_stands_in_the_log(demo, asked, today) -> None:  # type: ignore[no-untyped-def]
    assert (asked.starts, asked.ends) == (today, today + timedelta(days=13))
    assert asked.signals == [HARD, GOOD]
    assert [one.user for one in asked.asked.all()] == [demo.users["joost"]]
    assert _verbs(demo) == ["ask_add"]


def test_the_same_form_twice_asks_once(demo, as_user, address) -> None:  # type: ignore[no-untyped-def]
    client, form = as_user("marleen"), ask_form(demo.users["joost"], demo.users["ruud"])
    for _ in range(2):
        assert client.post(address, form).status_code == 302
    assert LookAsk.objects.filter(pupil=demo.pupils["sami"]).count() == 1
    assert Asked.objects.filter(ask_id=form["id"]).count() == 2
    assert _verbs(demo) == ["ask_add"]


def test_the_id_of_another_question_is_refused(demo, as_user, address, asked) -> None:  # type: ignore[no-untyped-def]
    response = as_user("hilde").post(address, ask_form(demo.users["joost"], id=str(asked.pk)))
    assert response.status_code == 422
    assert "Laad de bladzijde opnieuw" in response.content.decode()


WRONG = [
    ({"colleagues": []}, "Kies minstens één collega."),
    ({"colleagues": [str(uuid4())]}, "Kies iemand uit de lijst."),
    ({"signals": []}, "Tik minstens één ding aan waar je collega op let."),
    ({"signals": ["SIG-NOT-99"]}, "Dit staat niet in de lijst."),
    ({"signals": [f"SIG-POS-0{number}" for number in range(1, 8)]}, "Kies er hoogstens 6."),
    ({"moments": ["home_bed"]}, "Dit staat niet in de lijst."),
    ({"days": "365"}, "Kies hoe lang uit de lijst."),
    ({"id": "x"}, "Laad de bladzijde opnieuw."),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_what_is_not_right_is_said_and_nothing_is_asked(demo, as_user, address, wrong, said) -> None:  # type: ignore[no-untyped-def]
    response = as_user("marleen").post(address, ask_form(demo.users["joost"]) | wrong)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not LookAsk.objects.filter(pupil=demo.pupils["sami"]).exists()


@pytest.mark.parametrize("key", ["marleen", "femke", "ineke", "samira"])
def test_nobody_else_can_be_slipped_in(demo, as_user, address, key) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").post(address, ask_form(demo.users[key])).status_code == 422


def test_a_colleague_who_is_a_guardian_of_the_child_is_not_asked(demo, as_user, address) -> None:  # type: ignore[no-untyped-def]
    demo.pupils["sami"].guardianships.update(user=demo.users["joost"])
    assert "Joost Bakker" not in as_user("marleen").get(address).content.decode()
    assert as_user("marleen").post(address, ask_form(demo.users["joost"])).status_code == 422


def test_who_left_the_school_cannot_be_asked(demo, as_user, address, today) -> None:  # type: ignore[no-untyped-def]
    Appointment.objects.filter(user=demo.users["joost"]).update(ends=today - timedelta(days=1))
    assert as_user("marleen").post(address, ask_form(demo.users["joost"])).status_code == 422


def test_whatever_one_sees_is_a_question_by_itself(demo, as_user, address) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], signals=[], also_other="on")
    assert as_user("marleen").post(address, form).status_code == 302
    assert LookAsk.objects.get(pk=form["id"]).also_other


def test_a_judging_word_gets_another_way_to_write_it_and_is_sent_all_the_same(demo, as_user, address) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], line="Hij is soms manipulatief op het plein.")
    page = as_user("marleen").post(address, form, follow=True).content.decode()
    assert "Je schreef ‘manipulatief’." in page
    ask = LookAsk.objects.get(pk=form["id"])
    assert line_of(ask, open_key(demo.pupils["sami"].key)) == form["line"]
    assert b"manipulatief" not in bytes(ask.line_sealed)


def test_the_line_can_be_changed_and_is_logged(demo, as_user, address, asked) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert client.post(f"{address}{asked.pk}/", {"line": "Kijk ook op het plein."}).status_code == 302
    assert "Kijk ook op het plein." in as_user("joost").get(f"/meekijken/{asked.pk}/").content.decode()
    assert client.post(f"{address}{asked.pk}/", {"line": "x" * 301}).status_code == 422
    assert _verbs(demo) == ["ask_add", "ask_edit"]


def test_stopping_can_be_undone(demo, as_user, address, asked) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    stopped = client.post(f"{address}{asked.pk}/stop/", follow=True).content.decode()
    assert "Niemand ziet deze vraag meer" in stopped
    assert f"{address}{asked.pk}/toch/" in stopped
    assert "teruggenomen" in as_user("joost").get(f"/meekijken/{asked.pk}/").content.decode()
    assert client.post(f"{address}{asked.pk}/toch/").status_code == 302
    assert "Zie jij dit ook bij Sami?" in as_user("joost").get(f"/meekijken/{asked.pk}/").content.decode()
    assert _verbs(demo) == ["ask_add", "ask_withdraw", "ask_restore"]


def test_a_question_belongs_to_its_pupil(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    other = f"/leerling/{demo.pupils['milan'].pk}/meekijken/{asked.pk}/"
    assert as_user("marleen").get(other).status_code == 404
    assert as_user("marleen").post(other + "stop/").status_code == 404


def test_what_is_offered_begins_with_what_observers_see_differently(demo, as_user, address) -> None:  # type: ignore[no-untyped-def]
    catalogue = load_catalogue()
    page = as_user("marleen").get(address).content.decode()
    assert "Ging goed" in page
    offered = [chip.split('"')[0] for chip in page.split('name="signals" value="')[1:]]
    assert any(catalogue.signals[code].strength for code in offered[:6])
    assert len(offered) == len(set(offered)) == len([one for one in catalogue.signals.values() if one.capture])


def test_signals_of_topics_that_differ_come_before_the_rest(demo, today) -> None:  # type: ignore[no-untyped-def]
    catalogue = load_catalogue()
    seen = Observation(id="1", day=today, observer="a", signals=(HARD,))
    picture = compute(PictureInput(today, (seen,), Background()), catalogue)
    empty = replace(picture, strengths=())
    reading = replace(picture.readings[0], signals_seen=(NOT_ASKED, HARD), signals_against=(), consult_only=False)
    differs = Difference(catalogue.signals[HARD].theme, False, ("a",), ("b",), (), Text("x", "x"))
    observers = replace(picture.observers, differences=(differs,))
    assert worth_asking(replace(empty, readings=(reading,)), catalogue) == [NOT_ASKED, HARD]
    assert worth_asking(replace(empty, readings=(reading,), observers=observers), catalogue) == [HARD, NOT_ASKED]


def test_more_questions_people_and_answers_do_not_cost_more_queries(demo, as_user, address, asked) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for _ in range(4):
        form = ask_form(*(demo.users[key] for key in ("joost", "hilde", "aicha", "ruud")))
        client.post(address, form)
        for key in ("joost", "ruud"):
            for answer in ("seen", "not_seen"):
                as_user(key).post(f"/meekijken/{form['id']}/", answer_form(answer=answer))
    client.get(address)
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) == len(before)
