"""The shape of a day: everything inside the picture, in order, and no line where nobody knows how it went."""

from thuishaven.web.day_chart import DayChart, DayRow

SURE = DayRow("Kring", "8.30", 9, 9, 0.9, 0.7, 1.0)
CALM = DayRow("Spelen", "10.15", 0, 9, 0.1, 0.0, 0.3)
FEW = DayRow("Gym", "13.00", 1, 2)
UNSEEN = DayRow("Eten", "12.00", 0, 0)


def test_everything_stands_inside_and_a_dot_inside_its_whisker():
    drawing = DayChart("", (SURE, CALM) * 6).drawing
    for one in drawing.rows:
        assert one.low is not None
        assert one.x is not None
        assert one.high is not None
        assert drawing.left <= one.low <= one.x <= one.high <= drawing.right < drawing.width
        assert drawing.top < one.y < drawing.height
    assert [one.y for one in drawing.rows] == sorted(one.y for one in drawing.rows)


def test_the_line_stops_where_too_little_was_seen():
    assert DayChart("", (SURE, CALM)).drawing.line.count("M") == 1
    assert DayChart("", (SURE, CALM)).drawing.line.count("L") == 1
    for gap in (FEW, UNSEEN):
        drawing = DayChart("", (SURE, gap, CALM, SURE)).drawing
        assert (drawing.line.count("M"), drawing.line.count("L")) == (2, 1)
        assert drawing.rows[1].x is None


def test_a_day_without_moments_draws_nothing():
    drawing = DayChart("", ()).drawing
    assert (drawing.rows, drawing.line) == ((), "")
