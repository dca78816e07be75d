"""Puts lucide icons into the sprite: ``python -m thuishaven.web.sprite FOLDER NAME...``

FOLDER is the ``icons`` folder of the npm package lucide-static; every NAME is added (or renewed) in alphabetical
order. The licence and the version stand in ``static/vendor/lucide``.
"""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from thuishaven.web.icons import SPRITE

_SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.DOTALL)
_HEAD = (
    "<!-- Lucide icons, ISC licence: see static/vendor/lucide/LICENSE.txt. Add icons with thuishaven.web.sprite. -->"
)


def shapes_of(svg: str) -> str:
    """The drawing inside one lucide file, on one line, without the outer element and comments."""
    inner = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    return re.sub(r"\s*\n\s*", "", inner).replace(" />", "/>").strip()


def sprite_of(shapes: Mapping[str, str]) -> str:
    """The whole sprite file for ``shapes`` (icon name to drawing)."""
    symbols = "\n".join(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes[name]}</symbol>' for name in sorted(shapes))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{_HEAD}\n{symbols}\n</svg>\n'


def main(arguments: list[str]) -> int:
    """Add the named icons to the sprite; 2 when a name does not exist in the folder."""
    folder, *wanted = arguments
    present = dict(_SYMBOL.findall(SPRITE.read_text(encoding="utf-8"))) if SPRITE.exists() else {}
    for name in wanted:
        drawing = Path(folder) / f"{name}.svg"
        if not drawing.exists():
            print(f"no icon named {name} in {folder}", file=sys.stderr)
            return 2
        present[name] = shapes_of(drawing.read_text(encoding="utf-8"))
    SPRITE.write_text(sprite_of(present), encoding="utf-8")
    print(f"{len(present)} icons in {SPRITE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
