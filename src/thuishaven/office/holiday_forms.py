"""The form of days without school."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.school.holidays import FreeDays
from thuishaven.web.form_fields import DayField

_LONGEST = timedelta(days=100)


class HolidayForm(forms.Form):
    """A name and the days, both ends included; without a last day it is one day."""

    name = forms.CharField(
        label=gettext_lazy("Naam"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Zoals herfstvakantie of studiedag. Iedereen kan dit lezen."),
        error_messages={
            "required": gettext_lazy("Schrijf hoe deze dagen heten."), "max_length": gettext_lazy("Hoogstens 60 tekens."),
        },
    )  # fmt: skip
    starts = DayField(
        label=gettext_lazy("Eerste vrije dag"), error_messages={"required": gettext_lazy("Kies de eerste dag.")}
    )
    ends = DayField(
        label=gettext_lazy("Laatste vrije dag"), required=False, help_text=gettext_lazy("Leeg: alleen die ene dag.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts is not None and ends is not None and ends < starts:
            self.add_error("ends", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
        elif starts is not None and ends is not None and ends > starts + _LONGEST:
            self.add_error("ends", _("Dit is langer dan een vakantie duurt. Kijk de dagen na."))
        return cleaned

    def days(self) -> FreeDays:
        """What was filled in."""
        starts: date = self.cleaned_data["starts"]
        return FreeDays(self.cleaned_data["name"], starts, self.cleaned_data["ends"] or starts)
