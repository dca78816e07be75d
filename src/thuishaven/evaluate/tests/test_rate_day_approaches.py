"""The day page also asks whether the approaches were done that day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from thuishaven.evaluate.models import DayRating, Done
from thuishaven.plan.models import Goal, SupportPlan
from thuishaven.school.days import days_of_school
from thuishaven.school.models import DayMoment

CARD, NEAR, TASK = "STR-STRUCT-10", "STR-BOUND-02", "STR-REL-05"


@pytest.fixture(autouse=True)
def only_sami_has_a_plan(demo) -> None:  # type: ignore[no-untyped-def]
    """The other plan of the demo tells nothing here."""
    SupportPlan.objects.exclude(pupil=demo.pupils["sami"]).delete()


@pytest.fixture
def url(demo) -> str:  # type: ignore[no-untyped-def]
    Done.objects.filter(plan__pupil=demo.pupils["sami"]).delete()
    return reverse("evaluate:rate", args=[demo.pupils["sami"].pk])


@pytest.fixture
def day(demo, today) -> date:  # type: ignore[no-untyped-def]
    """The school day before the newest one that can be told about."""
    return days_of_school().rateable(today, 14)[1]


def send(client: Client, url: str, day: date, **did: str):  # type: ignore[no-untyped-def]
    names = {"card": f"{CARD} transition", "near": NEAR, "task": f"{TASK} circle"}
    fields: dict[str, object] = {"day": day.isoformat(), "place": [names[key] for key in did]}
    return client.post(url, fields | {f"did-{names[key]}": value for key, value in did.items()})


def test_an_earlier_day_is_told_about_and_shown_again(as_user, url, day) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert send(client, url, day, card="yes", near="no", task="").status_code == 302
    assert sorted(Done.objects.filter(day=day).values_list("approach", "did")) == [(NEAR, False), (CARD, True)]
    page = client.get(f"{url}?dag={day.isoformat()}").content.decode()
    assert f'name="did-{CARD} transition" value="yes" checked' in page
    assert f'name="did-{NEAR}" value="no" checked' in page
    assert f'name="did-{TASK} circle" value="" checked' in page


def test_what_was_said_is_taken_back_and_a_rating_goes_with_it(demo, as_user, url, day) -> None:  # type: ignore[no-untyped-def]
    client, goal = as_user("marleen"), Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    DayRating.objects.filter(goal=goal, day=day).delete()
    send(client, url, day, near="no")
    fields = {"day": day.isoformat(), "place": NEAR, f"did-{NEAR}": "", "goal": str(goal.pk), f"value-{goal.pk}": "4"}
    assert client.post(url, fields).status_code == 302
    assert not Done.objects.filter(day=day).exists()
    assert DayRating.objects.get(goal=goal, day=day).value == 4


@pytest.mark.parametrize(("place", "did", "status"), [("STR-REL-01", "yes", 404), (CARD, "yes", 404), (NEAR, "x", 422)])
def test_what_is_not_asked_is_refused(as_user, url, day, place, did, status) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(url, {"day": day.isoformat(), "place": place, f"did-{place}": did})
    assert answer.status_code == status
    assert not Done.objects.filter(day=day).exists()


def test_nothing_said_at_all_is_told(as_user, url, day) -> None:  # type: ignore[no-untyped-def]
    answer = send(as_user("marleen"), url, day, card="", near="")
    assert answer.status_code == 422
    assert "Tik minstens één ding aan." in answer.content.decode()


def test_a_moment_that_does_not_happen_that_day_is_not_asked(demo, as_user, url, day) -> None:  # type: ignore[no-untyped-def]
    DayMoment.objects.filter(group=demo.groups["5B"], weekday=day.weekday(), moment="circle").delete()
    page = as_user("marleen").get(f"{url}?dag={day.isoformat()}").content.decode()
    assert f'value="{CARD} transition"' in page
    assert f'value="{TASK} circle"' not in page


def test_a_day_before_the_plan_asks_about_goals_only(demo, as_user, url, make_plan, today) -> None:  # type: ignore[no-untyped-def]
    days = days_of_school().rateable(today, 14)
    make_plan("lotte", starts=days[2], approaches=(NEAR,))
    lotte = reverse("evaluate:rate", args=[demo.pupils["lotte"].pk])
    client = as_user("marleen")
    assert "Is de aanpak gedaan?" in client.get(f"{lotte}?dag={days[2].isoformat()}").content.decode()
    assert "Is de aanpak gedaan?" not in client.get(f"{lotte}?dag={days[3].isoformat()}").content.decode()
    answer = client.post(lotte, {"day": days[3].isoformat(), "place": NEAR, f"did-{NEAR}": "yes"})
    assert "liep het plan nog niet" in answer.content.decode()
