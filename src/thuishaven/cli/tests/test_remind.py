"""``thuishaven remind`` runs every day: it also clears away drawings that came with a form nobody saved."""

from argparse import Namespace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from thuishaven.cli.school import remind_people
from thuishaven.demo.drawings import place_at_the_window
from thuishaven.domain.errors import BadInput
from thuishaven.plan.models import Drawing


@pytest.mark.parametrize("host", ["", "mail.example"])
def test_a_forgotten_drawing_goes_with_and_without_a_mail_server(demo, as_user, settings, monkeypatch, host) -> None:  # type: ignore[no-untyped-def]
    settings.EMAIL_HOST = host
    monkeypatch.setattr("thuishaven.cli.school.start_django", lambda _data: None)
    lotte = demo.pupils["lotte"].pk
    form = {"based_on": 0, "words_helps": "x" * 501, "file_likes": SimpleUploadedFile("a.png", place_at_the_window())}
    assert as_user("marleen").post(f"/leerling/{lotte}/plannen/samen/", form).status_code == 422
    orphan = Drawing.objects.get(plan__pupil=lotte)
    Drawing.objects.filter(pk=orphan.pk).update(at=orphan.at - timedelta(hours=25))
    if host:
        assert remind_people(Namespace(data=None)) == 0
    else:
        with pytest.raises(BadInput):
            remind_people(Namespace(data=None))
    assert not Drawing.objects.filter(pk=orphan.pk).exists()
