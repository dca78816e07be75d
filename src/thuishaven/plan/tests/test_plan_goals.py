"""Goals in the form: levels written beforehand, where the child begins, when, and at which moment of the day."""

import re
from datetime import date, timedelta

import pytest

from thuishaven.plan.models import Goal, PlanVersion
from thuishaven.vault.sealing import open_key

LEVELS = {f"level_0_{place}": f"stap {place}" for place in range(5)}


def _address(demo, key: str = "lotte", page: str = "wijzig/") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/{page}"


def _plan(today: date, based_on: int = 0, **more: object) -> dict[str, object]:
    return {
        "based_on": based_on, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(),
        "goal_0": "Vraagt om hulp met een kaartje.", **more,
    }  # fmt: skip


def test_a_goal_is_saved_with_levels_start_moment_and_day(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    later = today + timedelta(weeks=2)
    more = {"start_0": "-1", "moment_0": "circle", "begins_0": later.isoformat(), "weight_0": "2"}
    assert as_user("marleen").post(_address(demo), _plan(today, **LEVELS, **more)).status_code == 302
    goal = Goal.objects.get(plan__pupil=demo.pupils["lotte"])
    assert (goal.start_level, goal.moment, goal.begins, goal.weight) == (-1, "circle", later, 2)
    page = as_user("marleen").get(_address(demo, page="")).content.decode()
    assert page.index("stap 4") < page.index("stap 0")
    now = re.search(r'<li class="ladder__now">.*?</li>', page, re.DOTALL)
    assert now
    assert "zo was het bij het begin" in now.group()
    assert "stap 1" in now.group()


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"level_0_2": "alleen het midden"}, "level_0_0", "Schrijf alle vijf de stappen"),
        ({**LEVELS}, "start_0", "Kies bij welke stap het kind nu is."),
        ({**LEVELS, "goal_0": "", "needs": "rust"}, "goal_0", "Schrijf ook het doel zelf op."),
        ({**LEVELS, "start_0": "3"}, "start_0", "Dit staat niet in de lijst."),
        ({"level_0_0": "x" * 201}, "level_0_0", "Dit is te lang"),
        ({"moment_0": "teatime"}, "moment_0", "Dit staat niet in de lijst."),
        ({"weight_0": "9"}, "weight_0", "Dit staat niet in de lijst."),
        ({"begins_0": "2019-01-01"}, "begins_0", "Kies een dag vanaf het begin van het plan"),
        ({"begins_0": "2199-01-01"}, "begins_0", "Kies een dag vanaf het begin van het plan"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_beside_the_field(demo, as_user, today, more, field, sentence) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo), _plan(today, **more))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'id="id_{field}_error"' in page
    assert not PlanVersion.objects.filter(plan__pupil=demo.pupils["lotte"]).exists()


def test_levels_may_stay_empty_and_a_start_without_them_is_left_out(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").post(_address(demo), _plan(today, start_0="-2")).status_code == 302
    goal = Goal.objects.get(plan__pupil=demo.pupils["lotte"])
    assert (goal.start_level, goal.levels_sealed) == (None, None)


def test_steps_that_change_half_way_are_told_kindly_and_the_old_ones_stay_readable(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).order_by("position").first()
    page = client.get(_address(demo, "sami")).content.decode()
    assert "Er zijn al dagen ingevuld bij dit doel." in page
    more = {"goal_0": "Sami gaat mee.", "goal_id_0": str(goal.pk), "start_0": "-1"}
    answer = client.post(_address(demo, "sami"), _plan(today, 1, **LEVELS, **more), follow=True)
    assert "Je veranderde de stappen van een doel waarbij al dagen zijn ingevuld." in answer.content.decode()
    old = client.get(_address(demo, "sami", "versies/1/")).content.decode()
    assert "onder zijn tafel" in old
    assert "onder zijn tafel" not in client.get(_address(demo, "sami", "")).content.decode()


def test_other_words_for_the_same_steps_ask_for_nothing(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post(_address(demo), _plan(today, **LEVELS, start_0="0"))
    goal = Goal.objects.get(plan__pupil=demo.pupils["lotte"])
    more = {"goal_0": "Vraagt hulp.", "goal_id_0": str(goal.pk), "start_0": "-1"}
    answer = client.post(_address(demo), _plan(today, 1, **{**LEVELS, "level_0_0": "anders"}, **more), follow=True)
    assert "Je veranderde de stappen" not in answer.content.decode()


def test_an_approach_is_saved_with_its_moments(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    more = {"approaches": ["STR-STRUCT-10"], "when-STR-STRUCT-10": ["transition", "lunch"]}
    assert client.post(_address(demo), _plan(today, **more)).status_code == 302
    page = client.get(_address(demo)).content.decode()
    for moment in ("transition", "lunch"):
        assert f'name="when-STR-STRUCT-10" value="{moment}" checked' in page
    assert (
        client.post(_address(demo), _plan(today, 1, **{**more, "when-STR-STRUCT-10": ["teatime"]})).status_code == 422
    )


def test_moments_stand_in_the_order_of_the_day_and_end_when_school_is_out(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "sami")).content.decode()
    found = re.findall(r'name="when-STR-STRUCT-10" value="([^"]+)"', page)
    assert found[:3] == ["arrival", "circle", "instruction"]
    assert "other" not in found


def test_a_need_that_was_tapped_stands_in_the_plan_with_its_frame(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    page = client.get(_address(demo, "sami")).content.decode()
    code, text = re.findall(r'name="offered_needs" value="([^"]+)"[^>]*><span[^>]*><span>([^<]+)<', page)[0]
    client.post(_address(demo), _plan(today, needs="een juf die wacht\nstilte", offered_needs=[code]))
    shown = client.get(_address(demo, page="")).content.decode()
    assert text in shown
    assert re.search(r'een juf die wacht</span> <span class="tag">Leerkracht</span>', shown)
    assert re.search(r"stilte</span></span></li>", shown)
    assert f'value="{code}"' not in client.get(_address(demo)).content.decode()


def test_needs_that_answer_to_what_was_seen_come_first_and_differ_by_child(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    first = {}
    for key in ("noor", "bram"):
        page = client.get(_address(demo, key)).content.decode()
        first[key] = re.findall(r'name="offered_needs" value="([^"]+)"', page)
    assert set(first["noor"]) == set(first["bram"])
    assert first["noor"] != first["bram"]


def test_how_the_child_was_heard_stands_in_the_plan(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    more = {"heard_how": "with_parent", "heard_on": today.isoformat(), "influence": "De kaart ligt in de la."}
    client.post(_address(demo), _plan(today, **more))
    page = client.get(_address(demo, page="")).content.decode()
    assert "samen met een ouder of verzorger" in page
    assert "De kaart ligt in de la." in page
    version = PlanVersion.objects.get(plan__pupil=demo.pupils["lotte"])
    assert b"De kaart" not in bytes(version.content_sealed)
    assert open_key(demo.pupils["lotte"].key)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"influence": "iets"}, "Kies hoe het kind aan het woord kwam."),
        ({"heard_how": "direct", "heard_on": "2199-01-01"}, "Deze dag moet nog komen."),
        ({"heard_how": "gedachten"}, "Dit staat niet in de lijst."),
    ],
)
def test_hearing_that_cannot_be_is_told(demo, as_user, today, more, sentence) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo), _plan(today, **more))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
