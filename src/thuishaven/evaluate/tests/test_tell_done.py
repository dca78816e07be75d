"""One tap on an approach: the last counts, a second takes it back, and only for a day the child was there."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from thuishaven.evaluate.models import Done
from thuishaven.plan.models import PlanVersion, SupportPlan
from thuishaven.privacy.models import LogEntry
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, GroupAssignment, Holiday, SchoolYear

CARD, NEAR = "STR-STRUCT-10", "STR-BOUND-02"
Tap = Callable[..., object]


@pytest.fixture(autouse=True)
def only_sami_has_a_plan(demo) -> None:  # type: ignore[no-untyped-def]
    """The other plan of the demo tells nothing here."""
    SupportPlan.objects.exclude(pupil=demo.pupils["sami"]).delete()


@pytest.fixture
def school_day(demo, today, monkeypatch) -> date:  # type: ignore[no-untyped-def]
    """A day with school, and the clock stands at ten past ten."""
    day = days_of_school().rateable(today, 1)[0]
    clock = timezone.make_aware(datetime.combine(day, time(10, 10)))
    monkeypatch.setattr(timezone, "now", lambda: clock)
    GroupAssignment.objects.filter(user=demo.users["femke"]).update(starts=day)
    Done.objects.filter(plan__pupil=demo.pupils["sami"]).delete()
    return day


@pytest.fixture
def tap(demo, as_user, school_day):  # type: ignore[no-untyped-def]
    """Tap about Sami's plan."""

    def post(by: str = "marleen", *, client: Client | None = None, **fields: str):  # type: ignore[no-untyped-def]
        fields = {"approach": CARD, "moment": "transition", "did": "yes"} | fields
        return (client or as_user(by)).post(reverse("evaluate:tell", args=[demo.pupils["sami"].pk]), fields)

    return post


def said(day: date | None = None) -> list[tuple[str, str, bool]]:
    rows = Done.objects.filter(day=day) if day else Done.objects.all()
    return sorted(rows.values_list("approach", "moment", "did"))


def test_the_last_tap_of_the_day_counts(demo, tap, school_day) -> None:  # type: ignore[no-untyped-def]
    assert tap(did="yes").status_code == 302
    tap(did="no")
    assert said(school_day) == [(CARD, "transition", False)]
    assert Done.objects.get().by == demo.users["marleen"]


def test_each_approach_and_each_moment_has_its_own_answer(tap, school_day) -> None:  # type: ignore[no-untyped-def]
    tap(did="yes")
    tap(approach=NEAR, moment="", did="no")
    assert said(school_day) == [(NEAR, "", False), (CARD, "transition", True)]


def test_a_second_tap_takes_it_back_and_undo_puts_back_what_stood_there(tap, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    tap(client=client, did="no")
    tap(client=client, did="")
    assert said() == []
    page = client.get("/").content.decode()
    assert "Weggehaald bij Sami." in page
    undo = re.findall(r'action="(/leerling/[^"]+/gedaan/\?[^"]+)"', page)[-1].replace("&amp;", "&")
    assert client.post(undo).status_code == 302
    assert said() == [(CARD, "transition", False)]


def test_every_tap_is_logged(demo, tap) -> None:  # type: ignore[no-untyped-def]
    tap(did="yes")
    tap(did="")
    tap(did="")  # nothing stood there any more
    verbs = list(
        LogEntry.objects.filter(subject=demo.pupils["sami"].pk, verb__startswith="tell_done").order_by("seq")
        .values_list("verb", "why")
    )  # fmt: skip
    assert verbs == [("tell_done", "own_group"), ("tell_done_undo", "own_group")]


def test_a_script_hears_what_stands_there_now(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    fields = {"approach": CARD, "moment": "transition", "did": "no"}
    url = reverse("evaluate:tell", args=[demo.pupils["sami"].pk])
    answer = as_user("marleen").post(url, fields, headers={"Accept": "application/json"})
    assert json.loads(answer.content) == {"did": "no", "text": "Genoteerd bij Sami: niet gelukt."}


@pytest.mark.parametrize(
    "wrong",
    [{"approach": "STR-REL-01"}, {"approach": "\x00"}, {"moment": "gym"}, {"moment": ""}, {"did": "maybe"}, {"day": "x"},
     {"back": "elsewhere"}],
)  # fmt: skip
def test_what_is_not_in_the_plan_is_not_found(tap, wrong) -> None:  # type: ignore[no-untyped-def]
    assert tap(**wrong).status_code == 404
    assert said() == []


def test_nothing_is_kept_on_a_day_without_school(demo, tap, school_day) -> None:  # type: ignore[no-untyped-def]
    Holiday.objects.create(year=SchoolYear.objects.first(), name="Studiedag", starts=school_day, ends=school_day)
    tap()
    assert said() == []


def test_nothing_is_kept_when_the_child_is_away(demo, as_user, tap, school_day) -> None:  # type: ignore[no-untyped-def]
    Absence.objects.create(
        pk=uuid4(), pupil=demo.pupils["sami"], first=school_day, last=school_day, by=demo.users["marleen"],
        at=timezone.now(),
    )  # fmt: skip
    client = as_user("marleen")
    tap(client=client)
    assert said() == []
    assert "Sami was er die dag niet." in client.get("/").content.decode()


def test_only_days_that_can_be_told_about(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    url = reverse("evaluate:tell", args=[demo.pupils["sami"].pk])
    starts = PlanVersion.objects.get(plan__pupil=demo.pupils["sami"]).starts
    back = days_of_school().rateable(school_day, 15)

    def told(day: date) -> str:
        fields = {"approach": NEAR, "did": "yes", "day": day.isoformat()}
        return str(as_user("marleen").post(url, fields, headers={"Accept": "application/json"}).json()["text"])

    assert "moet nog komen" in told(school_day + timedelta(days=1))
    assert "te lang geleden" in told(back[15])
    assert said() == []
    assert told(back[14]) == "Genoteerd bij Sami: gedaan."
    PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).update(
        starts=back[3], review_on=starts + timedelta(days=99)
    )
    assert "liep het plan nog niet" in told(back[4])


def test_whoever_stands_in_tells_about_today_and_no_other_day(tap, school_day) -> None:  # type: ignore[no-untyped-def]
    earlier = days_of_school().rateable(school_day, 1)[1]
    tap("femke", back="card", day=earlier.isoformat())
    assert said() == []
    answer = tap("femke", back="card")
    assert answer["Location"].endswith("/plannen/kaart/#nu")
    assert said(school_day) == [(CARD, "transition", True)]


@pytest.mark.parametrize(
    ("who", "status"), [("joost", 403), ("ruud", 403), ("petra", 404), ("samira", 403), ("ineke", 403)]
)
def test_others_are_refused(tap, who, status) -> None:  # type: ignore[no-untyped-def]
    assert tap(who).status_code == status
    assert said() == []


def test_a_child_without_a_plan_has_nothing_to_tell(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    url = reverse("evaluate:tell", args=[demo.pupils["lotte"].pk])
    assert as_user("marleen").post(url, {"approach": CARD, "did": "yes"}).status_code == 404
