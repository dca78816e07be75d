"""How tension goes over an ordinary day: per moment in the order of the day, with when it is highest and when it drops."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import NamedTuple

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.picture.day_result import DayCurve, DayPoint
from thuishaven.domain.picture.model import DayStart
from thuishaven.domain.picture.phrases import joined
from thuishaven.domain.picture.rates import rate_of
from thuishaven.domain.picture.rules import Rules
from thuishaven.domain.picture.sightings import Look
from thuishaven.domain.statistics.pooling import pooled_centre

_HOME = "home_"
_BEFORE_SCHOOL = ("home_morning",)
_AFTER_SCHOOL = ("home_evening", "home_bed")
#: School moments in the order in which they usually come, for when the day programme is not known.
_USUAL = (
    "arrival", "circle", "instruction", "independent_work", "transition", "play", "lunch", "group_work", "gym", "leaving",
)  # fmt: skip
#: School moments without a place in the day.
_SELDOM = ("toilet", "outing")
#: In a day programme this only marks the end of school.
_NO_MOMENT = "other"
_MOST_OTHERS = 2


class _Spot(NamedTuple):
    """A place in the day: a moment and when it starts, if that is known."""

    moment: str
    starts: time | None = None


def ordinary_day(programme: Iterable[tuple[str, int, time]]) -> tuple[DayStart, ...]:
    """The ordinary school day of a week: ``programme`` holds moment, weekday and start of everything in it.

    What begins at the same time on more than half of the days; a moment that never does, such as gym once a week,
    stands at the time it begins most often, of equals the earliest.
    """
    rows = list(programme)
    days = len({weekday for _, weekday, _ in rows})
    times: dict[str, Counter[time]] = defaultdict(Counter)
    for moment, _, starts in rows:
        times[moment][starts] += 1
    ordinary: list[DayStart] = []
    for moment, counts in times.items():
        usual = [starts for starts, count in counts.items() if count * 2 > days]
        ordinary += [DayStart(moment, starts) for starts in usual or [min(counts, key=lambda one: (-counts[one], one))]]
    return tuple(sorted(ordinary, key=lambda one: (one.starts, one.moment)))


def day_curve_of(looks: Sequence[Look], day: Sequence[DayStart], catalogue: Catalogue, rules: Rules) -> DayCurve:
    """The moments of the day in order with how often anybody looked and how often there was tension.

    ``day`` is the ordinary school day; without it the moments stand in their usual order without times. School moments
    nobody looked at are there with ``looked`` 0; moments at home only when something was told about them.
    """
    found = _by_moment(looks)
    spots = _spots(found, day, catalogue)
    placed = _placed(found, spots)
    seen = [look for there in placed.values() for look in there]
    centre = pooled_centre(sum(look.tension for look in seen), len(seen))
    points = tuple(_point(spot, placed[spot], centre, catalogue, rules) for spot in spots)
    known = [place for place, point in enumerate(points) if point.shrunken is not None]
    if len(known) < rules.day_curve_min_moments:
        return DayCurve(points, enough=False, peak=None, text=None)
    peak = _peak(points, known, rules)
    return DayCurve(points, enough=True, peak=peak, text=_text(points, known, peak, rules))


def _by_moment(looks: Sequence[Look]) -> dict[str, list[Look]]:
    """The looks per moment; what was seen at home during a moment of school is no part of the school day."""
    found: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        if look.moment and (look.setting == "school" or look.moment.startswith(_HOME)):
            found[look.moment].append(look)
    return found


def _spots(found: Mapping[str, Sequence[Look]], day: Sequence[DayStart], catalogue: Catalogue) -> list[_Spot]:
    starts: dict[str, list[time]] = defaultdict(list)
    for one in sorted(day, key=lambda one: (one.starts, one.moment)):
        if one.moment in catalogue.moments and one.moment != _NO_MOMENT and one.starts not in starts[one.moment]:
            starts[one.moment].append(one.starts)
    scheduled: list[_Spot] = []
    for moment, times in starts.items():
        # a moment that comes back is told apart by the clock, so only when every look at it has one
        told_apart = all(look.clock is not None for look in found.get(moment, ()))
        scheduled += [_Spot(moment, start) for start in (times if told_apart else times[:1])]
    scheduled.sort(key=lambda spot: (spot.starts or time.min, spot.moment))
    unscheduled = [
        _Spot(moment) for moment in _USUAL
        if moment in catalogue.moments and moment not in starts and (found.get(moment) or not starts)
    ]  # fmt: skip
    unscheduled += [_Spot(moment) for moment in _SELDOM if moment not in starts and found.get(moment)]
    before, after = (
        [_Spot(moment) for moment in moments if found.get(moment)] for moments in (_BEFORE_SCHOOL, _AFTER_SCHOOL)
    )
    return [*before, *scheduled, *unscheduled, *after]


def _placed(found: Mapping[str, Sequence[Look]], spots: Sequence[_Spot]) -> dict[_Spot, list[Look]]:
    """Each look at its place: the last start before it, or the first when it was noted before that."""
    placed: dict[_Spot, list[Look]] = {spot: [] for spot in spots}
    of_moment: dict[str, list[_Spot]] = defaultdict(list)
    for spot in spots:
        of_moment[spot.moment].append(spot)
    for moment, places in of_moment.items():
        for look in found.get(moment, ()):
            begun = [spot for spot in places if spot.starts and look.clock and spot.starts <= look.clock]
            placed[begun[-1] if begun else places[0]].append(look)
    return placed


def _point(spot: _Spot, looks: Sequence[Look], centre: float, catalogue: Catalogue, rules: Rules) -> DayPoint:
    tension = sum(look.tension for look in looks)
    often = len(looks) >= rules.day_curve_min_looks
    rate = rate_of(tension, len(looks), centre=centre, rules=rules) if often else None
    return DayPoint(
        moment=spot.moment,
        label=catalogue.moments[spot.moment].label,
        starts=spot.starts,
        looked=len(looks),
        tension=tension,
        rate=rate.rate if rate else None,
        shrunken=rate.shrunken if rate else None,
        low=rate.low if rate else None,
        high=rate.high if rate else None,
        looked_in=tuple(look.id for look in looks),
        tension_in=tuple(look.id for look in looks if look.tension),
    )


def _peak(points: Sequence[DayPoint], known: Sequence[int], rules: Rules) -> int | None:
    """Where the shrunken rate is highest, of equals the first; None when all lie close together."""
    highest = max(known, key=lambda place: points[place].shrunken or 0.0)
    lowest = min(points[place].shrunken or 0.0 for place in known)
    return highest if (points[highest].shrunken or 0.0) - lowest >= rules.day_curve_min_difference else None


def _text(points: Sequence[DayPoint], known: Sequence[int], peak: int | None, rules: Rules) -> Text:
    if peak is None:
        tension = sum(points[place].tension for place in known)
        looked = sum(points[place].looked for place in known)
        if tension > rules.day_curve_min_difference * looked:
            return Text(nl="De spanning is over de dag ongeveer gelijk.", en="Tension is about the same over the day.")
        if tension:
            return Text(nl="Over de hele dag is er weinig spanning gezien.", en="Little tension was seen all day.")
        return Text(
            nl="Op de momenten waarop vaker gekeken is, zag niemand spanning.",
            en="At the moments that were looked at more often, nobody saw tension.",
        )
    high = (points[peak].shrunken or 0.0) - rules.day_curve_min_difference
    first, last = _stretch(points, known, peak, high)
    at, after = _at(points[peak]), _afterwards(points, known, peak, last)
    nl, en = f"De spanning is het hoogst {at.nl}{after.nl}.", f"Tension is highest {at.en}{after.en}."
    also = [_at(points[place]) for place in _other_highs(points, known, first, last, high)]
    if also:
        nl += f" Ook {joined([one.nl for one in also], 'en')} is er vaak spanning."
        en += f" There is often tension {joined([one.en for one in also], 'and')} too."
    calmest = min(known, key=lambda place: points[place].shrunken or 0.0)
    if (points[peak].low or 0.0) > (points[calmest].high or 1.0):
        return Text(nl, en)
    return Text(f"{nl} Dat kan nog anders blijken.", f"{en} That may still turn out differently.")


def _stretch(points: Sequence[DayPoint], known: Sequence[int], peak: int, high: float) -> tuple[int, int]:
    """The first and last place of the stretch around the peak in which tension stays above ``high``."""
    at = known.index(peak)
    first = last = at
    while first > 0 and (points[known[first - 1]].shrunken or 0.0) > high:
        first -= 1
    while last < len(known) - 1 and (points[known[last + 1]].shrunken or 0.0) > high:
        last += 1
    return known[first], known[last]


def _afterwards(points: Sequence[DayPoint], known: Sequence[int], peak: int, last: int) -> Text:
    """How it goes on after the peak at school; only where the day programme gives the order."""
    if points[peak].starts is None or not any(points[place].starts for place in known if place > peak):
        return Text("", "")
    if last == peak:
        return Text(" en zakt daarna", " and drops after that")
    if not any(points[place].starts for place in known if place > last):
        return Text(" en blijft daarna ook hoog", " and stays high afterwards")
    until = _when(points[last])
    return Text(f" en zakt na {until.nl}", f" and drops after {until.en}")


def _other_highs(points: Sequence[DayPoint], known: Sequence[int], first: int, last: int, high: float) -> list[int]:
    """Where tension is about as high outside the stretch around the peak: at most two, in the order of the day."""
    outside = [place for place in known if not first <= place <= last and (points[place].shrunken or 0.0) > high]
    return sorted(sorted(outside, key=lambda place: -(points[place].shrunken or 0.0))[:_MOST_OTHERS])


def _at(point: DayPoint) -> Text:
    """Around a time with its moment, or only with its moment."""
    if point.starts is None:
        label = Text(point.label.nl.lower(), point.label.en.lower())
        return label if label.nl.startswith("thuis") else Text(f"bij {label.nl}", f"at {label.en}")
    when = _when(point)
    return Text(f"rond {when.nl}", f"around {when.en}")


def _when(point: DayPoint) -> Text:
    clock = _clock(point.starts or time.min)
    return Text(f"{clock.nl} ({point.label.nl.lower()})", f"{clock.en} ({point.label.en.lower()})")


def _clock(starts: time) -> Text:
    return Text(f"{starts.hour}.{starts.minute:02} uur", f"{starts.hour}:{starts.minute:02}")
