"""Text that the fonts of the paper can show: what no font holds becomes an open square, words that are too long may break."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
COVERAGE = FONTS / "coverage.txt"
#: Stands for a character that no font of the paper holds.
OPEN_SQUARE = "\u25a1"
#: Longer words than this get a place to break every so many letters; no Dutch word in ordinary use is longer.
_LONGEST_WORD = 28
_BREAK = "\u200b"
#: Persian and Kurdish words need it; all other invisible characters steer direction or emoji and are left out.
_NON_JOINER = "\u200c"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Sk"})
_LONG_WORD = re.compile(rf"[^\s{_BREAK}]{{{_LONGEST_WORD + 1},}}")


def as_ranges(points: Iterable[int]) -> list[str]:
    """Code points as lines ``first-last`` in hexadecimal."""
    lines: list[str] = []
    first = last = -2
    for point in sorted(points):
        if point != last + 1:
            if first >= 0:
                lines.append(f"{first:x}-{last:x}")
            first = point
        last = point
    return [*lines, f"{first:x}-{last:x}"] if first >= 0 else lines


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points that at least one font of the paper holds."""
    found: set[int] = set()
    for line in COVERAGE.read_text(encoding="ascii").split():
        first, last = line.split("-")
        found.update(range(int(first, 16), int(last, 16) + 1))
    return frozenset(found)


def printable(text: str) -> str:
    """``text`` as the paper can show it; line ends stay, everything else that cannot be seen goes."""
    known = covered()
    shown = []
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if char in {"\n", _NON_JOINER}:
            shown.append(char)
        elif category == "Zs" or char == "\t":
            shown.append(" ")
        elif ord(char) in known and category not in {"Cc", "Cf"}:
            shown.append(char)
        elif category not in _UNSEEN:
            shown.append(OPEN_SQUARE)
    return _LONG_WORD.sub(_breakable, "".join(shown))


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return _BREAK.join(word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD))


def lines(text: str) -> list[str]:
    """The lines of ``text`` that say something, ready for the paper."""
    return [line.strip() for line in printable(text).splitlines() if line.strip()]
