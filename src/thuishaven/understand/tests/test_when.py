"""The charts of the page: not looked, nothing seen and no school are three things."""

from datetime import date, time, timedelta

from thuishaven.domain.picture import Observation, PictureInput, compute
from thuishaven.domain.school_days import Away, SchoolDays
from thuishaven.knowledge.loader import load_catalogue
from thuishaven.understand.numbers import Numbers
from thuishaven.understand.queries import Behind, Programme, Seen
from thuishaven.understand.when import away_words, hardest_of, heat_of, timeline_of

#: School on Monday and Tuesday; gym on Tuesday only.
PROGRAMME = Programme({("circle", 1): time(8, 30), ("circle", 2): time(8, 30), ("gym", 2): time(13, 30)})


TODAY = date(2026, 11, 20)
HOLIDAYS = ((date(2026, 10, 17), date(2026, 10, 25), "Herfstvakantie"),)


def _behind(*seen: Observation, programme: Programme = PROGRAMME, away: tuple[Away, ...] = ()) -> Behind:
    inp = PictureInput(TODAY, seen)
    return Behind(
        Seen(b"", seen, {}, b"", compute(inp, load_catalogue())), programme, SchoolDays(HOLIDAYS, away), TODAY
    )


def _numbers(behind: Behind) -> Numbers:
    return Numbers("/", behind.seen.observations)


def _seen(key: str, day: date, moment: str, state: str, signal: str = "SIG-GEN-14") -> Observation:
    return Observation(key, day, "m", moment=moment, state=state, signals=(signal,))


def test_the_heat_map_tells_not_looked_from_nothing_seen_and_from_no_school() -> None:
    behind = _behind(
        _seen("a", date(2026, 11, 16), "circle", "tense"), _seen("b", date(2026, 11, 17), "gym", "calm"),
    )  # fmt: skip
    circle, gym = heat_of(behind, _numbers(behind)).rows
    assert circle.cells == (1, "unseen", None, None, None)
    assert gym.cells == (None, 0, None, None, None)
    assert (circle.at, gym.at) == ("8.30", "13.30")


def test_at_home_there_is_no_day_without_a_child() -> None:
    behind = _behind(_seen("a", date(2026, 11, 16), "home_bed", "calm"))
    assert heat_of(behind, _numbers(behind)).rows[0].cells == (0, "unseen", "unseen", "unseen", "unseen")


def test_without_a_day_programme_every_empty_cell_is_not_looked() -> None:
    behind = _behind(_seen("a", date(2026, 11, 16), "circle", "calm"), programme=Programme({}))
    assert heat_of(behind, _numbers(behind)).rows[0].cells == (0, *["unseen"] * 4)


def test_the_moments_with_most_tension_are_said_in_words() -> None:
    days = (date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18))
    behind = _behind(*(_seen(str(day), day, "circle", "tense") for day in days))
    assert hardest_of(behind.seen.picture) == "Het vaakst was het lastig bij kring."
    assert hardest_of(_behind(_seen("a", days[0], "circle", "tense")).seen.picture) == ""


def test_where_the_day_is_known_most_is_most_of_the_looks_and_not_most_looks() -> None:
    moments = {"circle": (4, 12), "play": (3, 3), "gym": (0, 3), "lunch": (0, 3)}
    seen = [
        _seen(f"{moment}{place}", date(2026, 10, 1) + timedelta(days=place), moment, "tense" if place < hard else "calm")
        for moment, (hard, of) in moments.items() for place in range(of)
    ]  # fmt: skip
    assert hardest_of(_behind(*seen).seen.picture) == "Het vaakst was het lastig bij spelen en kring."


def test_good_moments_and_hard_moments_are_marked_per_week_and_a_holiday_says_so() -> None:
    behind = _behind(
        _seen("a", date(2026, 10, 12), "circle", "calm", "SIG-POS-01"), _seen("b", date(2026, 10, 13), "circle", "fight"),
        _seen("c", date(2026, 10, 26), "circle", "tense"), _seen("d", date(2026, 10, 27), "circle", "calm"),
        Observation("e", date(2026, 10, 28), "m", signals=("SIG-GEN-14",)),
    )  # fmt: skip
    first, holiday, last = timeline_of(behind, load_catalogue(), _numbers(behind)).weeks
    assert (first.label, first.marks) == ("42", ("good", "strong"))
    assert (holiday.marks, holiday.note) == ((), "Herfstvakantie")
    assert last.marks == ("hard", "other", "hard")


#: Circle every day, gym on Tuesday afternoon.
WHOLE_WEEK = Programme({**{("circle", day): time(8, 30) for day in range(1, 6)}, ("gym", 2): time(13, 30)})


def _cells(*away: Away) -> dict[str, tuple[object, ...]]:
    """The cells of a child first seen on Monday the ninth, looked at on Mondays and once at gym."""
    behind = _behind(
        _seen("a", date(2026, 11, 9), "circle", "tense"), _seen("b", date(2026, 11, 16), "circle", "calm"),
        _seen("c", date(2026, 11, 10), "gym", "tense"), programme=WHOLE_WEEK, away=away,
    )  # fmt: skip
    circle, gym = heat_of(behind, _numbers(behind)).rows
    return {"circle": circle.cells, "gym": gym.cells}


def test_a_cell_says_away_when_the_child_was_never_there_at_that_time() -> None:
    both = (Away(date(2026, 11, 11), date(2026, 11, 11)), Away(date(2026, 11, 18), date(2026, 11, 18)))
    assert _cells()["circle"] == (1, "unseen", "unseen", "unseen", "unseen")
    assert _cells(*both)["circle"] == (1, "unseen", "away", "unseen", "unseen")
    assert _cells(both[0])["circle"] == (1, "unseen", "unseen", "unseen", "unseen"), "there was another Wednesday"


def test_what_was_seen_counts_also_on_a_day_of_absence() -> None:
    assert _cells(Away(date(2026, 11, 9), None))["circle"][0] == 1


def test_a_child_that_is_away_in_the_afternoon_could_be_seen_in_the_morning() -> None:
    mornings = Away(date(2026, 11, 9), None, "morning")
    afternoons = Away(date(2026, 11, 9), None, "afternoon")
    assert _cells(mornings)["circle"][3] == "away"
    assert _cells(afternoons)["circle"][3] == "unseen"


def test_a_holiday_on_all_such_days_says_so_too() -> None:
    behind = _behind(_seen("a", date(2026, 10, 16), "circle", "tense"), programme=WHOLE_WEEK)
    assert "away" not in heat_of(behind, _numbers(behind)).rows[0].cells, "weeks after the holiday count"
    early = Behind(behind.seen, WHOLE_WEEK, SchoolDays(HOLIDAYS), date(2026, 10, 24))
    assert heat_of(early, _numbers(early)).rows[0].cells == ("away", "away", "away", "away", 1)


def test_a_week_without_a_look_says_that_the_child_was_away() -> None:
    seen = (_seen("a", date(2026, 11, 6), "circle", "calm"), _seen("b", date(2026, 11, 16), "circle", "calm"))
    behind = _behind(*seen, away=(Away(date(2026, 11, 9), date(2026, 11, 13)),))
    weeks = timeline_of(behind, load_catalogue(), _numbers(behind)).weeks
    assert [week.note for week in weeks] == ["", "niet op school", ""]
    behind = _behind(*seen, away=(Away(date(2026, 11, 9), date(2026, 11, 12)),))
    almost = timeline_of(behind, load_catalogue(), _numbers(behind)).weeks
    assert [week.note for week in almost] == ["", "", ""]


def test_a_week_half_holiday_half_away_is_a_week_without_school_for_this_child() -> None:
    behind = _behind(
        _seen("a", date(2026, 11, 6), "circle", "calm"), _seen("b", date(2026, 11, 16), "circle", "calm"),
        away=(Away(date(2026, 11, 9), date(2026, 11, 11)),),
    )  # fmt: skip
    days = SchoolDays(((date(2026, 11, 12), date(2026, 11, 13), "Studiedagen"),), behind.days.away)
    weeks = timeline_of(Behind(behind.seen, PROGRAMME, days, TODAY), load_catalogue(), _numbers(behind)).weeks
    assert weeks[1].note == "niet op school"


def test_the_days_away_are_said_in_words() -> None:
    seen = _seen("a", date(2026, 11, 9), "circle", "calm")
    assert away_words(_behind(seen), "Sami") == ""
    one = _behind(seen, away=(Away(date(2026, 11, 13), date(2026, 11, 15)),))
    assert away_words(one, "Sami") == "Sami was in deze tijd 1 dag niet op school. Die dag telt niet als niet gekeken."
    two = _behind(seen, away=(Away(date(2026, 11, 13), date(2026, 11, 16)),))
    assert "2 dagen" in away_words(two, "Sami")
