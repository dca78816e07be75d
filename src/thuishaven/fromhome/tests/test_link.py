"""A link opens for one guardian, for a time, with the child's birthday, and in no other way."""

import logging
import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from thuishaven.fromhome.models import HomeLink, HomeLinkEnd, HomeVisit
from thuishaven.fromhome.tokens import fingerprint, new_token
from thuishaven.observe.models import Observation
from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.reports import SecretAddressFilter
from thuishaven.school.pupils import end_guardianship, know

pytestmark = pytest.mark.django_db
OPEN, OVER, WRONG, CLOSED, TOO_OFTEN = 200, 410, 422, 410, 429
SEEN = "SIG-POS-02"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def petra(demo):  # type: ignore[no-untyped-def]
    """The mother of Milan, as a guardian."""
    return demo.pupils["milan"].guardianships.get(user=demo.users["petra"])


@pytest.fixture
def link(as_user, petra) -> Callable[..., str]:  # type: ignore[no-untyped-def]
    """Make a link as the teacher does and give its address."""

    def make(guardianship=petra, language: str = "nl", days: int = 14) -> str:  # type: ignore[no-untyped-def]
        form = {"id": str(uuid4()), "guardian": guardianship.pk, "language": language, "days": days}
        page = as_user("marleen").post(f"/leerling/{guardianship.pupil_id}/thuis/", form)
        assert page.status_code == 200
        return _made(page.content.decode())

    return make


def _made(page: str) -> str:
    """The path of the link that a page shows, or nothing."""
    found = re.search(r'value="http://testserver(/thuis/[^"]+)"', page)
    return found.group(1) if found else ""


def _birthday(demo, key: str = "milan") -> dict[str, int]:  # type: ignore[no-untyped-def]
    born = know(demo.pupils[key]).identity.birth_date
    assert born is not None
    return {"day": born.day, "month": born.month}


def _wrong(demo) -> dict[str, int]:  # type: ignore[no-untyped-def]
    right = _birthday(demo)
    return {"day": right["day"] % 28 + 1, "month": right["month"]}


def _opened(demo, address: str) -> Client:  # type: ignore[no-untyped-def]
    family = Client()
    assert family.post(address, _birthday(demo)).status_code == 303
    return family


def _told(**more: object) -> dict[str, object]:
    return {"id": str(uuid4()), "signals": [SEEN], **more}


def test_the_door_shows_nothing_of_child_or_school(demo, link) -> None:  # type: ignore[no-untyped-def]
    page = Client().get(link()).content.decode()
    assert "Deze link is voor één gezin" in page
    shown = ["Milan", "Molenaar", "Petra", "Marleen", "Vlinderboom", "Thuishaven", SEEN]
    assert [word for word in shown if word in page] == []


def test_the_right_birthday_opens_the_page_of_the_child(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    page = _opened(demo, address).get(address).content.decode()
    assert "Milan" in page
    assert "Kuipers" not in page
    assert HomeVisit.objects.get().day == timezone.localdate()


def test_what_is_sent_is_of_the_guardian_and_stands_under_who_made_the_link(demo, link, petra) -> None:  # type: ignore[no-untyped-def]
    address = link()
    note = "Hij viel en wilde op schoot."
    form = _told(moment="home_bed", state="tense", responses=["STR-REL-16"], effect="1", note=note, back=2)
    _opened(demo, address).post(address, form)
    one = Observation.objects.get(pk=form["id"])
    assert (one.setting, one.observer_role, one.sent) == ("home", "guardian", True)
    assert one.observer == demo.users["marleen"]
    assert one.witness is not None
    assert one.witness.guardianship == petra
    assert (one.signals, one.moment, one.state, one.responses, one.effect) == (
        [SEEN],
        "home_bed",
        "tense",
        ["STR-REL-16"],
        1,
    )
    assert timezone.localdate(one.at) == timezone.localdate() - timedelta(days=2)
    assert note.encode() not in bytes(one.note_sealed)
    entry = LogEntry.objects.filter(thing=str(one.pk)).get()
    assert (entry.verb, entry.actor, entry.why, entry.subject) == (
        "home_link_add",
        None,
        "home_link",
        demo.pupils["milan"].pk,
    )


def test_the_same_form_twice_saves_once(demo, link) -> None:  # type: ignore[no-untyped-def]
    address, form = link(), _told()
    family = _opened(demo, address)
    assert [family.post(address, form).status_code for _ in range(2)] == [303, 303]
    assert Observation.objects.filter(pk=form["id"]).count() == 1
    assert LogEntry.objects.filter(verb="home_link_add").count() == 1


def test_an_id_of_another_child_is_refused(demo, link) -> None:  # type: ignore[no-untyped-def]
    address, taken = link(), Observation.objects.filter(pupil=demo.pupils["sami"]).first()
    assert taken is not None
    assert _opened(demo, address).post(address, _told(id=str(taken.pk))).status_code == WRONG
    taken.refresh_from_db()
    assert taken.pupil == demo.pupils["sami"]


def test_without_a_tap_nothing_is_sent_and_what_was_written_stays(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    page = _opened(demo, address).post(address, {"id": str(uuid4()), "note": "hij lachte", "state": "calm"})
    assert page.status_code == WRONG
    assert "hij lachte" in page.content.decode()
    assert "Tik minstens één ding aan" in page.content.decode()


def test_only_what_is_offered_can_be_sent(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    family = _opened(demo, address)
    for form in (
        _told(signals=["SIG-LEARN-09"]),
        _told(moment="circle"),
        _told(back=40),
        _told(responses=["RESP-SENT-OUT"]),
    ):
        assert family.post(address, form).status_code == WRONG


def test_what_was_sent_in_this_visit_can_be_taken_back_and_put_back(demo, link) -> None:  # type: ignore[no-untyped-def]
    address, form = link(), _told()
    family = _opened(demo, address)
    family.post(address, form)
    family.post(f"{address}terug/", {"sent": form["id"]})
    one = Observation.objects.get(pk=form["id"])
    assert hasattr(one, "withdrawal")
    assert "U nam dit terug" in family.get(address).content.decode()
    family.post(f"{address}terug/", {"sent": form["id"], "put": "1"})
    assert not hasattr(Observation.objects.get(pk=form["id"]), "withdrawal")


def test_what_was_sent_in_another_visit_cannot_be_taken_back(demo, link) -> None:  # type: ignore[no-untyped-def]
    address, form = link(), _told()
    _opened(demo, address).post(address, form)
    later = _opened(demo, address)
    assert "Wat u net vertelde" not in later.get(address).content.decode()
    assert later.post(f"{address}terug/", {"sent": form["id"]}).status_code == 303
    assert not hasattr(Observation.objects.get(pk=form["id"]), "withdrawal")


def test_a_link_is_over_after_its_days(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link(days=1)
    family = _opened(demo, address)
    HomeLink.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert Client().get(address).status_code == OVER
    assert family.post(address, _told()).status_code == OVER


def test_a_link_works_until_the_end_of_its_last_day(demo, link, as_user, petra) -> None:  # type: ignore[no-untyped-def]
    link(days=3)
    until = timezone.localtime(HomeLink.objects.get().until)
    assert (until.date() - timezone.localdate(), until.hour, until.minute) == (timedelta(days=4), 0, 0)


@pytest.mark.parametrize("days", [0, 61])
def test_a_link_works_for_one_to_sixty_days(as_user, petra, days: int) -> None:  # type: ignore[no-untyped-def]
    form = {"id": str(uuid4()), "guardian": petra.pk, "language": "nl", "days": days}
    assert as_user("marleen").post(f"/leerling/{petra.pupil_id}/thuis/", form).status_code == WRONG
    assert not HomeLink.objects.exists()


def test_a_withdrawn_link_is_over_at_once_and_can_be_given_back(demo, link, as_user, petra) -> None:  # type: ignore[no-untyped-def]
    address, teacher = link(), as_user("marleen")
    family, made = _opened(demo, address), HomeLink.objects.get()
    teacher.post(f"/leerling/{petra.pupil_id}/thuis/{made.pk}/intrekken/")
    assert family.get(address).status_code == OVER
    teacher.post(f"/leerling/{petra.pupil_id}/thuis/{made.pk}/terugzetten/")
    assert family.get(address).status_code == OPEN


def test_who_is_no_guardian_any_more_loses_the_link_at_once(demo, link, petra, as_user) -> None:  # type: ignore[no-untyped-def]
    address = link()
    family = _opened(demo, address)
    end_guardianship(guardianship=petra, today=timezone.localdate())
    assert family.get(address).status_code == OVER
    assert family.post(address, _told()).status_code == OVER
    form = {"id": str(uuid4()), "guardian": petra.pk, "language": "nl", "days": 14}
    assert as_user("marleen").post(f"/leerling/{petra.pupil_id}/thuis/", form).status_code == WRONG


def test_five_wrong_birthdays_close_the_link_and_the_school_sees_that(demo, link, petra, as_user) -> None:  # type: ignore[no-untyped-def]
    address, stranger = link(), Client()
    answers = [stranger.post(address, _wrong(demo)).status_code for _ in range(5)]
    assert answers == [WRONG] * 4 + [CLOSED]
    assert stranger.post(address, _birthday(demo)).status_code == OVER
    assert HomeLinkEnd.objects.get().by is None
    assert (
        "vijf keer een verkeerde verjaardag"
        in as_user("marleen").get(f"/leerling/{petra.pupil_id}/thuis/").content.decode()
    )
    made = HomeLink.objects.get()
    as_user("marleen").post(f"/leerling/{petra.pupil_id}/thuis/{made.pk}/terugzetten/")
    assert Client().get(address).status_code == OVER


def test_a_visit_with_one_link_opens_no_other(demo, link) -> None:  # type: ignore[no-untyped-def]
    father = demo.pupils["milan"].guardianships.get(user=demo.users["dennis"])
    of_mother, of_father = link(), link(father)
    family = _opened(demo, of_mother)
    assert "Milan" not in family.get(of_father).content.decode()
    family.post(of_father, _told())
    assert not Observation.objects.filter(sent=True).exists()


def test_what_one_parent_sent_stays_apart_from_the_other(demo, link, as_user) -> None:  # type: ignore[no-untyped-def]
    father = demo.pupils["milan"].guardianships.get(user=demo.users["dennis"])
    of_mother, of_father, form = link(), link(father), _told()
    _opened(demo, of_mother).post(of_mother, form)
    assert "Wat u net vertelde" not in _opened(demo, of_father).get(of_father).content.decode()
    looked = as_user("dennis").get(f"/mijn-kind/{father.pupil_id}/wie/").content.decode()
    assert "vertelde wat thuis te zien was" not in looked


def test_what_was_written_before_the_visit_ran_out_waits_behind_the_birthday(demo, link) -> None:  # type: ignore[no-untyped-def]
    address, form, late = link(), _told(note="een lang verhaal"), Client()
    page = late.post(address, form)
    assert "een lang verhaal" in page.content.decode()
    assert not Observation.objects.filter(pk=form["id"]).exists()
    late.post(address, {**form, **_birthday(demo)})
    assert Observation.objects.filter(pk=form["id"], sent=True).exists()


def test_neither_the_link_nor_its_signs_stand_in_the_database(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    _opened(demo, address).post(address, _told())
    token = address.split("/")[2]
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(value) for row in cursor.fetchall() for value in row]
    assert not [value for value in rows if token in value or token.replace("-", "") in value]
    assert HomeLink.objects.get().fingerprint == fingerprint(token)


@pytest.mark.parametrize(
    "address", ["/thuis/abcd-efgh/", "/thuis/abcd-efgh/terug/", "/inloggen/nieuw-wachtwoord/abcd-efgh/"]
)
def test_no_line_of_the_log_holds_a_link(address: str) -> None:
    record = logging.LogRecord(
        "django.security.csrf", logging.WARNING, "", 0, "Forbidden (%s): %s", ("why", address), None
    )
    SecretAddressFilter().filter(record)
    assert "abcd" not in record.getMessage()
    assert record.getMessage().startswith("Forbidden (why): /")


def test_the_log_of_the_installation_uses_that_filter(settings) -> None:  # type: ignore[no-untyped-def]
    handler = settings.LOGGING["handlers"]["stderr"]
    assert settings.LOGGING["filters"][handler["filters"][0]]["()"].endswith("SecretAddressFilter")


def test_a_link_is_long_and_knows_its_own_signs() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(one.replace("-", "")) for one in tokens} == {28}
    assert fingerprint("ABCD efgh") == fingerprint("abcd-efgh") != fingerprint("abcd-efgj")


def test_asking_for_links_that_do_not_exist_is_stopped(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    answers = [Client().get(f"/thuis/{new_token()}/").status_code for _ in range(21)]
    assert answers == [OVER] * 20 + [TOO_OFTEN]
    assert Client().get(address).status_code == TOO_OFTEN


@pytest.mark.parametrize("which", ["door", "page", "gone"])
def test_the_page_is_not_kept_and_tells_nobody_its_address(demo, link, which: str) -> None:  # type: ignore[no-untyped-def]
    address = link()
    client = _opened(demo, address) if which == "page" else Client()
    response = client.get("/thuis/nee/" if which == "gone" else address)
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]


def test_the_cookie_is_short_and_scripts_cannot_read_it(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    cookie = _opened(demo, address).cookies["thuishaven_home"]
    assert cookie["httponly"]
    assert cookie["max-age"] == 1800
    assert address.split("/")[2] not in cookie.value
    family = _opened(demo, address)
    family.cookies["thuishaven_home"] = cookie.value[:-1] + ("a" if cookie.value[-1] != "a" else "b")
    assert "Milan" not in family.get(address).content.decode()


def test_who_is_done_leaves_nothing_open_on_the_phone(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    family = _opened(demo, address)
    assert "U bent klaar" in family.post(f"{address}klaar/").content.decode()
    assert "Milan" not in family.get(address).content.decode()


def test_a_link_is_shown_once(demo, as_user, petra) -> None:  # type: ignore[no-untyped-def]
    teacher, form = as_user("marleen"), {"id": str(uuid4()), "guardian": petra.pk, "language": "pl", "days": 14}
    address = f"/leerling/{petra.pupil_id}/thuis/"
    first = teacher.post(address, form)
    made = _made(first.content.decode())
    assert made
    again = teacher.post(address, form)
    assert again.status_code == 302
    assert HomeLink.objects.count() == 1
    assert made.split("/")[2] not in teacher.get(address).content.decode()


def test_a_guardian_of_another_child_gets_no_link(demo, as_user, petra) -> None:  # type: ignore[no-untyped-def]
    form = {"id": str(uuid4()), "guardian": petra.pk, "language": "nl", "days": 14}
    assert as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/thuis/", form).status_code == WRONG


def test_no_contact_data_stands_on_the_page(demo, as_user, petra) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(f"/leerling/{petra.pupil_id}/thuis/").content.decode()
    assert "Petra Molenaar" in page
    assert [word for word in ("Havenstraat", "06-1234", "petra@") if word in page] == []


def test_an_erased_child_closes_its_links(demo, link, as_user) -> None:  # type: ignore[no-untyped-def]
    address, form = link(), _told()
    family = _opened(demo, address)
    family.post(address, form)
    pupil = demo.pupils["milan"]
    answer = as_user("ruud").post(
        f"/privacy/wissen/{pupil.pk}/", {"ground": "guardian_asked", "name": know(pupil).full_name}
    )
    assert answer.status_code == 302
    assert family.get(address).status_code == OVER
    assert Observation.objects.filter(pk=form["id"]).exists()


def test_worrying_words_show_kindly_where_help_is(demo, link) -> None:  # type: ignore[no-untyped-def]
    address = link()
    family = _opened(demo, address)
    family.post(address, _told(note="Papa slaat hem elke dag."))
    page = family.get(address).content.decode()
    assert 'class="help" role="status"' in page
    assert "112" in page
    assert "0800-2000" in page


def test_the_page_asks_the_same_number_of_questions_however_much_was_sent(
    demo, link, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    address = link()
    family = _opened(demo, address)
    for _ in range(4):
        family.post(address, _told())
    with django_assert_max_num_queries(8):
        family.get(address)
