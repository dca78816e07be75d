"""Krippendorff's alpha for categories."""

import pytest

from thuishaven.domain.statistics.agreement import krippendorff_alpha_nominal


def test_it_gives_the_value_of_the_textbook_example() -> None:
    # Krippendorff, Computing Krippendorff's alpha-reliability (2011), four observers, twelve units, missing values
    observers = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]

    assert krippendorff_alpha_nominal(list(zip(*observers, strict=True))) == pytest.approx(0.743, abs=5e-4)


def test_full_agreement_is_one() -> None:
    assert krippendorff_alpha_nominal([["a", "a"], ["b", "b"]]) == 1.0


def test_systematic_disagreement_is_below_zero() -> None:
    value = krippendorff_alpha_nominal([["a", "b"], ["b", "a"], ["a", "b"]])

    assert value is not None
    assert value < 0


def test_the_order_of_observers_does_not_matter() -> None:
    units: list[list[str | None]] = [["a", "b", None], ["b", "b", "b"], ["a", None, "a"]]

    assert krippendorff_alpha_nominal([unit[::-1] for unit in units]) == krippendorff_alpha_nominal(units)


@pytest.mark.parametrize("units", [[], [["a"]], [["a", None]], [["a", "a"], ["a", "a"]]])
def test_it_is_not_defined_without_pairs_or_with_one_category(units: list[list[str | None]]) -> None:
    assert krippendorff_alpha_nominal(units) is None
