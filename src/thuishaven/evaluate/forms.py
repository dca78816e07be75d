"""The forms of evaluating: one tap, and the day to compare with."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

#: No pupil of a primary school was seen before.
_FIRST_YEAR = 2000


class RatingForm(forms.Form):
    """A goal, a value from 1 to 5, and a day (today when empty)."""

    goal = forms.UUIDField()
    value = forms.IntegerField(min_value=1, max_value=5)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"])


class ThenForm(forms.Form):
    """The day that now is compared with; it lies before ``today``."""

    dag = forms.DateField(
        label=_("Een andere dag"), input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Dat is geen dag die we kennen. Kies een dag.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_dag(self) -> date:
        """The day, when it lies before today."""
        day: date = self.cleaned_data["dag"]
        if day >= self._today or day.year < _FIRST_YEAR:
            raise forms.ValidationError(_("Kies een dag die al voorbij is."))
        return day
