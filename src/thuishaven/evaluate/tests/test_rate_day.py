"""Rating the goals of one day: the last tap counts, and only real school days can be rated."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from thuishaven.evaluate.models import DayRating
from thuishaven.plan.models import Goal
from thuishaven.privacy.models import LogEntry
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, Holiday, SchoolYear

BACK = 14


def url_of(pupil):
    return reverse("evaluate:rate", args=[pupil.pk])


@pytest.fixture
def days(demo, today):
    """The days that can be rated, newest first."""
    return days_of_school().rateable(today, BACK)


@pytest.fixture
def goals(make_plan, days):
    """Two goals of a new plan for Lotte."""
    return make_plan("lotte", starts=days[-1], goals=["Komt hulp vragen", "Blijft bij de groep"])


@pytest.fixture
def send(as_user, demo):
    """Send ratings for Lotte (or another pupil); ``values`` by goal."""

    def post(values, day=None, pupil="lotte", by="marleen"):
        data = {"goal": [str(goal) for goal in values]}
        data |= {f"value-{goal}": value for goal, value in values.items()}
        if day is not None:
            data["day"] = str(day)
        return as_user(by).post(url_of(demo.pupils[pupil]), data)

    return post


def test_each_goal_is_offered_with_five_words_and_nothing_chosen(as_user, demo, goals):
    page = as_user("marleen").get(url_of(demo.pupils["lotte"])).content.decode()

    assert "Blijft bij de groep" in page
    assert page.count('type="radio"') == 2 * 5
    assert " checked" not in page
    for word in ("nog niet", "een begin", "soms", "meestal", "ging goed"):
        assert page.count(word) == 2


def test_ratings_are_saved_for_the_chosen_day_and_shown_again(as_user, demo, goals, send, days):
    one, two = goals

    answer = send({one.pk: 4, two.pk: 2}, days[3])

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?dag={days[3].isoformat()}")
    assert DayRating.objects.get(goal=one, day=days[3]).value == 4
    assert DayRating.objects.get(goal=two, day=days[3]).by == demo.users["marleen"]
    page = as_user("marleen").get(answer["Location"]).content.decode()
    assert page.count(" checked") == 2
    assert LogEntry.objects.filter(verb="day_rating", thing=str(one.pk)).count() == 1


def test_without_a_day_the_newest_school_day_counts(goals, send, days):
    send({goals[0].pk: 3})

    assert DayRating.objects.get(goal=goals[0]).day == days[0]


def test_the_last_tap_counts_and_asks_nothing(goals, send, days):
    for value in (2, 5, 4):
        assert send({goals[0].pk: value}, days[1]).status_code == 302

    assert [rating.value for rating in DayRating.objects.filter(goal=goals[0])] == [4]


def test_a_goal_that_was_not_tapped_is_left_alone(goals, send, days):
    send({goals[0].pk: 3, goals[1].pk: ""}, days[0])

    assert DayRating.objects.filter(goal__in=goals).count() == 1


def test_nothing_tapped_is_said(goals, send, days):
    answer = send({goals[0].pk: "", goals[1].pk: ""}, days[0])

    assert answer.status_code == 422
    assert "Tik bij minstens één doel aan hoe het ging." in answer.content.decode()


def test_a_day_that_has_not_come_is_refused_beside_the_days(goals, send, today):
    answer = send({goals[0].pk: 4}, today + timedelta(days=1))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Die dag moet nog komen. Kies vandaag of een eerdere dag.") == 2
    assert 'id="days-fault"' in page
    assert " checked" in page
    assert not DayRating.objects.filter(goal__in=goals).exists()


def test_a_day_longer_ago_is_refused(goals, send, today):
    days = days_of_school().between(today - timedelta(days=90), today - timedelta(days=1))

    answer = send({goals[0].pk: 4}, days[-BACK - 1])

    assert answer.status_code == 422
    assert "Je kunt tot 14 schooldagen terug invullen." in answer.content.decode()


def test_the_fourteenth_school_day_back_can_be_rated(goals, send, today):
    days = days_of_school().between(today - timedelta(days=90), today - timedelta(days=1))

    assert send({goals[0].pk: 4}, days[-BACK]).status_code == 302


def test_a_day_without_school_is_refused(goals, send, today, days):
    saturday = today - timedelta(days=(today.weekday() - 5) % 7 + 7)
    Holiday.objects.create(year=SchoolYear.objects.first(), name="Studiedag", starts=days[1], ends=days[1])

    for day in (saturday, days[1]):
        answer = send({goals[0].pk: 4}, day)
        assert answer.status_code == 422
        assert "Op die dag was er geen school." in answer.content.decode()


@pytest.mark.parametrize("day", ["gisteren", "2026-13-40", "2026-11-18T10:00", "\x00", "9" * 500])
def test_a_day_that_is_no_day_is_refused(goals, send, day):
    answer = send({goals[0].pk: 4}, day)

    assert answer.status_code == 422
    assert "Dat is geen dag die we kennen." in answer.content.decode()


@pytest.mark.parametrize("value", ["0", "6", "-1", "3.5", "veel", "9" * 400, "٣٣"])
def test_a_value_outside_the_five_is_refused_beside_its_goal_and_nothing_is_saved(goals, send, days, value):
    answer = send({goals[0].pk: value, goals[1].pk: 4}, days[0])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kies een van de vijf." in page
    assert f'id="fault-{goals[0].pk}"' in page
    assert not DayRating.objects.filter(goal__in=goals).exists()


def test_a_goal_of_another_pupil_is_not_found_and_nothing_is_saved(demo, goals, send, days):
    other = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    before = DayRating.objects.count()

    assert send({goals[0].pk: 4, other.pk: 4}, days[0]).status_code == 404
    assert DayRating.objects.count() == before


@pytest.mark.parametrize("goal", [uuid4(), "geen-id", ""])
def test_a_goal_that_does_not_exist_is_not_found(send, goals, goal):
    assert send({goal: 4}).status_code == 404


def test_an_ended_goal_is_refused(goals, send, days, today):
    Goal.objects.filter(pk=goals[0].pk).update(ended_on=today)

    answer = send({goals[0].pk: 4, goals[1].pk: 3}, days[0])

    assert answer.status_code == 422
    assert "Dit doel is afgesloten." in answer.content.decode()
    assert not DayRating.objects.filter(goal__in=goals).exists()


def test_a_link_to_a_future_day_says_so(as_user, demo, goals, today):
    answer = as_user("marleen").get(url_of(demo.pupils["lotte"]), {"dag": (today + timedelta(days=3)).isoformat()})

    assert answer.status_code == 422
    assert "Die dag moet nog komen." in answer.content.decode()


def test_without_a_goal_it_says_what_to_do(as_user, demo):
    answer = as_user("marleen").get(url_of(demo.pupils["noor"]))

    assert answer.status_code == 200
    assert "Er is nog geen doel om in te vullen" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("hilde", 200), ("joost", 403), ("femke", 403), ("samira", 403), ("petra", 404)]
)
def test_only_who_works_with_the_child_rates(as_user, demo, who, status):
    assert as_user(who).get(url_of(demo.pupils["sami"])).status_code == status


def test_a_substitute_cannot_send_a_rating(demo, send, days):
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    before = DayRating.objects.count()

    assert send({goal.pk: 1}, days[0], pupil="sami", by="femke").status_code == 403
    assert DayRating.objects.count() == before


def test_more_ratings_do_not_cost_more_queries(as_user, demo, goals, rate_days, days, make_plan):
    client, url = as_user("marleen"), url_of(demo.pupils["lotte"])

    def count():
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    count()
    few = count()
    for goal in make_plan("lotte", starts=days[-1], goals=["Een", "Twee", "Drie", "Vier"]):
        rate_days(goal, dict.fromkeys(days, 3))

    assert count() == few


def test_the_school_days_skip_weekends_and_holidays(demo, today):
    Holiday.objects.all().delete()
    monday = today - timedelta(days=today.weekday() + 7)
    Holiday.objects.create(
        year=SchoolYear.objects.first(), name="Vrij", starts=monday + timedelta(days=1), ends=monday + timedelta(days=2)
    )

    found = days_of_school().between(monday, monday + timedelta(days=7))

    assert found == [monday + timedelta(days=step) for step in (0, 3, 4, 7)]


def test_on_a_day_without_school_the_last_school_day_is_offered(as_user, demo, goals, monkeypatch, days):
    sunday = days[0] + timedelta(days=6 - days[0].weekday())
    noon = timezone.make_aware(timezone.datetime(sunday.year, sunday.month, sunday.day, 12))
    monkeypatch.setattr(timezone, "now", lambda: noon)

    page = as_user("marleen").get(url_of(demo.pupils["lotte"])).content.decode()

    assert ">vandaag" not in page
    assert "Hoe ging het op vrijdag" in page


class TestAway:
    """A day on which the child was away is shown and not asked."""

    @pytest.fixture
    def lotte_away(self, demo):
        """Note that Lotte was away."""

        def note(first, last, part=""):
            Absence.objects.create(
                pupil=demo.pupils["lotte"], first=first, last=last, part=part, kind="ill", at=timezone.now()
            )

        return note

    def test_it_stands_in_the_row_and_cannot_be_chosen(self, as_user, demo, goals, days, lotte_away):
        lotte_away(days[2], days[2])
        page = as_user("marleen").get(url_of(demo.pupils["lotte"])).content.decode()
        assert page.count("<small>niet op school</small>") == 1
        assert f"?dag={days[2]}" not in page
        assert f"?dag={days[3]}" in page

    def test_it_is_refused_with_a_reason(self, goals, days, send, lotte_away):
        lotte_away(days[2], days[2])
        answer = send({goals[0].pk: 4}, days[2])
        assert answer.status_code == 422
        assert "Lotte was er die dag niet. Er is niets in te vullen." in answer.content.decode()
        assert not DayRating.objects.filter(goal__in=goals).exists()

    def test_half_a_day_is_asked(self, goals, days, send, lotte_away):
        lotte_away(days[2], days[2], "morning")
        assert send({goals[0].pk: 4}, days[2]).status_code == 302

    def test_the_page_begins_with_the_last_day_the_child_was_there(self, as_user, demo, goals, days, lotte_away):
        lotte_away(days[1], None)
        page = as_user("marleen").get(url_of(demo.pupils["lotte"])).content.decode()
        assert f'href="?dag={days[2]}" aria-current="date"' in page

    def test_who_was_away_all_that_time_is_not_asked_for_at_all(self, as_user, demo, goals, days, send, lotte_away):
        lotte_away(days[-1], None)
        page = as_user("marleen").get(url_of(demo.pupils["lotte"])).content.decode()
        assert "Lotte was er al die dagen niet" in page
        assert 'type="radio"' not in page
        assert send({goals[0].pk: 4}).status_code == 422
        assert not DayRating.objects.filter(goal__in=goals).exists()

    def test_a_rating_that_was_given_before_stays(self, as_user, demo, goals, days, send, lotte_away):
        send({goals[0].pk: 4}, days[2])
        lotte_away(days[2], days[2])
        as_user("marleen").get(url_of(demo.pupils["lotte"]))
        assert DayRating.objects.get(goal=goals[0], day=days[2]).value == 4
