"""Tension over the day: in the order of the day, not looked apart from calm, and words only when enough was seen."""

from datetime import time
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from thuishaven.domain.errors import BadInput
from thuishaven.domain.picture import Observation, compute, parse_input, to_json
from thuishaven.domain.picture.day_curve import ordinary_day
from thuishaven.domain.picture.day_result import DayCurve
from thuishaven.domain.picture.model import DayStart, PictureInput
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, TODAY, saw

DAY = (
    DayStart("arrival", time(8, 15)), DayStart("circle", time(8, 30)), DayStart("independent_work", time(9, 0)),
    DayStart("play", time(10, 15)), DayStart("transition", time(10, 30)), DayStart("independent_work", time(13, 0)),
    DayStart("leaving", time(14, 15)),
)  # fmt: skip


def _at(moment: str, tense: int, calm: int, clock: time | None = time(9, 30), **more: Any) -> list[Observation]:
    return [
        saw(f"{moment}{clock}{place}", place, "CONTROL", moment=moment, clock=clock,
            state="tense" if place < tense else "calm", **more)
        for place in range(tense + calm)
    ]  # fmt: skip


def _curve(*groups: list[Observation], day: tuple[DayStart, ...] = DAY) -> DayCurve:
    looks = tuple(one for group in groups for one in group)
    return compute(PictureInput(today=TODAY, observations=looks, day=day), CATALOGUE).day_curve


def _text(curve: DayCurve) -> str:
    assert curve.text is not None
    return curve.text.nl


def test_moments_stand_in_the_order_of_the_programme_with_their_times() -> None:
    curve = _curve(_at("leaving", 0, 1), _at("arrival", 1, 0))
    assert [(one.moment, one.starts) for one in curve.points] == [(one.moment, one.starts) for one in DAY]


def test_nobody_looked_is_something_else_than_calm() -> None:
    points = {one.moment: one for one in _curve(_at("circle", 0, 4), _at("play", 1, 1)).points}
    circle, play, leaving = points["circle"], points["play"], points["leaving"]
    assert (circle.looked, circle.tension, circle.rate) == (4, 0, 0.0)
    assert circle.high is not None
    assert circle.high > 0.3
    assert (play.looked, play.tension, play.rate, play.low) == (2, 1, None, None)
    assert (leaving.looked, leaving.rate) == (0, None)


def test_a_moment_that_comes_back_is_told_apart_by_the_clock() -> None:
    curve = _curve(_at("independent_work", 0, 3, time(9, 20)), _at("independent_work", 4, 0, time(13, 5)))
    assert [(one.looked, one.tension) for one in curve.points if one.moment == "independent_work"] == [(3, 0), (4, 4)]


def test_it_stands_once_when_the_clock_of_a_look_is_not_known() -> None:
    curve = _curve(_at("independent_work", 0, 3, time(13, 5)), _at("independent_work", 2, 0, None))
    (work,) = [one for one in curve.points if one.moment == "independent_work"]
    assert (work.starts, work.looked, work.tension) == (time(9, 0), 5, 2)


def test_it_says_nothing_in_words_below_the_thresholds() -> None:
    three = [_at("arrival", 3, 0), _at("circle", 0, 3), _at("play", 0, 3)]
    curve = _curve(*three, _at("leaving", 0, 2))
    assert (curve.enough, curve.peak, curve.text) == (False, None, None)
    assert _curve(*three, _at("leaving", 0, 3)).enough


def test_it_says_when_tension_is_highest_and_after_what_it_drops() -> None:
    curve = _curve(_at("circle", 0, 12), _at("play", 11, 1), _at("transition", 10, 2), _at("leaving", 0, 12))
    assert curve.peak is not None
    assert curve.points[curve.peak].moment == "play"
    assert _text(curve) == "De spanning is het hoogst rond 10.15 uur (play) en zakt na 10.30 uur (transition)."
    assert curve.text is not None
    assert curve.text.en == "Tension is highest around 10:15 (play (en)) and drops after 10:30 (transition (en))."


def test_it_says_so_when_tension_is_as_high_at_another_time_or_stays() -> None:
    again = _curve(_at("arrival", 11, 1), _at("circle", 0, 12), _at("play", 0, 12), _at("leaving", 10, 2))
    assert _text(again).endswith(
        "rond 8.15 uur (arrival) en zakt daarna. Ook rond 14.15 uur (leaving) is er vaak spanning."
    )
    before = _curve(_at("arrival", 10, 2), _at("circle", 0, 12), _at("play", 11, 1), _at("leaving", 0, 12))
    assert _text(before).endswith(
        "rond 10.15 uur (play) en zakt daarna. Ook rond 8.15 uur (arrival) is er vaak spanning."
    )
    stays = _curve(_at("arrival", 0, 12), _at("circle", 0, 12), _at("play", 11, 1), _at("leaving", 11, 1))
    assert _text(stays).endswith("rond 10.15 uur (play) en blijft daarna ook hoog.")
    last = _curve(_at("arrival", 0, 12), _at("circle", 0, 12), _at("play", 0, 12), _at("leaving", 11, 1))
    assert _text(last) == "De spanning is het hoogst rond 14.15 uur (leaving)."


def test_few_looks_make_it_a_careful_sentence() -> None:
    few = _curve(_at("arrival", 0, 3), _at("circle", 0, 3), _at("play", 3, 0), _at("leaving", 0, 3))
    assert _text(few).endswith("Dat kan nog anders blijken.")


def test_an_even_day_and_a_calm_day_have_no_peak() -> None:
    even = _curve(*(_at(moment, 2, 2) for moment in ("arrival", "circle", "play", "leaving")))
    calm = _curve(*(_at(moment, 0, 4) for moment in ("arrival", "circle", "play", "leaving")))
    little = _curve(*(_at(moment, 1, 7) for moment in ("arrival", "circle", "play", "leaving")))
    assert (little.peak, _text(little)) == (None, "Over de hele dag is er weinig spanning gezien.")
    assert (even.peak, _text(even)) == (None, "De spanning is over de dag ongeveer gelijk.")
    assert (calm.peak, _text(calm)) == (None, "Op de momenten waarop vaker gekeken is, zag niemand spanning.")


def test_without_a_programme_there_are_no_times_and_no_word_about_afterwards() -> None:
    curve = _curve(_at("circle", 0, 12), _at("play", 11, 1), _at("arrival", 0, 4), _at("leaving", 0, 12), day=())
    assert {one.starts for one in curve.points} == {None}
    assert [one.moment for one in curve.points][:3] == ["arrival", "circle", "independent_work"]
    assert _text(curve) == "De spanning is het hoogst bij play."


def test_home_stands_around_the_school_day_and_is_not_mixed_into_it() -> None:
    home = _at("home_evening", 2, 2, setting="home")
    curve = _curve(_at("play", 1, 0), _at("play", 3, 0, time(16, 0), setting="home"), home)
    assert curve.points[-1].moment == "home_evening"
    assert next(one for one in curve.points if one.moment == "play").looked == 1
    assert all(not one.moment.startswith("home_") for one in _curve(_at("play", 1, 0)).points)


def test_the_ordinary_day_leaves_out_what_differs_on_one_day_and_keeps_what_comes_once_a_week() -> None:
    week = [("circle", day, time(8, 30)) for day in range(1, 6)]
    week += [("leaving", day, time(12, 15) if day == 3 else time(14, 15)) for day in range(1, 6)]
    week += [("gym", 2, time(13, 30)), ("play", 1, time(10, 0)), ("play", 2, time(10, 15))]
    week += [("circle", day, time(13, 0)) for day in (1, 2, 4, 5)]
    assert ordinary_day(week) == (
        DayStart("circle", time(8, 30)), DayStart("play", time(10, 0)), DayStart("circle", time(13, 0)),
        DayStart("gym", time(13, 30)), DayStart("leaving", time(14, 15)),
    )  # fmt: skip
    assert ordinary_day([]) == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@any_of(
    st.lists(
        st.tuples(
            st.sampled_from([*dict.fromkeys(one.moment for one in DAY), "lunch", "home_evening", None]),
            st.sampled_from(["tense", "calm", None]),
            st.sampled_from([None, time(8, 0), time(9, 40), time(13, 20)]),
        ),
        max_size=30,
    ),
    st.sampled_from([DAY, ()]),
)
def test_every_look_at_a_moment_of_the_day_counts_once(
    seen: list[tuple[str | None, str | None, time | None]], day: tuple[DayStart, ...]
) -> None:
    looks = [
        saw(f"o{place:02}", place, "CONTROL", moment=moment, state=state, clock=clock)
        for place, (moment, state, clock) in enumerate(seen)
    ]
    curve = _curve(looks, day=day)
    assert sum(one.looked for one in curve.points) == sum(moment is not None for moment, *_ in seen)
    assert (curve.text is not None) == curve.enough
    for one in curve.points:
        assert (one.rate is not None) == (one.looked >= 3)
        if one.rate is not None:
            assert one.low is not None
            assert one.high is not None
            assert 0 <= one.low <= one.rate <= one.high <= 1


def test_the_command_line_takes_the_programme_and_gives_the_curve() -> None:
    raw = {
        "today": "2026-11-20", "day": [{"moment": "play", "starts": "10:15"}],
        "observations": [
            {"id": "a", "at": "2026-11-02T10:20", "setting": "school", "moment": "play", "observer": "t1",
             "observer_role": "teacher", "signals": ["CONTROL"], "state": "tense"}
        ],
    }  # fmt: skip
    curve: Any = to_json(compute(parse_input(raw, CATALOGUE), CATALOGUE))["day_curve"]
    assert (curve["enough"], curve["text"]) == (False, None)
    assert (curve["points"][0]["starts"], curve["points"][0]["looked"], curve["points"][0]["rate"]) == (
        "10:15",
        1,
        None,
    )


@pytest.mark.parametrize(
    ("day", "path"),
    [([{"moment": "play", "starts": "half past"}], "day[0].starts"), ([{"moment": "night", "starts": "10:15"}], "day[0].moment"),
     ("morning", "day")],
)  # fmt: skip
def test_a_programme_that_cannot_be_read_is_refused_by_name(day: object, path: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_input({"today": "2026-11-20", "day": day, "observations": []}, CATALOGUE)
    assert refused.value.field == path
