"""Which signals stand in front: what the picture of the child asks about, then what is tapped most."""

from datetime import timedelta

from django.utils import timezone

from thuishaven.domain.access import Action
from thuishaven.observe.queries import most_used
from thuishaven.privacy.access import Admission
from thuishaven.understand.queries import picture_of

_USED_DAYS = 90
#: What the picture asks about comes before everything that was tapped often.
_ASKED = 1_000


def asked_and_used(admission: Admission) -> dict[str, int]:
    """Signals with a weight, more for what should stand further in front."""
    since = timezone.localdate(admission.now) - timedelta(days=_USED_DAYS)
    weights, _responses = most_used(admission.person.user, admission.pupil.pk, since)
    if admission.may(Action.SEE_PICTURE):
        readings = [one for one in picture_of(admission).readings if not one.consult_only]
        asked = [code for one in readings[:2] for code in one.signals_seen[:4]]
        for place, code in enumerate(dict.fromkeys(asked)):
            weights[code] = weights.get(code, 0) + _ASKED - place
    return weights
