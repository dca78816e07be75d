"""The table of decisions: every verdict, with the plan done, seldom done or not known, and few or enough days."""

from itertools import product
from typing import get_args

import pytest

from thuishaven.domain.trial.advice import Advice, AdviceRules, Doing, advise, doing
from thuishaven.domain.trial.verdict import Verdict

RULES = AdviceRules(min_answered=5, min_done_share=0.5, min_tried=10)
FEW, ENOUGH = 9, 10
#: verdict -> (not known, seldom, done), each as (few days, enough days)
TABLE: dict[Verdict, tuple[tuple[Advice, Advice], tuple[Advice, Advice], tuple[Advice, Advice]]] = {
    "thin": (("keep_rating", "keep_rating"), ("look_at_doing", "look_at_doing"), ("keep_rating", "keep_rating")),
    "no_before": (
        ("look_without_before", "look_without_before"), ("look_at_doing", "look_at_doing"),
        ("look_without_before", "look_without_before"),
    ),
    "better": (("go_on", "go_on"), ("go_on_unsure", "go_on_unsure"), ("go_on", "go_on")),
    "perhaps_better": (("wait_longer", "wait_longer"), ("look_at_doing", "look_at_doing"), ("wait_longer", "wait_longer")),
    "no_better": (("wait_longer", "ask_doing"), ("look_at_doing", "look_at_doing"), ("wait_longer", "adapt")),
    "well_already": (("look_at_goal",) * 2, ("look_at_goal",) * 2, ("look_at_goal",) * 2),
    "perhaps_worse": (("look_worse", "look_worse"), ("look_worse", "look_worse"), ("look_worse", "look_worse")),
    "worse": (("stop", "stop"), ("stop", "stop"), ("stop", "stop")),
}  # fmt: skip
DOING: tuple[Doing, ...] = ("unknown", "seldom", "done")


@pytest.mark.parametrize(("verdict", "did", "tried"), list(product(get_args(Verdict), DOING, (FEW, ENOUGH))))
def test_the_table(verdict, did, tried):
    assert advise(verdict, did, tried, RULES) == TABLE[verdict][DOING.index(did)][tried == ENOUGH]


def test_every_advice_is_given_somewhere():
    given = {advice for row in TABLE.values() for pair in row for advice in pair}
    assert given == set(get_args(Advice))


@pytest.mark.parametrize(
    ("done", "not_done", "days", "expected"),
    [(0, 0, 9, "unknown"), (9, 0, 4, "unknown"), (5, 5, 5, "done"), (4, 5, 5, "seldom"), (0, 6, 6, "seldom")],
)
def test_whether_it_was_done_is_known_from_enough_days_only(done, not_done, days, expected):
    assert doing(done=done, not_done=not_done, days_with_answer=days, rules=RULES) == expected
