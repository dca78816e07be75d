"""Charts of several goals under each other with one time axis."""

import pytest
from django.template import engines
from django.utils import translation

from thuishaven.web.charts import Phase, PhaseChart, Point
from thuishaven.web.tier_chart import TierChart

WORDS = {1: "nog niet", 5: "ging goed"}


def chart(title, values, cut, url=""):
    points = tuple(Point(str(number), value, url=url) for number, value in enumerate(values))
    return PhaseChart(
        title, points, (Phase("Ervoor", 0, cut - 1), Phase("Met", cut, len(values) - 1, active=True)), WORDS
    )


def test_charts_stand_under_each_other_and_share_the_place_of_a_day():
    both = TierChart("Alles", (chart("Een", [1, 2, None, 4, 5], 2), chart("Twee", [1, 1, 1, 4, 5], 3)))
    first, second = both.tiers
    assert second.y >= first.y + first.drawing.height
    assert [x for x, *_ in first.dots] == [x for number, (x, *_) in enumerate(second.dots) if number != 2]
    assert both.height >= second.y + second.drawing.height


def test_a_day_with_the_approach_is_told_from_a_day_without_it_by_shape_and_a_line_parts_them():
    (tier,) = TierChart("Een", (chart("Een", [1, 2, None, 4, 5], 2),)).tiers
    assert [on for _x, _y, on, _url in tier.dots] == [False, False, True, True]
    assert len(tier.borders) == 1
    assert tier.dots[1][0] < tier.borders[0] < tier.dots[2][0]


def test_a_chart_that_stands_alone_has_no_name_above_it_and_a_long_name_is_cut():
    assert TierChart("Een", (chart("Een", [1], 1),)).tiers[0].name == ""
    both = TierChart("Alles", (chart("Een " * 60, [1, 2], 1), chart("Twee", [1, 2], 1)))
    assert len(both.tiers[0].name) < 90
    assert both.tiers[0].name.endswith("…")


def test_charts_over_other_days_do_not_stand_together():
    with pytest.raises(ValueError, match="same days"):
        TierChart("Alles", (chart("Een", [1, 2], 1), chart("Twee", [1], 1)))


def test_a_day_leads_to_its_page_by_a_tap_and_from_the_table(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    source = '{% from "web/parts.html" import phase_chart with context %}{{ phase_chart(data) }}'
    with translation.override("nl"):
        shown = engines["jinja2"].from_string(source).render({"data": chart("Een", [1, 4], 1, url="/dag/")})
    assert shown.count('<a href="/dag/" tabindex="-1">') == 2
    assert shown.count('<th scope="row"><a href="/dag/">') == 2
    assert 'aria-hidden="true" focusable="false"' in shown
