"""Was the plan done? Counted in days on which it could be done; a day without a tap is silent, not a no."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from thuishaven.evaluate.fidelity import ApproachFidelity, Fidelity, fidelity_of, in_words
from thuishaven.evaluate.models import Done
from thuishaven.plan.models import PlanVersion
from thuishaven.plan.services import PlanContent
from thuishaven.school.days import days_of_pupil
from thuishaven.school.models import Absence, DayMoment

CARD, NEAR = "STR-STRUCT-10", "STR-BOUND-02"
Tell = Callable[..., None]


@pytest.fixture
def plan_id(make_plan, school_days):  # type: ignore[no-untyped-def]
    """A plan of Lotte with two approaches, running since twenty school days."""
    return make_plan("lotte", starts=school_days[-20], approaches=(CARD, NEAR))[0].plan_id


@pytest.fixture
def tell(demo, plan_id) -> Tell:  # type: ignore[no-untyped-def]
    """Put answers in as they were tapped earlier."""

    def put(code: str, days: list[date], did: bool, moment: str = "") -> None:
        Done.objects.bulk_create(
            Done(plan_id=plan_id, approach=code, moment=moment, day=day, did=did, by=demo.users["marleen"], at=timezone.now())
            for day in days
        )  # fmt: skip

    return put


def counted(plan_id, demo, first: date, last: date, moments: dict[str, tuple[str, ...]] | None = None) -> Fidelity:  # type: ignore[no-untyped-def]
    content = PlanContent(first, last, approaches=dict.fromkeys((CARD, NEAR), ""), moments=moments or {})
    return fidelity_of(plan_id, content, days_of_pupil(demo.pupils["lotte"].pk), first, last)


def test_done_not_done_and_silent_days_are_all_the_days(demo, plan_id, tell, school_days) -> None:  # type: ignore[no-untyped-def]
    tell(CARD, school_days[-10:-4], did=True)
    tell(CARD, school_days[-4:-2], did=False)
    found = counted(plan_id, demo, school_days[-10], school_days[-1])
    assert found.approaches == (ApproachFidelity(CARD, 6, 2, 2), ApproachFidelity(NEAR, 0, 0, 10))
    assert (found.done, found.not_done, found.days_with_answer, found.days) == (6, 2, 8, 10)


def test_a_day_with_several_moments_counts_once(demo, plan_id, tell, school_days) -> None:  # type: ignore[no-untyped-def]
    for moment, did in (("transition", True), ("play", False), ("lunch", False)):
        tell(CARD, [school_days[-1]], did=did, moment=moment)
    for moment, did in (("transition", True), ("play", False)):
        tell(CARD, [school_days[-2]], did=did, moment=moment)
    assert counted(plan_id, demo, school_days[-2], school_days[-1]).approaches[0] == (CARD, 1, 1, 0)


def test_a_day_the_child_was_away_is_no_day(demo, plan_id, school_days) -> None:  # type: ignore[no-untyped-def]
    Absence.objects.create(
        pupil=demo.pupils["lotte"], first=school_days[-3], last=school_days[-2], by=demo.users["marleen"],
        at=timezone.now(),
    )  # fmt: skip
    assert counted(plan_id, demo, school_days[-5], school_days[-1]).days == 3


def test_an_approach_counts_on_days_that_hold_its_moment(demo, plan_id, tell, school_days) -> None:  # type: ignore[no-untyped-def]
    DayMoment.objects.filter(group=demo.groups["5B"], moment="gym").exclude(weekday=1).delete()
    week = [day for day in school_days if day >= school_days[-15]]
    tuesdays = sum(day.weekday() == 1 for day in week)
    found = counted(plan_id, demo, week[0], week[-1], {CARD: ("gym",)})
    assert found.approaches[0].silent_days == tuesdays
    assert found.approaches[1].silent_days == len(week)
    other = next(day for day in week if day.weekday() != 1)
    tell(CARD, [other], did=True)
    assert counted(plan_id, demo, week[0], week[-1], {CARD: ("gym",)}).approaches[0] == (CARD, 1, 0, tuesdays)


def test_an_approach_counts_from_the_day_it_came_into_the_plan(demo, plan_id, school_days) -> None:  # type: ignore[no-untyped-def]
    PlanVersion.objects.filter(plan=plan_id).update(approaches=[CARD])
    later = PlanVersion.objects.get(plan=plan_id)
    later.pk, later.number, later.approaches = None, 2, [CARD, NEAR]
    later.at = timezone.now() - (timezone.localdate() - school_days[-4]) * 1
    later.save(force_insert=True)
    found = counted(plan_id, demo, school_days[-10], school_days[-1])
    assert [one.silent_days for one in found.approaches] == [10, 4]


def test_however_many_answers_three_queries(  # type: ignore[no-untyped-def]
    demo, plan_id, tell, school_days, django_assert_num_queries
) -> None:
    tell(CARD, school_days[-20:], did=True)
    days = days_of_pupil(demo.pupils["lotte"].pk)
    content = PlanContent(school_days[-20], school_days[-1] + timedelta(days=1), approaches={CARD: "", NEAR: ""})
    with django_assert_num_queries(3):
        fidelity_of(plan_id, content, days, school_days[-20], school_days[-1])


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((9, 5, 3), "Gelukt op 9 van de 14 dagen dat er iets is aangetikt. Op 3 dagen is niets aangetikt."),
        ((0, 1, 0), "Gelukt op 0 van de 1 dag dat er iets is aangetikt."),
        ((0, 0, 6), "Er is nog niets over aangetikt."),
    ],
)
def test_the_words_say_days_and_no_share(counts: tuple[int, int, int], words: str) -> None:
    assert in_words(ApproachFidelity(CARD, *counts)) == words
