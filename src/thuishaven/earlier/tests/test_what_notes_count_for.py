"""A note is a note: words alone are read and checked, and are nowhere counted as something that was seen."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from thuishaven.domain.access import Action, decide
from thuishaven.observe.fields import NOON
from thuishaven.observe.models import Observation
from thuishaven.observe.queries import last_seen, sightings, standing
from thuishaven.privacy.access import Admission, Person
from thuishaven.privacy.models import LogEntry
from thuishaven.school.pupils import know
from thuishaven.understand.queries import seen_of
from thuishaven.vault.sealing import open_key

from .tables import bring_in, keep

WORDS = "Legde haar hoofd op tafel en vroeg geen hulp."


def _day(weeks: int) -> str:
    day = timezone.localdate() - timedelta(weeks=weeks)
    return f"{day.day}-{day.month}-{day.year}"


@pytest.fixture
def two_notes(as_user, demo):
    """Two notes of Lotte with the same words, the second with a signal."""
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    imported = bring_in(client, f"{_day(3)};Lotte;{WORDS};ik", f"{_day(2)};Lotte;{WORDS};ik")
    keep(client, imported, lotte, signals_3=["SIG-AVO-04"])
    return list(standing(lotte.pk).order_by("at"))


def test_only_the_note_with_a_signal_is_a_sighting(two_notes, demo):
    lotte = demo.pupils["lotte"]
    assert list(sightings(lotte.pk)) == [two_notes[1]]
    assert last_seen([lotte.pk])[lotte.pk] == (two_notes[1].at, 1)


def test_the_picture_codes_nothing_that_a_person_left_uncoded(two_notes, demo):
    lotte = demo.pupils["lotte"]
    admission = Admission(
        Person(demo.users["marleen"], ()), lotte, know(lotte), open_key(lotte.key), decide(Action.SEE_PICTURE, ()),
        frozenset(), timezone.now(),
    )  # fmt: skip
    seen = seen_of(admission, None, timezone.localdate())
    assert seen.picture.period.observations == 1
    assert seen.picture.from_words == ()
    assert [one.clock for one in seen.observations] == [None, None]


def test_the_list_shows_both_and_counts_the_words_neither_good_nor_hard(two_notes, demo, as_user):
    client, address = as_user("marleen"), f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/"
    assert client.get(address).content.decode().count(WORDS) == 2
    for what in ("good", "hard"):
        page = client.get(f"{address}?what={what}").content.decode()
        assert page.count(WORDS) == (1 if what == "hard" else 0)


def test_words_alone_still_ask_for_the_reporting_code(as_user, demo):
    client, lotte = as_user("marleen"), demo.pupils["lotte"]
    keep(client, bring_in(client, f"{_day(2)};Lotte;Zei dat papa haar thuis vaak slaat.;ik"), lotte)
    page = client.get(f"/leerling/{lotte.pk}/begrijpen/").content.decode()
    assert "0800-2000" in page


def _form(changed: Observation, **more: object) -> dict[str, object]:
    return {"id": str(changed.pk), "day": timezone.localdate(changed.at).isoformat(), "time": "", **more}


def test_changing_an_earlier_note_needs_no_signal_and_keeps_its_day(two_notes, demo, as_user):
    client, note = as_user("marleen"), two_notes[0]
    long_ago = timezone.make_aware(datetime.combine(timezone.localdate() - timedelta(days=800), NOON))
    Observation.objects.filter(pk=note.pk).update(at=long_ago)
    note.refresh_from_db()
    address = f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/{note.pk}/"
    assert 'value="12:00' not in client.get(address).content.decode()
    assert client.post(address, _form(note, note="Anders gezegd.")).status_code == 302
    changed = Observation.objects.get(pk=note.pk)
    assert (changed.at, changed.earlier, changed.signals) == (note.at, "day", [])
    assert LogEntry.objects.filter(verb="observation_edit", thing=str(note.pk)).exists()


def test_a_time_that_is_filled_in_later_is_known_from_then_on(two_notes, demo, as_user):
    note = two_notes[0]
    as_user("marleen").post(
        f"/leerling/{demo.pupils['lotte'].pk}/waarnemen/{note.pk}/", _form(note, note=WORDS, time="09:30")
    )
    changed = Observation.objects.get(pk=note.pk)
    assert (timezone.localtime(changed.at).strftime("%H:%M"), changed.earlier) == ("09:30", "time")
