"""The forms of evaluating: one tap, the day to compare with, a pause of the approach, and drawing its first day."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thuishaven.domain.school_days import SchoolDays
from thuishaven.web.form_fields import DayField

#: No pupil of a primary school was seen before.
_FIRST_YEAR = 2000
_LONGEST_LOT = timedelta(days=62)
_NO_DAY = {"invalid": _("Dat is geen dag die we kennen. Kies een dag.")}


class RatingForm(forms.Form):
    """A goal, a value from 1 to 5, and a day (today when empty)."""

    goal = forms.UUIDField()
    value = forms.IntegerField(min_value=1, max_value=5)
    day = DayField(required=False)


class SwitchForm(forms.Form):
    """The day from which the approach stands still or runs again: after it began, and at most a week ahead."""

    day = DayField(label=_("Vanaf welke dag?"), error_messages=_NO_DAY)
    #: what the button said, so that a second tap on it asks for the same and not for the opposite
    to = forms.ChoiceField(
        label=_("Even zonder, of weer beginnen"), choices=[("without", ""), ("with", "")], widget=forms.HiddenInput,
        error_messages={"required": _("Laad de bladzijde opnieuw."), "invalid_choice": _("Laad de bladzijde opnieuw.")},
    )  # fmt: skip

    def __init__(self, *args: Any, begins: date, latest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._begins, self._latest = begins, latest

    def clean_day(self) -> date:
        """The day, when the approach had begun by then and it is not far ahead."""
        day: date = self.cleaned_data["day"]
        if day <= self._begins:
            raise forms.ValidationError(_("Kies een dag na het begin van de aanpak."))
        if day > self._latest:
            raise forms.ValidationError(_("Kies een dag die niet verder weg ligt dan een week."))
        return day


class LotForm(forms.Form):
    """The first and the last day on which the approach could begin; both lie ahead, with school days enough between."""

    first = DayField(
        label=_("Eerste dag die kan"), error_messages=_NO_DAY | {"required": _("Kies de eerste dag die kan.")}
    )
    last = DayField(
        label=_("Laatste dag die kan"), error_messages=_NO_DAY | {"required": _("Kies de laatste dag die kan.")}
    )

    def __init__(self, *args: Any, today: date, school_days: SchoolDays, fewest: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today, self._school_days, self._fewest = today, school_days, fewest
        #: the school days to draw from, once the form is valid
        self.days: list[date] = []

    def clean_first(self) -> date:
        """The day, when it lies ahead."""
        first: date = self.cleaned_data["first"]
        if first <= self._today:
            raise forms.ValidationError(_("Kies een dag die nog moet komen."))
        return first

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last:
            if last > first + _LONGEST_LOT:
                self.add_error("last", _("Dat is te ver weg. Neem hooguit twee maanden."))
                return cleaned
            self.days = self._school_days.between(first, last)
            if len(self.days) < self._fewest:
                self.add_error(
                    "last",
                    gettext("Neem minstens %(num)s schooldagen om uit te loten. Nu zijn het er %(count)s.")
                    % {"num": self._fewest, "count": len(self.days)},
                )
        return cleaned


class ThenForm(forms.Form):
    """The day that now is compared with; it lies before ``today``."""

    dag = DayField(label=_("Een andere dag"), error_messages=_NO_DAY)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_dag(self) -> date:
        """The day, when it lies before today."""
        day: date = self.cleaned_data["dag"]
        if day >= self._today or day.year < _FIRST_YEAR:
            raise forms.ValidationError(_("Kies een dag die al voorbij is."))
        return day
