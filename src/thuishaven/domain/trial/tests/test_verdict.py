"""What the days show, and that it can be trusted: mirrored, padded with empty days, rising before, switched off and on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuishaven.domain.trial.phases import Period, Stretch
from thuishaven.domain.trial.staggered import Tier, staggered
from thuishaven.domain.trial.verdict import VerdictRules, judge

RULES = VerdictRules(min_before=3, min_since=5, confidence=0.95, trend_alpha=0.05, max_gap_share=0.5)
MONDAY = date(2026, 9, 7)
SURENESS = {"thin": 0, "perhaps_better": 1, "no_better": 1, "perhaps_worse": 1, "better": 2, "worse": 2}
MIRRORED = {"thin": {"thin"}, "better": {"worse"}, "worse": {"better"}, "perhaps_worse": {"perhaps_better"},
            "perhaps_better": {"no_better", "perhaps_worse"}, "no_better": {"no_better", "perhaps_better"}}  # fmt: skip
rating = st.integers(1, 5)
maybe = st.one_of(st.none(), rating)


def phased(*values, start=0):
    """Periods with these values, without and with the approach in turns; days follow each other."""
    found, at = [], start
    for number, part in enumerate(values):
        days = tuple(MONDAY + timedelta(days=at + step) for step in range(len(part)))
        first = None if number == 0 else days[0]
        found.append(Period(Stretch(first, number % 2 == 1), days, tuple(part)))
        at += len(part)
    return found


phases = st.tuples(st.lists(maybe, min_size=1, max_size=12), st.lists(maybe, min_size=1, max_size=20))


@given(phases)
def test_mirrored_days_give_the_mirrored_verdict(parts):
    mirrored = [[None if value is None else 6 - value for value in part] for part in parts]
    one, other = judge(phased(*parts), RULES), judge(phased(*mirrored), RULES)
    assert other.verdict in MIRRORED[one.verdict]


@given(phases, st.integers(0, 30), st.integers(0, 30))
def test_more_empty_days_never_make_it_surer(parts, before, since):
    emptier = [[*parts[0], *[None] * before], [*parts[1], *[None] * since]]
    assert SURENESS[judge(phased(*emptier), RULES).verdict] <= SURENESS[judge(phased(*parts), RULES).verdict]


@given(phases)
def test_nothing_is_said_on_too_few_days(parts):
    known = [sum(value is not None for value in part) for part in parts]
    enough = known[0] >= RULES.min_before and known[1] >= RULES.min_since
    assert (judge(phased(*parts), RULES).verdict == "thin") is not enough


@given(st.lists(rating, min_size=3, max_size=10), st.lists(rating, min_size=5, max_size=15))
def test_it_is_called_better_only_when_the_interval_leaves_no_difference_out(before, since):
    found = judge(phased(before, since), RULES)
    if found.verdict == "better":
        assert found.measure is not None
        assert found.measure.ci_lower is not None
        assert found.measure.ci_lower > 0.5


def test_days_that_were_rising_already_are_not_called_better():
    rising = [1, 1, 2, 2, 2, 3, 3, 3]
    found = judge(phased(rising, [3, 4, 4, 4, 4, 5, 4, 5]), RULES)
    assert found.verdict == "perhaps_better"
    assert found.cautions == ("rising",)


def test_days_that_fell_already_are_perhaps_worse_and_not_just_no_better():
    found = judge(phased([5, 5, 4, 4, 4, 3, 3, 3], [3, 2, 2, 2, 2, 1, 2, 1]), RULES)
    assert found.verdict == "perhaps_worse"
    assert found.cautions == ("falling",)


def test_days_that_leap_beyond_the_rising_line_are_called_better_with_the_rise_named():
    found = judge(phased([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2], [4, 5, 4, 5, 5, 4, 5, 5]), RULES)
    assert found.cautions == ("rising_and_more",)
    assert found.verdict == "better"


def test_the_same_days_without_an_order_in_them_are_called_better():
    assert judge(phased([3, 1, 2, 3, 2, 1, 3, 2], [3, 4, 4, 4, 4, 5, 4, 5]), RULES).verdict == "better"


def test_mostly_empty_days_are_said_with_care():
    before, since = [1, None, None, 1, None, None, None, 2], [4, 5, 4, 5, 4, 5]
    found = judge(phased(before, since), RULES)
    assert found.verdict == "perhaps_better"
    assert found.cautions == ("gaps",)


LOW, HIGH = [1, 2, 1, 2, 1, 2], [4, 5, 4, 5, 4, 5]


@pytest.mark.parametrize(
    ("parts", "design", "follows"),
    [
        ((LOW,), "A", []),
        ((LOW, HIGH), "AB", ["along"]),
        ((LOW, HIGH, LOW), "ABA", ["along", "along"]),
        ((LOW, HIGH, LOW, HIGH), "ABAB", ["along"] * 3),
        ((LOW, HIGH, HIGH, HIGH), "ABAB", ["along", "unclear", "unclear"]),
        ((LOW, HIGH, [1, 2]), "ABA", ["along", "thin"]),
        ((HIGH, LOW), "AB", ["against"]),
    ],
)
def test_each_switch_says_whether_it_went_along_with_the_approach(parts, design, follows):
    found = judge(phased(*parts), RULES)
    assert found.design == design
    assert [one.follows for one in found.switches] == follows


def test_an_abab_counts_both_pairs_the_same():
    found = judge(phased(LOW, HIGH, LOW, LOW), RULES)
    assert found.measure is not None
    assert found.measure.estimate == pytest.approx((1 + 0.5) / 2)
    assert found.above == (6, 12)


def tier(before, since):
    found = phased(before, since)
    return Tier(found[1].days[0], tuple(found), judge(found, RULES))


def test_goals_that_each_went_better_after_their_own_start_make_chance_less_likely():
    first, second = tier(LOW, HIGH * 3), tier(LOW * 2, HIGH * 2)
    assert staggered([second, first], apart=5, rules=RULES) == "each_after_its_own"


def test_a_goal_that_went_better_when_another_started_is_named():
    first, second = tier(LOW, HIGH * 3), tier([*LOW, *HIGH], HIGH)
    assert staggered([first, second], apart=5, rules=RULES) == "before_its_own"


def test_a_goal_that_did_not_go_better_keeps_them_apart():
    assert staggered([tier(LOW, HIGH * 3), tier(LOW * 2, LOW * 2)], apart=5, rules=RULES) == "not_all"


def test_together_says_no_more_while_a_goal_has_too_few_days_or_no_days_to_see_it_wait():
    first, second, thin = tier(LOW, HIGH * 4), tier(LOW * 2, HIGH * 2), tier(LOW * 3, [5, 5])
    assert staggered([first, second, thin], apart=5, rules=RULES) == "too_few"
    late = tier([*[None] * 6, *LOW], HIGH * 2)
    assert staggered([first, late], apart=5, rules=RULES) == "too_few"


def test_goals_that_began_together_or_have_no_days_yet_say_nothing_together():
    assert staggered([tier(LOW, HIGH), tier(LOW, HIGH)], apart=5, rules=RULES) is None
    assert staggered([tier(LOW, HIGH * 2), tier([*LOW, 1, 2], HIGH)], apart=5, rules=RULES) is None
    assert staggered([tier(LOW, HIGH * 3), tier(LOW * 2, [3, 3])], apart=5, rules=RULES) is None
