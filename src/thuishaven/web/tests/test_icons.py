"""Icons that pages and knowledge ask for are in the sprite."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from thuishaven.web import icons, sprite

SOURCE = Path(icons.__file__).parents[1]
REPOSITORY = SOURCE.parents[1]
_IN_TEMPLATES = re.compile(r"""(?:\bicon\(\s*|\bicon_name=|["']icon["']:\s*)["']([a-z0-9-]+)["']""")
_IN_KNOWLEDGE = re.compile(r"""^\s*(?:-\s*)?(?:\{.*)?\bicon:\s*["']?([a-z0-9-]+)""", re.MULTILINE)


def _asked(pattern: re.Pattern[str], files: list[Path]) -> dict[str, str]:
    return {name: file.name for file in files for name in pattern.findall(file.read_text(encoding="utf-8"))}


def test_the_sprite_is_valid_xml_and_holds_no_script():
    root = ElementTree.fromstring(icons.SPRITE.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    names = [symbol.get("id") for symbol in root]
    assert len(names) == len(set(names)) > 100
    assert {element.tag.rsplit("}")[-1] for element in root.iter()} <= {
        "svg", "symbol", "path", "circle", "rect", "line", "ellipse", "polyline", "polygon",
    }  # fmt: skip


def test_every_icon_in_templates_is_in_the_sprite():
    asked = _asked(_IN_TEMPLATES, sorted(SOURCE.glob("*/jinja2/**/*.html")))
    assert len(asked) > 10
    assert {name: file for name, file in asked.items() if name not in icons.names()} == {}


def test_every_icon_in_the_knowledge_is_in_the_sprite():
    asked = _asked(_IN_KNOWLEDGE, sorted((REPOSITORY / "knowledge").rglob("*.yaml")))
    assert {name: file for name, file in asked.items() if name not in icons.names()} == {}


def test_an_icon_without_label_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icons.icon("sun")


def test_an_icon_with_label_is_an_image_with_that_name_and_cannot_carry_markup():
    shown = icons.icon("sun", '<b>"zon"</b>')
    assert 'role="img"' in shown
    assert 'aria-label="&lt;b&gt;&quot;zon&quot;&lt;/b&gt;"' in shown


def test_an_unknown_icon_shows_a_neutral_shape_instead_of_nothing():
    assert f"#{icons.UNKNOWN}" in icons.icon("no-such-icon")
    assert icons.UNKNOWN in icons.names()


def test_adding_an_icon_keeps_the_others_and_the_order(tmp_path, monkeypatch):
    target = tmp_path / "icons.svg"
    monkeypatch.setattr(sprite, "SPRITE", target)
    for name in ("b", "a"):
        (tmp_path / f"{name}.svg").write_text(f'<!-- x -->\n<svg\n class="y"\n>\n  <path d="{name}" />\n</svg>')
        assert sprite.main([str(tmp_path), name]) == 0
    assert re.findall(r'id="(\w)" viewBox="0 0 24 24"><path d="(\w)"/>', target.read_text()) == [("a", "a"), ("b", "b")]


@pytest.mark.usefixtures("capsys")
def test_adding_an_icon_that_does_not_exist_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sprite, "SPRITE", tmp_path / "icons.svg")
    assert sprite.main([str(tmp_path), "nothing"]) == 2
    assert not (tmp_path / "icons.svg").exists()
