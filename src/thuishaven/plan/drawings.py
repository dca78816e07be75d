"""Drawings of the child: kept sealed, opened one at a time."""

from collections.abc import Collection, Iterable
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpResponse

from thuishaven.domain.drawings import CleanDrawing, clean, opened
from thuishaven.privacy.access import Admission, record_change
from thuishaven.vault.sealing import OpenKey

from .drawing_sweep import sweep_drawings, used_drawings
from .models import Drawing, SupportPlan


def _context(drawing_id: UUID) -> str:
    return f"plan.drawing.png:{drawing_id}"


def keep_drawing(*, admission: Admission, content: bytes, showing: Collection[str] = ()) -> Drawing:
    """Keep what the child drew, cleaned of everything but its pixels. Raises RefusedDrawingError.

    What came long ago with a form that was never saved goes, but not the drawings in ``showing``: the form holds them.

    The plan it belongs to is made when there is none; without a version it says nothing and shows nowhere.
    """
    cleaned = clean(content)
    with transaction.atomic():
        plan, _ = SupportPlan.objects.get_or_create(pupil=admission.pupil, defaults={"created_at": admission.now})
        sweep_drawings(plan, admission.key, admission.now, showing)
        drawing = Drawing(id=uuid4(), plan=plan, by=admission.person.user, at=admission.now)
        drawing.png_sealed = admission.key.seal_bytes(_context(drawing.pk), cleaned.content)
        drawing.save(force_insert=True)
        record_change(admission, "drawing_keep", drawing.pk)
    return drawing


def read_drawing(drawing: Drawing, key: OpenKey) -> CleanDrawing:
    """The picture itself."""
    return opened(key.unseal_bytes(_context(drawing.pk), drawing.png_sealed))


def read_drawings(admission: Admission, ids: Iterable[str]) -> dict[str, CleanDrawing]:
    """The pictures of these drawings of the pupil, by id, in one query; what is not of this pupil is left out."""
    wanted = [UUID(one) for one in ids]
    found = Drawing.objects.filter(plan__pupil_id=admission.pupil.pk, pk__in=wanted) if wanted else ()
    return {str(one.pk): read_drawing(one, admission.key) for one in found}


def as_response(picture: CleanDrawing) -> HttpResponse:
    """The picture for a page; a browser takes it for nothing else and the file name says nothing about the child."""
    return HttpResponse(picture.content, content_type=f"image/{picture.kind}", headers={
        "Content-Disposition": f'inline; filename="tekening.{picture.kind}"',
        "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
    })  # fmt: skip


def find_drawing(pupil_id: UUID, drawing_id: UUID) -> Drawing | None:
    """A drawing of this pupil; None when there is none with that id, or it is of another child."""
    return Drawing.objects.filter(plan__pupil_id=pupil_id, pk=drawing_id).first()


def drawing_ids(pupil_id: UUID) -> set[str]:
    """The ids of all drawings of a pupil, as they stand in what the child said."""
    return {str(one) for one in Drawing.objects.filter(plan__pupil_id=pupil_id).values_list("pk", flat=True)}


def newest_drawings(admission: Admission, also: Collection[str] = (), most: int = 6) -> tuple[str, ...]:
    """The ids of the newest drawings of a pupil that stand somewhere, newest first.

    ``also`` are there even when they are older, or came with a form that was not saved yet.
    """
    rows = Drawing.objects.filter(plan__pupil_id=admission.pupil.pk).order_by("-at").values_list("pk", flat=True)
    found, used = [str(one) for one in rows], used_drawings(admission.pupil.pk, admission.key)
    newest = [one for one in found if one in used][:most]
    return tuple(one for one in found if one in newest or one in also)
