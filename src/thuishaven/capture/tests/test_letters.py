"""Letters of a device: each is acted on once, for whom may, at the time it truly was, and none keeps another outside."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from thuishaven.capture import services
from thuishaven.capture.models import Delivery, Letterbox
from thuishaven.observe.models import Observation, OtherVersion, Withdrawal
from thuishaven.observe.services import note_context
from thuishaven.privacy.models import LogEntry
from thuishaven.school.models import GroupAssignment
from thuishaven.vault.sealing import open_key

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def device(demo, as_user, device_of):  # type: ignore[no-untyped-def]
    """A phone of Marleen, who teaches group 5B."""
    return device_of(as_user("marleen"), timezone.now())


def _rows(demo, key: str = "sami") -> int:  # type: ignore[no-untyped-def]
    return Observation.objects.filter(pupil=demo.pupils[key]).count()


def test_what_was_tapped_without_a_network_is_recorded(demo, device) -> None:  # type: ignore[no-untyped-def]
    key = uuid4()
    letter = device.letter(
        demo.pupils["sami"].pk, observation=str(key), note="  keek naar buiten ", state="tense", effect="1", moment="circle",
        consequences=["CONS-HELP"],
    )  # fmt: skip
    assert device.outcomes(letter) == ["saved"]
    saved = Observation.objects.get(pk=key)
    assert (saved.signals, saved.state, saved.effect, saved.moment) == (["SIG-AVO-04"], "tense", 1, "circle")
    assert (saved.observer, saved.observer_role) == (demo.users["marleen"], "teacher")
    note = open_key(demo.pupils["sami"].key).unseal(note_context(key), saved.note_sealed)
    assert note == "keek naar buiten"
    assert LogEntry.objects.filter(verb="observation_add", thing=str(key)).count() == 1


def test_a_letter_that_comes_three_times_is_acted_on_once(demo, device) -> None:  # type: ignore[no-untyped-def]
    before, letter = _rows(demo), device.letter(demo.pupils["sami"].pk)
    assert device.outcomes(letter, letter) == ["saved", "saved"]
    assert device.outcomes(letter) == ["saved"]
    assert _rows(demo) == before + 1


def test_an_old_change_that_comes_again_does_not_undo_a_newer_one(demo, device) -> None:  # type: ignore[no-untyped-def]
    pupil, key = demo.pupils["sami"].pk, str(uuid4())
    first = device.letter(pupil, kind="change", observation=key, base=0, state="tense")
    second = device.letter(pupil, kind="change", observation=key, base=1, state="calm")
    assert device.outcomes(device.letter(pupil, observation=key), first, second, first) == ["saved"] * 4
    assert Observation.objects.get(pk=key).state == "calm"
    assert not OtherVersion.objects.exists()


def test_two_devices_that_change_the_same_keep_both_versions(device_of, demo, device, as_user) -> None:  # type: ignore[no-untyped-def]
    pupil, key = demo.pupils["sami"].pk, str(uuid4())
    tablet = device_of(as_user("marleen"), timezone.now())
    device.bring(device.letter(pupil, observation=key))
    assert device.outcomes(device.letter(pupil, kind="change", observation=key, base=0, state="calm")) == ["saved"]
    late = tablet.letter(pupil, kind="change", observation=key, base=0, state="flight", note="rende weg")
    assert tablet.outcomes(late, late) == ["two", "two"]
    assert Observation.objects.get(pk=key).state == "calm"
    assert OtherVersion.objects.get().observation_id == Observation.objects.get(pk=key).pk


def test_taking_back_counts_no_more_and_needs_something_to_take_back(demo, device) -> None:  # type: ignore[no-untyped-def]
    pupil, key = demo.pupils["sami"].pk, str(uuid4())
    back = device.letter(pupil, kind="withdraw", observation=key, signals=())
    assert device.outcomes(back) == ["no"]
    assert device.outcomes(device.letter(pupil, observation=key), back) == ["saved", "saved"]
    assert Withdrawal.objects.filter(observation=key).exists()


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_an_hour_off_does_not_matter(device_of, demo, as_user, hours: int) -> None:  # type: ignore[no-untyped-def]
    now, key = timezone.now(), uuid4()
    device = device_of(as_user("marleen"), now, slow=hours * 3_600_000)
    seen = int((now - timedelta(minutes=20)).timestamp() * 1000)
    device.bring(device.letter(demo.pupils["sami"].pk, observation=str(key), at=seen - device.slow))
    at = Observation.objects.get(pk=key).at
    assert abs(at - (now - timedelta(minutes=20))) < timedelta(minutes=1)


def test_what_was_seen_last_friday_stands_on_last_friday_with_its_moment(demo, device) -> None:  # type: ignore[no-untyped-def]
    local = timezone.localtime(timezone.now())
    friday = local - timedelta(days=(local.weekday() - 4) % 7 or 7)
    seen, key = friday.replace(hour=10, minute=20, second=0), uuid4()
    device.bring(
        device.letter(demo.pupils["sami"].pk, observation=str(key), at=int(seen.timestamp() * 1000))
    )  # fmt: skip
    saved = Observation.objects.get(pk=key)
    assert (timezone.localtime(saved.at).date(), saved.moment) == (friday.date(), "play")


def test_a_substitute_may_still_bring_what_was_seen_on_the_days_of_the_group(device_of, demo, as_user) -> None:  # type: ignore[no-untyped-def]
    device = device_of(as_user("femke"), timezone.now())
    yesterday = timezone.now() - timedelta(days=1)
    GroupAssignment.objects.filter(user=demo.users["femke"]).update(ends=timezone.localdate(yesterday))
    pupil, then = demo.pupils["sami"].pk, int(yesterday.timestamp() * 1000)
    letters = device.letter(pupil, at=then), device.letter(pupil, at=then - 40 * 86_400_000), device.letter(pupil)
    assert device.outcomes(*letters) == ["saved", "no", "no"]
    newest = Observation.objects.filter(observer=demo.users["femke"]).latest("recorded_at")
    assert (newest.observer_role, timezone.localdate(newest.at)) == ("substitute", timezone.localdate(yesterday))


@pytest.mark.parametrize("key", ["yara", "nobody"])
def test_a_child_one_has_nothing_to_do_with_is_refused_and_looks_like_none(demo, device, key: str) -> None:  # type: ignore[no-untyped-def]
    pupil = demo.pupils[key].pk if key in demo.pupils else uuid4()
    before = Observation.objects.count()
    assert device.outcomes(device.letter(pupil), device.letter(demo.pupils["sami"].pk)) == ["no", "saved"]
    assert Observation.objects.count() == before + 1


def test_a_letter_of_somebody_else_cannot_be_brought(demo, device, as_user) -> None:  # type: ignore[no-untyped-def]
    letter = device.letter(demo.pupils["sami"].pk)
    assert device.outcomes(letter, by=as_user("hilde")) == ["unclear"]
    assert device.outcomes(letter) == ["saved"]
    assert device.outcomes(letter, by=as_user("hilde")) == ["unclear"]


BROKEN = [
    {"signals": []}, {"signals": ["SIG-NOT-99"]}, {"signals": ["SIG-RAD-01"]}, {"note": "a" * 2001}, {"kind": "erase"},
    {"at": "soon"}, {"at": 10**18}, {"observation": "1"}, {"effect": "9"}, {"state": ["calm"]}, {"met": 10**18},
    {"ahead": 10**30}, {"ahead": 10**15}, {"met": -62_135_596_800_000},
]  # fmt: skip


@pytest.mark.parametrize("wrong", BROKEN, ids=[str(one)[:40] for one in BROKEN])
def test_what_is_no_letter_is_not_clear_and_keeps_nothing_outside(demo, device, wrong: dict) -> None:  # type: ignore[no-untyped-def]
    pupil, before = demo.pupils["sami"].pk, Observation.objects.count()
    assert device.outcomes(device.letter(pupil, **wrong), device.letter(pupil)) == ["unclear", "saved"]
    assert Observation.objects.count() == before + 1


def test_damage_on_the_way_is_not_clear(demo, device) -> None:  # type: ignore[no-untyped-def]
    letter = device.letter(demo.pupils["sami"].pk)
    other = device.letter(demo.pupils["sami"].pk)
    damaged = [{**letter, "sealed": other["sealed"]}, {**letter, "sender": "AAAA"}, {**letter, "id": str(uuid4())},
               {**letter, "box": str(uuid4())}, device.sealed("[1]"), device.sealed("x")]  # fmt: skip
    assert device.outcomes(*damaged) == ["unclear"] * 6
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"now": 9e21, "letters": []}',
        '{"now": 1, "letters": [{"id": 5}]}',
        "{}",
        '{"now": 1}',
        '{"now": 1, "letters": [{}]}',
        '{"now": "x", "letters": []}',
    ],
)
def test_what_is_no_post_is_a_bad_request(as_user, body: str) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").post("/snel/bezorgen/", body, content_type="application/json")
    assert answer.status_code == 400


def test_so_many_letters_at_once_are_refused(demo, device) -> None:  # type: ignore[no-untyped-def]
    told = {"now": 1, "letters": [device.letter(demo.pupils["sami"].pk)] * 51}
    answer = device.client.post("/snel/bezorgen/", json.dumps(told), content_type="application/json")
    assert answer.status_code == 400


def test_one_that_goes_wrong_at_school_stays_on_the_device_and_the_next_gets_in(  # type: ignore[no-untyped-def]
    demo, device, monkeypatch
) -> None:
    pupil, act, bad = demo.pupils["sami"].pk, services._act, str(uuid4())

    def breaks(request, content, *rest):  # type: ignore[no-untyped-def]
        if str(content.observation) == bad:
            raise RuntimeError
        return act(request, content, *rest)

    monkeypatch.setattr(services, "_act", breaks)
    letter = device.letter(pupil, observation=bad)
    assert device.outcomes(letter, device.letter(pupil)) == ["later", "saved"]
    monkeypatch.undo()
    assert device.outcomes(letter) == ["saved"]


def test_a_worrying_note_brings_the_numbers_along(demo, device) -> None:  # type: ignore[no-untyped-def]
    letter = device.letter(demo.pupils["sami"].pk, note="ze zei dat papa haar slaat")
    assert "Veilig Thuis" in device.bring(letter)[0]["prompt"]
    assert device.bring(device.letter(demo.pupils["sami"].pk, note="viel op het plein"))[0]["prompt"] == ""


def test_who_is_not_logged_in_hears_so_and_nothing_is_lost(demo, device) -> None:  # type: ignore[no-untyped-def]
    device.client.logout()
    assert device.client.get("/snel/stand/").status_code == 401
    assert device.client.post("/snel/bezorgen/", "{}", content_type="application/json").status_code == 302
    assert device.client.get("/snel/pakket/").status_code == 302


def test_an_old_box_is_followed_by_a_new_one_and_still_opens(device_of, demo, device) -> None:  # type: ignore[no-untyped-def]
    letter = device.letter(demo.pupils["sami"].pk)
    Letterbox.objects.update(made_at=NOW - timedelta(days=200))
    fresh = device_of(device.client, timezone.now())
    assert fresh.kit["box"]["id"] != device.kit["box"]["id"]
    assert fresh.outcomes(letter, fresh.letter(demo.pupils["sami"].pk)) == ["saved", "saved"]
