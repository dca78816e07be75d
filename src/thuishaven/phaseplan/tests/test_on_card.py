"""What the phase plan puts on the card for a substitute: what we do in a crisis and when a child shuts down, no more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.phaseplan.models import PhasePlanVersion
from thuishaven.phaseplan.on_card import card_parts
from thuishaven.phaseplan.services import PhasePlan, PhaseWords, save_phase_plan
from thuishaven.privacy.access import Admission, Person
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key


@pytest.fixture
def phase_plan(demo):  # type: ignore[no-untyped-def]
    """Save a next version of the phase plan of a pupil, with these words by phase."""
    PhasePlanVersion.objects.all().delete()
    numbers: dict[str, int] = {}

    def save(key: str, **phases: PhaseWords) -> None:
        pupil = demo.pupils[key]
        admission = Admission(
            person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
            decision=Decision(Action.EDIT_PLAN, True, Tie.OWN_GROUP), ties=frozenset({Tie.OWN_GROUP}),
            now=timezone.now() + timedelta(seconds=numbers.get(key, 0)),
        )  # fmt: skip
        content = PhasePlan()
        save_phase_plan(admission=admission, content=PhasePlan(content.phases | phases), based_on=numbers.get(key, 0))
        numbers[key] = numbers.get(key, 0) + 1

    return save


def _parts(demo, *keys: str):  # type: ignore[no-untyped-def]
    pupils = [demo.pupils[key] for key in keys]
    found = card_parts({one.pk: open_key(one.key) for one in pupils})
    return {key: found[pupil.pk] for key, pupil in zip(keys, pupils, strict=True) if pupil.pk in found}


def test_the_first_lines_of_what_helps_when_it_is_too_much_and_nothing_else(demo, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan(
        "sami",
        calm=PhaseWords(helps=("samen lezen",)),
        crisis=PhaseWords(
            see=("gooit",), helps=("afstand houden", "zeg weinig", "derde regel"), helps_not=("vastpakken",), who="juf",
            own_helps="laat mij", feel="boos",
        ),
        shut_down=PhaseWords(helps=("blijf in de buurt",)),
    )  # fmt: skip
    part = _parts(demo, "sami")["sami"]
    assert part.title == "Als het te veel wordt"
    assert [line.partition(": ")[2] for line in part.lines] == ["afstand houden", "zeg weinig", "blijf in de buurt"]


def test_only_the_newest_version_counts_and_who_has_no_words_has_no_part(demo, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan("sami", crisis=PhaseWords(helps=("oud",)))
    phase_plan("sami", crisis=PhaseWords(helps=("nieuw",)))
    phase_plan("noor", crisis=PhaseWords(helps=("oud",)))
    phase_plan("noor", calm=PhaseWords(helps=("samen lezen",)))
    found = _parts(demo, "sami", "noor", "lotte")
    assert list(found) == ["sami"]
    assert [line.partition(": ")[2] for line in found["sami"].lines] == ["nieuw"]


def test_more_children_and_versions_cost_no_more_queries(demo, phase_plan) -> None:  # type: ignore[no-untyped-def]
    counts = []
    for keys in (("sami",), ("sami", "noor", "milan")):
        for key in keys:
            phase_plan(key, crisis=PhaseWords(helps=("rustig",)))
        for key in keys:
            open_key(demo.pupils[key].key)
        with CaptureQueriesContext(connection) as found:
            assert len(_parts(demo, *keys)) == len(keys)
        counts.append(len(found))
    assert counts == [1, 1]


def test_whoever_stands_in_reads_it_on_the_card(demo, as_user, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan("sami", crisis=PhaseWords(helps=("afstand houden <b>", "zeg weinig")))
    page = as_user("femke").get(f"/leerling/{demo.pupils['sami'].pk}/plannen/kaart/").content.decode()
    assert "Als het te veel wordt" in page
    assert "afstand houden &lt;b&gt;" in page
