"""Bringing a table in, as somebody does on the page."""

import re
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

START = "/vastleggen/eerder/"
HEADINGS = "datum;leerling;tekst;auteur"


def table(*lines: str) -> str:
    return "\n".join([HEADINGS, *lines])


def send(client: Client, text: str, **more: str):  # type: ignore[no-untyped-def]
    """Upload ``text`` as a file."""
    return client.post(START, {"file": SimpleUploadedFile("notities.csv", text.encode()), "mine": "yes", **more})


def bring_in(client: Client, *lines: str, **more: str) -> UUID:
    """The id of the import that comes of these lines."""
    response = send(client, table(*lines), **more)
    assert response.status_code == 302, response.content.decode()
    return UUID(response["Location"].split("/")[3])


def notes_url(imported: UUID, pupil) -> str:  # type: ignore[no-untyped-def]
    return f"{START}{imported}/leerling/{pupil.pk}/"


def keep(client: Client, imported: UUID, pupil, **ticked: object):  # type: ignore[no-untyped-def]
    """Send the page of a pupil with what is ticked, ``signals_2=[...]`` for the note of line 2."""
    url = notes_url(imported, pupil)
    lines = re.findall(r'name="line" value="(\d+)"', client.get(url).content.decode())
    return client.post(url, {"line": lines, **{name.replace("_", "-"): value for name, value in ticked.items()}})
