"""Quick capture: a child, what it showed, saved."""

from uuid import UUID, uuid4, uuid5

import pytest
from django.urls import reverse

from thuishaven.observe.models import Observation
from thuishaven.observe.services import note_context
from thuishaven.vault.sealing import open_key

pytestmark = pytest.mark.django_db


def address(demo, key: str) -> str:  # type: ignore[no-untyped-def]
    return reverse("capture:quick", args=[demo.pupils[key].pk])


def kept_as(demo, form_id: UUID, signal: str, key: str = "sami") -> UUID:  # type: ignore[no-untyped-def]
    """The id of what is saved: of the page, the child and the tap together."""
    return uuid5(form_id, f"{demo.pupils[key].pk} {signal}")


def rows(demo, key: str) -> int:  # type: ignore[no-untyped-def]
    return Observation.objects.filter(pupil=demo.pupils[key]).count()


def test_two_taps_from_today_save_what_was_seen(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, before = as_user("marleen"), rows(demo, "sami")
    assert address(demo, "sami") in client.get("/").content.decode()
    key = uuid4()
    answer = client.post(address(demo, "sami"), {"id": str(key), "signal": "SIG-POS-01", "words": ""}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    key = kept_as(demo, key, "SIG-POS-01")
    saved = Observation.objects.get(pk=key)
    assert (saved.signals, saved.observer_role, rows(demo, "sami")) == (["SIG-POS-01"], "teacher", before + 1)
    page = answer.content.decode()
    assert "Opgeslagen bij" in page
    assert reverse("observe:withdraw", args=[demo.pupils["sami"].pk, key]) in page


def test_what_the_picture_asks_about_and_strengths_are_in_sight(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").get(address(demo, "sami")).content.decode()
    first = page[: page.index("Meer om te kiezen")]
    assert 'value="SIG-AVO-04"' in first
    assert 'value="SIG-POS-01"' in first
    assert page.index('value="SIG-POS-01"') < page.index('value="SIG-AVO-04"')


def test_the_same_tap_twice_is_saved_once(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, data = as_user("marleen"), {"id": str(uuid4()), "signal": "SIG-POS-01"}
    before = rows(demo, "sami")
    for _ in range(2):
        assert client.post(address(demo, "sami"), data).status_code == 302
    assert rows(demo, "sami") == before + 1


def test_words_find_signals_and_are_kept_as_a_note(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    words = "ligt met zijn hoofd op tafel"
    found = client.post(reverse("capture:find", args=[demo.pupils["sami"].pk]), {"words": words}).content.decode()
    assert 'name="signal"' in found
    looked = client.post(address(demo, "sami"), {"id": str(uuid4()), "words": words, "find": "1"})
    assert looked.status_code == 200
    assert "Bedoel je dit?" in looked.content.decode()
    key = uuid4()
    client.post(address(demo, "sami"), {"id": str(key), "words": words, "signal": "SIG-LEARN-09"})
    key = kept_as(demo, key, "SIG-LEARN-09")
    saved = Observation.objects.get(pk=key)
    assert open_key(demo.pupils["sami"].key).unseal(note_context(key), saved.note_sealed) == words


def test_a_judging_word_gets_another_way_to_write_it_and_never_stops_anybody(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    found = client.post(reverse("capture:find", args=[demo.pupils["sami"].pk]), {"words": "hij is een aandachtzoeker"})
    assert "Je schreef ‘aandachtzoeker’" in found.content.decode()
    data = {"id": str(uuid4()), "words": "hij is een aandachtzoeker", "signal": "SIG-AMB-01"}
    assert client.post(address(demo, "sami"), data).status_code == 302


def test_several_children_in_one_go(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    page = client.get(address(demo, "sami")).content.decode()
    other = next(key for key, one in demo.pupils.items() if key != "sami" and f'value="{one.pk}"' in page)
    before = rows(demo, "sami"), rows(demo, other)
    data = {"id": str(uuid4()), "signal": "SIG-POS-06", "also": [str(demo.pupils[other].pk)]}
    for _ in range(2):
        client.post(address(demo, "sami"), data)
    assert (rows(demo, "sami"), rows(demo, other)) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize(
    "wrong",
    [{"signal": "SIG-ONZIN"}, {"signal": ""}, {"id": "x"}, {"also": [str(uuid4())]}, {"words": "a" * 3000}],
)
def test_wrong_input_is_told_and_nothing_is_saved(demo, as_user, wrong: dict) -> None:  # type: ignore[no-untyped-def]
    before = Observation.objects.count()
    data = {"id": str(uuid4()), "signal": "SIG-POS-01", **wrong}
    answer = as_user("marleen").post(address(demo, "sami"), data)
    assert answer.status_code == 422
    assert "error" in answer.content.decode()
    assert Observation.objects.count() == before


def test_another_tap_on_a_page_that_was_open_twice_is_another_sighting(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, form_id, before = as_user("marleen"), str(uuid4()), rows(demo, "sami")
    for signal in ("SIG-POS-01", "SIG-POS-06", "SIG-POS-01"):
        client.post(address(demo, "sami"), {"id": form_id, "signal": signal})
    assert rows(demo, "sami") == before + 2


def test_the_page_of_somebody_else_sent_again_saves_nothing(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    data = {"id": str(uuid4()), "signal": "SIG-POS-01"}
    as_user("femke").post(address(demo, "sami"), data)
    before = Observation.objects.count()
    assert as_user("marleen").post(address(demo, "sami"), data).status_code == 422
    assert Observation.objects.count() == before


@pytest.mark.parametrize(("who", "status"), [("petra", {403, 404}), ("ruud", {403, 404}), ("marleen", {200})])
def test_only_who_may_record_gets_there(demo, as_user, who: str, status: set[int]) -> None:  # type: ignore[no-untyped-def]
    client = as_user(who)
    assert client.get(address(demo, "sami")).status_code in status
    found = client.post(reverse("capture:find", args=[demo.pupils["sami"].pk]), {"words": "boos"})
    assert found.status_code in status


def test_a_judging_or_worrying_story_brings_the_phone_numbers(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    data = {"id": str(uuid4()), "signal": "SIG-POS-10", "words": "ze zei dat papa haar slaat"}
    page = as_user("marleen").post(address(demo, "sami"), data, follow=True).content.decode()
    assert "Veilig Thuis" in page
