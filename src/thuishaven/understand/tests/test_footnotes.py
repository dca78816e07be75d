"""The numbers behind sentences."""

from datetime import date

from thuishaven.domain.picture import Observation
from thuishaven.understand.footnotes import MOST_LISTED, Footnotes, Refs


def _seen(count: int) -> list[Observation]:
    return [Observation(f"o{n}", date(2026, 11, 1), "m") for n in range(count)]


def test_what_was_written_down_comes_before_what_is_newer() -> None:
    notes = Footnotes(_seen(5), with_words={"o1"})
    assert notes.behind(["o0", "o1", "o4"], 2) == Refs((1, 2), 1)
    assert [one.id for _, one in notes.listed] == ["o1", "o4"]


def test_the_same_observation_keeps_its_number() -> None:
    notes = Footnotes(_seen(3))
    first = notes.behind(["o2"])
    assert notes.behind(["o1", "o2"]).numbers == (first.numbers[0], 2)


def test_what_is_listed_already_is_used_again_before_something_new() -> None:
    notes = Footnotes(_seen(6))
    notes.behind(["o1"])
    assert notes.behind(["o1", "o4", "o5"], 1).numbers == (1,)


def test_doubles_and_unknown_ids_do_not_count() -> None:
    assert Footnotes(_seen(2)).behind(["o1", "o1", "unknown"]) == Refs((1,), 0)


def test_the_list_stops_at_a_readable_number_and_says_how_many_more_there_are() -> None:
    notes = Footnotes(_seen(200))
    for n in range(0, 200, 2):
        notes.behind([f"o{n}", f"o{n + 1}"])
    assert MOST_LISTED - 2 <= len(notes.listed) <= MOST_LISTED
    assert notes.behind(["o198", "o199"]) == Refs((), 2)
