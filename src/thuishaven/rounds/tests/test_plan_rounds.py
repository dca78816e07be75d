"""Which rounds are offered and why, planning them for a week, and taking them away."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.domain.picture.questions import LOOK_NEXT_IDS
from thuishaven.domain.school_days import SchoolDays
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.privacy.models import LogEntry
from thuishaven.rounds.models import PlannedRound, RoundStop
from thuishaven.rounds.weeks import coming_week
from thuishaven.school.models import Holiday, SchoolYear

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)


def _page(demo, as_user, child: str = "tigist", by: str = "marleen") -> str:  # type: ignore[no-untyped-def]
    return as_user(by).get(f"/leerling/{demo.pupils[child].pk}/rondes/").content.decode()


def test_what_the_picture_asks_for_comes_first_with_its_reason(demo, as_user, tuesday) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user)
    first = page[: page.index("Andere rondes")]
    assert first.index('value="help"') < first.index('value="comfort"'), "in the order of the picture"
    assert "Hier vraagt het beeld naar. Juist dan zie je of een volwassene een veilige haven is." in first
    assert 'value="comfort"' not in page[page.index("Andere rondes") :]


def test_a_sure_picture_offers_what_was_never_seen_or_only_as_hard(demo, as_user, tuesday) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, "sami")
    first = page[: page.index("Andere rondes")]
    assert "Hier is nog niets van gezien." in first
    assert "Hier zijn alleen lastige momenten van gezien." in first
    assert "Hier vraagt het beeld naar." not in page


def test_a_child_of_whom_nothing_is_known_gets_rounds_too(demo, as_user, tuesday) -> None:  # type: ignore[no-untyped-def]
    page = _page(demo, as_user, "lotte")
    assert "Wat het beeld nog mist" in page
    assert "Vraag ook een collega." in page
    assert page.count('name="kinds"') >= 13


def test_the_shipped_rounds_answer_every_question_about_what_to_see() -> None:
    kinds = load_catalogue().rounds
    assert {"farewell", "reunion", "comfort", "explore", "stranger", "help"} <= set(kinds)
    asked = {code for one in kinds.values() for code in one.asked_by}
    assert asked == set(LOOK_NEXT_IDS) - {"other_eyes"}, "other eyes are asked for where one chooses who looks"


def test_a_round_is_planned_for_seven_days_from_today_for_oneself(demo, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    assert (planned.kind, planned.looker, planned.planned_by) == (
        "comfort", demo.users["marleen"], demo.users["marleen"],
    )  # fmt: skip
    assert (planned.starts, planned.ends) == (tuesday, tuesday + timedelta(days=6))
    assert LogEntry.objects.filter(verb="round_plan", thing=str(planned.pk), why="own_group").exists()


def test_colleagues_with_a_tie_can_be_asked_and_see_it(demo, as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    plan("help", child="sami", who=("marleen", "hilde"))
    page = _page(demo, as_user, "sami", "hilde")
    assert "Jij kijkt" in page
    assert "Marleen de Wit kijkt" in page


@pytest.mark.parametrize("stranger", ["joost", "samira", "ruud"])
def test_somebody_without_a_tie_cannot_be_asked(demo, as_user, tuesday, stranger) -> None:  # type: ignore[no-untyped-def]
    data = {"id": str(uuid4()), "kinds": ["help"], "who": [str(demo.users[stranger].pk)]}
    response = as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/rondes/", data)
    assert response.status_code == 422
    assert "Dit staat niet in de lijst." in response.content.decode()
    assert not PlannedRound.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"kinds": []}, "Kies minstens één ronde."), ({"who": []}, "Kies wie er kijkt."),
     ({"kinds": ["item-7"]}, "Dit staat niet in de lijst."), ({"id": "x"}, "Laad de bladzijde opnieuw.")],
)  # fmt: skip
def test_a_wrong_form_gets_a_sentence_and_plans_nothing(demo, as_user, tuesday, wrong, sentence) -> None:  # type: ignore[no-untyped-def]
    data = {"id": str(uuid4()), "kinds": ["help"], "who": [str(demo.users["marleen"].pk)]} | wrong
    response = as_user("marleen").post(f"/leerling/{demo.pupils['sami'].pk}/rondes/", data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not PlannedRound.objects.exists()


def test_the_same_form_twice_and_an_open_round_again_plan_nothing_new(plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    form = uuid4()
    assert len(plan("comfort", "help", form=form)) == 2
    assert plan("comfort", "help", form=form) == []
    assert plan("comfort") == []
    assert len(plan("comfort", child="sami")) == 1


def test_a_round_can_be_taken_away_and_put_back(demo, as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    client, base = as_user("marleen"), f"/leerling/{planned.pupil_id}/rondes/"
    page = client.post(f"{base}{planned.pk}/weg/", follow=True).content.decode()
    assert "Er staan geen rondes klaar" in page
    assert f"{base}{planned.pk}/terug/" in page
    client.post(f"{base}{planned.pk}/weg/")
    assert RoundStop.objects.count() == 1
    page = client.post(f"{base}{planned.pk}/terug/", follow=True).content.decode()
    assert "Jij kijkt" in page
    assert list(LogEntry.objects.order_by("seq").filter(verb__startswith="round_").values_list("verb", flat=True)) == [
        "round_plan", "round_stop", "round_restart",
    ]  # fmt: skip


def test_after_its_week_a_round_lapses_and_is_offered_again(demo, as_user, plan, it_is, tuesday) -> None:  # type: ignore[no-untyped-def]
    plan("comfort")
    it_is(tuesday + timedelta(days=6))
    assert "Jij kijkt" in _page(demo, as_user)
    it_is(tuesday + timedelta(days=7))
    page = _page(demo, as_user)
    assert "Er staan geen rondes klaar" in page
    assert len(plan("comfort")) == 1


def test_a_round_of_another_child_is_not_found(demo, as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    (planned,) = plan("comfort")
    address = f"/leerling/{demo.pupils['sami'].pk}/rondes/{planned.pk}/weg/"
    assert as_user("marleen").post(address).status_code == 404
    assert not RoundStop.objects.exists()


def test_more_rounds_do_not_cost_more_queries(demo, as_user, plan, tap, tuesday) -> None:  # type: ignore[no-untyped-def]
    client, paths = as_user("marleen"), ("/", f"/leerling/{demo.pupils['sami'].pk}/rondes/")

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    planned = plan("comfort", "help", child="sami", who=("marleen", "hilde"))
    by_marleen = next(one for one in planned if one.looker_id == demo.users["marleen"].pk)
    tap(by_marleen, "not_happened")
    for path in paths:
        client.get(path)
    before = [count(path) for path in paths]
    more = plan("play", "joy", "limit", "together", "change", child="sami", who=("marleen", "hilde"))
    for one in more[:4]:
        if one.looker_id == demo.users["marleen"].pk:
            tap(one, "not_looked")
    for path in paths:
        client.get(path)
    assert [count(path) for path in paths] == before


class TestWeek:
    def test_seven_days_from_a_weekday_hold_five_school_days(self) -> None:
        week = coming_week(MONDAY + timedelta(days=2), SchoolDays(()))
        assert (len(week.school_days), week.ends, week.holidays, week.waits) == (
            5, MONDAY + timedelta(days=8), (), False,
        )  # fmt: skip

    def test_a_sunday_holds_the_week_that_comes(self) -> None:
        week = coming_week(MONDAY - timedelta(days=1), SchoolDays(()))
        assert (week.school_days[0], week.ends) == (MONDAY, MONDAY + timedelta(days=4))

    def test_a_holiday_within_the_week_is_named_and_leaves_the_other_days(self) -> None:
        free = (MONDAY, MONDAY, "Studiedag")
        week = coming_week(MONDAY, SchoolDays((free,)))
        assert (len(week.school_days), week.holidays, week.waits) == (4, (free,), False)

    def test_a_holiday_of_the_whole_week_moves_it_to_the_first_day_after(self) -> None:
        free = (MONDAY, MONDAY + timedelta(days=13), "Vakantie")
        week = coming_week(MONDAY + timedelta(days=1), SchoolDays((free,)))
        assert (week.starts, week.waits, week.holidays) == (MONDAY + timedelta(days=14), True, (free,))

    def test_a_holiday_that_lies_in_the_weekend_only_is_not_named(self) -> None:
        saturday = MONDAY + timedelta(days=5)
        assert coming_week(MONDAY, SchoolDays(((saturday, saturday, "Feest"),))).holidays == ()


def test_the_page_says_calmly_that_a_holiday_falls_in_the_week(demo, as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    year = SchoolYear.objects.first()
    Holiday.objects.create(year=year, name="Studiedag", starts=tuesday, ends=tuesday + timedelta(days=1))
    page = _page(demo, as_user)
    assert "Studiedag valt in deze week, van 24 november tot en met 25 november." in page
    assert "Er blijven 3 schooldagen over om te kijken." in page


def test_in_a_holiday_the_rounds_wait_and_ask_nothing(demo, as_user, plan, tuesday) -> None:  # type: ignore[no-untyped-def]
    year = SchoolYear.objects.first()
    Holiday.objects.create(year=year, name="Vakantie", starts=tuesday, ends=tuesday + timedelta(days=9))
    page = _page(demo, as_user)
    assert "De rondes beginnen daarom op vrijdag 4 december 2026." in page
    (planned,) = plan("comfort")
    assert planned.starts == date(2026, 12, 4)
    assert "Troost na een val" not in as_user("marleen").get("/").content.decode()
    assert "vanaf vr 4 dec" in _page(demo, as_user)
