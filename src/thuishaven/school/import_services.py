"""Saving a class list: everything in one transaction, or nothing."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, create_user
from thuishaven.accounts.profiles import change_profile
from thuishaven.domain.access import Role
from thuishaven.vault.sealing import blind_index

from .import_plan import ImportPlan, find_school, plan_import
from .models import (
    Appointment,
    Board,
    Group,
    GroupAssignment,
    Pupil,
    RosterAbsence,
    RosterImport,
    School,
    SchoolYear,
)
from .pupils import PupilIdentity, add_pupil, change_identity, enrol, leave_groups
from .roster.model import Roster, RosterPupil, RosterSchool, RosterStaff

_DAY = timedelta(days=1)
_ROLES = {"teacher": Role.TEACHER, "coordinator": Role.COORDINATOR, "head": Role.HEAD}


class ChangedMeanwhileError(Exception):
    """The school is not as it was when the difference was shown; ``plan`` is the new difference."""

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__("the school changed after the difference was shown")
        self.plan = plan


class DecidedAlreadyError(Exception):
    """Somebody decided about this pupil before."""


@dataclass(frozen=True, slots=True)
class SavedImport:
    """What was saved. ``entry`` is None when there was nothing to save; ``new_staff`` have no password yet."""

    plan: ImportPlan
    entry: RosterImport | None
    new_staff: tuple[User, ...] = ()


def save_import(
    *, school: School | None, roster: Roster, kind: str, sha256: str, by: User | None, now: datetime, today: date,
    expected: str | None = None, record: Callable[[RosterImport], None] | None = None,
) -> SavedImport:  # fmt: skip
    """Save ``roster`` at ``school`` (None: the school it names, made if needed).

    ``expected`` is the fingerprint of the difference a person agreed to. Raises ChangedMeanwhileError when it is
    another one by now. ``record`` is called with the entry inside the transaction. A list that changes nothing writes
    nothing.
    """
    with transaction.atomic():
        if school is None:
            school = find_school(School.objects.order_by("pk"), roster.school)
        if school is not None:
            school = School.objects.select_for_update().get(pk=school.pk)
        plan = plan_import(school=school, roster=roster, now=now, today=today, by=by)
        if expected is not None and plan.fingerprint != expected:
            raise ChangedMeanwhileError(plan)
        if not plan.writes:
            return SavedImport(plan, None)
        school = _known_by_its_keys(school, roster.school)
        entry = RosterImport.objects.create(school=school, kind=kind, sha256=sha256, by=by, at=now, counts=plan.counts)
        new_staff = _Writer(plan, school, entry, now, today).write()
        if record is not None:
            record(entry)
    return SavedImport(plan, entry, new_staff)


def decide_absence(
    *, absence: RosterAbsence, decision: RosterAbsence.Decision, by: User, now: datetime, today: date
) -> None:
    """Settle what a missing pupil means; somebody who left has no group any more from today on.

    Raises DecidedAlreadyError.
    """
    with transaction.atomic():
        locked = RosterAbsence.objects.select_for_update().get(pk=absence.pk)
        if locked.decision:
            raise DecidedAlreadyError
        locked.decision, locked.decided_by, locked.decided_at = decision, by, now
        locked.save(update_fields=["decision", "decided_by", "decided_at"])
        if decision == RosterAbsence.Decision.LEFT:
            leave_groups(pupil=locked.pupil, first_day_without=today)


def _known_by_its_keys(school: School | None, told: RosterSchool) -> School:
    """The school with the key and code of the list filled in where it had none."""
    if school is None:
        name = told.name or told.brin or told.key
        if not Board.objects.exists():
            Board.objects.create(name=name[:120])
        return School.objects.create(name=name[:120], brin=told.brin, roster_key=told.key)
    if (told.key and not school.roster_key) or (told.brin and not school.brin):
        school.roster_key, school.brin = school.roster_key or told.key, school.brin or told.brin
        school.save(update_fields=["roster_key", "brin"])
    return school


class _Writer:
    """Writes one plan, groups first."""

    def __init__(self, plan: ImportPlan, school: School, entry: RosterImport, now: datetime, today: date) -> None:
        self._plan, self._rows, self._school, self._entry = plan, plan.rows, school, entry
        self._now, self._today = now, today
        self._year = _school_year(plan.roster.school.year_name)
        #: Places in groups start today, or on the first day of a year that is still to come.
        self._from = max(today, self._year.starts)
        self._groups = dict(plan.rows.groups)

    def write(self) -> tuple[User, ...]:
        self._write_groups()
        self._write_pupils()
        self._write_absences()
        return self._write_staff()

    def _write_groups(self) -> None:
        part = self._plan.difference.groups
        renamed = {one.after.key: one.after for one in part.changed}
        names = {one.name for one in [*renamed.values(), *part.added]}
        for gone in part.missing:
            if gone.name in names:
                group = self._groups[gone.key]
                self._rename(group, f"{gone.name[:24]} (eerder, {group.pk.hex[:4]})")
        for key in renamed:
            # Two groups may change names with each other: no name is taken while they do.
            self._rename(self._groups[key], str(self._groups[key].pk))
        for key, after in renamed.items():
            group = self._groups[key]
            group.name, group.grades = after.name, list(after.grades)
            group.save(update_fields=["name", "grades"])
        for told in part.added:
            self._groups[told.key] = Group.objects.create(
                school=self._school, year=self._year, name=told.name, grades=list(told.grades), roster_key=told.key
            )
        told_keys = {one.key for one in self._plan.roster.groups}
        for key, group in self._groups.items():
            if key in told_keys and group.roster_key != key:
                group.roster_key = key
                group.save(update_fields=["roster_key"])

    def _rename(self, group: Group, name: str) -> None:
        group.name = name
        group.save(update_fields=["name"])

    def _write_pupils(self) -> None:
        part = self._plan.difference.pupils
        for told in part.added:
            pupil = add_pupil(school=self._school, identity=_identity(PupilIdentity("", "", ""), told), now=self._now)
            self._place(pupil, told)
        moving = {one.after.key for one in part.moved}
        for change in part.changed:
            pupil, after = self._rows.pupils[change.after.key], change.after
            before = self._rows.identities[after.key]
            changed = _identity(before, after)
            if changed != before:
                change_identity(pupil=pupil, identity=changed)
            enrolment = self._rows.enrolments.get(pupil.pk)
            if enrolment is not None and after.key not in moving and enrolment.grade != after.grade:
                enrolment.grade = after.grade
                enrolment.save(update_fields=["grade"])
        for move in part.moved:
            pupil = self._rows.pupils[move.after.key]
            if move.joined:
                self._place(pupil, move.after)
            else:
                leave_groups(pupil=pupil, first_day_without=self._from)

    def _place(self, pupil: Pupil, told: RosterPupil) -> None:
        if told.group_keys:
            enrol(pupil=pupil, group=self._groups[told.group_keys[0]], grade=told.grade, on=self._from)

    def _write_absences(self) -> None:
        RosterAbsence.objects.bulk_create(
            RosterAbsence(pupil_id=pupil_id, noticed_in=self._entry) for pupil_id in self._plan.newly_missing
        )
        RosterAbsence.objects.filter(pupil_id__in=self._plan.returned, decision="").update(
            decision=RosterAbsence.Decision.STAYS, decided_by=self._entry.by, decided_at=self._now
        )

    def _write_staff(self) -> tuple[User, ...]:
        part = self._plan.difference.staff
        new = [self._add_staff(told) for told in part.added]
        for change in part.changed:
            user, before = self._rows.staff[change.after.key], self._rows.profiles[change.after.key]
            after = replace(
                before, given=change.after.call_name, prefix=change.after.prefix, family=change.after.family_name,
                roster_key=change.after.key,
            )  # fmt: skip
            if after != before:
                change_profile(user=user, profile=after)
            if any(one.field == "role" for one in change.fields):
                self._appoint_as_told(user, change.after)
        for move in part.moved:
            user = self._rows.staff[move.after.key]
            for key in move.left:
                assignment = self._rows.assignments[user.pk][key]
                assignment.ends = self._from - _DAY
                assignment.save(update_fields=["ends"])
            for key in move.joined:
                self._stand_before(user, key)
        return tuple(new)

    def _add_staff(self, told: RosterStaff) -> User:
        login = told.email if told.email and _is_free(told.email) else _login_from_name(told)
        profile = Profile(told.call_name, told.prefix, told.family_name, login, roster_key=told.key)
        user = create_user(profile=profile, password=None, now=self._now)
        self._appoint_as_told(user, told)
        for key in told.group_keys:
            self._stand_before(user, key)
        return user

    def _appoint_as_told(self, user: User, told: RosterStaff) -> None:
        if told.role in _ROLES:
            self._appoint(user, _ROLES[told.role])

    def _appoint(self, user: User, role: Role) -> None:
        if not Appointment.objects.filter(user=user, school=self._school, role=role, ends=None).exists():
            Appointment.objects.create(user=user, school=self._school, role=role, starts=self._today)

    def _stand_before(self, user: User, key: str) -> None:
        """Put somebody before a group; who leads or coaches and also has a group, teaches as well."""
        self._appoint(user, Role.TEACHER)
        GroupAssignment.objects.create(
            user=user, group=self._groups[key], kind=GroupAssignment.Kind.TEACHER, starts=self._from
        )


def _school_year(name: str) -> SchoolYear:
    first = int(name[:4])
    year, _ = SchoolYear.objects.get_or_create(
        name=name, defaults={"starts": date(first, 8, 1), "ends": date(first + 1, 7, 31)}
    )
    return year


def _identity(before: PupilIdentity, told: RosterPupil) -> PupilIdentity:
    """Who the pupil is by the list; what only people record (background, arrival) stays."""
    return replace(
        before, given=told.given_names or told.call_name, prefix=told.prefix, family=told.family_name,
        call_name=told.call_name, birth_date=told.birth_date, roster_key=told.key,
    )  # fmt: skip


def _is_free(login: str) -> bool:
    return not User.objects.filter(login_index=blind_index("login", login)).exists()


def _login_from_name(told: RosterStaff) -> str:
    """A login name for somebody without an own e-mail address in the list: ``wout.smits``, then ``wout.smits2``."""
    plain = unicodedata.normalize("NFKD", " ".join((told.call_name, told.prefix, told.family_name)).casefold())
    words = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)
    )
    base = ".".join(words.split())[:60] or "medewerker"
    number = 1
    while not _is_free(base if number == 1 else f"{base}{number}"):
        number += 1
    return base if number == 1 else f"{base}{number}"
