"""Every pictogram has a drawing, two names, and stands alone on paper."""

import pytest
from django.utils import translation
from lxml import etree

from thuishaven.web.pictograms import PICTOGRAMS, in_group, known, pictogram, svg_of


@pytest.mark.parametrize("code", PICTOGRAMS)
def test_every_pictogram_is_a_whole_drawing_in_black(code: str) -> None:
    drawing = etree.fromstring(svg_of(code))
    assert len(drawing) > 0
    assert "currentColor" not in svg_of(code)


def test_no_two_pictograms_of_a_group_have_the_same_name() -> None:
    for language in ("nl", "en"):
        names = [(one.group, one.name.in_language(language)) for one in PICTOGRAMS.values()]
        assert len(names) == len(set(names))


def test_the_name_is_in_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert PICTOGRAMS["teddy"].label == "cuddly toy"
    with translation.override("nl"):
        assert PICTOGRAMS["teddy"].label == "knuffel"


def test_codes_that_do_not_exist_are_left_out_and_each_stands_once() -> None:
    assert [one.code for one in known(["teddy", "no such", "sad", "teddy"])] == ["teddy", "sad"]
    assert {one.group for one in in_group("calm", "body")} == {"calm", "body"}


def test_a_pictogram_on_a_page_is_decoration() -> None:
    shown = pictogram("teddy", "l")
    assert 'aria-hidden="true"' in shown
    assert "pictograms" in shown
    assert shown.endswith('#teddy"></use></svg>')
