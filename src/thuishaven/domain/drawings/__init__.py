"""Drawings of children as picture files: checked, and stripped of everything that is not the drawing.

A photo of a drawing can hold where and when it was made, and with what. What comes out of :func:`clean` holds the pixels
and which way is up, and nothing else: every part of the file is read and written anew, and what follows the picture
is left behind.
"""

import base64
from dataclasses import dataclass
from typing import Literal

from .jpeg import clean_jpeg, jpeg_orientation, jpeg_size
from .png import clean_png, png_size
from .refusals import MOST_PIXELS, RefusedDrawingError

__all__ = ["MOST_BYTES", "MOST_PIXELS", "CleanDrawing", "RefusedDrawingError", "as_svg", "clean", "kind_of", "opened"]

#: The largest file, in bytes: a photo of a drawing fits, a film does not.
MOST_BYTES = 6_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
Kind = Literal["png", "jpeg"]
#: How to turn a picture that is kept on its side or mirrored (EXIF 2.32, tag 0x0112) upright, as an SVG matrix for
#: width ``w`` and height ``h`` of the stored picture.
_UPRIGHT = {
    1: "1 0 0 1 0 0", 2: "-1 0 0 1 {w} 0", 3: "-1 0 0 -1 {w} {h}", 4: "1 0 0 -1 0 {h}",
    5: "0 1 1 0 0 0", 6: "0 1 -1 0 {h} 0", 7: "0 -1 -1 0 {h} {w}", 8: "0 -1 1 0 0 {w}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanDrawing:
    """A picture that holds pixels only. ``width`` and ``height`` are those of the stored pixels, before turning."""

    kind: Kind
    width: int
    height: int
    content: bytes


def kind_of(content: bytes) -> Kind | None:
    """What kind of picture ``content`` begins like; None for anything else."""
    if content.startswith(_PNG):
        return "png"
    return "jpeg" if content.startswith(_JPEG) else None


def clean(content: bytes) -> CleanDrawing:
    """The picture in ``content`` and nothing else of it. Raises RefusedDrawingError.

    The code of the error is ``empty``, ``too_large`` (more than MOST_BYTES), ``too_many_pixels``, ``unknown`` (not a PNG
    or JPEG) or ``broken``.
    """
    if not content:
        raise RefusedDrawingError("empty")
    if len(content) > MOST_BYTES:
        raise RefusedDrawingError("too_large")
    kind = kind_of(content)
    if kind is None:
        raise RefusedDrawingError("unknown")
    width, height, cleaned = clean_png(content) if kind == "png" else clean_jpeg(content)
    return CleanDrawing(kind, width, height, cleaned)


def opened(content: bytes) -> CleanDrawing:
    """A picture that came out of :func:`clean` before, without cleaning it again. Raises RefusedDrawingError."""
    kind = kind_of(content)
    if kind is None:
        raise RefusedDrawingError("unknown")
    return CleanDrawing(kind, *(png_size(content) if kind == "png" else jpeg_size(content)), content)


def as_svg(drawing: CleanDrawing) -> str:
    """The drawing upright inside an SVG, for a program that does not read which way is up."""
    width, height = drawing.width, drawing.height
    turn = jpeg_orientation(drawing.content) if drawing.kind == "jpeg" else 1
    wide, high = (height, width) if turn >= 5 else (width, height)
    pixels = base64.b64encode(drawing.content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<image width="{width}" height="{height}" transform="matrix({_UPRIGHT[turn].format(w=width, h=height)})" '
        f'href="data:image/{drawing.kind};base64,{pixels}"/></svg>'
    )
