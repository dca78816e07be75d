"""What somebody may do for the school, by role."""

import pytest
from django.urls import reverse

from thuishaven.domain.access import Action, Role
from thuishaven.office.schools import schools_of
from thuishaven.privacy.access import Person
from thuishaven.school.models import Appointment, School
from thuishaven.school.queries import StaffRole

LISTS, STAFF, NUMBERS = "Klassenlijst inlezen", "Naar medewerkers", "Naar de cijfers"


@pytest.mark.parametrize(("name", "there", "not_there"), [
    ("ruud", (LISTS, STAFF, NUMBERS), ()), ("ineke", (LISTS, STAFF), (NUMBERS,)), ("hilde", (LISTS, NUMBERS), (STAFF,)),
])  # fmt: skip
def test_each_role_sees_what_it_may_do(as_user, name, there, not_there):
    page = as_user(name).get(reverse("school:overview")).content.decode()
    assert all(words in page for words in there)
    assert not any(words in page for words in not_there)


@pytest.mark.parametrize("name", ["marleen", "femke", "aicha", "petra"])
def test_others_have_no_business_here(as_user, name):
    assert as_user(name).get(reverse("school:overview")).status_code == 403


def test_a_role_counts_at_its_own_school_only(demo):
    other = School.objects.create(name="Elders")
    person = Person(demo.users["hilde"], (StaffRole(demo.school.pk, Role.COORDINATOR), StaffRole(other.pk, Role.HEAD)))
    assert schools_of(person, Action.MANAGE_STAFF) == [other]
    assert set(schools_of(person, Action.IMPORT_ROSTER)) == {demo.school, other}


def test_who_works_at_two_schools_can_choose(as_user, demo, today):
    other = School.objects.create(name="Elders")
    Appointment.objects.create(user=demo.users["ruud"], school=other, role=Role.HEAD, starts=today)
    client = as_user("ruud")
    assert "Andere school:" in client.get(reverse("school:overview")).content.decode()
    page = client.get(reverse("school:staff") + f"?school={other.pk}").content.decode()
    assert "Ruud Terpstra" in page
    assert "Marleen de Wit" not in page
