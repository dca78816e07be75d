"""The kit: whom one records for today and no one else, with what the picture asks in front."""

import pytest

from thuishaven.privacy.models import LogEntry

pytestmark = pytest.mark.django_db


def _kit(as_user, key: str) -> dict:  # type: ignore[no-untyped-def]
    return as_user(key).get("/snel/pakket/").json()


def test_a_teacher_gets_the_own_group_and_care_team_and_the_log_says_so(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    kit = _kit(as_user, "marleen")
    mine = {one["id"] for one in kit["pupils"]}
    assert str(demo.pupils["sami"].pk) in mine
    assert str(demo.pupils["yara"].pk) not in mine
    looked = LogEntry.objects.filter(verb="device", actor=demo.users["marleen"].pk)
    assert {str(one.subject) for one in looked} == mine


def test_no_more_than_a_name_to_tap_leaves_the_school(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    for one in _kit(as_user, "marleen")["pupils"]:
        assert one.keys() == {"id", "name", "initials", "hue", "group", "good", "first"}


def test_what_the_picture_asks_stands_in_front_and_strengths_are_always_there(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    sami = next(one for one in _kit(as_user, "marleen")["pupils"] if one["id"] == str(demo.pupils["sami"].pk))
    assert "SIG-AVO-04" in sami["first"]
    assert len(sami["good"]) >= 6


def test_a_substitute_gets_the_names_but_not_the_order_of_the_picture(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    by_substitute = {one["id"]: one["first"] for one in _kit(as_user, "femke")["pupils"]}
    by_teacher = {one["id"]: one["first"] for one in _kit(as_user, "marleen")["pupils"]}
    sami = str(demo.pupils["sami"].pk)
    assert by_substitute[sami] != by_teacher[sami]


@pytest.mark.parametrize("key", ["petra", "ineke"])
def test_parents_and_the_administrator_get_none(as_user, key: str) -> None:  # type: ignore[no-untyped-def]
    assert as_user(key).get("/snel/pakket/").status_code == 403


def test_the_mark_of_the_owner_tells_people_apart_and_nothing_else(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    marks = {key: as_user(key).get("/snel/stand/").json()["owner"] for key in ("marleen", "hilde", "petra")}
    assert len(set(marks.values())) == 3
    assert marks["marleen"] == _kit(as_user, "marleen")["owner"]
    assert str(demo.users["marleen"].pk) not in marks["marleen"]
    assert f'data-owner="{marks["marleen"]}"' in as_user("marleen").get("/").content.decode()
