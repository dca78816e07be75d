"""The form of one day of a day programme: a start and a moment on each line."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.school.programme import Start

MOST_LINES = 30
_FEWEST_LINES, _EMPTY_LINES = 8, 3
_EARLIEST, _LATEST = time(7, 0), time(18, 0)
_LINE = re.compile(r"(?:starts|moment)_(\d{1,3})")


class DayForm(forms.Form):
    """The moments of one school day. A line that is left empty does not count; ``day`` holds the others in order."""

    day: tuple[Start, ...] = ()

    def __init__(self, data: QueryDict | None, *, day: Sequence[Start], moments: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self._lines = max(len(day) + _EMPTY_LINES, _FEWEST_LINES) if data is None else _lines_in(data)
        choices = [("", _("kies")), *moments]
        for number in range(1, min(self._lines, MOST_LINES) + 1):
            known = day[number - 1] if number <= len(day) else None
            self.fields[f"starts_{number}"] = _time_field(number, known.starts if known else None)
            self.fields[f"moment_{number}"] = _moment_field(number, choices, known.moment if known else "")

    @property
    def lines(self) -> list[tuple[BoundField, BoundField]]:
        """Start and moment of each line."""
        return [(self[f"starts_{one}"], self[f"moment_{one}"]) for one in range(1, len(self.fields) // 2 + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self._lines > MOST_LINES:
            raise forms.ValidationError(_("Een dag heeft hoogstens %(num)s regels.") % {"num": MOST_LINES})
        found: dict[time, str] = {}
        for number in range(1, len(self.fields) // 2 + 1):
            self._take(number, cleaned, found)
        self.day = tuple(Start(starts, found[starts]) for starts in sorted(found))
        return cleaned

    def _take(self, number: int, cleaned: dict[str, Any], found: dict[time, str]) -> None:
        """Take one line, or say what is wrong with it."""
        at, what = f"starts_{number}", f"moment_{number}"
        if at in self.errors or what in self.errors:
            return
        starts, moment = cleaned.get(at), cleaned.get(what)
        if starts is None and not moment:
            return
        if starts is None:
            self.add_error(at, _("Vul in hoe laat dit begint. Of haal het moment weg."))
        elif not moment:
            self.add_error(what, _("Kies wat er dan begint. Of maak de tijd leeg."))
        elif starts < _EARLIEST:
            self.add_error(at, _("Dit is te vroeg. Kies een tijd vanaf 7 uur."))
        elif starts > _LATEST:
            self.add_error(at, _("Dit is te laat. Kies een tijd tot 18 uur."))
        elif starts in found:
            self.add_error(
                at, _("Om %(time)s begint al iets anders. Kies een andere tijd.") % {"time": f"{starts:%H:%M}"}
            )
        else:
            found[starts] = moment


def _lines_in(data: QueryDict) -> int:
    numbers = [int(found[1]) for name in data if (found := _LINE.fullmatch(name))]
    return max(numbers, default=0)


def _time_field(number: int, initial: time | None) -> forms.TimeField:
    return forms.TimeField(
        label=_("Tijd op regel %(number)s") % {"number": number}, required=False, initial=initial,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"], widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Schrijf de tijd zoals 8:30.")},
    )  # fmt: skip


def _moment_field(number: int, choices: Sequence[tuple[str, str]], initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Moment op regel %(number)s") % {"number": number}, required=False, choices=choices, initial=initial,
        error_messages={"invalid_choice": gettext_lazy("Kies er een uit de lijst.")},
    )  # fmt: skip
