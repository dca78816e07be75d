"""The page of then and now: what it says, which day it takes, who may see it and what a look costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from thuishaven.evaluate.tests.conftest import text_of
from thuishaven.observe.models import Observation
from thuishaven.privacy.models import LogEntry
from thuishaven.understand import pages, queries
from thuishaven.web.jinja_env import day as day_text

HARD, GOOD, ALWAYS = "SIG-AVO-04", "PAT-SEC-01", "SIG-GEN-10"


@pytest.fixture
def main_of(demo, as_user):
    """The page of a pupil as its reader reads it, with its html."""

    def read(key, *, by="marleen", **asked):
        answer = as_user(by).get(reverse("then:show", args=[demo.pupils[key].pk]), asked)
        page = answer.content.decode()
        return answer.status_code, text_of(page[page.index('<main class="main"') : page.index("</main>")]), page

    return read


@pytest.fixture
def changed(saw, today):
    """Lotte: hard up to six weeks ago, good since; or the other way round."""

    def make(before=HARD, since=GOOD):
        for days in range(1, 60, 2):
            signal = since if days < 42 else before
            tense = signal == HARD
            saw("lotte", today - timedelta(days=days), signals=[signal, ALWAYS], state="tense" if tense else "calm")

    return make


def test_progress_comes_first_with_the_counts_and_the_observations_behind_it(main_of, changed):
    changed()
    status, text, page = main_of("lotte")

    assert status == 200
    assert (
        text.index("Dit gaat beter")
        < text.index("Er was minder vaak spanning dan toen.")
        < text.index("Geen verschil te zien")
    )
    assert re.search(r"Toen 9 van de 9 keer .{0,40}Nu 0 van de 21 keer", text)
    assert "Dit vraagt nu meer" not in text
    linked = set(re.findall(r'href="#(bron-\d+)"', page))
    assert linked
    assert linked == set(re.findall(r'id="(bron-\d+)"', page))


def test_what_asks_more_stands_last_and_blames_nobody(main_of, changed):
    changed(before=GOOD, since=HARD)
    _, text, _ = main_of("lotte")

    assert (
        text.index("Geen verschil te zien")
        < text.index("Dit vraagt nu meer")
        < text.index("Er was vaker spanning dan toen.")
    )
    assert "Er is nog geen verschil dat groter is dan toeval." in text


def test_too_little_says_what_is_there_and_what_is_needed(main_of, saw, today):
    saw("lotte", today - timedelta(days=3))
    _, text, _ = main_of("lotte")

    assert "Nog te weinig om naast elkaar te leggen" in text
    assert "Sindsdien: 1 keer, op 1 dag. Nodig is 8 keer, op 5 dagen." in text
    assert "Toen: niet gekeken." in text
    assert "Dit gaat beter" not in text


def test_it_never_gives_a_percentage_or_a_code(main_of):
    for key in ("sami", "milan", "noor", "tigist", "elif", "lotte"):
        _, text, _ = main_of(key)
        assert not re.search(r"%|procent gelijk|score|\bNone\b|SIG-|STR-|PAT-|TRIG-", text), key


def test_the_start_of_each_plan_can_be_chosen(main_of, make_plan, changed, today):
    changed()
    first, second = today - timedelta(days=31), today - timedelta(days=12)
    make_plan("lotte", starts=first)
    make_plan("lotte", starts=first)
    make_plan("lotte", starts=second)
    _, text, page = main_of("lotte")
    assert text.count("het begin van het plan,") == 2
    assert f"?plan={first.isoformat()}" in page

    _, text, page = main_of("lotte", plan=first.isoformat())

    assert "Nu naast het begin van het plan," in text
    assert re.search(rf'plan={first.isoformat()}" aria-current="true"', page)
    # since: with the day on which it began, on which somebody looked
    since = [days for days in range(1, 60, 2) if days <= 31]
    before = [days for days in range(1, 60, 2) if days > 31]
    assert f"{len(before)} keer, op {len(before)} dagen {len(since)} keer, op {len(since)} dagen" in text


def test_a_plan_that_never_was_is_not_found(demo, as_user):
    url = reverse("then:show", args=[demo.pupils["sami"].pk])
    assert as_user("marleen").get(url, {"plan": "2020-01-01"}).status_code == 404


def test_a_plan_that_still_has_to_begin_is_not_offered(main_of, make_plan, today):
    make_plan("lotte", starts=today + timedelta(days=3))

    assert "het begin van het plan" not in main_of("lotte")[1]


def test_another_day_can_be_chosen(main_of, changed, today):
    changed()
    day = today - timedelta(days=20)
    status, text, _ = main_of("lotte", dag=day.isoformat())

    assert status == 200
    assert f"Nu naast {day_text(day)}" in text
    assert "10 keer, op 10 dagen 10 keer, op 10 dagen" in text


@pytest.mark.parametrize(("written", "says"), [
    ("", "Kies een dag."), ("morgen", "Dat is geen dag die we kennen."), ("today", "Kies een dag die al voorbij is."),
])  # fmt: skip
def test_a_day_that_cannot_be_leaves_six_weeks_standing_and_says_so(main_of, changed, today, written, says):
    changed()
    status, text, _ = main_of("lotte", dag=today.isoformat() if written == "today" else written)

    assert status == 422
    assert says in text
    assert "Nu naast 6 weken geleden" in text


def test_the_look_is_logged(demo, main_of):
    main_of("sami")
    entry = LogEntry.objects.order_by("-seq")[0]

    assert (entry.verb, entry.thing, entry.subject) == ("see_picture", "change", demo.pupils["sami"].pk)


@pytest.mark.parametrize(("by", "status"), [("ruud", 403), ("femke", 403), ("petra", 404), ("joost", 403)])
def test_only_who_may_see_the_picture_sees_it(demo, as_user, by, status):
    assert as_user(by).get(reverse("then:show", args=[demo.pupils["sami"].pk])).status_code == status


def test_the_number_of_queries_does_not_grow_with_what_was_seen(demo, as_user, make_plan, today):
    for weeks in (3, 6):
        make_plan("sami", starts=today - timedelta(weeks=weeks))
    client, counts = as_user("marleen"), {}
    client.get("/")
    for key in ("bram", "sami"):
        for again in (False, True):
            if not again:
                queries.forget()
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse("then:show", args=[demo.pupils[key].pk]))
            counts[key, again] = len(asked)

    assert counts["bram", False] == counts["sami", False], counts
    assert counts["sami", True] == counts["sami", False] - 2, counts
    assert counts["sami", False] <= 25, counts


def test_the_picture_shows_the_first_progress_and_leads_here(demo, as_user, changed):
    changed()
    page = as_user("marleen").get(reverse("understand:picture", args=[demo.pupils["lotte"].pk])).content.decode()
    text = text_of(page)

    assert "Sinds 6 weken" in text
    card = text[text.index("Sinds 6 weken") : text.index("Toen en nu naast elkaar")]
    assert "Er was minder vaak spanning dan toen." in card
    assert reverse("then:show", args=[demo.pupils["lotte"].pk]) in page


def test_what_is_recorded_is_in_the_next_comparison(demo, main_of, changed, saw, today):
    changed()
    assert "Nu 0 van de 21 keer" in re.sub(r"\s+", " ", main_of("lotte")[1])
    saw("lotte", today - timedelta(days=2), signals=[HARD], state="tense")

    assert "1 van de 22 keer" in main_of("lotte")[1]
    assert Observation.objects.filter(pupil=demo.pupils["lotte"], at__gt=timezone.now()).count() == 0


def test_in_english(demo, main_of, changed):
    changed()
    demo.users["marleen"].language = "en"
    demo.users["marleen"].save()
    pages.forget()
    _, text, _ = main_of("lotte")

    assert "There was tension less often than then." in text
    assert "This is going better" in text
    assert "Dit gaat beter" not in text
