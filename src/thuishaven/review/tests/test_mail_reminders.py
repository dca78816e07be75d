"""Reminders by e-mail: once, to whom it concerns, and without a word about a child."""

from datetime import date, datetime, time, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.accounts.people import profile_of
from thuishaven.plan.models import PlanVersion, SupportPlan
from thuishaven.privacy.models import CareTeamMember
from thuishaven.review.reminders import Sent, send_reminders
from thuishaven.school.models import Absence, Appointment, Holiday, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def school_day(demo) -> datetime:  # type: ignore[no-untyped-def]
    """Half past seven on a Tuesday Sami is at school, no holiday near."""
    Holiday.objects.all().delete()
    Absence.objects.all().delete()
    today = timezone.localdate()
    return _morning(today - timedelta(days=(today.weekday() - 1) % 7))


@pytest.fixture
def review_in(demo, school_day):  # type: ignore[no-untyped-def]
    """Let the only review be Sami's, so many days from the school day; the care team of today was there then."""

    def put(days: int) -> None:
        PlanVersion.objects.exclude(plan__pupil=demo.pupils["sami"]).delete()
        day = timezone.localdate(school_day)
        CareTeamMember.objects.filter(pupil=demo.pupils["sami"]).update(since=day - timedelta(days=40))
        PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).update(
            review_on=day + timedelta(days=days), starts=day - timedelta(days=40)
        )

    return put


def test_a_mail_says_nothing_about_a_child_and_comes_once(demo, school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(5)
    assert send_reminders(school_day).mails > 0
    first = len(mail.outbox)
    for one in mail.outbox:
        for pupil in ("Sami", "plan", "kind zegt", "leerling"):
            assert pupil not in one.subject
        assert "Sami" not in one.body
        assert "niets over een kind" in one.body
    assert send_reminders(school_day) == Sent(0, 0)
    assert len(mail.outbox) == first


def test_it_comes_again_on_the_day_itself(school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(2)
    before = send_reminders(school_day).mails
    review_in(0)
    assert send_reminders(school_day).mails == before > 0


@pytest.mark.parametrize("days", [8, -15])
def test_not_long_before_and_not_long_after(school_day, review_in, days: int) -> None:  # type: ignore[no-untyped-def]
    review_in(days)
    assert send_reminders(school_day) == Sent(0, 0)


def test_only_people_who_work_with_the_plan_and_want_mail(demo, school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(3)
    User.objects.filter(pk=demo.users["marleen"].pk).update(mail_reminders=False)
    send_reminders(school_day)
    reached = {address for one in mail.outbox for address in one.to}
    assert profile_of(demo.users["hilde"]).login in reached
    assert profile_of(demo.users["marleen"]).login not in reached
    assert profile_of(demo.users["ruud"]).login not in reached
    assert profile_of(demo.users["petra"]).login not in reached


def test_a_plan_that_changes_is_not_announced_again_but_a_new_day_is(demo, school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(3)
    assert send_reminders(school_day).mails > 0
    old = PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    assert old is not None
    PlanVersion.objects.create(
        plan=old.plan, number=old.number + 1, starts=old.starts, review_on=old.review_on, by=old.by, at=old.at,
        content_sealed=old.content_sealed,
    )  # fmt: skip
    assert send_reminders(school_day) == Sent(0, 0)
    PlanVersion.objects.filter(number=old.number + 1).update(review_on=old.review_on + timedelta(days=1))
    assert send_reminders(school_day).mails > 0


def test_who_left_the_school_gets_no_mail(demo, school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(3)
    left = timezone.localdate(school_day) - timedelta(days=1)
    Appointment.objects.filter(user=demo.users["marleen"]).update(starts=left - timedelta(days=9), ends=left)
    elsewhere = School.objects.create(name="De andere school")
    Appointment.objects.create(user=demo.users["marleen"], school=elsewhere, role="teacher", starts=left)
    send_reminders(school_day)
    reached = {address for one in mail.outbox for address in one.to}
    assert profile_of(demo.users["hilde"]).login in reached
    assert profile_of(demo.users["marleen"]).login not in reached


def test_one_impossible_address_does_not_keep_the_others_waiting(demo, school_day, review_in, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    review_in(3)
    wrong = profile_of(demo.users["marleen"]).login

    def send(subject: str, text: str, sender: None, to: list[str]) -> None:
        if to == [wrong]:
            raise UnicodeEncodeError("ascii", wrong, 0, 1, "no address")
        mail.send_mail(subject, text, sender, to)

    monkeypatch.setattr("thuishaven.review.reminders.send_mail", send)
    sent = send_reminders(school_day)
    assert sent.failed == 1
    assert sent.mails == len(mail.outbox) > 0


def test_nobody_is_reminded_on_a_day_without_school(demo, school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(3)
    saturday = school_day + timedelta(days=(5 - school_day.weekday()) % 7)
    assert send_reminders(saturday) == Sent(0, 0)


def test_a_mail_that_fails_is_tried_again_and_no_address_is_logged(  # type: ignore[no-untyped-def]
    demo, school_day, review_in, monkeypatch, caplog
) -> None:
    review_in(3)

    def fail(*_args: object, **_more: object) -> None:
        raise OSError("marleen@vlinderboom.example refused")

    with monkeypatch.context() as patched:
        patched.setattr("thuishaven.review.reminders.send_mail", fail)
        assert send_reminders(school_day).failed > 0
    assert "vlinderboom" not in caplog.text
    assert send_reminders(school_day).mails > 0


def test_mail_is_turned_off_and_on_in_the_own_account(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post("/inloggen/mijn-account/", {"mail": "0"})
    assert not User.objects.get(pk=demo.users["marleen"].pk).mail_reminders
    client.post("/inloggen/mijn-account/", {"mail": "1"})
    assert User.objects.get(pk=demo.users["marleen"].pk).mail_reminders


LAST_DAY = "Vandaag is de laatste schooldag ervoor."


@pytest.fixture
def long_holiday(demo):  # type: ignore[no-untyped-def]
    """Six weeks without school and Sami's review in the middle of them; gives the last school day before and the first after."""
    Holiday.objects.all().delete()
    Absence.objects.all().delete()
    friday = next(day for n in range(7) if (day := timezone.localdate() - timedelta(days=n)).weekday() == 4)
    Holiday.objects.create(
        year=demo.groups["5B"].year,
        name="vakantie",
        starts=friday + timedelta(days=1),
        ends=friday + timedelta(days=44),
    )
    CareTeamMember.objects.filter(pupil=demo.pupils["sami"]).update(since=friday - timedelta(days=40))
    PlanVersion.objects.exclude(plan__pupil=demo.pupils["sami"]).delete()
    PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).update(
        review_on=friday + timedelta(days=24), starts=friday - timedelta(days=40)
    )
    return friday, friday + timedelta(days=45)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(7, 30)))


def test_a_day_in_a_long_holiday_is_announced_on_the_last_school_day_before_it(demo, long_holiday) -> None:  # type: ignore[no-untyped-def]
    friday, _after = long_holiday
    for days in range(44, 7, -1):
        assert send_reminders(_morning(friday - timedelta(days=days))) == Sent(0, 0)
    soon = send_reminders(_morning(friday - timedelta(days=4))).mails
    assert soon > 0
    assert not [one for one in mail.outbox if LAST_DAY in one.body]
    mail.outbox.clear()
    assert send_reminders(_morning(friday)).mails == soon
    for one in mail.outbox:
        assert LAST_DAY in one.body
        for word in ("Sami", "leerling", "plan"):
            assert word not in one.body
    for days in range(1, 70):
        assert send_reminders(_morning(friday + timedelta(days=days))) == Sent(0, 0)


def test_who_was_not_reached_before_the_holiday_is_reminded_after_it(demo, long_holiday) -> None:  # type: ignore[no-untyped-def]
    _friday, after = long_holiday
    assert send_reminders(_morning(after - timedelta(days=1))) == Sent(0, 0)
    assert send_reminders(_morning(after)).mails > 0
    assert not [one for one in mail.outbox if LAST_DAY in one.body]


def test_two_weeks_after_the_holiday_nobody_is_chased(demo, long_holiday) -> None:  # type: ignore[no-untyped-def]
    _friday, after = long_holiday
    assert send_reminders(_morning(after + timedelta(days=15))) == Sent(0, 0)


def test_a_review_on_a_saturday_is_announced_on_friday(demo, long_holiday) -> None:  # type: ignore[no-untyped-def]
    friday, _after = long_holiday
    day = friday - timedelta(days=14)
    PlanVersion.objects.update(review_on=day + timedelta(days=1))
    assert send_reminders(_morning(day)).mails > 0
    assert all(LAST_DAY in one.body for one in mail.outbox)


def test_on_a_school_day_the_mail_says_nothing_of_a_holiday(school_day, review_in) -> None:  # type: ignore[no-untyped-def]
    review_in(0)
    assert send_reminders(school_day).mails > 0
    assert not [one for one in mail.outbox if LAST_DAY in one.body]


def test_more_plans_cost_no_more_queries_for_their_days(demo, long_holiday) -> None:  # type: ignore[no-untyped-def]
    friday, _after = long_holiday
    version = PlanVersion.objects.first()
    assert version is not None
    for key in ("lotte", "noor", "milan"):
        plan = SupportPlan.objects.create(pupil=demo.pupils[key], created_at=timezone.now())
        PlanVersion.objects.create(
            plan=plan, number=1, starts=version.starts, review_on=version.review_on, by=version.by, at=version.at,
            content_sealed=b"",
        )  # fmt: skip
    with CaptureQueriesContext(connection) as found:
        send_reminders(_morning(friday))
    assert len([one for one in found if "school_absence" in one["sql"] or "school_holiday" in one["sql"]]) == 2
