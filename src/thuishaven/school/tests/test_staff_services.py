"""Roles and groups of people who work at the school."""

from datetime import timedelta

import pytest

from thuishaven.accounts.people import Profile, profile_of
from thuishaven.accounts.profiles import change_profile
from thuishaven.domain.access import Role
from thuishaven.school.models import Appointment, GroupAssignment
from thuishaven.school.queries import assignments_today
from thuishaven.school.staff_services import AlreadyAppointedError, OwnRoleError, add_person, appoint, end_appointment
from thuishaven.school.tests.roles import roles_of

SVEN = Profile("Sven", "", "Post", "sven@vlinderboom.example")


@pytest.fixture
def add(demo, today):
    from django.utils import timezone

    def call(role, group=None, ends=None, profile=SVEN, starts=today):
        return add_person(
            school=demo.school, profile=profile, role=role, group=demo.groups[group] if group else None,
            starts=starts, ends=ends, now=timezone.now(),
        )  # fmt: skip

    return call


def test_a_teacher_stands_before_the_group(add, today):
    user = add(Role.TEACHER, "5B").user
    assert [one.group.name for one in assignments_today(user, today)] == ["5B"]


def test_a_substitute_is_over_after_the_last_day(add, today):
    last = today + timedelta(days=3)
    user = add(Role.SUBSTITUTE, "5B", ends=last).user
    assert roles_of(user, last)
    assert not roles_of(user, last + timedelta(days=1))
    assert not assignments_today(user, last + timedelta(days=1))


def test_an_account_that_is_there_gets_the_role(add, demo, today):
    added = add(Role.COORDINATOR, profile=Profile("P", "", "M", "petra@vlinderboom.example"))
    assert not added.is_new
    assert added.user == demo.users["petra"]
    assert [one.role for one in roles_of(added.user, today)] == ["coordinator"]


def test_the_same_role_twice_is_refused(add):
    add(Role.HEAD)
    with pytest.raises(AlreadyAppointedError):
        add(Role.HEAD)


def test_a_teacher_may_get_a_second_group_but_not_the_same_one(add, demo, today):
    user = add(Role.TEACHER, "5B").user
    appoint(user=user, school=demo.school, role=Role.TEACHER, group=demo.groups["7/8"], starts=today, ends=None)
    assert len(assignments_today(user, today)) == 2
    with pytest.raises(AlreadyAppointedError):
        appoint(user=user, school=demo.school, role=Role.TEACHER, group=demo.groups["5B"], starts=today, ends=None)


def test_an_ended_role_is_over_at_once_with_its_groups(demo, today):
    marleen = demo.users["marleen"]
    end_appointment(appointment=Appointment.objects.get(user=marleen), by=demo.users["ruud"], today=today)
    assert not roles_of(marleen, today)
    assert not assignments_today(marleen, today)
    assert GroupAssignment.objects.filter(user=marleen).exists()


def test_a_role_that_began_today_ends_today(add, demo, today):
    user = add(Role.TEACHER, "5B").user
    end_appointment(appointment=Appointment.objects.get(user=user), by=demo.users["ruud"], today=today)
    assert not roles_of(user, today)


def test_nobody_ends_an_own_role(demo, today):
    with pytest.raises(OwnRoleError):
        end_appointment(
            appointment=Appointment.objects.get(user=demo.users["ruud"]), by=demo.users["ruud"], today=today
        )


def test_a_changed_profile_keeps_the_login(demo):
    user = demo.users["marleen"]
    change_profile(user=user, profile=Profile("Mar", "", "Wit", "iets@anders.example", "M4"))
    after = profile_of(user)
    assert (after.given, after.login, after.roster_key) == ("Mar", "marleen@vlinderboom.example", "M4")
