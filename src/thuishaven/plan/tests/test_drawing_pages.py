"""Drawings: kept sealed and clean, shown to who may see the plan, and refused when they are something else."""

import struct
import uuid
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from thuishaven.demo.drawings import place_at_the_window
from thuishaven.domain.drawings import MOST_BYTES
from thuishaven.plan.models import Drawing, PlanVersion

SECRET = b"52.0907N 5.1214E"


def picture(content: bytes, name: str = "tekening.png") -> SimpleUploadedFile:
    """A file as a browser sends it, whatever it holds."""
    return SimpleUploadedFile(name, content, content_type="image/png")


def _together(demo, key: str = "lotte") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/samen/"


def _drawing(demo, key: str = "sami") -> Drawing:  # type: ignore[no-untyped-def]
    return Drawing.objects.filter(plan__pupil=demo.pupils[key]).order_by("at").first()


def _show(demo, drawing, key: str = "sami") -> str:  # type: ignore[no-untyped-def]
    return f"/leerling/{demo.pupils[key].pk}/plannen/tekening/{drawing}/"


def _with_secret(content: bytes) -> bytes:
    part = b"tEXtLocation\x00" + SECRET
    return content[:33] + struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) + content[33:]


def test_a_drawing_is_kept_without_what_a_device_added_and_shown_on_the_plan(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client, content = as_user("marleen"), _with_secret(place_at_the_window())
    answer = client.post(_together(demo), {"based_on": 0, "file_helps": picture(content)}, follow=True)
    drawing = _drawing(demo, "lotte")
    assert _show(demo, drawing.pk, "lotte") in answer.content.decode()
    shown = client.get(_show(demo, drawing.pk, "lotte"))
    assert shown.status_code == 200
    assert shown.content.startswith(b"\x89PNG")
    assert SECRET in content
    assert SECRET not in shown.content


@pytest.mark.parametrize("drawn", [("likes",), ("makes_angry",), ("helps", "helps_not"), ("likes", "helps", "opinion")])
def test_drawings_stand_on_the_paper_wherever_they_are(demo, as_user, drawn) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    files = {f"file_{one}": picture(place_at_the_window()) for one in drawn}
    words = {f"words_{one}": "Kijk maar." for one in ("likes", "helps", "opinion")}
    assert client.post(_together(demo), {"based_on": 0, **words, **files}).status_code == 302
    answer = client.get(f"/leerling/{demo.pupils['lotte'].pk}/plannen/steunplan.pdf")
    assert answer.status_code == 200
    paper = PdfReader(BytesIO(answer.content))
    assert len(paper.pages) <= 2
    every = (paper.get_object(number) for number in range(1, paper.trailer["/Size"]))
    found = [one for one in every if isinstance(one, dict) and one.get("/Subtype") == "/Image"]
    assert {(one["/Width"], one["/Height"]) for one in found} == {(640, 480)}


def test_a_drawing_stands_sealed_in_the_database(demo) -> None:  # type: ignore[no-untyped-def]
    sealed = bytes(_drawing(demo).png_sealed)
    assert b"PNG" not in sealed[:64]
    assert b"IDAT" not in sealed


def test_a_drawing_is_a_picture_and_nothing_else_for_a_browser(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    answer = as_user("marleen").get(_show(demo, _drawing(demo).pk))
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"] == 'inline; filename="tekening.png"'


def test_a_drawing_of_another_child_is_not_found_under_this_one(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    client = as_user("marleen")
    assert client.get(_show(demo, _drawing(demo).pk, "lotte")).status_code == 404
    assert client.get(_show(demo, uuid.uuid4())).status_code == 404


def test_a_drawing_of_another_child_cannot_be_taken_over(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    form = {"based_on": 0, "words_likes": "Rust.", "keep_likes": str(_drawing(demo).pk)}
    answer = as_user("marleen").post(_together(demo), form)
    assert answer.status_code == 422
    assert str(_drawing(demo).pk) not in answer.content.decode()
    assert not PlanVersion.objects.filter(plan__pupil=demo.pupils["lotte"]).exists()


@pytest.mark.parametrize(
    ("who", "status"), [("hilde", 200), ("femke", 403), ("joost", 403), ("petra", 404), ("ineke", 403)]
)
def test_only_who_sees_the_plan_sees_the_drawing(demo, as_user, who, status) -> None:  # type: ignore[no-untyped-def]
    assert as_user(who).get(_show(demo, _drawing(demo).pk)).status_code == status


def test_a_drawing_that_is_left_out_stands_in_no_new_version(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    page = as_user("marleen").post(_together(demo, "sami"), {"based_on": 1, "words_helps": "Het raam."}, follow=True)
    assert "/tekening/" not in page.content.decode()


def _bomb() -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", header)
        + part(b"IDAT", zlib.compress(bytes(40_000_000)))
        + part(b"IEND", b"")
    )


@pytest.mark.parametrize(("content", "words"), [
    (b"%PDF-1.7 dit is geen tekening", "geen foto die hier past"), (b"<svg onload='alert(1)'/>", "geen foto die hier past"),
    (b"", "leeg"), (b"\x89PNG\r\n\x1a\n" + bytes(40), "kan niet gelezen"), (b"\xff\xd8\xff\xe0" + bytes(40), "kan niet gelezen"),
    (place_at_the_window()[:-30], "kan niet gelezen"), (_bomb(), "kan niet gelezen"),
    (place_at_the_window() + bytes(MOST_BYTES), "te groot"),
], ids=["pdf", "svg", "empty", "no png", "no jpeg", "half", "bomb", "huge"])  # fmt: skip
def test_a_file_that_is_no_drawing_is_refused_and_the_rest_stays(demo, as_user, content, words) -> None:  # type: ignore[no-untyped-def]
    good = picture(place_at_the_window())
    form = {"based_on": 0, "words_likes": "Konijnen.", "file_likes": good, "file_helps": picture(content, "foto.png")}
    answer = as_user("marleen").post(_together(demo), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Konijnen." in page
    drawing = _drawing(demo, "lotte")
    assert f'name="keep_likes" value="{drawing.pk}" checked' in page
    assert Drawing.objects.filter(plan__pupil=demo.pupils["lotte"]).count() == 1
    assert not PlanVersion.objects.filter(plan__pupil=demo.pupils["lotte"]).exists()


def test_what_hides_behind_a_picture_is_left_behind(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    content = place_at_the_window() + b"<script>alert(1)</script>PK\x03\x04"
    client = as_user("marleen")
    assert client.post(_together(demo), {"based_on": 0, "file_likes": picture(content)}).status_code == 302
    shown = client.get(_show(demo, _drawing(demo, "lotte").pk, "lotte")).content
    assert b"script" not in shown
    assert not shown.endswith(b"PK\x03\x04")


def test_a_file_never_touches_a_disk(demo, as_user, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def fail(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a file on disk")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", fail)
    form = {"based_on": 0, "file_likes": picture(place_at_the_window() + bytes(3_000_000))}
    assert as_user("marleen").post(_together(demo), form).status_code == 302


def test_a_form_from_another_site_is_refused(demo) -> None:  # type: ignore[no-untyped-def]
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(demo.users["marleen"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(_together(demo), {"based_on": 0, "words_likes": "Rust."}).status_code == 403
    assert not PlanVersion.objects.filter(plan__pupil=demo.pupils["lotte"]).exists()


def test_a_guardian_sees_the_drawings_of_the_plan_that_was_shared_and_no_other(demo, as_user) -> None:  # type: ignore[no-untyped-def]
    drawings = list(Drawing.objects.filter(plan__pupil=demo.pupils["sami"]).order_by("at"))
    child = demo.pupils["sami"].pk
    shared = next(
        one
        for one in drawings
        if f"/tekening/{one.pk}/" in as_user("samira").get(f"/mijn-kind/{child}/plan/").content.decode()
    )
    others = [one for one in drawings if one != shared]
    assert as_user("samira").get(f"/mijn-kind/{child}/tekening/{shared.pk}/").status_code == 200
    assert others
    for one in others:
        assert as_user("samira").get(f"/mijn-kind/{child}/tekening/{one.pk}/").status_code == 404
    assert as_user("petra").get(f"/mijn-kind/{child}/tekening/{shared.pk}/").status_code == 404
