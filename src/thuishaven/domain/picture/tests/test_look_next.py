"""What to look for next: what lacks first, then what tells the two nearest readings apart, never what was answered."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from thuishaven.domain.catalogue import Catalogue, PatternName, Text
from thuishaven.domain.picture import Observation, compute
from thuishaven.domain.picture.haven_base import balance_of
from thuishaven.domain.picture.look_next import Pair, Suggestion, divergence, fresh, suggestions_of
from thuishaven.domain.picture.model import PictureInput
from thuishaven.domain.picture.questions import LOOK_NEXT_IDS, QUESTIONS
from thuishaven.domain.picture.rules import rules_of
from thuishaven.domain.picture.sightings import looks_of
from thuishaven.domain.picture.sufficiency import missing_of
from thuishaven.domain.picture.tests import small_catalogue as small
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, TODAY, clearly_avoidant, given, saw, signal
from thuishaven.domain.rounds import RoundAnswer, RoundKind

READINGS: tuple[PatternName, ...] = ("avoidant", "ambivalent", "disorganised", "secure")
BY_ID = {one.id: one for one in small.SIGNALS}
NAMES = [one.id for one in small.SIGNALS]


def _suggestions(
    observations: list[Observation], nearest: tuple[PatternName, ...], catalogue: Catalogue = CATALOGUE
) -> dict[str, Suggestion]:
    """The suggestions in their order, with the two nearest readings given."""
    rules = rules_of(catalogue)
    looks = looks_of(PictureInput(today=TODAY, observations=tuple(observations)), catalogue, rules)
    balances = (balance_of(looks.all, catalogue, "haven"), balance_of(looks.all, catalogue, "base"))
    missing = missing_of(looks.with_signals(), rules)
    found = suggestions_of(looks.all, missing, nearest, balances, catalogue, rules, sure=False)
    return {one.look.id: one for one in found}


def test_divergence_is_half_that_of_jeffreys() -> None:
    # one signal of strength 2 for one reading: chances 1:4 against 1:1, so shares 0.2, 0.8 against 0.5, 0.5
    expected = ((0.2 - 0.5) * math.log2(0.2 / 0.5) + (0.8 - 0.5) * math.log2(0.8 / 0.5)) / 2
    assert divergence([BY_ID["NO-COMFORT"]], ("avoidant", "secure"), 2) == pytest.approx(expected)


@any_of(
    st.lists(st.sampled_from(small.SIGNALS), max_size=6),
    st.permutations(READINGS).map(lambda names: (names[0], names[1])),
    st.floats(1, 5),
)
def test_divergence_is_the_same_both_ways_and_nothing_for_what_both_expect(
    signals: list[Any], pair: Pair, step: float
) -> None:
    there, back = divergence(signals, pair, step), divergence(signals, (pair[1], pair[0]), step)
    assert there == pytest.approx(back)
    assert there >= 0
    assert divergence(signals, (pair[0], pair[0]), step) == 0
    assert divergence(signals, pair, 1) == 0


def test_each_further_day_adds_less() -> None:
    assert fresh(0) == 1
    steps = [fresh(times) for times in range(50)]
    assert steps == sorted(steps, reverse=True)
    assert sum(steps[:7]) == pytest.approx(math.log2(8)), "the scale of the evidence, step by step"


def test_what_lacks_before_anything_may_lead_comes_first() -> None:
    found = list(_suggestions([saw("a", 0, "CLINGS")], ("ambivalent", "avoidant")))
    assert found[:3] == ["other_eyes", "other_days", "other_moments"]


def test_the_question_that_tells_the_two_nearest_readings_apart_comes_before_the_others() -> None:
    """Help tells avoidant from ambivalent (both have signals there); comfort tells only avoidant from the rest."""
    seen = [one for one in clearly_avoidant() if "NO-HELP" not in one.signals]
    by_help = list(_suggestions(seen, ("avoidant", "ambivalent")))
    by_play = list(_suggestions(seen, ("disorganised", "secure")))
    assert by_help.index("help") < by_help.index("comfort")
    assert "comfort" not in by_play, "both readings expect the same there, and it was looked at"


def test_with_one_reading_or_none_it_asks_what_tells_all_that_is_possible_apart() -> None:
    for nearest in ((), ("disorganised",)):
        worth = {code: one.worth for code, one in _suggestions([], nearest).items()}
        assert worth["help"] > worth["explore"] == 0


def _round(moment: str, *codes: str) -> RoundKind:
    both = Text(nl="zie", en="see")
    answers = tuple(RoundAnswer(both, one) for one in codes)
    return RoundKind(moment, both, "eye", both, both, (moment,), (), answers, "theory", (), ())


def test_the_moments_nobody_looked_at_stand_by_what_can_be_seen_there() -> None:
    rounds = {one.id: one for one in (_round("transition", "CONTROL"), _round("circle", "MANY-HELP", "NO-HELP"))}
    catalogue = replace(CATALOGUE, rounds=rounds)
    looked = ("arrival", "play", "independent_work", "lunch", "leaving")
    seen = [saw(moment, 0, "DISTANT", moment=moment) for moment in looked]
    by_help = _suggestions(seen, ("avoidant", "ambivalent"), catalogue)["other_moments"].look
    by_control = _suggestions(seen, ("disorganised", "secure"), catalogue)["other_moments"].look
    assert by_help.moments == ("circle", "transition")
    assert by_control.moments == ("transition", "circle")
    assert "juist daar" in by_help.why.nl
    assert "juist daar" not in _suggestions(seen, (), catalogue)["other_moments"].look.why.nl


def test_meeting_again_is_seen_at_the_door_and_not_in_any_contact() -> None:
    in_class = [saw(f"a{day}", day, "CLINGS", moment="circle") for day in range(6)]
    at_the_door = [saw(f"a{day}", day, "CLINGS", moment="arrival") for day in range(6)]
    pair: Pair = ("avoidant", "ambivalent")
    assert _suggestions(in_class, pair)["reunion"].worth > _suggestions(at_the_door, pair)["reunion"].worth
    assert not _suggestions(in_class, pair)["reunion"].is_gap, "something of contact was seen"
    assert _suggestions([], pair)["reunion"].is_gap


def test_a_sure_picture_asks_only_for_what_was_never_seen() -> None:
    picture = compute(given(*clearly_avoidant()), CATALOGUE)
    assert picture.lead == "avoidant"
    assert len(picture.look_next) <= 2
    assert "help" not in {one.id for one in picture.look_next}
    assert {one.id for one in picture.look_next} <= set(LOOK_NEXT_IDS)


def _answer(code: str, place: int, day: int, observer: str) -> Observation:
    """A look that answers the suggestion and no other question: with a signal of its theme, at one of its moments."""
    question = next(one for one in QUESTIONS if one.id == code)
    names = [one.id for one in (*small.SIGNALS, EXPLORES) if one.theme == question.theme]
    moments = [one for one in question.moments if one in CATALOGUE.moments]
    return saw(
        f"zz{place}", day, names[place % len(names)], observer=observer, moment=moments[place % len(moments)],
    )  # fmt: skip


EXPLORES = signal("EXPLORES", "Gaat op pad", "explore", {"secure": 2}, base="shown", strength=True)
WITH_EXPLORING = replace(CATALOGUE, signals={**CATALOGUE.signals, EXPLORES.id: EXPLORES})


@settings(max_examples=150, deadline=None, derandomize=True)
@any_of(
    st.lists(
        st.tuples(
            st.integers(0, 20), st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
            st.sampled_from(["t1", "t2"]), st.sampled_from([*small.MOMENTS, None]),
        ),
        max_size=15,
    ),
    st.permutations(READINGS), st.integers(0, 4), st.sampled_from([one.id for one in QUESTIONS]),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["t1", "t2", "t9"])), min_size=1, max_size=5),
)  # fmt: skip
def test_what_was_answered_never_ranks_higher(
    seen: list[Any], order: list[PatternName], known: int, code: str, answers: list[tuple[int, str]]
) -> None:
    """With the same readings nearest: worth nothing more, and behind every other question that stood before it."""
    before_looks = [
        saw(f"o{place:02}", day, *signals, observer=observer, moment=moment)
        for place, (day, signals, observer, moment) in enumerate(seen)
    ]
    more = [_answer(code, place, day, observer) for place, (day, observer) in enumerate(answers)]
    nearest = tuple(order[:known])
    before = _suggestions(before_looks, nearest, WITH_EXPLORING)
    after = _suggestions([*before_looks, *more], nearest, WITH_EXPLORING)

    assert set(after) - set(before) <= {"other_adult"}, "asked once there are enough observers"
    assert all(after[other].worth <= before[other].worth for other in after if other in before)
    if code in after and code in before:
        places, later = list(before), list(after)
        overtaken = {
            other for other in after
            if other in before and after[other].worth == before[other].worth and before[other].lacks == after[other].lacks
            and places.index(other) < places.index(code) and later.index(other) > later.index(code)
        }  # fmt: skip
        assert not overtaken


@settings(max_examples=60, deadline=None, derandomize=True)
@any_of(st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 20)), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_looking_changes_no_suggestion(seen: list[tuple[str, int]], random: Any) -> None:
    looks = [saw(f"o{place:02}", day, code) for place, (code, day) in enumerate(seen)]
    shuffled = list(looks)
    random.shuffle(shuffled)
    assert compute(given(*looks), CATALOGUE).look_next == compute(given(*shuffled), CATALOGUE).look_next
