"""Filling the demo school: once, in one transaction, the same every time."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.accounts.people import Profile, create_user
from thuishaven.domain.access import Role
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.privacy.services import join_care_team
from thuishaven.school.models import (
    Appointment,
    Board,
    DayMoment,
    Group,
    GroupAssignment,
    Holiday,
    Pupil,
    School,
    SchoolYear,
)
from thuishaven.school.pupils import GuardianIdentity, PupilIdentity, add_guardian, add_pupil, enrol, know
from thuishaven.vault.sealing import blind_index, open_key

from . import personas as people
from .absences import absence_of_bram
from .asks import ask_about_yara
from .histories import history
from .incidents import incident_of_milan
from .passports import passport_of_sami
from .phase_plans import phase_plan_of_sami
from .plans import plan_of_sami
from .rounds import rounds_of_marleen
from .trials import plan_of_tigist

_NAMESPACE = uuid.UUID("6f4d2b0e-6d0c-4f5b-9f53-2f9f5d9b6a10")
_PROGRAMME = (
    (time(8, 15), "arrival"), (time(8, 30), "circle"), (time(9, 0), "instruction"), (time(10, 0), "transition"),
    (time(10, 15), "play"), (time(10, 35), "transition"), (time(11, 0), "independent_work"), (time(12, 0), "lunch"),
    (time(12, 45), "group_work"), (time(13, 30), "gym"), (time(14, 10), "leaving"), (time(14, 30), "other"),
)  # fmt: skip


@dataclass(slots=True)
class Demo:
    """What the demo school consists of, by the keys of the personas."""

    school: School
    groups: dict[str, Group]
    users: dict[str, User]
    pupils: dict[str, Pupil]


def seed_demo(*, now: datetime | None = None) -> Demo | None:
    """Fill an empty installation with the demo school; None when it is filled already."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    with transaction.atomic():
        if School.objects.exists():
            return None
        demo = _school(today, now)
        _people(demo, today, now)
        _children(demo, today, now)
        _guardians(demo, today)
        incident_of_milan(pupil=demo.pupils["milan"], by=demo.users["marleen"], today=today)
        _care_teams(demo, today, now)
        _observations(demo, today)
        absence_of_bram(pupil=demo.pupils["bram"], by=demo.users["marleen"], today=today)
        plan_of_sami(
            pupil=demo.pupils["sami"], by=demo.users["marleen"], shared_with=demo.users["samira"], today=today, now=now
        )
        passport_of_sami(pupil=demo.pupils["sami"], by=demo.users["marleen"], now=now)
        phase_plan_of_sami(pupil=demo.pupils["sami"], by=demo.users["marleen"], now=now)
        plan_of_tigist(pupil=demo.pupils["tigist"], by=demo.users["marleen"], today=today, now=now)
        rounds_of_marleen(pupils=demo.pupils, by=demo.users["marleen"], today=today, now=now)
        ask_about_yara(
            pupil=demo.pupils["yara"], by=demo.users["joost"], colleague=demo.users["hilde"],
            stranger=demo.users["marleen"], today=today, now=now,
        )  # fmt: skip
    return demo


def _school(today: date, now: datetime) -> Demo:
    Board.objects.create(name=people.BOARD)
    school = School.objects.create(name=people.SCHOOL, brin="99XX", roster_key="vlinderboom")
    first = today.year if today.month >= 8 else today.year - 1
    year = SchoolYear.objects.create(name=f"{first}-{first + 1}", starts=date(first, 8, 1), ends=date(first + 1, 7, 31))
    Holiday.objects.create(year=year, name="Zomervakantie", starts=date(first, 8, 1), ends=date(first, 8, 23))
    Holiday.objects.create(year=year, name="Herfstvakantie", starts=date(first, 10, 17), ends=date(first, 10, 25))
    Holiday.objects.create(year=year, name="Kerstvakantie", starts=date(first, 12, 19), ends=date(first + 1, 1, 3))
    groups = {
        "5B": Group.objects.create(school=school, year=year, name="5B", grades=[5], roster_key="g5b"),
        "7/8": Group.objects.create(school=school, year=year, name="7/8", grades=[7, 8], roster_key="g78"),
    }
    DayMoment.objects.bulk_create(
        DayMoment(group=group, weekday=weekday, starts=starts, moment=moment)
        for group in groups.values()
        for weekday in range(5)
        for starts, moment in _PROGRAMME
    )
    return Demo(school, groups, {}, {})


def _people(demo: Demo, today: date, now: datetime) -> None:
    since = date(today.year - 2, 8, 1)
    for one in people.STAFF_AND_GUARDIANS:
        user = create_user(
            profile=Profile(one.given, one.prefix, one.family, one.login), password=people.DEMO_PASSWORD, now=now
        )
        demo.users[one.key] = user
        if one.role is not Role.GUARDIAN:
            Appointment.objects.create(user=user, school=demo.school, role=one.role, starts=since)
    teaching = (("marleen", "5B", "teacher", None), ("joost", "7/8", "teacher", None),
                ("femke", "5B", "substitute", today + timedelta(days=14)))  # fmt: skip
    for key, group, kind, ends in teaching:
        starts = since if kind == "teacher" else today - timedelta(days=1)
        GroupAssignment.objects.create(
            user=demo.users[key], group=demo.groups[group], kind=kind, starts=starts, ends=ends
        )


def birthday_of(child: people.Child, today: date) -> date:
    """When a child of the demo was born, seen from ``today``."""
    return date(today.year - child.age, 1 + people.CHILDREN.index(child) % max(1, today.month), 11)


def _children(demo: Demo, today: date, now: datetime) -> None:
    for index, child in enumerate(people.CHILDREN):
        arrived = today - timedelta(weeks=child.arrived_weeks_ago) if child.arrived_weeks_ago is not None else None
        identity = PupilIdentity(
            given=child.given, prefix=child.prefix, family=child.family, call_name=child.call_name,
            birth_date=birthday_of(child, today),
            roster_key=f"l{index + 1:03}", arrived_on=arrived, risk_factors=child.risk_factors,
            background=child.background,
        )  # fmt: skip
        pupil = add_pupil(school=demo.school, identity=identity, now=now + timedelta(milliseconds=index))
        group = demo.groups[child.group]
        enrol(pupil=pupil, group=group, grade=child.grade, on=arrived or group.year.starts)
        demo.pupils[child.key] = pupil


def _guardians(demo: Demo, today: date) -> None:
    rows = (
        ("petra", "milan", "mother", True, True, "Havenstraat 12", "06-12345601"),
        ("dennis", "milan", "father", True, False, "Molenpad 3", "06-12345602"),
        ("samira", "sami", "grandparent", False, True, "Kadelaan 41", "06-12345603"),
    )
    personas = {one.key: one for one in people.STAFF_AND_GUARDIANS}
    for key, child, relation, authority, lives_with, address, phone in rows:
        one = personas[key]
        add_guardian(
            pupil=demo.pupils[child], user=demo.users[key], relation=relation, has_authority=authority,
            lives_with_child=lives_with, on=today,
            identity=GuardianIdentity(one.given, one.prefix, one.family, phone, one.login, address),
        )  # fmt: skip


def _care_teams(demo: Demo, today: date, now: datetime) -> None:
    members = (
        ("sami", "hilde", "Begeleidt de leerkracht bij de overgangen."),
        ("sami", "aicha", "Vraag van de leerkracht over veiligheid in de klas."),
        ("milan", "hilde", "Overleg met beide ouders."),
        ("yara", "hilde", "Steunplan en contact met het pleeggezin."),
        ("tigist", "aicha", "Eerste weken in Nederland."),
        ("noor", "hilde", "Kijkt mee in de groep."),
        ("jayden", "hilde", "Vraag over werken in de klas."),
    )
    for child, member, reason in members:
        join_care_team(
            pupil=demo.pupils[child],
            user=demo.users[member],
            reason=reason,
            by=demo.users["hilde"],
            now=now,
            today=today,
        )


def _observations(demo: Demo, today: date) -> None:
    catalogue = load_catalogue()
    roles = {one.key: one.role.value for one in people.STAFF_AND_GUARDIANS}
    rows = []
    for child in people.CHILDREN:
        pupil = demo.pupils[child.key]
        key = open_key(pupil.key)
        observers = {"marleen": "joost"} if child.group == "7/8" else {}
        for index, seen in enumerate(history(child, today)):
            observer = observers.get(seen.observer, seen.observer)
            row = Observation(
                id=uuid.uuid5(_NAMESPACE, f"{child.key} {index}"), pupil=pupil, observer=demo.users[observer],
                observer_role=roles[observer], at=seen.at, recorded_at=seen.at + timedelta(minutes=3),
                setting=seen.setting, moment=seen.moment, state=seen.state,
                signals=[catalogue.signal_id(code) for code in seen.signals], triggers=list(seen.triggers),
                responses=list(seen.responses), effect=seen.effect,
            )  # fmt: skip
            if seen.note:
                row.note_sealed = key.seal(note_context(row.id), seen.note)
            rows.append(row)
    Observation.objects.bulk_create(rows, batch_size=500)


def find_demo() -> Demo:
    """The demo school that was filled before, by the keys of the personas."""
    school = School.objects.get(name=people.SCHOOL)
    by_index = {user.login_index: user for user in User.objects.select_related("key")}
    by_key = {
        known.identity.roster_key: pupil for pupil in Pupil.objects.select_related("key") for known in [know(pupil)]
    }
    return Demo(
        school=school,
        groups={group.name: group for group in Group.objects.filter(school=school)},
        users={one.key: by_index[blind_index("login", one.login)] for one in people.STAFF_AND_GUARDIANS},
        pupils={child.key: by_key[f"l{index + 1:03}"] for index, child in enumerate(people.CHILDREN)},
    )
