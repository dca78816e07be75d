"""What must hold for any observations: order, doubled taps, names and one more sighting."""

import json
import math
import time as clock
from dataclasses import replace
from datetime import time
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuishaven.domain.catalogue import STATES
from thuishaven.domain.picture import Observation, Picture, PictureInput, compute, to_json
from thuishaven.domain.picture.tests import small_catalogue as small
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, TODAY, clearly_avoidant, saw

quiet = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TRIGGERS = ("TRIG-SWITCH", "TRIG-NOISE")
RESPONSES = ("STR-REL-01", "STR-CALM-01", "RESP-STERN")


@st.composite
def observation_lists(draw: Any, smallest: int = 0, largest: int = 25) -> list[Observation]:
    one = st.builds(
        lambda day, signals, observer, moment, hour, state, triggers, responses, effect, setting: saw(
            "", day, *signals, observer=observer, moment=moment, clock=time(hour), state=state, triggers=triggers,
            responses=responses, effect=effect, setting=setting,
        ),
        st.integers(0, 20),
        st.lists(st.sampled_from([signal.id for signal in small.SIGNALS]), min_size=1, max_size=3, unique=True).map(tuple),
        st.sampled_from(["t1", "t2", "t3"]),
        st.sampled_from([*small.MOMENTS[:4], None]),
        st.integers(8, 15),
        st.sampled_from([*STATES, None]),
        st.lists(st.sampled_from(TRIGGERS), max_size=2, unique=True).map(tuple),
        st.lists(st.sampled_from(RESPONSES), max_size=2, unique=True).map(tuple),
        st.sampled_from([None, -2, -1, 0, 1, 2]),
        st.sampled_from(["school", "home"]),
    )  # fmt: skip
    found: list[Observation] = draw(st.lists(one, min_size=smallest, max_size=largest))
    return [replace(observation, id=f"o{place:03}") for place, observation in enumerate(found)]


def picture_of(observations: list[Observation]) -> Picture:
    return compute(PictureInput(today=TODAY, observations=tuple(observations)), CATALOGUE)


@quiet
@given(observation_lists(), st.randoms(use_true_random=False))
def test_the_order_of_observations_does_not_matter(observations: list[Observation], random: Any) -> None:
    shuffled = list(observations)
    random.shuffle(shuffled)

    assert picture_of(shuffled) == picture_of(observations)


@quiet
@given(observation_lists(smallest=1), st.data())
def test_a_doubled_tap_changes_nothing(observations: list[Observation], data: Any) -> None:
    tapped = data.draw(st.sampled_from(observations))
    doubled = [*observations, replace(tapped, id=f"{tapped.id}-again")]

    assert picture_of(doubled) == picture_of(observations)


@quiet
@given(observation_lists())
def test_other_names_for_observers_change_only_the_names(observations: list[Observation]) -> None:
    names = {"t1": "zz", "t2": "aa", "t3": "mm"}
    renamed = [replace(observation, observer=names[observation.observer]) for observation in observations]
    before, after = to_json(picture_of(observations)), to_json(picture_of(renamed))

    assert without_names(after) == without_names(before)


@quiet
@given(observation_lists())
def test_other_ids_change_only_the_ids(observations: list[Observation]) -> None:
    renamed = [replace(observation, id=f"new-{observation.id}") for observation in observations]

    assert json.dumps(to_json(picture_of(renamed))).replace("new-", "") == json.dumps(to_json(picture_of(observations)))


@quiet
@given(observation_lists(), st.integers(0, 20), st.sampled_from(["t1", "t2", "t4"]), st.sampled_from(small.MOMENTS))
def test_one_more_sighting_never_lowers_its_reading(
    observations: list[Observation], day: int, observer: str, moment: str
) -> None:
    more = saw("zz", day, "NO-COMFORT", observer=observer, moment=moment)  # speaks for avoidant and against nothing
    before, after = picture_of(observations), picture_of([*observations, more])

    assert place_of("avoidant", after) <= place_of("avoidant", before)
    if before.lead == "avoidant":
        assert after.lead == "avoidant"


@quiet
@given(observation_lists(smallest=10))
def test_without_the_evidence_of_the_lead_the_lead_is_gone(observations: list[Observation]) -> None:
    lead = picture_of([*observations, *clearly_avoidant()]).lead
    if lead is None:
        return
    supporting = {signal.id for signal in small.SIGNALS if lead in signal.speaks_for}
    left = [found for found in [*observations, *clearly_avoidant()] if supporting.isdisjoint(found.signals)]

    assert picture_of(left).lead != lead


@quiet
@given(observation_lists())
def test_a_lead_has_enough_and_holds(observations: list[Observation]) -> None:
    picture = picture_of(observations)
    if picture.lead is None:
        return
    first = next(reading for reading in picture.readings if not reading.consult_only)

    assert picture.enough
    assert first.pattern == picture.lead
    assert first.holds_without_any_day
    assert first.holds_without_any_observer


@quiet
@given(observation_lists(largest=25), st.data())
def test_leaving_out_any_observer_or_day_keeps_the_lead_first(observations: list[Observation], data: Any) -> None:
    everything = [*observations, *clearly_avoidant()]
    picture = picture_of(everything)
    if picture.lead is None:
        return
    observer = data.draw(st.sampled_from(sorted({found.observer for found in everything})))
    day = data.draw(st.sampled_from(sorted({found.day for found in everything})))
    for rest in (
        [found for found in everything if found.observer != observer],
        [found for found in everything if found.day != day],
    ):
        readings = [reading for reading in picture_of(rest).readings if not reading.consult_only]
        assert readings[0].pattern == picture.lead


@quiet
@given(observation_lists(largest=5))
def test_thin_data_never_lead(observations: list[Observation]) -> None:
    assert picture_of(observations).lead is None


@quiet
@given(observation_lists())
def test_every_value_is_safe_for_json_and_every_interval_stays_on_its_scale(observations: list[Observation]) -> None:
    picture = picture_of(observations)
    json.dumps(to_json(picture), allow_nan=False)

    for rate in picture.triggers:
        assert 0 <= rate.low <= rate.rate <= rate.high <= 1
        assert 0 <= rate.n <= rate.of
    for found in picture.helps:
        assert -2 <= found.low <= found.mean <= found.high <= 2
        assert math.isfinite(found.mean)
        assert 0 <= found.helped <= found.n
        for one in found.by_state.values():
            assert 0 <= one.helped <= one.n <= found.n
            assert (one.low is None) == (one.high is None) == (one.n < 3)
            if one.low is not None and one.high is not None:
                assert -2 <= one.low <= one.mean <= one.high <= 2


def test_the_time_grows_with_the_observations_and_not_faster() -> None:
    codes = [signal.id for signal in small.SIGNALS]
    many = [
        saw(
            f"o{place}", place % 60, codes[place % len(codes)], codes[place * 7 % len(codes)],
            observer=f"t{place % 5}", moment=small.MOMENTS[place % 8], state=STATES[place % 6],
            triggers=(TRIGGERS[place % 2],), responses=(RESPONSES[place % 3],), effect=place % 5 - 2,
            clock=time(8 + place % 7, place % 60), words=f"zag dit {place}",
        )
        for place in range(4_000)
    ]  # fmt: skip

    def seconds(count: int) -> float:
        started = clock.process_time()
        assert compute(PictureInput(today=TODAY, observations=tuple(many[:count])), CATALOGUE).readings
        return clock.process_time() - started

    # ten times as many: ten times as long when it grows with the data, a hundred times when it grows with its square
    few, all_of_them = (min(seconds(count) for _ in range(3)) for count in (400, 4_000))
    assert all_of_them < 40 * max(few, 0.005)


def place_of(pattern: str, picture: Picture) -> int:
    order: list[str] = [reading.pattern for reading in picture.readings if not reading.consult_only]
    return order.index(pattern) if pattern in order else len(order) + 1


def without_names(plain: dict[str, Any]) -> dict[str, Any]:
    """The picture with the codes of observers, and the order in which they stand, taken out."""
    for reading in plain["readings"]:
        reading["hangs_on_observer"] = reading["hangs_on_observer"] is not None
    for difference in plain["observers"]["differences"]:
        difference["seen_by"] = len(difference["seen_by"])
        difference["not_seen_by"] = len(difference["not_seen_by"])
    return plain
