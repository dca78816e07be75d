"""What the browser receives: small, from here only, and within the content security policy."""

import gzip
import re
from pathlib import Path

import pytest

from thuishaven.web import jinja_env

WEB = Path(jinja_env.__file__).parent
STYLES = sorted((WEB / "static" / "web" / "css").glob("*.css"))
TEMPLATES = sorted(WEB.parent.glob("*/jinja2/**/*.html"))


def test_all_styles_together_stay_under_18_kb_compressed():
    assert 3 <= len(STYLES) <= 5
    assert sum(len(gzip.compress(style.read_bytes())) for style in STYLES) <= 18 * 1024


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_fetch_nothing_from_elsewhere(style):
    text = style.read_text(encoding="utf-8")
    assert re.findall(r"@import|https?:|url\(\s*[\"']?(?://|data:)", text) == []
    for address in re.findall(r'url\("([^"]+)"\)', text):
        assert (style.parent / address).resolve().is_file()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_templates_hold_no_inline_style_no_inline_script_and_no_address_elsewhere(template):
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=[\"']|javascript:", text) == []
    assert [
        tag for tag in re.findall(r"<script[^>]*>", text) if "src=" not in tag and "application/json" not in tag
    ] == []
    assert re.findall(r"(?:src|srcset|action)=[\"']https?:", text) == []


def test_every_vendor_folder_has_its_licence():
    folders = [folder for folder in (WEB / "static" / "vendor").iterdir() if folder.is_dir()]
    assert len(folders) >= 3
    assert all(list(folder.glob("LICENSE*")) for folder in folders)
