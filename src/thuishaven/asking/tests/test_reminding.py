"""One reminder, halfway, to who did not answer: noted in the database, shown on one day, never again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.asking.models import AskReminder, LookAsk
from thuishaven.asking.tests.sent import answer_form, ask_form
from thuishaven.privacy.models import LogEntry

_SAID = "even eraan denken"


def _today(as_user, key: str = "joost") -> str:  # type: ignore[no-untyped-def]
    return as_user(key).get("/").content.decode()


def test_the_page_of_today_shows_what_one_is_asked(as_user, asked) -> None:  # type: ignore[no-untyped-def]
    page = _today(as_user)
    assert "Kijk je even mee?" in page
    assert f"/meekijken/{asked.pk}/" in page
    assert "Marleen de Wit vraagt het" in page
    assert _SAID not in page
    assert f"/meekijken/{asked.pk}/" not in _today(as_user, "hilde")


def test_who_did_not_answer_is_reminded_once_halfway(demo, as_user, asked, days_later) -> None:  # type: ignore[no-untyped-def]
    days_later(6)
    assert _SAID not in _today(as_user)
    half = days_later(7)
    assert _SAID in _today(as_user)
    assert _SAID in _today(as_user), "the day of the reminder is one day"
    assert AskReminder.objects.get(asked__ask=asked).at == half
    days_later(8)
    assert _SAID not in _today(as_user)
    assert AskReminder.objects.filter(asked__ask=asked).count() == 1
    assert LogEntry.objects.filter(verb="ask_remind", thing=str(asked.pk), actor=None).count() == 1
    page = as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/meekijken/").content.decode()
    assert "Herinnerd op" in page


def test_who_comes_by_later_is_reminded_then(as_user, asked, days_later) -> None:  # type: ignore[no-untyped-def]
    days_later(10)
    assert _SAID in _today(as_user)


@pytest.mark.parametrize("answer", ["seen", "not_seen"])
def test_who_answered_is_not_reminded(as_user, asked, days_later, answer) -> None:  # type: ignore[no-untyped-def]
    as_user("joost").post(f"/meekijken/{asked.pk}/", answer_form(answer=answer))
    days_later(9)
    page = _today(as_user)
    assert _SAID not in page
    assert "je keek al mee" in page
    assert not AskReminder.objects.exists()


def test_an_answer_on_the_day_of_the_reminder_ends_it(as_user, asked, days_later) -> None:  # type: ignore[no-untyped-def]
    days_later(7)
    assert _SAID in _today(as_user)
    as_user("joost").post(f"/meekijken/{asked.pk}/", answer_form())
    assert _SAID not in _today(as_user)


@pytest.mark.parametrize("end", ["klaar", "ik-kan-niet"])
def test_who_is_done_or_declined_is_left_in_peace(as_user, asked, days_later, end) -> None:  # type: ignore[no-untyped-def]
    as_user("joost").post(f"/meekijken/{asked.pk}/{end}/")
    days_later(7)
    assert f"/meekijken/{asked.pk}/" not in _today(as_user)
    assert not AskReminder.objects.exists()


def test_a_question_that_was_stopped_is_gone_from_today(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/meekijken/{asked.pk}/stop/")
    assert f"/meekijken/{asked.pk}/" not in _today(as_user)


def test_what_ends_first_stands_in_front(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], days="7")
    as_user("marleen").post(f"/leerling/{demo.pupils['milan'].pk}/meekijken/", form)
    page = as_user("joost").get("/meekijken/").content.decode()
    assert page.index(form["id"]) < page.index(str(asked.pk))


def test_nothing_asked_is_an_empty_page_and_no_section(as_user) -> None:  # type: ignore[no-untyped-def]
    LookAsk.objects.all().delete()
    assert "Er is nu niets van je gevraagd" in as_user("joost").get("/meekijken/").content.decode()
    assert "Kijk je even mee?" not in _today(as_user)


def test_more_questions_do_not_cost_more_queries(demo, as_user, asked) -> None:  # type: ignore[no-untyped-def]
    client = as_user("joost")
    client.get("/")
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for child in ("milan", "noor", "lotte"):
        as_user("marleen").post(f"/leerling/{demo.pupils[child].pk}/meekijken/", ask_form(demo.users["joost"]))
    with CaptureQueriesContext(connection) as after:
        client.get("/")
    assert len(after) == len(before)


def test_the_clock_of_the_test_is_the_clock_of_the_school(days_later, today) -> None:  # type: ignore[no-untyped-def]
    assert (timezone.localdate(days_later(3)) - today).days == 3
