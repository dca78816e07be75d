"""From rows to a picture."""

import pickle
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from thuishaven.domain.access import Action, Tie, decide
from thuishaven.observe import services
from thuishaven.observe.models import Observation, Withdrawal
from thuishaven.observe.services import note_context
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.days import days_of_school
from thuishaven.school.models import Absence, AbsenceTakenBack, Holiday, SchoolYear
from thuishaven.school.pupils import know
from thuishaven.school.queries import enrolment_of
from thuishaven.understand import pages
from thuishaven.understand.queries import Seen, alarming_of, background_of, picture_of, seen_of, words_of
from thuishaven.vault.sealing import open_key

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _admission(demo, pupil: str, now: datetime = NOW) -> Admission:  # type: ignore[no-untyped-def]
    ties = {Tie.OWN_GROUP}
    row = demo.pupils[pupil]
    return Admission(
        person=Person(demo.users["marleen"], ()), pupil=row, known=know(row), key=open_key(row.key),
        decision=decide(Action.SEE_PICTURE, ties), ties=frozenset(ties), now=now,
    )  # fmt: skip


def _row(demo, pupil: str, **values) -> Observation:  # type: ignore[no-untyped-def]
    return Observation.objects.create(**{
        "id": uuid4(), "pupil": demo.pupils[pupil], "observer": demo.users["marleen"], "observer_role": "teacher",
        "at": datetime(2026, 11, 18, 8, 5, tzinfo=UTC), "recorded_at": NOW, **values,
    })  # fmt: skip


def _seen_of(admission: Admission) -> Seen:
    today = admission.now.date()
    return seen_of(admission, enrolment_of(admission.pupil.pk, today), today)


def test_a_row_becomes_an_observation_in_local_time_with_its_note_opened(demo) -> None:  # type: ignore[no-untyped-def]
    key = uuid4()
    sealed = open_key(demo.pupils["lotte"].key).seal(note_context(key), "Zocht mij op na de val.")
    _row(demo, "lotte", id=key, moment="play", state="tense", signals=["SIG-POS-02"], triggers=["TRIG-BODY"],
         responses=["STR-COREG-05"], effect=1, note_sealed=sealed)  # fmt: skip
    admission = _admission(demo, "lotte")
    behind = _seen_of(admission)
    (seen,) = behind.observations
    assert (seen.id, seen.observer) == (str(key), str(demo.users["marleen"].pk))
    assert (seen.day.isoformat(), seen.clock.isoformat()) == ("2026-11-18", "09:05:00")
    assert words_of(admission, behind, seen.id) == "Zocht mij op na de val."
    assert (seen.moment, seen.state, seen.effect) == ("play", "tense", 1)
    assert (seen.signals, seen.triggers, seen.responses) == (("SIG-POS-02",), ("TRIG-BODY",), ("STR-COREG-05",))


def test_what_was_left_empty_is_unknown(demo) -> None:  # type: ignore[no-untyped-def]
    _row(demo, "lotte", signals=["SIG-POS-02"])
    admission = _admission(demo, "lotte")
    behind = _seen_of(admission)
    (seen,) = behind.observations
    assert (seen.moment, seen.state, seen.effect) == (None, None, None)
    assert words_of(admission, behind, seen.id) == ""


def test_withdrawn_observations_do_not_count(demo) -> None:  # type: ignore[no-untyped-def]
    kept, gone = _row(demo, "lotte", signals=["SIG-POS-02"]), _row(demo, "lotte", signals=["SIG-AVO-04"])
    Withdrawal.objects.create(observation=gone, by=demo.users["marleen"], at=NOW)
    assert [one.id for one in _seen_of(_admission(demo, "lotte")).observations] == [str(kept.pk)]


def test_the_background_of_the_pupil_comes_along(demo) -> None:  # type: ignore[no-untyped-def]
    admission = _admission(demo, "tigist")
    background = background_of(admission, enrolment_of(admission.pupil.pk, NOW.date()), NOW.date())
    identity = admission.known.identity
    assert background.group == 5
    assert background.age == identity.age_on(NOW.date())
    assert background.arrived_on == identity.arrived_on
    assert background.risk_factors == identity.risk_factors
    assert background.background_words == identity.background


def test_the_picture_is_stored_nowhere_and_remembered_while_nothing_changes(demo) -> None:  # type: ignore[no-untyped-def]
    admission = _admission(demo, "sami")
    before = Observation.objects.count()
    with CaptureQueriesContext(connection) as asked:
        first = picture_of(admission)
    assert len(asked) == 4
    assert all(query["sql"].strip().startswith("SELECT") for query in asked)
    assert Observation.objects.count() == before
    with CaptureQueriesContext(connection) as again:
        assert picture_of(admission) is first
    assert len(again) == 3


def test_every_change_of_what_was_recorded_is_in_the_next_picture(demo) -> None:  # type: ignore[no-untyped-def]
    admission = _admission(demo, "lotte")
    key = uuid4()
    seen = services.Seen(at=datetime(2026, 11, 18, 8, 5, tzinfo=UTC), signals=("SIG-POS-02",), note="Zocht mij op.")

    def stands() -> list[tuple[tuple[str, ...], str]]:
        behind = _seen_of(admission)
        return [(one.signals, words_of(admission, behind, one.id)) for one in behind.observations]

    assert stands() == []
    made = services.record_observation(admission=admission, observation_id=key, seen=seen, role="teacher")
    assert stands() == [(("SIG-POS-02",), "Zocht mij op.")]
    services.edit_observation(admission=admission, observation=made, seen=replace(seen, signals=("SIG-AVO-04",)))
    assert stands() == [(("SIG-AVO-04",), "Zocht mij op.")]
    services.edit_observation(admission=admission, observation=made, seen=replace(seen, note="Zocht juf op."))
    assert stands() == [(("SIG-POS-02",), "Zocht juf op.")]
    for _ in range(2):
        services.withdraw_observation(admission=admission, observation=made)
        assert stands() == []
        services.restore_observation(admission=admission, observation=made)
        assert stands() == [(("SIG-POS-02",), "Zocht juf op.")]


def test_another_day_or_background_gives_another_picture(demo) -> None:  # type: ignore[no-untyped-def]
    today = _admission(demo, "sami")
    long_ago = _admission(demo, "sami", now=NOW - timedelta(days=300))
    assert picture_of(today).period.observations > picture_of(long_ago).period.observations
    assert picture_of(today).period.observations > 0


def test_what_is_remembered_holds_no_words(demo) -> None:  # type: ignore[no-untyped-def]
    vault = open_key(demo.pupils["lotte"].key)
    for key, words in (
        (uuid4(), "Hij zegt dat papa hem slaat"),
        (uuid4(), "Laat zich na de val bij het fietsenhok niet troosten"),
        (uuid4(), "Ze tekende een graf met bloemen voor Knelis en zei dat ze hem zo mist"),
    ):
        _row(demo, "lotte", id=key, note_sealed=vault.seal(note_context(key), words))
    admission = _admission(demo, "lotte")
    behind = _seen_of(admission)
    assert behind.picture.from_words
    assert "grief" in {one.id for one in behind.picture.look_alikes}
    assert behind.picture.safety.prompt
    assert "papa hem slaat" in alarming_of(admission, behind)[0].nl
    remembered = pickle.dumps(behind).decode("latin-1").casefold()
    assert not [word for word in ("papa hem", "fietsenhok", "knelis") if word in remembered]


def test_an_observation_after_today_waits_for_its_day(demo) -> None:  # type: ignore[no-untyped-def]
    _row(demo, "lotte", at=datetime(2026, 11, 25, 9, tzinfo=UTC), signals=["SIG-POS-02"])
    assert picture_of(_admission(demo, "lotte")).period.observations == 0


def test_the_page_is_written_once_and_shows_every_change(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, address = as_user("marleen"), f"/leerling/{demo.pupils['sami'].pk}/begrijpen/"
    first = client.get(address).content.decode()
    with CaptureQueriesContext(connection) as asked:
        again = client.get(address).content.decode()
    assert "In het kort" in again
    assert _without_token(again) == _without_token(first)
    assert not [one for one in asked if "note_sealed" in one["sql"]]
    english = as_user("marleen")
    english.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert "In het kort" not in english.get(address).content.decode()
    key = uuid4()
    seen = services.Seen(at=NOW, signals=("SIG-POS-02",), note="Kwam bij mij na de val.")
    services.record_observation(admission=_admission(demo, "sami"), observation_id=key, seen=seen, role="teacher")
    assert _without_token(client.get(address).content.decode()) != _without_token(first)


def test_the_written_page_notices_an_absence_and_a_holiday(demo, as_user, today) -> None:  # type: ignore[no-untyped-def]
    client, address = as_user("marleen"), f"/leerling/{demo.pupils['sami'].pk}/begrijpen/"
    days = days_of_school().latest(today, 5)

    def says() -> str | None:
        found = re.search(r"Sami was in deze tijd (\d+) dag", client.get(address).content.decode())
        return found and found[1]

    assert says() is None
    row = Absence.objects.create(pupil=demo.pupils["sami"], first=days[3], last=days[1], kind="ill", at=NOW)
    assert says() == "3"
    Holiday.objects.create(year=SchoolYear.objects.get(), name="Studiedag", starts=days[2], ends=days[2])
    assert says() == "2"
    row.last = days[3]
    row.save()
    assert says() == "1"
    AbsenceTakenBack.objects.create(absence=row, at=NOW)
    assert says() is None


def test_the_written_page_is_kept_sealed(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/begrijpen/")
    kept = pickle.dumps(list(pages._BODIES._values.values()))  # what the process holds
    assert len(kept) > 10_000
    assert b"Sami" not in kept
    assert b"<section" not in kept


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
