"""Everything the library needs on a device without a network: its pages as HTML, an index to search in, and a version.

Nothing here knows a person: pages are rendered without a request, so no name, menu or form of anybody can be in them.
"""

import functools
import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import brotli
from django.conf import settings
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation

import thuishaven
from thuishaven.domain.catalogue import Catalogue
from thuishaven.domain.search.export import exported

from . import pages, shelves
from .kinds import kind_of, kinds
from .loader import knowledge_folder, load_catalogue

LANGUAGES = ("nl", "en")
#: The static files that the library shows itself with.
FILES = (
    "web/css/tokens.css", "web/css/base.css", "web/css/parts.css", "web/css/pages.css",
    "web/favicon.svg", "web/icons.svg",
    "vendor/figtree/latin.woff2", "vendor/figtree/latin-ext.woff2",
    "vendor/atkinson/latin.woff2", "vendor/atkinson/latin-ext.woff2",
    "knowledge/knowledge.css", "knowledge/register.js", "knowledge/offline_search.js", "knowledge/offline.js",
)  # fmt: skip
_PROGRAM = {".py", ".html", ".mo", ".css", ".js", ".svg", ".woff2"}


@functools.cache
def version() -> str:
    """Changes with any text, page, style or script: with whatever a device could hold an old copy of."""
    package = Path(thuishaven.__file__).parent
    program = (one for one in package.rglob("*.*") if one.suffix in _PROGRAM and "tests" not in one.parts)
    found = hashlib.sha256()
    for path in sorted({*program, *knowledge_folder().rglob("*.y*ml")}):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def shell_address(language: str) -> str:
    """Where the page is that stands in for all pages of the library."""
    return f"{reverse('offline_shell')}?taal={language}"


def bundle_address(language: str) -> str:
    """Where the bundle is; another version has another address, so that it may be kept for good."""
    return f"{reverse('offline_bundle', args=[language])}?v={version()}"


def wanted(language: str) -> str:
    """``language`` when the library is there in it, else Dutch."""
    return language if language in LANGUAGES else LANGUAGES[0]


def files(language: str) -> list[str]:
    """The addresses a device keeps to show the library in ``language``, besides the shell."""
    return [bundle_address(language), *map(static, FILES)]


@functools.cache
def bundle(language: str) -> dict[str, bytes]:
    """The whole library in one language as JSON (pages by address, other addresses, shelves, index), by compression.

    Making it takes some seconds, so it is kept beside the static files until a new version makes another.
    """
    folder = settings.DATA / "offline"
    kept = {encoding: folder / f"{language}-{version()}.{encoding}" for encoding in ("br", "gzip")}
    if all(path.is_file() for path in kept.values()):
        return {encoding: path.read_bytes() for encoding, path in kept.items()}
    made = _made(language)
    folder.mkdir(exist_ok=True)
    for old in folder.glob(f"{language}-*"):
        if version() not in old.name:
            old.unlink(missing_ok=True)
    for encoding, path in kept.items():
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(made[encoding])
        half.replace(path)
    return made


def _made(language: str) -> dict[str, bytes]:
    catalogue = load_catalogue()
    with translation.override(language):
        names = {kind.code: kind.name for group in kinds().values() for kind in group}
        library = {
            "pages": {address: _html(page) for address, page in _pages(catalogue)},
            "aliases": dict(_aliases(catalogue)),
            "kinds": {_address(one.id): names[kind_of(one)] for one in shelves.everything(catalogue)},
        }
    index = exported(catalogue, language)
    library["index"] = {**index, "documents": list(map(_address, index["documents"]))}
    text = json.dumps(library, ensure_ascii=False, separators=(",", ":")).encode()
    return {"br": brotli.compress(text, quality=9), "gzip": gzip.compress(text, mtime=0)}


def _address(entry_id: str) -> str:
    return reverse("knowledge:entry", args=[entry_id])


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, pages.PageOf]]:
    yield reverse("knowledge:browse"), pages.library(catalogue)
    yield reverse("knowledge:search"), pages.PageOf("knowledge/search.html", {"words": "", "rows": []})
    yield reverse("knowledge:figures"), pages.figures(catalogue)
    yield reverse("knowledge:sources"), pages.sources(catalogue)
    for kind in (kind for group in kinds().values() for kind in group):
        if kind.code != "figures":
            yield reverse("knowledge:shelf", args=[kind.code]), pages.shelf(catalogue, kind)
    for one in shelves.everything(catalogue):
        yield _address(one.id), pages.entry(catalogue, one)


def _aliases(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Addresses that show another page: the shelf of figures, old ids of signals, and the shell itself."""
    yield reverse("knowledge:shelf", args=["figures"]), reverse("knowledge:figures")
    yield reverse("offline_shell"), reverse("knowledge:browse")
    for signal in catalogue.signals.values():
        for code in signal.aliases:
            yield _address(code), _address(signal.id)


def _html(page: pages.PageOf) -> str:
    """The page without its frame, and without what needs a network."""
    text = get_template(page.template).render({**page.context, "bare": True, "csrf_input": ""})
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
