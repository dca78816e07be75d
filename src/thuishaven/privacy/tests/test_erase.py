"""Erasing a pupil: by the head, asked once, and nobody can read anything afterwards."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.utils import timezone

from thuishaven.observe.models import Observation
from thuishaven.plan.models import PlanVersion
from thuishaven.privacy.models import Erasure
from thuishaven.review.reminders import Sent, send_reminders
from thuishaven.school.models import Guardianship, Pupil
from thuishaven.school.pupils import know
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


def test_after_erasing_nothing_of_plans_can_be_read_and_nobody_is_reminded(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    sami = demo.pupils["sami"]
    PlanVersion.objects.exclude(plan__pupil=sami).delete()
    assert (
        as_user("ruud").post(_page(sami), {"ground": "retention_over", "name": know(sami).full_name}).status_code == 302
    )
    assert DataKey.objects.get(pk=sami.key_id).wrapped is None

    day = timezone.localdate()
    PlanVersion.objects.filter(plan__pupil=sami).update(starts=day - timedelta(days=40), review_on=day)
    for ahead in range(7):
        assert send_reminders(timezone.now() + timedelta(days=ahead)) == Sent(0, 0)
    assert mail.outbox == []

    marleen, femke = as_user("marleen"), as_user("femke")
    for page in ("plannen/", "plannen/kaart/", "plannen/opp.docx", "signaleringsplan/", "dit-ben-ik/", "terugkijken/",
                 "terugkijken/doelen/", "evalueren/"):  # fmt: skip
        assert marleen.get(f"/leerling/{sami.pk}/{page}").status_code == 404
        assert femke.get(f"/leerling/{sami.pk}/{page}").status_code == 404
    assert "Sami" not in marleen.get("/").content.decode()


@pytest.mark.parametrize("label", ["plan", "evaluate", "phaseplan", "review"])
def test_words_of_plans_stand_in_sealed_columns_only(label: str) -> None:
    """A text column holds a code of at most 40 characters; everything people write is sealed with the pupil's key."""
    for model in apps.get_app_config(label).get_models():
        for column in model._meta.concrete_fields:
            assert not isinstance(column, models.TextField), f"{model.__name__}.{column.name}"
            if isinstance(column, models.CharField):
                assert (column.max_length or 0) <= 40, f"{model.__name__}.{column.name}"
            if isinstance(column, models.BinaryField):
                assert column.name.endswith("_sealed"), f"{model.__name__}.{column.name}"
