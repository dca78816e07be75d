"""A child with a phase plan and no support plan has a card, on screen and in the pile of its group."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from thuishaven.domain.access import Action, Decision, Tie
from thuishaven.phaseplan.models import PhasePlanVersion
from thuishaven.phaseplan.services import PhasePlan, PhaseWords, save_phase_plan
from thuishaven.plan.models import PlanVersion
from thuishaven.privacy.access import Admission, Person
from thuishaven.privacy.models import LogEntry
from thuishaven.school.pupils import know
from thuishaven.vault.sealing import open_key


@pytest.fixture
def phase_plan(demo):  # type: ignore[no-untyped-def]
    """Give Lotte, who has no support plan, the only phase plan."""
    PhasePlanVersion.objects.all().delete()

    def save(**phases: PhaseWords) -> None:
        pupil, tie = demo.pupils["lotte"], Tie.OWN_GROUP
        assert not PlanVersion.objects.filter(plan__pupil=pupil).exists()
        admission = Admission(
            person=Person(user=demo.users["marleen"], roles=()), pupil=pupil, known=know(pupil), key=open_key(pupil.key),
            decision=Decision(Action.EDIT_PLAN, True, tie), ties=frozenset({tie}), now=timezone.now(),
        )  # fmt: skip
        save_phase_plan(admission=admission, content=PhasePlan(PhasePlan().phases | phases), based_on=0)

    return save


def _cards(demo, name: str = "") -> str:  # type: ignore[no-untyped-def]
    return f"/steunplan/kaarten/{demo.groups['5B'].pk}/{name}"


def _card(demo, name: str = "") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['lotte'].pk}/plannen/{name or 'kaart/'}"


def _paper(answer) -> list[str]:  # type: ignore[no-untyped-def]
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def test_the_pile_of_the_group_holds_its_card_and_the_look_is_logged(demo, as_user, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan(crisis=PhaseWords(helps=("Ga naast Lotte zitten",)))
    client = as_user("marleen")
    assert f"{demo.pupils['lotte'].pk}/plannen/kaart/" in client.get(_cards(demo)).content.decode()
    last = LogEntry.objects.latest("seq").seq
    papers = [one for one in _paper(client.get(_cards(demo, "kaarten.pdf"))) if "invaller: Lotte" in one]
    assert len(papers) == 1
    assert "Te veel: Ga naast Lotte zitten" in papers[0]
    assert papers[0].index("Als het te veel wordt") < papers[0].index("Groet bij naam")
    looked = LogEntry.objects.filter(seq__gt=last, verb="see_card").values_list("subject", flat=True)
    assert demo.pupils["lotte"].pk in set(looked)


def test_its_own_card_says_what_helps_first_and_that_there_is_no_support_plan(demo, as_user, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan(crisis=PhaseWords(helps=("Ga naast Lotte zitten",)))
    for who in ("marleen", "femke"):
        page = as_user(who).get(_card(demo)).content.decode()
        assert "Er is nog geen steunplan voor Lotte." in page
        assert "Er is geen plan voor Lotte" not in page
        assert page.index("Te veel: Ga naast Lotte zitten") < page.index("Groet bij naam")
    (paper,) = _paper(as_user("marleen").get(_card(demo, "kaart.pdf")))
    assert "Te veel: Ga naast Lotte zitten" in paper


@pytest.mark.parametrize(("phases", "says"), [
    ({"tension": PhaseWords(helps=("Een glas water",))}, "Spanning: Een glas water"),
    ({"crisis": PhaseWords(own_helps="Laat mij\neven.")}, "Te veel: “Laat mij even.”"),
    ({"tension": PhaseWords(helps=("Een glas water",)), "shut_down": PhaseWords(helps=("Wacht",))}, "Dichtgaan: Wacht"),
])  # fmt: skip
def test_where_no_line_for_a_crisis_was_written_the_next_best_stands_there(
    demo, as_user, phase_plan, phases, says
) -> None:  # type: ignore[no-untyped-def]
    phase_plan(**phases)
    page = as_user("marleen").get(_card(demo)).content.decode()
    assert says in page
    assert page.count("Een glas water") == ("Spanning" in says)
    assert "Lotte" in as_user("marleen").get(_cards(demo)).content.decode()


def test_a_phase_plan_that_says_nothing_for_such_a_moment_makes_no_card(demo, as_user, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan(calm=PhaseWords(helps=("samen lezen",)))
    assert f"{demo.pupils['lotte'].pk}/plannen/kaart/" not in as_user("marleen").get(_cards(demo)).content.decode()
    assert "Er is geen plan voor Lotte" in as_user("marleen").get(_card(demo)).content.decode()


def test_the_way_to_the_pile_stands_on_the_day_page_without_any_support_plan(demo, as_user, phase_plan) -> None:  # type: ignore[no-untyped-def]
    phase_plan(crisis=PhaseWords(helps=("Ga naast Lotte zitten",)))
    PlanVersion.objects.all().delete()
    client = as_user("marleen")
    assert _cards(demo) in client.get("/").content.decode()
    page = client.get(_cards(demo)).content.decode()
    assert f"{demo.pupils['lotte'].pk}/plannen/kaart/" in page
    assert f"{demo.pupils['sami'].pk}/plannen/kaart/" not in page
