"""From rows to a picture. It is computed at each look and kept nowhere."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q
from django.utils import timezone

from thuishaven.domain.picture import Background, Observation, Picture, PictureInput, compute
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.queries import standing
from thuishaven.observe.services import note_context
from thuishaven.privacy.access import Admission
from thuishaven.school.models import DayMoment, Enrolment, Holiday
from thuishaven.school.queries import enrolment_of


def picture_input(admission: Admission) -> PictureInput:
    """Everything the picture of the admitted pupil is computed from, in two queries; observers are account ids."""
    today = timezone.localdate(admission.now)
    return _input(admission, enrolment_of(admission.pupil.pk, today), today)


def picture_of(admission: Admission) -> Picture:
    """The picture of the admitted pupil as it is now."""
    return compute(picture_input(admission), load_catalogue())


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
class Behind:
    """A picture with everything the page needs to show where it comes from."""

    input: PictureInput
    picture: Picture
    programme: Programme
    holidays: tuple[tuple[date, date, str], ...]


def picture_with_sources(admission: Admission) -> Behind:
    """The picture with the observations, day programme and holidays behind it, in four queries."""
    today = timezone.localdate(admission.now)
    enrolment = enrolment_of(admission.pupil.pk, today)
    inp = _input(admission, enrolment, today)
    picture = compute(inp, load_catalogue())
    first = picture.period.first or today
    rows = DayMoment.objects.filter(group=enrolment.group_id if enrolment else None).order_by("weekday", "-starts")
    holidays = Holiday.objects.filter(Q(ends__gte=first), starts__lte=today)
    return Behind(
        input=inp,
        picture=picture,
        programme=Programme({(row.moment, row.weekday + 1): row.starts for row in rows}),
        holidays=tuple(holidays.values_list("starts", "ends", "name")),
    )


def _input(admission: Admission, enrolment: Enrolment | None, today: date) -> PictureInput:
    identity = admission.known.identity
    return PictureInput(
        today=today,
        observations=_observations(admission),
        pupil=Background(
            age=identity.age_on(today),
            group=enrolment.grade if enrolment else None,
            arrived_on=identity.arrived_on,
            risk_factors=identity.risk_factors,
            background_words=identity.background,
        ),
    )


def _observations(admission: Admission) -> tuple[Observation, ...]:
    """What was seen and not withdrawn, oldest first, notes opened."""
    zone, unseal = timezone.get_current_timezone(), admission.key.unseal
    rows = standing(admission.pupil.pk).order_by("at", "id").values_list(
        "id", "at", "observer_id", "observer_role", "setting", "moment", "state", "signals", "triggers", "responses",
        "effect", "note_sealed",
    )  # fmt: skip
    found = []
    for key, at, observer, role, setting, moment, state, signals, triggers, responses, effect, note in rows:
        local = at.astimezone(zone)
        found.append(
            Observation(
                id=str(key),
                day=local.date(),
                observer=str(observer),
                setting=setting,
                observer_role=role,
                clock=local.time(),
                moment=moment or None,
                signals=tuple(signals),
                words=unseal(note_context(key), note) if note else "",
                triggers=tuple(triggers),
                state=state or None,
                responses=tuple(responses),
                effect=effect,
            )
        )
    return tuple(found)
