"""What the plans ask now: for each child the approaches that belong to the running moment, the next one, and the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.utils.translation import get_language

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.school_days import SchoolDays
from thuishaven.plan.day import ORDER, Reminder, When, reminders_at
from thuishaven.plan.now import standing_still
from thuishaven.plan.queries import Hint
from thuishaven.school.programme import programmes_on
from thuishaven.school.pupils import KnownPupil

from .told import answers_on

#: So many stand in view; what comes after folds away, so that the page stays calm.
MOST_IN_VIEW = 5
_IN_VIEW: tuple[When, ...] = ("now", "soon", "day")


@dataclass(frozen=True, slots=True)
class OfChild:
    """What is asked for one child."""

    pupil: KnownPupil
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the list: what is asked now, soon, the whole day, later, or what was asked earlier today."""

    when: When
    children: tuple[OfChild, ...]


@dataclass(frozen=True, slots=True)
class Reminders:
    """What stands in view and what folds away; ``folded`` counts the approaches under the fold."""

    view: tuple[Part, ...]
    fold: tuple[Part, ...]

    @property
    def folded(self) -> int:
        """How many folded away."""
        return sum(len(child.reminders) for part in self.fold for child in part.children)

    @property
    def first(self) -> Part | None:
        """What runs now, else what comes next; None when nothing belongs to a moment."""
        return next((part for part in self.view if part.when in {"now", "soon"}), None)

    def __bool__(self) -> bool:
        return bool(self.view or self.fold)


def reminders_now(
    pupils: Mapping[UUID, KnownPupil], hints: Sequence[Hint], days: Mapping[UUID, SchoolDays], now: datetime,
    catalogue: Catalogue,
) -> Reminders:  # fmt: skip
    """The reminders of ``now`` (local time) for the plans of ``hints``; four queries however many there are.

    Nobody is reminded on a day without school, of a child that is away, before a plan starts, or while its approach
    stands still for every goal.
    """
    today, clock = now.date(), now.time()
    there = [one for one in hints if one.starts <= today and days[one.pupil_id].could_be_seen(today, clock)]
    running = [one for one in there if one.approaches]
    if not running:
        return Reminders((), ())
    stopped = standing_still({one.plan_id: [(goal.id, goal.begins) for goal in one.goals] for one in running}, today)
    programmes = programmes_on([one.pupil_id for one in running], today)
    answers = answers_on([one.plan_id for one in running], today)
    found = [
        (pupils[one.pupil_id], reminder)
        for one in running
        if one.plan_id not in stopped
        for reminder in reminders_at(
            clock, approaches=one.approaches, moments=one.moments, programme=programmes[one.pupil_id],
            answers=answers.get(one.plan_id, {}), catalogue=catalogue, language=get_language() or "nl",
        )
        if reminder.starts is None or days[one.pupil_id].could_be_seen(today, reminder.starts)
    ]  # fmt: skip
    return _spread(found)


def _spread(found: Sequence[tuple[KnownPupil, Reminder]]) -> Reminders:
    """The first few in view, by part of the day; what was earlier and what comes later always folds away."""
    in_order = sorted(found, key=lambda one: (ORDER.index(one[1].when), one[1].starts or time.min))
    first = [one for one in in_order if one[1].when in _IN_VIEW]
    rest = [one for one in in_order if one[1].when not in _IN_VIEW]
    return Reminders(_parts(first[:MOST_IN_VIEW]), _parts([*first[MOST_IN_VIEW:], *rest]))


def _parts(found: Sequence[tuple[KnownPupil, Reminder]]) -> tuple[Part, ...]:
    parts: dict[When, dict[UUID, list[tuple[KnownPupil, Reminder]]]] = {}
    for pupil, reminder in found:
        parts.setdefault(reminder.when, {}).setdefault(pupil.id, []).append((pupil, reminder))
    return tuple(
        Part(when, tuple(OfChild(rows[0][0], tuple(one for _, one in rows)) for rows in children.values()))
        for when, children in parts.items()
    )
