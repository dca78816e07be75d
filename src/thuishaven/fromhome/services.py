"""Making and closing links for home, and writing down what comes in with them."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.observe.services import Seen, record_observation, record_sent, restore_sent, withdraw_sent
from thuishaven.observe.witnesses import guardian_witness
from thuishaven.privacy import log
from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Guardianship
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

from .models import HomeLink, HomeLinkEnd, HomeSent, HomeVisit
from .tokens import fingerprint, new_token

LONGEST_DAYS, USUAL_DAYS = 60, 14
#: After this many wrong birthdays the link is closed.
MOST_TRIES = 5


class UnableToMakeLinkError(Exception):
    """The guardian does not belong to this child (any more), or nobody knows the child's birthday."""


class AlreadyMadeError(Exception):
    """The form was sent twice: the link exists and cannot be shown again."""


class NotTheirsError(Exception):
    """It was not sent during this visit."""


def make_link(*, admission: Admission, link_id: UUID, guardianship: Guardianship, language: str, days: int) -> str:
    """Make a link for one guardian and return its secret part, which is stored nowhere.

    Raises UnableToMakeLinkError, AlreadyMadeError.
    """
    if guardianship.pupil_id != admission.pupil.pk or guardianship.ended_on is not None:
        raise UnableToMakeLinkError
    if admission.known.identity.birth_date is None or not 1 <= days <= LONGEST_DAYS:
        raise UnableToMakeLinkError
    token = new_token()
    try:
        with transaction.atomic():
            HomeLink.objects.create(
                id=link_id, guardianship=guardianship, fingerprint=fingerprint(token), language=language,
                by=admission.person.user, at=admission.now, until=_end_of_day(admission.now, days),
            )  # fmt: skip
            record_change(admission, "home_link_make", link_id)
    except IntegrityError:
        raise AlreadyMadeError from None
    return token


def _end_of_day(now: datetime, days: int) -> datetime:
    """Midnight at the end of the day that is ``days`` from now."""
    return timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=days + 1), time.min))


def withdraw_link(*, admission: Admission, link: HomeLink) -> None:
    """Close a link; withdrawing twice is withdrawing once."""
    with transaction.atomic():
        _, is_new = HomeLinkEnd.objects.get_or_create(
            link=link, defaults={"by": admission.person.user, "at": admission.now}
        )
        if is_new:
            record_change(admission, "home_link_withdraw", link.pk)


def restore_link(*, admission: Admission, link: HomeLink) -> bool:
    """Undo withdrawing; whether the link works now. One that was closed after wrong birthdays stays closed."""
    with transaction.atomic():
        deleted, _ = HomeLinkEnd.objects.filter(link=link, by__isnull=False).delete()
        if deleted:
            record_change(admission, "home_link_restore", link.pk)
        return link.until > admission.now and not HomeLinkEnd.objects.filter(link=link).exists()


def begin_visit(*, link: HomeLink, day: int, month: int, now: datetime) -> HomeVisit | None:
    """Let in who knows the child's birthday; None when it is wrong. The fifth time the link is closed."""
    pupil = link.guardianship.pupil
    born: date | None = know(pupil).identity.birth_date
    with transaction.atomic():
        held = HomeLink.objects.select_for_update().get(pk=link.pk)
        if HomeLinkEnd.objects.filter(link=held).exists():
            return None
        right = born is not None and (born.day, born.month) == (day, month)
        held.wrong_birthdays += not right  # a right one in between is no new chance for who guesses
        held.save(update_fields=["wrong_birthdays"])
        link.wrong_birthdays = held.wrong_birthdays
        if right:
            log.record(verb="home_link_open", at=now, actor=None, subject=pupil.pk, why="home_link", thing=str(link.pk))
            return HomeVisit.objects.create(link=held, day=timezone.localdate(now))
        if held.wrong_birthdays >= MOST_TRIES:
            HomeLinkEnd.objects.create(link=held, by=None, at=now)
            log.record(
                verb="home_link_closed", at=now, actor=None, subject=pupil.pk, why="home_link", thing=str(link.pk)
            )
    return None


def send(*, visit: HomeVisit, observation_id: UUID, seen: Seen, now: datetime) -> Observation:
    """Record what the guardian of ``visit`` saw; the same id twice is once. Raises observe's IdInUseError."""
    guardianship = visit.link.guardianship
    with transaction.atomic():
        observation = record_sent(
            witness=guardian_witness(guardianship=guardianship, now=now), key=open_key(guardianship.pupil.key),
            observation_id=observation_id, seen=seen, answers_for=visit.link.by, now=now,
        )  # fmt: skip
        HomeSent.objects.get_or_create(observation=observation, defaults={"visit": visit})
    return observation


def take_back(*, visit: HomeVisit, observation_id: UUID, now: datetime) -> None:
    """Take back something that was sent during this visit. Raises NotTheirsError."""
    withdraw_sent(observation=_sent(visit, observation_id), now=now)


def put_back(*, visit: HomeVisit, observation_id: UUID, now: datetime) -> None:
    """Undo taking back. Raises NotTheirsError."""
    restore_sent(observation=_sent(visit, observation_id), now=now)


def _sent(visit: HomeVisit, observation_id: UUID) -> Observation:
    found = HomeSent.objects.filter(visit=visit, observation_id=observation_id).select_related("observation").first()
    if found is None:
        raise NotTheirsError
    return found.observation


def record_talk(*, admission: Admission, guardianship: Guardianship, things: list[tuple[UUID, Seen]]) -> None:
    """Write down what a guardian told in a talk, all of it or nothing. Raises UnableToMakeLinkError, IdInUseError."""
    if guardianship.pupil_id != admission.pupil.pk or guardianship.ended_on is not None:
        raise UnableToMakeLinkError
    with transaction.atomic():
        witness = guardian_witness(guardianship=guardianship, now=admission.now)
        for observation_id, seen in things:
            record_observation(
                admission=admission, observation_id=observation_id, seen=seen, role="guardian", witness=witness
            )
