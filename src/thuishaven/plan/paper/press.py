"""Turning data into a PDF with typst: tagged for screen readers (PDF/UA-1), own fonts only, words of people as data."""

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse

from .lettering import FONTS

_FOLDER = Path(__file__).parent
#: Where a template may import from: the papers of other apps share the style of this one.
_ROOT = _FOLDER.parents[1]


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """The fonts in the folder and no others, so that a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def press(template: str | Path, data: dict[str, Any], *, made_at: datetime) -> bytes:
    """The PDF of ``template`` with ``data``; ``made_at`` is the only time in the file, so equal data gives equal bytes.

    ``template`` is the name of a file beside this one, or the path of a paper of another app.

    Words reach the template as JSON beside it and never as part of it: what people write cannot become typst markup.
    Raises typst.TypstError when the template is wrong or a text holds a character without a glyph (see lettering).
    """
    compiler = typst.Compiler(
        _FOLDER / template, root=_ROOT, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )  # fmt: skip
    pages = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=int(made_at.timestamp()))
    assert isinstance(pages, bytes)  # a PDF is one file; only pictures come per page
    return pages


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A file whose name says nothing about the child."""
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
