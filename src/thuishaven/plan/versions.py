"""The versions of something that is written: a line for each, and the version somebody saved while another was writing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from django.utils import timezone

from thuishaven.accounts.models import User
from thuishaven.accounts.people import profile_of
from thuishaven.privacy.access import Person

from .consents import Party

Content = TypeVar("Content")
Part = TypeVar("Part")


class NewerVersionError(Exception):
    """Somebody saved a newer version while this one was being written; ``number`` is the newest."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Version(Protocol):
    """A row that holds one version."""

    number: int
    by: User
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list: who saved it when, what it changed, and who said what of it."""

    number: int
    at: datetime
    writer: str
    changed: tuple[str, ...] = ()
    agreed: tuple[Party, ...] = ()

    @classmethod
    def of(cls, row: Version, changed: Iterable[str] = ()) -> "VersionLine":
        """The line of ``row``."""
        return cls(row.number, timezone.localtime(row.at), profile_of(row.by).full_name, tuple(changed))


def version_lines(
    rows: Sequence[Version], contents: Sequence[Content], changed: Callable[[Content, Content], Iterable[str]]
) -> list[VersionLine]:
    """A line for each of ``rows``, newest first. ``changed`` says what a content changed in the one before it."""
    before = [*contents, None][1:]
    return [
        VersionLine.of(row, changed(old, content) if old is not None else ())
        for row, content, old in zip(rows, contents, before, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Newer(Generic[Part]):
    """A version somebody saved while this one was being written, and what it changed."""

    number: int
    writer: str
    is_own: bool
    at: datetime
    changed: tuple[Part, ...]


def newer_version(row: Version, reader: Person, changed: Iterable[Part]) -> Newer[Part]:
    """``row`` as ``reader`` is told of it."""
    return Newer(
        row.number,
        profile_of(row.by).full_name,
        row.by.pk == reader.user.pk,
        timezone.localtime(row.at),
        tuple(changed),
    )
