"""What a guardian sent is the guardian's: one observer however it came in, and nobody else changes it."""

from uuid import uuid4

import pytest
from django.utils import timezone

from thuishaven.fromhome.models import HomeLink, HomeVisit
from thuishaven.fromhome.queries import links_of
from thuishaven.fromhome.services import send
from thuishaven.observe.models import Observation
from thuishaven.observe.services import Seen
from thuishaven.observe.witnesses import SEEN_BY

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def visit(demo) -> HomeVisit:  # type: ignore[no-untyped-def]
    """A visit of Samira, who also has an account."""
    samira = demo.pupils["sami"].guardianships.get(user=demo.users["samira"])
    link = HomeLink.objects.create(
        id=uuid4(), guardianship=samira, fingerprint="x", language="ar", by=demo.users["marleen"], at=NOW, until=NOW
    )
    return HomeVisit.objects.create(link=link, day=timezone.localdate())


def _sent(visit: HomeVisit, note: str = "") -> Observation:
    seen = Seen(at=NOW, signals=("SIG-POS-02",), setting="home", note=note)
    return send(visit=visit, observation_id=uuid4(), seen=seen, now=NOW)


def test_with_a_link_and_with_an_account_she_is_one_observer(demo, visit) -> None:  # type: ignore[no-untyped-def]
    own = Observation.objects.filter(pupil=demo.pupils["sami"], observer=demo.users["samira"]).first()
    assert own is not None
    both = Observation.objects.filter(pk__in=[own.pk, _sent(visit).pk]).annotate(seen_by=SEEN_BY)
    assert set(both.values_list("seen_by", flat=True)) == {demo.users["samira"].pk}


def test_the_list_names_her_and_how_it_came_and_nobody_can_change_it(demo, visit, as_user) -> None:  # type: ignore[no-untyped-def]
    one, teacher = _sent(visit, "شرب الحليب ونام"), as_user("marleen")
    page = teacher.get(f"/leerling/{one.pupil_id}/waarnemen/?what=home").content.decode()
    assert "شرب الحليب ونام" in page
    assert "Gestuurd met de link voor thuis" in page
    assert f"/waarnemen/{one.pk}/" not in page
    assert teacher.get(f"/leerling/{one.pupil_id}/waarnemen/{one.pk}/").status_code == 404
    assert teacher.post(f"/leerling/{one.pupil_id}/waarnemen/{one.pk}/intrekken/").status_code == 404
    assert not hasattr(one, "withdrawal")


def test_the_picture_names_her(demo, visit, as_user) -> None:  # type: ignore[no-untyped-def]
    _sent(visit, "een nacht met drie keer wakker")
    assert "Samira Haddad" in as_user("marleen").get(f"/leerling/{demo.pupils['sami'].pk}/begrijpen/").content.decode()


def test_it_does_not_push_the_child_in_front_of_who_made_the_link(demo, visit, as_user) -> None:  # type: ignore[no-untyped-def]
    Observation.objects.filter(observer=demo.users["marleen"]).update(recorded_at=NOW - timezone.timedelta(days=90))
    _sent(visit)
    assert "Het laatst gekozen" not in as_user("marleen").get("/vastleggen/").content.decode()


def test_the_school_sees_on_which_days_a_link_was_used(visit) -> None:  # type: ignore[no-untyped-def]
    _sent(visit)
    _sent(visit)
    state = links_of(visit.link.guardianship.pupil_id, NOW - timezone.timedelta(minutes=1))[0]
    assert (state.used_on, state.sent, state.runs) == ((timezone.localdate(),), 2, True)


def test_the_number_of_queries_does_not_grow_with_the_links(demo, as_user, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for place, guardianship in enumerate(demo.pupils["milan"].guardianships.all()):
        for number in range(3):
            link = HomeLink.objects.create(
                id=uuid4(), guardianship=guardianship, fingerprint=f"{place} {number}", language="uk",
                by=demo.users["marleen"], at=NOW, until=NOW + timezone.timedelta(days=3),
            )  # fmt: skip
            HomeVisit.objects.create(link=link, day=timezone.localdate())
    teacher = as_user("marleen")
    teacher.get("/")
    with django_assert_max_num_queries(20):
        teacher.get(f"/leerling/{demo.pupils['milan'].pk}/thuis/")
