"""Starts Django for the commands that work on an installation."""

import argparse
import os
from pathlib import Path

from thuishaven.domain.catalogue import Text
from thuishaven.domain.errors import BadInput

DATA_VARIABLE = "THUISHAVEN_DATA"


def add_data_option(command: argparse.ArgumentParser) -> None:
    """Add ``--data DIR``: where the installation keeps its database and keys."""
    command.add_argument("--data", metavar="DIR", help=f"data folder (default: ${DATA_VARIABLE}, else ./data)")


def choose_data(data: str | None) -> Path:
    """The data folder of this process, which the settings will find in the environment.

    Without ``data`` the environment names the folder; else it is ``data`` below the current one. Raises BadInput when
    something else than a folder stands there.
    """
    folder = Path(data or os.environ.get(DATA_VARIABLE) or "data").resolve()
    if folder.exists() and not folder.is_dir():
        raise BadInput("--data", Text(f"{folder} is geen map", f"{folder} is not a folder"))
    os.environ[DATA_VARIABLE] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thuishaven.config.settings")
    return folder


def start_django(data: str | None) -> Path:
    """Set up Django for the installation in ``data``, bring its database up to date, and return that folder."""
    folder = choose_data(data)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return folder
