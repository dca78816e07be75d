"""Answering: one tap, several days, seen and not seen, taking back, done, not able to; and what the asker reads."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.asking.models import Answer, LookAsk
from thuishaven.asking.tests.sent import GOOD, HARD, NOT_ASKED, answer_form, ask_form
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.privacy.models import LogEntry
from thuishaven.vault.sealing import open_key


@pytest.fixture
def joost(asked, as_user):  # type: ignore[no-untyped-def]
    """Joost's browser, and the address of what he was asked."""
    return as_user("joost"), f"/meekijken/{asked.pk}/"


def _read_by_marleen(demo, as_user, asked, *, one: bool = False) -> str:  # type: ignore[no-untyped-def]
    address = f"/leerling/{demo.pupils['sami'].pk}/meekijken/" + (f"{asked.pk}/" if one else "")
    return " ".join(as_user("marleen").get(address).content.decode().split())


def test_one_tap_is_an_observation_of_the_colleague(demo, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    form = answer_form(moment="play", state="tense", note="Stond lang aan de kant.")
    assert client.post(address, form).status_code == 302
    saved = Observation.objects.get(pk=form["id"])
    assert (saved.observer, saved.observer_role, saved.setting) == (demo.users["joost"], "teacher", "school")
    assert (saved.signals, saved.moment, saved.state) == ([HARD], "play", "tense")
    key = open_key(demo.pupils["sami"].key)
    assert key.unseal(note_context(saved.pk), saved.note_sealed) == "Stond lang aan de kant."
    verbs = LogEntry.objects.filter(actor=demo.users["joost"].pk, subject=demo.pupils["sami"].pk).order_by("seq")
    assert [(one.verb, one.why) for one in verbs] == [
        ("observation_add", "asked_to_look"), ("ask_answer", "asked_to_look"),
    ]  # fmt: skip


def test_the_tap_needs_no_moment_and_none_is_made_up(joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    form = answer_form()
    client.post(address, form)
    assert Observation.objects.get(pk=form["id"]).moment == ""


def test_the_same_tap_twice_is_saved_once(joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    form = answer_form()
    for _ in range(3):
        assert client.post(address, form).status_code == 302
    assert Answer.objects.count() - Answer.objects.exclude(pk=form["id"]).count() == 1
    assert Observation.objects.filter(pk=form["id"]).count() == 1
    assert LogEntry.objects.filter(verb="ask_answer", thing=form["id"]).count() == 1


def test_another_answer_under_the_same_id_is_not_taken_for_the_first(joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    form = answer_form()
    client.post(address, form)
    response = client.post(address, form | {"answer": "not_seen"})
    assert response.status_code == 422
    assert "Laad de bladzijde opnieuw" in response.content.decode()


def test_the_id_of_somebody_elses_observation_is_refused(demo, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    other = Observation.objects.filter(pupil=demo.pupils["sami"]).first()
    assert client.post(address, answer_form(id=str(other.pk))).status_code == 422
    assert not Answer.objects.filter(pk=other.pk).exists()


def test_looked_and_not_seen_is_an_answer_and_no_observation(demo, as_user, asked, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    before = Observation.objects.count()
    form = answer_form(signal=GOOD, answer="not_seen", moment="gym", note="Alleen bij gym gekeken.")
    assert client.post(address, form).status_code == 302
    assert Observation.objects.count() == before
    assert b"gym" not in bytes(Answer.objects.get(pk=form["id"]).note_sealed)
    page = _read_by_marleen(demo, as_user, asked, one=True)
    assert "goed gekeken en niet gezien op 1 dag" in page
    assert "Alleen bij gym gekeken." in page


def test_not_seen_twice_on_a_day_is_once(asked, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    for _ in range(2):
        client.post(address, answer_form(answer="not_seen"))
    assert Answer.objects.filter(asked__ask=asked).count() == 1


def test_the_asker_reads_days_in_words_and_who_did_not_look_yet(demo, as_user, days_later) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], demo.users["ruud"])
    address = f"/leerling/{demo.pupils['sami'].pk}/meekijken/"
    as_user("marleen").post(address, form)
    asked = LookAsk.objects.get(pk=form["id"])
    assert "nog niet gekeken" not in _read_by_marleen(demo, as_user, asked)
    for day, answer in ((0, "seen"), (0, "not_seen"), (1, "seen"), (2, "not_seen")):
        days_later(day)
        as_user("joost").post(f"/meekijken/{asked.pk}/", answer_form(answer=answer))
    page = _read_by_marleen(demo, as_user, asked)
    assert "gezien op 2 dagen" in page
    assert "goed gekeken en niet gezien op 1 dag<" in page.replace(" <", "<")
    assert "nog niet gekeken" in page
    assert "Nog geen antwoord." in page
    assert "%" not in page.split('id="new-t"')[0].split("<main")[1]


def test_a_sighting_counts_in_the_picture_as_of_another_observer(demo, as_user, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    picture = f"/leerling/{demo.pupils['sami'].pk}/begrijpen/"
    assert "Joost Bakker" not in as_user("marleen").get(picture).content.decode()
    client.post(address, answer_form())
    assert "Joost Bakker" in as_user("marleen").get(picture).content.decode()


def test_what_was_taken_back_counts_no_more_and_can_be_put_back(demo, as_user, asked, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    form = answer_form()
    client.post(address, form)
    assert client.post(f"{address}{form['id']}/intrekken/").status_code == 302
    assert Observation.objects.get(pk=form["id"]).withdrawal
    assert "gezien op" not in _read_by_marleen(demo, as_user, asked)
    assert client.post(address, form).status_code == 422
    assert client.post(f"{address}{form['id']}/terugzetten/").status_code == 302
    assert "gezien op 1 dag" in _read_by_marleen(demo, as_user, asked)


def test_an_observation_taken_back_elsewhere_is_no_answer_any_more(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form, sami = ask_form(demo.users["hilde"]), demo.pupils["sami"].pk
    as_user("marleen").post(f"/leerling/{sami}/meekijken/", form)
    hilde, answer = as_user("hilde"), answer_form()
    assert hilde.post(f"/meekijken/{form['id']}/", answer).status_code == 302
    assert Observation.objects.get(pk=answer["id"]).observer_role == "coordinator"
    asked = LookAsk.objects.get(pk=form["id"])
    assert "gezien op 1 dag" in _read_by_marleen(demo, as_user, asked)
    hilde.post(f"/leerling/{sami}/waarnemen/{answer['id']}/intrekken/")
    assert "gezien op 1 dag" not in _read_by_marleen(demo, as_user, asked)


def test_only_the_own_answer_can_be_taken_back(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], demo.users["ruud"])
    as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/meekijken/", form)
    answer = answer_form()
    as_user("joost").post(f"/meekijken/{form['id']}/", answer)
    assert as_user("ruud").post(f"/meekijken/{form['id']}/{answer['id']}/intrekken/").status_code == 404
    assert not hasattr(Observation.objects.get(pk=answer["id"]), "withdrawal")


WRONG = [
    ({"signal": NOT_ASKED}, "Dit staat niet in de lijst."),
    ({"signal": ""}, "Tik aan wat je zag."),
    ({"answer": ""}, "Tik op gezien of niet gezien."),
    ({"moment": "midnight"}, "Dit staat niet in de lijst."),
    ({"state": "angry"}, "Dit staat niet in de lijst."),
    ({"note": "x" * 501}, "500"),
    ({"id": ""}, "Laad de bladzijde opnieuw."),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_what_is_not_right_is_said_and_nothing_is_saved(asked, joost, wrong, said) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    response = client.post(address, answer_form() | wrong)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Answer.objects.filter(asked__ask=asked).exists()


def test_the_summary_of_what_is_wrong_leads_to_the_form_of_that_signal(joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    page = client.post(address, answer_form(signal=GOOD, note="x" * 501)).content.decode()
    assert f'href="#{GOOD}-note"' in page
    assert page.count(f'id="{GOOD}-note"') == 1
    assert page.count("x" * 501) == 1


def test_whatever_else_was_seen_only_when_that_was_asked_and_only_as_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], also_other="on")
    as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/meekijken/", form)
    client, address = as_user("joost"), f"/meekijken/{form['id']}/"
    assert client.post(address, answer_form(signal=NOT_ASKED, answer="not_seen")).status_code == 422
    assert client.post(address, answer_form(signal=NOT_ASKED)).status_code == 302
    label = load_catalogue().signals[NOT_ASKED].label.nl
    assert label in _read_by_marleen(demo, as_user, LookAsk.objects.get(pk=form["id"])).split('id="new-t"')[0]


def test_worrying_words_get_a_calm_prompt(joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    page = client.post(address, answer_form(note="Ze zei: papa slaat mij."), follow=True).content.decode()
    assert "0800-2000" in page


@pytest.mark.parametrize(("end", "said"), [("klaar", "Klaar met kijken."), ("ik-kan-niet", "Kan nu niet meekijken.")])
def test_done_and_not_able_to_are_told_to_the_asker_and_can_be_undone(demo, as_user, asked, joost, end, said) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    assert client.post(f"{address}{end}/").status_code == 302
    assert said in _read_by_marleen(demo, as_user, asked)
    page = client.get(address).content.decode()
    assert "Toch meekijken" in page
    assert "Sami" not in page
    assert client.post(address, answer_form()).status_code == 410
    assert client.post(f"{address}toch/").status_code == 302
    assert "Sami" in client.get(address).content.decode()


def test_one_moment_that_was_asked_for_is_filled_in(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = ask_form(demo.users["joost"], moments=["gym"])
    as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/meekijken/", form)
    page = as_user("joost").get(f"/meekijken/{form['id']}/").content.decode()
    assert 'value="gym" checked' in page


def test_more_answers_do_not_cost_more_queries(asked, joost) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    client.post(address, answer_form())
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for _ in range(6):
        client.post(address, answer_form(id=str(uuid4())))
    client.get(address)
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) == len(before)


def test_an_answer_says_on_which_day_of_the_school(joost, days_later) -> None:  # type: ignore[no-untyped-def]
    client, address = joost
    late = days_later(0) + timedelta(hours=11, minutes=30)
    form = answer_form()
    client.post(address, form)
    assert Answer.objects.get(pk=form["id"]).day == timezone.localdate(late)
