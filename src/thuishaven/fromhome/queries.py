"""Reading links for home."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.school.models import Guardianship

from .models import HomeLink, HomeVisit
from .tokens import fingerprint

_RUNNING = {"end": None, "guardianship__ended_on": None, "guardianship__pupil__key__wrapped__isnull": False}


def running_link(token: str, now: datetime) -> HomeLink | None:
    """The link that ``token`` belongs to, with guardian, child and key; None when there is none that still works."""
    return (
        HomeLink.objects.filter(fingerprint=fingerprint(token), until__gt=now, **_RUNNING)
        .select_related("guardianship__pupil__key", "by").first()
    )  # fmt: skip


def visit_of(link: HomeLink, visit_id: UUID) -> HomeVisit | None:
    """The visit with this id, if it was made with this link."""
    visit = HomeVisit.objects.filter(pk=visit_id, link=link).first()
    if visit is not None:
        visit.link = link
    return visit


def sent_in(visit: HomeVisit) -> list[tuple[Observation, bool]]:
    """What was sent during a visit, last first, each with whether it was taken back."""
    rows = visit.sent.select_related("observation__withdrawal").order_by("-id")
    return [(row.observation, hasattr(row.observation, "withdrawal")) for row in rows]


def guardianships_of(pupil_id: UUID) -> list[Guardianship]:
    """Who cares for the child now."""
    return list(Guardianship.objects.filter(pupil_id=pupil_id, ended_on=None).order_by("id"))


@dataclass(frozen=True, slots=True)
class LinkState:
    """A link as the school sees it: until when, on which days it was used, how much came in, why it ended."""

    link: HomeLink
    used_on: tuple[date, ...]
    sent: int
    state: str

    @property
    def runs(self) -> bool:
        return self.state == "runs"


def links_of(pupil_id: UUID, now: datetime) -> list[LinkState]:
    """Every link of guardians who care for the child now, newest first; three queries."""
    rows = (
        HomeLink.objects.filter(guardianship__pupil_id=pupil_id, guardianship__ended_on=None)
        .select_related("end", "guardianship").prefetch_related("visits__sent").order_by("-at", "id")
    )  # fmt: skip
    found = []
    for row in rows:
        visits = list(row.visits.all())
        days = tuple(dict.fromkeys(visit.day for visit in visits))
        found.append(LinkState(row, days, sum(len(visit.sent.all()) for visit in visits), _state(row, now)))
    return found


def _state(link: HomeLink, now: datetime) -> str:
    if hasattr(link, "end"):
        return "withdrawn" if link.end.by_id else "closed"
    return "runs" if link.until > now else "over"


def last_day(link: HomeLink) -> date:
    """The last day on which a link works."""
    return timezone.localdate(link.until - timedelta(seconds=1))
