"""The list behind one count: the observations that were counted, and the others that were looked at for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from markupsafe import Markup

from thuishaven.domain.catalogue import Catalogue
from thuishaven.observe.witnesses import names_of_observers
from thuishaven.privacy.access import Admission
from thuishaven.school.models import Enrolment

from . import words
from .entries import entries_of
from .numbers import ASKED, Counted
from .pages import counts_of
from .parts import Entry
from .queries import Seen, picture_with_sources

_PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class Shown:
    """What counts once: one observation, or more of one moment. ``first_of_rest``: the others begin here."""

    entries: tuple[Entry, ...]
    first_of_rest: bool


@dataclass(frozen=True, slots=True)
class CountList:
    """One page of the list behind a count, newest first, with what is counted and how often in words."""

    title: str | Markup
    said: str
    #: how many stand under "the others"
    rest: int
    #: whether some stand together as one moment
    has_moments: bool
    page: Page[tuple[bool, tuple[str, ...]]]
    shown: tuple[Shown, ...]
    keep: str


def list_of(
    admission: Admission, catalogue: Catalogue, enrolment: Enrolment | None, key: str, number: str
) -> CountList | None:
    """The list behind the count ``key`` of the picture; None when the picture holds no such count now."""
    behind = picture_with_sources(admission, enrolment)
    names = names_in(admission, behind.seen)
    counted = counts_of(admission, behind, catalogue, names).get(key)
    return written(admission, behind.seen, catalogue, names, counted, number, f"{ASKED}={key}") if counted else None


def names_in(admission: Admission, seen: Seen) -> dict[str, str]:
    """The names of everybody who saw something of the pupil, by their id; one query."""
    found = names_of_observers(admission.pupil.pk, admission.key, {UUID(one.observer) for one in seen.observations})
    return {str(key): name for key, name in found.items()}


def written(
    admission: Admission, seen: Seen, catalogue: Catalogue, names: Mapping[str, str], counted: Counted, number: str,
    keep: str,
) -> CountList:  # fmt: skip
    """One page of the list; only the notes on it are opened. ``keep``: the query of the other pages."""
    by_id = {one.id: one for one in seen.observations}
    order = {code: place for place, code in enumerate(by_id)}

    def newest_first(items: tuple[tuple[str, ...], ...], *, is_rest: bool) -> list[tuple[bool, tuple[str, ...]]]:
        return [(is_rest, item) for item in sorted(items, key=lambda item: -order[item[0]])]

    items = [*newest_first(counted.seen, is_rest=False), *newest_first(counted.rest, is_rest=True)]
    page = Paginator(items, _PER_PAGE).get_page(number)
    before = items[page.start_index() - 2][0] if page.start_index() > 1 else False
    shown = []
    for is_rest, item in page.object_list:
        entries = entries_of(admission, seen, catalogue, names, ((0, by_id[code]) for code in item))
        shown.append(Shown(entries, is_rest and (not before or not shown)))
        before = is_rest
    days = len({by_id[item[0]].day for item in counted.seen})
    times = words.n_of(len(counted.seen), len(items)) if counted.rest else words.times(len(counted.seen))
    return CountList(
        title=counted.title,
        said=words.on_days(times, days) if days else times,
        rest=len(counted.rest),
        has_moments=any(len(item) > 1 for _is_rest, item in items),
        page=page,
        shown=tuple(shown),
        keep=keep,
    )
