"""A plain document for a word processor (WordprocessingML, ECMA-376), with headings and tables that can be read aloud."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import get_language

from .opp import Part

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_REL}/styles" Target="styles.xml"/></Relationships>'
)


def as_docx(title: str, parts: Iterable[Part], *, made_at: datetime) -> bytes:
    """The document with ``title`` and all parts, A4, in the language of the reader."""
    body = "".join([_paragraph(title, "Title"), *map(_part, parts)])
    files = {
        "[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{_page()}</w:body></w:document>',
        "word/styles.xml": _styles(), "docProps/core.xml": _core(title, made_at),
    }  # fmt: skip
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(ZipInfo(name), _HEAD + content, compress_type=ZIP_DEFLATED)
    return out.getvalue()


def _part(part: Part) -> str:
    lines = "".join(_paragraph(line) for line in part.lines)
    return _paragraph(part.title, "Heading1") + lines + (_table(part.table) if part.table else "")


def _plain(text: str) -> str:
    """``text`` as XML 1.0 can hold it: without control characters and what is no character."""
    return escape("".join(one for one in text if one in "\t\n" or " " <= one < "\ud800" or "\ue000" <= one < "\ufffe" or one > "\uffff"))  # fmt: skip


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_plain(text)}</w:t></w:r>'


def _paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{_text(text)}</w:p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    widths = (2800, 6600)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = []
    for place, row in enumerate(rows):
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(text, "" if place else "Strong1")}</w:tc>'
            for width, text in zip(widths, row, strict=True)
        )
        written.append(f"<w:tr><w:trPr><w:cantSplit/>{'' if place else '<w:tblHeader/>'}</w:trPr>{cells}</w:tr>")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B9B4A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = f'<w:tblPr><w:tblW w:w="9400" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl><w:p/>"


def _page() -> str:
    """A4 with 2 cm around, in twentieths of a point."""
    return (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _styles() -> str:
    language = "en-GB" if get_language() == "en" else "nl-NL"
    normal = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="22"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    styles = [
        _style("Title", "Title", 34, "<w:spacing w:after=\"200\"/>"),
        _style("Heading1", "heading 1", 26, '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>'),
        _style("Strong1", "Table head", 22, ""),
    ]  # fmt: skip
    return f'<w:styles xmlns:w="{_W}">{normal}{"".join(styles)}</w:styles>'


def _style(code: str, name: str, half_points: int, paragraph: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{code}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr><w:b/><w:sz w:val="{half_points}"/></w:rPr></w:style>'
    )


def _core(title: str, made_at: datetime) -> str:
    stamp = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    language = "en-GB" if get_language() == "en" else "nl-NL"
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_plain(title)}</dc:title><dc:language>{language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )
