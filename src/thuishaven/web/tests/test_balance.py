"""The chart of what went well and not yet per week: nothing overlaps, nothing is lost, empty weeks say why."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from thuishaven.web.balance import Balance, BalanceWeek


def _balance(*weeks: BalanceWeek) -> Balance:
    return Balance("Per week", "", ("Op pad gaan", "Terugkomen"), weeks)


def _dots(shapes: tuple[tuple[str, str], ...]) -> dict[str, int]:
    return {mark: path.count("M") for mark, path in shapes}


def test_each_lane_shows_its_own_counts_above_and_below_its_line() -> None:
    base, haven = _balance(BalanceWeek("36", ((2, 1), (0, 3)))).drawings

    assert (base.title, _dots(base.shapes)) == ("Op pad gaan", {"good": 2, "hard": 1})
    assert (haven.title, _dots(haven.shapes)) == ("Terugkomen", {"hard": 3})
    starts = {mark: [float(y) for y in re.findall(r"M[\d.]+ ([\d.]+)", path)] for mark, path in base.shapes}
    assert max(starts["good"]) < base.axis < min(starts["hard"])


def test_a_week_without_a_look_is_hatched_and_says_why_and_a_week_without_a_find_is_not() -> None:
    drawn = _balance(
        BalanceWeek("36", ((0, 0), (0, 0)), "niet gekeken"), BalanceWeek("37", ((0, 0), (0, 0)))
    ).drawings[0]  # fmt: skip

    assert [note.text for note in drawn.notes] == ["niet gekeken"]
    assert len(drawn.blanks) == 1
    assert [label.text for label in drawn.labels] == ["36", "37"]


def test_the_legend_names_each_reason_once() -> None:
    none = ((0, 0), (0, 0))
    weeks = [BalanceWeek(str(n), none, note) for n, note in enumerate(("vakantie", "", "niet gekeken", "vakantie"))]
    assert _balance(*weeks).notes == ("vakantie", "niet gekeken")


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), max_size=30))
def test_whatever_was_seen_stays_within_the_drawing(counts: list[tuple[int, int, int, int]]) -> None:
    weeks = [
        BalanceWeek(str(n), ((a, b), (c, d)), "" if a + b + c + d else "niet gekeken")
        for n, (a, b, c, d) in enumerate(counts)
    ]
    for place, lane in enumerate(_balance(*weeks).drawings):
        assert sum(_dots(lane.shapes).values()) == sum(sum(one[2 * place : 2 * place + 2]) for one in counts)
        for _mark, path in lane.shapes:
            for x, y in re.findall(r"M([\d.-]+) ([\d.-]+)", path):
                assert 0 <= float(x) <= lane.width
                assert 0 <= float(y) <= lane.floor
        assert lane.floor < lane.height
