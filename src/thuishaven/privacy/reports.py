"""Error reports and log lines without names: no local variables, no form values, no address that lets somebody in."""

import logging
import re
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class SilentReporterFilter(SafeExceptionReporterFilter):
    """Leaves out every value a person could have typed."""

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> list[tuple[str, Any]]:
        return []

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return dict.fromkeys(request.POST, self.cleansed_substitute) if request is not None else {}


#: Addresses whose next part lets somebody in: an invitation, a link for home.
_SECRET = re.compile(r"(/(?:thuis|nieuw-wachtwoord)/)[^/\s?#'\"]+")


class SecretAddressFilter(logging.Filter):
    """Takes the part of an address that lets somebody in out of a line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite ``record``; nothing is left out as a whole."""
        line = record.getMessage()
        shown = _SECRET.sub(r"\1...", line)
        if shown != line:
            record.msg, record.args = shown, ()
        return True
