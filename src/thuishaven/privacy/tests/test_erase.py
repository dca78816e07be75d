"""Erasing a pupil: by the head, asked once, and nobody can read anything afterwards."""

import pytest

from thuishaven.observe.models import Observation
from thuishaven.privacy.models import Erasure
from thuishaven.school.models import Guardianship, Pupil
from thuishaven.vault.models import DataKey


def _page(pupil: Pupil) -> str:
    return f"/privacy/wissen/{pupil.pk}/"


def test_the_head_erases_after_typing_the_name(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    milan = demo.pupils["milan"]
    response = as_user("ruud").post(_page(milan), {"ground": "retention_over", "name": "milan kuipers"})
    assert response.status_code == 302
    assert DataKey.objects.get(pk=milan.key_id).wrapped is None
    assert bytes(Pupil.objects.get(pk=milan.pk).identity_sealed) == b""
    assert not Guardianship.objects.filter(pupil=milan).exists()
    assert Erasure.objects.get(pupil=milan).by == demo.users["ruud"]
    for key in ("marleen", "hilde", "petra", "ruud"):
        assert as_user(key).get(f"/leerling/{milan.pk}/waarnemen/").status_code == 404
    assert "Milan" not in as_user("marleen").get("/vastleggen/").content.decode()
    assert as_user("petra").get("/mijn-kind/").status_code in {200, 403}


@pytest.mark.parametrize(
    "wrong", [{"ground": "retention_over", "name": "Milan"}, {"ground": "", "name": "Milan Kuipers"}, {}]
)
def test_a_slip_erases_nothing(demo, as_user, wrong) -> None:  # type: ignore[no-untyped-def]
    milan = demo.pupils["milan"]
    before = Observation.objects.filter(pupil=milan).count()
    assert as_user("ruud").post(_page(milan), wrong).status_code == 422
    assert DataKey.objects.get(pk=milan.key_id).wrapped is not None
    assert Observation.objects.filter(pupil=milan).count() == before > 0


@pytest.mark.parametrize("key", ["marleen", "hilde", "ineke", "petra", "femke"])
def test_nobody_but_the_head_erases(demo, as_user, key) -> None:  # type: ignore[no-untyped-def]
    assert as_user(key).get(_page(demo.pupils["milan"])).status_code in {403, 404}
