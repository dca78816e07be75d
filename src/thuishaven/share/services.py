"""Sharing a version of a plan with one guardian at a time."""

from django.db import transaction

from thuishaven.plan.models import PlanVersion
from thuishaven.privacy.access import Admission, record_change
from thuishaven.school.models import Guardianship

from .models import PlanSharing, SharingEnd


class UnableToShareError(Exception):
    """The guardian does not belong to this pupil, or no longer."""


def share_plan(*, admission: Admission, version: PlanVersion, guardianship: Guardianship) -> PlanSharing:
    """Show ``version`` to a guardian; sharing twice is sharing once. Raises UnableToShareError."""
    if guardianship.ended_on or {guardianship.pupil_id, version.plan.pupil_id} != {admission.pupil.pk}:
        raise UnableToShareError
    with transaction.atomic():
        sharing, _ = PlanSharing.objects.get_or_create(
            version=version, guardianship=guardianship, defaults={"by": admission.person.user, "at": admission.now}
        )
        SharingEnd.objects.filter(sharing=sharing).delete()
        record_change(admission, "plan_share", sharing.pk)
    return sharing


def stop_sharing(*, admission: Admission, sharing: PlanSharing) -> None:
    """Show the version no longer."""
    with transaction.atomic():
        SharingEnd.objects.get_or_create(sharing=sharing, defaults={"by": admission.person.user, "at": admission.now})
        record_change(admission, "plan_unshare", sharing.pk)
