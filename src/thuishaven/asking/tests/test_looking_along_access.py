"""Who was asked sees the name, the group and what to look for, for as long as it runs; nothing else, and nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from thuishaven.asking.models import Answer
from thuishaven.asking.tests.sent import HARD, answer_form, ask_form
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.services import erase_pupil
from thuishaven.school.models import Appointment, School

POSTS = ("", "klaar/", "ik-kan-niet/", "toch/")


def _address(asked) -> str:  # type: ignore[no-untyped-def]
    return f"/meekijken/{asked.pk}/"


def test_a_colleague_sees_the_name_the_group_and_what_to_look_for(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    page = as_user("joost").get(_address(asked)).content.decode()
    assert "Zie jij dit ook bij Sami?" in page
    assert "Groep 5B" in page
    assert load_catalogue().signals[HARD].label.nl in page
    for secret in ("Haddad", "oma", "konijnen", "verhuisd", "Steunplan", "zorgteam", "8 jaar"):
        assert secret not in page, secret
    looked = LogEntry.objects.get(actor=demo.users["joost"].pk, verb="answer_look")
    assert (looked.subject, looked.why, looked.thing) == (demo.pupils["sami"].pk, "asked_to_look", str(asked.pk))


@pytest.mark.parametrize("page", ["begrijpen/", "waarnemen/", "waarnemen/nieuw/", "plannen/", "plannen/kaart/", "evalueren/",
                                  "wie/", "meekijken/"])  # fmt: skip
def test_the_question_opens_nothing_of_the_dossier(demo, as_user, asked, page) -> None:  # type: ignore[no-untyped-def]
    client = as_user("joost")
    client.post(_address(asked), answer_form())
    response = client.get(f"/leerling/{demo.pupils['sami'].pk}/{page}")
    assert response.status_code == 403
    assert "Sami" not in response.content.decode()


def test_the_page_of_the_question_in_the_dossier_is_closed_for_the_colleague(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    address = f"/leerling/{demo.pupils['sami'].pk}/meekijken/{asked.pk}/"
    assert as_user("joost").get(address).status_code == 403
    assert as_user("joost").post(address + "stop/").status_code == 403


@pytest.mark.parametrize("key", ["marleen", "hilde", "aicha", "ruud", "femke", "ineke", "petra", "samira"])
def test_somebody_elses_question_is_not_there(as_user, asked, key) -> None:  # type: ignore[no-untyped-def]
    client = as_user(key)
    assert client.get(_address(asked)).status_code == 404
    assert {client.post(_address(asked) + end).status_code for end in POSTS} == {404}


def test_a_question_that_does_not_exist_gives_the_same(as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("joost").get(f"/meekijken/{uuid4()}/").status_code == 404


def test_after_the_last_day_nothing_of_the_child_is_left(as_user, asked, days_later) -> None:  # type: ignore[no-untyped-def]
    days_later(13)
    assert "Sami" in as_user("joost").get(_address(asked)).content.decode()
    days_later(14)
    client = as_user("joost")
    response = client.get(_address(asked))
    assert response.status_code == 200
    assert "De tijd om mee te kijken is voorbij" in response.content.decode()
    assert "Sami" not in response.content.decode()
    assert "Sami" not in client.get("/meekijken/").content.decode()
    late = client.post(_address(asked), answer_form())
    assert late.status_code == 410
    assert "niet bewaard" in late.content.decode()
    assert not Answer.objects.filter(asked__ask=asked).exists()


def test_no_page_of_the_colleague_gives_the_family_name_away(as_user, asked) -> None:  # type: ignore[no-untyped-def]
    client = as_user("joost")
    for page in ("/", "/meekijken/", _address(asked)):
        shown = client.get(page).content.decode()
        assert "Sami" in shown
        assert ">SH<" not in shown, page


def test_an_ended_question_is_no_look_in_the_log(demo, as_user, asked, days_later) -> None:  # type: ignore[no-untyped-def]
    days_later(20)
    as_user("joost").get(_address(asked))
    assert not LogEntry.objects.filter(actor=demo.users["joost"].pk, verb="answer_look").exists()


def test_who_left_the_school_finds_nothing(demo, as_user, asked, today) -> None:  # type: ignore[no-untyped-def]
    Appointment.objects.filter(user=demo.users["joost"]).update(ends=today - timedelta(days=1))
    client = as_user("joost")
    assert client.get(_address(asked)).status_code == 404
    assert client.post(_address(asked), answer_form()).status_code == 404
    assert "Sami" not in client.get("/").content.decode()
    page = as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/meekijken/").content.decode()
    assert "Werkt niet meer op deze school." in page


def test_a_job_at_another_school_opens_nothing(demo, as_user, asked, today) -> None:  # type: ignore[no-untyped-def]
    Appointment.objects.filter(user=demo.users["joost"]).update(school=School.objects.create(name="De Eik"))
    assert as_user("joost").get(_address(asked)).status_code == 404


def test_an_administrator_who_taught_before_finds_nothing(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    Appointment.objects.filter(user=demo.users["joost"]).update(role="administrator")
    assert as_user("joost").get(_address(asked)).status_code == 404
    assert as_user("joost").get("/meekijken/").status_code == 403


def test_an_erased_child_is_gone_here_too(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    from django.utils import timezone

    erase_pupil(pupil=demo.pupils["sami"], ground="request", by=demo.users["ruud"], now=timezone.now())
    client = as_user("joost")
    assert client.get(_address(asked)).status_code == 404
    assert client.get("/").status_code == 200
    assert str(asked.pk) not in client.get("/meekijken/").content.decode()


@pytest.mark.parametrize(("key", "status"), [("joost", 403), ("femke", 403), ("ruud", 403), ("samira", 403), ("petra", 404),
                                             ("ineke", 403)])  # fmt: skip
def test_who_may_not_see_and_record_may_not_ask(demo, as_user, key, status) -> None:  # type: ignore[no-untyped-def]
    address = f"/leerling/{demo.pupils['sami'].pk}/meekijken/"
    client = as_user(key)
    assert client.get(address).status_code == status
    assert client.post(address, ask_form(demo.users["hilde"])).status_code == status


def test_the_order_of_what_else_can_be_tapped_tells_nothing_of_the_dossier(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    pages = []
    for asker, child in (("marleen", "sami"), ("marleen", "lotte")):
        form = ask_form(demo.users["joost"], also_other="on")
        as_user(asker).post(f"/leerling/{demo.pupils[child].pk}/meekijken/", form)
        page = as_user("joost").get(f"/meekijken/{form['id']}/").content.decode()
        pages.append([part.split('"')[0] for part in page.split('name="signal" value="')[1:]])
    assert pages[0] == pages[1]
    assert len(pages[0]) > 50


def test_nobody_gets_in_without_a_login(asked) -> None:  # type: ignore[no-untyped-def]
    assert Client().get(_address(asked)).status_code == 302
