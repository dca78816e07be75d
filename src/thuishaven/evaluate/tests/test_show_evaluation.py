"""The page that says whether a plan helps."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from thuishaven.evaluate import pages
from thuishaven.evaluate.models import DayRating
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Withdrawal
from thuishaven.school.models import Absence, Holiday, SchoolYear


def split(school_days, before, since):
    """The last school days with values: ``before`` a plan and ``since`` it; gives the first day of the plan too."""
    days = school_days[-len(before) - len(since) :] if before or since else []
    starts = days[len(before)] if since else days[-1] + timedelta(days=1)
    return starts, dict(zip(days, [*before, *since], strict=True))


@pytest.fixture
def evaluated(make_plan, rate_days, school_days):
    """A plan for Noor with one goal and these days before and since."""

    def make(before, since, **plan):
        starts, values = split(school_days, before, since)
        (goal,) = make_plan("noor", starts=starts, **plan)
        rate_days(goal, values)
        return goal

    return make


def test_without_a_plan_it_says_what_to_do(page_of):
    text = page_of("noor")

    assert "Er is nog geen steunplan" in text
    assert "Naar het steunplan" in text


def test_a_plan_without_a_goal_says_what_to_do(page_of, make_plan, school_days):
    make_plan("noor", starts=school_days[-5], goals=())

    assert "Er staat nog geen doel in het plan" in page_of("noor")


def test_the_days_better_than_the_best_day_before_are_counted_first(page_of, evaluated):
    evaluated([1, 2, 2, 3], [4, 4, 5, 3, 4, 4, 4, 5, 3, 4])

    text = page_of("noor")

    assert "Met de aanpak ging het op 8 van de 10 dagen beter dan op de beste dag ervoor." in text
    assert "Dat het verschil alleen toeval is, is niet waarschijnlijk." in text
    assert "Het lijkt te helpen. Gaan jullie zo door" in text


def test_too_few_days_say_how_many_there_are_and_how_many_are_needed(page_of, evaluated):
    evaluated([2, 2, 3], [4, 5])

    text = page_of("noor")

    assert "Er zijn nog te weinig dagen om iets te zeggen: voor de aanpak 3 dagen, met de aanpak 2 dagen." in text
    assert "Nodig zijn minstens 3 dagen ervoor en 5 dagen erna." in text
    assert "Er is nog te weinig ingevuld om te kiezen." in text
    assert "NAP" not in text


def test_one_day_is_one_dag(page_of, evaluated):
    evaluated([2], [4])

    assert "voor de aanpak 1 dag, met de aanpak 1 dag." in page_of("noor")


def test_days_before_a_recent_plan_can_still_be_filled_in(page_of, make_plan, school_days):
    make_plan("noor", starts=school_days[-4])

    assert "Dan kun je die dagen nu nog invullen." in page_of("noor")


def test_days_before_an_older_plan_do_not_come_any_more(page_of, make_plan, school_days):
    make_plan("noor", starts=school_days[0])

    text = page_of("noor")

    assert "Dagen van ervoor komen er niet meer bij." in text
    assert "Vergelijken met voor de aanpak lukt niet." in text


def test_a_difference_that_may_be_chance_is_called_so(page_of, evaluated):
    evaluated([2, 3, 2, 3], [3, 2, 3, 3, 4])

    text = page_of("noor")

    assert "Het lijkt met de aanpak iets beter te gaan." in text
    assert "Op 1 van de 5 dagen ging het beter dan op de beste dag ervoor." in text
    assert "dit kan ook toeval zijn." in text
    assert "niet waarschijnlijk" not in text


def test_a_plan_that_does_not_help_is_said_kindly(page_of, evaluated):
    evaluated([3, 3, 2, 3], [3, 2, 3, 3, 2, 3])

    text = page_of("noor")

    assert "Met de aanpak gaat het nog niet beter dan ervoor." in text
    assert "Er is geen duidelijk verschil." in text
    assert "Voorstel: nog een paar weken zo doorgaan" in text


def test_days_that_went_worse_are_said_kindly_and_ask_whether_to_stop(page_of, evaluated):
    evaluated([4, 4, 5, 4, 4], [1, 2, 1, 2, 1, 2, 1])

    text = page_of("noor")

    assert "Met de aanpak gaan de dagen vaker minder goed dan ervoor." in text
    assert "Dit helpt nu niet. Dat is een bevinding, geen mislukking." in text
    assert "Stoppen jullie met deze aanpak" in text


def test_the_best_day_cannot_be_beaten_when_it_went_well_already(page_of, evaluated):
    evaluated([5, 2, 2, 2, 2, 1], [5, 5, 5, 5, 4, 5, 5, 5])

    text = page_of("noor")

    assert "Met de aanpak gaan de dagen vaker beter dan ervoor." in text
    assert "Beter dan de beste dag ervoor kan niet, want die ging al goed." in text


def test_the_measures_stand_behind_a_fold_each_with_its_card(page_of, html_of, evaluated):
    evaluated([1, 1, 2, 2], [3, 4, 4, 5, 5])

    text = page_of("noor")

    assert "NAP 1,00 0,04 0,61 tot 1,00" in text
    assert 'href="/maten/nap/"' in html_of("noor")


def test_no_percentage_of_a_child_stands_on_the_page(page_of):
    assert "%" not in page_of("sami")


def test_a_plan_that_starts_later_asks_for_days_to_compare_with(page_of, make_plan, today):
    make_plan("noor", starts=today + timedelta(days=7))

    text = page_of("noor")

    assert "Het plan begint op" in text
    assert "De aanpak moet nog beginnen." in text


def test_a_review_date_that_passed_is_said(page_of, make_plan, school_days, today):
    make_plan("noor", starts=school_days[0], review_on=today - timedelta(days=1))

    assert "Die dag is voorbij." in page_of("noor")


def test_an_ended_goal_keeps_its_days_and_counts_no_more_for_the_question(page_of, evaluated, make_plan, school_days):
    evaluated([4, 4, 5, 4, 4], [1, 2, 1, 2, 1, 2, 1])
    make_plan("noor", starts=school_days[-7], goals=["Iets anders"])

    text = page_of("noor")

    assert "Doelen die zijn afgesloten" in text
    assert "Komt hulp vragen" in text
    assert "Er is nog te weinig ingevuld om te kiezen." in text


def test_a_short_period_before_the_plan_is_shown_with_the_days_that_were_not_rated(
    admission_to, make_plan, rate_days, school_days
):
    (goal,) = make_plan("noor", starts=school_days[-6])
    rate_days(goal, {school_days[-7]: 2, school_days[-1]: 3})

    chart = pages.show_page(admission_to("noor"), load_catalogue())["goals"][0].chart.charts[0]

    assert [point.value for point in chart.points] == [None, None, None, 2, None, None, None, None, None, 3]
    assert [(phase.first, phase.last, phase.active) for phase in chart.phases] == [(0, 3, False), (4, 9, True)]


def test_missing_days_are_gaps_and_days_without_school_are_left_out(admission_to, make_plan, rate_days, today):
    monday = today - timedelta(days=today.weekday() + 21)
    year = SchoolYear.objects.first()
    Holiday.objects.all().delete()
    Holiday.objects.create(year=year, name="Vrij", starts=monday + timedelta(days=8), ends=monday + timedelta(days=9))
    (goal,) = make_plan("noor", starts=monday + timedelta(days=7))
    rate_days(goal, {monday + timedelta(days=step): 3 for step in (0, 1, 3, 4, 7, 10, 11)})

    page = pages.show_page(admission_to("noor"), load_catalogue())

    chart = page["goals"][0].chart.charts[0]
    assert [point.value for point in chart.points[:8]] == [3, 3, None, 3, 3, 3, 3, 3]
    assert (chart.phases[0].first, chart.phases[0].last) == (0, 4)
    assert all(point.value is None for point in chart.points[8:])


def test_a_rating_given_on_a_day_without_school_is_not_lost(admission_to, make_plan, rate_days, today):
    saturday = today - timedelta(days=(today.weekday() - 5) % 7 + 7)
    (goal,) = make_plan("noor", starts=saturday - timedelta(days=3))
    rate_days(goal, {saturday: 4})

    page = pages.show_page(admission_to("noor"), load_catalogue())

    assert 4 in [point.value for point in page["goals"][0].chart.charts[0].points]


def test_an_approach_is_counted_before_and_since_the_plan(page_of, make_plan, saw, school_days):
    starts = school_days[-10]
    make_plan("lotte", starts=starts, approaches=["STR-BOUND-02"])
    for day, effect in zip(school_days[-16:-10], [2, 0, -1, 0, 1, 0], strict=True):
        saw("lotte", day, responses=["STR-BOUND-02"], effect=effect)
    for day, effect in zip(school_days[-10:-1], [2, 2, 1, 1, 1, 2, 0, 0, -2], strict=True):
        saw("lotte", day, responses=["STR-BOUND-02"], effect=effect)
    saw("lotte", school_days[-1], responses=["STR-BOUND-02"])

    text = page_of("lotte")

    assert "Voor het plan: hielp 2 van de 6 keer." in text
    assert "Sinds het plan: hielp 6 van de 9 keer." in text
    assert "Nog 1 keer gedaan zonder dat erbij staat of het hielp." in text


def test_what_was_taken_back_does_not_count(page_of, make_plan, saw, school_days, demo):
    make_plan("lotte", starts=school_days[-10], approaches=["STR-BOUND-02"])
    kept, slip = (saw("lotte", day, responses=["STR-BOUND-02"], effect=2) for day in school_days[-4:-2])
    Withdrawal.objects.create(observation=slip, by=demo.users["marleen"], at=timezone.now())

    assert "Sinds het plan: hielp 1 van de 1 keer." in page_of("lotte")
    assert kept


def test_a_response_outside_the_plan_is_named_when_it_was_tried_often(page_of, make_plan, saw, school_days):
    make_plan("lotte", starts=school_days[-10])
    for day in school_days[-3:]:
        saw("lotte", day, responses=["RESP-STERN"], effect=-1)
    for day in school_days[-2:]:
        saw("lotte", day, responses=["STR-CALM-01"], effect=1)

    page = page_of("lotte")

    assert "Ook vaak gedaan, staat niet in het plan" in page
    assert "hielp 0 van de 3 keer" in page
    assert "hielp 2 van de 2 keer" not in page


def test_an_approach_that_was_never_recorded_is_asked_about(page_of, make_plan, school_days):
    make_plan("lotte", starts=school_days[-10], approaches=["STR-BOUND-02"])

    text = page_of("lotte")

    assert "Nog niet vastgelegd of het hielp." in text
    assert "1 aanpak uit het plan is sinds het begin nog niet vastgelegd." in text


def weeks_of(key, admission_to):
    return pages.show_page(admission_to(key), load_catalogue())["weeks"]


def test_moments_are_counted_per_week_that_was_looked_at(make_plan, saw, school_days, admission_to):
    starts = school_days[-20]
    make_plan("lotte", starts=starts)
    looked = [starts - timedelta(days=21), starts - timedelta(days=7), starts, starts + timedelta(days=7)]
    Holiday.objects.all().delete()
    for day in looked:
        saw("lotte", day, state="tense")
        saw("lotte", day, state="tense")
    saw("lotte", starts, state="calm", signals=["SIG-POS-01"])

    weeks = weeks_of("lotte", admission_to)

    assert weeks.tension.before == "4 keer, 2 per week"
    assert weeks.tension.since == "4 keer, 2 per week"
    assert weeks.good.since == "1 keer, 0,5 per week"
    assert weeks.looked_before == "op 2 dagen, in 2 weken"
    assert weeks.recorded_since == "5 keer"
    assert "kan ook toeval zijn" in weeks.tension.text


def test_holidays_weekends_and_home_do_not_count_for_the_weeks(make_plan, saw, school_days, admission_to, today):
    starts = school_days[-20]
    make_plan("lotte", starts=starts)
    Holiday.objects.create(year=SchoolYear.objects.first(), name="Vrij", starts=starts, ends=starts)
    saturday = today - timedelta(days=(today.weekday() - 5) % 7 + 7)
    saw("lotte", starts, state="tense")
    saw("lotte", saturday, state="tense")
    saw("lotte", school_days[-3], state="tense", setting="home")

    weeks = weeks_of("lotte", admission_to)

    assert weeks.tension.since == "niet gekeken"
    assert weeks.recorded_since == "0 keer"


def test_a_clear_change_in_tension_is_said_with_care(make_plan, saw, school_days, admission_to):
    Holiday.objects.all().delete()
    starts = school_days[-20]
    make_plan("lotte", starts=starts)
    for step in range(1, 15):
        saw("lotte", starts - timedelta(days=7 * (step % 3 + 1)), state="calm")
        saw("lotte", starts + timedelta(days=7 * (step % 3)), state="tense")

    weeks = weeks_of("lotte", admission_to)

    assert "vaker gezien" in weeks.tension.text
    assert "Dat kan ook komen doordat er vaker is gekeken." in weeks.tension.text


def test_the_number_of_queries_does_not_grow_with_what_was_recorded(
    as_user, demo, make_plan, rate_days, saw, school_days, today
):
    client, url = as_user("marleen"), reverse("evaluate:show", args=[demo.pupils["lotte"].pk])
    goals = make_plan("lotte", starts=school_days[-20], goals=["Een"])
    rate_days(goals[0], {school_days[-1]: 3})

    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    count()
    few = count()
    goals = make_plan(
        "lotte", starts=school_days[-20], goals=["Een", "Twee", "Drie"], approaches=["STR-BOUND-02", "STR-REL-05"]
    )
    for goal in goals:
        rate_days(goal, dict.fromkeys(school_days[:50], 3))
    for day in school_days:
        saw("lotte", day, responses=["STR-BOUND-02", "STR-CALM-01"], effect=1, state="tense")

    assert count() == few


@pytest.mark.parametrize(("who", "status"), [("hilde", 200), ("aicha", 200), ("joost", 403), ("femke", 403), ("ruud", 403),
                                             ("samira", 403), ("petra", 404), ("ineke", 403)])  # fmt: skip
def test_only_who_may_see_the_evaluation_sees_it(as_user, demo, who, status):
    assert as_user(who).get(reverse("evaluate:show", args=[demo.pupils["sami"].pk])).status_code == status


def test_it_is_read_only(as_user, demo):
    before = DayRating.objects.count()

    assert as_user("marleen").post(reverse("evaluate:show", args=[demo.pupils["sami"].pk])).status_code == 405
    assert DayRating.objects.count() == before


def test_the_page_of_the_demo_speaks_of_both_goals(page_of):
    text = page_of("sami")

    assert "Sami gaat bij een wissel rustig mee, met hulp van de kaart." in text
    assert "Sami laat merken dat hij hulp wil, met een gebaar of een woord." in text


def test_a_day_the_child_was_away_is_said_and_is_no_day_that_was_forgotten(
    admission_to, make_plan, rate_days, school_days, demo, page_of
):
    (goal,) = make_plan("noor", starts=school_days[-6])
    rate_days(goal, {school_days[-7]: 2, school_days[-2]: 3})
    Absence.objects.create(
        pupil=demo.pupils["noor"], first=school_days[-4], last=school_days[-3], kind="ill", at=timezone.now()
    )
    (report,) = pages.show_page(admission_to("noor"), load_catalogue())["goals"]
    notes = {point.label: (point.value, point.note) for point in report.chart.charts[0].points}
    assert list(notes.values())[-5:-1] == [(None, ""), (None, "niet op school"), (None, "niet op school"), (3, "")]
    assert len(report.chart.charts[0].drawing.blanks) == 2
    text = page_of("noor")
    assert text.count("niet op school") == 3, "twice in the table and once in the legend"


def test_days_away_before_a_plan_are_not_asked_to_be_filled_in(make_plan, school_days, demo, page_of):
    make_plan("noor", starts=school_days[-4])
    fillable = page_of("noor")
    Absence.objects.create(pupil=demo.pupils["noor"], first=school_days[0], last=None, kind="ill", at=timezone.now())
    assert page_of("noor") != fillable


def test_days_that_seem_worse_are_not_asked_to_wait(page_of, evaluated):
    evaluated([5, 5, 4, 4, 4, 3, 3, 3], [3, 2, 2, 2, 2, 1, 2, 1])

    text = page_of("noor")

    assert "Het lijkt met de aanpak minder goed te gaan dan ervoor." in text
    assert "Misschien was dat ook zonder de aanpak doorgegaan." in text
    assert "Voorstel: nu al samen kijken, en niet wachten" in text
    assert "nog een paar weken zo doorgaan" not in text


def test_days_that_are_all_the_same_are_not_called_better_five_times_out_of_ten(page_of, evaluated):
    evaluated([3] * 5, [3] * 10)

    text = page_of("noor")

    assert "Met de aanpak gaat het nog niet beter dan ervoor." in text
    assert "Gingen ze even goed, dan telt dat voor de helft." in text
    assert "Waardoor het komt" not in text


def test_days_that_went_well_already_do_not_say_that_the_approach_does_not_help(page_of, evaluated):
    evaluated([5] * 5, [5] * 11)

    text = page_of("noor")

    assert "Voorstel: kijk samen of dit doel nog past" in text
    assert "We zien niet dat het helpt" not in text
