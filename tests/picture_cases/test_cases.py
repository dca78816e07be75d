"""The picture follows the expert: case descriptions in plain words, those in sight while tuning and those held out."""

from functools import cache
from pathlib import Path

import pytest

from thuishaven.knowledge.examples import examples_in
from thuishaven.knowledge.loader import knowledge_folder

from .measure import HELD_OUT, TUNED, Figures, cases_in, measured, told

BOTH = pytest.mark.parametrize("folder", [TUNED, HELD_OUT], ids=lambda folder: folder.name)


@cache
def figures(folder: Path) -> Figures:
    found = measured(cases_in(folder))
    print(told(found, misses=True))
    return found


def test_there_are_enough_cases_and_they_are_varied() -> None:
    for folder, least in ((TUNED, 60), (HELD_OUT, 40)):
        cases = list(cases_in(folder))
        assert len(cases) >= least
        assert {case.first for case in cases} == {"avoidant", "ambivalent", "disorganised", "secure", None}
        assert len({name for case in cases for name in case.look_alikes}) == 11


def test_no_case_was_learned_from() -> None:
    learned = {text for _, text, _, _ in examples_in(knowledge_folder())}
    words = {
        one["words"] for folder in (TUNED, HELD_OUT) for case in cases_in(folder) for one in case.raw["observations"]
    }
    assert words.isdisjoint(learned)


@BOTH
def test_the_right_reading_comes_first_in_at_least_85_percent(folder: Path) -> None:
    assert figures(folder).first.share >= 0.85


def test_a_reading_the_expert_rules_out_does_not_lead() -> None:
    assert figures(TUNED).ruled_out.misses == []
    assert len(figures(HELD_OUT).ruled_out.misses) <= 1


@BOTH
def test_other_explanations_are_raised_in_at_least_90_percent_and_not_simply_all_of_them(folder: Path) -> None:
    found = figures(folder)
    assert found.look_alikes.share >= 0.9
    assert found.raised / found.cases <= 6


def test_thin_or_mixed_data_do_not_lead() -> None:
    assert figures(TUNED).thin.misses == []
    assert len(figures(HELD_OUT).thin.misses) <= 1


@BOTH
def test_the_meldcode_is_prompted_where_it_must_be_and_hardly_elsewhere(folder: Path) -> None:
    found = figures(folder)
    assert found.prompted.share >= 0.8
    # many cases hold what only looks like a reason; a prompt too many is preferred to a child that is not heard
    assert found.quiet.share >= 0.9
