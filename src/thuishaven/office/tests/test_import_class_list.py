"""Bringing in a class list by page: see what changes, agree, save."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from thuishaven.accounts.invitations import account_of
from thuishaven.office.pending import VALID_FOR, Pending, PendingOverError, open_pending, seal_pending
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import Appointment, Group, GroupAssignment, Pupil, RosterAbsence, RosterImport
from thuishaven.school.roster.edexml import parse_edexml
from thuishaven.school.roster.guards import MOST_BYTES
from thuishaven.school.tests.roles import roles_of

EXAMPLES = Path(__file__).parents[4] / "docs" / "examples"
LIST = EXAMPLES / "edexml-vlinderboom.xml"
NAMES = ("ruud", "hilde", "ineke")


def look(client: Client, file: Path | SimpleUploadedFile = LIST, kind: str = "edexml"):
    content = SimpleUploadedFile(file.name, file.read_bytes()) if isinstance(file, Path) else file
    return client.post(reverse("school:import"), {"kind": kind, "file": content})


def token_of(response) -> str:
    return re.search(r'name="list" value="([^"]+)"', response.content.decode())[1]


def agree(client: Client, response):
    return client.post(reverse("school:save_import"), {"list": token_of(response)})


@pytest.mark.parametrize("name", NAMES)
def test_coordinator_head_and_administrator_see_what_changes_before_anything_is_saved(as_user, name):
    before = (Pupil.objects.count(), Group.objects.count(), RosterImport.objects.count())
    page = look(as_user(name))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Fenna Hoekstra komt erbij in groep 1/2A." in text
    assert "bsn_ondwnr-4, eckid, geslacht" in text
    assert (Pupil.objects.count(), Group.objects.count(), RosterImport.objects.count()) == before


@pytest.mark.parametrize("name", ["marleen", "femke", "aicha", "petra"])
def test_others_may_not(as_user, name):
    client = as_user(name)
    assert client.get(reverse("school:import")).status_code == 403
    assert look(client).status_code == 403
    assert client.post(reverse("school:save_import"), {"list": "x"}).status_code == 403


def test_agreeing_saves_and_logs(as_user, demo):
    client = as_user("ruud")
    done = agree(client, look(client))
    assert done.status_code == 200
    entry = RosterImport.objects.get()
    assert (entry.by, entry.kind, entry.counts["pupils_added"]) == (demo.users["ruud"], "edexml", 24)
    logged = LogEntry.objects.get(verb="roster_import")
    assert (logged.actor, logged.why, logged.thing) == (demo.users["ruud"].pk, "head_of_school", str(entry.pk))


def test_the_invitations_of_new_staff_are_shown_and_work(as_user):
    client = as_user("ruud")
    page = agree(client, look(client)).content.decode()
    tokens = re.findall(r"/inloggen/nieuw-wachtwoord/([^/<]+)/", page)
    assert len(tokens) == 8
    assert all(account_of(token) for token in tokens)


@pytest.mark.parametrize("name", ["ruud", "ineke"])
def test_nobody_gives_oneself_a_group_by_a_list(as_user, demo, today, name):
    before = roles_of(demo.users[name], today)
    told = LIST.read_text().replace("m.dewit@vlinderboom.example", f"{name}@vlinderboom.example")
    file = SimpleUploadedFile("lijst.xml", told.encode())
    client = as_user(name)
    seen = look(client, file)
    assert "Jouw eigen groep uit de lijst is niet overgenomen" in seen.content.decode()
    agree(client, seen)
    assert roles_of(demo.users[name], today) == before
    assert not GroupAssignment.objects.filter(user=demo.users[name]).exists()
    file.seek(0)
    other = {"ruud": "ineke", "ineke": "ruud"}[name]
    client = as_user(other)
    agree(client, look(client, file))
    assert "teacher" in {one.role for one in roles_of(demo.users[name], today)}


def test_a_coordinator_brings_in_pupils_but_gives_nobody_a_role(as_user):
    before = Appointment.objects.count()
    client = as_user("hilde")
    page = agree(client, look(client)).content.decode()
    assert "nieuw-wachtwoord" not in page
    assert Appointment.objects.count() == before
    assert RosterImport.objects.exists()


def test_the_second_import_of_the_same_file_changes_nothing_and_says_so(as_user):
    client = as_user("ruud")
    agree(client, look(client))
    page = look(client).content.decode()
    assert "Deze lijst verandert niets" in page
    assert 'name="list"' not in page


def test_sending_the_same_page_twice_saves_once(as_user):
    client = as_user("ruud")
    seen = look(client)
    agree(client, seen)
    again = agree(client, seen)
    assert again.status_code == 409
    assert RosterImport.objects.count() == 1


def test_when_the_school_changed_in_between_the_new_difference_is_shown(as_user):
    client, other = as_user("ruud"), as_user("ineke")
    seen = look(client)
    agree(other, look(other))
    agree(other, look(other, EXAMPLES / "edexml-vlinderboom-next.xml"))
    response = agree(client, seen)
    assert response.status_code == 409
    text = response.content.decode()
    assert "De school is veranderd sinds je keek" in text
    assert "Roos Dijkstra gaat van groep 5/6 naar groep 5B" in text
    assert RosterImport.objects.count() == 2


def test_the_other_format_is_read_too(as_user):
    client = as_user("ruud")
    assert "Fenna Hoekstra" in look(client, EXAMPLES / "oneroster-vlinderboom.zip", "oneroster").content.decode()


class TestRefused:
    def test_a_file_with_faults_shows_each_with_line_and_field(self, as_user):
        before = Pupil.objects.count()
        response = look(as_user("ruud"), EXAMPLES / "edexml-with-errors.xml")
        text = response.content.decode()
        assert response.status_code == 422
        assert text.count('<tr><th scope="row">') == 11
        assert re.search(r"regel 23.*?leerling L1013.*?geboortedatum.*?12-01-2018 is geen datum", text, re.DOTALL)
        assert Pupil.objects.count() == before

    @pytest.mark.parametrize(
        ("content", "kind", "words"),
        [
            (b"", "edexml", "Het bestand is leeg"),
            (b"dit is geen xml", "edexml", "klopt de XML niet"),
            (b'<!DOCTYPE x [<!ENTITY a "b">]><EDEX>&a;</EDEX>', "edexml", "DOCTYPE"),
            (b"PK\x03\x04rest", "edexml", "Kies OneRoster"),
            (b"dit is geen zip", "oneroster", "geen zipbestand"),
        ],
    )
    def test_what_is_no_class_list_says_what_to_do(self, as_user, content, kind, words):
        response = look(as_user("ruud"), SimpleUploadedFile("lijst", content), kind)
        assert response.status_code == 422
        assert words in response.content.decode()

    def test_a_file_that_is_too_large_is_cut_off_in_memory_and_refused(self, as_user):
        response = look(as_user("ruud"), SimpleUploadedFile("lijst.xml", b"<" + b" " * (MOST_BYTES + 10)))
        assert response.status_code == 422
        assert "te groot" in response.content.decode()

    def test_without_a_file_or_kind_nothing_happens(self, as_user):
        client = as_user("ruud")
        assert client.post(reverse("school:import"), {"kind": "edexml"}).status_code == 422
        assert look(client, kind="excel").status_code == 422

    def test_a_list_of_another_school_is_not_for_here(self, as_user):
        content = (
            LIST.read_bytes()
            .replace(b"vlinderboom</schoolkey>", b"elders</schoolkey>")
            .replace(b"De Vlinderboom", b"De Elders")
        )
        response = look(as_user("ruud"), SimpleUploadedFile("lijst.xml", content))
        assert response.status_code == 422
        assert "Dit bestand is van De Elders" in response.content.decode()

    def test_a_forged_form_is_refused_though_the_file_is_received_first(self, demo):
        client = Client(enforce_csrf_checks=True)
        client.force_login(demo.users["ruud"], backend="allauth.account.auth_backends.AuthenticationBackend")
        assert look(client).status_code == 403

    def test_a_file_is_never_written_to_disk(self, as_user, monkeypatch):
        def fail(*_args, **_kwargs):
            raise AssertionError("a temporary file was made")

        monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", fail)
        padded = LIST.read_bytes() + b"\n" * 3_000_000
        assert look(as_user("ruud"), SimpleUploadedFile("lijst.xml", padded)).status_code == 200


class TestPending:
    @pytest.fixture
    def pending(self):
        return Pending("edexml", "0" * 64, 1, "f", parse_edexml(LIST.read_bytes()))

    @pytest.fixture
    def now(self):
        from django.utils import timezone

        return timezone.now()

    def test_it_comes_back_as_it_was(self, demo, pending, now):
        sealed = seal_pending(pending, user=demo.users["ruud"], now=now)
        assert open_pending(sealed, user=demo.users["ruud"], now=now) == pending

    def test_it_shows_no_name_and_opens_for_nobody_else(self, demo, pending, now):
        sealed = seal_pending(pending, user=demo.users["ruud"], now=now)
        assert "Hoekstra" not in sealed
        with pytest.raises(PendingOverError):
            open_pending(sealed, user=demo.users["ineke"], now=now)

    def test_it_is_over_after_half_an_hour(self, demo, pending, now):
        sealed = seal_pending(pending, user=demo.users["ruud"], now=now - VALID_FOR * 1.01)
        with pytest.raises(PendingOverError):
            open_pending(sealed, user=demo.users["ruud"], now=now)

    @pytest.mark.parametrize("text", ["", "x", "é", "AAAA" * 20])
    def test_anything_else_leads_back_to_the_start(self, as_user, text):
        response = as_user("ruud").post(reverse("school:save_import"), {"list": text})
        assert (response.status_code, response.url) == (302, reverse("school:import"))
        assert not RosterImport.objects.exists()


def test_missing_pupils_wait_for_a_decision(as_user, demo):
    client = as_user("ruud")
    agree(client, look(client))
    assert RosterAbsence.objects.filter(decision="").count() == len(demo.pupils)
    assert "10 kinderen staan niet meer in de klassenlijst" in client.get(reverse("school:overview")).content.decode()
