"""The command that verifies the log."""

from typing import TextIO

from .log import verify


def run_verify(data: str, out: TextIO) -> int:
    """Verify the chain of the installation in ``data``; 0 when it holds, 1 when it does not."""
    result = verify()
    if result.holds:
        out.write(f"The log holds: {result.entries} entries, the chain is whole.\n")
        return 0
    out.write(f"The log does NOT hold: entry {result.broken_at}: {result.reason}.\n")
    return 1
