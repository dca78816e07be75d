"""Python loads this when its folder is on the path: the server then lives ``SCHOOL_CLOCK`` seconds later (or earlier).

A story about a school day can then be told on any day of the week.
"""

import os
from datetime import datetime, timedelta

from django.utils import timezone

_now = timezone.now
_shift = timedelta(seconds=float(os.environ.get("SCHOOL_CLOCK", "0")))


def _shifted() -> datetime:
    return _now() + _shift


timezone.now = _shifted
