"""What the plans ask now, on the page of today: the moment that runs, the next one and the day; and never too much."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.evaluate.models import Done
from thuishaven.evaluate.reminders import MOST_IN_VIEW
from thuishaven.plan.models import Goal, GoalPhase, PlanVersion, SupportPlan
from thuishaven.plan.services import GoalText, PlanContent, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, GroupAssignment, Holiday, Pupil, SchoolYear
from thuishaven.school.pupils import PupilIdentity, add_pupil, enrol, know
from thuishaven.vault.sealing import open_key

CARD, NEAR = "STR-STRUCT-10", "STR-BOUND-02"
Look = Callable[..., str]


@pytest.fixture(autouse=True)
def only_sami_has_a_plan(demo) -> None:  # type: ignore[no-untyped-def]
    """The other plan of the demo tells nothing here."""
    SupportPlan.objects.exclude(pupil=demo.pupils["sami"]).delete()


@pytest.fixture
def day(demo, today) -> date:  # type: ignore[no-untyped-def]
    """A day with school on which nothing was said yet."""
    found = days_of_school().rateable(today, 1)[0]
    Done.objects.filter(day=found).delete()
    return found


@pytest.fixture
def look(as_user, day, monkeypatch) -> Look:  # type: ignore[no-untyped-def]
    """The part of the page of today with reminders, as ``by`` reads it at a time of that day."""

    def read(clock: time, *, by: str = "marleen") -> str:
        now = timezone.make_aware(datetime.combine(day, clock))
        monkeypatch.setattr(timezone, "now", lambda: now)
        page = as_user(by).get("/").content.decode()
        found = re.search(r'<section class="card[^>]*id="nu".*?</section>', page, re.DOTALL)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found.group())) if found else ""

    return read


@pytest.fixture
def plan_for(demo, day) -> Callable[..., PlanVersion]:  # type: ignore[no-untyped-def]
    """A plan for a pupil that runs since a week."""

    def make(pupil: Pupil, *, moments: dict[str, tuple[str, ...]] | None = None, how: str = "Doe dit.") -> PlanVersion:
        admission = Admission(
            person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
            decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=timezone.now(),
        )  # fmt: skip
        content = PlanContent(
            day - timedelta(days=7), day + timedelta(days=30), approaches={CARD: how, NEAR: how}, moments=moments or {},
            goals=(GoalText("Komt hulp vragen"),),
        )  # fmt: skip
        return save_plan(admission=admission, content=content, based_on=0)

    return make


def test_before_the_moment_it_comes_soon_and_while_it_runs_it_is_now(look) -> None:  # type: ignore[no-untyped-def]
    before, during = look(time(9, 30)), look(time(10, 5))
    assert re.search(r"Straks.*Wisseling, 10\.00.*Vijf minuten voor elke wissel", before)
    assert "Nu " not in before
    assert re.search(r"Nu .*Wisseling .*Vijf minuten voor elke wissel", during)
    assert re.search(r"De hele dag.*Naast hem zitten, weinig praten\.", during)


def test_what_was_earlier_folds_away_and_can_still_be_told(look) -> None:  # type: ignore[no-untyped-def]
    page = look(time(9, 30))
    assert page.index("Nog 1 van vandaag") < page.index("Hij zet de stoelen van de kring klaar.")
    assert "Eerder vandaag" in page


@pytest.mark.parametrize("free", ["saturday", "holiday"])
def test_nobody_is_reminded_on_a_day_without_school(demo, look, day, free, monkeypatch, as_user) -> None:  # type: ignore[no-untyped-def]
    if free == "holiday":
        Holiday.objects.create(year=SchoolYear.objects.first(), name="Studiedag", starts=day, ends=day)
        assert look(time(9, 30)) == ""
        return
    saturday = timezone.make_aware(datetime.combine(day + timedelta(days=5 - day.weekday()), time(9, 30)))
    monkeypatch.setattr(timezone, "now", lambda: saturday)
    assert 'id="nu"' not in as_user("marleen").get("/").content.decode()


@pytest.mark.parametrize(("part", "at_nine", "at_one"), [("", False, False), ("morning", False, True)])
def test_a_child_that_is_away_is_not_named(demo, look, day, part, at_nine, at_one) -> None:  # type: ignore[no-untyped-def]
    Absence.objects.create(
        pk=uuid4(),
        pupil=demo.pupils["sami"],
        first=day,
        last=day,
        part=part,
        by=demo.users["marleen"],
        at=timezone.now(),
    )
    assert ("Sami" in look(time(9, 30)), "Sami" in look(time(13))) == (at_nine, at_one)


def test_a_plan_that_has_not_begun_reminds_nobody(demo, look, day) -> None:  # type: ignore[no-untyped-def]
    PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).update(
        starts=day + timedelta(days=1), review_on=day + timedelta(days=30)
    )
    assert look(time(9, 30)) == ""


def test_while_the_approach_stands_still_nobody_is_reminded(demo, look, day) -> None:  # type: ignore[no-untyped-def]
    goals = list(Goal.objects.filter(plan__pupil=demo.pupils["sami"], ended_on=None))

    def phase(goal: Goal, starts: date, *, runs: bool) -> None:
        GoalPhase.objects.create(
            goal=goal, starts=starts, with_approach=runs, by=demo.users["marleen"], at=timezone.now()
        )

    phase(goals[0], day - timedelta(days=3), runs=False)
    assert "Sami" in look(time(9, 30)), "the other goal still runs"
    for goal in goals[1:]:
        phase(goal, day - timedelta(days=3), runs=False)
    assert look(time(9, 30)) == ""
    phase(goals[0], day, runs=True)
    assert "Sami" in look(time(9, 30))


def test_a_goal_that_begins_later_waits(demo, look, day) -> None:  # type: ignore[no-untyped-def]
    Goal.objects.filter(plan__pupil=demo.pupils["sami"]).update(begins=day + timedelta(days=7))
    assert look(time(9, 30)) == ""
    Goal.objects.filter(plan__pupil=demo.pupils["sami"]).update(begins=day)
    assert "Sami" in look(time(9, 30))


def test_a_substitute_has_the_card_and_no_list(demo, look, day) -> None:  # type: ignore[no-untyped-def]
    GroupAssignment.objects.filter(user=demo.users["femke"]).update(starts=day)
    assert look(time(9, 30), by="femke") == ""


def test_a_tap_shows_as_pressed(demo, as_user, look, day) -> None:  # type: ignore[no-untyped-def]
    look(time(9, 30))
    client = as_user("marleen")
    url = reverse("evaluate:tell", args=[demo.pupils["sami"].pk])
    client.post(url, {"approach": NEAR, "moment": "", "did": "no"})
    page = client.get("/").content.decode()
    assert re.search(r'value="" data-did="no" aria-pressed="true"', page)
    assert page.count('aria-pressed="true"') >= 1


def test_however_many_plans_a_handful_is_in_view_and_the_queries_stay_the_same(  # type: ignore[no-untyped-def]
    demo, as_user, look, plan_for
) -> None:
    look(time(9, 30))
    client = as_user("marleen")
    client.get("/")
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for number in range(30):
        pupil = add_pupil(
            school=demo.school,
            identity=PupilIdentity(f"Kind{number}", "van der", "Lange Achternaam"),
            now=timezone.now(),
        )
        enrol(pupil=pupil, group=demo.groups["5B"], grade=5, on=demo.groups["5B"].year.starts)
        plan_for(pupil, moments={CARD: ("instruction",)})
    with CaptureQueriesContext(connection) as after:
        page = client.get("/").content.decode()
    assert len([one for one in after if "INSERT" not in one["sql"] and "log" not in one["sql"]]) == len(
        [one for one in before if "INSERT" not in one["sql"] and "log" not in one["sql"]]
    )
    part = re.search(r'<section class="card[^>]*id="nu".*?</section>', page, re.DOTALL)
    assert part is not None
    view, fold = part.group().split("<details", 1)
    assert view.count('class="told"') == MOST_IN_VIEW
    assert fold.count('class="told"') == 30 * 2 + 3 - MOST_IN_VIEW
