"""The adults who care for a child: each separately, contact data on one logged page only."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from thuishaven.accounts.invitations import account_of
from thuishaven.accounts.models import User
from thuishaven.domain.access import Role
from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.services import erase_pupil
from thuishaven.school.models import Appointment, Guardianship, School


@pytest.fixture
def address(demo):
    return reverse("school:guardians", args=[demo.pupils["noor"].pk])


def guardian(**changes):
    data = {"given": "Ella", "prefix": "van", "family": "Everts", "relation": "mother", "has_authority": "yes",
            "lives_with_child": "no", "phone": "06-12345699", "email": "ella@example.org", "address": "Laan 1"}  # fmt: skip
    return {**data, **changes}


@pytest.mark.parametrize("name", ["hilde", "ruud"])
def test_coordinator_and_head_see_each_guardian_apart(as_user, demo, name):
    page = as_user(name).get(reverse("school:guardians", args=[demo.pupils["milan"].pk])).content.decode()
    assert re.search(r"Petra Molenaar.*?Havenstraat 12.*?Dennis Kuipers.*?Molenpad 3", page, re.DOTALL)


@pytest.mark.parametrize("name", ["marleen", "femke", "aicha", "petra", "dennis", "ineke"])
def test_others_may_not_see_addresses(as_user, demo, address, name):
    client = as_user(name)
    assert client.get(address).status_code == 403
    assert client.post(address, guardian()).status_code == 403
    assert client.get(reverse("school:families")).status_code == 403


def test_each_look_is_logged(as_user, demo, address):
    as_user("hilde").get(address)
    entry = LogEntry.objects.get(verb="see_guardians")
    assert (entry.actor, entry.subject, entry.why) == (
        demo.users["hilde"].pk, demo.pupils["noor"].pk, "coordinator_of_school",
    )  # fmt: skip


def test_a_guardian_without_account_is_stored_sealed(as_user, demo, address):
    assert as_user("hilde").post(address, guardian()).url == address
    row = Guardianship.objects.get(pupil=demo.pupils["noor"])
    assert (row.relation, row.has_authority, row.lives_with_child, row.user) == ("mother", True, False, None)
    assert b"Everts" not in bytes(row.identity_sealed)
    assert LogEntry.objects.get(verb="guardian_add").subject == demo.pupils["noor"].pk


def test_an_own_account_comes_with_an_invitation_and_sees_this_child_only(as_user, demo, address, client):
    page = as_user("hilde").post(address, guardian(with_account="on")).content.decode()
    user = account_of(re.search(r"/nieuw-wachtwoord/([^/<]+)/", page)[1])
    assert [one.pupil for one in user.guardianships.all()] == [demo.pupils["noor"]]
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/leerling/{demo.pupils['milan'].pk}/waarnemen/").status_code == 404


def test_an_account_that_is_there_is_used_without_a_new_invitation(as_user, demo, address):
    before = User.objects.count()
    response = as_user("hilde").post(address, guardian(with_account="on", email="petra@vlinderboom.example"))
    assert response.url == address
    assert User.objects.count() == before
    assert Guardianship.objects.get(pupil=demo.pupils["noor"]).user == demo.users["petra"]


def test_the_same_account_twice_for_a_child_is_told(as_user, demo, address):
    client = as_user("hilde")
    client.post(address, guardian(with_account="on"))
    response = client.post(address, guardian(with_account="on"))
    assert response.status_code == 422
    assert Guardianship.objects.filter(pupil=demo.pupils["noor"]).count() == 1


@pytest.mark.parametrize(("changes", "words"), [
    ({"given": ""}, "Vul dit in"), ({"relation": "buurman"}, "Kies er een uit de lijst"), ({"relation": ""}, "Kies er een"),
    ({"has_authority": ""}, "Kies er een"), ({"has_authority": "maybe"}, "Kies er een uit de lijst"),
    ({"lives_with_child": ""}, "Kies er een"), ({"email": "geen adres"}, "Dit is geen e-mailadres"),
    ({"with_account": "on", "email": ""}, "Vul het e-mailadres in"), ({"phone": "0" * 31}, "Hoogstens 30 tekens"),
    ({"address": "x" * 201}, "Hoogstens 200 tekens"),
])  # fmt: skip
def test_what_does_not_do_is_told_and_nothing_is_saved(as_user, demo, address, changes, words):
    before = (User.objects.count(), Guardianship.objects.count())
    response = as_user("hilde").post(address, guardian(**changes))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert (User.objects.count(), Guardianship.objects.count()) == before


def test_a_new_invitation_is_for_the_guardian(as_user, demo):
    row = Guardianship.objects.get(user=demo.users["petra"])
    page = as_user("hilde").post(reverse("school:guardian_invite", args=[row.pupil_id, row.pk])).content.decode()
    assert account_of(re.search(r"/nieuw-wachtwoord/([^/<]+)/", page)[1]) == demo.users["petra"]


def test_a_coordinator_cannot_reach_the_account_of_a_colleague_by_way_of_its_child(as_user, demo, today):
    Appointment.objects.create(user=demo.users["petra"], school=demo.school, role=Role.HEAD, starts=today)
    row = Guardianship.objects.get(user=demo.users["petra"])
    response = as_user("hilde").post(reverse("school:guardian_invite", args=[row.pupil_id, row.pk]))
    assert response.status_code == 302
    assert not LogEntry.objects.filter(verb="guardian_invite").exists()


def test_a_guardian_of_another_child_is_not_found(as_user, demo):
    row = Guardianship.objects.get(user=demo.users["petra"])
    address = reverse("school:guardian_invite", args=[demo.pupils["noor"].pk, row.pk])
    assert as_user("hilde").post(address).status_code == 404


def test_unknown_erased_and_foreign_pupils_are_not_found(as_user, demo):
    client = as_user("hilde")
    assert client.get(reverse("school:guardians", args=[uuid4()])).status_code == 404
    erase_pupil(pupil=demo.pupils["bram"], ground="guardian_asked", by=demo.users["ruud"], now=timezone.now())
    assert client.get(reverse("school:guardians", args=[demo.pupils["bram"].pk])).status_code == 404
    demo.pupils["noor"].school = School.objects.create(name="Elders")
    demo.pupils["noor"].save()
    assert client.get(reverse("school:guardians", args=[demo.pupils["noor"].pk])).status_code == 404


def test_the_list_of_children_shows_numbers_and_no_addresses(as_user, django_assert_max_num_queries):
    client = as_user("hilde")
    client.get(reverse("school:families"))
    with django_assert_max_num_queries(12):
        page = client.get(reverse("school:families")).content.decode()
    assert re.search(r"Milan Kuipers.*?2 ouders of verzorgers", page, re.DOTALL)
    assert "Havenstraat" not in page


def test_a_child_can_be_searched(as_user):
    page = as_user("hilde").post(reverse("school:families"), {"q": "yara"}).content.decode()
    assert "Yara Nassar" in page
    assert "Milan Kuipers" not in page
    assert "Geen kind gevonden" in as_user("hilde").post(reverse("school:families"), {"q": "zzz"}).content.decode()
