"""From rows to a picture. It is stored nowhere: computed at a look, and remembered while nothing changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from json import loads
from uuid import UUID

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from thuishaven.domain.catalogue import Text
from thuishaven.domain.picture import Background, Change, Observation, Picture, PictureInput, change_of, compute
from thuishaven.domain.picture.day_curve import ordinary_day
from thuishaven.domain.picture.model import DayStart
from thuishaven.domain.school_days import SchoolDays
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation as Row
from thuishaven.observe.queries import standing, state_of
from thuishaven.observe.services import note_context
from thuishaven.observe.witnesses import SEEN_BY
from thuishaven.privacy.access import Admission
from thuishaven.school.days import days_of_pupil
from thuishaven.school.models import DayMoment, Enrolment
from thuishaven.school.queries import enrolment_of

from .memory import Memory, fingerprint


def picture_of(admission: Admission) -> Picture:
    """The picture of the admitted pupil as it is now."""
    today = timezone.localdate(admission.now)
    return seen_of(admission, enrolment_of(admission.pupil.pk, today), today).picture


ProgrammeRows = list[tuple[str, int, time]]


@dataclass(frozen=True, slots=True)
class Programme:
    """When the pupil's group has school: the start of each moment per weekday (1 is Monday); empty when not known."""

    starts: dict[tuple[str, int], time]

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays on which there is school."""
        return frozenset(weekday for _, weekday in self.starts)

    def usual_start(self, moment: str) -> time | None:
        """When ``moment`` starts on most days of the week; None when it is not in the programme."""
        times = [start for (one, _), start in self.starts.items() if one == moment]
        return max(sorted(set(times)), key=times.count) if times else None


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture with the observations it was computed from, without a word that somebody wrote.

    ``notes`` holds the words of the observations and ``alarming`` the reasons of the picture's safety, which quote
    them; both as sealed as they are in the database. ``made_from`` tells two of them apart.
    """

    made_from: bytes
    observations: tuple[Observation, ...]
    notes: Mapping[str, bytes]
    alarming: bytes
    picture: Picture


@dataclass(frozen=True, slots=True)
class Behind:
    """A picture with everything the page needs to show where it comes from."""

    seen: Seen
    programme: Programme
    days: SchoolDays
    today: date


def picture_with_sources(admission: Admission, enrolment: Enrolment | None) -> Behind:
    """The picture with the observations, day programme and school days behind it, in four queries and one to compute."""
    today = timezone.localdate(admission.now)
    rows = _programme_rows(enrolment)
    return Behind(
        seen=_seen(admission, enrolment, today, rows),
        programme=Programme({(moment, weekday): starts for moment, weekday, starts in reversed(rows)}),
        days=days_of_pupil(admission.pupil.pk),
        today=today,
    )


def words_of(admission: Admission, seen: Seen, observation: str) -> str:
    """The words written with ``observation``; empty when there are none."""
    sealed = seen.notes.get(observation)
    return admission.key.unseal(note_context(UUID(observation)), sealed) if sealed else ""


def alarming_of(admission: Admission, seen: Seen) -> tuple[Text, ...]:
    """Why the picture asks to think of the reporting code, with the words it found."""
    found = admission.key.unseal_json(_ALARMING, seen.alarming) if seen.alarming else []
    return tuple(Text(*both) for both in found)


_ALARMING = "understand.picture.alarming"
_MEMORY: Memory[Seen] = Memory(most=32)
_CHANGES: Memory[Change] = Memory(most=64)


def forget() -> None:
    """Compute every picture and every comparison anew from here on."""
    _MEMORY.forget()
    _CHANGES.forget()


def change_since(admission: Admission, seen: Seen, today: date, then: date) -> Change:
    """What was seen up to ``then`` beside what was seen since; ``seen`` is the picture of ``today``.

    Remembered like the picture itself. Made anew it reads the rows once more, because the picture keeps no words.
    Raises ValueError when ``then`` is not before today.
    """

    def make() -> Change:
        found = tuple(_observation(row, admission)[0] for row in _rows(admission.pupil.pk))
        return change_of(PictureInput(today, found), load_catalogue(), then)

    return _CHANGES.get((admission.pupil.pk, then), seen.made_from, make)


def seen_of(admission: Admission, enrolment: Enrolment | None, today: date) -> Seen:
    """The picture of ``today``: what was computed for the same rows, background and day before, else computed now."""
    return _seen(admission, enrolment, today, _programme_rows(enrolment))


def _seen(admission: Admission, enrolment: Enrolment | None, today: date, rows: ProgrammeRows) -> Seen:
    background, day = background_of(admission, enrolment, today), ordinary_day(rows)
    made_from = fingerprint(state_of(admission.pupil.pk), today, background, day)
    return _MEMORY.get(admission.pupil.pk, made_from, lambda: _compute(admission, background, day, today, made_from))


def _programme_rows(enrolment: Enrolment | None) -> ProgrammeRows:
    """The day programme of the group: moment, weekday (1 is Monday) and start, in the order of the week."""
    if enrolment is None:
        return []
    found = DayMoment.objects.filter(group=enrolment.group_id).order_by("weekday", "starts")
    return [(moment, day + 1, starts) for moment, day, starts in found.values_list("moment", "weekday", "starts")]


def _compute(
    admission: Admission, background: Background, day: tuple[DayStart, ...], today: date, made_from: bytes
) -> Seen:
    found = [_observation(row, admission) for row in _rows(admission.pupil.pk)]
    seen = PictureInput(today, tuple(one for one, _ in found), background, day=day)
    picture = compute(seen, load_catalogue())
    alarming = [(text.nl, text.en) for text in picture.safety.because]
    return Seen(
        made_from=made_from,
        observations=tuple(replace(one, words="") for one, _ in found),
        notes={one.id: sealed for one, sealed in found if sealed},
        alarming=admission.key.seal_json(_ALARMING, alarming) if alarming else b"",
        picture=replace(
            picture,
            safety=replace(picture.safety, because=()),
            from_words=tuple(replace(one, because=()) for one in picture.from_words),
        ),
    )


def background_of(admission: Admission, enrolment: Enrolment | None, today: date) -> Background:
    """What is known around the pupil on ``today``."""
    identity = admission.known.identity
    return Background(
        age=identity.age_on(today),
        group=enrolment.grade if enrolment else None,
        arrived_on=identity.arrived_on,
        risk_factors=identity.risk_factors,
        background_words=identity.background,
    )


def _rows(pupil_id: UUID):
    """What was seen and not withdrawn, oldest first. Codes come as text: the same few lists come back row after row."""
    codes = {f"{name}_text": Cast(name, TextField()) for name in ("signals", "triggers", "responses")}
    return standing(pupil_id).annotate(seen_by=SEEN_BY, **codes).order_by("at", "id").values_list(
        "id", "at", "seen_by", "observer_role", "setting", "moment", "state", "effect", "note_sealed", "earlier",
        "aimed", *codes,
    )  # fmt: skip


def _observation(row, admission: Admission) -> tuple[Observation, bytes]:
    """A row as the picture takes it, its note opened, and the note as it is stored."""
    key, at, observer, role, setting, moment, state, effect, note, earlier, aimed, signals, triggers, responses = row
    local, sealed = timezone.localtime(at), bytes(note or b"")
    observation = Observation(
        id=str(key),
        day=local.date(),
        observer=str(observer),
        setting=setting,
        observer_role=role,
        # what is told about home is told later: the day is known, the time on the row is that of writing
        clock=None if earlier == Row.Earlier.DAY or setting == Row.Setting.HOME else local.time(),
        moment=moment or None,
        signals=_codes(signals),
        words=admission.key.unseal(note_context(key), sealed) if sealed else "",
        triggers=_codes(triggers),
        state=state or None,
        responses=_codes(responses),
        effect=effect,
        words_only=bool(earlier) and not _codes(signals),
        aimed=aimed,
    )
    return observation, sealed


@lru_cache(maxsize=4096)
def _codes(text: str) -> tuple[str, ...]:
    return tuple(loads(text))
