"""Days without school: added, changed and removed, never two on one day."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thuishaven.domain.access import Role
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import Appointment, Holiday, School, SchoolYear

PAGE = "/school/vakanties/"
MAY = ("hilde", "ruud", "ineke")
MAY_NOT = ("marleen", "joost", "femke", "aicha", "petra", "samira")


@pytest.fixture
def year(demo) -> SchoolYear:
    """The year of the demo school, without a day off."""
    Holiday.objects.all().delete()
    return SchoolYear.objects.get()


@pytest.fixture
def spring(year) -> Holiday:
    """A week in the spring."""
    first = date(year.ends.year, 3, 1)
    return Holiday.objects.create(year=year, name="Lentevakantie", starts=first, ends=first + timedelta(days=6))


def form(name: str, starts: date, ends: date | None = None, **more: str) -> dict[str, str]:
    return {"name": name, "starts": starts.isoformat(), "ends": ends.isoformat() if ends else "", **more}


def seen_on(client, holiday) -> str:
    page = client.get(reverse("school:holiday", args=[holiday.pk])).content.decode()
    return re.search(r'name="seen" value="(\w+)"', page)[1]


@pytest.mark.parametrize("key", MAY)
def test_who_looks_after_class_lists_manages_them(as_user, year, key) -> None:
    client = as_user(key)
    day = year.starts + timedelta(days=90)
    assert client.post(PAGE, form("Studiedag", day)).status_code == 302
    row = Holiday.objects.get()
    assert (row.name, row.starts, row.ends, row.year) == ("Studiedag", day, day, year)
    change = reverse("school:holiday", args=[row.pk])
    later = day + timedelta(days=1)
    assert client.post(change, form("Studiedag", later, seen=seen_on(client, row))).status_code == 302
    assert Holiday.objects.get().starts == later
    remove = reverse("school:holiday_remove", args=[row.pk])
    assert client.post(remove, {"seen": seen_on(client, row)}).status_code == 302
    assert not Holiday.objects.exists()
    verbs = LogEntry.objects.filter(verb__startswith="holiday").order_by("seq").values_list("verb", flat=True)
    assert list(verbs) == ["holiday_add", "holiday_change", "holiday_remove"]


@pytest.mark.parametrize("key", MAY_NOT)
def test_others_do_not(as_user, spring, key) -> None:
    client, before = as_user(key), list(Holiday.objects.values())
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, form("Vrij", spring.ends + timedelta(days=9))).status_code == 403
    for name in ("holiday", "holiday_remove"):
        assert client.post(reverse(f"school:{name}", args=[spring.pk]), {}).status_code == 403
    assert list(Holiday.objects.values()) == before


@pytest.mark.parametrize(("first", "last"), [(0, 0), (-3, 0), (6, 9), (-3, 9), (2, 3)])
def test_days_that_are_free_already_are_refused_with_the_name_of_what_is_there(as_user, spring, first, last) -> None:
    days = [spring.starts + timedelta(days=step) for step in (first, last)]
    answer = as_user("hilde").post(PAGE, form("Studiedag", *days))
    assert answer.status_code == 422
    assert "Deze dagen vallen samen met Lentevakantie" in answer.content.decode()
    assert Holiday.objects.count() == 1


def test_days_right_before_and_after_are_welcome(as_user, spring) -> None:
    client = as_user("hilde")
    for day in (spring.starts - timedelta(days=1), spring.ends + timedelta(days=1)):
        assert client.post(PAGE, form("Studiedag", day)).status_code == 302
    assert Holiday.objects.count() == 3


def test_the_same_sent_twice_is_added_once(as_user, year) -> None:
    data = form("Studiedag", year.starts + timedelta(days=90))
    for _ in range(2):
        assert as_user("hilde").post(PAGE, data).status_code == 302
    assert Holiday.objects.count() == 1


def test_changing_does_not_meet_itself_and_does_meet_another(as_user, spring, year) -> None:
    client = as_user("hilde")
    other = Holiday.objects.create(
        year=year, name="Studiedag", starts=spring.ends + timedelta(days=3), ends=spring.ends + timedelta(days=3)
    )
    change = reverse("school:holiday", args=[spring.pk])
    seen = seen_on(client, spring)
    longer = form("Lentevakantie", spring.starts, spring.ends + timedelta(days=2), seen=seen)
    assert client.post(change, longer).status_code == 302
    again = form("Lentevakantie", spring.starts, other.starts, seen=seen_on(client, spring))
    answer = client.post(change, again)
    assert answer.status_code == 422
    assert "Deze dagen vallen samen met Studiedag" in answer.content.decode()


def test_what_somebody_else_changed_is_not_written_over(as_user, spring) -> None:
    client = as_user("hilde")
    seen = seen_on(client, spring)
    Holiday.objects.filter(pk=spring.pk).update(name="Voorjaarsvakantie")
    answer = client.post(reverse("school:holiday", args=[spring.pk]), form("Anders", spring.starts, seen=seen))
    assert answer.status_code == 409
    assert "Iemand anders heeft dit net gewijzigd." in answer.content.decode()
    client.post(reverse("school:holiday_remove", args=[spring.pk]), {"seen": seen})
    assert Holiday.objects.get().name == "Voorjaarsvakantie"


@pytest.mark.parametrize(
    ("name", "first", "last", "said"),
    [
        ("", 0, None, "Schrijf hoe deze dagen heten."),
        ("Vrij", 3, 0, "De laatste dag ligt voor de eerste."),
        ("Vrij", 0, 150, "Dit is langer dan een vakantie duurt."),
        ("Vrij", 4000, None, "Deze dagen vallen niet binnen één schooljaar"),
        ("x" * 61, 0, None, "Hoogstens 60 tekens."),
    ],
)
def test_what_is_not_right_is_said(as_user, year, name, first, last, said) -> None:
    start = year.starts + timedelta(days=90)
    days = [start + timedelta(days=step) if step is not None else None for step in (first, last)]
    answer = as_user("hilde").post(PAGE, form(name, *days))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Holiday.objects.exists()


def test_they_stand_in_order_per_year_and_a_year_that_is_over_folds_away(as_user, spring, year) -> None:
    before = SchoolYear.objects.create(name="2001-2002", starts=date(2001, 8, 1), ends=date(2002, 7, 31))
    Holiday.objects.create(year=before, name="Oude vakantie", starts=date(2001, 10, 1), ends=date(2001, 10, 5))
    Holiday.objects.create(year=year, name="Zomer", starts=year.starts, ends=year.starts + timedelta(days=9))
    page = as_user("hilde").get(PAGE).content.decode()
    assert page.index("Zomer") < page.index("Lentevakantie") < page.index("<details") < page.index("Oude vakantie")
    assert "alle scholen van het bestuur" in page


def test_a_head_of_another_school_of_the_board_manages_the_same_days(as_user, demo, spring, today) -> None:
    demo.users["ruud"].appointments.all().delete()
    other = School.objects.create(name="Aan de overkant")
    Appointment.objects.create(user=demo.users["ruud"], school=other, role=Role.HEAD, starts=today)
    assert "Lentevakantie" in as_user("ruud").get(PAGE).content.decode()


def test_an_empty_year_says_what_to_do_and_so_does_a_school_without_a_year(as_user, year) -> None:
    assert "Nog geen vrije dagen" in as_user("hilde").get(PAGE).content.decode()
    SchoolYear.objects.all().delete()
    assert "Er is nog geen schooljaar" in as_user("hilde").get(PAGE).content.decode()


def test_more_days_do_not_cost_more_queries(as_user, spring, year) -> None:
    client = as_user("hilde")
    client.get(PAGE)
    with CaptureQueriesContext(connection) as before:
        client.get(PAGE)
    for number in range(12):
        day = year.starts + timedelta(days=number)
        Holiday.objects.create(year=year, name="Vrij", starts=day, ends=day)
    with CaptureQueriesContext(connection) as after:
        client.get(PAGE)
    assert len(after) == len(before)


def test_it_is_reached_from_the_overview(as_user) -> None:
    assert f'href="{PAGE}"' in as_user("hilde").get("/school/").content.decode()
