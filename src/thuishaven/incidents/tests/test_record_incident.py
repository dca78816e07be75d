"""Recording an incident: one tap is enough, twice is once, and what was seen is an observation."""

import html
import uuid
from dataclasses import replace

import pytest

from thuishaven.incidents.hints import names_another_child
from thuishaven.incidents.models import Incident
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import standing
from thuishaven.privacy.models import LogEntry
from thuishaven.school.pupils import know


def _address(demo, key: str = "lotte") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/incident/"


def _form(**more: object) -> dict[str, object]:
    return {"id": str(uuid.uuid4()), "signals": ["SIG-FEAR-05"], **more}


def test_one_thing_that_was_seen_is_enough(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = _form()
    assert as_user("marleen").post(_address(demo), form).status_code == 302
    incident = Incident.objects.get(pk=form["id"])
    assert incident.steps.count() == 0
    assert (incident.observation.observer, incident.observation.observer_role) == (demo.users["marleen"], "teacher")
    assert LogEntry.objects.filter(verb="incident_add", thing=form["id"]).exists()


def test_what_was_seen_counts_for_the_picture_with_all_it_says(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = _form(
        state="fight", triggers=["TRIG-LIMIT"], responses=["STR-BOUND-02"], effect="1", moment="play",
        consequences=["CONS-STAYED", "CONS-STAYED"], note=" Gooide een stoel. ",
    )  # fmt: skip
    as_user("marleen").post(_address(demo), form)
    seen = standing(demo.pupils["lotte"].pk).get(pk=form["id"])
    assert (seen.signals, seen.state, seen.triggers, seen.responses) == (
        ["SIG-FEAR-05"], "fight", ["TRIG-LIMIT"], ["STR-BOUND-02"],
    )  # fmt: skip
    assert (seen.effect, seen.moment, seen.consequences, seen.setting) == (1, "play", ["CONS-STAYED"], "school")


def test_the_first_two_steps_are_kept_with_it(recorded, read) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded(
        safe_now="yes", hurt=["things"], stopped="gooien met blokken", who=["me"], place="room"
    )
    assert [one.step for one in incident.steps.all()] == ["near", "safe"]
    page = read("marleen", address)
    for words in ("Ja, iedereen is veilig", "Er ging iets stuk", "gooien met blokken", "In de klas"):
        assert words in page


def test_the_same_form_three_times_is_saved_once(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, form = as_user("marleen"), _form(safe_now="yes")
    for _ in range(3):
        assert client.post(_address(demo), form).status_code == 302
    assert Observation.objects.filter(pupil=demo.pupils["lotte"]).count() == 1
    assert Incident.objects.get(pk=form["id"]).steps.count() == 1
    assert LogEntry.objects.filter(verb="incident_add", thing=form["id"]).count() == 1


def test_an_id_of_somebody_elses_observation_is_refused(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    other = Observation.objects.filter(pupil=demo.pupils["yara"]).first()
    assert as_user("marleen").post(_address(demo), _form(id=str(other.pk))).status_code == 422
    assert not Incident.objects.filter(pk=other.pk).exists()


WRONG = [
    ({"signals": []}, "Tik minstens één ding aan dat je zag."),
    ({"hurt": ["noor"]}, "Dit staat niet in de lijst."),
    ({"safe_now": "perhaps"}, "Dit staat niet in de lijst."),
    ({"place": "corridor"}, "Dit staat niet in de lijst."),
    ({"consequences": ["CONS-PUNISHED"]}, "Dit staat niet in de lijst."),
    ({"responses": ["STR-DONT-01"]}, "Dit staat niet in de lijst."),
    ({"stopped": "x" * 201}, "200"),
    ({"day": "2999-01-01"}, "Dit moment moet nog komen."),
    ({"time": "25:99"}, "Schrijf de tijd als 10:35."),
    ({"id": "geen-id"}, "Laad de bladzijde opnieuw."),
]


@pytest.mark.parametrize(
    ("wrong", "sentence"), WRONG, ids=[f"{index} {list(one)}" for index, (one, _) in enumerate(WRONG)]
)
def test_a_wrong_answer_gets_a_sentence_and_nothing_is_saved(demo, as_user, wrong, sentence) -> None:  # type: ignore[no-untyped-def]
    response = as_user("marleen").post(_address(demo), _form(note="Gooide een stoel.", **wrong))
    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert "Gooide een stoel." in page
    assert not Observation.objects.filter(pupil=demo.pupils["lotte"]).exists()


def test_the_moment_comes_from_the_day_programme(demo, as_user, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from django.utils import timezone

    tuesday = timezone.make_aware(timezone.datetime(2026, 11, 17, 10, 20))
    monkeypatch.setattr(timezone, "now", lambda: tuesday)
    form = _form()
    as_user("marleen").post(_address(demo), form)
    assert Observation.objects.get(pk=form["id"]).moment == "play"


@pytest.mark.parametrize(
    ("note", "prompted"),
    [
        ("Gooide een stoel naar Bram.", True),
        ("bram lachte", True),
        ("Pakte Brams schrift.", True),
        ("Tigist huilde.", True),
        ("Lotte gooide een stoel naar een ander kind.", False),
        ("Liep door de brama heen.", False),
        ("Gooide een stoel.", False),
    ],
)
def test_the_name_of_a_classmate_gets_a_hint_and_is_saved_all_the_same(demo, as_user, note, prompted) -> None:  # type: ignore[no-untyped-def]
    form = _form(note=note)
    page = as_user("marleen").post(_address(demo), form, follow=True).content.decode()
    assert ("naam van een ander kind" in page) is prompted
    assert Incident.objects.filter(pk=form["id"]).exists()


def test_a_word_that_judges_gets_another_way_to_write_it(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = (
        as_user("marleen").post(_address(demo), _form(note="Hij was weer manipulatief."), follow=True).content.decode()
    )
    assert "Je schreef ‘manipulatief’." in html.unescape(page)


def test_words_that_ask_for_the_meldcode_get_the_calm_prompt(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    said = _form(note="Ze zei: papa slaat mij thuis elke avond.")
    assert "0800-2000" in client.post(_address(demo), said, follow=True).content.decode()
    ordinary = _form(note="Gevallen op het plein, schaafwond op de knie.")
    assert "0800-2000" not in client.post(_address(demo), ordinary, follow=True).content.decode()


def test_a_substitute_records_and_sees_only_what_they_recorded(demo, as_user, recorded, read) -> None:  # type: ignore[no-untyped-def]
    incident, address = recorded("bram", by="femke", who=["me"])
    assert incident.observation.observer_role == "substitute"
    client, listing = as_user("femke"), f"{_address(demo, 'bram')}alle/"
    assert client.get(address).status_code == 200
    assert client.get(listing).status_code == 403
    assert client.get(address + "papier/").status_code == 403
    assert listing not in client.get(address).content.decode()
    _, elsewhere = recorded("bram", by="marleen")
    assert client.get(elsewhere).status_code == 403
    assert client.post(elsewhere + "talk/", {"based_on": "0", "how": "told"}).status_code == 403


@pytest.mark.parametrize(
    ("key", "status"), [("joost", 403), ("petra", 404), ("samira", 403), ("ruud", 403), ("ineke", 403)]
)
def test_nobody_else_records_or_looks(demo, as_user, recorded, key, status) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded("sami")
    client = as_user(key)
    assert client.post(_address(demo, "sami"), _form()).status_code == status
    assert client.get(address).status_code == status
    assert client.post(address + "intrekken/").status_code == status


def test_the_recording_page_leads_to_it_for_staff_only(demo, as_user, read) -> None:  # type: ignore[no-untyped-def]
    pupil = demo.pupils["milan"].pk
    assert f'href="/leerling/{pupil}/incident/"' in read("marleen", f"/leerling/{pupil}/waarnemen/nieuw/")
    assert "Er is iets gebeurd" not in read("petra", f"/leerling/{pupil}/waarnemen/nieuw/")


def test_a_name_the_child_has_too_is_its_own(demo) -> None:  # type: ignore[no-untyped-def]
    bram, lotte = know(demo.pupils["bram"]), know(demo.pupils["lotte"])
    assert names_another_child("Bram gooide een stoel.", [bram], lotte)
    assert not names_another_child("Bram gooide een stoel.", [bram], replace(bram, id=lotte.id))
