"""Counting by bounds gives what looking at each assignment gives, also where the number of A sessions differs."""

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from thuishaven.domain.statistics.randomisation_statistics import STATISTICS, Pooled

POOLED = [name for name, statistic in STATISTICS.items() if statistic.measure in {"mean", "nap"}]


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(st.one_of(st.none(), st.integers(-3, 5)), min_size=2, max_size=6), name=st.sampled_from(POOLED)
)  # fmt: skip
@example(values=[0, 0, 1, 0], name="mean_A_minus_B")
@example(values=[0, 0, 1, 0], name="abs_mean_diff")
@example(values=[0, 1, 0, 0, None], name="NAP_decrease")
def test_a_bound_on_the_sum_says_the_same_as_the_statistic(values: list[int | None], name: str) -> None:
    computing = Pooled(values, STATISTICS[name])
    every = [bytes(flags) for flags in product((0, 1), repeat=len(values))]
    codes = [sum(code for code, flag in zip(computing.codes, flags, strict=True) if flag) for flags in every]
    found = [computing.of_flags(flags) for flags in every]

    for bar in {value for value in found if value is not None}:
        for code, value in zip(codes, found, strict=True):
            expected = value is None or value >= bar
            assert computing.pairs_at_least({code: 1}, {0: 1}, bar) == expected
            assert computing.pairs_at_least({0: 1}, {code: 1}, bar) == expected
