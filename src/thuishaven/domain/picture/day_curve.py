"""How tension goes over an ordinary day: per moment in the order of the day, with when it is highest and when it drops."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import time
from typing import NamedTuple

from thuishaven.domain.catalogue import Catalogue, Text
from thuishaven.domain.picture.model import DayStart
from thuishaven.domain.picture.rates import rate_of
from thuishaven.domain.picture.result import DayCurve, DayPoint
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
#: In a day programme this only marks the end of school.
_NO_MOMENT = "other"


class _Spot(NamedTuple):
    """A place in the day: a moment and when it starts, if that is known."""

    moment: str
    starts: time | None = None


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
    )


def _peak(points: Sequence[DayPoint], known: Sequence[int], rules: Rules) -> int | None:
    """Where the shrunken rate is highest, of equals the first; None when all lie close together."""
    highest = max(known, key=lambda place: points[place].shrunken or 0.0)
    lowest = min(points[place].shrunken or 0.0 for place in known)
    return highest if (points[highest].shrunken or 0.0) - lowest >= rules.day_curve_min_difference else None


def _text(points: Sequence[DayPoint], known: Sequence[int], peak: int | None, rules: Rules) -> Text:
    if peak is None:
        if any(points[place].tension for place in known):
            return Text(
                nl="De spanning is over de dag ongeveer gelijk.",
                en="Tension is about the same over the day.",
            )
        return Text(
            nl="Op de momenten waarop vaker gekeken is, zag niemand spanning.",
            en="At the moments that were looked at more often, nobody saw tension.",
        )
    at, after = _at(points[peak]), _afterwards(points, known, peak, rules)
    calmest = min(known, key=lambda place: points[place].shrunken or 0.0)
    is_sure = (points[peak].low or 0.0) > (points[calmest].high or 1.0)
    nl, en = f"De spanning is het hoogst {at.nl}{after.nl}.", f"Tension is highest {at.en}{after.en}."
    if is_sure:
        return Text(nl, en)
    return Text(f"{nl} Dat kan nog anders blijken.", f"{en} That may still turn out differently.")


def _afterwards(points: Sequence[DayPoint], known: Sequence[int], peak: int, rules: Rules) -> Text:
    """How it goes on after the peak; only where the day programme gives the order."""
    later = [place for place in known if place > peak and points[place].starts]
    if points[peak].starts is None or not later:
        return Text("", "")
    high = (points[peak].shrunken or 0.0) - rules.day_curve_min_difference
    last = peak
    for place in later:
        if (points[place].shrunken or 0.0) <= high:
            break
        last = place
    calmer = [place for place in later if place > last]
    if not calmer:
        return Text(" en blijft daarna ook hoog", " and stays high afterwards")
    again = next((place for place in calmer if (points[place].shrunken or 0.0) > high), None)
    drops = (
        Text(" en zakt daarna", " and drops after that")
        if last == peak
        else Text(f" en zakt na {_when(points[last]).nl}", f" and drops after {_when(points[last]).en}")
    )
    if again is None:
        return drops
    back = _at(points[again])
    return Text(f"{drops.nl}. Later loopt die weer op, {back.nl}", f"{drops.en}. Later it rises again, {back.en}")


def _at(point: DayPoint) -> Text:
    """Around a time with its moment, or only with its moment."""
    if point.starts is None:
        return Text(f"bij {point.label.nl.lower()}", f"at {point.label.en.lower()}")
    when = _when(point)
    return Text(f"rond {when.nl}", f"around {when.en}")


def _when(point: DayPoint) -> Text:
    clock = _clock(point.starts or time.min)
    return Text(f"{clock.nl} ({point.label.nl.lower()})", f"{clock.en} ({point.label.en.lower()})")


def _clock(starts: time) -> Text:
    return Text(f"{starts.hour}.{starts.minute:02} uur", f"{starts.hour}:{starts.minute:02}")
