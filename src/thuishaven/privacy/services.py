"""Care teams and erasing."""

from datetime import date, datetime, timedelta

from django.db import transaction

from thuishaven.accounts.models import User
from thuishaven.domain.access import Tie
from thuishaven.school.models import Absence, Guardianship, Pupil
from thuishaven.vault.sealing import destroy_key, open_key

from . import log
from .models import CareTeamMember, Erasure

_DAY = timedelta(days=1)


class AlreadyInCareTeamError(Exception):
    """The person is in the care team already."""


class AlreadyErasedError(Exception):
    """The pupil was erased before."""


def _reason_context(pupil: Pupil) -> str:
    return f"privacy.careteammember.reason:{pupil.pk}"


def join_care_team(*, pupil: Pupil, user: User, reason: str, by: User, now: datetime, today: date) -> CareTeamMember:
    """Add ``user`` to the care team of ``pupil``. Raises AlreadyInCareTeamError."""
    with transaction.atomic():
        if CareTeamMember.objects.filter(pupil=pupil, user=user, until=None).exists():
            raise AlreadyInCareTeamError
        member = CareTeamMember.objects.create(
            pupil=pupil, user=user, since=today, added_by=by,
            reason_sealed=open_key(pupil.key).seal(_reason_context(pupil), reason),
        )  # fmt: skip
        log.record(
            verb="care_team_join",
            at=now,
            actor=by.pk,
            subject=pupil.pk,
            why=Tie.COORDINATOR_OF_SCHOOL.value,
            thing=str(user.pk),
        )
    return member


def leave_care_team(*, member: CareTeamMember, by: User, now: datetime, today: date) -> None:
    """End a membership at once (the last day was yesterday); what was looked at stays in the log."""
    with transaction.atomic():
        member.until = today - _DAY
        member.save(update_fields=["until"])
        log.record(
            verb="care_team_leave",
            at=now,
            actor=by.pk,
            subject=member.pupil_id,
            why=Tie.COORDINATOR_OF_SCHOOL.value,
            thing=str(member.user_id),
        )


def reason_of(member: CareTeamMember) -> str:
    """Why the member works with this dossier."""
    return open_key(member.pupil.key).unseal(_reason_context(member.pupil), member.reason_sealed)


def erase_pupil(*, pupil: Pupil, ground: str, by: User, now: datetime) -> Erasure:
    """Erase ``pupil`` for good by destroying its key; the rows that stay hold codes only. Raises AlreadyErasedError."""
    with transaction.atomic():
        if Erasure.objects.filter(pupil=pupil).exists():
            raise AlreadyErasedError
        erasure = Erasure.objects.create(pupil=pupil, ground=ground, by=by, at=now)
        destroy_key(key=pupil.key, now=now)
        Pupil.objects.filter(pk=pupil.pk).update(identity_sealed=b"")
        Guardianship.objects.filter(pupil=pupil).delete()
        Absence.objects.filter(pupil=pupil).delete()
        CareTeamMember.objects.filter(pupil=pupil, until=None).update(until=now.date())
        log.record(
            verb="pupil_erased", at=now, actor=by.pk, subject=pupil.pk, why=Tie.HEAD_OF_SCHOOL.value, thing=ground
        )
    return erasure
