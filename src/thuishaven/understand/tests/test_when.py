"""The charts of the page: not looked, nothing seen and no school are three things."""

from datetime import date, time

from thuishaven.domain.picture import Observation, PictureInput, compute
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.understand.queries import Behind, Programme, Seen
from thuishaven.understand.when import hardest_of, heat_of, timeline_of

#: School on Monday and Tuesday; gym on Tuesday only.
PROGRAMME = Programme({("circle", 1): time(8, 30), ("circle", 2): time(8, 30), ("gym", 2): time(13, 30)})


def _behind(*seen: Observation) -> Behind:
    inp = PictureInput(date(2026, 11, 20), seen)
    holidays = ((date(2026, 10, 17), date(2026, 10, 25), "Herfstvakantie"),)
    return Behind(Seen(b"", seen, {}, b"", compute(inp, load_catalogue())), PROGRAMME, holidays)


def _seen(key: str, day: date, moment: str, state: str, signal: str = "SIG-GEN-14") -> Observation:
    return Observation(key, day, "m", moment=moment, state=state, signals=(signal,))


def test_the_heat_map_tells_not_looked_from_nothing_seen_and_from_no_school() -> None:
    behind = _behind(
        _seen("a", date(2026, 11, 16), "circle", "tense"), _seen("b", date(2026, 11, 17), "gym", "calm"),
    )  # fmt: skip
    circle, gym = heat_of(behind.seen.picture, PROGRAMME).rows
    assert circle.cells == (1, "unseen", None, None, None)
    assert gym.cells == (None, 0, None, None, None)
    assert (circle.at, gym.at) == ("8.30", "13.30")


def test_at_home_there_is_no_day_without_a_child() -> None:
    behind = _behind(_seen("a", date(2026, 11, 16), "home_bed", "calm"))
    assert heat_of(behind.seen.picture, PROGRAMME).rows[0].cells == (0, "unseen", "unseen", "unseen", "unseen")


def test_without_a_day_programme_every_empty_cell_is_not_looked() -> None:
    behind = _behind(_seen("a", date(2026, 11, 16), "circle", "calm"))
    assert heat_of(behind.seen.picture, Programme({})).rows[0].cells == (0, *["unseen"] * 4)


def test_the_moments_with_most_tension_are_said_in_words() -> None:
    days = (date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18))
    behind = _behind(*(_seen(str(day), day, "circle", "tense") for day in days))
    assert hardest_of(behind.seen.picture) == "Het vaakst was het lastig bij kring."
    assert hardest_of(_behind(_seen("a", days[0], "circle", "tense")).seen.picture) == ""


def test_good_moments_and_hard_moments_are_marked_per_week_and_a_holiday_says_so() -> None:
    behind = _behind(
        _seen("a", date(2026, 10, 12), "circle", "calm", "SIG-POS-01"), _seen("b", date(2026, 10, 13), "circle", "fight"),
        _seen("c", date(2026, 10, 26), "circle", "tense"), _seen("d", date(2026, 10, 27), "circle", "calm"),
        Observation("e", date(2026, 10, 28), "m", signals=("SIG-GEN-14",)),
    )  # fmt: skip
    first, holiday, last = timeline_of(behind, load_catalogue()).weeks
    assert (first.label, first.marks) == ("42", ("good", "strong"))
    assert (holiday.marks, holiday.note) == ((), "Herfstvakantie")
    assert last.marks == ("hard", "other", "hard")
