"""At which school somebody does the work of the office."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from thuishaven.domain.access import Action, decide
from thuishaven.privacy.access import Person, person_of, require, role_ties
from thuishaven.school.models import School


@dataclass(frozen=True, slots=True)
class Desk:
    """The school somebody works for now, the others they may choose, and why it is allowed (for the log)."""

    school: School
    others: tuple[School, ...]
    person: Person
    why: str

    def url(self, name: str, *args: object) -> str:
        """The address of an office page; it keeps the school for who works at several."""
        address = reverse(f"school:{name}", args=args)
        return f"{address}?school={self.school.pk}" if self.others else address


def schools_of(person: Person, action: Action) -> list[School]:
    """The schools where a role of ``person`` grants ``action``, by name."""
    granting = {one.school_id for one in person.roles if decide(action, role_ties((one,))).allowed}
    return list(School.objects.filter(pk__in=granting).order_by("name", "pk"))


def desk_for(request: HttpRequest, action: Action) -> Desk:
    """The desk for ``action``: of the school in ``?school=``, else of the first. Raises PermissionDenied, Http404."""
    decision = require(request, action)
    person = person_of(request)
    schools = schools_of(person, action)
    if not schools:
        raise PermissionDenied
    wanted = request.GET.get("school", "")
    chosen = next((one for one in schools if str(one.pk) == wanted), None) if wanted else schools[0]
    if chosen is None:
        raise Http404
    others = tuple(one for one in schools if one != chosen)
    return Desk(chosen, others, person, decision.why.value if decision.why else "")
