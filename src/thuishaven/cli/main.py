"""The command ``thuishaven``: what can be done without a browser.

Exit status 0 means done, 1 that a check found something or that the program itself failed, 2 that the input cannot be
used; then one line on standard error names the field. The commands that analyse need no database and no server.
"""

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import thuishaven
from thuishaven.cli import analysis, measuring, school, serve, single_case
from thuishaven.domain.catalogue_parsing import CatalogueFaults
from thuishaven.domain.errors import BadInput

#: Set, this environment variable shows where the program itself failed, with all details.
TRACEBACK_VARIABLE = "THUISHAVEN_TRACEBACK"
DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints fit on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {_on_one_line(message)}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (default: of this process) and return its exit status."""
    _write_utf8()
    options = _parser().parse_args(arguments)
    try:
        status = options.handler(options)
        sys.stdout.flush()
    except BadInput as error:
        return _complain(error.in_language(options.lang), BAD_INPUT)
    except CatalogueFaults as error:
        return _complain(_knowledge_complaint(error, options.lang), BAD_INPUT)
    except BrokenPipeError:
        _let_go_of_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _complain(_own_failure(error), FAILED)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="thuishaven", description="See, understand, support and carry on, without labelling a child.")
    parser.add_argument("--version", action="version", version=f"thuishaven {thuishaven.__version__}")
    parser.set_defaults(lang="nl")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in (serve, analysis, measuring, single_case, school):
        group.add_commands(commands)
    return parser


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale; half a surrogate pair becomes an escape that is also right inside JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_output() -> None:
    """Point standard output nowhere, so that flushing at exit finds no closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str, status: int) -> int:
    print(f"thuishaven: {_on_one_line(message)}", file=sys.stderr)
    return status


def _on_one_line(message: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in message).split())


def _knowledge_complaint(error: CatalogueFaults, language: str) -> str:
    first = error.faults[0].in_language(language)
    if language == "en":
        return f"knowledge: {len(error.faults)} faults, see thuishaven check-knowledge. The first: {first}"
    return f"knowledge: {len(error.faults)} fouten, zie thuishaven check-knowledge. De eerste: {first}"


def _own_failure(error: Exception) -> str:
    """Where the program failed. The error's own text stays out: it may hold words about a child."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
    return f"failed: {where}. Please report this line. {TRACEBACK_VARIABLE}=1 shows more."
