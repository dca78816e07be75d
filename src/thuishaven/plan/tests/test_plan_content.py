"""What a plan says comes back as it was saved, and plans from before there were frames still read."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuishaven.demo.personas import CHILDREN
from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.plan.models import Goal, PlanVersion
from thuishaven.plan.pages import changed_parts
from thuishaven.plan.queries import newest_version, open_goals
from thuishaven.plan.services import (
    Agreement,
    ChildWords,
    GoalText,
    Hearing,
    Need,
    PlanContent,
    goal_levels,
    read_version,
    save_plan,
)
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key

assert any(child.key == "lotte" for child in CHILDREN)
_WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
_DAY = st.dates(date(2020, 1, 1), date(2040, 1, 1))
_CODES = st.sampled_from(["transition", "circle", "lunch"])
_PROMPTS = st.sampled_from(["likes", "helps", "opinion"])
_GOAL = st.builds(
    GoalText, text=_WORDS.filter(bool), levels=st.one_of(st.just(()), st.tuples(*[_WORDS] * 5)), start_level=st.one_of(st.none(), st.integers(-2, 2)),
    weight=st.integers(1, 3), begins=st.one_of(st.none(), _DAY), moment=st.one_of(st.just(""), _CODES),
)  # fmt: skip
_CONTENT = st.builds(
    PlanContent, starts=st.just(date(2026, 1, 5)), review_on=st.just(date(2026, 2, 16)),
    needs=st.lists(st.builds(Need, _WORDS, st.sampled_from(["", "teacher", "peers"])), max_size=3).map(tuple),
    teacher_needs=st.lists(_WORDS, max_size=2).map(tuple), strengths=st.lists(_WORDS, max_size=2).map(tuple),
    child=st.builds(
        ChildWords, likes=_WORDS, opinion=_WORDS, chosen=st.dictionaries(_PROMPTS, st.lists(_CODES, max_size=2).map(tuple), max_size=2),
        drawings=st.dictionaries(_PROMPTS, _WORDS, max_size=2),
    ),
    guardians=_WORDS, goals=st.lists(_GOAL, max_size=3).map(tuple), approaches=st.dictionaries(st.sampled_from(["STR-REL-01", "STR-REL-02"]), _WORDS),
    avoid=st.just(("STR-DONT-02",)), agreements=st.lists(st.builds(Agreement, _WORDS, _WORDS), max_size=2).map(tuple),
    today=_WORDS, calm_place=_WORDS, interests=st.lists(_WORDS, max_size=2).map(tuple),
    moments=st.dictionaries(st.sampled_from(["STR-REL-01"]), st.lists(_CODES, max_size=2).map(tuple), max_size=1),
    hearing=st.builds(Hearing, how=st.sampled_from(["", "direct", "via"]), on=st.one_of(st.none(), _DAY), influence=_WORDS),
)  # fmt: skip


@pytest.fixture
def admission(demo) -> Admission:  # type: ignore[no-untyped-def]
    pupil, ties = demo.pupils["lotte"], frozenset({Tie.OWN_GROUP})
    return Admission(
        person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
        decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=ties, now=timezone.now(),
    )  # fmt: skip


def _newest(admission: Admission) -> PlanVersion:
    found = newest_version(admission.pupil.pk)
    assert found is not None
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=_CONTENT)
def test_what_is_saved_is_read_back(admission: Admission, content: PlanContent) -> None:
    before = newest_version(admission.pupil.pk)
    version = save_plan(admission=admission, content=content, based_on=before.number if before else 0)
    assert read_version(version, [], admission) == content
    with_ids = read_version(version, open_goals(admission.pupil.pk), admission)
    assert changed_parts(content, with_ids) == []


def test_a_plan_from_before_there_were_frames_still_reads(admission: Admission) -> None:
    day = timezone.localdate(admission.now)
    version = save_plan(
        admission=admission, content=PlanContent(starts=day, review_on=day + timedelta(weeks=6)), based_on=0
    )
    old = {
        "starts": day.isoformat(), "review_on": day.isoformat(), "needs": ["rust"], "teacher_needs": [], "strengths": [],
        "child": {"likes": "", "makes_angry": "", "helps": "stilte", "helps_not": "", "opinion": ""}, "guardians": "",
        "goals": [{"text": "gaat mee"}], "approaches": {}, "avoid": [], "agreements": [], "today": "",
    }  # fmt: skip
    version.content_sealed = admission.key.seal_json(f"plan.version.content:{version.pk}", old)
    version.save()
    content = read_version(_newest(admission), [], admission)
    assert content.needs == (Need("rust"),)
    assert content.goals == (GoalText("gaat mee"),)
    assert (content.interests, content.moments, content.hearing) == ((), {}, Hearing())


def test_levels_keep_the_moment_at_which_they_were_written(admission: Admission) -> None:
    day, levels = timezone.localdate(admission.now), ("a", "b", "c", "d", "e")
    content = PlanContent(starts=day, review_on=day + timedelta(weeks=6), goals=(GoalText("mee", levels=levels),))
    save_plan(admission=admission, content=content, based_on=0)
    goal = Goal.objects.get(plan__pupil=admission.pupil)
    written = goal.levels_at
    assert b"abcde" not in bytes(goal.levels_sealed)
    assert goal_levels(goal, admission.key) == levels
    again = read_version(_newest(admission), open_goals(admission.pupil.pk), admission)
    save_plan(admission=admission, content=again, based_on=1)
    goal.refresh_from_db()
    assert goal.levels_at == written


@pytest.mark.parametrize(
    ("part", "changes"),
    [
        ("wat goed gaat", {"interests": ("konijnen",)}), ("hoe het kind gehoord is", {"hearing": Hearing(how="direct")}),
        ("wat nodig is", {"needs": (Need("rust"),)}), ("de aanpak", {"moments": {"STR-REL-01": ("circle",)}}),
        ("de doelen", {"goals": (GoalText("mee", levels=("a", "b", "c", "d", "e"), start_level=-1),)}),
    ],
)  # fmt: skip
def test_every_new_part_is_named_when_it_changes(part: str, changes: dict[str, object]) -> None:
    days = {"starts": date(2026, 1, 5), "review_on": date(2026, 2, 16)}
    assert changed_parts(PlanContent(**days), PlanContent(**days, **changes)) == [part]  # type: ignore[arg-type]


def test_a_frame_alone_is_no_change_of_the_plan() -> None:
    days = {"starts": date(2026, 1, 5), "review_on": date(2026, 2, 16)}
    one, two = (PlanContent(**days, needs=(Need("rust", frame),)) for frame in ("", "peers"))
    assert changed_parts(one, two) == []
