"""What the observations may say about a contrast: a count, and only after enough looking."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st

from thuishaven.domain.picture import Observation, compute
from thuishaven.domain.picture.result import ShownContrast
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, EVERY_QUESTION, given, saw, terms

ASKED = tuple(pair.asks.by if pair.asks else None for pair in EVERY_QUESTION)


def contrast_of(*observations: Observation, by: str | None, **pupil: object) -> ShownContrast:
    picture = compute(given(*observations, **pupil), CATALOGUE)
    autism = next(found for found in picture.look_alikes if found.id == "autism")
    return autism.contrast[ASKED.index(by)]


def said(*observations: Observation, by: str | None) -> str | None:
    found = contrast_of(*observations, by=by).so_far
    return found.nl if found else None


def enough(*distant: int) -> list[Observation]:
    """Nine looks by three people on nine days at three moments; on the days ``distant`` the child kept a distance."""
    return [
        saw(f"o{day}", day, "DISTANT" if day in distant else "GOOD-HELP", observer=f"t{day % 3}",
            moment=("circle", "independent_work", "play")[day // 3])
        for day in range(9)
    ]  # fmt: skip


def test_with_how_many_people_it_was_seen_counts_those_who_looked_often_enough() -> None:
    looks = enough(0, 3, 1)
    once = saw("once", 10, "DISTANT", observer="t9")

    assert said(*looks, by="people") == "Tot nu toe gezien bij 2 van de 3 mensen die vaker keken."
    assert said(*looks, once, by="people") == "Tot nu toe gezien bij 2 van de 3 mensen die vaker keken."


def test_one_person_who_looked_often_says_nothing_about_others() -> None:
    looks = [
        *enough(0, 3, 6)[::3],
        saw("x", 1, "DISTANT", observer="t1"),
        saw("y", 2, "DISTANT", observer="t2", moment="play"),
    ]
    looks += [saw(f"z{day}", day, "GOOD-HELP", moment="play", observer="t0") for day in range(10, 14)]

    assert said(*looks, by="people") is None
    assert said(*looks, by="days") is not None


def test_days_and_kinds_of_moments_are_counted_with_those_at_which_it_was_not_seen() -> None:
    looks = enough(0, 1, 3)

    assert said(*looks, by="days") == "Tot nu toe gezien op 3 van de 9 dagen waarop is gekeken."
    assert (
        said(*looks, by="kinds_of_moments")
        == "Tot nu toe gezien bij 2 van de 3 soorten momenten waar vaker is gekeken."
    )


def test_named_moments_stand_beside_all_others() -> None:
    found = contrast_of(*enough(0, 1, 6), by="moments")

    assert found.so_far is not None
    assert found.so_far.nl == (
        "Tot nu toe gezien: bij ‘circle’ of ‘independent_work’ 2 van de 6 keer, op andere momenten 1 van de 3 keer."
    )
    assert found.observations == ("o0", "o1", "o6")


def test_a_side_nobody_looked_at_often_enough_keeps_the_contrast_silent() -> None:
    home = [saw(f"h{day}", day + 10, "DISTANT", setting="home", moment="home_evening") for day in range(2)]
    third = saw("h2", 12, "GOOD-PLAY", setting="home", moment="home_evening")

    assert said(*enough(0, 1), *home, by="places") is None
    assert said(*enough(0, 1), *home, third, by="places") == (
        "Tot nu toe gezien: op school 2 van de 9 keer, thuis 2 van de 3 keer."
    )


def test_calm_stands_beside_tension_and_a_state_nobody_noted_is_on_neither_side() -> None:
    calm = [saw(f"c{day}", day + 10, "GOOD-HELP", state="calm") for day in range(3)]
    tense = [saw(f"t{day}", day + 20, "DISTANT", state="tense") for day in range(3)]

    assert said(*enough(0), *calm, *tense, by="calm") == (
        "Tot nu toe gezien: bij rust 0 van de 3 keer, bij spanning 3 van de 3 keer."
    )


def test_a_trigger_nobody_noted_says_nothing() -> None:
    after = [saw(f"s{day}", day + 10, "DISTANT", triggers=("TRIG-SWITCH",)) for day in range(3)]
    noise = [saw(f"n{day}", day + 20, "GOOD-HELP", triggers=("TRIG-NOISE",)) for day in range(3)]

    assert said(*enough(0), *after, by="triggers") is None
    assert said(*enough(0), *after, *noise, by="triggers") == (
        "Tot nu toe gezien: na ‘trig-switch’ 3 van de 3 keer, na iets anders 0 van de 3 keer."
    )


def test_a_trigger_that_is_noted_as_unknown_is_on_neither_side() -> None:
    catalogue = replace(CATALOGUE, triggers={**CATALOGUE.triggers, **terms("TRIG-UNKNOWN")})
    after = [saw(f"s{day}", day + 10, "DISTANT", triggers=("TRIG-SWITCH",)) for day in range(3)]
    unknown = [saw(f"u{day}", day + 20, "GOOD-HELP", triggers=("TRIG-UNKNOWN",)) for day in range(3)]

    picture = compute(given(*enough(0), *after, *unknown), catalogue)
    autism = next(found for found in picture.look_alikes if found.id == "autism")
    assert autism.contrast[ASKED.index("triggers")].so_far is None


def test_one_moment_seen_by_one_person_counts_once_however_much_was_written() -> None:
    again = [saw(f"again{day}", day, "NO-COMFORT", "DISTANT", observer=f"t{day}") for day in (0, 1)]

    assert said(*enough(0, 1, 6), *again, by="moments") == said(*enough(0, 1, 6), by="moments")


def test_comfort_is_told_as_how_often_it_worked() -> None:
    looks = [*enough(0, 1), saw("no", 12, "NO-HELP")]

    found = contrast_of(*looks, by="comfort")
    assert found.so_far is not None
    assert found.so_far.nl == "Tot nu toe lukte steun of troost zoeken en er iets mee kunnen 7 van de 8 keer."
    assert "no" in found.observations


def test_what_only_people_can_know_is_left_to_them() -> None:
    assert said(*enough(0, 1, 2), by=None) is None


@pytest.mark.parametrize("by", ASKED)
def test_too_little_for_a_picture_says_nothing_about_a_contrast(by: str | None) -> None:
    few = [saw(f"a{day}", day, "DISTANT", "NO-HELP", clock=time(8 + day)) for day in range(4)]

    assert said(*few, by=by) is None


def test_who_looked_for_one_thing_did_not_look_at_the_rest() -> None:
    aimed = [saw(f"r{day}", day + 10, "GOOD-PLAY", observer="round", aimed=True) for day in range(5)]

    assert said(*enough(0, 1), *aimed, by="days") == said(*enough(0, 1), by="days")


def test_an_explanation_that_only_the_background_raised_says_nothing_about_where_it_was_seen() -> None:
    picture = compute(given(*enough(), background_words=("autisme",)), CATALOGUE)
    autism = next(found for found in picture.look_alikes if found.id == "autism")

    spoken = {by for by, pair in zip(ASKED, autism.contrast, strict=True) if pair.so_far}
    assert spoken == {"comfort"}


@settings(max_examples=60, deadline=None, derandomize=True)
@generated(st.sets(st.integers(0, 8), min_size=2), st.sampled_from(ASKED))
def test_behind_a_count_stand_only_looks_that_are_there(distant: set[int], by: str | None) -> None:
    looks = enough(*distant)
    found = contrast_of(*looks, by=by)

    assert set(found.observations) <= {one.id for one in looks}
    assert bool(found.observations) <= (found.so_far is not None)
    if by == "days":
        assert found.observations == tuple(f"o{day}" for day in sorted(distant))
