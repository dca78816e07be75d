"""Making the fonts of the paper: static cuts of Figtree, small cuts of fonts for other scripts, and what they cover.

Run when a font changes (needs the development dependencies), with the folders of the Debian packages ``fonts-noto-core``
and ``fonts-dejavu-core``:

    python -m thuishaven.plan.paper.make_fonts NOTO_FOLDER DEJAVU_FOLDER
"""

import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from .lettering import COVERAGE, FONTS, as_ranges

_FIGTREE = Path(__file__).parents[2] / "web" / "static" / "vendor" / "figtree"
_WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


def _points(*ranges: tuple[int, int]) -> set[int]:
    return {point for first, last in ranges for point in range(first, last + 1)}


_EUROPE = _points((0x80, 0x24F), (0x2B0, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x214F))
_ARABIC = _points((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_ETHIOPIC = _points((0x1200, 0x139F), (0x2D80, 0x2DDF))
_SIGNS = _points((0x2190, 0x21FF), (0x25A0, 0x27BF))
_FACES = _points((0x1F600, 0x1F64F))
#: Pictures without the five skin tones, which would stand beside the picture they colour.
_PICTURES = _points((0x1F300, 0x1F3FA), (0x1F400, 0x1F5FF), (0x1F680, 0x1F6FF))


def _subset(font: TTFont, points: Iterable[int]) -> TTFont:
    options = Options(layout_features=["*"], notdef_outline=True, hinting=False, name_IDs=["*"], drop_tables=["DSIG"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return font


def _rename(font: TTFont, style: str) -> None:
    name = font["name"]
    name.names = [record for record in name.names if record.nameID in {0, 13, 14}]
    plain = style if style in {"Regular", "Bold"} else "Regular"
    texts = {
        1: "Figtree" if plain == style else f"Figtree {style}",
        2: plain,
        4: f"Figtree {style}",
        6: f"Figtree-{style}",
    }
    if plain != style:
        texts |= {16: "Figtree", 17: style}
    for number, text in texts.items():
        name.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = _WEIGHTS[style]
    font["OS/2"].fsSelection = {"Regular": 0x40, "Bold": 0x20}.get(style, 0)
    font["head"].macStyle = 1 if style == "Bold" else 0


def _cut_figtree(style: str) -> None:
    parts, known = [], set[int]()
    for name in ("latin", "latin-ext"):
        font = instancer.instantiateVariableFont(TTFont(_FIGTREE / f"{name}.woff2"), {"wght": _WEIGHTS[style]})
        points = set(font.getBestCmap()) - known
        known |= points
        for table in ("STAT", "prep", "gasp"):
            if table in font:
                del font[table]
        buffer = BytesIO()
        font.flavor = None
        _subset(font, points).save(buffer)
        buffer.seek(0)
        parts.append(buffer)
    merged = Merger().merge(parts)
    _rename(merged, style)
    merged.save(FONTS / f"Figtree-{style}.ttf")


def _cut(source: Path, points: set[int]) -> None:
    _subset(TTFont(source), points).save(FONTS / source.name)


def make(noto: Path, dejavu: Path) -> None:
    """Write all fonts and the list of characters they cover."""
    for style in _WEIGHTS:
        _cut_figtree(style)
    figtree = set(TTFont(FONTS / "Figtree-Regular.ttf").getBestCmap())
    for name, points in (
        ("NotoSans-Regular", _EUROPE - figtree), ("NotoSans-Bold", _EUROPE - figtree),
        ("NotoSansArabic-Regular", _ARABIC), ("NotoSansArabic-Bold", _ARABIC),
        ("NotoSansEthiopic-Regular", _ETHIOPIC), ("NotoSansHebrew-Regular", _points((0x590, 0x5FF))),
        ("NotoSansArmenian-Regular", _points((0x530, 0x58F))),
        ("NotoSansGeorgian-Regular", _points((0x10A0, 0x10FF), (0x1C90, 0x1CBF))),
        ("NotoSansSymbols2-Regular", _PICTURES),
    ):  # fmt: skip
        _cut(noto / f"{name}.ttf", points)
    _cut(dejavu / "DejaVuSans.ttf", _SIGNS | _FACES)
    covered: set[int] = set()
    for path in FONTS.glob("*-Regular.ttf"):
        covered |= set(TTFont(path).getBestCmap())
    covered |= set(TTFont(FONTS / "DejaVuSans.ttf").getBestCmap())
    COVERAGE.write_text("\n".join(as_ranges(covered)) + "\n", encoding="ascii")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
