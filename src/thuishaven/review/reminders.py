"""Reminders of a review by e-mail. A mail says that something is waiting, never what and never about whom."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from thuishaven.accounts.models import User
from thuishaven.accounts.people import profile_of
from thuishaven.domain.access import CARING_ROLES
from thuishaven.domain.school_days import SchoolDays
from thuishaven.plan.models import PlanVersion
from thuishaven.privacy.queries import readers_of
from thuishaven.school.days import days_of_each, days_of_school
from thuishaven.school.models import Appointment

from .models import Reminder

#: A week ahead people can still plan a talk; two weeks after the day nobody is chased any more.
_AHEAD, _AFTER = timedelta(days=7), timedelta(days=14)
_DAY = timedelta(days=1)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mails went out, and how many could not be sent."""

    mails: int
    failed: int


def send_reminders(now: datetime) -> Sent:
    """Mail everybody who works with a plan whose review comes within a week or has come; each reminder once.

    A review day without school (a weekend, a holiday) is announced as if it were the last school day before it; who was
    not reached then is still reminded when school begins again.
    A plan that is changed meanwhile and keeps its review day is not announced again. Somebody with several plans gets
    one mail. On a day on which a child is not at school nobody is reminded of its
    plan. A mail that cannot be sent is tried again at the next run.
    """
    today = timezone.localdate(now)
    waiting: dict[UUID, list[tuple[PlanVersion, str]]] = defaultdict(list)
    school = days_of_school()
    for version in _near(today, school):
        kind = "due" if _counts_as(version, school) <= today else "soon"
        for user_id in readers_of(version.plan.pupil, today):
            waiting[user_id].append((version, kind))
    plans = {one.plan_id for found in waiting.values() for one, _kind in found}
    known = set(
        Reminder.objects.filter(version__plan__in=plans)
        .values_list("user_id", "version__plan_id", "version__review_on", "kind")
    )  # fmt: skip
    works = _works_at(today)
    mails = failed = 0
    for user in _who_wants_mail(waiting):
        new = [
            (one, kind) for one, kind in waiting[user.pk]
            if (user.pk, one.plan.pupil.school_id) in works
            and (user.pk, one.plan_id, one.review_on, kind) not in known
        ]  # fmt: skip
        if not new:
            continue
        if _send(user, last_school_day=any(_counts_as(one, school) == today < one.review_on for one, _kind in new)):
            # two runs at once may both have sent: then a mail came twice, and everybody still gets theirs
            Reminder.objects.bulk_create(
                [Reminder(id=uuid4(), user=user, version=one, kind=kind, at=now) for one, kind in new],
                ignore_conflicts=True,
            )
            mails += 1
        else:
            failed += 1
    return Sent(mails, failed)


def _counts_as(version: PlanVersion, school: SchoolDays) -> date:
    """The day on which people are reminded of the review: the last school day up to the day itself."""
    return school.open_by(version.review_on) or version.review_on


def _near(today: date, school: SchoolDays) -> Iterable[PlanVersion]:
    """The newest versions whose review day, moved out of a holiday, comes within a week or came within two."""
    long_ago = school.open_by(today - _AFTER - _DAY) or today - _AFTER - _DAY
    too_far = school.open_from(today + _AHEAD + _DAY) or today + _AHEAD + _DAY
    newest = PlanVersion.objects.filter(plan=OuterRef("plan")).order_by("-number").values("number")[:1]
    versions = (
        PlanVersion.objects.filter(number=Subquery(newest), review_on__gt=long_ago, review_on__lt=too_far)
        .exclude(plan__pupil__key__wrapped=None)
        .select_related("plan__pupil__key").order_by("review_on", "id")
    )  # fmt: skip
    days = days_of_each(school, [one.plan.pupil_id for one in versions])
    return [one for one in versions if days[one.plan.pupil_id].could_be_seen(today)]


def _works_at(today: date) -> set[tuple[UUID, int]]:
    """Who works with children at which school today: pairs of account and school."""
    rows = Appointment.objects.filter(
        role__in=[role.value for role in CARING_ROLES], starts__lte=today
    ).exclude(ends__lt=today)  # fmt: skip
    return set(rows.values_list("user_id", "school_id"))


def _without_school() -> str:
    return (
        _("De dag die is afgesproken valt in een weekend of vakantie. Vandaag is de laatste schooldag ervoor.") + "\n\n"
    )


def _who_wants_mail(user_ids: Iterable[UUID]) -> Iterable[User]:
    """The accounts among ``user_ids`` that log in with an address and want mail."""
    users = User.objects.filter(pk__in=list(user_ids), is_active=True, mail_reminders=True).select_related("key")
    return [user for user in users.order_by("id") if "@" in profile_of(user).login]


def _send(user: User, *, last_school_day: bool) -> bool:
    with override(user.language):
        subject = _("Thuishaven: er staat iets voor je klaar")
        text = _(
            "Beste collega,\n\n"
            "In Thuishaven komt een gesprek aan waarvoor jij iets kunt voorbereiden. Log in om te zien wat:\n"
            "%(address)s\n\n"
            "%(when)s"
            "In deze mail staat met opzet niets over een kind.\n"
            "Liever geen mail meer? Dat zet je uit bij Mijn account.\n"
        ) % {"address": settings.SITE_ADDRESS, "when": _without_school() if last_school_day else ""}
    try:
        send_mail(subject, text, None, [profile_of(user).login])
    except (SMTPException, OSError, ValueError) as error:
        # ValueError: an address that can be none. The error's own text may hold the address.
        _LOG.warning("a reminder to account %s was not sent: %s", user.pk, type(error).__name__)
        return False
    return True
