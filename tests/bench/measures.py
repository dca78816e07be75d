"""Speed of the single-case measures in process: ``python -m tests.bench.measures`` prints rows for docs/benchmarks.md.

Best of several runs of processor time, so that other work on the machine counts as little as possible.
"""

import random
import time
from collections.abc import Callable

from thuishaven.domain.statistics import nap, tau_bc, tau_u

Series = tuple[list[float], list[float]]


def series(count: int, rng: random.Random) -> Series:
    """Two phases of ``count`` days each, one to five as in a school, with a rise."""
    return (
        [float(rng.choice((1, 2, 2, 3))) for _ in range(count)],
        [float(rng.choice((2, 3, 3, 4, 5))) for _ in range(count)],
    )


def three(one: Series) -> None:
    """NAP, Tau-U and Tau-BC with their intervals."""
    for measure in (nap, tau_u, tau_bc):
        measure(*one)


def best(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of ``rounds`` runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        times.append((time.process_time() - begin) * 1000)
    return min(times)


def main() -> None:
    rng = random.Random("measures")
    rows = (
        ("20 + 20 days", [series(20, rng)], 50, 2),
        ("200 + 200 days", [series(200, rng)], 10, 40),
        ("100 series of 20 + 20 days", [series(20, rng) for _ in range(100)], 5, 200),
    )
    print("| NAP, Tau-U and Tau-BC together | ms | budget ms |\n|---|---|---|")
    for name, all_series, rounds, budget in rows:
        print(f"| {name} | {best(lambda given=all_series: [three(one) for one in given], rounds):.1f} | {budget} |")


if __name__ == "__main__":
    main()
