"""Drawings that came with a form nobody saved go after a day; what stands somewhere or is still shown stays."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from thuishaven.demo.drawings import place_at_the_window
from thuishaven.plan.drawing_sweep import sweep_all_drawings
from thuishaven.plan.models import Drawing
from thuishaven.privacy.models import LogEntry

TOO_LONG = "x" * 501


def _together(demo) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['lotte'].pk}/plannen/samen/"


def _passport(demo) -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils['lotte'].pk}/dit-ben-ik/wijzig/"


def _picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("tekening.png", place_at_the_window(), content_type="image/png")


def _ids(demo) -> set[str]:  # type: ignore[no-untyped-def]
    return {str(one) for one in Drawing.objects.filter(plan__pupil=demo.pupils["lotte"]).values_list("pk", flat=True)}


def _grow_older(hours: int = 25) -> None:
    for one in Drawing.objects.all():
        Drawing.objects.filter(pk=one.pk).update(at=one.at - timedelta(hours=hours))


@pytest.fixture
def orphan(demo, as_user) -> str:  # type: ignore[no-untyped-def]
    """A drawing of Lotte that came with a form that was refused."""
    form = {"based_on": 0, "words_helps": TOO_LONG, "file_likes": _picture()}
    assert as_user("marleen").post(_together(demo), form).status_code == 422
    return _ids(demo).pop()


def test_a_drawing_nobody_saved_goes_after_a_day_and_not_before(demo, orphan) -> None:  # type: ignore[no-untyped-def]
    others = set(Drawing.objects.exclude(pk=orphan).values_list("pk", flat=True))
    assert others
    _grow_older(23)
    assert sweep_all_drawings(timezone.now()) == 0
    _grow_older(2)
    assert sweep_all_drawings(timezone.now()) == 1
    assert set(Drawing.objects.values_list("pk", flat=True)) == others
    entry = LogEntry.objects.get(verb="drawing_sweep")
    assert (entry.actor, entry.subject, entry.thing) == (None, demo.pupils["lotte"].pk, "1")


def test_a_new_drawing_of_the_child_clears_the_old_one_away(demo, as_user, orphan) -> None:  # type: ignore[no-untyped-def]
    _grow_older()
    assert as_user("marleen").post(_together(demo), {"based_on": 0, "file_helps": _picture()}).status_code == 302
    assert orphan not in _ids(demo)
    assert len(_ids(demo)) == 1


def test_a_drawing_the_form_still_holds_stays_with_it(demo, as_user, orphan) -> None:  # type: ignore[no-untyped-def]
    _grow_older()
    form = {"based_on": 0, "keep_likes": orphan, "file_helps": _picture()}
    assert as_user("marleen").post(_together(demo), form).status_code == 302
    assert orphan in _ids(demo)
    _grow_older()
    sweep_all_drawings(timezone.now())
    assert len(_ids(demo)) == 2


def test_a_form_that_is_refused_again_keeps_its_drawing_another_day(demo, as_user, orphan) -> None:  # type: ignore[no-untyped-def]
    _grow_older(23)
    form = {"based_on": 0, "words_helps": TOO_LONG, "keep_likes": orphan}
    assert as_user("marleen").post(_together(demo), form).status_code == 422
    _grow_older(2)
    assert sweep_all_drawings(timezone.now()) == 0
    assert orphan in _ids(demo)


def test_a_drawing_of_an_old_version_stays(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert client.post(_together(demo), {"based_on": 0, "file_likes": _picture()}).status_code == 302
    assert client.post(_together(demo), {"based_on": 1, "words_likes": "Rust."}).status_code == 302
    _grow_older()
    assert sweep_all_drawings(timezone.now()) == 0
    assert len(_ids(demo)) == 1


def test_a_drawing_on_the_page_dit_ben_ik_stays(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    assert as_user("marleen").post(_passport(demo), {"based_on": 0, "file_drawing": _picture()}).status_code == 302
    _grow_older()
    assert sweep_all_drawings(timezone.now()) == 0
    assert len(_ids(demo)) == 1


def test_dit_ben_ik_offers_no_drawing_that_may_go_and_keeps_its_own(demo, as_user, orphan) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert orphan not in client.get(_passport(demo)).content.decode()
    refused = {"based_on": 0, "words_new": TOO_LONG, "file_drawing": _picture()}
    assert client.post(_passport(demo), refused).status_code == 422
    (own,) = _ids(demo) - {orphan}
    _grow_older()
    assert client.post(_passport(demo), {"based_on": 0, "words_new": TOO_LONG, "drawing": own}).status_code == 422
    assert sweep_all_drawings(timezone.now()) == 1
    assert client.post(_passport(demo), {"based_on": 0, "drawing": own}).status_code == 302
    assert _ids(demo) == {own}


def test_a_drawing_that_went_is_said_and_the_words_stay(demo, as_user, orphan) -> None:  # type: ignore[no-untyped-def]
    _grow_older()
    sweep_all_drawings(timezone.now())
    answer = as_user("marleen").post(_together(demo), {"based_on": 0, "words_likes": "Rust.", "keep_likes": orphan})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Deze tekening is er niet meer." in page
    assert "Rust." in page
    assert as_user("marleen").post(_passport(demo), {"based_on": 0, "drawing": "none"}).status_code == 422
