"""Geometry of the charts: everything inside the picture, good above the line, no line over a missing day."""

import pytest

from thuishaven.web.charts import Event, Phase, PhaseChart, Point, Timeline, Week
from thuishaven.web.heat import Column, Heat, HeatRow


def _heat(*cells) -> Heat:
    return Heat("", tuple(Column("", "") for _ in cells), (HeatRow("Kring", cells),))


def test_up_to_five_each_count_has_its_own_shade():
    heat = _heat(0, 1, 2, 5)
    assert [heat.level(count) for count in (0, 1, 2, 5)] == [0, 1, 2, 5]


def test_above_five_the_highest_count_has_the_darkest_shade_and_one_is_never_invisible():
    heat = _heat(0, 1, 40)
    assert [heat.level(count) for count in (0, 1, 20, 40)] == [0, 1, 3, 5]


def test_not_looked_at_is_no_zero():
    heat = _heat("unseen", None, 3)
    assert heat.rows[0].total == 3
    assert heat.has("unseen")
    assert heat.has(None)


def test_an_empty_heat_map_has_no_top():
    assert _heat(0, "unseen").top == 0
    assert Heat("", (), ()).top == 0


@pytest.mark.parametrize("weeks", [1, 11, 60])
def test_all_moments_stand_inside_the_timeline_and_on_their_own_side(weeks):
    data = Timeline("", tuple(Week(str(n), ("good",) * 9 + ("hard", "strong", "other")) for n in range(weeks)))
    drawing = data.drawing
    assert len(drawing.dots) == weeks * 12
    for dot in drawing.dots:
        assert drawing.radius <= dot.x <= drawing.width - drawing.radius
        assert dot.y - drawing.radius >= 0
        assert dot.y + drawing.radius <= drawing.floor
        assert (dot.y < drawing.axis) == (dot.mark == "good")


def test_a_timeline_without_weeks_still_draws():
    assert Timeline("", ()).drawing.dots == ()


def test_texts_under_the_timeline_stay_inside_and_neighbours_take_two_lines():
    weeks = tuple(Week(str(n)) for n in range(11))
    events = (Event(0, "Gesprek met vader en moeder"), Event(1, "Dagritmekaart op tafel"), Event(10, "Bespreking"))
    drawing = Timeline("", weeks, events=events).drawing
    assert all(label.x >= 0 and label.x + 6 * len(label.text) <= drawing.width for label in drawing.events)
    assert drawing.events[0].y != drawing.events[1].y
    assert all(label.y <= drawing.height for label in drawing.events)


def test_the_line_stops_at_a_missing_day_and_at_the_start_of_the_plan():
    chart = PhaseChart(
        "",
        tuple(Point(str(n), value) for n, value in enumerate([1, 2, None, 2, 3, 3, 4])),
        (Phase("Voor", 0, 4), Phase("Sinds", 5, 6)),
    )
    assert [path.count("L") for path in chart.drawing.paths] == [1, 1, 1]
    assert len(chart.drawing.dots) == 6


def test_a_single_day_is_a_dot_without_a_line():
    chart = PhaseChart("", (Point("1", 2.0),), (Phase("Voor", 0, 0),))
    assert chart.drawing.paths == ()
    assert len(chart.drawing.dots) == 1


def test_higher_on_the_scale_is_higher_in_the_picture():
    chart = PhaseChart("", (Point("1", -2), Point("2", 2)), (Phase("Voor", 0, 1),), {-2: "nog niet", 2: "zelf"})
    (_, low, _), (_, high, _) = chart.drawing.dots
    assert high < low
    assert [level.text for level in chart.drawing.levels] == ["nog niet", "zelf"]


def test_never_there_is_neither_a_zero_nor_not_looked_at():
    heat = _heat("away", 0)
    assert heat.has("away")
    assert not heat.has("unseen")
    assert heat.rows[0].total == 0


def test_behind_a_week_or_a_day_with_nothing_to_see_stands_a_pattern_and_marks_win_from_it():
    weeks = (Week("1", ("good",)), Week("2", note="niet op school"), Week("3", ("good",), note="Vakantie"))
    drawing = Timeline("", weeks).drawing
    ((x, width),) = drawing.blanks
    assert x < drawing.labels[1].x < x + width
    points = (Point("ma", 3), Point("di", None, "niet op school"), Point("wo", 2, "niet op school"), Point("do", None))
    chart = PhaseChart("", points, (Phase("", 0, 3),), {1: "nog niet", 5: "ging goed"})
    assert len(chart.drawing.blanks) == 1
    assert chart.notes == ("niet op school",)
