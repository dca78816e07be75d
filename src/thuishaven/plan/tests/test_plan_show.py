"""Reading a plan: the newest version, earlier ones, what guardians wrote, and who may not."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from thuishaven.domain.school_days import SchoolDays
from thuishaven.plan.models import PlanVersion
from thuishaven.plan.pages import review_is_near
from thuishaven.privacy.models import LogEntry
from thuishaven.school.days import days_of_school


def _base(demo, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/"


def _save(client, demo, today, based_on: int, **more: object):  # type: ignore[no-untyped-def]
    form = {
        "based_on": based_on, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(), **more,
    }  # fmt: skip
    return client.post(_base(demo) + "wijzig/", form)


def test_strengths_come_before_needs_and_the_child_speaks(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo)).content.decode()
    order = [
        page.index(words)
        for words in ("Wat gaat goed", "In eigen woorden van Sami", "Sami heeft nodig ...", "Zo doen we dat")
    ]
    assert order == sorted(order)
    assert "Als iemand aan mijn arm trekt." in page


def test_every_approach_names_its_source_and_how_sure_it_is(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo)).content.decode()
    for code in ("STR-STRUCT-10", "STR-BOUND-02", "STR-REL-05"):
        assert f"/kennis/{code}/" in page
    assert page.count("Praktijkkennis") == 3


def test_without_a_plan_it_says_where_to_begin(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_base(demo, "lotte")).content.decode()
    assert "Er is nog geen plan voor Lotte" in page
    assert f"/leerling/{demo.pupils['lotte'].pk}/begrijpen/" in page


def test_an_earlier_version_reads_as_it_was(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    _save(client, demo, today, 1, needs="iets nieuws", goal_0="een nieuw doel")
    old = client.get(_base(demo) + "versies/1/").content.decode()
    assert "overgangen die van tevoren" in old
    assert "Sami gaat bij een wissel rustig mee" in old
    assert "een nieuw doel" not in old
    listed = client.get(_base(demo) + "versies/").content.decode()
    assert "Versie 2" in listed
    assert "Veranderd: wat goed gaat," in listed


def test_a_version_that_does_not_exist_is_not_found(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert client.get(_base(demo) + "versies/7/").status_code == 404
    assert client.get(_base(demo, "lotte") + "versies/1/").status_code == 404
    assert client.get(_base(demo, "lotte") + "versies/").status_code == 200


def test_what_a_guardian_wrote_stands_there_by_relation(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, guardianship = as_user("marleen"), demo.pupils["sami"].guardianships.get()
    assert (
        client.post(f"/leerling/{demo.pupils['sami'].pk}/delen/", {"guardians": [guardianship.pk]}).status_code == 302
    )
    written = as_user("samira").post(
        reverse("share:shared_plan", args=[demo.pupils["sami"].pk]), {"text": "Hij slaapt beter."}
    )
    assert written.status_code == 302
    page = client.get(_base(demo)).content.decode()
    assert "Hij slaapt beter." in page
    assert "opa of oma" in page


def test_it_says_when_it_is_time_to_look_back(demo, as_user, today, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    client, (school_day,) = as_user("marleen"), days_of_school().latest(today, 1)
    at = timezone.make_aware(datetime.combine(school_day, time(12)))
    monkeypatch.setattr(timezone, "now", lambda: at)
    sentence = "Het is tijd om samen terug te kijken."
    assert sentence not in client.get(_base(demo)).content.decode()
    PlanVersion.objects.filter(plan__pupil=demo.pupils["sami"]).update(review_on=school_day)
    assert sentence in client.get(_base(demo)).content.decode()


@pytest.mark.parametrize("path", ["", "versies/", "versies/1/", "steunplan.pdf"])
@pytest.mark.parametrize(
    ("who", "status"), [("femke", 403), ("samira", 403), ("ruud", 403), ("petra", 404), ("ineke", 403)]
)
def test_others_do_not_read_the_plan(demo, as_user, who, status, path) -> None:  # type: ignore[no-untyped-def]
    assert as_user(who).get(_base(demo) + path).status_code == status


def test_every_look_is_logged(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(_base(demo))
    client.get(_base(demo) + "steunplan.pdf")
    last = LogEntry.objects.filter(subject=demo.pupils["sami"].pk).order_by("-seq")[:2]
    assert [(one.verb, one.thing) for one in last] == [("see_plan", "pdf"), ("see_plan", "plan")]


def test_reading_only_takes_get(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    for path in ("", "versies/", "steunplan.pdf", "kaart/", "kaart.pdf"):
        assert client.post(_base(demo) + path).status_code == 405


def test_queries_do_not_grow_with_versions(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    counts = []
    for based_on in (1, 2, 3):
        _save(client, demo, today, based_on, needs=f"nodig {based_on}")
        with CaptureQueriesContext(connection) as shown:
            client.get(_base(demo))
        with CaptureQueriesContext(connection) as listed:
            client.get(_base(demo) + "versies/")
        counts.append((len(shown), len(listed)))
    assert len(set(counts)) == 1


def test_a_guardian_reads_no_empty_words_of_the_child_and_may_disagree(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client, pupil = as_user("marleen"), demo.pupils["milan"]
    form = {"based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat()}
    assert client.post(_base(demo, "milan") + "wijzig/", form | {"strengths": "bouwt torens"}).status_code == 302
    petra = next(one for one in pupil.guardianships.all() if one.user == demo.users["petra"])
    client.post(f"/leerling/{pupil.pk}/delen/", {"guardians": [petra.pk]})
    page = as_user("petra").get(reverse("share:shared_plan", args=[pupil.pk])).content.decode()
    assert "bouwt torens" in page
    assert "In eigen woorden van" not in page
    assert "Bent u het ergens niet mee eens?" in page


def test_a_plan_of_words_alone_says_what_comes_next(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client, ask = as_user("marleen"), "Er staat nog geen doel of aanpak in dit plan."
    form = {"based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat()}
    client.post(_base(demo, "lotte") + "wijzig/", form | {"child_helps": "Als het stil is."})
    assert ask in client.get(_base(demo, "lotte")).content.decode()
    assert ask not in client.get(_base(demo)).content.decode()


@pytest.mark.parametrize(
    ("today", "is_near"), [(date(2026, 7, 16), False), (date(2026, 7, 17), True), (date(2026, 7, 18), False)]
)
def test_a_review_in_a_holiday_is_near_on_the_last_school_day_before_it(today, is_near) -> None:  # type: ignore[no-untyped-def]
    days = SchoolDays(((date(2026, 7, 18), date(2026, 8, 30), "zomer"),))
    page = SimpleNamespace(version=SimpleNamespace(review_on=date(2026, 8, 5)))
    assert review_is_near(page, today, days) is is_near  # type: ignore[arg-type]
