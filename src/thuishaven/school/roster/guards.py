"""Opening files from outside safely: hardened XML, and zips that cannot flood or escape."""

import codecs
import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from .faults import FaultList

MEGABYTE = 1_000_000
MOST_BYTES = 20 * MEGABYTE
#: A school of a thousand pupils needs about fifty thousand tags; a tree of millions would fill the memory.
MOST_TAGS = 400_000
MOST_FILES = 60
MOST_UNPACKED_BYTES = 100 * MEGABYTE
MOST_TIMES_LARGER = 200

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*\?>")
_DECLARED_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
#: Windows-1252 where Latin-1 is declared: its extra signs (curly apostrophe) are what such files really hold.
_CODECS = {
    "utf-8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
_UTF_16_WITHOUT_MARK = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
#: What zipfile raises on bytes that are no sound zip.
_BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, RuntimeError,
)  # fmt: skip
_ZIP_START = b"PK\x03\x04"
_ZIP_ENTRY = b"PK\x01\x02"


def read_xml(data: bytes, faults: FaultList) -> etree._Element:
    """The root of an XML document without DTD, comments and processing instructions; refuses anything else."""
    _check_size(data, faults)
    if data.startswith(_ZIP_START):
        faults.refuse("zip_given")
    text = _xml_text(data, faults)
    found = text.find("<!DOCTYPE")
    if found >= 0:
        faults.refuse("doctype", line=_line_of(text, found))
    if text.count("<") > MOST_TAGS:
        faults.refuse("too_many_elements")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        faults.refuse("not_xml", line=error.lineno or None)


def read_zip(data: bytes, faults: FaultList) -> dict[str, bytes]:
    """The files of a flat zip by name. Refuses folders, passwords, doubles and everything that unpacks too large."""
    _check_size(data, faults)
    if data.lstrip()[:1] == b"<":
        faults.refuse("xml_given")
    if data.count(_ZIP_ENTRY) > MOST_FILES:
        faults.refuse("too_many_files", limit=MOST_FILES)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN_ZIP:
        faults.refuse("not_zip")
    with archive:
        entries = archive.infolist()
        _check_entries(entries, faults)
        faults.refuse_if_any()
        files = {entry.filename: _unpacked(archive, entry, faults) for entry in entries}
    faults.refuse_if_any()
    return files


def _check_size(data: bytes, faults: FaultList) -> None:
    if len(data) > MOST_BYTES:
        faults.refuse("too_large", limit=MOST_BYTES // MEGABYTE)
    if not data.strip():
        faults.refuse("empty_file")


def _xml_text(data: bytes, faults: FaultList) -> str:
    """The document as text with its declaration blanked out, so that only this encoding counts."""
    codec, label = _xml_codec(data, faults)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, errors="replace")
        faults.refuse("bad_encoding", line=_line_of(before, len(before)), encoding=label)
    declaration = _DECLARATION.match(text)
    if declaration:
        text = "\n" * declaration.group().count("\n") + text[declaration.end() :]
    return text


def _xml_codec(data: bytes, faults: FaultList) -> tuple[str, str]:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        faults.refuse("unknown_encoding", encoding="UTF-32")
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", "UTF-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", "UTF-16"
    if data[:2] in _UTF_16_WITHOUT_MARK:
        return _UTF_16_WITHOUT_MARK[data[:2]], "UTF-16"
    declared = _DECLARED_ENCODING.match(data)
    label = declared.group(1).decode().lower() if declared else "utf-8"
    if label.startswith("utf-16"):
        # Single bytes that say UTF-16: written by programs that save a UTF-16 text in memory as UTF-8.
        return "utf-8", "UTF-8"
    if label not in _CODECS:
        faults.refuse("unknown_encoding", line=1, encoding=label)
    return _CODECS[label], label.upper()


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _check_entries(entries: list[zipfile.ZipInfo], faults: FaultList) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        # orig_filename still shows what zipfile normalised away, such as a NUL byte.
        if name != entry.orig_filename or "/" in name or "\\" in name or ":" in name or name in {"", ".", ".."}:
            faults.add("nested_path", file=name or entry.orig_filename)
        if name.casefold() in seen:
            faults.add("duplicate_file", file=name)
        seen.add(name.casefold())
        if entry.flag_bits & 0x1:
            faults.add("encrypted", file=name)
        elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            faults.add("unknown_packing", file=name)
        if entry.file_size > MOST_TIMES_LARGER * max(entry.compress_size, 1):
            faults.add("zip_bomb", file=name)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
        faults.add("zip_bomb")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, faults: FaultList) -> bytes:
    try:
        # zipfile never yields more than the size it was told, so a false size ends in a failed checksum.
        return archive.read(entry)
    except _BROKEN_ZIP:
        faults.add("damaged_zip", file=entry.filename)
        return b""
