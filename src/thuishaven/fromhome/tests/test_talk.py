"""What a guardian told in a talk is written down by the teacher and counts as seen by the guardian."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.observe.witnesses import SEEN_BY
from thuishaven.privacy.models import LogEntry

pytestmark = pytest.mark.django_db
GOOD, HARD = "SIG-POS-02", "SIG-GEN-10"


@pytest.fixture
def samira(demo):  # type: ignore[no-untyped-def]
    """The grandmother of Sami, as a guardian."""
    return demo.pupils["sami"].guardianships.get(user=demo.users["samira"])


def _address(guardianship) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{guardianship.pupil_id}/thuis/gesprek/{guardianship.pk}/"


def _told(talked_on: date, *things: dict[str, object]) -> dict[str, object]:
    form: dict[str, object] = {"talked_on": talked_on.isoformat()}
    for number in range(1, 4):
        form[f"thing{number}-id"] = str(uuid4())
    for number, thing in enumerate(things, start=1):
        form |= {f"thing{number}-{name}": value for name, value in thing.items()}
    return form


def test_several_things_of_one_talk_are_kept_under_the_name_of_who_told(demo, as_user, samira) -> None:  # type: ignore[no-untyped-def]
    today = timezone.localdate()
    earlier = today - timedelta(days=5)
    form = _told(
        today - timedelta(days=1),
        {"signals": [GOOD], "moment": "home_bed", "note": "Na het boek mocht ik hem vasthouden."},
        {"signals": [HARD], "day": earlier.isoformat(), "state": "fight", "responses": ["STR-REL-16"], "effect": "-1"},
    )
    page = as_user("marleen").post(_address(samira), form, follow=True).content.decode()
    first, second = (Observation.objects.get(pk=form[f"thing{number}-id"]) for number in (1, 2))
    for one in (first, second):
        assert (one.setting, one.observer_role, one.sent, one.observer) == (
            "home",
            "guardian",
            False,
            demo.users["marleen"],
        )
        assert one.witness is not None
        assert one.witness.guardianship == samira
    assert timezone.localdate(first.at) == today - timedelta(days=1)
    assert timezone.localdate(second.at) == earlier
    assert not Observation.objects.filter(pk=form["thing3-id"]).exists()
    assert "Opgeschreven wat Samira Haddad (opa of oma) vertelde." in page
    assert "Verteld aan Marleen de Wit" in page
    assert LogEntry.objects.filter(verb="observation_add", actor=demo.users["marleen"].pk, thing=str(first.pk)).exists()


def test_told_and_recorded_by_the_same_guardian_are_of_one_pair_of_eyes(demo, as_user, samira) -> None:  # type: ignore[no-untyped-def]
    form = _told(timezone.localdate(), {"signals": [GOOD]})
    as_user("marleen").post(_address(samira), form)
    seen_by = Observation.objects.annotate(seen_by=SEEN_BY).get(pk=form["thing1-id"]).seen_by  # type: ignore[attr-defined]
    assert seen_by == demo.users["samira"].pk


@pytest.mark.parametrize("change", [
    {"thing1-signals": []}, {"talked_on": ""}, {"talked_on": "2999-01-01"}, {"thing1-day": "2999-01-01"},
    {"thing1-moment": "circle"}, {"thing2-note": "iets zonder tik"}, {"thing1-id": "x"},
])  # fmt: skip
def test_a_form_that_is_not_right_keeps_everything_and_saves_nothing(as_user, samira, change) -> None:  # type: ignore[no-untyped-def]
    before = Observation.objects.count()
    form = _told(timezone.localdate(), {"signals": [GOOD], "note": "dit blijft staan"}) | change
    page = as_user("marleen").post(_address(samira), form)
    assert page.status_code == 422
    assert "dit blijft staan" in page.content.decode()
    assert Observation.objects.count() == before


def test_the_same_talk_sent_twice_is_saved_once(as_user, samira) -> None:  # type: ignore[no-untyped-def]
    form = _told(timezone.localdate(), {"signals": [GOOD]}, {"signals": [HARD]})
    teacher, before = as_user("marleen"), Observation.objects.count()
    assert [teacher.post(_address(samira), form).status_code for _ in range(2)] == [302, 302]
    assert Observation.objects.count() == before + 2


def test_who_wrote_a_talk_down_may_change_it(as_user, samira) -> None:  # type: ignore[no-untyped-def]
    form = _told(timezone.localdate(), {"signals": [GOOD]})
    teacher = as_user("marleen")
    teacher.post(_address(samira), form)
    assert teacher.get(f"/leerling/{samira.pupil_id}/waarnemen/{form['thing1-id']}/").status_code == 200


def test_the_guardian_of_another_child_has_no_page(demo, as_user, samira) -> None:  # type: ignore[no-untyped-def]
    other = demo.pupils["milan"].guardianships.first()
    assert as_user("marleen").get(f"/leerling/{samira.pupil_id}/thuis/gesprek/{other.pk}/").status_code == 404


def test_worrying_words_ask_who_wrote_them_down(as_user, samira) -> None:  # type: ignore[no-untyped-def]
    form = _told(timezone.localdate(), {"signals": [GOOD], "note": "Zijn vader slaat hem elke dag."})
    page = as_user("marleen").post(_address(samira), form, follow=True).content.decode()
    assert "0800-2000" in page
