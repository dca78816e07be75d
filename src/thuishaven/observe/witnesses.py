"""Who saw it, when that was not who wrote it down."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Coalesce

from thuishaven.accounts.models import User
from thuishaven.accounts.people import names_of
from thuishaven.domain.notes_csv.names import plain_name
from thuishaven.school.models import Guardianship, Pupil
from thuishaven.school.pupils import guardian_identity
from thuishaven.vault.sealing import OpenKey

from .models import Witness

#: One id per person who saw something: what a guardian tells, sends or records is from one pair of eyes.
SEEN_BY = Coalesce("witness__guardianship__user_id", "witness__user_id", "witness_id", "observer_id")


def _context(witness_id: UUID) -> str:
    return f"observe.witness.name:{witness_id}"


def guardian_witness(*, guardianship: Guardianship, now: datetime) -> Witness:
    """The guardian as somebody who saw."""
    found, _ = Witness.objects.get_or_create(
        guardianship=guardianship, defaults={"pupil_id": guardianship.pupil_id, "since": now}
    )
    return found


def staff_witness(*, pupil: Pupil, user: User, now: datetime) -> Witness:
    """Somebody with an account who saw what another writes down."""
    found, _ = Witness.objects.get_or_create(pupil=pupil, user=user, defaults={"since": now})
    return found


def named_witness(*, pupil: Pupil, key: OpenKey, name: str, now: datetime) -> Witness:
    """Somebody known by name alone, such as who wrote a note years ago; the same name is the same person."""
    name = " ".join(name.split())
    for one in Witness.objects.filter(pupil=pupil, name_sealed__isnull=False):
        if plain_name(name_of(one, key)) == plain_name(name):
            return one
    one = Witness(pupil=pupil, since=now)
    one.name_sealed = key.seal(_context(one.pk), name)
    one.save(force_insert=True)
    return one


def name_of(witness: Witness, key: OpenKey) -> str:
    """The name of a witness, read with the key of the pupil."""
    if witness.guardianship is not None:
        return guardian_identity(witness.guardianship, key).full_name
    if witness.user_id is not None:
        return names_of({witness.user_id}).get(witness.user_id, "")
    return key.unseal(_context(witness.pk), witness.name_sealed) if witness.name_sealed else ""


def names_of_observers(pupil_id: UUID, key: OpenKey, seen_by: Iterable[UUID]) -> dict[UUID, str]:
    """Names by the ids of :data:`SEEN_BY`: of accounts, and of witnesses of this pupil. Two queries."""
    wanted = set(seen_by)
    found = names_of(wanted)
    if wanted - found.keys():
        rows = Witness.objects.filter(pupil_id=pupil_id, pk__in=wanted - found.keys()).select_related("guardianship")
        found |= {one.pk: name_of(one, key) for one in rows}
    return found
