"""The moments of the day a plan can name: those of the group's day programme."""

from django.utils import timezone
from django.utils.translation import get_language

from thuishaven.domain.catalogue import Catalogue
from thuishaven.privacy.access import Admission

from . import queries
from .services import PlanContent

#: In a day programme this means that school is out.
_AFTER_SCHOOL = "other"


def moment_choices(
    admission: Admission, catalogue: Catalogue, existing: PlanContent | None = None
) -> list[tuple[str, str]]:
    """Pairs of code and label in the order of the day; all moments where the group has no day programme.

    What stands in the plan stays a choice, also when the day programme changed.
    """
    language = get_language() or "nl"
    named = queries.moments_of_day(admission.pupil.pk, timezone.localdate(admission.now)) or list(catalogue.moments)
    kept = [] if existing is None else [code for codes in existing.moments.values() for code in codes]
    kept += [goal.moment for goal in existing.goals if goal.moment] if existing else []
    return [
        (code, catalogue.moments[code].label.in_language(language))
        for code in dict.fromkeys([*named, *kept])
        if code in catalogue.moments and code != _AFTER_SCHOOL
    ]
