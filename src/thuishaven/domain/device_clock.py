"""When something really happened, told by a device whose clock may be wrong."""

from dataclasses import dataclass
from datetime import datetime, timedelta

#: So far two clocks may differ before one of them is wrong.
SLACK = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Reading:
    """The device's clock when something was written down.

    ``at`` is what it said. ``ahead`` is how much the school's clock was ahead of it when they last met (negative when
    it was behind), and ``met`` when that was, by the school's clock; both None when they never met.
    """

    at: datetime
    ahead: timedelta | None = None
    met: datetime | None = None


def true_time(reading: Reading, *, ahead_now: timedelta, received: datetime) -> datetime:
    """The time by the school's clock, never after ``received``.

    A clock may have been put right between writing and sending, so the difference of then goes before ``ahead_now``,
    the difference at sending. One that puts the writing before their meeting or after the arrival cannot be true.
    """
    for ahead in (reading.ahead, ahead_now):
        if ahead is None:
            continue
        at = reading.at + ahead
        after_meeting = reading.met is None or at >= reading.met - SLACK
        if after_meeting and at <= received + SLACK:
            return min(at, received)
    return received
