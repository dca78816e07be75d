"""Reminders by e-mail: once, to whom it concerns, and without a word about a child."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.accounts.people import profile_of
from thuishaven.plan.models import PlanVersion
from thuishaven.privacy.models import CareTeamMember
from thuishaven.review.reminders import Sent, send_reminders
from thuishaven.school.days import days_of_pupil
from thuishaven.school.models import Appointment, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def school_day(demo) -> datetime:  # type: ignore[no-untyped-def]
    """Half past seven on a day Sami is at school."""
    day = days_of_pupil(demo.pupils["sami"].pk).latest(timezone.localdate(), 1)[0]
    return timezone.make_aware(datetime.combine(day, time(7, 30)))


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
