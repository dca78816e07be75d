"""The phases of one goal: before its approach ran, with it, and (where it stood still for a while) without it again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``first`` on the approach runs or stands still; ``first`` is None for the days before it ever ran."""

    first: date | None
    with_approach: bool


@dataclass(frozen=True, slots=True)
class Period:
    """The school days of one stretch with what was rated on them; None where nobody rated."""

    stretch: Stretch
    days: tuple[date, ...]
    values: tuple[int | None, ...]

    @property
    def with_approach(self) -> bool:
        """Whether the approach ran."""
        return self.stretch.with_approach

    @property
    def known(self) -> tuple[int, ...]:
        """The values that are there, in order of time."""
        return tuple(value for value in self.values if value is not None)

    @property
    def middle(self) -> float | None:
        """The middle (median) of the values; None without any."""
        return median(self.known) if self.known else None


def stretches(begins: date, switches: Iterable[tuple[date, bool]]) -> tuple[Stretch, ...]:
    """The stretches of a goal whose approach ``begins`` on a day and was switched off (False) or on (True) on later days.

    Switches that change nothing, and those before the approach began, are left out: two taps of "even zonder" in a row
    are one pause.
    """
    found = [Stretch(None, with_approach=False), Stretch(begins, with_approach=True)]
    for day, on in sorted(switches):
        if day > begins and on is not found[-1].with_approach:
            found.append(Stretch(day, on))
    return tuple(found)


def periods(parts: Sequence[Stretch], days: Iterable[date], rated: Mapping[date, int]) -> tuple[Period, ...]:
    """``days`` (each once) laid out over ``parts``; a stretch without any of these days is left out."""
    ordered = sorted(set(days))
    found = []
    for index, one in enumerate(parts):
        after = parts[index + 1].first if index + 1 < len(parts) else None
        inside = tuple(
            day for day in ordered if (one.first is None or day >= one.first) and (after is None or day < after)
        )
        if inside:
            found.append(Period(one, inside, tuple(rated.get(day) for day in inside)))
    return tuple(found)
