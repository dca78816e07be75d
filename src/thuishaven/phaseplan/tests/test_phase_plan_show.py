"""Reading the phase plan: what stands on it, its versions, and the card for whoever stands before the child."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.phaseplan.models import PhasePlanVersion
from thuishaven.privacy.models import LogEntry


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/signaleringsplan/"


def test_every_phase_has_a_name_a_drawing_and_a_place(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo)).content.decode()
    for name, place in (
        ("Rustig", "onder aan de berg"), ("Spanning", "de berg op"), ("Te veel", "boven op de berg"),
        ("Het zakt", "de berg af"), ("Dichtgaan", "onder de grond"),
    ):  # fmt: skip
        assert f"{name}</h3>" in page
        assert f">{place}<" in page
    for icon in ("face-slightly-smiling", "activity", "flame", "sprout", "snowflake"):
        assert f"icons.svg#{icon}" in page.replace(".svg?", ".svg") or f"#{icon}" in page


def test_words_of_child_and_adults_and_pictograms_with_their_names_stand_there(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo)).content.decode()
    for words in (
        "Ik hoor alles van ver.",
        "onder water",
        "kijkt door je heen",
        "een beurt geven",
        "ver weg",
        "steentje",
    ):
        assert words in page


def test_a_child_without_a_phase_plan_gets_the_way_to_one(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo, "lotte")).content.decode()
    assert "Er is nog geen signaleringsplan voor Lotte" in page
    assert _base(demo, "lotte") + "wijzig/" in page
    for paper in ("poster.pdf", "kaart.pdf", "rustkoffer.pdf"):
        assert as_user("marleen").get(_base(demo, "lotte") + paper).status_code == 404


def test_earlier_versions_can_be_read_and_say_what_changed(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    lines = client.get(_base(demo) + "versies/").content.decode()
    assert "Spanning: wat het kind voelt" in lines
    assert "Rustkoffer: het teken" in lines
    first = client.get(_base(demo) + "versies/1/").content.decode()
    assert "telt de ramen" in first
    assert "Ik hoor alles van ver." not in first
    assert client.get(_base(demo) + "versies/3/").status_code == 404


def test_the_substitute_reads_the_card_without_history_or_what_the_child_feels(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("femke")
    page = client.get(_base(demo) + "kaart/").content.decode()
    assert "telt de ramen" in page
    assert "blijf op twee meter, laag en stil" in page
    assert "Hilde Vonk" in page
    assert "Mijn hoofd zit vol" not in page
    assert "versies/" not in page
    assert "Ook te zien voor" not in page
    assert client.get(_base(demo)).status_code == 403


def test_the_card_of_a_child_without_a_plan_points_to_general_advice(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("femke").get(_base(demo, "lotte") + "kaart/").content.decode()
    assert f"/leerling/{demo.pupils['lotte'].pk}/plannen/kaart/" in page


@pytest.mark.parametrize("page", ["", "versies/", "versies/1/", "poster.pdf", "kaart.pdf", "rustkoffer.pdf", "kaart/"])
def test_every_look_is_logged(demo, as_user, page) -> None:  # type: ignore[no-untyped-def]
    client, before = as_user("marleen"), LogEntry.objects.count()
    assert client.get(_base(demo) + page).status_code == 200
    assert LogEntry.objects.count() == before + 1


def test_words_stand_sealed_in_the_database(demo) -> None:  # type: ignore[no-untyped-def]
    stored = b"".join(bytes(one.content_sealed) for one in PhasePlanVersion.objects.all())
    assert stored
    assert b"ramen" not in stored
    assert b"storm" not in stored


def test_the_plan_and_the_card_lead_to_the_phase_plan(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    pupil = demo.pupils["sami"].pk
    assert _base(demo) in as_user("marleen").get(f"/leerling/{pupil}/plannen/").content.decode()
    assert _base(demo) + "kaart/" in as_user("femke").get(f"/leerling/{pupil}/plannen/kaart/").content.decode()


def test_an_unknown_pupil_is_not_found(as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").get(f"/leerling/{uuid.uuid4()}/signaleringsplan/").status_code == 404


@pytest.mark.parametrize("page", ["", "kaart/", "versies/"])
def test_queries_do_not_grow_with_what_is_written(demo, as_user, page) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(_base(demo) + page)
    counts = []
    for key in ("sami", "lotte"):
        with CaptureQueriesContext(connection) as found:
            client.get(_base(demo, key) + page)
        counts.append(len(found))
    assert counts[0] <= counts[1] + 1  # the key of the writer comes with the version
