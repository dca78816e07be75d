"""Where the approaches of a plan belong in one day: at which moment, and what was said about it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Literal

from thuishaven.domain.catalogue import Catalogue
from thuishaven.school.programme import Start

#: Now, at the next moment that asks for something, the whole day, later today, earlier today; in this order on a page.
When = Literal["now", "soon", "day", "later", "earlier"]
ORDER: tuple[When, ...] = ("now", "soon", "day", "later", "earlier")
#: An approach and the kind of moment it is done at; the moment is empty for the whole day.
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Slot:
    """An approach at one kind of moment of a day, with the times that moment begins; none for the whole day."""

    code: str
    moment: str
    times: tuple[time, ...]

    @property
    def place(self) -> Place:
        """What an answer is about."""
        return self.code, self.moment


@dataclass(frozen=True, slots=True)
class Reminder:
    """What to do at a moment: in the team's own words, else the name of the approach.

    ``starts`` is the time that counts now (the running moment, the next, or the last one), None for the whole day;
    ``did`` is what was said about it today, None when nobody did.
    """

    code: str
    moment: str
    text: str
    moment_label: str
    when: When
    starts: time | None
    did: bool | None


def slots_of(
    approaches: Iterable[str], moments: Mapping[str, Collection[str]], programme: Sequence[Start]
) -> tuple[Slot, ...]:
    """Where ``approaches`` belong on a day with this ``programme``, in the order of the plan.

    An approach whose moments do not happen on that day is left out. Without a programme nobody knows, so all stand.
    """
    found = []
    for code in approaches:
        asked = moments.get(code, ())
        if not asked:
            found.append(Slot(code, "", ()))
        for moment in dict.fromkeys(asked):
            times = tuple(one.starts for one in programme if one.moment == moment)
            if times or not programme:
                found.append(Slot(code, moment, times))
    return tuple(found)


def placed(slot: Slot, programme: Sequence[Start], clock: time) -> tuple[When, time | None]:
    """When ``slot`` is done, seen from ``clock``; what comes is "later" here, whoever lists them knows which is first."""
    running = next((one for one in reversed(programme) if one.starts <= clock), None)
    if not slot.times:
        return "day", None
    if running is not None and running.moment == slot.moment:
        return "now", running.starts
    coming = [one for one in slot.times if one > clock]
    return ("later", coming[0]) if coming else ("earlier", slot.times[-1])


def reminders_at(
    clock: time, *, approaches: Mapping[str, str], moments: Mapping[str, Collection[str]], programme: Sequence[Start],
    answers: Mapping[Place, bool], catalogue: Catalogue, language: str,
) -> list[Reminder]:  # fmt: skip
    """The approaches of one plan on a day, seen from ``clock``: what is first in front, else in the order of the plan.

    ``answers`` holds what was said about them that day. Approaches the knowledge does not hold any more are left out.
    """
    known = {code: how for code, how in approaches.items() if code in catalogue.strategies}
    slots = [(slot, *placed(slot, programme, clock)) for slot in slots_of(known, moments, programme)]
    next_time = min((starts for _slot, when, starts in slots if when == "later" and starts), default=None)
    found = [
        Reminder(
            slot.code, slot.moment,
            known[slot.code] or catalogue.strategies[slot.code].title.in_language(language),
            moment_label(slot.moment, catalogue, language),
            "soon" if when == "later" and starts == next_time else when, starts, answers.get(slot.place),
        )
        for slot, when, starts in slots
    ]  # fmt: skip
    return sorted(found, key=lambda one: (ORDER.index(one.when), one.starts or time.min))


def moment_label(moment: str, catalogue: Catalogue, language: str) -> str:
    """A moment in words; empty for the whole day."""
    return catalogue.moments[moment].label.in_language(language) if moment in catalogue.moments else moment
