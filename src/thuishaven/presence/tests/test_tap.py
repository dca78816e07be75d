"""One tap on the page of today: away, and back again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thuishaven.privacy.models import LogEntry
from thuishaven.school.days import standing_absences
from thuishaven.school.models import Absence
from thuishaven.school.pupils import PupilIdentity, add_pupil, enrol

TAP = "/afwezig/vandaag/"


@pytest.fixture
def tap(as_user, demo):
    """Tap on a child, as it is done on the page of today."""

    def send(do: str, key: str = "sami", *, by: str = "marleen", **more):
        return as_user(by).post(TAP, {do: str(demo.pupils[key].pk), **more}, follow=True)

    return send


def standing(demo, key: str = "sami"):
    return standing_absences().filter(pupil=demo.pupils[key])


def verbs(demo, key: str = "sami") -> list[str]:
    rows = LogEntry.objects.filter(subject=demo.pupils[key].pk, verb__startswith="absence").order_by("seq")
    return list(rows.values_list("verb", flat=True))


def test_one_tap_is_away_today_and_another_is_back(demo, days, tap) -> None:
    page = tap("away").content.decode()
    assert "Genoteerd: Sami is er vandaag niet." in page
    assert 'aria-pressed="true"><bdi>Sami</bdi>' in page
    (row,) = standing(demo)
    assert (row.first, row.last, row.part, row.kind, row.by) == (days[0], days[0], "", "other", demo.users["marleen"])
    page = tap("back").content.decode()
    assert "Sami is er vandaag." in page
    assert 'aria-pressed="true"><bdi>Sami</bdi>' not in page
    assert not standing(demo).exists()
    assert Absence.objects.filter(pk=row.pk).exists(), "nothing is deleted"
    assert verbs(demo) == ["absence_add", "absence_take_back"]


@pytest.mark.parametrize("do", ["away", "back"])
def test_the_same_tap_twice_changes_nothing(demo, days, tap, do) -> None:
    if do == "back":
        tap("away")
    for _ in range(2):
        assert tap(do).status_code == 200
    assert standing(demo).count() == (do == "away")
    assert verbs(demo) == ["absence_add", "absence_take_back"][: 1 if do == "away" else 2]


def test_the_kind_can_be_chosen_first(demo, days, tap) -> None:
    tap("away", kind="ill")
    assert standing(demo).get().kind == "ill"


@pytest.mark.parametrize("wrong", [{}, {"away": "x"}, {"kind": "griep"}, {"away": str(uuid4()), "back": str(uuid4())}])
def test_a_tap_on_nothing_notes_nothing(as_user, demo, days, wrong) -> None:
    before = Absence.objects.count()
    page = as_user("marleen").post(TAP, wrong, follow=True).content.decode()
    assert "Tik een kind aan." in page
    assert Absence.objects.count() == before


def test_a_kind_that_does_not_exist_is_refused(demo, days, tap) -> None:
    assert "Tik een kind aan." in tap("away", kind="griep").content.decode()
    assert not standing(demo).exists()


def test_an_absence_without_an_end_ends_yesterday_when_the_child_is_back(demo, days, tap, away, spans) -> None:
    away("sami", days[3])
    assert "sinds" in tap("away", "noor").content.decode()
    tap("back")
    assert spans() == [(days[3], days[0] - timedelta(days=1))]
    assert verbs(demo) == ["absence_take_back", "absence_end"]


def test_who_is_back_before_a_planned_end_is_back_from_today(demo, days, tap, away, spans) -> None:
    away("sami", days[2], days[0] + timedelta(days=5))
    tap("back")
    assert spans() == [(days[2], days[0] - timedelta(days=1))]


def test_a_longer_absence_that_begins_today_is_taken_back_whole_and_can_be_put_back(demo, days, tap, away) -> None:
    row = away("sami", days[0], days[0] + timedelta(days=5))
    page = tap("back").content.decode()
    assert "De hele afwezigheid is weggehaald." in page
    undo = reverse("presence:put_back", args=[demo.pupils["sami"].pk, row.pk])
    assert f'action="{undo}"' in page
    assert not standing(demo).exists()


def test_half_a_day_shows_which_half(demo, days, tap, away) -> None:
    away("sami", days[0], days[0], part="morning")
    page = tap("away", "noor").content.decode()
    assert "Sami</bdi></a>, alleen de ochtend" in page


def test_a_child_that_is_back_is_a_moment_to_look(demo, days, as_user, away) -> None:
    away("sami", days[2], days[1])
    page = as_user("marleen").get("/").content.decode()
    back = page[page.index("Weer op school") :]
    assert reverse("observe:record", args=[demo.pupils["sami"].pk]) in back
    assert "Weerzien is een moment om te kijken." in back


def test_a_day_without_school_asks_nobody(demo, free_day, as_user, tap) -> None:
    assert "Wie is er niet?" not in as_user("marleen").get("/").content.decode()
    assert "Vandaag is er geen school. Er is niets genoteerd." in tap("away").content.decode()
    assert not standing(demo).exists()


def test_a_substitute_taps_today(demo, days, tap, spans) -> None:
    tap("away", by="femke")
    assert spans() == [(days[0], days[0])]
    tap("back", by="femke")
    assert not standing(demo).exists()


def test_a_substitute_may_say_that_a_child_is_back_from_a_longer_absence(demo, days, tap, away, spans) -> None:
    away("sami", days[4])
    tap("back", by="femke")
    assert spans() == [(days[4], days[0] - timedelta(days=1))]


@pytest.mark.parametrize(
    ("key", "status"), [("joost", 403), ("ruud", 403), ("samira", 403), ("ineke", 403), ("petra", 404), ("dennis", 404)]
)
def test_nobody_else_taps(demo, days, as_user, key, status) -> None:
    assert as_user(key).post(TAP, {"away": str(demo.pupils["sami"].pk)}).status_code == status
    assert not standing(demo).exists()


def test_a_substitute_of_before_taps_no_more(demo, days, as_user) -> None:
    demo.users["femke"].assignments.update(ends=days[0] - timedelta(days=1))
    assert as_user("femke").post(TAP, {"away": str(demo.pupils["sami"].pk)}).status_code == 404


def test_the_page_of_today_costs_the_same_however_many_are_away(demo, days, as_user, away) -> None:
    client = as_user("marleen")
    client.get("/")
    with CaptureQueriesContext(connection) as before:
        client.get("/")
    for number in range(12):
        identity = PupilIdentity(f"Kind{number}", "", "Extra")
        pupil = add_pupil(school=demo.school, identity=identity, now=demo.pupils["sami"].created_at)
        enrol(pupil=pupil, group=demo.groups["5B"], grade=5, on=demo.groups["5B"].year.starts)
        Absence.objects.create(pupil=pupil, first=days[number], kind="ill", at=demo.pupils["sami"].created_at)
    with CaptureQueriesContext(connection) as after:
        page = client.get("/").content.decode()
    assert "Kind11" in page
    assert len(after) == len(before)
