"""Saving class lists: what is written, what is kept, and that a second time changes nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, create_user, profile_of
from thuishaven.school.import_plan import ASK_AGAIN_AFTER, find_school, plan_import
from thuishaven.school.import_services import (
    ChangedMeanwhileError,
    DecidedAlreadyError,
    decide_absence,
    save_import,
)
from thuishaven.school.models import (
    Appointment,
    Enrolment,
    Group,
    GroupAssignment,
    Pupil,
    RosterAbsence,
    RosterImport,
    School,
)
from thuishaven.school.pupils import change_identity, know
from thuishaven.school.roster.edexml import parse_edexml
from thuishaven.school.roster.model import Roster, RosterGroup, RosterPupil, RosterSchool, RosterStaff
from thuishaven.school.staff_services import end_appointment
from thuishaven.school.tests.roles import roles_of

EXAMPLES = Path(__file__).parents[4] / "docs" / "examples"
TODAY = date(2026, 11, 18)
NOW = timezone.make_aware(datetime(2026, 11, 18, 10, 0))
BRAM = RosterPupil("L1", "Bram Hendrik", "Bram", "", "Verhoeven", date(2018, 1, 12), 5, ("5b",))
ROOS = RosterPupil("L2", "Roos", "Roos", "", "Dijkstra", date(2017, 6, 3), 5, ("5b",))
JUF = RosterStaff("M1", "Anne", "van", "Dam", "a.vandam@roos.example", "teacher", ("5b",))
LIST = Roster(
    RosterSchool("roos", "De Roos", "99RO", "2026-2027"),
    (RosterGroup("5b", "5B", (5,)), RosterGroup("6a", "6A", (6,))),
    (BRAM, ROOS),
    (JUF,),
)


def save(roster: Roster = LIST, *, now=NOW, today=TODAY, **more):
    return save_import(
        school=None, roster=roster, kind="edexml", sha256="0" * 64, by=None, now=now, today=today, **more
    )


def pupil(key: str) -> Pupil:
    return next(one for one in Pupil.objects.select_related("key") if know(one).identity.roster_key == key)


def place(key: str) -> Enrolment:
    return Enrolment.objects.select_related("group").get(pupil=pupil(key), ends=None)


def account(login: str) -> User:
    return User.objects.get_by_natural_key(login)


def state() -> tuple[object, ...]:
    """Everything an import could touch."""
    return (
        sorted((one.name, tuple(one.grades), one.roster_key) for one in Group.objects.filter(school__roster_key="roos")),
        sorted(repr(know(one).identity) for one in Pupil.objects.filter(school__roster_key="roos").select_related("key")),
        list(Enrolment.objects.filter(pupil__school__roster_key="roos").values_list("pupil", "group", "grade", "starts", "ends")),
        sorted(repr(profile_of(one)) for one in User.objects.select_related("key")),
        list(Appointment.objects.values_list("user", "role", "starts", "ends")),
        list(GroupAssignment.objects.values_list("user", "group", "starts", "ends")),
        RosterImport.objects.count(), list(RosterAbsence.objects.values_list("pupil", "decision")),
    )  # fmt: skip


pytestmark = pytest.mark.django_db


class TestFirstList:
    def test_it_makes_school_year_groups_pupils_and_staff(self):
        saved = save()
        assert saved.plan.counts["pupils_added"] == 2
        assert place("L1").group.name == "5B"
        assert place("L1").grade == 5
        assert place("L1").group.year.starts == date(2026, 8, 1)
        assert know(pupil("L1")).full_name == "Bram Verhoeven"
        assert [one.role for one in roles_of(account("a.vandam@roos.example"), TODAY)] == ["teacher"]
        assert GroupAssignment.objects.get(user=account("a.vandam@roos.example")).group.name == "5B"

    def test_new_staff_cannot_log_in_before_they_are_invited(self):
        (user,) = save().new_staff
        assert not user.has_usable_password()

    def test_no_name_of_a_child_is_stored_in_the_clear(self):
        save()
        assert b"Verhoeven" not in bytes(pupil("L1").identity_sealed)

    def test_numbers_of_the_import_hold_no_names(self):
        entry = save().entry
        assert set(map(type, entry.counts.values())) == {int}

    def test_all_or_nothing(self):
        before = state()

        def fail(_entry):
            raise RuntimeError

        with pytest.raises(RuntimeError):
            save(record=fail)
        assert state() == before

    def test_a_list_for_next_year_starts_on_its_first_day(self):
        save(replace(LIST, school=replace(LIST.school, year_name="2027-2028")), today=date(2027, 6, 20))
        assert place("L1").starts == date(2027, 8, 1)


class TestSameListAgain:
    def test_it_changes_nothing(self):
        save()
        before = state()
        again = save()
        assert again.entry is None
        assert state() == before

    @pytest.mark.parametrize("name", ["edexml-vlinderboom.xml", "edexml-vlinderboom-next.xml"])
    def test_the_examples_change_nothing_the_second_time(self, name):
        roster = parse_edexml((EXAMPLES / name).read_bytes())
        assert save(roster).entry is not None
        assert save(roster).entry is None

    def test_somebody_without_an_own_address_or_role_does_not_come_back_as_new(self):
        staff = (
            JUF,
            RosterStaff("M2", "Wout", "", "Smits", "", "other"),
            RosterStaff("M3", "Lin", "", "Bo", "", "teacher"),
        )
        roster = replace(LIST, staff=staff)
        assert [one.full_name for one in save(roster).plan.left_out] == ["Wout Smits"]
        assert profile_of(account("lin.bo")).roster_key == "M3"
        assert save(roster).entry is None


class TestLaterList:
    @pytest.fixture(autouse=True)
    def _first(self):
        save()

    def with_bram(self, **changes):
        return replace(LIST, pupils=(replace(BRAM, **changes), ROOS))

    def test_another_group_closes_the_old_place(self):
        save(self.with_bram(group_keys=("6a",), grade=6), today=TODAY + timedelta(days=30))
        assert (place("L1").group.name, place("L1").grade) == ("6A", 6)
        assert Enrolment.objects.filter(pupil=pupil("L1")).exclude(ends=None).count() == 1

    def test_another_name_is_taken_over_and_background_stays(self):
        known = pupil("L1")
        identity = replace(know(known).identity, arrived_on=date(2026, 9, 1), background=("Woont bij oma.",))
        change_identity(pupil=known, identity=identity)
        save(self.with_bram(family_name="Jansen"))
        after = know(pupil("L1")).identity
        assert (after.family, after.arrived_on, after.background) == ("Jansen", date(2026, 9, 1), ("Woont bij oma.",))

    @pytest.mark.parametrize("told", ["", "Bram"])
    def test_a_call_name_that_people_recorded_is_not_overwritten_by_one_that_says_nothing(self, told):
        known = pupil("L1")
        change_identity(pupil=known, identity=replace(know(known).identity, call_name="Brammetje"))
        assert save(self.with_bram(call_name=told)).entry is None
        assert know(pupil("L1")).name == "Brammetje"

    def test_a_missing_pupil_stays_and_waits_for_a_decision(self):
        save(replace(LIST, pupils=(BRAM,)))
        assert place("L2").group.name == "5B"
        assert RosterAbsence.objects.get(pupil=pupil("L2")).decision == ""

    def test_who_is_in_the_next_list_again_needs_no_decision(self):
        save(replace(LIST, pupils=(BRAM,)))
        save()
        assert RosterAbsence.objects.get(pupil=pupil("L2")).decision == "stays"

    def test_groups_may_change_names_with_each_other(self):
        swapped = (RosterGroup("5b", "6A", (5,)), RosterGroup("6a", "5B", (6,)))
        save(replace(LIST, groups=swapped))
        assert place("L1").group.name == "6A"

    def test_a_group_may_take_the_name_of_one_that_is_gone(self):
        save(replace(LIST, groups=(RosterGroup("5b", "6A", (5,)),)))
        assert place("L1").group.name == "6A"
        assert Group.objects.filter(name__startswith="6A (eerder").exists()

    def test_a_group_with_a_new_key_and_the_same_name_is_the_same_group(self):
        before = place("L1").group.pk
        renamed = replace(
            LIST, groups=(RosterGroup("x5b", "5B", (5,)), LIST.groups[1]), pupils=(replace(BRAM, group_keys=("x5b",)), ROOS),
        )  # fmt: skip
        save(replace(renamed, pupils=tuple(replace(one, group_keys=("x5b",)) for one in renamed.pupils),
                     staff=(replace(JUF, group_keys=("x5b",)),)))  # fmt: skip
        assert place("L1").group.pk == before

    def test_a_new_school_year_moves_everybody_to_the_new_groups(self):
        autumn = date(2027, 9, 1)
        roster = replace(LIST, school=replace(LIST.school, year_name="2027-2028"))
        saved = save(roster, today=autumn)
        assert saved.plan.counts["pupils_moved"] == 2
        assert saved.plan.counts["groups_missing"] == 0
        assert place("L1").group.year.name == "2027-2028"
        juf = account("a.vandam@roos.example")
        held = GroupAssignment.objects.filter(user=juf, ends=None).select_related("group__year")
        assert [one.group.year.name for one in held] == ["2027-2028"]
        assert save(roster, today=autumn).entry is None

    def test_a_change_in_between_is_told_and_nothing_is_saved(self):
        roster = self.with_bram(family_name="Jansen")
        seen = plan_import(school=School.objects.get(roster_key="roos"), roster=roster, now=NOW, today=TODAY)
        save(self.with_bram(family_name="Pieters"))
        with pytest.raises(ChangedMeanwhileError) as error:
            save(roster, expected=seen.fingerprint)
        assert error.value.plan.fingerprint != seen.fingerprint
        assert know(pupil("L1")).identity.family == "Pieters"

    def test_reading_a_list_costs_the_same_for_few_and_many_pupils(self, django_assert_num_queries):
        many = replace(LIST, pupils=tuple(replace(BRAM, key=f"L{n}") for n in range(60)))
        save(many)
        school = School.objects.get(roster_key="roos")
        with django_assert_num_queries(8):
            plan_import(school=school, roster=many, now=NOW, today=TODAY)


class TestStaff:
    def test_an_account_with_the_same_address_is_the_same_person(self):
        user = create_user(profile=Profile("Anne", "van", "Dam", "a.vandam@roos.example"), password="x" * 20, now=NOW)
        saved = save()
        assert saved.new_staff == ()
        assert [one.role for one in roles_of(user, TODAY)] == ["teacher"]

    def test_a_list_does_not_change_what_somebody_logs_in_with(self):
        save()
        save(replace(LIST, staff=(replace(JUF, email="nieuw@roos.example", family_name="Vos"),)))
        profile = profile_of(account("a.vandam@roos.example"))
        assert (profile.login, profile.family) == ("a.vandam@roos.example", "Vos")

    def test_a_role_that_a_person_ended_does_not_come_back_by_a_list(self):
        save()
        head = create_user(profile=Profile("H", "", "Oofd", "hoofd@roos.example"), password=None, now=NOW)
        juf = account("a.vandam@roos.example")
        end_appointment(appointment=Appointment.objects.get(user=juf), by=head, today=TODAY)
        saved = save()
        assert roles_of(juf, TODAY) == ()
        assert [one.key for one in saved.plan.left_out] == ["M1"]

    def test_who_leads_and_has_a_group_also_teaches(self):
        save(replace(LIST, staff=(replace(JUF, role="head"),)))
        assert {one.role for one in roles_of(account("a.vandam@roos.example"), TODAY)} == {"head", "teacher"}

    def test_an_assistant_in_the_list_gets_no_pupils_by_it(self):
        save(replace(LIST, staff=(replace(JUF, role="other"),)))
        assert not GroupAssignment.objects.filter(group__school__roster_key="roos").exists()

    def test_somebody_missing_from_the_list_keeps_the_role(self):
        save()
        save(replace(LIST, staff=(RosterStaff("M9", "Bo", "", "Tol", "bo@roos.example", "teacher"),)))
        assert roles_of(account("a.vandam@roos.example"), TODAY)

    def test_another_group_takes_the_teacher_away_from_the_first(self):
        save()
        save(replace(LIST, staff=(replace(JUF, group_keys=("6a",)),)))
        held = GroupAssignment.objects.filter(user=account("a.vandam@roos.example"), ends=None).select_related("group")
        assert [one.group.name for one in held] == ["6A"]


class TestDecision:
    @pytest.fixture
    def absence(self):
        save()
        save(replace(LIST, pupils=(BRAM,)))
        return RosterAbsence.objects.get(decision="")

    @pytest.fixture
    def head(self):
        return create_user(profile=Profile("H", "", "Oofd", "hoofd@roos.example"), password=None, now=NOW)

    def decide(self, absence, head, decision):
        decide_absence(absence=absence, decision=decision, by=head, now=NOW, today=TODAY)

    def test_who_left_has_no_group_any_more(self, absence, head):
        self.decide(absence, head, RosterAbsence.Decision.LEFT)
        assert not Enrolment.objects.filter(pupil=absence.pupil, ends=None).exists()
        assert Pupil.objects.filter(pk=absence.pupil_id).exists()

    def test_who_left_is_not_asked_about_again_and_can_come_back(self, absence, head):
        self.decide(absence, head, RosterAbsence.Decision.LEFT)
        assert save(replace(LIST, pupils=(BRAM,))).entry is None
        assert save().plan.counts["pupils_added"] == 0
        assert place("L2").pupil_id == absence.pupil_id

    def test_who_stays_is_asked_about_again_after_three_months(self, absence, head):
        self.decide(absence, head, RosterAbsence.Decision.STAYS)
        shorter = replace(LIST, pupils=(BRAM,))
        assert save(shorter).entry is None
        later = NOW + ASK_AGAIN_AFTER + timedelta(days=1)
        assert save(shorter, now=later).plan.newly_missing == (absence.pupil_id,)

    def test_a_decision_is_made_once(self, absence, head):
        self.decide(absence, head, RosterAbsence.Decision.STAYS)
        with pytest.raises(DecidedAlreadyError):
            self.decide(absence, head, RosterAbsence.Decision.LEFT)


class TestFindSchool:
    def test_by_key_then_by_code_then_the_only_one_without(self):
        a, b = School(name="A", roster_key="a"), School(name="B", brin="99BB")
        told = RosterSchool("a", "", "99BB", "2026-2027")
        assert find_school([b, a], told) is a
        assert find_school([b], told) is b
        blank = School(name="C")
        assert find_school([blank], told) is blank
        assert find_school([blank, School(name="D", brin="99DD")], replace(told, key="x", brin="99XX")) is None
