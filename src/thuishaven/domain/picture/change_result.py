"""What a comparison of two periods holds. Counts with the observations behind them, and words; never a score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from thuishaven.domain.catalogue import PatternName, Text
from thuishaven.domain.picture.result import Certainty

#: Better, no difference beyond chance, harder, or too little seen to say.
ChangeKind = Literal["progress", "same", "harder", "unknown"]
#: What a line is about: tension, comfort used, exploring, a state, a strength, or something hard.
About = Literal["tension", "haven", "base", "state", "strength", "hard"]


@dataclass(frozen=True, slots=True)
class Count:
    """At ``n`` of ``of`` looks; ``observations`` are the ids behind ``n``, in order of time.

    ``looked_in`` are the ids behind ``of``, put together per look.
    """

    n: int
    of: int
    observations: tuple[str, ...]
    looked_in: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing, then beside now. ``good``: more of it is better.

    ``low`` and ``high`` are the interval of the share of looks now minus that then (-1 to 1); None without looks on
    either side.
    """

    id: str
    about: About
    label: Text
    good: bool
    kind: ChangeKind
    then: Count
    now: Count
    low: float | None
    high: float | None
    text: Text


@dataclass(frozen=True, slots=True)
class Learned:
    """Something an adult did that helped most times since, while then it was not known to: ``helped`` of ``tries``."""

    id: str
    label: Text
    helped: int
    tries: int
    observations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two periods, and the picture as it stood on its last day.

    ``looks``: the moments that are compared; ``aimed``: the observations left out because one thing was looked for;
    ``states``: at how many of the looks each was noted. ``observers`` are codes, the one who looked most first.
    ``aimed_in`` and ``states_in`` are the observations behind ``aimed`` and ``states``, the latter put together per look.
    """

    first: date
    last: date
    looks: int
    days: int
    aimed: int
    observers: tuple[str, ...]
    states: Mapping[str, int]
    enough: bool
    lead: PatternName | None
    certainty: Certainty
    aimed_in: tuple[str, ...] = ()
    states_in: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What was seen up to a day beside what was seen since.

    ``lines`` stand in the order in which they are read: progress, same, unknown, harder. ``cautions`` say what differs
    between the periods besides the child.
    """

    then: Side
    now: Side
    lines: tuple[ChangeLine, ...]
    learned: tuple[Learned, ...]
    reading: Text
    cautions: tuple[Text, ...]

    def of_kind(self, kind: ChangeKind) -> tuple[ChangeLine, ...]:
        """The lines of one kind, in their order."""
        return tuple(line for line in self.lines if line.kind == kind)
