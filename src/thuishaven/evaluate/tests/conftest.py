"""A pupil with a plan, made for one test, and pages read as plain text."""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.evaluate.models import DayRating
from thuishaven.observe.models import Observation
from thuishaven.plan.models import Goal, PlanVersion
from thuishaven.plan.services import GoalText, PlanContent, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.days import days_of_school
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

Make = Callable[..., list[Goal]]
Rate = Callable[[Goal, Mapping[date, int]], None]


@pytest.fixture
def admission_to(demo) -> Callable[[str], Admission]:  # type: ignore[no-untyped-def]
    """What a view of Marleen gets when she is let in to a pupil of her group."""

    def admit(key: str) -> Admission:
        pupil = demo.pupils[key]
        return Admission(
            person=Person(user=demo.users["marleen"], roles=()), pupil=pupil,
            known=know(pupil), key=open_key(pupil.key), decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP),
            ties=frozenset({Tie.OWN_GROUP}), now=timezone.now(),
        )  # fmt: skip

    return admit


@pytest.fixture
def make_plan(admission_to, today: date) -> Make:  # type: ignore[no-untyped-def]
    """Save a plan for a pupil; gives its goals."""

    def make(
        key: str, *, starts: date, goals: Iterable[str] = ("Komt hulp vragen",), review_on: date | None = None,
        approaches: Iterable[str] = (),
    ) -> list[Goal]:  # fmt: skip
        admission = admission_to(key)
        content = PlanContent(
            starts=starts, review_on=review_on or max(starts, today) + timedelta(days=30),
            goals=tuple(GoalText(text) for text in goals), approaches=dict.fromkeys(approaches, ""),
        )  # fmt: skip
        based_on = PlanVersion.objects.filter(plan__pupil=admission.pupil).count()
        version = save_plan(admission=admission, content=content, based_on=based_on)
        return list(Goal.objects.filter(plan=version.plan_id, ended_on=None))

    return make


@pytest.fixture
def rate_days(demo) -> Rate:  # type: ignore[no-untyped-def]
    """Put ratings in as they were given earlier."""

    def rate(goal: Goal, values: Mapping[date, int]) -> None:
        DayRating.objects.bulk_create(
            DayRating(goal=goal, day=day, value=value, by=demo.users["marleen"], at=timezone.now())
            for day, value in values.items()
        )

    return rate


@pytest.fixture
def saw(demo) -> Callable[..., Observation]:  # type: ignore[no-untyped-def]
    """Put an observation in as it was recorded earlier."""

    def record(
        key: str, day: date, *, responses: Iterable[str] = (), effect: int | None = None, state: str = "",
        signals: Iterable[str] = ("SIG-AVO-04",), setting: str = "school",
    ) -> Observation:  # fmt: skip
        at = timezone.make_aware(datetime.combine(day, time(11, 0)))
        return Observation.objects.create(
            id=uuid4(), pupil=demo.pupils[key], observer=demo.users["marleen"], observer_role="teacher", at=at,
            recorded_at=at, setting=setting, state=state, signals=list(signals), responses=list(responses), effect=effect,
        )  # fmt: skip

    return record


@pytest.fixture
def school_days(demo, today: date) -> list[date]:  # type: ignore[no-untyped-def]
    """The sixty school days before today, oldest first."""
    return [day for day in days_of_school().rateable(today, 61) if day < today][:60][::-1]


@pytest.fixture
def html_of(demo, as_user) -> Callable[..., str]:  # type: ignore[no-untyped-def]
    """The evaluation of a pupil as it is sent."""

    def read(key: str, *, by: str = "marleen") -> str:
        client: Client = as_user(by)
        response = client.get(reverse("evaluate:show", args=[demo.pupils[key].pk]))
        assert response.status_code == 200
        return str(response.content.decode())

    return read


@pytest.fixture
def page_of(html_of) -> Callable[..., str]:  # type: ignore[no-untyped-def]
    """The evaluation of a pupil as its reader reads it: text without tags."""
    return lambda key, **by: text_of(html_of(key, **by))


def text_of(page: str) -> str:
    """The words of a page, spaces made single; a count that is a link stands in its sentence as any word."""
    words = re.sub(r'<a class="count"[^>]*>([^<]*)</a>', r"\1", page)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", words)))
