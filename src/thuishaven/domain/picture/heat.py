"""When it is hard and how it goes over the weeks: moments by weekdays, ISO weeks, and the strengths that were seen."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.picture.haven_base import codes_of, distinct, looks_with
from thuishaven.domain.picture.result import HeatCell, HeatRow, Period, Strength, Week
from thuishaven.domain.picture.sightings import Look, slots_of
from thuishaven.domain.picture.triggers import states_of

MOST_STRENGTHS = 6
_SCHOOL_WEEK = 5


def heat_of(looks: Sequence[Look], catalogue: Catalogue) -> tuple[HeatRow, ...]:
    """Per moment at which anybody ever looked, in the order of the day: a cell per weekday.

    Monday to Friday always, Saturday and Sunday when anybody looked on such a day. A cell with ``looked`` 0 was not
    looked at. Looks without a known moment have no place in it.
    """
    by_moment: dict[str, dict[int, list[Look]]] = defaultdict(lambda: defaultdict(list))
    last = _SCHOOL_WEEK
    for look in looks:
        if look.moment:
            weekday = look.day.isoweekday()
            last = max(last, weekday)
            by_moment[look.moment][weekday].append(look)
    rows: list[HeatRow] = []
    for moment, term in catalogue.moments.items():
        if moment not in by_moment:
            continue
        cells = tuple(_cell(weekday, by_moment[moment].get(weekday, ())) for weekday in range(1, last + 1))
        rows.append(
            HeatRow(
                moment=moment,
                label=term.label,
                looked=sum(cell.looked for cell in cells),
                tension=sum(cell.tension for cell in cells),
                cells=cells,
            )
        )
    return tuple(rows)


def _cell(weekday: int, looks: Sequence[Look]) -> HeatCell:
    return HeatCell(
        weekday=weekday,
        looked=len(looks),
        tension=sum(look.tension for look in looks),
        tension_in=tuple(look.id for look in looks if look.tension),
    )


def weeks_of(looks: Sequence[Look], catalogue: Catalogue) -> tuple[Week, ...]:
    """Every ISO week from the first look to the last, also those without a look."""
    if not looks:
        return ()
    by_monday: dict[date, list[Look]] = defaultdict(list)
    for look in looks:
        by_monday[look.day - timedelta(days=look.day.weekday())].append(look)
    first, last = min(by_monday), max(by_monday)
    mondays = (first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1))
    kinds = _Kinds(
        strengths=frozenset(code for code, signal in catalogue.signals.items() if signal.strength),
        haven_shown=codes_of(catalogue, "haven", "shown"),
        haven_not_shown=codes_of(catalogue, "haven", "not_shown"),
        base_shown=codes_of(catalogue, "base", "shown"),
        base_not_shown=codes_of(catalogue, "base", "not_shown"),
    )
    return tuple(_week(monday, by_monday.get(monday, []), kinds) for monday in mondays)


@dataclass(frozen=True, slots=True)
class _Kinds:
    strengths: frozenset[str]
    haven_shown: frozenset[str]
    haven_not_shown: frozenset[str]
    base_shown: frozenset[str]
    base_not_shown: frozenset[str]


def _week(monday: date, looks: Sequence[Look], kinds: _Kinds) -> Week:
    year, number, _ = monday.isocalendar()
    return Week(
        week=f"{year}-W{number:02}",
        start=monday,
        observations=len(looks),
        tension=sum(look.tension for look in looks),
        strengths=len(looks_with(looks, kinds.strengths)),
        states=states_of(looks),
        haven_shown=distinct(looks_with(looks, kinds.haven_shown)),
        haven_not_shown=distinct(looks_with(looks, kinds.haven_not_shown)),
        base_shown=distinct(looks_with(looks, kinds.base_shown)),
        base_not_shown=distinct(looks_with(looks, kinds.base_not_shown)),
    )


def strengths_of(looks: Sequence[Look], catalogue: Catalogue) -> tuple[Strength, ...]:
    """The strengths that were seen most, at most six; on more days before more often."""
    seen: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        for code in look.signals:
            if catalogue.signals[code].strength:
                seen[code].append(look)
    strengths = [
        Strength(
            id=code,
            label=catalogue.signals[code].label,
            n=len({(look.observer, look.day, look.slot) for look in found}),
            days=len({look.day for look in found}),
            observations=tuple(look.id for look in found),
        )
        for code, found in seen.items()
    ]
    return tuple(sorted(strengths, key=lambda found: (-found.days, -found.n, found.id))[:MOST_STRENGTHS])


def period_of(looks: Sequence[Look]) -> Period:
    """The period the looks cover, with how many there are, on how many days, at how many moments and by how many."""
    return Period(
        first=looks[0].day if looks else None,
        last=looks[-1].day if looks else None,
        observations=len(looks),
        days=len({look.day for look in looks}),
        observers=len({look.observer for look in looks}),
        moments=slots_of(looks),
        seen_in=tuple(look.id for look in looks),
    )
