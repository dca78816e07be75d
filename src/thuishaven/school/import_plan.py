"""What bringing in a class list would do: the rows the list talks about, and the difference. Nothing is written here."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, profile_of
from thuishaven.domain.access import Role
from thuishaven.vault.sealing import blind_index

from .models import Appointment, Enrolment, Group, GroupAssignment, Pupil, RosterAbsence, School, SchoolYear
from .pupils import PupilIdentity, know
from .roster.difference import CurrentSchool, Difference, difference
from .roster.model import Roster, RosterGroup, RosterPupil, RosterSchool, RosterStaff
from .roster.values import school_year_on

#: Who stays although a list does not name the child is asked about again after this time.
ASK_AGAIN_AFTER = timedelta(days=90)
_TEACHING = frozenset({"teacher", "coordinator", "head"})


@dataclass(slots=True)
class SchoolRows:
    """The rows of a school by the keys that the difference uses."""

    groups: dict[str, Group] = field(default_factory=dict)
    pupils: dict[str, Pupil] = field(default_factory=dict)
    identities: dict[str, PupilIdentity] = field(default_factory=dict)
    enrolments: dict[UUID, Enrolment] = field(default_factory=dict)
    staff: dict[str, User] = field(default_factory=dict)
    profiles: dict[str, Profile] = field(default_factory=dict)
    roles: dict[UUID, set[str]] = field(default_factory=dict)
    assignments: dict[UUID, dict[str, GroupAssignment]] = field(default_factory=dict)
    earlier_groups: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What saving a class list would write. ``newly_missing`` and ``returned`` are ids of pupils.

    ``left_out`` are people in the list who get no account by it: they have no role that works here, or a person ended
    their role. Roles of people who are known already are given and ended by people, not by lists. ``own_left`` when the
    list would give a group to whoever brings it in: that is for somebody else to do.
    """

    roster: Roster
    difference: Difference
    rows: SchoolRows
    newly_missing: tuple[UUID, ...]
    returned: tuple[UUID, ...]
    left_out: tuple[RosterStaff, ...] = ()
    own_left: bool = False

    @property
    def writes(self) -> bool:
        """Whether there is anything to save."""
        return not self.difference.is_empty or bool(self.newly_missing or self.returned)

    @property
    def fingerprint(self) -> str:
        """Tells whether the school changed between looking and saving."""
        told = repr((self.difference, self.newly_missing, self.returned, self.left_out))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def counts(self) -> dict[str, int]:
        """How much changes, in numbers only."""
        found = {}
        for name, part in (
            ("groups", self.difference.groups), ("pupils", self.difference.pupils), ("staff", self.difference.staff),
        ):  # fmt: skip
            found |= {
                f"{name}_added": len(part.added), f"{name}_changed": len(part.changed),
                f"{name}_moved": len(part.moved), f"{name}_missing": len(part.missing),
            }  # fmt: skip
        return found


def find_school(schools: Iterable[School], told: RosterSchool) -> School | None:
    """The school a list is about: by its own key, else by its national code, else the only one without either."""
    known = list(schools)
    by_key = [one for one in known if one.roster_key and one.roster_key == told.key]
    by_brin = [one for one in known if told.brin and one.brin.upper() == told.brin]
    blank = [one for one in known if not one.roster_key and not one.brin]
    return next(iter([*by_key, *by_brin, *(blank if len(known) == 1 else ())]), None)


def plan_import(
    *, school: School | None, roster: Roster, now: datetime, today: date, by: User | None = None
) -> ImportPlan:
    """Compare ``roster`` with ``school`` (None: a school that is not there yet), in a constant number of queries.

    Whoever brings the list in (``by``) keeps the groups of before: nobody gives oneself a group.
    """
    roster = roster.with_home_groups_only()
    rows = SchoolRows()
    keys = _group_keys(school, roster, rows)
    current_pupils, newly_missing, returned = _pupils(school, roster, rows, keys, now)
    current_staff, ended = _staff(school, roster, rows, keys, today)
    roster, left_out = _without_left_out(roster, rows, ended)
    roster, own_left = _without_own_groups(roster, rows, by)
    settled = _settled(roster, rows)
    current = CurrentSchool(
        {key: RosterGroup(key, one.name, tuple(sorted(one.grades))) for key, one in rows.groups.items()},
        current_pupils,
        current_staff,
    )
    found = difference(current, settled)
    found = replace(found, group_names={**rows.earlier_groups, **found.group_names})
    return ImportPlan(settled, found, rows, newly_missing, returned, left_out, own_left)


def left_out_text(person: RosterStaff) -> str:
    """Why somebody in the list gets no account by it."""
    if person.role == "other":
        return _("%(name)s heeft geen rol die hier werkt en krijgt geen account.") % {"name": person.full_name}
    return _("%(name)s werkte hier eerder. Geef zelf een nieuwe rol als dat weer zo is.") % {"name": person.full_name}


def year_text(year_name: str, today: date) -> str:
    """A sentence when the list is of another school year than the running one; else nothing."""
    if school_year_on(today) == year_name:
        return ""
    if year_name > school_year_on(today):
        return _("Deze lijst is van schooljaar %(year)s. De groepen gaan in op de eerste dag van dat jaar.") % {
            "year": year_name
        }
    return _("Let op: deze lijst is van schooljaar %(year)s. Dat jaar is voorbij.") % {"year": year_name}


def _group_keys(school: School | None, roster: Roster, rows: SchoolRows) -> dict[UUID, str]:
    """Keys of the groups of the list's year, by id. A group with the name of an unknown one is that group."""
    year = SchoolYear.objects.filter(name=roster.school.year_name).first()
    groups = list(Group.objects.filter(school=school, year=year).order_by("name")) if year else []
    told = {one.key for one in roster.groups}
    taken = {one.roster_key for one in groups if one.roster_key in told}
    key_of_name = {one.name: one.key for one in roster.groups}
    keys: dict[UUID, str] = {}
    for group in groups:
        by_name = key_of_name.get(group.name, "")
        if group.roster_key in taken:
            key = group.roster_key
        elif by_name and by_name not in taken:
            key = by_name
            taken.add(key)
        else:
            key = group.roster_key or str(group.pk)
        keys[group.pk] = key
        rows.groups[key] = group
    return keys


def _key_of(group: Group, keys: Mapping[UUID, str], rows: SchoolRows) -> str:
    """The key of a group, also one of another year: that one is named with its year."""
    if group.pk in keys:
        return keys[group.pk]
    key = f"{group.year.name} {group.pk}"
    rows.earlier_groups[key] = f"{group.name} ({group.year.name})"
    return key


def _pupils(
    school: School | None, roster: Roster, rows: SchoolRows, keys: Mapping[UUID, str], now: datetime
) -> tuple[dict[str, RosterPupil], tuple[UUID, ...], tuple[UUID, ...]]:
    told = {one.key for one in roster.pupils}
    rows.enrolments = {
        one.pupil_id: one
        for one in Enrolment.objects.filter(pupil__school=school, ends=None).select_related("group__year")
    }
    decisions: dict[UUID, RosterAbsence] = {
        one.pupil_id: one for one in RosterAbsence.objects.filter(pupil__school=school).order_by("id")
    }
    found: dict[str, RosterPupil] = {}
    missing: list[UUID] = []
    returned: list[UUID] = []
    for pupil in Pupil.objects.filter(school=school).exclude(key__wrapped=None).select_related("key"):
        identity = know(pupil).identity
        if not identity.roster_key:
            continue
        enrolment, last = rows.enrolments.get(pupil.pk), decisions.get(pupil.pk)
        is_told = identity.roster_key in told
        if not is_told and enrolment is None and last is not None and last.decision == RosterAbsence.Decision.LEFT:
            continue
        if is_told and last is not None and not last.decision:
            returned.append(pupil.pk)
        if not is_told and _is_to_be_asked(last, now):
            missing.append(pupil.pk)
        rows.pupils[identity.roster_key], rows.identities[identity.roster_key] = pupil, identity
        found[identity.roster_key] = RosterPupil(
            key=identity.roster_key, given_names=identity.given, prefix=identity.prefix, family_name=identity.family,
            call_name=identity.call_name or _first_name(identity.given), birth_date=identity.birth_date,
            grade=enrolment.grade if enrolment else None,
            group_keys=(_key_of(enrolment.group, keys, rows),) if enrolment else (),
        )  # fmt: skip
    return found, tuple(missing), tuple(returned)


def _is_to_be_asked(last: RosterAbsence | None, now: datetime) -> bool:
    if last is None:
        return True
    if not last.decision:
        return False
    return last.decided_at is None or last.decided_at < now - ASK_AGAIN_AFTER


def _staff(
    school: School | None, roster: Roster, rows: SchoolRows, keys: Mapping[UUID, str], today: date
) -> tuple[dict[str, RosterStaff], frozenset[str]]:
    """Staff as the list would name them, and the keys of those whose role a person ended.

    Who was not in a list before and is not in this one, is left alone.
    """
    if not roster.staff:
        return {}, frozenset()
    ever = set()
    for appointment in Appointment.objects.filter(school=school):
        ever.add(appointment.user_id)
        if appointment.starts <= today and (appointment.ends is None or appointment.ends >= today):
            rows.roles.setdefault(appointment.user_id, set()).add(appointment.role)
    open_ones = GroupAssignment.objects.filter(
        Q(ends=None) | Q(ends__gte=today), group__school=school, kind=GroupAssignment.Kind.TEACHER
    ).select_related("group__year")
    for assignment in open_ones:
        rows.assignments.setdefault(assignment.user_id, {})[_key_of(assignment.group, keys, rows)] = assignment
    by_key = {one.key: one for one in roster.staff}
    by_login = {blind_index("login", one.email): one for one in roster.staff if one.email}
    users = User.objects.filter(Q(pk__in=ever) | Q(login_index__in=by_login)).select_related("key")
    known = [(user, profile_of(user)) for user in users.order_by("created_at", "pk")]
    found: dict[str, RosterStaff] = {}
    ended = set()
    for user, profile in sorted(known, key=lambda pair: pair[1].roster_key not in by_key):
        told = by_key.get(profile.roster_key) or by_login.get(user.login_index)
        works = user.pk in rows.roles
        if told is not None and (told.key in found or told.key in ended):
            told = None
        if told is not None and user.pk in ever and not works:
            ended.add(told.key)
            continue
        if told is None and (not works or not profile.roster_key or profile.roster_key in found):
            continue
        key = told.key if told else profile.roster_key
        rows.staff[key], rows.profiles[key] = user, profile
        found[key] = RosterStaff(
            key, profile.given, profile.prefix, profile.family, email=told.email if told else "",
            role=told.role if told and works else "other", group_keys=tuple(rows.assignments.get(user.pk, {})),
        )  # fmt: skip
    return found, frozenset(ended)


def _without_left_out(
    roster: Roster, rows: SchoolRows, ended: frozenset[str]
) -> tuple[Roster, tuple[RosterStaff, ...]]:
    def stays_out(told: RosterStaff) -> bool:
        user = rows.staff.get(told.key)
        return told.key in ended or (told.role == "other" and (user is None or user.pk not in rows.roles))

    left_out = tuple(one for one in roster.staff if stays_out(one))
    return replace(roster, staff=tuple(one for one in roster.staff if one not in left_out)), left_out


def _without_own_groups(roster: Roster, rows: SchoolRows, by: User | None) -> tuple[Roster, bool]:
    staff = []
    for told in roster.staff:
        user = rows.staff.get(told.key)
        kept = tuple(rows.assignments.get(user.pk, ())) if user is not None and user == by else told.group_keys
        staff.append(replace(told, group_keys=kept))
    own_left = any(set(told.group_keys) - set(one.group_keys) for told, one in zip(roster.staff, staff, strict=True))
    return replace(roster, staff=tuple(staff)), own_left


def _settled(roster: Roster, rows: SchoolRows) -> Roster:
    """The list with what people recorded kept where it says nothing of its own."""
    return replace(
        roster,
        groups=tuple(_settled_group(one, rows) for one in roster.groups),
        pupils=tuple(_settled_pupil(one, rows) for one in roster.pupils),
        staff=tuple(_settled_staff(one, rows) for one in roster.staff),
    )


def _settled_group(told: RosterGroup, rows: SchoolRows) -> RosterGroup:
    known = rows.groups.get(told.key)
    return replace(told, grades=tuple(sorted(known.grades))) if known and not told.grades else told


def _settled_pupil(told: RosterPupil, rows: SchoolRows) -> RosterPupil:
    """A call name that only repeats the first given name does not replace one that people recorded."""
    known = rows.identities.get(told.key)
    if known and known.call_name and told.call_name in {"", _first_name(told.given_names)}:
        return replace(told, call_name=known.call_name)
    return told


def _settled_staff(told: RosterStaff, rows: SchoolRows) -> RosterStaff:
    """Only who teaches stands before a group: an assistant in the list gets no pupils by it."""
    user = rows.staff.get(told.key)
    teaches = told.role in _TEACHING or (user is not None and Role.TEACHER in rows.roles.get(user.pk, ()))
    return told if teaches else replace(told, group_keys=())


def _first_name(given_names: str) -> str:
    return given_names.partition(" ")[0]
