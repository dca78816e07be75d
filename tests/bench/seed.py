"""A large fictional school: groups of 25 pupils, each with a teacher, and observations over the last months."""

import random
import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from thuishaven.accounts.people import Profile, create_user
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.school.models import Appointment, Board, DayMoment, Group, GroupAssignment, Pupil, School, SchoolYear
from thuishaven.school.pupils import PupilIdentity, add_pupil, enrol
from thuishaven.vault.sealing import open_key
from thuishaven.vault.sessions import SessionStore

from .school import BenchSchool, BenchUser

_PER_GROUP = 25
_HEAVY = 500
_NOTES = (
    (
        "Zat onder de tafel",
        "Liep naar het raam",
        "Keek lang naar de deur",
        "Lachte hardop",
        "Begon opnieuw",
        "Werd stil",
    ),
    ("toen de bel ging", "na het buitenspelen", "bij de rekentaak", "toen ik even weg was", "tijdens de kring"),
    (
        "en kwam na {n} minuten weer naast mij zitten.",
        "en vroeg {n} keer of het goed was.",
        "en ging na {n} tellen verder.",
    ),
)
_GIVEN = ("Anouk", "Bilal", "Cato", "Dewi", "Emre", "Floor", "Guus", "Hala", "Ilse", "Joep")


def seed(*, pupils: int, observations: int) -> BenchSchool:
    """Fill an empty installation; the same every time."""
    rng = random.Random(20_261_122)
    now = timezone.now()
    today = timezone.localdate(now)
    first = today.year if today.month >= 8 else today.year - 1
    with transaction.atomic():
        Board.objects.create(name="Meetbestuur")
        school = School.objects.create(name="Meetschool")
        year = SchoolYear.objects.create(
            name=f"{first}-{first + 1}", starts=today.replace(year=first, month=8, day=1),
            ends=today.replace(year=first + 1, month=7, day=31),
        )  # fmt: skip
        users, rows = [], []
        groups = max(1, pupils // _PER_GROUP)
        for number in range(groups):
            group = Group.objects.create(school=school, year=year, name=f"G{number + 1}", grades=[1 + number % 8])
            _programme(group)
            profile = Profile(_GIVEN[number % 10], "", f"Meet{number}", f"juf{number}@meetschool.example")
            user = create_user(profile=profile, password=None, now=now)
            Appointment.objects.create(user=user, school=school, role="teacher", starts=year.starts)
            GroupAssignment.objects.create(user=user, group=group, kind="teacher", starts=year.starts)
            members = [_pupil(school, group, number * _PER_GROUP + index, rng, now) for index in range(_PER_GROUP)]
            share = observations // groups
            counts = [_HEAVY] + [max(0, share - _HEAVY) // (_PER_GROUP - 1)] * (_PER_GROUP - 1)
            for pupil, count in zip(members, counts, strict=True):
                rows += _observations(pupil, user, count, rng, now)
            if len(rows) > 20_000:
                Observation.objects.bulk_create(rows, batch_size=2000)
                rows = []
            users.append(BenchUser(_session(user), tuple(str(one.pk) for one in members)))
        Observation.objects.bulk_create(rows, batch_size=2000)
    return BenchSchool(tuple(users), Observation.objects.count())


def _programme(group: Group) -> None:
    moments = ("arrival", "circle", "instruction", "play", "independent_work", "lunch", "group_work", "leaving")
    DayMoment.objects.bulk_create(
        DayMoment(group=group, weekday=day, starts=datetime(2026, 1, 1, 8 + index, 15).time(), moment=moment)
        for day in range(7)
        for index, moment in enumerate(moments)
    )


def _pupil(school: School, group: Group, number: int, rng: random.Random, now: datetime) -> Pupil:
    identity = PupilIdentity(rng.choice(_GIVEN), "van", f"Meting{number}", birth_date=now.date() - timedelta(days=3000))
    pupil = add_pupil(school=school, identity=identity, now=now)
    enrol(pupil=pupil, group=group, grade=group.grades[0], on=group.year.starts)
    return pupil


def _observations(pupil: Pupil, user: object, count: int, rng: random.Random, now: datetime) -> list[Observation]:
    catalogue = load_catalogue()
    signals = [one.id for one in catalogue.signals.values() if one.capture]
    moments = [one for one in catalogue.moments if not one.startswith("home")]
    responses = [one.id for one in catalogue.strategies.values() if one.capture]
    states, key = list(catalogue.states), open_key(pupil.key)
    # one child shows a dozen things and one adult does a handful; not the whole catalogue
    signals, responses = rng.sample(signals, 14), rng.sample(responses, 8)
    triggers = rng.sample(list(catalogue.triggers), 8)
    rows = []
    for _ in range(count):
        at = now - timedelta(days=rng.randrange(1, 150), minutes=rng.randrange(0, 400))
        row = Observation(
            id=uuid.UUID(int=rng.getrandbits(128), version=4), pupil=pupil, observer=user, observer_role="teacher", at=at,
            recorded_at=at, moment=rng.choice(moments), state=rng.choice(states), signals=rng.sample(signals, 1 + rng.randrange(2)),
            triggers=[rng.choice(triggers)], responses=[rng.choice(responses)], effect=rng.randrange(-2, 3),
        )  # fmt: skip
        if rng.random() < 0.4:
            row.note_sealed = key.seal(note_context(row.id), _note(rng))
        rows.append(row)
    return rows


def _note(rng: random.Random) -> str:
    return " ".join(rng.choice(part) for part in _NOTES).format(n=rng.randrange(2, 30))


def _session(user: object) -> str:
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)  # type: ignore[attr-defined]
    store["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    store["_auth_user_hash"] = user.get_session_auth_hash()  # type: ignore[attr-defined]
    store.create()
    return str(store.session_key)
