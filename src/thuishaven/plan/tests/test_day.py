"""Where approaches belong in a day: at a moment of the programme, or the whole day."""

from datetime import time

import pytest

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.plan.day import Slot, placed, reminders_at, slots_of
from thuishaven.school.programme import Start

CARD, NEAR, TASK = "STR-STRUCT-10", "STR-BOUND-02", "STR-REL-05"
DAY = (
    Start(time(8, 30), "circle"), Start(time(9), "instruction"), Start(time(10), "transition"), Start(time(10, 15), "play"),
    Start(time(10, 35), "transition"), Start(time(11), "independent_work"), Start(time(14, 30), "other"),
)  # fmt: skip
MOMENTS = {CARD: ("transition",), TASK: ("circle", "gym")}


def test_an_approach_stands_at_its_moments_and_without_moments_the_whole_day() -> None:
    assert slots_of((CARD, NEAR, TASK), MOMENTS, DAY) == (
        Slot(CARD, "transition", (time(10), time(10, 35))), Slot(NEAR, "", ()), Slot(TASK, "circle", (time(8, 30),)),
    )  # fmt: skip


def test_an_approach_whose_moment_does_not_happen_is_not_asked() -> None:
    assert slots_of((TASK,), {TASK: ("gym",)}, DAY) == ()


def test_without_a_programme_all_moments_stand() -> None:
    assert [one.moment for one in slots_of((TASK,), MOMENTS, ())] == ["circle", "gym"]


@pytest.mark.parametrize(
    ("clock", "when", "starts"),
    [
        (time(8), "later", time(10)), (time(9, 59), "later", time(10)), (time(10), "now", time(10)),
        (time(10, 20), "later", time(10, 35)), (time(10, 40), "now", time(10, 35)), (time(11), "earlier", time(10, 35)),
    ],
)  # fmt: skip
def test_a_moment_that_happens_twice_runs_comes_and_is_over(clock: time, when: str, starts: time) -> None:
    assert placed(slots_of((CARD,), MOMENTS, DAY)[0], DAY, clock) == (when, starts)


def _at(clock: time, did: bool | None = None) -> list[tuple[str, str, bool | None]]:
    found = reminders_at(
        clock, approaches={CARD: "Zacht bij zijn tafel.", NEAR: "", TASK: "De stoelen.", "STR-GONE-99": "Weg."},
        moments=MOMENTS | {TASK: ("circle", "play")}, programme=DAY,
        answers={} if did is None else {(CARD, "transition"): did}, catalogue=load_catalogue(), language="nl",
    )  # fmt: skip
    return [(one.text, one.when, one.did) for one in found]


def test_what_is_first_stands_in_front_and_only_the_next_moment_is_soon() -> None:
    title = load_catalogue().strategies[NEAR].title.nl
    assert _at(time(8, 40)) == [
        ("De stoelen.", "now", None), ("Zacht bij zijn tafel.", "soon", None), (title, "day", None),
        ("De stoelen.", "later", None),
    ]  # fmt: skip
    assert _at(time(12)) == [
        (title, "day", None), ("De stoelen.", "earlier", None), ("De stoelen.", "earlier", None),
        ("Zacht bij zijn tafel.", "earlier", None),
    ]  # fmt: skip


def test_what_was_said_stands_with_it() -> None:
    assert [said for text, _, said in _at(time(10), did=False) if text.startswith("Zacht")] == [False]
