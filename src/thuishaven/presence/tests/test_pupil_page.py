"""The page of one pupil: days and periods, corrected and taken back, nothing lost."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thuishaven.privacy.models import LogEntry
from thuishaven.privacy.services import erase_pupil
from thuishaven.school.days import standing_absences
from thuishaven.school.models import Absence, AbsenceTakenBack


def url_of(demo, key: str = "sami", page: str = "pupil", *args) -> str:
    return reverse(f"presence:{page}", args=[demo.pupils[key].pk, *args])


def form(first: date | None, last: date | None = None, **more) -> dict[str, object]:
    found = {"id": str(uuid4()), "part": "", "kind": "other", "last": last.isoformat() if last else ""}
    return found | ({"first": first.isoformat()} if first else {}) | more


@pytest.fixture
def send(as_user, demo):
    """Send the form of a pupil."""

    def post(data, key: str = "sami", *, by: str = "marleen"):
        return as_user(by).post(url_of(demo, key), data)

    return post


def standing(demo, key: str = "sami"):
    return standing_absences().filter(pupil=demo.pupils[key])


def test_a_period_with_a_part_and_a_kind_is_noted_and_shown(demo, days, send, as_user) -> None:
    assert send(form(days[4], days[2], part="morning", kind="leave")).status_code == 302
    row = standing(demo).get()
    assert (row.first, row.last, row.part, row.kind) == (days[4], days[2], "morning", "leave")
    page = as_user("marleen").get(url_of(demo)).content.decode()
    assert "alleen de ochtend, verlof" in page
    assert "Genoteerd door Marleen de Wit" in page
    assert LogEntry.objects.get(verb="absence_add").thing == str(row.pk)


def test_without_a_last_day_it_is_one_day_and_open_when_that_is_ticked(demo, days, send, spans) -> None:
    send(form(days[3]))
    send(form(days[1], until_open="on"))
    assert spans() == [(days[3], days[3]), (days[1], None)]


def test_sending_twice_notes_once_and_another_child_keeps_its_own(demo, days, send) -> None:
    data = form(days[3])
    assert send(data).status_code == send(data).status_code == 302
    assert standing(demo).count() == 1
    assert send(data, "noor").status_code == 422
    assert not standing(demo, "noor").exists()


@pytest.mark.parametrize(
    ("first", "last", "more", "said"),
    [
        (0, -2, {}, "De laatste dag ligt voor de eerste."),
        (None, None, {}, "Kies de eerste dag."),
        (-500, None, {}, "Dit is te lang geleden."),
        (500, 501, {}, "Kies een dag binnen een jaar."),
        (0, 400, {}, "Kies een dag binnen een jaar."),
        (3, None, {"until_open": "on"}, "Begint het later, kies dan ook een laatste dag."),
        (0, 1, {"until_open": "on"}, "Kies een laatste dag, of vink aan dat die nog niet bekend is."),
        (0, None, {"kind": "griep"}, "Kies er een uit de lijst."),
        (0, None, {"part": "avond"}, "Kies er een uit de lijst."),
    ],
)
def test_what_is_not_right_is_said_and_nothing_is_noted(demo, days, send, first, last, more, said) -> None:
    at = {
        name: days[0] + timedelta(days=step) if step is not None else None for name, step in (("f", first), ("l", last))
    }
    answer = send(form(at["f"], at["l"], **more))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not standing(demo).exists()


def test_days_that_overlap_are_refused_and_the_other_half_of_a_day_is_not(demo, days, send, away) -> None:
    away("sami", days[3], days[2], part="morning")
    answer = send(form(days[2]))
    assert answer.status_code == 422
    assert "Wijzig die afwezigheid, of kies andere dagen." in answer.content.decode()
    assert send(form(days[2], part="afternoon")).status_code == 302
    assert send(form(days[1])).status_code == 302


def test_nothing_can_be_written_in_words(demo, days, as_user) -> None:
    page = as_user("marleen").get(url_of(demo)).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "<textarea" not in main
    assert 'type="text"' not in main


def test_a_correction_keeps_what_stood_there(demo, days, as_user, away, spans) -> None:
    row = away("sami", days[4])
    client = as_user("marleen")
    page = url_of(demo, "sami", "change", row.pk)
    assert f'value="{days[4].isoformat()}"' in client.get(page).content.decode()
    data = form(days[4], days[3])
    assert client.post(page, data).status_code == 302
    assert spans() == [(days[4], days[3])]
    assert AbsenceTakenBack.objects.get(absence=row).by == demo.users["marleen"]
    assert client.post(page, data).status_code == 404, "what was corrected is not corrected again"
    verbs = list(LogEntry.objects.filter(verb__startswith="absence").order_by("seq").values_list("verb", flat=True))
    assert verbs == ["absence_take_back", "absence_add"]


def test_a_correction_to_the_same_leaves_it_alone(demo, days, as_user, away) -> None:
    row = away("sami", days[4], days[4])
    as_user("marleen").post(url_of(demo, "sami", "change", row.pk), form(days[4], kind="ill"))
    assert standing(demo).get() == row


def test_a_correction_that_meets_another_absence_is_refused(demo, days, as_user, away, spans) -> None:
    row = away("sami", days[4], days[4])
    away("sami", days[2], days[2])
    assert as_user("marleen").post(url_of(demo, "sami", "change", row.pk), form(days[4], days[1])).status_code == 422
    assert spans() == [(days[4], days[4]), (days[2], days[2])]


def test_taking_back_can_be_undone_and_stays_to_be_read(demo, days, as_user, away) -> None:
    row = away("sami", days[4], days[3])
    client = as_user("marleen")
    for _ in range(2):
        page = client.post(url_of(demo, "sami", "take_back", row.pk), follow=True).content.decode()
    assert "Weggehaald. Het telt niet meer mee." in page
    assert not standing(demo).exists()
    assert "Zet terug" in client.get(url_of(demo)).content.decode()
    client.post(url_of(demo, "sami", "put_back", row.pk))
    assert standing(demo).get() == row
    assert LogEntry.objects.filter(verb="absence_take_back").count() == 1


def test_what_meets_another_absence_is_not_put_back(demo, days, as_user, away) -> None:
    row = away("sami", days[4], days[3])
    client = as_user("marleen")
    client.post(url_of(demo, "sami", "take_back", row.pk))
    away("sami", days[3], days[3])
    page = client.post(url_of(demo, "sami", "put_back", row.pk), follow=True).content.decode()
    assert "Er staat al:" in page
    assert standing(demo).count() == 1


def test_the_absence_of_another_child_is_not_found(demo, days, as_user, away) -> None:
    row = away("noor", days[4])
    for page in ("change", "take_back", "put_back"):
        assert as_user("marleen").post(url_of(demo, "sami", page, row.pk)).status_code == 404
    assert standing(demo, "noor").exists()


class TestSubstitute:
    def test_sees_today_only(self, demo, days, as_user, away):
        away("sami", days[6], days[5])
        before = as_user("femke").get(url_of(demo)).content.decode()
        assert "ziek</p>" not in before
        assert 'name="first"' not in before
        away("sami", days[0], days[0])
        assert "de hele dag, ziek</p>" in as_user("femke").get(url_of(demo)).content.decode()

    def test_notes_today_whatever_was_sent(self, demo, days, send, spans):
        assert send(form(days[5], days[4], part="afternoon"), by="femke").status_code == 302
        assert spans() == [(days[0], days[0])]

    @pytest.mark.parametrize("do", ["change", "take_back"])
    def test_leaves_other_days_alone(self, demo, days, as_user, away, do):
        row = away("sami", days[3])
        as_user("femke").post(url_of(demo, "sami", do, row.pk), form(None))
        assert standing(demo).get() == row

    def test_does_not_put_back_other_days(self, demo, days, as_user, away):
        row = away("sami", days[3])
        as_user("marleen").post(url_of(demo, "sami", "take_back", row.pk))
        as_user("femke").post(url_of(demo, "sami", "put_back", row.pk))
        assert not standing(demo).exists()


def test_the_page_costs_the_same_however_often_a_child_was_away(demo, days, as_user, away) -> None:
    client = as_user("marleen")
    away("sami", days[1], days[1])
    client.get(url_of(demo))
    with CaptureQueriesContext(connection) as before:
        client.get(url_of(demo))
    for day in days[2:]:
        away("sami", day, day)
    with CaptureQueriesContext(connection) as after:
        client.get(url_of(demo))
    assert len(after) == len(before)


def test_guardians_see_nothing_new(demo, days, as_user, away) -> None:
    away("milan", days[0], days[0])
    client = as_user("petra")
    assert client.get(url_of(demo, "milan")).status_code == 403
    page = client.get(f"/mijn-kind/{demo.pupils['milan'].pk}/").content.decode()
    assert "niet op school" not in page.lower()
    assert "afwezig" not in page.lower()


def test_erasing_a_pupil_erases_its_absences(demo, days, away, as_user) -> None:
    away("sami", days[4], days[3])
    gone = away("sami", days[2], days[2])
    as_user("marleen").post(url_of(demo, "sami", "take_back", gone.pk))
    kept = away("noor", days[0])
    erase_pupil(
        pupil=demo.pupils["sami"], ground="retention_over", by=demo.users["ruud"], now=demo.pupils["sami"].created_at
    )
    assert not Absence.objects.filter(pupil=demo.pupils["sami"]).exists()
    assert not AbsenceTakenBack.objects.filter(absence=gone).exists()
    assert Absence.objects.filter(pk=kept.pk).exists()


def test_the_demo_school_has_one_absence_of_two_days_on_which_nothing_was_seen(demo, today) -> None:
    row = Absence.objects.get()
    assert row.pupil == demo.pupils["bram"]
    assert row.first < row.last < today
    seen = demo.pupils["bram"].observations.filter(at__date__range=(row.first, row.last))
    assert not seen.exists()
