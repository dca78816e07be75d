"""A plan that is tried: pauses, goals one after another, the draw, advice, one day, and the paper."""

import html
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from thuishaven.evaluate import pages
from thuishaven.evaluate.models import Done, StartLot
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.models import Goal, GoalPhase


def text_of(page):
    """The words of a page, spaces made single."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


LOW, HIGH = [1, 2, 1, 2, 1, 2], [4, 5, 4, 5, 4, 5]


@pytest.fixture
def tried(make_plan, rate_days, school_days):
    """A plan for Noor whose one goal has these days without and with the approach in turns; gives the goal and the days."""

    def make(*parts, **plan):
        flat = [value for part in parts for value in part]
        days = school_days[-len(flat) :]
        starts = days[len(parts[0])]
        (goal,) = make_plan("noor", starts=starts, **plan)
        rate_days(goal, {day: value for day, value in zip(days, flat, strict=True) if value is not None})
        return goal, days

    return make


@pytest.fixture
def paused(demo):
    """Switch the approach of a goal on some days, off first."""

    def switch(goal, *days):
        GoalPhase.objects.bulk_create(
            GoalPhase(goal=goal, starts=day, with_approach=number % 2 == 1, by=demo.users["marleen"], at=timezone.now())
            for number, day in enumerate(days)
        )

    return switch


def test_a_pause_in_which_it_went_less_well_again_makes_chance_less_likely(tried, paused, page_of):
    goal, days = tried(LOW, HIGH, LOW, HIGH)
    paused(goal, days[12], days[18])

    text = page_of("noor")

    assert "De aanpak is 3 keer begonnen of gestopt." in text
    assert "Elke keer ging het mee: met de aanpak beter, zonder minder." in text
    assert "Met de aanpak ging het op 12 van de 12 dagen beter dan op de beste dag ervoor." in text
    for name in ("Voor de aanpak", "Even zonder", "Weer met de aanpak"):
        assert name in text


def test_a_pause_that_changed_nothing_is_said_too(tried, paused, page_of):
    goal, days = tried(LOW, HIGH, HIGH, HIGH)
    paused(goal, days[12], days[18])

    assert "Bij 1 van de 3 keer ging het duidelijk mee." in page_of("noor")


def test_one_start_never_claims_to_know_the_cause(tried, page_of):
    tried(LOW, HIGH)

    assert "Waardoor het komt is dan niet te zien" in page_of("noor")


def test_days_that_were_getting_better_already_are_named(tried, page_of):
    tried([1, 1, 2, 2, 2, 3, 3, 3], [3, 4, 4, 4, 4, 5, 4, 5])

    text = page_of("noor")

    assert "Maar voor de aanpak ging het al steeds een beetje beter." in text
    assert "Voorstel: nog een paar weken zo doorgaan" in text


def answered(goal, demo, days, did):
    Done.objects.bulk_create(
        Done(
            plan_id=goal.plan_id, approach="STR-BOUND-02", day=day, did=did, by=demo.users["marleen"], at=timezone.now()
        )
        for day in days
    )


def test_what_was_done_long_enough_and_did_not_help_is_a_finding_and_other_approaches_are_offered(
    tried, demo, page_of, html_of
):
    goal, days = tried([2, 3, 2, 3], [2, 3, 2, 2, 3, 3, 2, 3, 2, 3], approaches=["STR-BOUND-02"])
    answered(goal, demo, days[4:], did=True)

    text = page_of("noor")

    assert "Voorstel: aanpassen, of iets anders kiezen" in text
    assert "Dat is een bevinding, geen mislukking." in text


def test_what_could_not_be_done_is_no_finding_about_the_plan_and_blames_nobody(tried, demo, page_of):
    goal, days = tried([2, 3, 2, 3], [2, 3, 2, 2, 3, 3, 2, 3, 2, 3], approaches=["STR-BOUND-02"])
    answered(goal, demo, days[4:], did=False)

    text = page_of("noor")

    assert "Voorstel: eerst kijken wat nodig is om het te doen" in text
    assert "Dat ligt niet aan iemand" in text
    assert "Dit helpt nu niet." not in text


def test_goals_that_began_one_after_another_stand_under_each_other_with_the_same_days(admission_to, page_of):

    page = pages.show_page(admission_to("sami"), load_catalogue())

    first, second = page["together"].chart.charts
    assert [point.label for point in first.points] == [point.label for point in second.points]
    assert first.phases[1].first < second.phases[1].first
    assert [card.chart for card in page["goals"]] == [None, None]
    assert "Bij elk doel ging het pas beter nadat de aanpak daar begon." in page_of("sami")


def test_a_pause_is_noted_taken_back_and_noted_once_a_day(tried, demo, as_user):
    goal, _days = tried(LOW, HIGH)
    client, today = as_user("marleen"), timezone.localdate()
    address = reverse("evaluate:phases", args=[demo.pupils["noor"].pk, goal.pk])

    assert "Stoppen om te meten hoeft nooit" in text_of(client.get(address).content.decode())
    assert client.post(address, {"day": today.isoformat(), "to": "without"}).status_code == 302
    assert "nu even zonder de aanpak" in text_of(
        client.get(reverse("evaluate:show", args=[demo.pupils["noor"].pk])).content.decode()
    )
    assert client.post(address, {"day": today.isoformat(), "to": "with"}).status_code == 302
    (phase,) = GoalPhase.objects.filter(goal=goal)
    assert phase.with_approach

    undo = reverse("evaluate:undo_phase", args=[demo.pupils["noor"].pk, goal.pk, phase.pk])
    assert client.post(undo).status_code == 302
    assert not GoalPhase.objects.filter(goal=goal).exists()


@pytest.mark.parametrize(
    ("off", "words"), [(30, "niet verder weg ligt dan een week"), (-60, "na het begin van de aanpak")]
)
def test_a_pause_far_ahead_or_before_the_approach_is_refused_with_a_reason(tried, demo, as_user, off, words):
    goal, _days = tried(LOW, HIGH)
    address = reverse("evaluate:phases", args=[demo.pupils["noor"].pk, goal.pk])

    day = (timezone.localdate() + timedelta(days=off)).isoformat()
    answer = as_user("marleen").post(address, {"day": day, "to": "without"})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not GoalPhase.objects.filter(goal=goal).exists()


def test_tapping_twice_pauses_once(tried, demo, as_user):
    goal, _days = tried(LOW, HIGH)
    client, today = as_user("marleen"), timezone.localdate()
    address = reverse("evaluate:phases", args=[demo.pupils["noor"].pk, goal.pk])
    assert 'name="to" value="without"' in client.get(address).content.decode()

    for _tap in range(2):
        assert client.post(address, {"day": today.isoformat(), "to": "without"}).status_code == 302

    (phase,) = GoalPhase.objects.filter(goal=goal)
    assert not phase.with_approach
    assert 'name="to" value="with"' in client.get(address).content.decode()
    assert client.post(address, {"day": today.isoformat()}).status_code == 422


def test_a_goal_of_another_child_is_not_there(demo, as_user, tried):
    goal, _days = tried(LOW, HIGH)
    for name in ("phases", "lot"):
        address = reverse(f"evaluate:{name}", args=[demo.pupils["sami"].pk, goal.pk])
        assert as_user("marleen").get(address).status_code == 404


def test_the_lot_chooses_a_school_day_once_and_the_goal_begins_on_it(make_plan, demo, as_user, today):
    (goal,) = make_plan("noor", starts=today + timedelta(days=7))
    client, address = as_user("marleen"), reverse("evaluate:lot", args=[demo.pupils["noor"].pk, goal.pk])
    span = {"first": (today + timedelta(days=7)).isoformat(), "last": (today + timedelta(days=21)).isoformat()}

    assert client.post(address, span).status_code == 302
    lot = StartLot.objects.get(goal=goal)
    goal.refresh_from_db()
    assert goal.begins == lot.drawn
    assert lot.drawn.weekday() < 5
    assert client.post(address, span).status_code == 302
    assert StartLot.objects.get(goal=goal).drawn == lot.drawn
    assert "Er wordt één keer geloot" in client.get(address).content.decode()


def test_too_few_days_to_draw_from_and_days_that_passed_are_refused(make_plan, demo, as_user, today):
    (goal,) = make_plan("noor", starts=today + timedelta(days=7))
    client, address = as_user("marleen"), reverse("evaluate:lot", args=[demo.pupils["noor"].pk, goal.pk])

    short = {"first": (today + timedelta(days=7)).isoformat(), "last": (today + timedelta(days=8)).isoformat()}
    assert "Neem minstens 5 schooldagen" in client.post(address, short).content.decode()
    past = {"first": today.isoformat(), "last": (today + timedelta(days=21)).isoformat()}
    assert "Kies een dag die nog moet komen." in client.post(address, past).content.decode()
    assert not StartLot.objects.exists()


def test_an_approach_that_runs_already_cannot_be_drawn_any_more(tried, demo, as_user):
    goal, _days = tried(LOW, HIGH)
    assert as_user("marleen").get(reverse("evaluate:lot", args=[demo.pupils["noor"].pk, goal.pk])).status_code == 404


def test_a_start_that_was_drawn_says_how_likely_chance_is(tried, demo, page_of):
    goal, days = tried(LOW, HIGH * 2)
    Goal.objects.filter(pk=goal.pk).update(begins=days[6])
    StartLot.objects.create(
        goal=goal, first=days[4], last=days[13], drawn=days[6], by=demo.users["marleen"], at=timezone.now()
    )

    text = page_of("noor")

    assert "Het lot koos de eerste dag van de aanpak uit 10 schooldagen." in text
    assert "Doet de aanpak niets, dan is de kans dat het lot zo’n dag kiest 1 op 10." in text


def test_a_drawn_day_that_was_changed_afterwards_says_nothing_about_chance(tried, demo, page_of):
    goal, days = tried(LOW, HIGH * 2)
    StartLot.objects.create(
        goal=goal, first=days[4], last=days[13], drawn=days[5], by=demo.users["marleen"], at=timezone.now()
    )

    assert "Het lot koos" not in page_of("noor")


def test_a_dot_leads_to_all_that_is_known_of_that_day(tried, demo, as_user, html_of, saw):
    goal, days = tried(LOW, HIGH, approaches=["STR-BOUND-02"])
    answered(goal, demo, days[-1:], did=True)
    saw("noor", days[-1], signals=["SIG-AVO-04"])
    address = f"{reverse('evaluate:day', args=[demo.pupils['noor'].pk])}?dag={days[-1].isoformat()}"

    assert f'href="{address}"' in html_of("noor")
    text = text_of(as_user("marleen").get(address).content.decode())
    assert "ging goed met de aanpak" in text
    assert ": gedaan" in text
    assert "11.00" in text


@pytest.mark.parametrize("wanted", ["", "gisteren", "2999-01-01"])
def test_what_is_no_day_that_was_is_not_there(tried, demo, as_user, wanted):
    tried(LOW, HIGH)
    address = f"{reverse('evaluate:day', args=[demo.pupils['noor'].pk])}?dag={wanted}"
    assert as_user("marleen").get(address).status_code == 404


def pdf_of(client, pupil):
    answer = client.get(reverse("evaluate:pdf", args=[pupil.pk]))
    assert answer["Content-Disposition"] == 'inline; filename="evaluatie.pdf"'
    return PdfReader(BytesIO(answer.content))


@pytest.mark.parametrize("key", ["sami", "tigist"])
def test_the_paper_is_tagged_says_the_words_first_and_takes_two_pages_at_most(demo, as_user, key):
    reader = pdf_of(as_user("marleen"), demo.pupils[key])

    assert len(reader.pages) <= 2
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    text = " ".join(page.extract_text() for page in reader.pages)
    assert text.index("Wat de dagen laten zien") < text.index("Dag voor dag") < text.index("Om samen te bespreken")


def test_a_full_paper_still_takes_two_pages(make_plan, rate_days, school_days, demo, as_user):
    long = "Dit is een doel in een zin van ongeveer zestig tekens lang. "
    goals = make_plan(
        "noor", starts=school_days[20], goals=[long * 5, long * 4, long * 5],
        approaches=["STR-BOUND-02", "STR-REL-05", "STR-STRUCT-10", "STR-COREG-05", "STR-CALM-01", "STR-STRUCT-07"],
    )  # fmt: skip
    for goal in goals:
        rate_days(goal, {day: 1 + number % 5 for number, day in enumerate(school_days)})

    assert len(pdf_of(as_user("marleen"), demo.pupils["noor"]).pages) <= 2


def test_without_a_goal_there_is_no_paper(make_plan, school_days, demo, as_user):
    make_plan("noor", starts=school_days[-5], goals=())
    assert as_user("marleen").get(reverse("evaluate:pdf", args=[demo.pupils["noor"].pk])).status_code == 404


def test_an_approach_that_once_went_along_and_once_against_is_not_called_chance(tried, paused, page_of):
    goal, days = tried(LOW, HIGH, HIGH, LOW)
    paused(goal, days[12], days[18])

    text = page_of("noor")

    assert "De ene keer ging het met de aanpak duidelijk beter, de andere keer duidelijk minder." in text
    assert "kan toeval zijn" not in text.split("Wat elke aanpak deed")[0]
