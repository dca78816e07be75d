"""How often tension followed a trigger, in all and per state: as counted, drawn towards this child, and its margin."""

from statistics import NormalDist

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from thuishaven.domain.catalogue import STATES
from thuishaven.domain.picture import Observation, Picture, compute, to_json
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, given, saw
from thuishaven.domain.picture.triggers import TENSE_FIRST
from thuishaven.knowledge.loader import load_catalogue


def _noted(trigger: str, *states: str) -> list[Observation]:
    return [
        saw(f"{trigger}-{place}", place, "CONTROL", triggers=(trigger,), state=state)
        for place, state in enumerate(states)
    ]


def _rates(*observations: Observation) -> Picture:
    return compute(given(*observations), CATALOGUE)


def test_three_of_four_is_said_as_modestly_as_the_interface_promises() -> None:
    (rate,) = _rates(*_noted("TRIG-NOISE", "fight", "fight", "tense", "calm")).triggers
    assert (rate.n, rate.of, rate.rate) == (3, 4, 0.75)
    assert (rate.low, rate.high) == (0.3006, 0.9544)


def test_the_shipped_knowledge_uses_the_margin_the_interface_promises() -> None:
    limits = load_catalogue().thresholds
    assert limits["interval_confidence"].value == 0.95
    assert "BROWN2001" in limits["interval_confidence"].sources
    # heavier than this and a shrunken rate could fall outside its own interval
    most = NormalDist().inv_cdf((1 + limits["interval_confidence"].value) / 2) ** 2
    assert most - 0.01 < limits["trigger_prior_weight"].value <= most


def test_a_rate_is_drawn_towards_how_this_child_is_anyway() -> None:
    three = _noted("TRIG-NOISE", "fight", "fight", "tense")
    calm = [saw(f"calm{day}", day, "GOOD-PLAY", moment="play", state="calm") for day in range(12)]
    tense = [saw(f"hard{day}", day, "CONTROL", moment="play", state="tense") for day in range(12)]
    (alone,), (among_calm,), (among_tense,) = (_rates(*three, *others).triggers for others in ([], calm, tense))
    assert among_calm.shrunken < alone.shrunken < 1
    assert among_calm.shrunken < among_tense.shrunken < 1
    assert {rate.rate for rate in (alone, among_calm, among_tense)} == {1.0}
    assert (among_calm.low, among_calm.high) == (alone.low, alone.high)


def test_what_is_surer_comes_before_a_lucky_three_out_of_three() -> None:
    calm = [saw(f"calm{day}", day, "GOOD-PLAY", moment="play", state="calm") for day in range(15)]
    few = _noted("TRIG-NOISE", "tense", "tense", "tense")
    many = _noted("TRIG-SWITCH", *["tense"] * 11, "calm")
    assert [rate.id for rate in _rates(*calm, *few, *many).triggers] == ["TRIG-SWITCH", "TRIG-NOISE"]


def test_each_state_of_tension_has_its_own_rate() -> None:
    (rate,) = _rates(*_noted("TRIG-NOISE", "freeze", "freeze", "tense", "recovering")).triggers
    assert {state: (found.n, found.of) for state, found in rate.by_state.items()} == {
        "tense": (1, 4), "fight": (0, 4), "flight": (0, 4), "freeze": (2, 4),
    }  # fmt: skip
    assert rate.by_state["freeze"].shrunken > rate.by_state["tense"].shrunken > rate.by_state["fight"].shrunken > 0
    assert rate.states == {"tense": 1, "freeze": 2, "recovering": 1}


def test_two_times_is_no_rate_for_any_state_either() -> None:
    assert _rates(*_noted("TRIG-NOISE", "freeze", "freeze")).triggers == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@any_of(st.lists(st.tuples(st.sampled_from(["TRIG-SWITCH", "TRIG-NOISE", None]), st.sampled_from(STATES)), max_size=25))
def test_rates_of_states_add_up_and_stay_inside_their_margins(noted: list[tuple[str | None, str]]) -> None:
    looks = [
        saw(f"o{day:02}", day, "CONTROL", triggers=(trigger,) if trigger else (), state=state)
        for day, (trigger, state) in enumerate(noted)
    ]
    found = _rates(*looks).triggers
    assert all(rate.of >= 3 for rate in found)
    assert list(found) == sorted(found, key=lambda rate: -rate.shrunken)
    for rate in found:
        assert tuple(rate.by_state) == TENSE_FIRST
        assert sum(one.n for one in rate.by_state.values()) == rate.n
        assert sum(one.shrunken for one in rate.by_state.values()) == pytest.approx(rate.shrunken, abs=3e-4)
        for one in (rate, *rate.by_state.values()):
            assert 0 <= one.low <= one.rate <= one.high <= 1
            assert one.low - 1e-4 <= one.shrunken <= one.high + 1e-4
            assert 0 < one.shrunken < 1


def test_the_command_line_shows_every_rate_with_its_count() -> None:
    plain = to_json(_rates(*_noted("TRIG-NOISE", "freeze", "freeze", "tense")))
    (rate,) = plain["triggers"]  # type: ignore[misc]
    assert {"id", "n", "of", "low", "high", "rate", "shrunken", "by_state"} <= rate.keys()
    assert rate["by_state"]["freeze"].keys() == {"n", "of", "rate", "shrunken", "low", "high"}
