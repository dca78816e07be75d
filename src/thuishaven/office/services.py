"""What the office changes, saved and logged in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from thuishaven.accounts.invitations import invite
from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, create_user
from thuishaven.domain.access import Role
from thuishaven.privacy import log
from thuishaven.school.holidays import FreeDays, add_holiday, change_holiday, remove_holiday
from thuishaven.school.import_services import SavedImport, decide_absence, save_import
from thuishaven.school.models import (
    Appointment,
    Group,
    GroupAssignment,
    Guardianship,
    Holiday,
    Pupil,
    RosterAbsence,
    RosterImport,
)
from thuishaven.school.programme import Start, replace_days, start_usual
from thuishaven.school.pupils import GuardianIdentity, add_guardian, change_authority, end_guardianship
from thuishaven.school.staff_services import (
    AddedPerson,
    OwnRoleError,
    account_with_login,
    add_person,
    appoint,
    end_appointment,
    end_assignment,
)

from .pending import Pending
from .schools import Desk


class AlreadyGuardianError(Exception):
    """This account belongs to a guardian of the child already."""


class StaffAccountError(Exception):
    """The account of somebody who works here: inviting is the work of the head or the administrator."""


@dataclass(frozen=True, slots=True)
class AddedGuardian:
    """A new guardian. ``token`` is a new invitation; ``had_account`` when an account was there before."""

    guardianship: Guardianship
    token: str
    had_account: bool


def bring_in(*, desk: Desk, pending: Pending, now: datetime, today: date) -> SavedImport:
    """Save the class list somebody agreed to. Raises ChangedMeanwhileError."""

    def record(entry: RosterImport) -> None:
        log.record(verb="roster_import", at=now, actor=desk.person.user.pk, why=desk.why, thing=str(entry.pk))

    return save_import(
        school=desk.school, roster=pending.roster, kind=pending.kind, sha256=pending.sha256, by=desk.person.user,
        now=now, today=today, expected=pending.fingerprint, record=record,
    )  # fmt: skip


def settle_absence(
    *, desk: Desk, absence: RosterAbsence, decision: RosterAbsence.Decision, now: datetime, today: date
) -> None:
    """Decide about a pupil that was missing from a list. Raises DecidedAlreadyError."""
    with transaction.atomic():
        decide_absence(absence=absence, decision=decision, by=desk.person.user, now=now, today=today)
        log.record(
            verb=f"roster_{decision}", at=now, actor=desk.person.user.pk, subject=absence.pupil_id, why=desk.why,
            thing=str(absence.pk),
        )  # fmt: skip


def add_staff(
    *, desk: Desk, profile: Profile, role: Role, group: Group | None, starts: date, ends: date | None, now: datetime
) -> AddedPerson:
    """Add somebody who works here. Raises AlreadyAppointedError, OwnRoleError."""
    _not_oneself(desk, account_with_login(profile.login))
    with transaction.atomic():
        added = add_person(
            school=desk.school, profile=profile, role=role, group=group, starts=starts, ends=ends, now=now
        )
        _log_staff(desk, "staff_add", added.user, now)
    return added


def give_role(
    *, desk: Desk, user: User, role: Role, group: Group | None, starts: date, ends: date | None, now: datetime
) -> None:
    """Give somebody who works here another role or group. Raises AlreadyAppointedError, OwnRoleError."""
    _not_oneself(desk, user)
    with transaction.atomic():
        appoint(user=user, school=desk.school, role=role, group=group, starts=starts, ends=ends)
        _log_staff(desk, "staff_role", user, now)


def end_role(*, desk: Desk, appointment: Appointment, now: datetime, today: date) -> None:
    """End a role at once. Raises OwnRoleError."""
    with transaction.atomic():
        end_appointment(appointment=appointment, by=desk.person.user, today=today)
        _log_staff(desk, "staff_end", appointment.user, now)


def end_group(*, desk: Desk, assignment: GroupAssignment, now: datetime, today: date) -> None:
    """Take somebody away from a group at once."""
    with transaction.atomic():
        end_assignment(assignment=assignment, today=today)
        _log_staff(desk, "staff_group_end", assignment.user, now)


def invite_staff(*, desk: Desk, user: User, now: datetime) -> str:
    """A new invitation for somebody who works here."""
    _log_staff(desk, "staff_invite", user, now)
    return invite(user)


def add_guardian_of(
    *, desk: Desk, pupil: Pupil, identity: GuardianIdentity, relation: str, has_authority: bool, lives_with_child: bool,
    with_account: bool, now: datetime, today: date,
) -> AddedGuardian:  # fmt: skip
    """Add a guardian, with an account of their own if asked. Raises AlreadyGuardianError."""
    token, had_account = "", False
    try:
        with transaction.atomic():
            user = account_with_login(identity.email) if with_account else None
            if user is not None:
                had_account = True
            elif with_account:
                profile = Profile(identity.given, identity.prefix, identity.family, identity.email)
                user = create_user(profile=profile, password=None, now=now)
                token = invite(user)
            guardianship = add_guardian(
                pupil=pupil, identity=identity, relation=relation, has_authority=has_authority,
                lives_with_child=lives_with_child, user=user, on=today,
            )  # fmt: skip
            _log_guardian(desk, "guardian_add", guardianship, now)
    except IntegrityError as error:
        raise AlreadyGuardianError from error
    return AddedGuardian(guardianship, token, had_account)


def invite_guardian(*, desk: Desk, guardianship: Guardianship, now: datetime) -> str:
    """A new invitation for a guardian with an account. Raises StaffAccountError."""
    user = guardianship.user
    if user is None or Appointment.objects.filter(user=user).exists():
        raise StaffAccountError
    _log_guardian(desk, "guardian_invite", guardianship, now)
    return invite(user)


def note_authority(*, desk: Desk, guardianship: Guardianship, has_authority: bool, now: datetime) -> bool:
    """Note whether a guardian has authority; False when it was so already. Raises GuardianshipEndedError."""
    with transaction.atomic():
        changed = change_authority(guardianship=guardianship, has_authority=has_authority)
        if changed:
            verb = "guardian_authority_given" if has_authority else "guardian_authority_gone"
            _log_guardian(desk, verb, guardianship, now)
    return changed


def end_guardian(*, desk: Desk, guardianship: Guardianship, now: datetime, today: date) -> None:
    """Somebody is no guardian any more, at once. Raises GuardianshipEndedError."""
    with transaction.atomic():
        end_guardianship(guardianship=guardianship, today=today)
        _log_guardian(desk, "guardian_end", guardianship, now)


def save_programme(
    *, desk: Desk, group: Group, weekday: int, day: Sequence[Start], seen: str, everywhere: bool, now: datetime
) -> None:
    """Save a day of a group's programme, or make each school day like it. Raises ChangedProgrammeError."""
    with transaction.atomic():
        replace_days(group=group, weekday=weekday, day=day, seen=seen, everywhere=everywhere)
        _log_programme(desk, group, now)


def start_programme(*, desk: Desk, group: Group, now: datetime) -> None:
    """Give a group the usual programme to begin with. Raises ProgrammeThereError."""
    with transaction.atomic():
        start_usual(group=group)
        _log_programme(desk, group, now)


def add_free_days(*, desk: Desk, days: FreeDays, now: datetime) -> None:
    """Add days without school. Raises OutsideYearError, HolidayOverlapError."""
    with transaction.atomic():
        holiday = add_holiday(days=days)
        _log_holiday(desk, "holiday_add", holiday.pk, now)


def change_free_days(*, desk: Desk, holiday: Holiday, days: FreeDays, seen: str, now: datetime) -> None:
    """Change days without school. Raises ChangedHolidayError, OutsideYearError, HolidayOverlapError."""
    with transaction.atomic():
        change_holiday(holiday=holiday, days=days, seen=seen)
        _log_holiday(desk, "holiday_change", holiday.pk, now)


def remove_free_days(*, desk: Desk, holiday: Holiday, seen: str, now: datetime) -> None:
    """Take days without school away. Raises ChangedHolidayError."""
    with transaction.atomic():
        _log_holiday(desk, "holiday_remove", holiday.pk, now)
        remove_holiday(holiday=holiday, seen=seen)


def _not_oneself(desk: Desk, user: User | None) -> None:
    if user == desk.person.user:
        raise OwnRoleError


def _log_staff(desk: Desk, verb: str, user: User, now: datetime) -> None:
    log.record(verb=verb, at=now, actor=desk.person.user.pk, why=desk.why, thing=str(user.pk))


def _log_programme(desk: Desk, group: Group, now: datetime) -> None:
    log.record(verb="day_programme", at=now, actor=desk.person.user.pk, why=desk.why, thing=str(group.pk))


def _log_holiday(desk: Desk, verb: str, holiday_id: int, now: datetime) -> None:
    log.record(verb=verb, at=now, actor=desk.person.user.pk, why=desk.why, thing=str(holiday_id))


def _log_guardian(desk: Desk, verb: str, guardianship: Guardianship, now: datetime) -> None:
    log.record(
        verb=verb, at=now, actor=desk.person.user.pk, subject=guardianship.pupil_id, why=desk.why,
        thing=str(guardianship.pk),
    )  # fmt: skip
