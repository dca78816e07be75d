"""docs/benchmarks.md: the measured figures between two marks, the text around them by hand."""

from collections.abc import Sequence
from pathlib import Path

from .load import Result
from .pages import Weight

FILE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"
_BUDGET = {("save", 8): 60.0, ("picture", 8): 250.0}


def write(
    results: Sequence[Result], weights: Sequence[Weight], memory: float, machine: str, size: tuple[int, int, float],
    name: str, save: bool,
) -> str:  # fmt: skip
    """The figures as Markdown; with ``save`` they replace the ones in the file."""
    pupils, observations, megabytes = size
    lines = [
        f"Machine: {machine}. Command: `make bench{'' if name == 'full' else ' BENCH=' + name}`. School: {pupils} pupils, "
        f"{observations:,} observations, database {megabytes:.0f} MB. The load runs on the same cores as the server.", "",
        "| what | users | p50 ms | p95 ms | p99 ms | per second | errors | budget p95 |", "|---|---|---|---|---|---|---|---|",
        *(
            f"| {one.scenario} | {one.users} | {one.p50:.1f} | {one.p95:.1f} | {one.p99:.1f} | {one.per_second:.0f} | {one.errors} | "
            f"{_verdict(one)} |" for one in results
        ),
        "", "| first load, empty cache | requests | kB compressed |", "|---|---|---|",
        *(f"| {one.page} | {one.requests} | {one.kilobytes:.0f} |" for one in weights),
        "", f"Resident memory of the server after the load (all processes): {memory:.0f} MB.",
    ]  # fmt: skip
    text = "\n".join(lines)
    if save:
        before, _, rest = FILE.read_text(encoding="utf-8").partition(_BEGIN)
        _, _, after = rest.partition(_END)
        FILE.write_text(f"{before}{_BEGIN}\n{text}\n{_END}{after}", encoding="utf-8")
    return text


def _verdict(result: Result) -> str:
    budget = _BUDGET.get((result.scenario, result.users))
    if budget is None:
        return ""
    return f"{budget:.0f} ms, {'met' if result.p95 <= budget else 'NOT met'}"
