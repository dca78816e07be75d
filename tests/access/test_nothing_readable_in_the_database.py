"""A dump of the database holds no name and no word anybody wrote."""

import base64
import re

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from thuishaven.accounts.people import profile_of
from thuishaven.demo import personas
from thuishaven.demo.histories import STORIES
from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key


def _dump() -> str:
    connection.ensure_connection()
    lines = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                lines.append(
                    " | ".join(
                        value.decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)
                        for value in row
                    )
                )
    return "\n".join(lines)


def _names() -> set[str]:
    people = [(one.given, one.family) for one in (*personas.STAFF_AND_GUARDIANS, *personas.CHILDREN)]
    names = {part for pair in people for part in pair} | {one.call_name for one in personas.CHILDREN}
    return {part for name in names for part in re.split(r"[ -]", name) if len(part) > 3}


@pytest.fixture
def dump(demo) -> str:  # type: ignore[no-untyped-def]
    return _dump()


def test_no_name_of_the_demo_school_is_readable(dump: str) -> None:
    found = [name for name in _names() if re.search(rf"\b{re.escape(name)}\b", dump, re.IGNORECASE)]
    assert found == []


def test_no_note_and_no_word_of_the_plan_is_readable(dump: str) -> None:
    notes = [note for kinds, _ in STORIES.values() for kind in kinds for note in kind.notes]
    words = [
        *notes,
        "konijnen",
        "plekje bij het raam",
        "Havenstraat",
        "06-12345601",
        "vlinderboom.example",
        "pleeggezin",
        "Eritrea",
        "Mijn brug was nog niet af",
        "gooien met blokken",
        "Nu is hij van ons allebei",
        "vooral even op het plein",
    ]
    assert [text for text in words if text in dump] == []


def test_the_search_would_find_what_is_stored_in_the_clear(dump: str) -> None:
    assert "De Vlinderboom" in dump
    assert "SIG-AVO-04" in dump


def test_with_the_key_everything_is_there(demo) -> None:  # type: ignore[no-untyped-def]
    sami = demo.pupils["sami"]
    assert know(sami).full_name == "Sami Haddad"
    assert profile_of(demo.users["aicha"]).full_name == "Aïcha El Amrani"
    note = Observation.objects.filter(pupil=sami).exclude(note_sealed=None).first()
    assert note is not None
    assert open_key(sami.key).unseal(note_context(note.pk), note.note_sealed) in {
        text for kind in STORIES["keeps_distance"][0] for text in kind.notes
    }


def test_what_the_pages_say_after_saving_is_not_readable_either(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    form = {"id": "7d3f3a52-1d1f-4d8f-8a59-0c8a3f1b2c4d", "signals": ["SIG-AVO-04"], "note": "zat onder de bank"}
    client.post(f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/nieuw/", form)
    dump = _dump() + "".join(base64.b64decode(row.session_data).decode("latin-1") for row in Session.objects.all())
    assert "Lotte" not in dump
    assert "onder de bank" not in dump
    assert "Opgeslagen bij Lotte" in client.get("/vastleggen/").content.decode()


def test_notes_that_wait_to_be_looked_over_are_not_readable_either(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    table = "datum;leerling;tekst;auteur\n3-11-2025;Lotte;verstopte zich achter het gordijn;Juf Anneke"
    page = client.post("/vastleggen/eerder/", {"text": table, "mine": "yes"})["Location"]
    waiting = _dump()
    client.post(f"{page}leerling/{demo.pupils['lotte'].pk}/", {"line": ["2"]})
    assert Observation.objects.filter(pupil=demo.pupils["lotte"]).exists()
    for dump in (waiting, _dump()):
        assert [word for word in ("Lotte", "Anneke", "gordijn") if word in dump] == []
