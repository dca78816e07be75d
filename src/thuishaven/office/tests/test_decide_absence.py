"""Deciding about a pupil that was not in a class list."""

import pytest
from django.urls import reverse
from django.utils import timezone

from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.services import erase_pupil
from thuishaven.school.models import Enrolment, RosterAbsence, RosterImport, School


@pytest.fixture
def absence(demo):
    entry = RosterImport.objects.create(school=demo.school, kind="edexml", sha256="0" * 64, at=timezone.now())
    return RosterAbsence.objects.create(pupil=demo.pupils["noor"], noticed_in=entry)


def decide(client, absence, decision):
    return client.post(reverse("school:decide", args=[absence.pk]), {"decision": decision})


def test_the_page_names_who_is_missing(as_user, absence):
    page = as_user("hilde").get(reverse("school:missing")).content.decode()
    assert "Noor Everts" in page
    assert "groep 5B" in page


def test_nobody_missing_says_so(as_user, demo):
    assert "Er wacht niets op een keuze" in as_user("hilde").get(reverse("school:missing")).content.decode()


def test_staying_keeps_the_group(as_user, absence):
    decide(as_user("hilde"), absence, "stays")
    absence.refresh_from_db()
    assert absence.decision == "stays"
    assert Enrolment.objects.filter(pupil=absence.pupil, ends=None).exists()


def test_having_left_ends_the_group_and_is_logged(as_user, absence, demo):
    decide(as_user("hilde"), absence, "left")
    assert not Enrolment.objects.filter(pupil=absence.pupil, ends=None).exists()
    logged = LogEntry.objects.get(verb="roster_left")
    assert (logged.subject, logged.actor) == (absence.pupil_id, demo.users["hilde"].pk)


def test_the_teacher_no_longer_sees_the_dossier_of_who_left(as_user, absence, demo):
    decide(as_user("hilde"), absence, "left")
    address = f"/leerling/{absence.pupil_id}/waarnemen/"
    assert as_user("marleen").get(address).status_code in (403, 404)


def test_a_second_decision_changes_nothing(as_user, absence):
    client = as_user("hilde")
    decide(client, absence, "stays")
    decide(client, absence, "left")
    absence.refresh_from_db()
    assert absence.decision == "stays"


@pytest.mark.parametrize("decision", ["", "maybe", "LEFT"])
def test_anything_else_than_the_two_choices_decides_nothing(as_user, absence, decision):
    decide(as_user("hilde"), absence, decision)
    absence.refresh_from_db()
    assert absence.decision == ""


@pytest.mark.parametrize("name", ["marleen", "femke", "aicha", "petra"])
def test_others_may_not(as_user, absence, name):
    assert decide(as_user(name), absence, "left").status_code == 403
    assert as_user(name).get(reverse("school:missing")).status_code == 403


def test_a_pupil_of_another_school_is_not_found(as_user, absence):
    absence.pupil.school = School.objects.create(name="Elders")
    absence.pupil.save()
    assert decide(as_user("hilde"), absence, "left").status_code == 404


def test_an_erased_pupil_is_not_on_the_list(as_user, absence, demo):
    erase_pupil(pupil=absence.pupil, ground="guardian_asked", by=demo.users["ruud"], now=timezone.now())
    assert "Er wacht niets op een keuze" in as_user("hilde").get(reverse("school:missing")).content.decode()
    assert decide(as_user("hilde"), absence, "stays").status_code == 404


def test_getting_is_no_way_to_decide(as_user, absence):
    assert as_user("hilde").get(reverse("school:decide", args=[absence.pk])).status_code == 405
