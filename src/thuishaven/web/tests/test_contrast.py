"""The colours of both themes meet WCAG 2.2 AA, pair by pair as the styles use them."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[1] / "static" / "web" / "css" / "tokens.css"
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink-2") for ground in ("paper", "card", "sunk")],
    *[("ink", f"{kind}-soft", TEXT) for kind in ("brand", "warm", "good", "plum", "sky", "stop")],
    *[("ink-2", f"{kind}-soft", TEXT) for kind in ("brand", "good", "plum", "sky")],
    *[("edge", ground, SHAPE) for ground in ("paper", "card", "sunk")],
    *[("brand", ground, TEXT) for ground in ("paper", "card", "sunk", "brand-soft")],
    ("brand-ink", "brand-soft", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-hover", TEXT),
    *[(kind, f"{kind}-soft", TEXT) for kind in ("warm", "good", "plum", "sky", "stop")],
    *[(kind, "card", TEXT) for kind in ("warm", "good", "plum", "sky", "stop")],
    *[(f"{kind}-fill", "card", SHAPE) for kind in ("good", "warm", "plum")],
    ("warm-fill", "brand-soft", SHAPE),
    ("warm-fill", "sunk", SHAPE),
    ("good", "sunk", SHAPE),
    ("good", "brand-soft", SHAPE),
    ("warm", "sunk", SHAPE),
    ("warm", "brand-soft", SHAPE),
    *[("h-ink", f"h{level}", TEXT) for level in (1, 2, 3)],
    ("h-ink-4", "h4", TEXT),
    ("h-ink-5", "h5", TEXT),
    *[("a-ink", f"a{hue}", TEXT) for hue in range(6)],
]


def _tokens(theme: int) -> dict[str, str]:
    pairs = re.findall(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)", CSS.read_text(encoding="utf-8"))
    return {name: (light, dark)[theme] for name, light, dark in pairs}


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_the_known_largest_contrast():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS, ids=lambda value: str(value))
def test_the_pair_is_readable(theme, ink, ground, least):
    tokens = _tokens(theme)
    assert _contrast(tokens[ink], tokens[ground]) >= least


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_each_shade_of_the_heat_map_stands_further_from_the_card_than_the_one_before(theme):
    tokens = _tokens(theme)
    distances = [_contrast(tokens[f"h{level}"], tokens["card"]) for level in range(1, 6)]
    assert distances == sorted(distances)
    assert len(set(distances)) == 5
