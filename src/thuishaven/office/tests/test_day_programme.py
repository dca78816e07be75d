"""The day programme of a group: begun with one press, changed by day, the same on each day with one press."""

import re
from datetime import datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone

from thuishaven.domain.access import Role
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import Appointment, DayMoment, Group, School
from thuishaven.school.programme import SCHOOL_WEEKDAYS, usual_day
from thuishaven.school.queries import moment_at

MAY = ("hilde", "ruud", "ineke")
MAY_NOT = ("marleen", "joost", "femke", "aicha", "petra", "samira")
SHORT = [("8:30", "arrival"), ("9:00", "circle"), ("12:15", "leaving")]


@pytest.fixture
def group(demo):
    return demo.groups["5B"]


@pytest.fixture
def empty(group):
    """5B without a day programme."""
    DayMoment.objects.filter(group=group).delete()
    return group


def day_url(group, number: int = 1) -> str:
    return reverse("school:programme_day", args=[group.pk, number])


def seen_on(client, address: str) -> str:
    return re.search(r'name="seen" value="(\w+)"', client.get(address).content.decode())[1]


def send(client, group, lines, *, number=1, do="save", seen=None):
    address = day_url(group, number)
    data = {"do": do, "seen": seen_on(client, address) if seen is None else seen}
    for index, (starts, moment) in enumerate(lines, 1):
        data |= {f"starts_{index}": starts, f"moment_{index}": moment}
    return client.post(address, data)


def stored(group, weekday: int = 0) -> list[tuple[str, str]]:
    rows = DayMoment.objects.filter(group=group, weekday=weekday).order_by("starts")
    return [(f"{one.starts:%-H:%M}", one.moment) for one in rows]


class TestAccess:
    @pytest.mark.parametrize("name", MAY)
    def test_who_looks_after_class_lists_may(self, as_user, group, name):
        client = as_user(name)
        assert client.get(reverse("school:programmes")).status_code == 200
        assert client.get(reverse("school:programme", args=[group.pk])).status_code == 200
        assert send(client, group, SHORT).status_code == 302

    @pytest.mark.parametrize("name", MAY_NOT)
    def test_others_may_not(self, as_user, group, name):
        client, before = as_user(name), stored(group)
        for page in ("programme", "programme_usual"):
            assert client.post(reverse(f"school:{page}", args=[group.pk])).status_code == 403
        assert client.get(reverse("school:programmes")).status_code == 403
        assert send(client, group, SHORT, seen="x").status_code == 403
        assert stored(group) == before

    def test_the_group_of_another_school_is_not_found(self, as_user, group):
        other = Group.objects.create(school=School.objects.create(name="Elders"), year=group.year, name="X", grades=[5])
        for address in (day_url(other), reverse("school:programme", args=[other.pk])):
            assert as_user("ruud").get(address).status_code == 404
        assert as_user("ruud").post(reverse("school:programme_usual", args=[other.pk])).status_code == 404
        assert not DayMoment.objects.filter(group=other).exists()

    @pytest.mark.parametrize("number", [0, 6, 7, 99])
    def test_there_are_five_school_days(self, as_user, group, number):
        assert as_user("ruud").get(day_url(group, number)).status_code == 404

    def test_it_is_reached_from_the_overview_and_from_the_group(self, as_user, demo, group):
        assert reverse("school:programmes") in as_user("ineke").get(reverse("school:overview")).content.decode()
        address = reverse("school:programme", args=[group.pk])
        assert address in as_user("ineke").get(reverse("school:programmes")).content.decode()
        assert f"{address}?school={demo.school.pk}" in as_user("hilde").get("/leerlingen/").content.decode()
        assert address not in as_user("marleen").get("/leerlingen/").content.decode()

    def test_who_works_at_two_schools_stays_at_the_one_of_the_group(self, as_user, demo, group, today):
        other = School.objects.create(name="Aan de overkant")
        Appointment.objects.create(user=demo.users["ruud"], school=other, role=Role.HEAD, starts=today)
        client = as_user("ruud")
        address = f"{reverse('school:programme', args=[group.pk])}?school={demo.school.pk}"
        page = client.get(address).content.decode()
        assert f'action="{day_url(group)}?school={demo.school.pk}"' in page


class TestUsual:
    def test_an_empty_group_begins_with_one_press(self, as_user, empty):
        client = as_user("hilde")
        assert "nog niet ingevuld" in client.get(reverse("school:programmes")).content.decode()
        assert "Begin met een gewone week" in client.get(day_url(empty)).content.decode()
        response = client.post(reverse("school:programme_usual", args=[empty.pk]))
        assert response.url == reverse("school:programme", args=[empty.pk])
        for weekday in SCHOOL_WEEKDAYS:
            assert stored(empty, weekday) == [(f"{one.starts:%-H:%M}", one.moment) for one in usual_day(weekday)]
        assert "Begin met een gewone week" not in client.get(day_url(empty)).content.decode()

    def test_it_never_writes_over_what_is_there(self, as_user, group):
        before = stored(group)
        page = as_user("hilde").post(reverse("school:programme_usual", args=[group.pk]), follow=True).content.decode()
        assert "Er staat al een dagprogramma" in page
        assert stored(group) == before

    def test_it_knows_only_moments_of_the_catalogue_in_order(self):
        for weekday in SCHOOL_WEEKDAYS:
            day = usual_day(weekday)
            assert {one.moment for one in day} <= set(load_catalogue().moments)
            assert [one.starts for one in day] == sorted({one.starts for one in day})

    def test_nothing_changes_by_opening_the_address(self, as_user, empty):
        assert as_user("hilde").get(reverse("school:programme_usual", args=[empty.pk])).status_code == 405


class TestSave:
    def test_one_day_is_replaced_and_the_others_stay(self, as_user, group):
        before = stored(group, 1)
        response = send(as_user("ruud"), group, SHORT)
        assert response.url == day_url(group)
        assert stored(group) == SHORT
        assert stored(group, 1) == before

    def test_one_press_makes_each_school_day_the_same(self, as_user, demo, group):
        other = stored(demo.groups["7/8"])
        send(as_user("ruud"), group, SHORT, number=3, do="all")
        assert [stored(group, weekday) for weekday in SCHOOL_WEEKDAYS] == [SHORT] * 5
        assert stored(demo.groups["7/8"]) == other

    def test_lines_may_stand_in_any_order_and_empty_ones_do_not_count(self, as_user, group):
        send(as_user("ruud"), group, [("", ""), SHORT[2], ("", ""), SHORT[0], SHORT[1]])
        assert stored(group) == SHORT

    def test_what_is_emptied_is_gone(self, as_user, group):
        client = as_user("ruud")
        send(client, group, SHORT)
        send(client, group, [SHORT[0], ("", ""), SHORT[2]])
        assert stored(group) == [SHORT[0], SHORT[2]]
        page = client.post(day_url(group), {"do": "save", "seen": seen_on(client, day_url(group))}, follow=True)
        assert "staat nu niets" in page.content.decode()
        assert stored(group) == []

    def test_the_page_shows_what_was_saved(self, as_user, group):
        client = as_user("ruud")
        send(client, group, SHORT)
        page = client.get(day_url(group)).content.decode()
        assert 'value="08:30"' in page
        assert page.count('<option value="arrival" selected>') == 1
        assert "home_bed" not in page

    def test_the_moment_of_an_observation_follows_it(self, as_user, demo, group):
        send(as_user("ruud"), group, SHORT, number=2)
        tuesday = timezone.make_aware(datetime(2026, 11, 17, 9, 30))
        assert moment_at(demo.pupils["lotte"].pk, timezone.localtime(tuesday)) == "circle"

    def test_it_is_logged_without_a_child(self, as_user, demo, group):
        send(as_user("hilde"), group, SHORT)
        entry = LogEntry.objects.get(verb="day_programme")
        assert (entry.actor, entry.subject, entry.why, entry.thing) == (
            demo.users["hilde"].pk, None, "coordinator_of_school", str(group.pk),
        )  # fmt: skip

    def test_two_people_at_once_do_not_write_over_each_other(self, as_user, group):
        first, second = as_user("hilde"), as_user("ruud")
        seen = seen_on(second, day_url(group))
        send(first, group, SHORT)
        response = send(second, group, [("10:00", "gym")], seen=seen)
        page = response.content.decode()
        assert response.status_code == 409
        assert "Iemand anders heeft deze dag net gewijzigd" in page
        assert 'value="10:00"' in page
        assert stored(group) == SHORT
        again = re.search(r'name="seen" value="(\w+)"', page)[1]
        assert send(second, group, [("10:00", "gym")], seen=again).status_code == 302
        assert stored(group) == [("10:00", "gym")]

    def test_a_form_that_was_refused_first_still_builds_on_what_was_seen(self, as_user, group):
        first, second = as_user("hilde"), as_user("ruud")
        seen = seen_on(second, day_url(group))
        send(first, group, SHORT)
        page = send(second, group, [("x", "gym")], seen=seen).content.decode()
        again = re.search(r'name="seen" value="(\w+)"', page)[1]
        assert send(second, group, [("10:00", "gym")], seen=again).status_code == 409
        assert stored(group) == SHORT


class TestRefuse:
    @pytest.mark.parametrize(("line", "words"), [
        (("", "gym"), "Vul in hoe laat dit begint"), (("10:00", ""), "Kies wat er dan begint"),
        (("10:00", "disco"), "Kies er een uit de lijst"), (("10:00", "home_bed"), "Kies er een uit de lijst"),
        (("vroeg", "gym"), "Schrijf de tijd zoals 8:30"), (("25:00", "gym"), "Schrijf de tijd zoals 8:30"),
        (("18:01", "gym"), "Dit is te laat"), (("23:59", "gym"), "Dit is te laat"), (("6:59", "gym"), "Dit is te vroeg"),
        (("8:30", "gym"), "Om 08:30 begint al iets anders"), (("08.30", "arrival"), "Om 08:30 begint al iets anders"),
    ])  # fmt: skip
    @pytest.mark.parametrize("do", ["save", "all"])
    def test_what_does_not_do_is_told_beside_the_line_and_nothing_is_saved(self, as_user, group, line, words, do):
        before = [stored(group, weekday) for weekday in SCHOOL_WEEKDAYS]
        response = send(as_user("ruud"), group, [*SHORT, line], do=do)
        page = response.content.decode()
        assert response.status_code == 422
        assert re.search(rf'<p class="error" id="id_(starts|moment)_4_error">.*?{re.escape(words)}', page, re.DOTALL)
        assert re.search(r'aria-describedby="id_(starts|moment)_4_error"', page)
        assert 'aria-invalid="true"' in page
        assert [stored(group, weekday) for weekday in SCHOOL_WEEKDAYS] == before
        assert not LogEntry.objects.filter(verb="day_programme").exists()

    def test_what_was_right_stays_in_the_form(self, as_user, group):
        page = send(as_user("ruud"), group, [("8:40", "arrival"), ("x", "gym")]).content.decode()
        assert 'value="8:40"' in page

    def test_an_empty_day_is_not_put_on_all_days(self, as_user, group):
        before = stored(group, 4)
        response = send(as_user("ruud"), group, [("", "")], do="all")
        assert response.status_code == 422
        assert "minstens één moment" in response.content.decode()
        assert stored(group, 4) == before

    def test_more_lines_than_a_day_holds(self, as_user, group):
        lines = [(f"{7 + index // 6}:{index % 6}0", "gym") for index in range(31)]
        response = send(as_user("ruud"), group, lines)
        assert response.status_code == 422
        assert "hoogstens 30 regels" in response.content.decode()


def test_as_many_lines_as_a_day_holds_are_saved(as_user, group):
    lines = [(f"{7 + index // 6}:{index % 6}0", "gym") for index in range(30)]
    assert send(as_user("ruud"), group, lines).status_code == 302
    assert len(stored(group)) == 30
    assert as_user("ruud").get(day_url(group)).status_code == 200


def test_more_groups_do_not_cost_more_queries(as_user, demo, group, django_assert_max_num_queries):
    for number in range(10):
        added = Group.objects.create(school=demo.school, year=group.year, name=f"G{number}", grades=[4])
        DayMoment.objects.create(group=added, weekday=0, starts=time(9), moment="circle")
    client = as_user("ruud")
    with django_assert_max_num_queries(10):
        assert "1 schooldag ingevuld" in client.get(reverse("school:programmes")).content.decode()
