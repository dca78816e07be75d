"""Numbers about the school: for whom, what they count, and that they tell nothing about a few children."""

from datetime import date, datetime, time
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from thuishaven.observe.models import Observation, Withdrawal
from thuishaven.reports.queries import numbers_of
from thuishaven.school.models import Enrolment, Group, School
from thuishaven.school.pupils import PupilIdentity, add_pupil, enrol


@pytest.fixture
def large(demo, today):
    """Two groups of six pupils of whom nothing was recorded yet; the groups of the demo stand empty."""
    Observation.objects.all().delete()
    Enrolment.objects.all().delete()
    year = demo.groups["5B"].year
    groups = {}
    for name in ("A", "B"):
        group = Group.objects.create(school=demo.school, year=year, name=name, grades=[4])
        pupils = []
        for number in range(6):
            identity = PupilIdentity(f"Kind{number}", "", name)
            pupil = add_pupil(school=demo.school, identity=identity, now=timezone.now())
            enrol(pupil=pupil, group=group, grade=4, on=year.starts)
            pupils.append(pupil)
        groups[name] = pupils
    return groups


def see(demo, pupil, day: date, signal="SIG-AVO-04"):
    return Observation.objects.create(
        id=uuid4(), pupil=pupil, observer=demo.users["marleen"], observer_role="teacher",
        at=timezone.make_aware(datetime.combine(day, time(10))), recorded_at=timezone.now(), signals=[signal],
    )  # fmt: skip


def row_of(numbers, name):
    return numbers.observations.rows[numbers.groups.index(name)]


@pytest.mark.parametrize("name", ["ruud", "hilde"])
def test_head_and_coordinator_may_see_numbers(as_user, name):
    assert as_user(name).get(reverse("reports:overview")).status_code == 200


@pytest.mark.parametrize("name", ["marleen", "femke", "aicha", "petra", "ineke"])
def test_others_may_not(as_user, name):
    assert as_user(name).get(reverse("reports:overview")).status_code == 403


def test_there_is_no_name_of_a_child_on_the_page(as_user, demo):
    page = as_user("ruud").get(reverse("reports:overview")).content.decode()
    assert not any(name in page for name in ("Sami", "Milan", "Noor", "Tigist", "Titi", "Yara", "Elif"))


def test_observations_are_counted_by_group_and_month(demo, large, today):
    for pupil in large["A"]:
        see(demo, pupil, today)
        see(demo, pupil, today)
    numbers = numbers_of(demo.school, today)
    assert row_of(numbers, "A")[-2:] == (12, 12)
    assert row_of(numbers, "B")[-1] == 0


def test_a_few_pupils_are_not_shown(demo, large, today):
    for pupil in large["A"]:
        see(demo, pupil, today)
    for pupil in large["B"][:4]:
        see(demo, pupil, today)
    numbers = numbers_of(demo.school, today)
    assert row_of(numbers, "B")[-2] is None
    assert row_of(numbers, "B")[-1] is None


def test_a_small_group_shows_nothing_not_even_a_nought(demo, today):
    Observation.objects.all().delete()
    numbers = numbers_of(demo.school, today)
    assert set(row_of(numbers, "7/8")) == {None}
    assert set(numbers.plans.rows[numbers.groups.index("7/8")]) == {None}


def test_one_pupil_with_a_plan_shows_in_no_number(demo, today):
    plans = numbers_of(demo.school, today).plans
    assert all(row[0] in (None, 0) for row in plans.rows)


def test_what_was_taken_back_does_not_count(demo, large, today):
    for pupil in large["A"]:
        see(demo, pupil, today)
    gone = see(demo, large["A"][0], today)
    Withdrawal.objects.create(observation=gone, by=demo.users["marleen"], at=timezone.now())
    assert row_of(numbers_of(demo.school, today), "A")[-1] == 6


def test_what_was_seen_before_this_school_year_does_not_count(demo, large, today):
    for pupil in large["A"]:
        see(demo, pupil, date(demo.groups["5B"].year.starts.year, 7, 31))
    assert row_of(numbers_of(demo.school, today), "A")[-1] == 0


@pytest.mark.parametrize(("strong", "words"), [(0, "hardly"), (3, "half"), (6, "nearly_all")])
def test_the_share_of_strengths_is_told_in_words(demo, large, today, strong, words):
    for index, pupil in enumerate(large["A"]):
        see(demo, pupil, today, "SIG-POS-01" if index < strong else "SIG-AVO-04")
    numbers = numbers_of(demo.school, today)
    assert numbers.strengths[numbers.groups.index("A")] == words
    assert numbers.strengths[numbers.groups.index("B")] is None


def test_a_school_without_groups_says_there_are_no_numbers_yet(as_user, demo, today):
    assert numbers_of(School.objects.create(name="Leeg"), today) is None
    Group.objects.all().delete()
    assert "Er zijn nog geen cijfers" in as_user("ruud").get(reverse("reports:overview")).content.decode()


def test_it_costs_the_same_for_few_and_many(demo, large, today, django_assert_max_num_queries):
    for pupils in large.values():
        for pupil in pupils:
            for _ in range(5):
                see(demo, pupil, today)
    with django_assert_max_num_queries(6):
        numbers_of(demo.school, today)
