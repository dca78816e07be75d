"""Measures speed on a seeded school and writes docs/benchmarks.md: ``make bench`` (``BENCH=quick``: a small one)."""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from .load import Result, measure
from .pages import page_weights
from .report import write
from .server import running_server

SIZES = {"full": (500, 200_000, 6.0), "quick": (50, 5_000, 1.5)}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("size", nargs="?", choices=sorted(SIZES), default="full")
    parser.add_argument("--no-write", action="store_true", help="print only")
    options = parser.parse_args()
    pupils, observations, seconds = SIZES[options.size]
    with tempfile.TemporaryDirectory(prefix="thuishaven-bench-") as folder:
        os.environ["THUISHAVEN_DATA"] = folder
        os.environ.pop("THUISHAVEN_DEMO", None)
        from thuishaven.cli.server import prepare

        prepare(data=folder, demo=False)
        from .seed import seed

        school = seed(pupils=pupils, observations=observations)
        size_mb = Path(folder, "thuishaven.sqlite3").stat().st_size / 1e6
        print(f"seeded: {pupils} pupils, {school.observations} observations, {size_mb:.0f} MB", flush=True)
        results: list[Result] = []
        with running_server(folder) as server:
            for users in (1, 8, 32):
                for scenario in ("save", "picture", "changed", "class", "today"):
                    result = measure(server.port, scenario, users, seconds, school)
                    results.append(result)
                    print(result, flush=True)
            memory = server.memory_mb()
            weights = page_weights(server.port, school)
    machine = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, SQLite"
    text = write(
        results, weights, memory, machine, (pupils, school.observations, size_mb), options.size, not options.no_write
    )
    print(text)
    failed = [one for one in results if one.errors]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
