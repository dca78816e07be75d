"""Reading a PNG and writing it anew with its pixels only (PNG specification, third edition, W3C 2025)."""

import struct
import zlib
from collections.abc import Iterator

from .refusals import RefusedDrawingError, check_size

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Colour type: how many samples a pixel has, and of how many bits a sample may be.
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PALETTE = 3
#: Of each pass of an interlaced picture (Adam7): first column and row, steps between columns and rows.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_FILTERS = 5
#: The most bytes of pixels; a small file can unfold to a great many.
_MOST_RAW = 32_000_000


def clean_png(content: bytes) -> tuple[int, int, bytes]:
    """Width, height and the picture with its header, palette, transparency and pixels. Raises RefusedDrawingError."""
    parts: dict[bytes, bytes] = {}
    pixels: list[bytes] = []
    for kind, data in _chunks(content):
        if kind == b"IDAT":
            pixels.append(data)
        elif kind in {b"IHDR", b"PLTE", b"tRNS"}:
            if kind in parts:
                raise RefusedDrawingError("broken")
            parts[kind] = data
    header = parts.get(b"IHDR", b"")
    width, height, lines = _read_header(header)
    palette, see_through = parts.get(b"PLTE", b""), parts.get(b"tRNS", b"")
    if len(palette) % 3 or len(palette) > 768 or len(see_through) > 256 or (header[9] == _PALETTE and not palette):
        raise RefusedDrawingError("broken")
    written = [_SIGNATURE, _chunk(b"IHDR", header)]
    written += [_chunk(kind, parts[kind]) for kind in (b"PLTE", b"tRNS") if parts.get(kind)]
    written += [_chunk(b"IDAT", zlib.compress(_unfold(b"".join(pixels), lines), 6)), _chunk(b"IEND", b"")]
    return width, height, b"".join(written)


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG that was cleaned before. Raises RefusedDrawingError."""
    header = next((data for kind, data in _chunks(content) if kind == b"IHDR"), b"")
    return _read_header(header)[:2]


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of the file up to its end mark, each with a right checksum; what follows the end mark is not read."""
    place = len(_SIGNATURE)
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        end = place + 12 + length
        if end > len(content):
            break
        kind, data = content[place + 4 : place + 8], content[place + 8 : end - 4]
        if struct.unpack_from(">I", content, end - 4)[0] != zlib.crc32(kind + data):
            break
        if kind == b"IEND":
            return
        yield kind, data
        place = end
    raise RefusedDrawingError("broken")


def _read_header(header: bytes) -> tuple[int, int, list[tuple[int, int]]]:
    """Width, height, and the rows of pixels as (how many, bytes in each)."""
    if len(header) != 13:
        raise RefusedDrawingError("broken")
    width, height, depth, colour, compression, filtering, interlaced = struct.unpack(">IIBBBBB", header)
    check_size(width, height)
    if depth not in _DEPTHS.get(colour, set()) or compression or filtering or interlaced > 1:
        raise RefusedDrawingError("broken")
    sizes = [(width, height)]
    if interlaced:
        sizes = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in _PASSES]
    bits = depth * _SAMPLES[colour]
    lines = [(rows, 1 + (columns * bits + 7) // 8) for columns, rows in sizes if columns > 0 and rows > 0]
    if sum(rows * each for rows, each in lines) > _MOST_RAW:
        raise RefusedDrawingError("too_many_pixels")
    return width, height, lines


def _unfold(packed: bytes, lines: list[tuple[int, int]]) -> bytes:
    """The rows of pixels; never unfolds more than the header announces."""
    wanted = sum(rows * each for rows, each in lines)
    try:
        raw = zlib.decompressobj().decompress(packed, wanted + 1)
    except zlib.error as error:
        raise RefusedDrawingError("broken") from error
    if len(raw) != wanted:
        raise RefusedDrawingError("broken")
    place = 0
    for rows, each in lines:
        if any(mark >= _FILTERS for mark in raw[place : place + rows * each : each]):
            raise RefusedDrawingError("broken")
        place += rows * each
    return raw


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
