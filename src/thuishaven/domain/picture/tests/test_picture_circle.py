"""The Circle of Security: what counts at its steps, what goes well, where it breaks, and when nothing is said."""

import json
from dataclasses import replace

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from thuishaven.domain.picture import Observation, compute, to_json, to_text
from thuishaven.domain.picture.circle_result import Circle, CirclePhase
from thuishaven.domain.picture.tests.small_catalogue import CATALOGUE, given, saw, small_catalogue

NOT_VISIBLE = "Waar de cirkel goed gaat en waar hij hapert, is nog niet te zien."


def circle(*seen: Observation) -> Circle:
    return compute(given(*seen), CATALOGUE).circle


def phase(found: Circle, code: str) -> CirclePhase:
    return next(one for one in found.phases if one.id == code)


def times(signal: str, count: int, first: int = 0, **more: object) -> list[Observation]:
    return [saw(f"{signal}{first + day}", first + day, signal, **more) for day in range(count)]


def test_nothing_seen_gives_four_steps_of_which_nothing_is_said() -> None:
    found = circle()

    assert [one.id for one in found.phases] == ["explore", "upset", "seek", "soothed"]
    assert {one.verdict for one in found.phases} == {"not_seen"}
    assert (found.goes_well, found.breaks, found.breaks_at) == ((), (), None)
    assert found.text.nl == NOT_VISIBLE


def test_a_step_does_not_break_from_two_sightings_and_does_from_three() -> None:
    assert circle(*times("NO-HELP", 2)).breaks_at is None
    assert circle(*times("NO-HELP", 3)).breaks_at == "seek"


def test_the_number_of_sightings_comes_from_the_catalogue() -> None:
    stricter = small_catalogue(trigger_min_occurrences=5)

    assert compute(given(*times("NO-HELP", 4)), stricter).circle.breaks_at is None
    assert compute(given(*times("NO-HELP", 5)), stricter).circle.breaks_at == "seek"


@pytest.mark.parametrize(
    ("hard", "good", "verdict"),
    [(4, 2, "breaks"), (4, 3, "mixed"), (3, 4, "mixed"), (2, 4, "works"), (2, 1, "mixed"), (1, 1, "not_seen"), (0, 3, "works")],
)  # fmt: skip
def test_a_small_difference_says_nothing(hard: int, good: int, verdict: str) -> None:
    found = circle(*times("CLINGS", hard), *times("GOOD-PLAY", good, 20))

    assert phase(found, "explore").verdict == verdict
    assert (phase(found, "explore").shown, phase(found, "explore").not_shown) == (good, hard)


def test_one_observer_at_one_moment_of_one_day_counts_once_per_side() -> None:
    same = [
        saw("a", 0, "NO-HELP"), saw("b", 0, "NO-COMFORT"), saw("c", 0, "NO-HELP", "NO-COMFORT"),
        saw("d", 0, "GOOD-HELP"), saw("e", 0, "NO-HELP", observer="t2"), saw("f", 0, "NO-HELP", moment="play"),
    ]  # fmt: skip
    found = phase(circle(*same), "seek")

    assert (found.shown, found.not_shown) == (1, 3)
    assert found.shown_in == ("d",)
    assert set(found.not_shown_in) == {"a", "b", "c", "e", "f"}


def test_several_steps_may_break_and_the_first_of_the_circle_is_named() -> None:
    found = circle(*times("LASHES", 5), *times("NO-HELP", 3, 20), *times("GOOD-PLAY", 3, 40))

    assert found.breaks == ("seek", "soothed")
    assert found.breaks_at == "seek"
    assert found.goes_well == ("explore",)
    assert found.text.nl == "explore gaat. seek hapert. soothed hapert."


def test_what_goes_well_stands_first_also_when_it_comes_later_in_the_circle() -> None:
    found = circle(*times("CLINGS", 4), *times("GOOD-HELP", 4, 20))

    assert found.text.en.startswith("seek gaat. (en)")
    assert found.text.en.endswith("explore hapert. (en)")


def test_where_only_good_was_seen_nothing_is_said_to_break() -> None:
    found = circle(*times("GOOD-PLAY", 4))

    assert found.breaks == ()
    assert found.text.nl == "explore gaat. Of de cirkel ergens hapert, is nog niet te zien."


def test_settling_down_shows_that_comfort_works() -> None:
    found = phase(circle(saw("a", 0, "DISTANT", state="recovering"), saw("b", 1, "DISTANT", state="calm")), "soothed")

    assert (found.shown, found.shown_in) == (1, ("a",))


@pytest.mark.parametrize(
    ("effect", "sides"), [(2, (1, 0)), (1, (1, 0)), (0, (0, 0)), (-1, (0, 1)), (-2, (0, 1)), (None, (0, 0))]
)
def test_the_effect_of_comfort_on_a_tense_child_counts(effect: int | None, sides: tuple[int, int]) -> None:
    found = phase(circle(saw("a", 0, "DISTANT", state="tense", responses=("STR-CALM-01",), effect=effect)), "soothed")

    assert (found.shown, found.not_shown) == sides


@pytest.mark.parametrize(
    "more",
    [
        {"state": "calm", "responses": ("STR-CALM-01",)},
        {"state": None, "responses": ("STR-CALM-01",)},
        {"state": "tense", "responses": ()},
        {"state": "tense", "responses": ("STR-STRUCT-01",)},
        {"state": "tense", "responses": ("STR-CALM-01", "STR-DONT-01")},
    ],
)
def test_an_effect_that_says_nothing_of_comfort_does_not_count(more: dict[str, object]) -> None:
    for effect in (2, -2):
        found = phase(circle(saw("a", 0, "DISTANT", effect=effect, **more)), "soothed")
        assert (found.shown, found.not_shown) == (0, 0)


def test_a_stern_voice_beside_comfort_is_no_comfort() -> None:
    stern = replace(CATALOGUE.responses["RESP-STERN"], note="avoid")
    catalogue = replace(CATALOGUE, responses={"RESP-STERN": stern})
    seen = saw("a", 0, "DISTANT", state="fight", responses=("STR-CALM-01", "RESP-STERN"), effect=2)

    assert phase(compute(given(seen), catalogue).circle, "soothed").shown == 0


def test_a_catalogue_without_a_circle_says_nothing_of_it() -> None:
    picture = compute(given(*times("NO-HELP", 4)), replace(CATALOGUE, circle={}))

    assert picture.circle.phases == ()
    assert "Op pad en weer terug" not in to_text(picture)


def test_it_stands_in_json_and_in_the_text_with_what_goes_well_first() -> None:
    seen = [
        *times("NO-HELP", 6, moment="play"), *times("GOOD-PLAY", 4, 10, observer="t2"),
        *times("DISTANT", 2, 20, moment="arrival"),
    ]  # fmt: skip
    picture = compute(given(*seen), CATALOGUE)
    plain = json.loads(json.dumps(to_json(picture), allow_nan=False))["circle"]

    assert plain["breaks_at"] == "seek"
    assert set(plain["phases"][0]) == {
        "id", "title", "shown", "not_shown", "shown_in", "not_shown_in", "verdict", "sources",
    }  # fmt: skip
    told = to_text(picture)
    assert told.index("explore gaat. seek hapert.") < told.index("- Seek: 0 keer lukte het, 6 keer nog niet")


def test_the_text_says_nothing_of_the_circle_on_thin_data() -> None:
    picture = compute(given(*times("NO-HELP", 3)), CATALOGUE)

    assert not picture.enough
    assert "seek hapert" not in to_text(picture)
    assert "Too little was seen for that yet." in to_text(picture, "en")


SIGNS = ("GOOD-PLAY", "CLINGS", "GOOD-FEELING", "DISTANT", "GOOD-HELP", "NO-HELP", "NO-COMFORT", "LASHES")


@settings(max_examples=60, deadline=None, derandomize=True)
@given_any(st.lists(st.tuples(st.integers(0, 20), st.sampled_from(SIGNS), st.sampled_from(["t1", "t2"])), max_size=30))
def test_a_break_always_has_enough_behind_it_and_more_good_never_makes_one(drawn: list[tuple[int, str, str]]) -> None:
    seen = [saw(f"o{place:02}", day, sign, observer=who) for place, (day, sign, who) in enumerate(drawn)]
    found = circle(*seen)
    better = circle(*seen, saw("more", 30, "GOOD-PLAY", "GOOD-FEELING", "GOOD-HELP"))

    for one in found.phases:
        least = min(one.shown, one.not_shown)
        assert one.shown <= len(one.shown_in)
        if one.verdict in ("breaks", "works"):
            assert max(one.shown, one.not_shown) >= max(3, 2 * least)
    assert set(better.breaks) <= set(found.breaks)
    assert set(found.goes_well) <= set(better.goes_well)
