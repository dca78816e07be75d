"""Then and now: what is called a difference, what is not, and what must hold for any observations."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuishaven.domain.picture import Change, Observation, PictureInput, change_of, compute, to_json, to_text
from thuishaven.domain.picture.tests import small_catalogue as small
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, MONDAY, TODAY, clearly_avoidant, saw

quiet = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
SIX_WEEKS = 42
THEN = TODAY - timedelta(days=SIX_WEEKS)
_FIRST = TODAY - timedelta(days=2 * SIX_WEEKS - 1)
#: The first day of each period, counted from MONDAY as ``saw`` does.
BEFORE, SINCE = (_FIRST - MONDAY).days, (THEN - MONDAY).days + 1


def change(*observations: Observation, days: int = SIX_WEEKS, **thresholds: float) -> Change:
    catalogue = small.small_catalogue(**thresholds) if thresholds else CATALOGUE
    return change_of(PictureInput(TODAY, observations), catalogue, TODAY - timedelta(days=days))


def period(first: int, *looks: tuple[str, str | None], observer: str = "t1", **more: Any) -> list[Observation]:
    """One look a day from ``first`` on: (signal, state) each."""
    return [
        saw(f"{observer}-{first + day}", first + day, signal, state=state, observer=observer, **more)
        for day, (signal, state) in enumerate(looks)
    ]


HARD, GOOD = ("NO-HELP", "tense"), ("GOOD-HELP", "calm")


def kinds(found: Change) -> dict[str, str]:
    return {line.id: line.kind for line in found.lines}


def test_less_tension_and_more_strength_are_progress_and_stand_first() -> None:
    found = change(*period(BEFORE, *[HARD] * 12, *[GOOD] * 2), *period(SINCE, *[HARD] * 2, *[GOOD] * 12))

    assert kinds(found) == {
        "tension": "progress", "haven": "progress", "base": "unknown", "calm": "progress", "GOOD-HELP": "progress",
        "NO-HELP": "progress",
    }  # fmt: skip
    assert [line.id for line in found.lines][:4] == ["tension", "haven", "calm", "GOOD-HELP"]
    tension = found.lines[0]
    assert (tension.then.n, tension.then.of, tension.now.n, tension.now.of) == (12, 14, 2, 14)
    assert tension.now.observations == (f"t1-{SINCE}", f"t1-{SINCE + 1}")


def test_more_tension_is_harder_is_said_kindly_and_stands_last() -> None:
    good = period(BEFORE, *[GOOD] * 14, moment="play")
    found = change(*good, *period(SINCE, *[HARD] * 14), *period(SINCE, *[("GOOD-PLAY", "calm")] * 2, observer="t2"))

    assert found.lines[-1].kind == "harder"
    tension = next(line for line in found.lines if line.id == "tension")
    assert tension.text.nl == "Er was vaker spanning dan toen. Kijk samen wat er speelt."
    order = [line.kind for line in found.lines]
    assert order == sorted(order, key=["progress", "same", "unknown", "harder"].index)


def test_a_difference_that_chance_explains_is_about_the_same() -> None:
    found = change(*period(BEFORE, *[HARD] * 6, *[GOOD] * 6), *period(SINCE, *[HARD] * 4, *[GOOD] * 8))

    assert set(kinds(found).values()) == {"same", "unknown"}


@pytest.mark.parametrize("looks", [7, 4])
def test_below_the_minimum_on_either_side_nothing_is_said(looks: int) -> None:
    much, few = [HARD] * 14, [GOOD] * looks

    for one in (
        change(*period(BEFORE, *much), *period(SINCE, *few)),
        change(*period(BEFORE, *few), *period(SINCE, *much)),
    ):
        assert set(kinds(one).values()) == {"unknown"}
        assert one.then.enough != one.now.enough


def test_many_looks_on_few_days_are_not_enough() -> None:
    crowded = [saw(f"c{place}", SINCE, *GOOD[:1], observer=f"t{place}", state="calm") for place in range(20)]
    found = change(*period(BEFORE, *[HARD] * 14), *crowded)

    assert (found.now.looks, found.now.days, found.now.enough) == (20, 1, False)
    assert set(kinds(found).values()) == {"unknown"}


def test_many_things_compared_ask_for_more_than_one_thing() -> None:
    """Seven of twenty beside none would be a difference alone; among ten signals it may be one that chance brought."""
    rest = [signal.id for signal in small.SIGNALS if signal.id not in {"CLINGS", "NO-HELP"}]
    alone = [*period(BEFORE, *[HARD] * 20), *period(SINCE, *[HARD] * 14, *[("CLINGS", "tense")] * 6)]
    extra = [
        replace(one, id=f"{one.id}{at}", signals=(*one.signals, *rest))
        for at, one in enumerate(alone[:3] + alone[20:23])
    ]

    assert kinds(change(*alone))["CLINGS"] == "harder"
    assert kinds(change(*extra, *alone[3:20], *alone[23:]))["CLINGS"] == "same"


def test_what_is_seen_for_the_first_time_is_told_without_calling_it_a_difference() -> None:
    found = change(*period(BEFORE, *[HARD] * 12), *period(SINCE, *[HARD] * 9, *[("GOOD-PLAY", "calm")] * 3))
    play = next(line for line in found.lines if line.id == "GOOD-PLAY")

    assert play.kind == "same"
    assert play.text.nl == "Speelt fijn: voor het eerst gezien, nog te weinig om een verschil te noemen."


def test_comfort_is_counted_among_the_times_it_was_at_stake() -> None:
    """Fewer falls are fewer times to seek comfort; that is no loss."""
    before = period(BEFORE, *[GOOD] * 10, *[HARD] * 2)
    since = [*period(SINCE, *[GOOD] * 8), *period(SINCE + 8, *[("GOOD-PLAY", "calm")] * 20)]
    haven = next(line for line in change(*before, *since).lines if line.id == "haven")

    assert (haven.then.n, haven.then.of, haven.now.n, haven.now.of) == (10, 12, 8, 8)
    assert haven.kind == "same"


def test_a_line_of_its_own_needs_enough_times_as_well() -> None:
    before = [*period(BEFORE, *[HARD] * 7), *period(BEFORE + 7, *[("DISTANT", "tense")] * 8)]
    found = change(*before, *period(SINCE, *[GOOD] * 15))

    assert kinds(found)["tension"] == "progress"
    assert kinds(found)["haven"] == "unknown"


def test_what_helps_now_and_was_not_known_to_then_is_named() -> None:
    def tried(first: int, response: str, *effects: int) -> list[Observation]:
        return [
            saw(f"{response}{first + day}", first + day, "NO-HELP", responses=(response,), effect=effect)
            for day, effect in enumerate(effects)
        ]

    found = change(
        *tried(BEFORE, "STR-REL-01", 1, 1, 2), *tried(SINCE, "STR-REL-01", 2, 2),
        *tried(BEFORE, "STR-CALM-01", 0), *tried(SINCE, "STR-CALM-01", 1, 2, 1),
        *tried(BEFORE, "STR-REL-02", 0, 0, 1), *tried(SINCE, "STR-REL-02", 1, 1, 0),
        *tried(BEFORE, "STR-REL-03", *[0] * 9), *tried(SINCE, "STR-REL-03", *[1] * 8, 0),
        *tried(SINCE, "STR-STRUCT-01", 1, 1),
    )  # fmt: skip

    assert {(one.id, one.helped, one.tries) for one in found.learned} == {("STR-CALM-01", 3, 3), ("STR-REL-03", 8, 9)}


def test_what_the_pictures_of_both_days_fit_is_said_carefully() -> None:
    now = [
        replace(one, id=f"n{one.id}", day=THEN + timedelta(days=1 + place))
        for place, one in enumerate(clearly_avoidant())
    ]
    found = change(*now)

    assert (found.then.lead, found.now.lead) == (None, "avoidant")
    assert found.reading.nl.startswith("Toen stond er geen beschrijving vooraan, nu paste wat er gezien is")
    assert found.then.certainty.code == "not_enough"


def test_what_else_differs_between_the_periods_is_said() -> None:
    before = period(BEFORE, *[HARD] * 14, moment="circle")
    since = period(SINCE, *[HARD] * 14, observer="t2", moment="home_evening", setting="home")

    assert [one.nl[:20] for one in change(*before, *since).cautions] == [
        "Toen en nu keken er ", "Alleen in een van de", "Er is nu op andere m",
    ]  # fmt: skip
    assert change(*before, *period(SINCE, *[HARD] * 14, moment="circle")).cautions == ()


def test_the_periods_are_equally_long_and_never_longer_than_the_window() -> None:
    near, far = change(days=10), change(days=300)

    assert (near.then.first, near.then.last) == (TODAY - timedelta(days=19), TODAY - timedelta(days=10))
    assert (near.now.first, near.now.last) == (TODAY - timedelta(days=9), TODAY)
    assert (far.now.last - far.now.first).days == (far.then.last - far.then.first).days == 179
    assert far.then.last == TODAY - timedelta(days=300)


@pytest.mark.parametrize("days", [0, -1])
def test_then_lies_before_today(days: int) -> None:
    with pytest.raises(ValueError, match="before today"):
        change(days=days)


def test_it_comes_along_in_json_and_in_words_progress_first() -> None:
    seen = (*period(BEFORE, *[HARD] * 14), *period(SINCE, *[GOOD] * 14))
    picture, found = compute(PictureInput(TODAY, seen), CATALOGUE), change(*seen)
    plain = json.loads(json.dumps(to_json(picture, found), allow_nan=False))

    assert "change" not in to_json(picture)
    assert plain["change"]["lines"][0]["kind"] == "progress"
    assert plain["change"]["then"]["last"] == THEN.isoformat()
    text = to_text(picture, "nl", found)
    assert text.index("Vooruit sinds") < text.index("Toen en nu")
    assert "Er was minder vaak spanning dan toen. Toen 14 van 14 keer, nu 0 van 14." in text
    assert "%" not in text


# what must hold for any observations


@st.composite
def two_periods(draw: Any, days: int = 2 * SIX_WEEKS) -> list[Observation]:
    """A tendency per period, so that differences in both directions come about."""
    signals = st.sampled_from([signal.id for signal in small.SIGNALS])
    likely = [draw(st.lists(signals, min_size=1, max_size=3)) for _ in range(2)]
    count = draw(st.integers(0, 60))
    found = []
    for place in range(count):
        day = draw(st.integers(0, days - 1))
        usual = st.sampled_from(likely[day // SIX_WEEKS])
        found.append(
            saw(
                f"o{place:03}", BEFORE + day, draw(st.one_of(usual, usual, signals)),
                observer=draw(st.sampled_from(["t1", "t2"])), moment=draw(st.sampled_from([*small.MOMENTS[:3], None])),
                state=draw(st.sampled_from(["calm", "tense", "fight", None])),
                responses=draw(st.sampled_from([(), ("STR-REL-01",)])), effect=draw(st.sampled_from([None, 0, 1])),
            )
        )  # fmt: skip
    return found


def moved(one: Observation, days: int) -> Observation:
    return replace(one, day=one.day + timedelta(days=days))


@quiet
@given(two_periods())
def test_exchanging_then_and_now_mirrors_progress_and_harder(observations: list[Observation]) -> None:
    exchanged = [moved(one, SIX_WEEKS if one.day <= THEN else -SIX_WEEKS) for one in observations]
    mirror = {"progress": "harder", "harder": "progress", "same": "same", "unknown": "unknown"}

    assert kinds(change(*exchanged)) == {code: mirror[kind] for code, kind in kinds(change(*observations)).items()}


@quiet
@given(two_periods())
def test_twice_as_many_looks_on_both_sides_change_no_direction(observations: list[Observation]) -> None:
    doubled = [replace(one, id=f"{one.id}x", observer=f"{one.observer}x") for one in observations]
    once, twice = kinds(change(*observations)), kinds(change(*observations, *doubled))

    assert once.keys() == twice.keys()
    for code, kind in once.items():
        if kind in {"progress", "harder"}:
            assert twice[code] == kind


@quiet
@given(two_periods(days=SIX_WEEKS), st.integers(1, 4))
def test_looking_more_often_at_the_same_is_neither_progress_nor_harder(before: list[Observation], times: int) -> None:
    since = [
        replace(moved(one, SIX_WEEKS), id=f"{one.id}-{time}", observer=f"{one.observer}{time}")
        for one in before
        for time in range(times)
    ]

    assert set(kinds(change(*before, *since)).values()) <= {"same", "unknown"}


@quiet
@given(two_periods(), st.randoms(use_true_random=False))
def test_the_order_of_observations_does_not_matter(observations: list[Observation], random: Any) -> None:
    shuffled = list(observations)
    random.shuffle(shuffled)

    assert change(*shuffled) == change(*observations)


@quiet
@given(two_periods(), two_periods())
def test_looks_aimed_at_one_thing_change_no_share(observations: list[Observation], aimed: list[Observation]) -> None:
    rounds = [replace(one, id=f"r{one.id}", observer="t9", aimed=True) for one in aimed]
    plain, found = change(*observations), change(*observations, *rounds)

    assert found.lines == plain.lines
    assert found.then.looks == plain.then.looks
    assert found.then.aimed + found.now.aimed == len({(one.day, one.moment, one.signals, one.state, one.responses, one.effect) for one in rounds})  # fmt: skip


@quiet
@given(two_periods())
def test_a_look_noted_in_two_parts_counts_as_one(observations: list[Observation]) -> None:
    apart = [replace(one, id=f"{one.id}-2", state=None, responses=(), effect=None) for one in observations]
    counts = [(line.id, line.then.of, line.now.of) for line in change(*observations).lines if line.about != "tension"]

    assert [
        (line.id, line.then.of, line.now.of) for line in change(*observations, *apart).lines if line.about != "tension"
    ] == counts
