"""Fields that several forms share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class DayField(forms.DateField):
    """A day, chosen in the calendar of the browser and sent as 2026-11-20."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault(
            "error_messages",
            {"invalid": gettext_lazy("Kies een dag in de kalender."), "required": gettext_lazy("Kies een dag.")},
        )
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)
