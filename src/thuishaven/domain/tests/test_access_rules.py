"""The rule book of access: nothing without a grant, and the hard limits of the product."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.access import GRANTS, Action, Tie, decide

DOSSIER = {Action.SEE_DOSSIER, Action.SEE_PICTURE, Action.SEE_PLAN, Action.EDIT_PLAN, Action.SEE_EVALUATION}


@pytest.mark.parametrize("action", list(Action))
def test_nobody_without_a_tie_may_do_anything(action: Action) -> None:
    assert not decide(action, ()).allowed


@given(st.sampled_from(list(Action)), st.sets(st.sampled_from(list(Tie))))
def test_an_allowed_action_always_says_which_tie_allows_it(action: Action, ties: set[Tie]) -> None:
    decision = decide(action, ties)
    assert decision.allowed == (decision.why is not None)
    assert decision.why is None or decision.why in ties


@given(st.sampled_from(list(Action)), st.sets(st.sampled_from(list(Tie))), st.sampled_from(list(Tie)))
def test_another_tie_never_takes_a_right_away(action: Action, ties: set[Tie], one: Tie) -> None:
    assert not decide(action, ties).allowed or decide(action, ties | {one}).allowed


@pytest.mark.parametrize(
    "tie",
    [
        Tie.ADMINISTRATOR,
        Tie.HEAD_OF_SCHOOL,
        Tie.COORDINATOR_OF_SCHOOL,
        Tie.SUBSTITUTE_TODAY,
        Tie.GUARDIAN_WITH_AUTHORITY,
        Tie.GUARDIAN_WITHOUT_AUTHORITY,
        Tie.TEACHER_AT_SCHOOL,
    ],
)
def test_no_role_by_itself_opens_a_dossier(tie: Tie) -> None:
    assert not any(decide(action, {tie}).allowed for action in DOSSIER)


def test_every_action_has_a_line_in_the_rule_book() -> None:
    assert set(GRANTS) == set(Action)
