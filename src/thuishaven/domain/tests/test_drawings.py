"""Pictures from outside: what is no drawing is refused, and what is kept holds nothing but the drawing."""

import base64
import struct
import zlib

import pytest

from thuishaven.domain.drawings import MOST_BYTES, RefusedDrawingError, as_svg, clean, opened
from thuishaven.domain.drawings.jpeg import jpeg_orientation

#: A JPEG of 32 by 16 pixels as a browser writes it.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh"
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB"
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA"
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y"
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM"
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYI"
    "DAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQU"
    "FBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAQACADASIAAhEBAxEB/8QAFwABAAMAAAAAAAAAAAAAAAAAAAgJ"
    "Cv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAIBgn/xAAcEQABAwUAAAAAAAAAAAAAAAAAFhdjZaKj"
    "4uP/2gAMAwEAAhEDEQA/AI6C94QyYmt2FS+dNy8jNIA2MA8f/9k="
)
GPS = b"52.0907N 5.1214E"


def chunk(kind: bytes, data: bytes) -> bytes:
    """One part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int = 4, height: int = 3, *extra: bytes, colour: int = 2, interlaced: int = 0, raw: bytes = b""
) -> bytes:
    """A PNG, with more parts before its pixels."""
    samples = {2: 3, 3: 1, 6: 4}[colour]
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, interlaced)
    raw = raw or b"".join(b"\x00" + bytes(width * samples) for _ in range(height))
    parts = [chunk(b"IHDR", header), *extra, chunk(b"IDAT", zlib.compress(raw)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def with_segment(marker: int, data: bytes, content: bytes = JPEG) -> bytes:
    """A JPEG with a segment right after its beginning."""
    return content[:2] + bytes((0xFF, marker)) + struct.pack(">H", 2 + len(data)) + data + content[2:]


def exif(turn: int, order: str = "<") -> bytes:
    """What a phone adds: which way is up, and where the photo was made."""
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    fields = struct.pack(order + "IH", 8, 2) + struct.pack(order + "HHIHH", 0x0112, 3, 1, turn, 0)
    return b"Exif\x00\x00" + mark + fields + struct.pack(order + "HHII", 0x8825, 4, 1, 38) + bytes(4) + GPS


def _code(content: bytes) -> str:
    with pytest.raises(RefusedDrawingError) as refused:
        clean(content)
    return refused.value.code


def test_a_png_keeps_its_pixels_and_loses_everything_else() -> None:
    content = png(4, 3, chunk(b"tEXt", b"Location\x00" + GPS), chunk(b"eXIf", GPS))
    drawing = clean(content)
    assert (drawing.kind, drawing.width, drawing.height) == ("png", 4, 3)
    assert drawing.content == clean(png()).content
    assert clean(drawing.content) == drawing == opened(drawing.content)


def test_a_jpeg_loses_where_it_was_made_and_by_what() -> None:
    content = with_segment(0xE1, exif(1), with_segment(0xFE, GPS, with_segment(0xED, GPS)))
    assert GPS in content
    drawing = clean(content)
    assert (drawing.kind, drawing.width, drawing.height) == ("jpeg", 32, 16)
    assert GPS not in drawing.content
    assert clean(drawing.content) == drawing == opened(drawing.content)
    assert drawing.content == clean(JPEG).content


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_stays_the_right_way_up(turn: int, order: str) -> None:
    drawing = clean(with_segment(0xE1, exif(turn, order)))
    assert jpeg_orientation(drawing.content) == turn
    assert GPS not in drawing.content
    assert ('width="16" height="32"' if turn >= 5 else 'width="32" height="16"') in as_svg(drawing)


@pytest.mark.parametrize("tail", [b"PK\x03\x04 a zip", b"<script>alert(1)</script>", b"%PDF-1.7"])
@pytest.mark.parametrize("content", [png(), JPEG], ids=["png", "jpeg"])
def test_what_follows_the_picture_is_left_behind(content: bytes, tail: bytes) -> None:
    assert clean(content + tail).content == clean(content).content


def test_pixels_end_where_the_header_says() -> None:
    raw = b"".join(b"\x00" + bytes(12) for _ in range(3))
    assert _code(png(raw=raw + b"more")) == "broken"
    assert _code(png(raw=raw[:-1])) == "broken"
    assert _code(png(raw=b"\x09" + raw[1:])) == "broken"


def test_a_table_of_a_jpeg_holds_no_more_than_a_table() -> None:
    assert _code(with_segment(0xDB, bytes(65) + GPS)) == "broken"
    assert _code(with_segment(0xC4, bytes(17) + GPS)) == "broken"


@pytest.mark.parametrize(("content", "code"), [
    (b"", "empty"), (b"hallo", "unknown"), (b"<svg onload='alert(1)'/>", "unknown"), (b"GIF89a" + bytes(30), "unknown"),
    (b"\x00\x00\x00\x18ftypheic" + bytes(30), "unknown"), (b"%PDF-1.7\n" + png(), "unknown"),
    (png()[:-20], "broken"), (png().replace(b"IDAT", b"IDAX"), "broken"), (JPEG[:-30], "broken"), (JPEG[:300], "broken"),
    (png(0, 3), "broken"), (b"\x89PNG\r\n\x1a\n", "broken"), (b"\xff\xd8\xff\xd9", "broken"),
    (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xd9", "broken"), (png(colour=3), "broken"),
    (png() + bytes(MOST_BYTES), "too_large"),
    (png(8001, 1, raw=b"\x00"), "too_many_pixels"), (png(6000, 5000, raw=b"\x00"), "too_many_pixels"),
    (png(0xFFFFFFFF, 0xFFFFFFFF, raw=b"\x00"), "too_many_pixels"),
])  # fmt: skip
def test_what_is_no_drawing_is_refused(content: bytes, code: str) -> None:
    assert _code(content) == code


def test_a_small_file_does_not_unfold_to_a_large_one() -> None:
    """A bomb: pixels that unfold to far more than the header announces stop where the header ends."""
    assert _code(png(raw=bytes(50_000_000))) == "broken"
    assert _code(png(4000, 4000, colour=6, raw=b"\x00")) == "too_many_pixels"


def test_an_interlaced_png_is_read() -> None:
    raw = _adam7(9, 7)
    drawing = clean(png(9, 7, interlaced=1, raw=raw))
    assert (drawing.width, drawing.height) == (9, 7)
    assert _code(png(9, 7, interlaced=1, raw=raw + b"\x00")) == "broken"


def _adam7(width: int, height: int) -> bytes:
    """Empty rows of the seven passes, counted pixel by pixel."""
    grid = ("16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777")
    rows = []
    for one in "1234567":
        for y in range(height):
            columns = sum(grid[y % 8][x % 8] == one for x in range(width))
            rows.append(b"\x00" + bytes(3 * columns) if columns else b"")
    return b"".join(rows)
