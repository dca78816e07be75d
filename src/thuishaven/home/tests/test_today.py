"""The page of today and the list of pupils, for each role."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.evaluate.models import DayRating
from thuishaven.observe.models import Observation
from thuishaven.plan.models import Goal, PlanVersion
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, Holiday, SchoolYear
from thuishaven.school.pupils import PupilIdentity, add_pupil, enrol


@pytest.fixture
def it_is(monkeypatch):  # type: ignore[no-untyped-def]
    """Sets the clock of the school to noon on a day."""

    def set_clock(day: date) -> date:
        noon = timezone.make_aware(datetime.combine(day, time(12)))
        monkeypatch.setattr(timezone, "now", lambda: noon)
        return day

    return set_clock


@pytest.fixture
def school_day(demo, today, it_is) -> date:  # type: ignore[no-untyped-def]
    """A day with school, and the clock stands at noon of it."""
    return it_is(days_of_school().rateable(today, 1)[0])


@pytest.fixture(params=["saturday", "sunday", "holiday"])
def free_day(request, demo, school_day, it_is) -> date:  # type: ignore[no-untyped-def]
    """A day without school, and the clock stands at noon of it."""
    if request.param == "holiday":
        Holiday.objects.create(year=SchoolYear.objects.first(), name="Studiedag", starts=school_day, ends=school_day)
        return school_day
    return it_is(school_day - timedelta(days=school_day.weekday() + (2 if request.param == "saturday" else 1)))


def test_a_teacher_sees_what_helps_today_and_who_was_hardly_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get("/").content.decode()
    assert "Kondig elke wissel vijf minuten van tevoren aan" in page
    assert "Lotte" in page


def test_a_substitute_sees_cards_only(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("femke").get("/").content.decode()
    assert f"/leerling/{demo.pupils['sami'].pk}/plannen/kaart/" in page
    assert "Kondig elke wissel" not in page
    assert "/begrijpen/" not in page


def test_one_tap_rates_a_goal_and_the_last_tap_counts(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    client = as_user("marleen")
    for value in (2, 5):
        assert client.post("/dagcijfer/", {"goal": str(goal.pk), "value": value}).status_code == 302
    assert DayRating.objects.get(goal=goal, day=school_day).value == 5


def test_a_day_without_school_is_not_rated(demo, as_user, free_day) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    DayRating.objects.filter(goal=goal, day=free_day).delete()
    response = as_user("marleen").post("/dagcijfer/", {"goal": str(goal.pk), "value": 3})
    assert response.status_code == 422
    assert "Vandaag is er geen school. Er is niets genoteerd." in response.content.decode()
    assert not DayRating.objects.filter(goal=goal, day=free_day).exists()


def test_a_day_without_school_offers_no_tap_but_an_earlier_day(demo, as_user, free_day) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get("/").content.decode()
    assert 'action="/dagcijfer/"' not in page
    assert f"/leerling/{demo.pupils['sami'].pk}/evalueren/dag/" in page


def test_a_school_day_offers_the_tap(as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    assert 'action="/dagcijfer/"' in as_user("marleen").get("/").content.decode()


@pytest.mark.parametrize("wrong", [{"value": 9}, {"value": "x"}, {"goal": "x"}, {}])
def test_a_wrong_tap_saves_nothing(demo, as_user, today, wrong) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    form = {"goal": str(goal.pk), "value": 3} | wrong if wrong else {}
    assert as_user("marleen").post("/dagcijfer/", form).status_code == 422
    assert not DayRating.objects.filter(goal=goal, day=today).exists()


@pytest.mark.parametrize(("key", "status"), [("joost", 403), ("petra", 404), ("femke", 403), ("ineke", 403)])
def test_who_may_not_rate_is_refused(demo, as_user, key, status) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    assert as_user(key).post("/dagcijfer/", {"goal": str(goal.pk), "value": 3}).status_code == status


@pytest.mark.parametrize("path", ["/", "/leerlingen/"])
def test_more_pupils_do_not_cost_more_queries(demo, as_user, path) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    for number in range(15):
        pupil = add_pupil(
            school=demo.school, identity=PupilIdentity(f"Kind{number}", "", "Extra"), now=demo.pupils["sami"].created_at
        )
        enrol(pupil=pupil, group=demo.groups["5B"], grade=5, on=demo.groups["5B"].year.starts)
    with CaptureQueriesContext(connection) as after:
        client.get(path)
    assert len(after) == len(before)


def test_a_coordinator_sees_names_but_opens_only_the_own_care_teams(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("hilde").get("/leerlingen/").content.decode()
    assert "Lotte van den Berg" in page
    assert f"/leerling/{demo.pupils['lotte'].pk}/begrijpen/" not in page
    assert f"/leerling/{demo.pupils['sami'].pk}/begrijpen/" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_mistake_of_ours_is_told_in_dutch_with_one_english_line(demo, as_user, monkeypatch, language) -> None:  # type: ignore[no-untyped-def]
    demo.users["marleen"].language = language
    demo.users["marleen"].save()
    client = as_user("marleen")
    client.raise_request_exception = False
    monkeypatch.setattr("thuishaven.home.pages.today_page", lambda *_: 1 / 0)
    response = client.get("/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "Het ligt niet aan jou" in page
    assert page.count('lang="en"') == 1


def _note(demo, key: str, first: date, last: date | None = None, part: str = "") -> None:  # type: ignore[no-untyped-def]
    Absence.objects.create(pupil=demo.pupils[key], first=first, last=last, part=part, kind="ill", at=timezone.now())


def _quiet(page: str) -> str:
    start = page.find('id="quiet-t"')
    return page[start : page.index("</section>", start)] if start > 0 else ""


def test_an_absent_child_is_not_rated(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    DayRating.objects.filter(goal=goal, day=school_day).delete()
    for key in ("sami", "tigist"):
        _note(demo, key, school_day, school_day)
    page = as_user("marleen").get("/").content.decode()
    assert 'action="/dagcijfer/"' not in page
    assert "Sami is er vandaag niet. Er wordt geen dagcijfer gevraagd." in page
    response = as_user("marleen").post("/dagcijfer/", {"goal": str(goal.pk), "value": 3})
    assert response.status_code == 422
    assert "Sami is er vandaag niet. Er is niets genoteerd." in response.content.decode()
    assert not DayRating.objects.filter(goal=goal, day=school_day).exists()


def test_a_child_that_is_away_half_the_day_is_rated(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    _note(demo, "sami", school_day, school_day, "morning")
    assert 'action="/dagcijfer/"' in as_user("marleen").get("/").content.decode()


def test_a_child_that_was_away_all_that_time_is_not_named_as_seen_little(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    assert "Lotte" in _quiet(as_user("marleen").get("/").content.decode())
    _note(demo, "lotte", school_day - timedelta(days=60))
    assert "Lotte" not in _quiet(as_user("marleen").get("/").content.decode())


def test_days_away_do_not_count_as_days_on_which_nothing_was_seen(demo, as_user, school_day) -> None:  # type: ignore[no-untyped-def]
    there = days_of_school().latest(school_day, 20)
    Observation.objects.filter(pupil=demo.pupils["noor"]).delete()
    at = timezone.make_aware(datetime.combine(there[18], time(10)))
    Observation.objects.create(
        id=uuid4(), pupil=demo.pupils["noor"], observer=demo.users["marleen"], observer_role="teacher", at=at,
        recorded_at=at, signals=["SIG-POS-01"],
    )  # fmt: skip
    assert "Noor" in _quiet(as_user("marleen").get("/").content.decode())
    _note(demo, "noor", there[10], there[5])
    assert "Noor" not in _quiet(as_user("marleen").get("/").content.decode())


def test_nobody_is_reminded_of_a_review_on_a_day_off(demo, as_user, school_day, it_is) -> None:  # type: ignore[no-untyped-def]
    PlanVersion.objects.update(review_on=school_day)
    page, plan = "terugkijken op", f"/leerling/{demo.pupils['sami'].pk}/plannen/"
    due = "Het is tijd om samen terug te kijken."
    client = as_user("marleen")
    assert page in client.get("/").content.decode()
    assert due in client.get(plan).content.decode()
    for key in ("sami", "tigist"):
        _note(demo, key, school_day, school_day)
    assert page not in client.get("/").content.decode()
    assert due not in client.get(plan).content.decode()
    Absence.objects.all().delete()
    it_is(school_day + timedelta(days=5 - school_day.weekday()))
    assert page not in client.get("/").content.decode()
    assert due not in client.get(plan).content.decode()
