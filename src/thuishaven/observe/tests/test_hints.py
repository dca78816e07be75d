"""While somebody types and after saving: another way to write what judges. Nothing is stopped, no guardian is corrected."""

import uuid

import pytest

from thuishaven.observe.models import Observation

pytestmark = pytest.mark.django_db
JUDGING = "hij is een echte aandachtzoeker"


def _form(demo) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['sami'].pk}/waarnemen/nieuw/"


def test_what_is_being_typed_gets_another_way_to_write_and_is_not_kept(as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert "Je schreef ‘aandachtzoeker’" in client.post("/snel/anders/", {"words": JUDGING}).content.decode()
    assert client.post("/snel/anders/", {"words": "liep naar het raam"}).content.decode().strip() == ""
    assert client.post("/snel/anders/", {"words": JUDGING * 300}).status_code == 200


@pytest.mark.parametrize(("key", "typing"), [("marleen", True), ("samira", False)])
def test_the_note_of_staff_is_looked_at_and_that_of_a_guardian_is_not(demo, as_user, key: str, typing: bool) -> None:  # type: ignore[no-untyped-def]
    page = as_user(key).get(_form(demo)).content.decode()
    assert 'name="note"' in page
    assert ("data-gentle=" in page) is typing


@pytest.mark.parametrize(("key", "said"), [("marleen", True), ("samira", False)])
def test_after_saving_it_is_said_once_more_and_was_saved_all_the_same(demo, as_user, key: str, said: bool) -> None:  # type: ignore[no-untyped-def]
    form = {"id": str(uuid.uuid4()), "signals": ["SIG-AVO-04"], "note": JUDGING}
    page = as_user(key).post(_form(demo), form, follow=True).content.decode()
    assert ("Je schreef ‘aandachtzoeker’" in page) is said
    assert Observation.objects.filter(pk=form["id"]).exists()
