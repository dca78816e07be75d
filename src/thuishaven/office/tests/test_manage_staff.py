"""Who works here: looking, adding, inviting and ending."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from thuishaven.accounts.invitations import account_of
from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, create_user, profile_of
from thuishaven.domain.access import Role
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import Appointment, Group, GroupAssignment, School
from thuishaven.school.staff_services import add_person
from thuishaven.school.tests.roles import roles_of

MAY = ("ruud", "ineke")
MAY_NOT = ("marleen", "joost", "femke", "hilde", "aicha", "petra")


def person(**changes):
    data = {"given": "Sven", "prefix": "", "family": "Post", "login": "sven@vlinderboom.example", "role": "coordinator",
            "group": "", "starts": "", "ends": ""}  # fmt: skip
    return {**data, **changes}


def add(client, **changes):
    return client.post(reverse("school:staff_add"), person(**changes))


class TestAccess:
    @pytest.mark.parametrize("name", MAY)
    def test_head_and_administrator_may(self, as_user, name):
        assert as_user(name).get(reverse("school:staff")).status_code == 200

    @pytest.mark.parametrize("name", MAY_NOT)
    def test_others_may_not(self, as_user, demo, name):
        client, marleen = as_user(name), demo.users["marleen"].pk
        role = Appointment.objects.get(user=marleen).pk
        assert client.get(reverse("school:staff")).status_code == 403
        assert add(client).status_code == 403
        assert client.get(reverse("school:person", args=[marleen])).status_code == 403
        assert client.post(reverse("school:staff_invite", args=[marleen])).status_code == 403
        assert client.post(reverse("school:end_role", args=[role])).status_code == 403
        assert roles_of(demo.users["marleen"], timezone.localdate())

    def test_people_of_another_school_are_not_found(self, as_user, demo, today):
        other = School.objects.create(name="Elders")
        added = add_person(
            school=other, profile=Profile("E", "", "Lders", "e@elders.example"), role=Role.TEACHER, group=None,
            starts=today, ends=None, now=timezone.now(),
        )  # fmt: skip
        client, role = as_user("ruud"), Appointment.objects.get(user=added.user).pk
        assert client.get(reverse("school:person", args=[added.user.pk])).status_code == 404
        assert client.post(reverse("school:staff_invite", args=[added.user.pk])).status_code == 404
        assert client.post(reverse("school:end_role", args=[role])).status_code == 404
        assert client.get(reverse("school:staff") + f"?school={other.pk}").status_code == 404

    def test_a_guardian_is_no_colleague(self, as_user, demo):
        assert as_user("ruud").post(reverse("school:staff_invite", args=[demo.users["petra"].pk])).status_code == 404

    @pytest.mark.parametrize("name", ["staff_invite", "end_role", "end_group"])
    def test_nothing_changes_by_opening_an_address(self, as_user, demo, name):
        argument = demo.users["marleen"].pk if name == "staff_invite" else 1
        assert as_user("ruud").get(reverse(f"school:{name}", args=[argument])).status_code == 405


class TestList:
    def test_it_shows_names_roles_and_groups_but_no_guardians(self, as_user):
        page = as_user("ruud").get(reverse("school:staff")).content.decode()
        assert re.search(r"Marleen de Wit.*?leerkracht, groep 5B", page, re.DOTALL)
        assert re.search(r"Femke Aalbers.*?invaller, groep 5B tot en met", page, re.DOTALL)
        assert "Petra Molenaar" not in page

    @pytest.mark.parametrize(("text", "there", "not_there"), [
        ("marl", "Marleen de Wit", "Joost Bakker"), ("7/8", "Joost Bakker", "Marleen de Wit"),
        ("invaller", "Femke Aalbers", "Marleen de Wit"),
    ])  # fmt: skip
    def test_it_can_be_searched_without_a_name_in_the_address(self, as_user, text, there, not_there):
        page = as_user("ruud").post(reverse("school:staff"), {"q": text}).content.decode()
        assert there in page
        assert not_there not in page
        assert f"q={text}" not in page

    def test_it_can_be_filtered_by_role(self, as_user):
        page = as_user("ruud").get(reverse("school:staff") + "?role=coordinator").content.decode()
        assert "Hilde Vonk" in page
        assert "Marleen de Wit" not in page

    def test_nobody_found_says_so(self, as_user):
        assert "Niemand gevonden" in as_user("ruud").post(reverse("school:staff"), {"q": "zzz"}).content.decode()

    def test_it_costs_the_same_for_few_and_many(self, as_user, demo, today, django_assert_max_num_queries):
        client = as_user("ruud")
        client.get(reverse("school:staff"))
        for number in range(60):
            add_person(
                school=demo.school, profile=Profile("N", "", str(number), f"n{number}@x.example"), role=Role.TEACHER,
                group=demo.groups["5B"], starts=today, ends=None, now=timezone.now(),
            )  # fmt: skip
        with django_assert_max_num_queries(12):
            page = client.get(reverse("school:staff")).content.decode()
        assert "Bladzijde 1 van 2" in page


class TestAdd:
    def test_the_invitation_is_shown_once_and_works(self, as_user, client):
        page = add(as_user("ruud")).content.decode()
        token = re.search(r"/inloggen/nieuw-wachtwoord/([^/<]+)/", page)[1]
        user = account_of(token)
        assert [one.role for one in roles_of(user, timezone.localdate())] == ["coordinator"]
        assert token not in as_user("ruud").get(reverse("school:person", args=[user.pk])).content.decode()

    def test_it_is_logged_without_a_name(self, as_user, demo):
        add(as_user("ruud"))
        entry = LogEntry.objects.get(verb="staff_add")
        assert (entry.actor, entry.why, entry.subject) == (demo.users["ruud"].pk, "head_of_school", None)

    def test_a_substitute_gets_the_group_for_the_days(self, as_user, demo, today):
        group, last = demo.groups["7/8"], today + timedelta(days=5)
        add(as_user("ruud"), role="substitute", group=str(group.pk), ends=last.isoformat())
        user = User.objects.get_by_natural_key("sven@vlinderboom.example")
        assignment = GroupAssignment.objects.get(user=user)
        assert (assignment.kind, assignment.starts, assignment.ends) == ("substitute", today, last)

    def test_an_account_that_is_there_gets_the_role_without_a_new_invitation(self, as_user, demo):
        response = add(as_user("ruud"), login="petra@vlinderboom.example")
        assert response.url == reverse("school:person", args=[demo.users["petra"].pk])
        assert demo.users["petra"].has_usable_password()

    @pytest.mark.parametrize(("changes", "words"), [
        ({"given": ""}, "Vul dit in"), ({"family": "x" * 101}, "Hoogstens 100 tekens"),
        ({"login": "geen adres"}, "Dit is geen e-mailadres"), ({"role": ""}, "Kies er een"),
        ({"role": "guardian"}, "Kies er een uit de lijst"), ({"role": "substitute"}, "Kies de groep"),
        ({"group": "5B"}, "Kies er een uit de lijst"), ({"starts": "gisteren"}, "Kies een dag in de kalender"),
        ({"starts": "2020-01-01"}, "Kies vandaag of een dag die nog komt"), ({"starts": "9999-01-01"}, "binnen een jaar"),
        ({"role": "substitute", "ends": "2020-01-01"}, "De laatste dag ligt voor de eerste"),
        ({"role": "substitute", "ends": "9999-01-01"}, "hoogstens een jaar"),
        ({"login": "marleen@vlinderboom.example", "role": "teacher"}, "heeft deze rol al"),
    ])  # fmt: skip
    def test_what_does_not_do_is_told_beside_the_field_and_nothing_is_saved(self, as_user, changes, words):
        before = (User.objects.count(), Appointment.objects.count())
        response = add(as_user("ruud"), **changes)
        assert response.status_code == 422
        assert words in response.content.decode()
        assert (User.objects.count(), Appointment.objects.count()) == before

    def test_a_group_of_another_school_cannot_be_chosen(self, as_user, demo):
        group = Group.objects.create(
            school=School.objects.create(name="Elders"), year=demo.groups["5B"].year, name="X", grades=[5]
        )
        assert add(as_user("ruud"), role="teacher", group=str(group.pk)).status_code == 422

    def test_an_empty_form_is_refused(self, as_user):
        assert as_user("ruud").post(reverse("school:staff_add")).status_code == 422


class TestPerson:
    def test_a_new_invitation_replaces_a_lost_password(self, as_user, demo):
        page = as_user("ruud").post(reverse("school:staff_invite", args=[demo.users["marleen"].pk])).content.decode()
        assert account_of(re.search(r"/nieuw-wachtwoord/([^/<]+)/", page)[1]) == demo.users["marleen"]
        assert LogEntry.objects.get(verb="staff_invite").thing == str(demo.users["marleen"].pk)

    def test_an_ended_role_closes_the_dossiers_at_once(self, as_user, demo):
        marleen = as_user("marleen")
        address = f"/leerling/{demo.pupils['sami'].pk}/waarnemen/"
        assert marleen.get(address).status_code == 200
        role = Appointment.objects.get(user=demo.users["marleen"])
        as_user("ruud").post(reverse("school:end_role", args=[role.pk]))
        assert marleen.get(address).status_code in (403, 404)

    def test_somebody_taken_from_a_group_sees_it_no_more(self, as_user, demo):
        held = GroupAssignment.objects.get(user=demo.users["marleen"])
        as_user("ruud").post(reverse("school:end_group", args=[held.pk]))
        assert as_user("marleen").get(f"/leerling/{demo.pupils['noor'].pk}/waarnemen/").status_code in (403, 404)

    def test_nobody_ends_an_own_role(self, as_user, demo, today):
        role = Appointment.objects.get(user=demo.users["ruud"])
        as_user("ruud").post(reverse("school:end_role", args=[role.pk]))
        assert roles_of(demo.users["ruud"], today)

    @pytest.mark.parametrize("name", MAY)
    @pytest.mark.parametrize("role", ["teacher", "coordinator", "social_worker", "substitute"])
    def test_nobody_gives_a_role_to_oneself(self, as_user, demo, today, name, role):
        client, me = as_user(name), demo.users[name]
        before = roles_of(me, today)
        last = today.isoformat() if role == "substitute" else ""
        group = str(demo.groups["5B"].pk) if role in {"teacher", "substitute"} else ""
        data = {"role": role, "group": group, "starts": "", "ends": last}
        response = client.post(reverse("school:person", args=[me.pk]), data)
        assert response.status_code == 422
        assert "Jezelf kun je geen rol geven." in response.content.decode()
        response = add(client, login=profile_of(me).login, role=role, group=group, ends=last)
        assert response.status_code == 422
        assert "Jezelf kun je geen rol geven." in response.content.decode()
        assert roles_of(me, today) == before
        assert not GroupAssignment.objects.filter(user=me).exists()
        assert not LogEntry.objects.filter(verb__in=["staff_add", "staff_role"]).exists()

    def test_the_own_page_says_so_before_trying(self, as_user, demo):
        page = as_user("ineke").get(reverse("school:person", args=[demo.users["ineke"].pk])).content.decode()
        assert "Jezelf kun je geen rol geven." in page
        assert 'name="role"' not in page

    def test_another_may_give_it(self, as_user, demo, today):
        address = reverse("school:person", args=[demo.users["ineke"].pk])
        as_user("ruud").post(address, {"role": "coordinator", "group": "", "starts": "", "ends": ""})
        assert {one.role for one in roles_of(demo.users["ineke"], today)} == {"administrator", "coordinator"}

    def test_another_role_can_be_added(self, as_user, demo, today):
        address = reverse("school:person", args=[demo.users["marleen"].pk])
        as_user("ruud").post(address, {"role": "coordinator", "group": "", "starts": "", "ends": ""})
        assert {one.role for one in roles_of(demo.users["marleen"], today)} == {"teacher", "coordinator"}

    def test_the_same_role_again_is_told(self, as_user, demo):
        address = reverse("school:person", args=[demo.users["hilde"].pk])
        response = as_user("ruud").post(address, {"role": "coordinator", "group": "", "starts": "", "ends": ""})
        assert response.status_code == 422

    def test_an_account_without_a_role_here_now_is_still_found(self, as_user, demo):
        role = Appointment.objects.get(user=demo.users["joost"])
        client = as_user("ruud")
        page = client.post(reverse("school:end_role", args=[role.pk]), follow=True).content.decode()
        assert "Deze persoon heeft hier nu geen rol" in page


def test_somebody_with_no_tie_at_all_is_kept_out(demo, client):
    user = create_user(profile=Profile("N", "", "N", "n@n.example"), password=None, now=timezone.now())
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("school:overview")).status_code == 403
