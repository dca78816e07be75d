"""Reading a JPEG and writing it anew without what cameras and programs add (ITU-T T.81; EXIF 2.32 for the orientation)."""

import re
import struct
from collections.abc import Iterator

from .refusals import RefusedDrawingError, check_size

_START, _END, _SCAN, _TABLES, _QUANTA, _RESTART = 0xD8, 0xD9, 0xDA, 0xC4, 0xDB, 0xDD
_APP0, _APP1, _ADOBE, _APP15, _COMMENT = 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
#: Kinds of picture: baseline, extended, progressive. The others are rare and unknown to most programs.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_MOST_SCANS = 64
#: The next marker inside a scan: not a stuffed byte, not a restart, not filling.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_EXIF = b"Exif\x00\x00"
_JFIF = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_ORIENTATION = 0x0112


def clean_jpeg(content: bytes) -> tuple[int, int, bytes]:
    """Width, height and the picture with its tables and scans and which way is up. Raises RefusedDrawingError."""
    size: tuple[int, int] | None = None
    kept: list[bytes] = []
    turn, transform, scans = 1, None, 0
    for marker, data, scan in _segments(content):
        if marker in _FRAMES:
            if size is not None:
                raise RefusedDrawingError("broken")
            size = _read_frame(data)
        elif marker == _SCAN:
            scans += 1
            if size is None or scans > _MOST_SCANS or not scan:
                raise RefusedDrawingError("broken")
        elif marker == _APP1:
            turn = _read_orientation(data) or turn
        elif marker == _ADOBE and data.startswith(b"Adobe") and len(data) == 12:
            transform = data[11]
        _check_tables(marker, data)
        if not (_APP0 <= marker <= _APP15 or marker == _COMMENT):
            kept.append(_segment(marker, data) + scan)
    if size is None or not scans:
        raise RefusedDrawingError("broken")
    head = [bytes((0xFF, _START))]
    if transform is None:
        head.append(_segment(_APP0, _JFIF))
    if turn != 1:
        head.append(_segment(_APP1, _exif(turn)))
    if transform is not None:
        head.append(_segment(_ADOBE, b"Adobe\x00\x64\x00\x00\x00\x00" + bytes((transform,))))
    return *size, b"".join([*head, *kept, bytes((0xFF, _END))])


def jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height of the stored pixels. Raises RefusedDrawingError."""
    sizes = (_read_frame(data) for marker, data, _scan in _segments(content) if marker in _FRAMES)
    found = next(sizes, None)
    if found is None:
        raise RefusedDrawingError("broken")
    return found


def jpeg_orientation(content: bytes) -> int:
    """Which way is up in a JPEG, 1 (as it is stored) to 8. Raises RefusedDrawingError for what is no JPEG."""
    turns = (_read_orientation(data) for marker, data, _scan in _segments(content) if marker == _APP1)
    return next((turn for turn in turns if turn), 1)


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, data, and for a scan the pixels after it, up to the end mark; what follows the end mark is not read."""
    place = 2
    while place + 2 <= len(content):
        if content[place] != 0xFF:
            break
        marker = content[place + 1]
        if marker == 0xFF:  # filling before a marker
            place += 1
            continue
        if marker == _END:
            return
        if marker not in _FRAMES | {_SCAN, _TABLES, _QUANTA, _RESTART, _COMMENT} and not _APP0 <= marker <= _APP15:
            raise RefusedDrawingError("broken" if marker in {0x00, 0x01, _START} else "unknown")
        if place + 4 > len(content):
            break
        (length,) = struct.unpack_from(">H", content, place + 2)
        end = place + 2 + length
        if length < 2 or end > len(content):
            break
        data, scan = content[place + 4 : end], b""
        if marker == _SCAN:
            found = _MARKER.search(content, end)
            if found is None:
                break
            scan = content[end : found.start()]
            end = found.start()
        yield marker, data, scan
        place = end
    raise RefusedDrawingError("broken")


def _read_frame(data: bytes) -> tuple[int, int]:
    if len(data) < 6:
        raise RefusedDrawingError("broken")
    depth, height, width, parts = struct.unpack_from(">BHHB", data)
    if depth != 8 or parts not in {1, 3} or len(data) != 6 + 3 * parts:
        raise RefusedDrawingError("unknown")
    check_size(width, height)
    return width, height


def _check_tables(marker: int, data: bytes) -> None:
    """Tables fill their segment to the byte, so that nothing else travels in them."""
    place = 0
    if marker == _TABLES:
        while place + 17 <= len(data):
            place += 17 + sum(data[place + 1 : place + 17])
    elif marker == _QUANTA:
        while place < len(data):
            place += 1 + (128 if data[place] >> 4 else 64)
    elif marker == _RESTART:
        place = 2
    elif marker == _SCAN:
        place = 1 + 2 * data[0] + 3 if data else 0
    else:
        return
    if place != len(data) or not data:
        raise RefusedDrawingError("broken")


def _read_orientation(data: bytes) -> int:
    """The orientation in an EXIF block, 0 when it does not say."""
    if not data.startswith(_EXIF):
        return 0
    block = data[len(_EXIF) :]
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        return 0
    (start,) = struct.unpack_from(order + "I", block, 4)
    if start + 2 > len(block):
        return 0
    (count,) = struct.unpack_from(order + "H", block, start)
    for place in range(start + 2, min(start + 2 + 12 * count, len(block) - 11), 12):
        tag, kind, many, value = struct.unpack_from(order + "HHIH", block, place)
        if tag == _ORIENTATION and kind == 3 and many == 1 and 1 <= value <= 8:
            return int(value)
    return 0


def _exif(turn: int) -> bytes:
    """An EXIF block that says which way is up and nothing else."""
    return _EXIF + b"II*\x00" + struct.pack("<IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", 2 + len(data)) + data
