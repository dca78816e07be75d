"""Drawings of the children of the demo school, made by code: lines as a child puts them on paper, as PNG files."""

import math
import struct
import zlib
from collections.abc import Iterable
from itertools import pairwise

_WIDTH, _HEIGHT, _BRUSH = 640, 480, 4
_COLOURS = {
    "paper": (255, 255, 255), "black": (27, 27, 27), "blue": (29, 79, 158), "yellow": (242, 178, 0),
    "brown": (122, 74, 33), "green": (46, 125, 50), "red": (198, 40, 40),
}  # fmt: skip
_Point = tuple[float, float]
_Line = tuple[str, list[_Point]]


def place_at_the_window() -> bytes:
    """A child on a chair beside a window with the sun in it."""
    lines: list[_Line] = [
        ("blue", [(70, 60), (300, 52), (306, 250), (66, 256), (72, 58)]),
        ("blue", [(186, 56), (188, 254)]), ("blue", [(68, 156), (304, 150)]),
        ("brown", [(40, 270), (330, 262)]),
        ("yellow", _round(130, 104, 26)), *(("yellow", _ray(130, 104, 34, 50, turn)) for turn in range(0, 360, 45)),
        ("green", [(200, 240), (214, 200), (228, 238), (244, 190), (262, 240), (280, 206), (296, 240)]),
        ("brown", [(420, 230), (418, 400)]), ("brown", [(420, 330), (536, 326), (540, 402)]), ("brown", [(418, 334), (414, 404)]),
        ("black", _round(474, 166, 42)), ("black", [(474, 208), (476, 318)]),
        ("black", [(476, 318), (540, 322), (556, 396), (580, 398)]), ("black", [(475, 240), (420, 276), (386, 250)]),
        ("black", [(475, 240), (530, 278)]),
        ("black", _round(458, 156, 4)), ("black", _round(488, 154, 4)),
        ("red", [(452, 182), (464, 192), (482, 193), (496, 180)]),
        ("brown", [(436, 142), (452, 122), (470, 132), (486, 120), (512, 146)]),
    ]  # fmt: skip
    return _png(lines)


def me_with_a_rabbit() -> bytes:
    """A child that holds a rabbit."""
    lines: list[_Line] = [
        ("green", [(30, 430), (180, 420), (360, 432), (610, 422)]),
        ("black", _round(230, 130, 56)), ("black", [(230, 186), (232, 320)]), ("black", [(232, 320), (190, 424), (166, 426)]),
        ("black", [(232, 320), (282, 422), (306, 422)]), ("black", [(231, 226), (150, 268)]), ("black", [(231, 226), (352, 262)]),
        ("black", _round(210, 118, 5)), ("black", _round(252, 116, 5)), ("red", [(200, 150), (222, 168), (246, 168), (264, 148)]),
        ("brown", [(178, 104), (200, 70), (222, 88), (242, 68), (284, 100)]),
        ("blue", [(176, 210), (286, 208), (296, 316), (170, 320), (178, 210)]),
        ("brown", _round(410, 250, 44)), ("brown", _round(450, 206, 28)), ("brown", [(440, 182), (430, 112), (450, 112), (454, 178)]),
        ("brown", [(462, 180), (474, 116), (490, 124), (472, 186)]), ("black", _round(458, 200, 3)),
        ("brown", _round(362, 268, 10)), ("brown", [(400, 294), (396, 312), (420, 312)]),
        ("yellow", _round(560, 70, 34)), *(("yellow", _ray(560, 70, 42, 62, turn)) for turn in range(90, 280, 36)),
    ]  # fmt: skip
    return _png(lines)


def _round(x: float, y: float, size: float) -> list[_Point]:
    """A circle as a hand draws it: not quite closed, not quite round."""
    turns = (math.radians(turn) for turn in range(0, 372, 6))
    return [(x + size * (1 + 0.03 * math.sin(3 * turn)) * math.cos(turn), y + size * math.sin(turn)) for turn in turns]


def _ray(x: float, y: float, near: float, far: float, turn: float) -> list[_Point]:
    across, down = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return [(x + near * across, y + near * down), (x + far * across, y + far * down)]


def _png(lines: Iterable[_Line]) -> bytes:
    names = list(_COLOURS)
    rows = [bytearray(_WIDTH) for _ in range(_HEIGHT)]
    for colour, points in lines:
        ink = names.index(colour)
        for (x1, y1), (x2, y2) in pairwise(points):
            steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 2))
            for step in range(steps + 1):
                _dab(rows, x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps, ink)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(part for colour in _COLOURS.values() for part in colour)),
        (b"IDAT", zlib.compress(b"".join(b"\x00" + row for row in rows), 9)), (b"IEND", b""),
    )  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def _dab(rows: list[bytearray], x: float, y: float, ink: int) -> None:
    """One touch of a round brush."""
    for down in range(-_BRUSH, _BRUSH + 1):
        half = int(math.sqrt(_BRUSH * _BRUSH - down * down))
        first, row = max(0, int(x) - half), int(y) + down
        if 0 <= row < _HEIGHT:
            last = min(_WIDTH, int(x) + half + 1)
            rows[row][first:last] = bytes((ink,)) * (last - first)
