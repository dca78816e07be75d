"""Starting the product: migrate, fill the demo school if asked, collect static files, serve."""

import os
import sys
from pathlib import Path


def prepare(*, data: str, demo: bool) -> None:
    """Bring the installation in ``data`` up to date; with ``demo`` make sure the demo school is there."""
    os.environ["THUISHAVEN_DATA"] = str(Path(data).resolve())
    if demo:
        os.environ["THUISHAVEN_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuishaven.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if demo:
        from thuishaven.demo.seed import seed_demo

        seed_demo()
    from django.db import connections

    connections.close_all()


def serve(*, port: int, data: str, demo: bool) -> int:
    """Serve on the loopback address until stopped. Two workers, one thread each: measured best on SQLite."""
    prepare(data=data, demo=demo)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    sys.stdout.write(f"\n  Thuishaven: http://127.0.0.1:{port}/\n")
    if demo:
        from thuishaven.demo.personas import DEMO_PASSWORD, STAFF_AND_GUARDIANS

        sys.stdout.write(f"\n  Demo school. Password for everyone: {DEMO_PASSWORD}\n")
        for one in STAFF_AND_GUARDIANS:
            sys.stdout.write(f"    {one.login:34} {one.full_name}, {one.what_en}\n")
    sys.stdout.write("\n  Ctrl+C stops.\n\n")
    sys.stdout.flush()
    Granian(
        "thuishaven.config.wsgi:application", address="127.0.0.1", port=port, interface=Interfaces.WSGI,
        workers=2, blocking_threads=1, log_level=LogLevels.warning, respawn_failed_workers=True,
        process_name="thuishaven",
    ).serve()  # fmt: skip
    return 0
