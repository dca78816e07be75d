"""What the load runs on, as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchUser:
    """A teacher with a session, and the pupils of the own group; the first one has 500 observations."""

    session: str
    pupils: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BenchSchool:
    """The seeded school: who clicks, and how many observations there are."""

    users: tuple[BenchUser, ...]
    observations: int
