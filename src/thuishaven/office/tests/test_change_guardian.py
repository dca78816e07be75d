"""Authority that comes or goes, and a guardian who no longer is one: at once, asked once, and in the log."""

import pytest
from django.urls import reverse
from django.utils import timezone

from thuishaven.plan.models import GuardianRemark, PlanVersion
from thuishaven.privacy import log
from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.words import verb_words
from thuishaven.school.models import Guardianship
from thuishaven.share.services import UnableToShareError, share_plan

MAY = ("hilde", "ruud")
MAY_NOT = ("marleen", "joost", "femke", "aicha", "petra", "dennis", "ineke")


@pytest.fixture
def petra(demo):
    """Petra, mother of Milan, with authority."""
    return Guardianship.objects.get(user=demo.users["petra"])


@pytest.fixture
def samira(demo):
    """Samira, grandmother of Sami, without authority; the plan is shared with her."""
    return Guardianship.objects.get(user=demo.users["samira"])


def address(name: str, row: Guardianship) -> str:
    return reverse(f"school:{name}", args=[row.pupil_id, row.pk])


@pytest.mark.parametrize("name", MAY)
def test_authority_is_changed_and_changed_back(as_user, demo, petra, name):
    client, mother = as_user(name), as_user("petra")
    who_looked = f"/mijn-kind/{petra.pupil_id}/wie/"
    assert mother.get(who_looked).status_code == 200
    client.post(address("guardian_authority", petra), {"authority": "no"})
    assert mother.get(who_looked).status_code == 403
    client.post(address("guardian_authority", petra), {"authority": "yes"})
    assert mother.get(who_looked).status_code == 200


@pytest.mark.parametrize("name", MAY_NOT)
@pytest.mark.parametrize("page", ["guardian_authority", "guardian_end"])
def test_others_may_not(as_user, petra, name, page):
    assert as_user(name).post(address(page, petra), {"authority": "no"}).status_code == 403
    petra.refresh_from_db()
    assert (petra.has_authority, petra.ended_on) == (True, None)


@pytest.mark.parametrize("page", ["guardian_authority", "guardian_end"])
def test_nothing_changes_by_opening_an_address(as_user, petra, page):
    assert as_user("hilde").get(address(page, petra)).status_code == 405


@pytest.mark.parametrize("page", ["guardian_authority", "guardian_end"])
def test_a_guardian_of_another_child_is_not_found(as_user, demo, petra, page):
    wrong = reverse(f"school:{page}", args=[demo.pupils["noor"].pk, petra.pk])
    assert as_user("hilde").post(wrong, {"authority": "no"}).status_code == 404


def test_each_change_stands_in_the_chain_of_the_log(as_user, demo, petra):
    client = as_user("hilde")
    client.post(address("guardian_authority", petra), {"authority": "no"})
    client.post(address("guardian_authority", petra), {"authority": "yes"})
    client.post(address("guardian_end", petra))
    verbs = ["guardian_authority_gone", "guardian_authority_given", "guardian_end"]
    entries = list(LogEntry.objects.filter(verb__in=verbs).order_by("seq"))
    assert [one.verb for one in entries] == verbs
    assert {(one.actor, one.subject, one.why, one.thing) for one in entries} == {
        (demo.users["hilde"].pk, petra.pupil_id, "coordinator_of_school", str(petra.pk))
    }
    assert log.verify().holds
    assert all(verb_words(verb) != verb for verb in verbs)


def test_what_stood_so_already_changes_and_logs_nothing(as_user, petra):
    response = as_user("hilde").post(address("guardian_authority", petra), {"authority": "yes"}, follow=True)
    assert "Dit stond al zo." in response.content.decode()
    assert not LogEntry.objects.filter(verb__startswith="guardian_authority").exists()


@pytest.mark.parametrize("data", [{}, {"authority": ""}, {"authority": "maybe"}])
def test_without_a_choice_nothing_changes(as_user, petra, data):
    page = as_user("hilde").post(address("guardian_authority", petra), data, follow=True).content.decode()
    assert "Er is niets veranderd" in page
    petra.refresh_from_db()
    assert petra.has_authority


def test_each_change_is_asked_once(as_user, petra, samira):
    client = as_user("hilde")
    page = client.get(reverse("school:guardians", args=[petra.pupil_id])).content.decode()
    assert "Heeft Petra Molenaar geen gezag meer over Milan?" in page
    assert "Hoort Petra Molenaar niet meer bij Milan?" in page
    page = client.get(reverse("school:guardians", args=[samira.pupil_id])).content.decode()
    assert "nu gezag over Sami?" in page


def test_who_is_no_guardian_any_more_sees_nothing_at_once(as_user, demo, samira):
    grandmother = as_user("samira")
    assert grandmother.get(f"/mijn-kind/{samira.pupil_id}/plan/").status_code == 200
    as_user("hilde").post(address("guardian_end", samira))
    for path in (f"/mijn-kind/{samira.pupil_id}/", f"/mijn-kind/{samira.pupil_id}/plan/",
                 f"/leerling/{samira.pupil_id}/waarnemen/nieuw/"):  # fmt: skip
        assert grandmother.get(path).status_code == 404, path
    assert grandmother.get("/mijn-kind/").status_code == 403


def test_the_other_child_of_the_same_guardian_stays(as_user, demo, petra):
    other = Guardianship.objects.create(
        pupil=demo.pupils["noor"], user=demo.users["petra"], relation="mother", has_authority=True,
        lives_with_child=True, identity_sealed=b"", since=petra.since,
    )  # fmt: skip
    as_user("ruud").post(address("guardian_end", petra))
    assert as_user("petra").get("/mijn-kind/").url == f"/mijn-kind/{other.pupil_id}/"


def test_what_was_written_and_shared_stays_but_nothing_new_is_shared(as_user, demo, samira):
    as_user("samira").post(f"/mijn-kind/{samira.pupil_id}/plan/", {"text": "Thuis helpt zingen."})
    as_user("hilde").post(address("guardian_end", samira))
    assert GuardianRemark.objects.filter(guardianship=samira).count() == 1
    assert "Thuis helpt zingen." in as_user("marleen").get(f"/leerling/{samira.pupil_id}/plannen/").content.decode()
    assert "Samira" not in as_user("marleen").get(f"/leerling/{samira.pupil_id}/delen/").content.decode()
    samira.refresh_from_db()
    version = PlanVersion.objects.filter(plan__pupil=samira.pupil_id).latest("number")
    admission = type("Admission", (), {"pupil": samira.pupil})()
    with pytest.raises(UnableToShareError):
        share_plan(admission=admission, version=version, guardianship=samira)


def test_the_page_keeps_the_name_of_who_was_there_and_no_contact_data(as_user, petra):
    client = as_user("hilde")
    client.post(address("guardian_end", petra))
    page = client.get(reverse("school:guardians", args=[petra.pupil_id])).content.decode()
    assert "Hoorde eerder bij het kind" in page
    assert "Petra Molenaar" in page
    assert "Havenstraat" not in page
    assert "Dennis Kuipers" in page
    assert "1 ouder of verzorger" in client.get(reverse("school:families")).content.decode()


def test_ending_twice_and_changing_afterwards_say_that_it_is_over(as_user, petra):
    client = as_user("hilde")
    client.post(address("guardian_end", petra))
    assert "al niet meer" in client.post(address("guardian_end", petra), follow=True).content.decode()
    page = client.post(address("guardian_authority", petra), {"authority": "no"}, follow=True).content.decode()
    assert "hoort niet meer bij het kind" in page
    assert client.post(address("guardian_invite", petra)).status_code == 404
    assert LogEntry.objects.filter(verb="guardian_end").count() == 1


def test_somebody_can_come_back_as_a_guardian_and_sees_nothing_of_before(as_user, demo, samira):
    client = as_user("hilde")
    client.post(address("guardian_end", samira))
    client.post(reverse("school:guardians", args=[samira.pupil_id]), {
        "given": "Samira", "prefix": "", "family": "Haddad", "relation": "grandparent", "has_authority": "no",
        "lives_with_child": "yes", "phone": "", "email": "samira@vlinderboom.example", "address": "",
        "with_account": "on",
    })  # fmt: skip
    assert Guardianship.objects.get(pupil=samira.pupil_id, ended_on=None).user == demo.users["samira"]
    grandmother = as_user("samira")
    assert grandmother.get(f"/mijn-kind/{samira.pupil_id}/").status_code == 200
    assert grandmother.get(f"/mijn-kind/{samira.pupil_id}/plan/").status_code == 404


def test_the_day_it_ended_is_kept(as_user, petra):
    as_user("hilde").post(address("guardian_end", petra))
    petra.refresh_from_db()
    assert petra.ended_on == timezone.localdate()
