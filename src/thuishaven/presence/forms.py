"""Forms about absence. There is no room for words: which days, which part, which kind."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.school.models import Absence
from thuishaven.web.form_fields import DayField, RowIdField

from . import words
from .services import Span

_LONGEST = timedelta(days=366)
_CHOOSE = gettext_lazy("Kies er een uit de lijst.")


class TapForm(forms.Form):
    """One tap on a child: away, or back again."""

    away = forms.UUIDField(required=False)
    back = forms.UUIDField(required=False)
    kind = forms.ChoiceField(required=False, choices=Absence.Kind.choices)

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Absence.Kind.OTHER

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("away")) == bool(cleaned.get("back")):
            raise forms.ValidationError(_("Tik een kind aan."))
        return cleaned


class AbsenceForm(forms.Form):
    """From when to when a child is away. Without a last day it is one day, unless the end is not known yet.

    ``only_today``: for who stands in for the day the days are fixed.
    """

    id = RowIdField()
    first = DayField(label=gettext_lazy("Eerste dag"), error_messages={"required": gettext_lazy("Kies de eerste dag.")})
    last = DayField(label=gettext_lazy("Laatste dag"), required=False)
    until_open = forms.BooleanField(label=gettext_lazy("Nog niet bekend tot wanneer"), required=False)
    part = forms.ChoiceField(
        label=gettext_lazy("Welk deel van de dag?"), required=False, widget=forms.RadioSelect, initial="",
        error_messages={"invalid_choice": _CHOOSE},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor afwezigheid is het?"), widget=forms.RadioSelect, initial="other",
        help_text=gettext_lazy("Meer dan dit schrijf je hier niet op. Wat een kind heeft, hoort hier niet."),
        error_messages={"invalid_choice": _CHOOSE, "required": gettext_lazy("Kies er een.")},
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, only_today: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["part"].choices = list(words.parts().items())  # type: ignore[attr-defined]
        self.fields["kind"].choices = list(words.kinds().items())  # type: ignore[attr-defined]
        self.fields["last"].help_text = _("Leeg: alleen die ene dag.")
        if only_today:
            for name in ("first", "last", "until_open"):
                del self.fields[name]

    def clean_first(self) -> date:
        first: date = self.cleaned_data["first"]
        if first < self._today - _LONGEST:
            raise forms.ValidationError(_("Dit is te lang geleden. Kijk het jaar na."))
        if first > self._today + _LONGEST:
            raise forms.ValidationError(_("Kies een dag binnen een jaar."))
        return first

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if cleaned.get("until_open"):
            if last is not None:
                self.add_error("last", _("Kies een laatste dag, of vink aan dat die nog niet bekend is."))
            elif first is not None and first > self._today:
                self.add_error("last", _("Begint het later, kies dan ook een laatste dag."))
        elif first is not None and last is not None and last < first:
            self.add_error("last", _("De laatste dag ligt voor de eerste. Kies een latere dag."))
        elif first is not None and last is not None and last > first + _LONGEST:
            self.add_error("last", _("Kies een dag binnen een jaar."))
        return cleaned

    def span(self) -> Span:
        """What was filled in."""
        data = self.cleaned_data
        first = data.get("first", self._today)
        last = None if data.get("until_open") else data.get("last") or first
        return Span(first, last, data["part"], data["kind"])


def initial_of(span: Span) -> dict[str, Any]:
    """A form filled with what is known."""
    return {
        "first": span.first, "last": span.last, "until_open": span.last is None, "part": span.part, "kind": span.kind,
    }  # fmt: skip
