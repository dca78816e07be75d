"""The difference of two rates against the examples of Newcombe (1998), table II, method 10, at 95 percent."""

import pytest

from thuishaven.domain.statistics.intervals import difference_interval


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((2, 7), (6, 7), 0.0582, 0.8062),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((0, 20), (10, 10), 0.6791, 1.0),
        ((0, 10), (10, 10), 0.6075, 1.0),
    ],
)
def test_it_is_that_of_the_paper(first: tuple[int, int], second: tuple[int, int], low: float, high: float) -> None:
    interval = difference_interval(first, second, confidence=0.95)

    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)
    assert interval.estimate == pytest.approx(second[0] / second[1] - first[0] / first[1])


@pytest.mark.parametrize(("first", "second"), [((3, 9), (8, 11)), ((0, 4), (4, 4)), ((5, 5), (5, 5))])
def test_exchanging_the_rates_mirrors_it(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = difference_interval(first, second, confidence=0.9), difference_interval(second, first, confidence=0.9)

    assert (back.low, back.high) == (pytest.approx(-there.high), pytest.approx(-there.low))


@pytest.mark.parametrize(("first", "second"), [((0, 0), (1, 2)), ((3, 2), (1, 2)), ((1, 2), (-1, 2))])
def test_it_refuses_what_is_no_rate(first: tuple[int, int], second: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        difference_interval(first, second, confidence=0.9)
