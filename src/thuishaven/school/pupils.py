"""Pupils and guardians as people: making them and reading who they are, for the length of a request."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from thuishaven.accounts.models import User
from thuishaven.vault.sealing import KeyDestroyedError, OpenKey, create_key, open_key

from .models import Enrolment, Group, Guardianship, Pupil, School

_HUES = 6
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PupilIdentity:
    """Who a pupil is. ``roster_key`` is the key in the school's own administration (never BSN or ECK iD)."""

    given: str
    prefix: str
    family: str
    call_name: str = ""
    birth_date: date | None = None
    roster_key: str = ""
    arrived_on: date | None = None
    risk_factors: tuple[str, ...] = ()
    background: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """The name people use for the child."""
        return self.call_name or self.given

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.name, self.prefix, self.family) if part)

    @property
    def initials(self) -> str:
        return (self.name[:1] + self.family[:1]).upper()

    def age_on(self, day: date) -> int | None:
        """Age in whole years on ``day``; None without a birth date."""
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)


@dataclass(frozen=True, slots=True)
class KnownPupil:
    """A pupil with who it is; ``erased`` when the key is gone (then the name says so)."""

    id: UUID
    identity: PupilIdentity
    erased: bool = False

    @property
    def name(self) -> str:
        return self.identity.name

    @property
    def full_name(self) -> str:
        return self.identity.full_name

    @property
    def initials(self) -> str:
        return self.identity.initials

    @property
    def hue(self) -> int:
        """A colour of the avatar (0 to 5): tells faces apart, means nothing."""
        return self.id.int % _HUES


@dataclass(frozen=True, slots=True)
class GuardianIdentity:
    """Who a guardian is and where to reach them; shown to the care team only, never to the other guardian."""

    given: str
    prefix: str
    family: str
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.family) if part)


def _identity_context(pupil_id: UUID) -> str:
    return f"school.pupil.identity:{pupil_id}"


def _guardian_context(pupil_id: UUID) -> str:
    return f"school.guardianship.identity:{pupil_id}"


def _identity_dict(identity: PupilIdentity) -> dict[str, Any]:
    raw = asdict(identity)
    for name in ("birth_date", "arrived_on"):
        raw[name] = raw[name].isoformat() if raw[name] else None
    return raw


def _identity_from(raw: dict[str, Any]) -> PupilIdentity:
    for name in ("birth_date", "arrived_on"):
        raw[name] = date.fromisoformat(raw[name]) if raw[name] else None
    for name in ("risk_factors", "background"):
        raw[name] = tuple(raw[name])
    return PupilIdentity(**raw)


def add_pupil(*, school: School, identity: PupilIdentity, now: datetime) -> Pupil:
    """Add a pupil with a data key of its own."""
    with transaction.atomic():
        key = create_key(now=now)
        pupil = Pupil(school=school, key=key, created_at=now)
        pupil.identity_sealed = open_key(key).seal_json(_identity_context(pupil.id), _identity_dict(identity))
        pupil.save(force_insert=True)
    return pupil


def change_identity(*, pupil: Pupil, identity: PupilIdentity) -> None:
    """Store who ``pupil`` is now."""
    pupil.identity_sealed = open_key(pupil.key).seal_json(_identity_context(pupil.id), _identity_dict(identity))
    pupil.save(update_fields=["identity_sealed"])


def enrol(*, pupil: Pupil, group: Group, grade: int | None, on: date) -> Enrolment:
    """Put ``pupil`` in ``group`` from ``on``; the day before is the last one in the group it had."""
    with transaction.atomic():
        leave_groups(pupil=pupil, first_day_without=on)
        return Enrolment.objects.create(pupil=pupil, group=group, grade=grade, starts=on)


def leave_groups(*, pupil: Pupil, first_day_without: date) -> None:
    """Take ``pupil`` out of every group from ``first_day_without`` on; a place that had not begun by then falls away."""
    with transaction.atomic():
        held = Enrolment.objects.filter(Q(ends=None) | Q(ends__gte=first_day_without), pupil=pupil)
        held.filter(starts__gte=first_day_without).delete()
        held.update(ends=first_day_without - _DAY)


def add_guardian(
    *, pupil: Pupil, identity: GuardianIdentity, relation: str, has_authority: bool, lives_with_child: bool,
    user: User | None, on: date,
) -> Guardianship:  # fmt: skip
    """Add a guardian of ``pupil``; the identity is sealed with the pupil's key."""
    sealed = open_key(pupil.key).seal_json(_guardian_context(pupil.id), asdict(identity))
    return Guardianship.objects.create(
        pupil=pupil, user=user, relation=relation, has_authority=has_authority, lives_with_child=lives_with_child,
        identity_sealed=sealed, since=on,
    )  # fmt: skip


class GuardianshipEndedError(Exception):
    """This adult was taken from the child before."""


def change_authority(*, guardianship: Guardianship, has_authority: bool) -> bool:
    """Note whether a guardian has authority from now on; False when it was so already. Raises GuardianshipEndedError."""
    with transaction.atomic():
        locked = _running(guardianship)
        changed = locked.has_authority != has_authority
        if changed:
            locked.has_authority = has_authority
            locked.save(update_fields=["has_authority"])
    return changed


def end_guardianship(*, guardianship: Guardianship, today: date) -> None:
    """Somebody is no guardian of the child any more, at once. Raises GuardianshipEndedError."""
    with transaction.atomic():
        locked = _running(guardianship)
        locked.ended_on = today
        locked.save(update_fields=["ended_on"])


def _running(guardianship: Guardianship) -> Guardianship:
    locked = Guardianship.objects.select_for_update().get(pk=guardianship.pk)
    if locked.ended_on is not None:
        raise GuardianshipEndedError
    return locked


def guardian_identity(guardianship: Guardianship, key: OpenKey) -> GuardianIdentity:
    """Who a guardian is, read with the pupil's key."""
    return GuardianIdentity(**key.unseal_json(_guardian_context(guardianship.pupil_id), guardianship.identity_sealed))


ERASED = PupilIdentity(given="…", prefix="", family="")


def know(pupil: Pupil) -> KnownPupil:
    """``pupil`` with who it is; reads ``pupil.key`` (select_related it in lists)."""
    try:
        key = open_key(pupil.key)
    except KeyDestroyedError:
        return KnownPupil(id=pupil.id, identity=ERASED, erased=True)
    raw = key.unseal_json(_identity_context(pupil.id), pupil.identity_sealed)
    return KnownPupil(id=pupil.id, identity=_identity_from(raw))


def know_all(pupils: Iterable[Pupil]) -> list[KnownPupil]:
    """Known pupils in the order of the name, erased ones left out."""
    known = [one for one in map(know, pupils) if not one.erased]
    return sorted(known, key=lambda one: (one.name.casefold(), one.identity.family.casefold()))
