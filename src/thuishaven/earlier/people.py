"""The people a note may be about or from: pupils one may write about, and who works at the school."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from thuishaven.accounts.people import profile_of
from thuishaven.domain.access import CARING_ROLES
from thuishaven.domain.notes_csv import Candidate, Names, plain_name
from thuishaven.observe.models import Witness
from thuishaven.observe.services import staff_role
from thuishaven.observe.witnesses import named_witness, staff_witness
from thuishaven.privacy.access import Admission, Person
from thuishaven.privacy.queries import care_team_pupils
from thuishaven.school.models import Appointment, GroupAssignment
from thuishaven.school.pupils import KnownPupil
from thuishaven.school.queries import assignments_today, pupils_in

_MYSELF = frozenset({"ik", "ikzelf", "ik zelf", "mij", "me", "i", "myself"})


def own_pupils(person: Person, today: date) -> list[KnownPupil]:
    """The pupils of the groups ``person`` teaches and of the care teams, by name; as a substitute nobody."""
    groups = [
        one.group for one in assignments_today(person.user, today) if one.kind == GroupAssignment.Kind.TEACHER
    ]  # fmt: skip
    found = {one.id: one for pupils in pupils_in(groups, today).values() for one in pupils}
    found |= {one.id: one for one in care_team_pupils(person, today)}
    return sorted(found.values(), key=lambda one: (one.name.casefold(), one.identity.family.casefold()))


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a note: oneself, somebody with an account (``user_id``), or a name that is only a name."""

    name: str
    role: str
    is_self: bool = False
    user_id: UUID | None = None


class Authors:
    """Finds who wrote a note about the admitted pupil, by name, among who works at the school. One query."""

    def __init__(self, admission: Admission, *, mine: bool, today: date) -> None:
        self._admission, self._mine = admission, mine
        user = admission.person.user
        profile = profile_of(user)
        self._self = Author(profile.full_name, staff_role(admission), is_self=True, user_id=user.pk)
        self._own_names = {plain_name(profile.full_name), plain_name(profile.given)}
        rows = Appointment.objects.filter(
            Q(ends=None) | Q(ends__gte=today), school_id=admission.pupil.school_id, starts__lte=today,
            role__in=[role.value for role in CARING_ROLES],
        ).select_related("user__key")  # fmt: skip
        self._users = {row.user_id: row.user for row in rows}
        self._roles = {row.user_id: row.role for row in rows}
        names = {key: profile_of(one) for key, one in self._users.items()}
        self._staff = Names(Candidate(key, one.given, one.prefix, one.family) for key, one in names.items())
        self._names = {key: one.full_name for key, one in names.items()}

    def of(self, written: str) -> Author:
        """Who is meant by ``written``."""
        plain = plain_name(written)
        if plain in self._own_names or plain in _MYSELF or (not plain and self._mine):
            return self._self
        if not plain:
            with override("nl"):  # it is stored: one name, whoever brings the notes in
                return Author(_("Niet bekend wie"), "")
        found = self._staff.may_mean(written) if " " in plain else ()
        if len(found) != 1:
            return Author(written, "")
        if found[0] == self._self.user_id:
            return self._self
        return Author(self._names[found[0]], self._roles[found[0]], user_id=found[0])

    def witness(self, author: Author, now: datetime) -> Witness | None:
        """Who saw it, when that is not who brings it in."""
        if author.is_self:
            return None
        pupil = self._admission.pupil
        if author.user_id is not None:
            return staff_witness(pupil=pupil, user=self._users[author.user_id], now=now)
        return named_witness(pupil=pupil, key=self._admission.key, name=author.name, now=now)
