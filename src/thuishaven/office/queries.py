"""What the pages of the office show, as plain data, in a constant number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from thuishaven.accounts.models import User
from thuishaven.accounts.people import profile_of
from thuishaven.school.models import (
    Appointment,
    DayMoment,
    Group,
    GroupAssignment,
    Guardianship,
    Pupil,
    RosterAbsence,
    School,
    SchoolYear,
)
from thuishaven.school.programme import SCHOOL_WEEKDAYS
from thuishaven.school.pupils import GuardianIdentity, KnownPupil, guardian_identity, know
from thuishaven.school.queries import groups_at, pupils_in
from thuishaven.school.words import relation_words, role_words
from thuishaven.vault.sealing import open_key

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody has; ``starts`` may lie ahead."""

    id: int
    role: str
    words: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group somebody stands before."""

    id: int
    name: str
    is_substitute: bool
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works at the school. ``never_in`` when no password was chosen yet."""

    id: UUID
    name: str
    initials: str
    login: str
    never_in: bool
    roles: tuple[HeldRole, ...]
    groups: tuple[HeldGroup, ...]

    @property
    def hue(self) -> int:
        return self.id.int % 6

    def matches(self, text: str) -> bool:
        """Whether name, login, role or group holds every word of ``text``."""
        held = [self.name, self.login, *(one.words for one in self.roles), *(one.name for one in self.groups)]
        words = " ".join(held).casefold()
        return all(word in words for word in text.casefold().split())


def staff_at(school: School, today: date, user_id: UUID | None = None) -> list[StaffMember]:
    """Who works at ``school`` now or later, by name; with ``user_id`` only that person. Two queries."""
    still = Q(ends=None) | Q(ends__gte=today)
    only = Q(user_id=user_id) if user_id else Q()
    appointments = Appointment.objects.filter(still, only, school=school).select_related("user__key")
    assignments = GroupAssignment.objects.filter(still, only, group__school=school).select_related("group")
    users: dict[UUID, User] = {}
    roles: dict[UUID, list[HeldRole]] = {}
    groups: dict[UUID, list[HeldGroup]] = {}
    for row in appointments:
        users[row.user_id] = row.user
        held = HeldRole(row.pk, row.role, role_words(row.role), row.starts, row.ends)
        roles.setdefault(row.user_id, []).append(held)
    for one in assignments.order_by("group__name", "starts", "id"):
        held_group = HeldGroup(one.pk, one.group.name, one.kind == "substitute", one.starts, one.ends)
        groups.setdefault(one.user_id, []).append(held_group)
    people = [_member(user, tuple(roles[user_id]), tuple(groups.get(user_id, ()))) for user_id, user in users.items()]
    return sorted(people, key=lambda one: (one.name.casefold(), one.id))


def _member(user: User, roles: tuple[HeldRole, ...], groups: tuple[HeldGroup, ...]) -> StaffMember:
    profile = profile_of(user)
    return StaffMember(
        user.pk, profile.full_name, profile.initials, profile.login, not user.has_usable_password(), roles, groups
    )


def staff_page(
    people: Iterable[StaffMember], *, text: str, role: str, number: str
) -> tuple[Page[StaffMember], list[tuple[str, str, int]], int]:
    """A page of the people that match, per role how many there are, and how many in all.

    What is searched for is not in the address, so everybody found stands on one page.
    """
    found = [one for one in people if one.matches(text)]
    counts: dict[str, int] = {}
    for one in found:
        for held in {held.role for held in one.roles}:
            counts[held] = counts.get(held, 0) + 1
    shown = [one for one in found if not role or any(held.role == role for held in one.roles)]
    filters = sorted(((name, role_words(name), count) for name, count in counts.items()), key=lambda one: one[1])
    return Paginator(shown, max(len(shown), 1) if text else PER_PAGE).get_page(number), filters, len(found)


def group_choices(school: School, today: date) -> list[Group]:
    """The groups of the running school year."""
    return list(groups_at(school.pk, today).prefetch_related(None))


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A group with how many school days have a day programme."""

    id: UUID
    name: str
    days: int


def programmes(school: School, today: date) -> list[ProgrammeLine]:
    """The groups of the running school year with their day programmes, in two queries."""
    groups = group_choices(school, today)
    filled = DayMoment.objects.filter(group__in=groups, weekday__in=SCHOOL_WEEKDAYS)
    days = Counter(group_id for group_id, _ in set(filled.order_by().values_list("group_id", "weekday")))
    return [ProgrammeLine(one.pk, one.name, days[one.pk]) for one in groups]


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """Days without school; ``now`` when today is one of them."""

    id: int
    name: str
    starts: date
    ends: date
    now: bool


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A school year with its days without school in order; ``past`` when it is over."""

    id: int
    name: str
    past: bool
    holidays: tuple[HolidayLine, ...]


def holiday_years(today: date) -> list[HolidayYear]:
    """The school years, the running one first and then those to come, with those that are over behind them. Two queries."""
    years = SchoolYear.objects.prefetch_related("holidays").order_by("starts", "id")
    found = [
        HolidayYear(
            year.pk, year.name, year.ends < today,
            tuple(
                HolidayLine(one.pk, one.name, one.starts, one.ends, one.starts <= today <= one.ends)
                for one in sorted(year.holidays.all(), key=lambda one: (one.starts, one.pk))
            ),
        )
        for year in years
    ]  # fmt: skip
    return [one for one in found if not one.past] + [one for one in reversed(found) if one.past]


@dataclass(frozen=True, slots=True)
class Missing:
    """A pupil about whom somebody has to decide, and since when."""

    id: int
    pupil: KnownPupil
    group: str
    noticed: date


def open_absences(school: School) -> list[RosterAbsence]:
    """Pupils who were not in a class list and about whom nobody decided yet; erased ones left out."""
    rows = RosterAbsence.objects.filter(pupil__school=school, decision="").exclude(pupil__key__wrapped=None)
    return list(rows.select_related("pupil__key", "noticed_in").prefetch_related("pupil__enrolments__group"))


def count_absences(school: School) -> int:
    """How many decisions are waiting."""
    return RosterAbsence.objects.filter(pupil__school=school, decision="").exclude(pupil__key__wrapped=None).count()


def missing_page(school: School, number: str) -> tuple[Page[RosterAbsence], list[Missing]]:
    """A page of open absences with names, the oldest first."""
    page = Paginator(open_absences(school), PER_PAGE).get_page(number)
    found = []
    for row in page:
        groups = [one.group.name for one in row.pupil.enrolments.all() if one.ends is None]
        found.append(Missing(row.pk, know(row.pupil), groups[0] if groups else "", row.noticed_in.at.date()))
    return page, found


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """A pupil with the number of adults who are known to care for it."""

    pupil: KnownPupil
    guardians: int


def families(school: School, today: date, text: str) -> list[tuple[str, list[FamilyLine]]]:
    """Pupils by group, each with its number of guardians; only those whose name holds ``text``."""
    groups = group_choices(school, today)
    by_group = pupils_in(groups, today)
    counts = dict(
        Guardianship.objects.filter(pupil__school=school, ended_on=None)
        .order_by()
        .values_list("pupil_id")
        .annotate(n=Count("id"))
    )
    wanted = text.casefold().split()
    found = []
    for group in groups:
        lines = [
            FamilyLine(one, counts.get(one.id, 0))
            for one in by_group[group.pk]
            if all(word in one.full_name.casefold() for word in wanted)
        ]
        if lines or not wanted:
            found.append((group.name, lines))
    return found


@dataclass(frozen=True, slots=True)
class GuardianLine:
    """One guardian of a pupil, with contact data; ``ended_on`` is set for who no longer is one."""

    id: int
    identity: GuardianIdentity
    relation: str
    has_authority: bool
    lives_with_child: bool
    account: str
    ended_on: date | None


def guardians_of(pupil: Pupil) -> list[GuardianLine]:
    """The guardians of ``pupil``; ``account`` is none, invited or active, or staff for somebody who works here."""
    key = open_key(pupil.key)
    rows = list(Guardianship.objects.filter(pupil=pupil).select_related("user").order_by("id"))
    staff = set(
        Appointment.objects.filter(user__in=[one.user_id for one in rows if one.user_id]).values_list(
            "user_id", flat=True
        )
    )

    def account(row: Guardianship) -> str:
        if row.user is None:
            return "none"
        if row.user_id in staff:
            return "staff"
        return "active" if row.user.has_usable_password() else "invited"

    return [
        GuardianLine(
            row.pk, guardian_identity(row, key), relation_words(row.relation), row.has_authority, row.lives_with_child,
            account(row), row.ended_on,
        )
        for row in rows
    ]  # fmt: skip
