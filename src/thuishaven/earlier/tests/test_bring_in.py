"""Bringing a table in: what may be read, whom it is about, and that nothing is kept that nobody saw."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from thuishaven.domain.notes_csv import MOST_BYTES
from thuishaven.earlier.models import ImportEnd, NoteImport
from thuishaven.observe.models import Observation
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import GroupAssignment
from thuishaven.vault.sealing import KeyDestroyedError, open_key

from .tables import START, bring_in, notes_url, send, table

ONE = "3-11-2025;Lotte van den Berg;Zat stil op de gang.;ik"


@pytest.mark.parametrize(
    ("name", "status"),
    [("marleen", 200), ("hilde", 200), ("aicha", 200), ("ruud", 200), ("femke", 403), ("petra", 403), ("ineke", 403)],
)
def test_who_may_bring_notes_in(as_user, name, status):
    client = as_user(name)
    assert client.get(START).status_code == status
    if status == 403:
        assert send(client, table(ONE)).status_code == 403
        assert not NoteImport.objects.exists()


def test_reading_keeps_nothing_with_a_child(as_user):
    before = Observation.objects.count()
    client = as_user("marleen")
    imported = bring_in(client, ONE)
    page = client.get(f"{START}{imported}/").content.decode()
    assert "0 van 1 bekeken" in page
    assert "Lotte van den Berg" in page
    assert Observation.objects.count() == before
    assert LogEntry.objects.filter(verb="notes_import", thing=str(imported)).count() == 1


def test_a_table_can_be_pasted(as_user):
    response = as_user("marleen").post(START, {"text": table(ONE), "mine": "yes"})
    assert response.status_code == 302


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Kies een bestand, of plak de tabel hieronder."),
        ({"text": "zomaar wat"}, "Zet daar ook: datum, leerling, tekst."),
        ({"text": "datum;leerling;tekst\nnooit;Sami;Lachte"}, "Dit is geen datum die we kennen."),
        ({"text": table(ONE), "mine": "maybe"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(as_user, form, said):
    response = as_user("marleen").post(START, {"mine": "yes", **form})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not NoteImport.objects.exists()


def test_a_file_that_is_too_large_is_refused(as_user):
    response = send(as_user("marleen"), "a" * (MOST_BYTES + 10))
    assert response.status_code == 422
    assert "groter dan 2 MB" in response.content.decode()


def test_broken_lines_are_named_and_the_good_ones_go_on(as_user):
    client = as_user("marleen")
    imported = bring_in(client, ONE, "nooit;Sami;Lachte;ik", "4-11-2025;Sami;;ik")
    page = client.get(f"{START}{imported}/").content.decode()
    assert "regel 3" in page
    assert "regel 4" in page
    assert "0 van 1 bekeken" in page


def test_a_child_of_another_group_is_as_unknown_as_one_that_does_not_exist(as_user, demo):
    pages = []
    for name in ("Yara Nassar", "Xander Nergens"):
        client = as_user("marleen")
        imported = bring_in(client, f"3-11-2025;{name};Zat stil.;ik")
        page = client.get(f"{START}{imported}/namen/").content.decode()
        assert "Sami Haddad" in page
        assert str(demo.pupils["yara"].pk) not in page
        pages.append(page.replace(name, "NAAM").replace(str(imported), "ID").split("<main")[1].split("csrf")[0])
        assert client.get(notes_url(imported, demo.pupils["yara"])).status_code == 403
    assert pages[0] == pages[1]


def test_a_name_that_fits_nobody_waits_for_a_person(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, "3-11-2025;Lotje;Zat stil.;ik", "4-11-2025;lotje;Lachte.;ik")
    lotte = demo.pupils["lotte"]
    assert client.get(notes_url(imported, lotte)).status_code == 302
    answer = client.post(f"{START}{imported}/namen/", {"who-2": str(lotte.pk)})
    assert answer.status_code == 302
    assert client.get(notes_url(imported, lotte)).content.decode().count('name="line"') == 2


def test_only_own_pupils_can_be_chosen(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, "3-11-2025;Lotje;Zat stil.;ik")
    answer = client.post(f"{START}{imported}/namen/", {"who-2": str(demo.pupils["yara"].pk)})
    assert answer.status_code == 422


def test_leaving_a_name_out_ends_what_is_left(as_user):
    client = as_user("marleen")
    imported = bring_in(client, "3-11-2025;Lotje;Zat stil.;ik")
    client.post(f"{START}{imported}/namen/", {"who-2": "out"})
    assert ImportEnd.objects.get(imported_id=imported).reason == "looked_over"
    assert "Er is niets bewaard." in client.get(f"{START}{imported}/").content.decode()


def test_the_same_table_twice_is_one_import(as_user):
    client = as_user("marleen")
    assert bring_in(client, ONE) == bring_in(client, ONE)
    assert NoteImport.objects.count() == 1
    assert "had je al ingelezen" in client.get(START).content.decode()


def test_what_waits_is_for_one_person_only(as_user):
    imported = bring_in(as_user("marleen"), ONE)
    for address in ("", "namen/"):
        assert as_user("hilde").get(f"{START}{imported}/{address}").status_code == 404
    for address in ("weggooien/", "ongedaan/", "terugzetten/"):
        assert as_user("hilde").post(f"{START}{imported}/{address}").status_code == 404
    assert NoteImport.objects.get().waiting_sealed is not None


def test_what_waits_is_sealed_with_a_key_of_its_own(as_user):
    bring_in(as_user("marleen"), ONE)
    stored = bytes(NoteImport.objects.get().waiting_sealed)
    assert b"gang" not in stored
    assert b"Lotte" not in stored


def _is_destroyed(imported: UUID) -> bool:
    row = NoteImport.objects.select_related("key").get(pk=imported)
    with pytest.raises(KeyDestroyedError):
        open_key(row.key)
    return row.waiting_sealed is None


def test_throwing_away_destroys_what_waits_and_the_table_can_come_again(as_user):
    client = as_user("marleen")
    imported = bring_in(client, ONE)
    assert client.post(f"{START}{imported}/weggooien/").status_code == 302
    assert _is_destroyed(imported)
    assert LogEntry.objects.filter(verb="notes_import_drop").exists()
    assert bring_in(client, ONE) != imported


def test_after_a_day_it_is_destroyed_whoever_comes_by(as_user):
    imported = bring_in(as_user("marleen"), ONE)
    for hours, destroyed in ((23, False), (25, True)):
        NoteImport.objects.update(at=timezone.now() - timedelta(hours=hours))
        as_user("hilde").get(START)
        assert (NoteImport.objects.get().waiting_sealed is None) == destroyed
    assert _is_destroyed(imported)
    assert ImportEnd.objects.get().reason == "too_late"


def test_what_is_destroyed_is_not_looked_over_either(as_user, demo):
    client = as_user("marleen")
    imported = bring_in(client, ONE)
    NoteImport.objects.update(at=timezone.now() - timedelta(hours=25))
    answer = client.post(notes_url(imported, demo.pupils["lotte"]), {"line": ["2"]})
    assert answer["Location"] == f"{START}{imported}/"
    assert not Observation.objects.filter(pupil=demo.pupils["lotte"]).exists()


def test_the_link_stands_where_one_records_for_who_may(as_user):
    assert START in as_user("marleen").get("/vastleggen/").content.decode()
    assert START not in as_user("femke").get("/vastleggen/").content.decode()


def test_nobody_without_a_login(demo):
    assert Client().get(START).status_code == 302


def test_where_one_stands_in_for_somebody_one_brings_nothing_in(as_user, demo, today):
    group = demo.groups["5B"]
    GroupAssignment.objects.create(user=demo.users["joost"], group=group, kind="substitute", starts=today, ends=today)
    client = as_user("joost")
    imported = bring_in(client, "3-11-2025;Sami Haddad;Zat stil.;ik", "3-11-2025;Yara Nassar;Lachte.;ik")
    page = client.get(f"{START}{imported}/").content.decode()
    assert "Yara Nassar" in page
    assert "Sami Haddad" not in page
    assert client.get(notes_url(imported, demo.pupils["sami"])).status_code == 403
