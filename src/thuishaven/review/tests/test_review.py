"""Looking back together: prepared from what was agreed and done, held on one page, and saved as a whole."""

import html
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.evaluate.models import Attainment, DayRating
from thuishaven.plan.models import Goal
from thuishaven.plan.queries import newest_version, open_goals
from thuishaven.plan.services import PlanContent, read_version, save_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.privacy.models import LogEntry
from thuishaven.review.models import Review
from thuishaven.review.services import GoalOutcome, Held, Minutes, hold_review, minutes_of, plan_after
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

LEVELS = (
    "blijft op de gang",
    "komt met een volwassene binnen",
    "komt met de kaart binnen",
    "komt zelf",
    "helpt een ander",
)


@pytest.fixture
def admission(demo) -> Admission:  # type: ignore[no-untyped-def]
    """What a view of Marleen gets for Sami."""
    pupil = demo.pupils["sami"]
    return Admission(
        person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}), now=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def before(admission: Admission) -> PlanContent:
    """Sami's plan, with levels written for its goals."""
    version = newest_version(admission.pupil.pk)
    assert version is not None
    content = read_version(version, open_goals(admission.pupil.pk), admission)
    goals = tuple(replace(one, levels=LEVELS, start_level=-2) for one in content.goals)
    save_plan(admission=admission, content=replace(content, goals=goals), based_on=version.number)
    return replace(content, goals=goals)


def _address(demo, page: str = "") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['sami'].pk}/terugkijken/{page}"


def _text(response: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def _filled(content: PlanContent, based_on: int, today: date, **more: object) -> dict[str, object]:
    data: dict[str, object] = {
        "based_on": based_on, "held_on": today.isoformat(), "present": "Sami\noma\njuf Marleen",
        "child": "Het kaartje is fijn.", "influence": "Het kaartje blijft.", "guardians": "Thuis gaat het ook beter.",
        "school": "Hij loopt vaker mee.", "approaches": list(content.approaches),
        "review_on": (today + timedelta(weeks=6)).isoformat(), "who_0": "juf", "what_0": "kondigt aan",
    }  # fmt: skip
    data |= {f"decision-{goal.id}": "go_on" for goal in content.goals}
    return data | more


def _number(content: PlanContent, admission: Admission) -> int:
    version = newest_version(admission.pupil.pk)
    assert version is not None
    return version.number


def test_the_talk_is_prepared_with_what_was_agreed_done_and_seen(demo, as_user, before) -> None:  # type: ignore[no-untyped-def]
    text = _text(as_user("marleen").get(_address(demo)))
    for words in (
        before.goals[0].text, "Wat het deed", "Voor ouders of verzorgers", "Wat vertelt uw kind thuis over school?",
        before.agreements[0].what, before.child.opinion,
    ):  # fmt: skip
        assert words in text
    assert "%" not in text
    assert "T is" not in text


def test_without_a_plan_the_page_says_what_to_do_first(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(f"/leerling/{demo.pupils['lotte'].pk}/terugkijken/")
    assert "Er is nog geen steunplan" in _text(page)
    assert as_user("marleen").get(f"/leerling/{demo.pupils['lotte'].pk}/terugkijken/gesprek/").status_code == 302


def test_one_page_gives_minutes_levels_a_new_version_and_the_next_date(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    goal, other = before.goals[0], before.goals[1]
    based_on = _number(before, admission)
    answer = as_user("marleen").post(
        _address(demo, "gesprek/"),
        _filled(before, based_on, today, **{f"level-{goal.id}": "1", f"decision-{other.id}": "reached"}), follow=True,
    )  # fmt: skip
    text = _text(answer)
    assert "Het kaartje is fijn." in text
    assert f"Hier staan we: {LEVELS[3]}" in text
    assert f"versie {based_on + 1}" in text
    version = newest_version(admission.pupil.pk)
    assert version is not None
    assert version.review_on == today + timedelta(weeks=6)
    after = read_version(version, open_goals(admission.pupil.pk), admission)
    assert [one.id for one in after.goals] == [goal.id]
    assert after.goals[0].levels == LEVELS
    assert after.child.opinion == "Het kaartje is fijn."
    assert after.hearing.influence == "Het kaartje blijft."
    assert [one.who for one in after.agreements] == ["juf"]
    assert Attainment.objects.get(goal=goal.id).level == 1
    assert Goal.objects.get(pk=other.id).ended_on == today
    review = Review.objects.get(plan=version.plan_id, held_on=today)
    assert (review.version_id, review.looked_at.number) == (version.pk, based_on)
    assert b"kaartje" not in bytes(review.minutes_sealed)
    assert minutes_of(review, admission.key).present == ("Sami", "oma", "juf Marleen")


def test_a_goal_that_goes_on_keeps_its_days_and_when_its_approach_began(before, admission, today) -> None:  # type: ignore[no-untyped-def]
    rated = DayRating.objects.filter(goal=before.goals[0].id).count()
    assert rated > 0
    version = newest_version(admission.pupil.pk)
    assert version is not None
    held = Held(today, Minutes(), today + timedelta(weeks=6), approaches=tuple(before.approaches)[:1])
    hold_review(admission=admission, held=held, before=before, looked_at=version, based_on=version.number)
    goal = Goal.objects.get(pk=before.goals[0].id)
    assert goal.begins == (before.goals[0].begins or before.starts)
    assert DayRating.objects.filter(goal=goal).count() == rated


def test_the_plan_begins_anew_only_when_its_approaches_change(before, today) -> None:  # type: ignore[no-untyped-def]
    later = today + timedelta(weeks=6)
    same = plan_after(before, Held(today, Minutes(), later, approaches=tuple(before.approaches)))
    fewer = plan_after(before, Held(today, Minutes(), later, approaches=tuple(before.approaches)[:1]))
    assert same.starts == before.starts
    assert fewer.starts == today
    assert list(fewer.approaches) == list(before.approaches)[:1]
    assert fewer.moments.keys() <= fewer.approaches.keys()


def test_other_words_for_a_goal_keep_the_goal(before, today) -> None:  # type: ignore[no-untyped-def]
    goal = before.goals[0]
    outcome = GoalOutcome(goal.id, goal.text, "adapt", new_text="Komt met een vriend binnen.")
    after = plan_after(before, Held(today, Minutes(goals=(outcome,)), today + timedelta(weeks=6)))
    assert (after.goals[0].id, after.goals[0].text) == (goal.id, "Komt met een vriend binnen.")


def test_what_the_child_says_at_the_review_counts_as_being_heard(before, today) -> None:  # type: ignore[no-untyped-def]
    silent = replace(before, child=replace(before.child, opinion="", silent=("opinion", "likes")))
    later = today + timedelta(weeks=6)
    after = plan_after(silent, Held(today, Minutes(child="Het kaartje mag blijven."), later))
    assert after.child.opinion == "Het kaartje mag blijven."
    assert after.child.silent == ("likes",)
    assert (after.hearing.how, after.hearing.on) == ("direct", today)
    nothing_said = plan_after(silent, Held(today, Minutes(), later))
    assert (nothing_said.child, nothing_said.hearing) == (silent.child, silent.hearing)


def test_an_approach_that_a_colleague_added_meanwhile_goes_on(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    based_on = _number(before, admission)
    more = before.approaches | {"STR-REL-16": "ook dit"}
    assert more.keys() != before.approaches.keys()
    save_plan(admission=admission, content=replace(before, approaches=more), based_on=based_on)
    answer = as_user("marleen").post(_address(demo, "gesprek/"), _filled(before, based_on, today))
    assert answer.status_code == 409
    ticked = re.findall(r"<input[^>]*name=\"approaches\"[^>]*>", answer.content.decode())
    assert {re.search(r'value="([^"]+)"', one)[1] for one in ticked if "checked" in one} == more.keys()  # type: ignore[index]


def test_somebody_who_saved_in_between_is_not_written_over(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    based_on = _number(before, admission)
    save_plan(admission=admission, content=replace(before, today="iets anders"), based_on=based_on)
    client = as_user("marleen")
    answer = client.post(_address(demo, "gesprek/"), _filled(before, based_on, today))
    assert answer.status_code == 409
    assert "Het kaartje is fijn." in _text(answer)
    assert not Review.objects.filter(plan__pupil=admission.pupil, held_on=today).exists()
    again = client.post(_address(demo, "gesprek/"), _filled(before, based_on + 1, today))
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("held_on", "2999-01-01", "Deze dag moet nog komen"),
        ("held_on", "2001-01-01", "Toen was dit plan er nog niet"),
        ("review_on", "2001-01-01", "Kies een dag die nog komt"),
        ("review_on", "2999-01-01", "meer dan een jaar"),
        ("what_0", "", "Wat spraken jullie af?"),
        ("who_0", "", "Wie doet dit?"),
        ("present", "\n".join("abcdefghi"), "hoogstens"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(demo, as_user, before, admission, today, field, value, says) -> None:  # type: ignore[no-untyped-def]
    data = _filled(before, _number(before, admission), today, **{field: value})
    answer = as_user("marleen").post(_address(demo, "gesprek/"), data)
    assert answer.status_code == 422
    assert says in _text(answer)
    assert "Het kaartje is fijn." in _text(answer)


def test_minutes_are_read_by_those_who_see_the_plan_and_by_nobody_else(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    version = newest_version(admission.pupil.pk)
    assert version is not None
    held = Held(today, Minutes(child="Ik wil niet."), today + timedelta(weeks=6))
    review = hold_review(admission=admission, held=held, before=before, looked_at=version, based_on=version.number)
    assert "Ik wil niet." in _text(as_user("marleen").get(_address(demo, f"gesprek/{review.pk}/")))
    assert as_user("femke").get(_address(demo, f"gesprek/{review.pk}/")).status_code in {403, 404}
    elsewhere = f"/leerling/{demo.pupils['lotte'].pk}/terugkijken/gesprek/{review.pk}/"
    assert as_user("marleen").get(elsewhere).status_code == 404


def test_t_stands_nowhere_until_somebody_asks_and_that_is_logged(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    Attainment.objects.filter(goal__plan__pupil=admission.pupil).delete()
    Attainment.objects.create(
        goal_id=before.goals[0].id, day=today, level=1, by=admission.person.user, at=admission.now
    )
    client = as_user("marleen")
    words = _text(client.get(_address(demo, "doelen/")))
    assert "komt zelf" in words
    assert "T is" not in words
    asked = _text(client.get(_address(demo, "doelen/?getal=1")))
    assert "T is 60,0." in asked  # BEY-B-17: one goal at +1
    assert "geen cijfer van het kind" in asked
    assert LogEntry.objects.filter(thing="goals T", subject=admission.pupil.pk).count() == 1


def test_without_a_weighed_goal_there_is_no_number_and_no_word_about_its_goals(
    demo, as_user, before, admission
) -> None:  # type: ignore[no-untyped-def]
    Attainment.objects.filter(goal__plan__pupil=admission.pupil).delete()
    text = _text(as_user("marleen").get(_address(demo, "doelen/?getal=1")))
    assert "Dan is er geen T-score" in text
    assert "Dit getal telt" not in text


def test_t_leaves_out_a_goal_that_ended_before_the_last_talk(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    Attainment.objects.filter(goal__plan__pupil=admission.pupil).delete()
    for goal, day, level in ((before.goals[0], today, 1), (before.goals[1], today - timedelta(days=60), -2)):
        Attainment.objects.create(goal_id=goal.id, day=day, level=level, by=admission.person.user, at=admission.now)
    ended = Goal.objects.filter(pk=before.goals[1].id)
    ended.update(ended_on=today - timedelta(days=50))
    assert "T is 60,0." in _text(as_user("marleen").get(_address(demo, "doelen/?getal=1")))
    ended.update(ended_on=today)
    assert "T is 60,0." not in _text(as_user("marleen").get(_address(demo, "doelen/?getal=1")))


def test_levels_written_after_they_were_weighed_are_named(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    Attainment.objects.create(
        goal_id=before.goals[0].id, day=today - timedelta(days=9), level=0, by=admission.person.user, at=admission.now
    )
    assert "op de dag van een weging, of daarna" in _text(as_user("marleen").get(_address(demo, "doelen/")))


def test_more_reviews_do_not_cost_more_queries(demo, as_user, before, admission, today) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(_address(demo))
        return len(caught)

    client.get(_address(demo))
    version = newest_version(admission.pupil.pk)
    assert version is not None
    content = before
    for step in range(3):
        held = Held(today - timedelta(days=step), Minutes(), today + timedelta(weeks=6), tuple(content.approaches))
        hold_review(
            admission=admission, held=held, before=content, looked_at=version, based_on=_number(before, admission)
        )
    few = queries()
    for step in range(6):
        held = Held(today - timedelta(days=step), Minutes(), today + timedelta(weeks=6), tuple(content.approaches))
        hold_review(
            admission=admission, held=held, before=content, looked_at=version, based_on=_number(before, admission)
        )
    assert queries() == few
