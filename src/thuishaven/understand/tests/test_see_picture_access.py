"""Who may see a picture, and what the look costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.privacy.models import LogEntry


def _url(demo, pupil: str) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[pupil].pk}/begrijpen/"


@pytest.mark.parametrize(("user", "pupil", "status"), [
    ("marleen", "sami", 200),
    ("hilde", "sami", 200),
    ("aicha", "sami", 200),
    ("joost", "yara", 200),
    ("hilde", "bram", 403),
    ("aicha", "bram", 403),
    ("ruud", "sami", 403),
    ("joost", "sami", 403),
    ("femke", "sami", 403),
    ("petra", "milan", 403),
    ("petra", "sami", 404),
    ("samira", "milan", 404),
])  # fmt: skip
def test_only_the_team_sees_the_picture(demo, as_user, user, pupil, status) -> None:  # type: ignore[no-untyped-def]
    answer = as_user(user).get(_url(demo, pupil))
    assert answer.status_code == status
    if status != 200:
        assert "Wat kun je doen?" not in answer.content.decode()


def test_an_unknown_pupil_is_not_found(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    address = "/leerling/00000000-0000-4000-8000-000000000000/begrijpen/"
    assert as_user("marleen").get(address).status_code == 404


def test_it_asks_to_log_in_first(demo, client) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(_url(demo, "sami"))
    assert answer.status_code == 302
    assert "inloggen" in answer["Location"]


def test_it_only_answers_to_looking(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").post(_url(demo, "sami")).status_code == 405


def test_each_look_is_logged(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    as_user("marleen").get(_url(demo, "sami"))
    entry = LogEntry.objects.order_by("-seq")[0]
    assert (entry.verb, entry.thing, entry.why) == ("see_picture", "picture", "own_group")
    assert (entry.actor, entry.subject) == (demo.users["marleen"].pk, demo.pupils["sami"].pk)


def test_the_number_of_queries_does_not_grow_with_what_was_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, counts = as_user("marleen"), {}
    client.get("/")
    for pupil in ("lotte", "bram", "sami"):
        with CaptureQueriesContext(connection) as asked:
            client.get(_url(demo, pupil))
        counts[pupil] = len(asked)
    assert counts["bram"] == counts["sami"], counts
    assert counts["lotte"] <= counts["sami"], counts
    assert counts["sami"] <= 25, counts
