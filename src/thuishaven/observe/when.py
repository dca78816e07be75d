"""When something was: the day and time of a form, with now when nothing is filled in."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.web.form_fields import DayField

from .fields import NOON

_OLDEST = timedelta(days=366)
_A_MOMENT = timedelta(minutes=5)


def day_field() -> DayField:
    """The day, if it was not today."""
    return DayField(label=gettext_lazy("Dag"), required=False)


def time_field() -> forms.TimeField:
    """The time, if it was not now."""
    return forms.TimeField(
        label=gettext_lazy("Tijd"), required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Schrijf de tijd als 10:35.")},
    )  # fmt: skip


def read_when(
    form: forms.Form, cleaned: dict[str, Any], *, now: datetime, before: datetime | None = None, only_day: bool = False
) -> None:
    """Put the moment of fields ``day`` and ``time`` in ``cleaned["at"]``, or say what is wrong with them.

    ``before`` is what stood there: it stays, to the second, when nothing was changed. With ``only_day`` its time was
    not known, and stays so while none is filled in.
    """
    if form.errors.get("day") or form.errors.get("time"):
        return
    local_now = timezone.localtime(now)
    day, clock = cleaned.get("day"), cleaned.get("time")
    if day is None and clock is None:
        cleaned["at"] = before or now
        return
    unknown = NOON if only_day else local_now.time().replace(second=0, microsecond=0)
    at = timezone.make_aware(datetime.combine(day or local_now.date(), clock or unknown))
    if before and timezone.localtime(before).replace(second=0, microsecond=0) == at:
        at = before
    if at > now + _A_MOMENT:
        form.add_error("day", _("Dit moment moet nog komen. Kies vandaag of een eerdere dag."))
    elif at < now - _OLDEST and at != before:
        form.add_error("day", _("Dit is meer dan een jaar geleden. Kies een dag in het afgelopen jaar."))
    cleaned["at"] = at
