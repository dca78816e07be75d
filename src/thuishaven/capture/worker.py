"""What the service worker is made of: which files it keeps, then its source."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.accounts.models import User
from thuishaven.knowledge import offline
from thuishaven.web.shell import NavItem

from .device import owner_mark

_FOLDERS = {app: Path(__file__).parent.parent / app / "static" for app in ("capture", "knowledge")}
#: In this order, in the worker and on a page: each uses what stands before it.
_SHARED = ("capture/store.js", "capture/mail.js")
_ON_A_PAGE = (*_SHARED, "capture/strip.js", "capture/gentle.js", "knowledge/register.js")
_PAGE_FILES = (
    "web/css/tokens.css", "web/css/base.css", "web/css/parts.css", "web/css/pages.css",
    "web/favicon.svg", "web/icons.svg", "vendor/figtree/latin.woff2", "vendor/atkinson/latin.woff2",
    "capture/shell.js", "knowledge/offline_search.js",
)  # fmt: skip


def shell_address(language: str) -> str:
    """Where the page is that records without a network."""
    return f"{reverse('capture:device_shell')}?taal={language}"


def words_address(language: str) -> str:
    """Where everything that can be tapped stands; another version has another address."""
    return f"{reverse('capture:device_words', args=[language])}?v={offline.version()}"


def script_address() -> str:
    """Where the scripts of every page stand, in one file."""
    return f"{reverse('capture:device_script')}?v={offline.version()}"


def strip_address(language: str) -> str:
    """Where the pieces stand that say how it stands with what was recorded on a device."""
    return f"{reverse('capture:device_strip', args=[language])}?v={offline.version()}"


def addresses() -> dict[str, str]:
    """Where the scripts of a device ask and bring."""
    return {"kit": reverse("capture:kit"), "state": reverse("capture:device_state"), "bring": reverse("capture:bring")}


def frame() -> dict[str, Any]:
    """The menu of the page that stands in."""
    return {
        "nav": [
            NavItem("/", "plus", _("Vastleggen"), current=True, do=True),
            NavItem(reverse("knowledge:browse"), "book-open", _("Kennis"), current=False),
        ],
        "addresses": addresses(),
    }


def device_of(user: User | None, *, records: bool = False) -> dict[str, Any]:
    """What a page says to the scripts that keep a device ready; for nobody, that nothing may be readable there.

    ``records``: whether the account gets names to tap.
    """
    return {
        "template": "capture/device.html", "script": script_address(), "owner": owner_mark(user) if user else "", "gentle": reverse("capture:gentle"), "version": offline.version(),
        "addresses": addresses() | ({} if records else {"kit": ""}), "strip": strip_address("en" if get_language() == "en" else "nl"),
        "worker": f"{reverse('offline_worker')}?taal={get_language()}" if user else "",
    }  # fmt: skip


def source(language: str) -> str:
    """The worker for readers of ``language``."""
    version = offline.version()
    kept = {
        "library": {
            "cache": f"kennis-{language}-{version}", "shell": offline.shell_address(language),
            "files": offline.files(language),
        },
        "capture": {
            "cache": f"vastleggen-{language}-{version}", "shell": shell_address(language),
            "files": [words_address(language), strip_address(language), script_address(), *map(static, _PAGE_FILES)],
            "paths": ["/", reverse("observe:choose"), "/snel/"],
        },
        "search": reverse("knowledge:search"), "logout": reverse("account_logout"), "addresses": addresses(),
    }  # fmt: skip
    return "\n".join([f"const OFFLINE = {json.dumps(kept)};", _scripts((*_SHARED, "capture/worker.js"))])


def page_script() -> str:
    """The scripts of every page as one, because on a slow network each file costs a journey of its own."""
    return _scripts(_ON_A_PAGE)


def _scripts(names: Iterable[str]) -> str:
    return "\n".join((_FOLDERS[name.partition("/")[0]] / name).read_text(encoding="utf-8") for name in names)
