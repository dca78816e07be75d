"""Serving an installation: bring it up to date, fill the demo school if asked, serve on this machine."""

import os
import sys
from pathlib import Path

from thuishaven.cli.installation import start_django


def prepare(*, data: str, demo: bool) -> None:
    """Bring the installation in ``data`` up to date; with ``demo`` make sure the demo school is there."""
    if demo:
        os.environ["THUISHAVEN_DEMO"] = "1"
    start_django(data)
    from django.core.management import call_command
    from django.db import connections
    from django.utils import timezone

    from thuishaven.earlier.services import destroy_what_waited_too_long
    from thuishaven.vault.sealing import finish_destructions

    call_command("collectstatic", verbosity=0, interactive=False)
    finish_destructions()
    destroy_what_waited_too_long(now=timezone.now())
    if demo:
        from thuishaven.demo.seed import seed_demo

        seed_demo()
    connections.close_all()


def serve(*, port: int, data: str, demo: bool) -> int:
    """Serve on the loopback address until stopped. Two workers, one thread each: measured best on SQLite."""
    if not _free(port):
        sys.stderr.write(f"port {port} is in use; stop what runs there or choose another with --port\n")
        return 2
    prepare(data=data, demo=demo)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    sys.stdout.write(f"\n  Thuishaven: http://127.0.0.1:{port}/   (data in {Path(data).resolve()})\n")
    if demo:
        from thuishaven.demo.personas import DEMO_PASSWORD, STAFF_AND_GUARDIANS

        sys.stdout.write(f"\n  Demo school. Password for everyone: {DEMO_PASSWORD}\n")
        for one in STAFF_AND_GUARDIANS:
            sys.stdout.write(f"    {one.login:34} {one.full_name}, {one.what_en}\n")
    sys.stdout.write("\n  Ctrl+C stops.\n\n")
    sys.stdout.flush()
    Granian(
        "thuishaven.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=1,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()
    return 0


def _free(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0
