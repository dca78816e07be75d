"""Two people, or one in two places, change the same: nothing is overwritten, both versions stay, a person decides."""

import re

import pytest
from django.utils import timezone

from thuishaven.knowledge.loader import load_catalogue
from thuishaven.observe.models import Observation, OtherVersion
from thuishaven.observe.witnesses import guardian_witness
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import Guardianship

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(demo) -> Observation:  # type: ignore[no-untyped-def]
    """What Samira told Marleen: both may change it."""
    mother = Guardianship.objects.get(pupil=demo.pupils["sami"], user=demo.users["samira"])
    now = timezone.now()
    return Observation.objects.create(
        id="7b0c9d7e-55a5-4b43-8e0a-6d0a1a0a7b11", pupil=demo.pupils["sami"], observer=demo.users["marleen"], observer_role="guardian",
        witness=guardian_witness(guardianship=mother, now=now), setting="home", at=now, recorded_at=now,
        signals=["SIG-AVO-04"], state="calm",
    )  # fmt: skip


def _address(one: Observation) -> str:
    return f"/leerling/{one.pupil_id}/waarnemen/{one.pk}/"


def _form(client, one: Observation, **changes: str) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """The form as the page shows it now, with changes."""
    page = client.get(_address(one)).content.decode()
    base = re.search(r'name="base" value="(\d+)"', page)
    assert base is not None
    return {"id": str(one.pk), "base": base[1], "signals": "SIG-AVO-04", **changes}


@pytest.fixture
def beside(told, as_user) -> OtherVersion:  # type: ignore[no-untyped-def]
    """Marleen and Samira both opened it; Samira saved first."""
    teacher, mother = as_user("marleen"), as_user("samira")
    by_teacher, by_mother = _form(teacher, told, state="tense"), _form(mother, told, state="flight")
    assert mother.post(_address(told), by_mother).status_code == 302
    answer = teacher.post(_address(told), by_teacher)
    assert answer["Location"] == "/vastleggen/twee-versies/"
    return OtherVersion.objects.get()


def _two(one: OtherVersion) -> str:
    return f"{_address(one.observation)}twee/{one.pk}/"


def test_the_second_of_two_changes_stands_beside_the_first(told, beside, as_user) -> None:  # type: ignore[no-untyped-def]
    told.refresh_from_db()
    assert told.state == "flight"
    assert b"tense" not in bytes(beside.seen_sealed)
    for key in ("marleen", "samira"):
        client = as_user(key)
        assert _two(beside) in client.get("/vastleggen/twee-versies/").content.decode()
        page = client.get(_two(beside)).content.decode()
        assert "Gespannen" in page
        assert load_catalogue().states["flight"].label.nl in page
    assert LogEntry.objects.filter(verb="observation_two_versions", thing=str(told.pk)).exists()


@pytest.mark.parametrize(("keep", "state", "revisions"), [("other", "tense", 2), ("standing", "flight", 1)])
def test_a_person_decides_and_the_rest_stays_to_be_read(told, beside, as_user, demo, keep, state, revisions) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    client.post(_two(beside), {"keep": keep})
    told.refresh_from_db()
    assert (told.state, told.revisions.count()) == (state, revisions)
    beside.refresh_from_db()
    assert (beside.chosen, beside.settled_by) == (keep == "other", demo.users["marleen"])
    assert _two(beside) not in client.get("/vastleggen/twee-versies/").content.decode()
    assert "Gespannen" in client.get(_two(beside)).content.decode()


def test_deciding_twice_changes_nothing_more(told, beside, as_user) -> None:  # type: ignore[no-untyped-def]
    as_user("samira").post(_two(beside), {"keep": "standing"})
    answer = as_user("marleen").post(_two(beside), {"keep": "other"}, follow=True)
    assert "Er was al gekozen" in answer.content.decode()
    told.refresh_from_db()
    assert told.state == "flight"


@pytest.mark.parametrize("key", ["hilde", "femke", "joost", "petra"])
def test_nobody_else_decides(beside, as_user, key: str) -> None:  # type: ignore[no-untyped-def]
    assert as_user(key).post(_two(beside), {"keep": "other"}).status_code in {403, 404}
    assert _two(beside) not in as_user(key).get("/vastleggen/twee-versies/").content.decode()


def test_a_form_saved_twice_is_no_second_version(told, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    form = _form(client, told, state="tense")
    for _ in range(2):
        client.post(_address(told), form)
    assert not OtherVersion.objects.exists()
    assert told.revisions.count() == 1
