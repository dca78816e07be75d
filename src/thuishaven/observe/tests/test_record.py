"""Recording what was seen: two things are enough, twice is once, and nothing is half saved."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.privacy.models import LogEntry


def _url(pupil) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{pupil.pk}/waarnemen/nieuw/"


def _form(**more: object) -> dict[str, object]:
    return {"id": str(uuid.uuid4()), "signals": ["SIG-AVO-04"], **more}


def test_a_pupil_and_one_signal_are_enough(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = _form()
    response = as_user("marleen").post(_url(demo.pupils["lotte"]), form)
    assert response.status_code == 302
    saved = Observation.objects.get(pk=form["id"])
    assert saved.pupil == demo.pupils["lotte"]
    assert saved.observer == demo.users["marleen"]
    assert saved.observer_role == "teacher"
    assert abs(saved.at - timezone.now()) < timedelta(minutes=1)
    assert saved.note_sealed is None
    assert LogEntry.objects.filter(verb="observation_add", thing=form["id"]).exists()


def test_the_moment_comes_from_the_day_programme(demo, as_user, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    tuesday = timezone.make_aware(timezone.datetime(2026, 11, 17, 10, 20))
    monkeypatch.setattr(timezone, "now", lambda: tuesday)
    form = _form()
    as_user("marleen").post(_url(demo.pupils["lotte"]), form)
    assert Observation.objects.get(pk=form["id"]).moment == "play"


def test_the_same_tap_twice_is_saved_once(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, form = as_user("marleen"), _form(note="één keer")
    for _ in range(3):
        assert client.post(_url(demo.pupils["lotte"]), form).status_code == 302
    assert Observation.objects.filter(pupil=demo.pupils["lotte"]).count() == 1


def test_an_id_of_somebody_elses_observation_is_refused(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    other = Observation.objects.filter(pupil=demo.pupils["yara"]).first()
    response = as_user("marleen").post(_url(demo.pupils["lotte"]), _form(id=str(other.pk)))
    assert response.status_code == 422
    assert not Observation.objects.filter(pupil=demo.pupils["lotte"]).exists()


WRONG = [
    ({"signals": []}, "Tik minstens één ding aan dat je zag."),
    ({"signals": ["SIG-NOT-99"]}, "Dit staat niet in de lijst."),
    ({"signals": ["SIG-RAD-01"]}, "Dit staat niet in de lijst."),
    ({"moment": "midnight"}, "Dit staat niet in de lijst."),
    ({"state": "naughty"}, "Dit staat niet in de lijst."),
    ({"triggers": ["x"]}, "Dit staat niet in de lijst."),
    ({"responses": ["STR-DONT-01"]}, "Dit staat niet in de lijst."),
    ({"consequences": ["CONS-PUNISHED"]}, "Dit staat niet in de lijst."),
    ({"effect": "7"}, "Dit staat niet in de lijst."),
    ({"effect": "veel"}, "Dit staat niet in de lijst."),
    ({"note": "x" * 2001}, "2000"),
    ({"note": "nul\x00"}, "Notitie"),
    ({"day": "2999-01-01"}, "Dit moment moet nog komen."),
    ({"day": "1999-01-01"}, "Dit is meer dan een jaar geleden."),
    ({"day": "gisteren"}, "Kies een dag in de kalender."),
    ({"time": "25:99"}, "Schrijf de tijd als 10:35."),
    ({"id": "geen-id"}, "Laad de bladzijde opnieuw."),
]


@pytest.mark.parametrize(
    ("wrong", "sentence"), WRONG, ids=[str(list(wrong)) + str(index) for index, (wrong, _) in enumerate(WRONG)]
)
def test_a_wrong_answer_gets_a_sentence_and_nothing_is_saved(demo, as_user, wrong, sentence) -> None:  # type: ignore[no-untyped-def]
    response = as_user("marleen").post(_url(demo.pupils["lotte"]), _form(**wrong))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Observation.objects.filter(pupil=demo.pupils["lotte"]).exists()


def test_a_substitute_records_for_the_days_given(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = _form()
    assert as_user("femke").post(_url(demo.pupils["bram"]), form).status_code == 302
    assert Observation.objects.get(pk=form["id"]).observer_role == "substitute"


def test_a_guardian_tells_what_is_seen_at_home(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = _form(moment="home_bed", note="Wilde het licht aan.")
    assert as_user("petra").post(_url(demo.pupils["milan"]), form).status_code == 302
    saved = Observation.objects.get(pk=form["id"])
    assert (saved.setting, saved.observer_role, saved.moment) == ("home", "guardian", "home_bed")
    page = as_user("dennis").get(f"/mijn-kind/{demo.pupils['milan'].pk}/").content.decode()
    assert "Wilde het licht aan" not in page
    assert str(saved.pk) not in page


def test_words_that_ask_for_the_meldcode_get_a_calm_prompt_with_the_number(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    response = client.post(
        _url(demo.pupils["lotte"]), _form(note="Ze zei: papa slaat mij thuis elke avond."), follow=True
    )
    assert "0800-2000" in response.content.decode()


def test_an_ordinary_bump_gets_no_prompt(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    response = client.post(
        _url(demo.pupils["lotte"]), _form(note="Gevallen op het plein, schaafwond op de knie."), follow=True
    )
    assert "0800-2000" not in response.content.decode()


def test_hostile_text_comes_back_as_text(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, pupil = as_user("marleen"), demo.pupils["lotte"]
    client.post(_url(pupil), _form(note="<script>alert(1)</script> {{ 7*7 }} محمد 😀"))
    page = client.get(f"/leerling/{pupil.pk}/waarnemen/").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert "محمد" in page


def test_what_came_after_is_kept_and_shown_and_a_form_without_it_still_works(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, pupil = as_user("marleen"), demo.pupils["lotte"]
    with_it, without = _form(consequences=["CONS-STAYED", "CONS-CALMED"]), _form()
    for form in (with_it, without):
        assert client.post(_url(pupil), form).status_code == 302
    assert Observation.objects.get(pk=with_it["id"]).consequences == ["CONS-STAYED", "CONS-CALMED"]
    assert Observation.objects.get(pk=without["id"]).consequences == []
    page = client.get(f"/leerling/{pupil.pk}/waarnemen/").content.decode()
    assert page.count("Erna: Bleef erbij in de klas, Het werd weer rustig") == 1
