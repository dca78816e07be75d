"""Who saw it: one person stays one pair of eyes, however what they saw came in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thuishaven.observe.models import Observation, Witness
from thuishaven.observe.witnesses import SEEN_BY, guardian_witness, name_of, named_witness, names_of_observers
from thuishaven.school.models import Guardianship
from thuishaven.vault.sealing import open_key

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def _write_down(demo, witness: Witness | None, by: str = "marleen") -> Observation:  # type: ignore[no-untyped-def]
    return Observation.objects.create(
        id=Witness().pk, pupil=demo.pupils["sami"], observer=demo.users[by], witness=witness,
        observer_role="guardian", at=NOW - timedelta(hours=1), recorded_at=NOW, signals=["SIG-AVO-04"],
    )  # fmt: skip


def _seen_by(*observations: Observation) -> set[object]:
    return set(
        Observation.objects.filter(pk__in=[one.pk for one in observations])
        .annotate(seen_by=SEEN_BY).values_list("seen_by", flat=True)
    )  # fmt: skip


def test_what_a_mother_told_and_what_she_recorded_herself_are_of_one_observer(demo) -> None:  # type: ignore[no-untyped-def]
    mother = Guardianship.objects.get(pupil=demo.pupils["sami"], user=demo.users["samira"])
    told = _write_down(demo, guardian_witness(guardianship=mother, now=NOW))
    own = _write_down(demo, None, by="samira")
    assert _seen_by(told, own) == {demo.users["samira"].pk}
    assert guardian_witness(guardianship=mother, now=NOW) == told.witness


def test_a_guardian_without_an_account_is_an_observer_of_their_own(demo) -> None:  # type: ignore[no-untyped-def]
    mother = Guardianship.objects.get(pupil=demo.pupils["sami"], user=demo.users["samira"])
    mother.user = None
    mother.save()
    witness = guardian_witness(guardianship=mother, now=NOW)
    told, other = _write_down(demo, witness), _write_down(demo, None)
    assert _seen_by(told, other) == {witness.pk, demo.users["marleen"].pk}
    key = open_key(demo.pupils["sami"].key)
    names = names_of_observers(demo.pupils["sami"].pk, key, _seen_by(told, other))
    assert names[witness.pk] == name_of(witness, key)
    assert "Samira" in names[witness.pk]


def test_the_same_name_is_the_same_author_and_stands_sealed(demo) -> None:  # type: ignore[no-untyped-def]
    pupil, key = demo.pupils["sami"], open_key(demo.pupils["sami"].key)
    first = named_witness(pupil=pupil, key=key, name="Juf  Ria Zonneveld", now=NOW)
    again = named_witness(pupil=pupil, key=key, name="juf ria zonneveld ", now=NOW)
    assert first == again
    assert named_witness(pupil=pupil, key=key, name="Meester Ton", now=NOW) != first
    assert b"Zonneveld" not in bytes(first.name_sealed)
    assert name_of(first, key) == "Juf Ria Zonneveld"


def test_the_list_of_a_child_names_who_saw_it(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    pupil, key = demo.pupils["sami"], open_key(demo.pupils["sami"].key)
    _write_down(demo, named_witness(pupil=pupil, key=key, name="Juf Ria Zonneveld", now=NOW))
    assert "Juf Ria Zonneveld" in as_user("marleen").get(f"/leerling/{pupil.pk}/waarnemen/").content.decode()
    assert "Juf Ria Zonneveld" in as_user("marleen").get(f"/leerling/{pupil.pk}/begrijpen/").content.decode()
