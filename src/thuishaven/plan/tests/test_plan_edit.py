"""Making and changing a plan: versions, goals that keep their ratings, two people at once, and wrong input."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.evaluate.models import DayRating
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.models import Goal, PlanVersion, SupportPlan

HOW = "Zacht, naast zijn tafel."


def _address(demo, key: str) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/wijzig/"


def _plan(today, based_on: int = 0, **more: object) -> dict[str, object]:  # type: ignore[no-untyped-def]
    return {
        "based_on": based_on, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat(),
        "strengths": "tekent graag\nhelpt anderen", "needs": "rust bij het binnenkomen", "child_helps": "Als het stil is.",
        "goal_0": "Vraagt om hulp met een kaartje.", "approaches": ["STR-STRUCT-10"], "how-STR-STRUCT-10": HOW,
        "avoid": ["STR-DONT-02"], "who_0": "juf", "what_0": "kondigt aan", **more,
    }  # fmt: skip


def _versions(demo, key: str):  # type: ignore[no-untyped-def]
    return PlanVersion.objects.filter(plan__pupil=demo.pupils[key])


def test_a_first_plan_is_saved_and_shown(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    answer = client.post(_address(demo, "lotte"), _plan(today), follow=True)
    assert answer.redirect_chain[-1][0] == f"/leerling/{demo.pupils['lotte'].pk}/plannen/"
    page = answer.content.decode()
    for words in (
        "tekent graag",
        "Als het stil is.",
        HOW,
        "Vraagt om hulp met een kaartje.",
        "kondigt aan",
        "/kennis/STR-STRUCT-10/",
    ):
        assert words in page


def test_words_stand_sealed_in_the_database(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    as_user("marleen").post(_address(demo, "lotte"), _plan(today))
    version = _versions(demo, "lotte").get()
    assert b"tekent graag" not in bytes(version.content_sealed)
    assert b"hulp" not in bytes(Goal.objects.get(plan=version.plan).text_sealed)


def test_a_change_is_a_new_version_and_keeps_goals_with_their_ratings(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    goals = list(Goal.objects.filter(plan__pupil=demo.pupils["sami"]))
    rated = DayRating.objects.filter(goal=goals[0]).count()
    more = {"goal_0": "Gaat rustig mee.", "goal_id_0": str(goals[0].pk), "goal_1": ""}
    answer = as_user("marleen").post(_address(demo, "sami"), _plan(today, 1, **more))
    assert answer.status_code == 302
    assert [one.number for one in _versions(demo, "sami")] == [2, 1]
    kept, ended = Goal.objects.get(pk=goals[0].pk), Goal.objects.get(pk=goals[1].pk)
    assert kept.ended_on is None
    assert DayRating.objects.filter(goal=kept).count() == rated > 0
    assert ended.ended_on == today


def test_another_goal_in_the_same_place_starts_counting_anew(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    more = {"goal_0": "Speelt mee in de pauze.", "goal_id_0": str(goal.pk), "goal_other_0": "on"}
    as_user("marleen").post(_address(demo, "sami"), _plan(today, 1, **more))
    goal.refresh_from_db()
    assert goal.ended_on == today
    assert Goal.objects.get(plan=goal.plan, ended_on=None).pk != goal.pk


def test_the_form_starts_from_the_newest_version(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "sami")).content.decode()
    assert 'name="based_on" value="1"' in page
    assert "Als iemand aan mijn arm trekt." in page
    assert 'value="STR-STRUCT-10" checked' in page
    assert "Zo doen wij dat bij Sami" in page


def test_seen_strengths_that_are_tapped_stand_in_the_plan(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    code = re.findall(r'name="seen_strengths" value="([^"]+)"', client.get(_address(demo, "noor")).content.decode())[0]
    client.post(_address(demo, "noor"), _plan(today, strengths="", seen_strengths=[code]))
    assert (
        load_catalogue().signals[code].label.nl
        in client.get(f"/leerling/{demo.pupils['noor'].pk}/plannen/").content.decode()
    )


def test_saving_over_a_newer_version_is_refused_and_keeps_the_words(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    as_user("hilde").post(_address(demo, "sami"), _plan(today, 1, needs="iets van Hilde"))
    client = as_user("marleen")
    answer = client.post(_address(demo, "sami"), _plan(today, 1, needs="iets van Marleen"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hilde Vonk bewaarde intussen een nieuwere versie" in page
    assert "iets van Marleen" in page
    assert f"/leerling/{demo.pupils['sami'].pk}/plannen/versies/2/" in page
    assert _versions(demo, "sami").count() == 2
    again = client.post(_address(demo, "sami"), _plan(today, 2, needs="iets van Marleen"))
    assert again.status_code == 302
    assert _versions(demo, "sami").count() == 3


def test_a_conflict_says_which_parts_changed(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post(_address(demo, "lotte"), _plan(today))
    as_user("hilde")
    client.post(_address(demo, "lotte"), _plan(today, 1, needs="iets anders"))
    page = client.post(_address(demo, "lotte"), _plan(today, 1)).content.decode()
    assert "Veranderd: wat nodig is." in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("child_helps", "x" * 501, "Dit is te lang: 501 tekens. Er passen er 500."),
        ("strengths", "\n".join(map(str, range(9))), "Dit zijn 9 regels."),
        ("strengths", "x" * 201, "Een regel is te lang."),
        ("how-STR-STRUCT-10", "x" * 401, "Dit is te lang: 401 tekens."),
        ("approaches", ["STR-NOPE-01"], "Dit staat niet in de lijst."),
        ("approaches", ["STR-DONT-02"], "Dit staat niet in de lijst."),
        ("approaches", [f"STR-REL-{n:02}" for n in range(1, 10)], "Je koos 9 aanpakken."),
        ("avoid", ["STR-REL-01"], "Dit staat niet in de lijst."),
        ("seen_strengths", ["SIG-AVO-01"], "Dit staat niet in de lijst."),
        ("goal_3", "een vierde doel", "Er passen hoogstens 3 doelen in een plan."),
        ("goal_id_0", "geen id", "Dit doel hoort niet bij dit plan."),
        ("what_0", "", "Wat spraken jullie af?"),
        ("who_0", "", "Wie doet dit?"),
        ("starts", "gisteren", "Kies een dag in de kalender."),
        ("starts", "", "Kies een dag."),
        ("starts", "1999-01-01", "Kies een dag binnen een jaar van vandaag."),
        ("review_on", "1999-01-01", "Terugkijken kan pas na het begin."),
        ("review_on", "2199-01-01", "Dit is meer dan een jaar verder."),
        ("based_on", "x", "Laad de bladzijde opnieuw."),
    ],
)
def test_wrong_input_is_told_beside_the_field_and_nothing_is_saved(
    demo, as_user, today, field, value, sentence
) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "lotte"), _plan(today, **{field: value}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Als het stil is." in answer.content.decode() or field == "child_helps"
    assert not SupportPlan.objects.filter(pupil=demo.pupils["lotte"]).exists()


def test_looking_back_on_the_first_day_is_too_early(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post(_address(demo, "lotte"), _plan(today, review_on=today.isoformat()))
    assert answer.status_code == 422


def test_a_plan_with_nothing_in_it_is_refused(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    days = {"based_on": 0, "starts": today.isoformat(), "review_on": (today + timedelta(weeks=6)).isoformat()}
    answer = as_user("marleen").post(_address(demo, "lotte"), days)
    assert answer.status_code == 422
    assert "Het plan is nog leeg." in answer.content.decode()


def test_a_goal_of_another_child_is_refused(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    goal = Goal.objects.filter(plan__pupil=demo.pupils["sami"]).first()
    answer = as_user("marleen").post(_address(demo, "lotte"), _plan(today, goal_id_0=str(goal.pk)))
    assert answer.status_code == 422
    assert Goal.objects.get(pk=goal.pk).plan.pupil_id == demo.pupils["sami"].pk
    assert not _versions(demo, "lotte").exists()


@pytest.mark.parametrize(
    ("who", "status"), [("femke", 403), ("joost", 403), ("ruud", 403), ("petra", 404), ("samira", 403)]
)
def test_others_may_not_write_the_plan(demo, as_user, today, who, status) -> None:  # type: ignore[no-untyped-def]
    client = as_user(who)
    assert client.get(_address(demo, "sami")).status_code == status
    assert client.post(_address(demo, "sami"), _plan(today, 1)).status_code == status
    assert _versions(demo, "sami").count() == 1


def test_an_unknown_pupil_is_not_found(as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").get(f"/leerling/{uuid.uuid4()}/plannen/wijzig/").status_code == 404


def test_hostile_words_come_out_as_plain_text(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    answer = client.post(_address(demo, "lotte"), _plan(today, needs="<script>alert(1)</script>\x00"), follow=True)
    assert "<script>alert(1)" not in answer.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.content.decode()


def test_queries_do_not_grow_with_what_was_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.get(_address(demo, "sami"))
    counts = []
    for key in ("lotte", "bram", "noor"):
        with CaptureQueriesContext(connection) as found:
            client.get(_address(demo, key))
        counts.append(len(found))
    assert len(set(counts)) == 1


def test_a_few_approaches_stand_in_view_and_whatever_was_chosen(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client, address = as_user("marleen"), _address(demo, "sami")
    approaches = re.compile(r'name="approaches" value="([^"]+)"')
    in_view, folded = client.get(address).content.decode().split("Meer aanpakken die passen")
    late = approaches.findall(folded)[0]
    assert len(approaches.findall(in_view)) == 4
    wrong = _plan(today, 1, approaches=["STR-STRUCT-10", late], review_on=today.isoformat())
    in_view = client.post(address, wrong).content.decode().split("Meer aanpakken die passen")[0]
    assert {"STR-STRUCT-10", late} <= set(approaches.findall(in_view))


def test_without_anything_seen_nothing_claims_to_fit(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(_address(demo, "lotte")).content.decode()
    assert "Er is nog niets gezien waar een aanpak bij past." in page
    assert "passen bij wat er tot nu toe is gezien" not in page
