"""From rows to the input of a picture."""

from datetime import UTC, datetime
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from thuishaven.domain.access import Action, Tie, decide
from thuishaven.observe.models import Observation, Withdrawal
from thuishaven.observe.services import note_context
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.pupils import know
from thuishaven.understand.queries import picture_input, picture_of
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


def test_a_row_becomes_an_observation_in_local_time_with_its_note_opened(demo) -> None:  # type: ignore[no-untyped-def]
    key = uuid4()
    sealed = open_key(demo.pupils["lotte"].key).seal(note_context(key), "Zocht mij op na de val.")
    _row(demo, "lotte", id=key, moment="play", state="tense", signals=["SIG-POS-02"], triggers=["TRIG-BODY"],
         responses=["STR-COREG-05"], effect=1, note_sealed=sealed)  # fmt: skip
    (seen,) = picture_input(_admission(demo, "lotte")).observations
    assert (seen.id, seen.observer) == (str(key), str(demo.users["marleen"].pk))
    assert (seen.day.isoformat(), seen.clock.isoformat()) == ("2026-11-18", "09:05:00")
    assert seen.words == "Zocht mij op na de val."
    assert (seen.moment, seen.state, seen.effect) == ("play", "tense", 1)
    assert (seen.signals, seen.triggers, seen.responses) == (("SIG-POS-02",), ("TRIG-BODY",), ("STR-COREG-05",))


def test_what_was_left_empty_is_unknown(demo) -> None:  # type: ignore[no-untyped-def]
    _row(demo, "lotte", signals=["SIG-POS-02"])
    (seen,) = picture_input(_admission(demo, "lotte")).observations
    assert (seen.moment, seen.state, seen.effect, seen.words) == (None, None, None, "")


def test_withdrawn_observations_do_not_count(demo) -> None:  # type: ignore[no-untyped-def]
    kept, gone = _row(demo, "lotte", signals=["SIG-POS-02"]), _row(demo, "lotte", signals=["SIG-AVO-04"])
    Withdrawal.objects.create(observation=gone, by=demo.users["marleen"], at=NOW)
    assert [one.id for one in picture_input(_admission(demo, "lotte")).observations] == [str(kept.pk)]


def test_the_background_of_the_pupil_comes_along(demo) -> None:  # type: ignore[no-untyped-def]
    admission = _admission(demo, "tigist")
    background = picture_input(admission).pupil
    identity = admission.known.identity
    assert background.group == 5
    assert background.age == identity.age_on(NOW.date())
    assert background.arrived_on == identity.arrived_on
    assert background.risk_factors == identity.risk_factors
    assert background.background_words == identity.background


def test_the_picture_of_a_pupil_is_the_same_each_time_and_kept_nowhere(demo) -> None:  # type: ignore[no-untyped-def]
    admission = _admission(demo, "sami")
    assert picture_of(admission) == picture_of(admission)
    before = Observation.objects.count()
    with CaptureQueriesContext(connection) as asked:
        picture_of(admission)
    assert len(asked) == 2
    assert all(query["sql"].startswith("SELECT") for query in asked)
    assert Observation.objects.count() == before


def test_an_observation_after_today_waits_for_its_day(demo) -> None:  # type: ignore[no-untyped-def]
    _row(demo, "lotte", at=datetime(2026, 11, 25, 9, tzinfo=UTC), signals=["SIG-POS-02"])
    assert picture_of(_admission(demo, "lotte")).period.observations == 0
