"""Changing what one recorded: what stood there before is kept, and only the writer may."""

import uuid

import pytest

from thuishaven.observe.models import Observation, ObservationRevision, Withdrawal
from thuishaven.vault.sealing import open_key

#: The moment is said, or the clock would fill it in on a school day.
FORM = {"signals": ["SIG-AVO-04"], "moment": "circle"}


@pytest.fixture
def recorded(demo, as_user):  # type: ignore[no-untyped-def]
    """An observation of Lotte by Marleen, and its address."""
    form = {"id": str(uuid.uuid4()), **FORM, "note": "eerste woorden", "state": "tense"}
    as_user("marleen").post(f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/nieuw/", form)
    return Observation.objects.get(pk=form["id"]), f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/{form['id']}/"


def _change(client, address: str, **more: object):  # type: ignore[no-untyped-def]
    form = {"id": address.split("/")[-2], **FORM, "note": "betere woorden", "state": "calm", **more}
    return client.post(address, form)


def test_an_edit_keeps_how_it_read_before(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    client = as_user("marleen")
    assert _change(client, address).status_code == 302
    observation.refresh_from_db()
    assert observation.state == "calm"
    page = client.get(address + "eerder/").content.decode()
    assert "eerste woorden" in page
    assert "betere woorden" not in page
    assert "betere woorden" in client.get(f"/leerling/{observation.pupil_id}/waarnemen/").content.decode()


def test_saving_without_a_change_makes_no_revision(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    _change(as_user("marleen"), address, note="eerste woorden", state="tense")
    assert observation.revisions.count() == 0


def test_the_time_it_was_seen_stays_when_only_words_change(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    _change(as_user("marleen"), address)
    assert Observation.objects.get(pk=observation.pk).at == observation.at


@pytest.mark.parametrize("key", ["hilde", "joost", "femke", "petra"])
def test_nobody_else_changes_or_withdraws_it(recorded, as_user, key) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    client = as_user(key)
    assert _change(client, address).status_code in {403, 404}
    assert client.post(address + "intrekken/").status_code in {403, 404}
    observation.refresh_from_db()
    assert observation.state == "tense"
    assert not Withdrawal.objects.filter(observation=observation).exists()


def test_a_wrong_edit_changes_nothing(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    assert _change(as_user("marleen"), address, signals=[]).status_code == 422
    assert observation.revisions.count() == 0


def test_an_observation_of_another_pupil_is_not_found_under_this_one(recorded, demo, as_user) -> None:  # type: ignore[no-untyped-def]
    observation, _ = recorded
    assert as_user("marleen").get(f"/leerling/{demo.pupils['bram'].pk}/waarnemen/{observation.pk}/").status_code == 404


def test_taking_back_and_undoing_it(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    client, listing = as_user("marleen"), f"/leerling/{observation.pupil_id}/waarnemen/"
    client.post(address + "intrekken/")
    assert "eerste woorden" not in client.get(listing).content.decode()
    client.post(address + "terugzetten/")
    assert "eerste woorden" in client.get(listing).content.decode()


def test_taking_back_needs_a_post(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    _, address = recorded
    assert as_user("marleen").get(address + "intrekken/").status_code == 405


def test_what_came_after_reads_back_from_before_an_edit(recorded, as_user) -> None:  # type: ignore[no-untyped-def]
    _observation, address = recorded
    client = as_user("marleen")
    _change(client, address, consequences=["CONS-REPAIRED"])
    assert "checked" in client.get(address).content.decode().partition('value="CONS-REPAIRED"')[2][:40]
    _change(client, address, consequences=["CONS-UNKNOWN"])
    page = client.get(address + "eerder/").content.decode()
    assert "Het werd goedgemaakt" in page
    assert page.count("Erna:") == 1


def test_a_revision_from_before_what_came_after_existed_still_reads(recorded, as_user, demo) -> None:  # type: ignore[no-untyped-def]
    observation, address = recorded
    key = open_key(observation.pupil.key)
    old = {"at": observation.at.isoformat(), "signals": ["SIG-AVO-04"], "setting": "school", "moment": "", "state": "",
           "triggers": [], "responses": [], "effect": None, "note": "van vroeger"}  # fmt: skip
    ObservationRevision.objects.create(
        observation=observation, number=1, by=demo.users["marleen"], at=observation.at,
        before_sealed=key.seal_json(f"observe.revision.before:{observation.pk}:1", old),
    )  # fmt: skip
    assert "van vroeger" in as_user("marleen").get(address + "eerder/").content.decode()
