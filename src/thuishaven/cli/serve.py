"""The command that serves the system."""

import argparse

from thuishaven.cli.installation import add_data_option, choose_data


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``run``."""
    run = commands.add_parser("run", help="serve the system on this machine")
    run.add_argument("--port", type=_port, default=8000, help="port to listen on (default: 8000)")
    add_data_option(run)
    run.add_argument("--demo", action="store_true", help="fill an empty installation with the demo school")
    run.set_defaults(handler=serve_system)


def serve_system(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    folder = choose_data(options.data)
    from thuishaven.cli.server import serve

    return serve(port=options.port, data=str(folder), demo=options.demo)


def _port(written: str) -> int:
    if not written.isascii() or not written.isdigit() or not 1 <= int(written[:6]) <= 65535:
        raise argparse.ArgumentTypeError(f"'{written}' is no port, write a number from 1 to 65535")
    return int(written)
