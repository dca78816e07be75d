"""What several forms share: text with a limit, a few short texts, a day, an id, a version. What is wrong is said in a sentence."""

from typing import Any, Self

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_RELOAD = gettext_lazy("Laad de bladzijde opnieuw.")


def plain(text: str) -> str:
    """``text`` with one kind of line end and without characters that cannot be stored."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()


class TextField(forms.CharField):
    """An optional text of at most ``max_length`` characters, with a sentence that says how much is too much."""

    def __init__(self, *, max_length: int, rows: int = 0, **kwargs: Any) -> None:
        attrs: dict[str, Any] = {"rows": rows} if rows else {}
        widget = forms.Textarea(attrs=attrs) if rows else forms.TextInput(attrs=attrs)
        super().__init__(required=False, widget=widget, **kwargs)
        self.most = max_length
        self.widget.attrs["maxlength"] = max_length

    def clean(self, value: Any) -> str:
        text = plain(super().clean(value))
        if len(text) > self.most:
            raise forms.ValidationError(
                _("Dit is te lang: %(have)s tekens. Er passen er %(most)s.") % {"have": len(text), "most": self.most}
            )
        return text


class LinesField(forms.CharField):
    """A few short texts, one a line: at most ``most`` lines of ``longest`` characters."""

    def __init__(self, *, most: int = 8, longest: int = 200, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
        self.most, self.longest = most, longest

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, (tuple, list)) else value

    def clean(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        found = tuple(line.strip() for line in plain(super().clean(value)).split("\n") if line.strip())
        self.check(found)
        return found

    def check(self, found: tuple[str, ...]) -> None:
        """Raises ValidationError when there are too many lines or one of them is too long."""
        if len(found) > self.most:
            raise forms.ValidationError(
                _("Dit zijn %(have)s regels. Kies er hoogstens %(most)s.") % {"have": len(found), "most": self.most}
            )
        if any(len(line) > self.longest for line in found):
            raise forms.ValidationError(
                _("Een regel is te lang. Houd het bij %(most)s tekens per regel.") % {"most": self.longest}
            )


class DayField(forms.DateField):
    """A day, chosen in the calendar of the browser and sent as 2026-11-20."""

    input_formats = ["%Y-%m-%d"]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "invalid": gettext_lazy("Kies een dag in de kalender."), "required": gettext_lazy("Kies een dag."),
    }  # fmt: skip


class RowIdField(forms.UUIDField):
    """The id of the row that a form makes. It is made with the form, so that what is sent twice is saved once."""

    widget = forms.HiddenInput
    default_error_messages = {"required": _RELOAD, "invalid": _RELOAD}


class VersionForm(forms.Form):
    """A form written from a version of something; ``based_on`` is the number of that version (0: there was none)."""

    based_on = forms.IntegerField(min_value=0, widget=forms.HiddenInput, error_messages={"invalid": _RELOAD})

    def based_anew(self, number: int) -> Self:
        """The same words, now based on version ``number``: saving again is a choice made after reading that version."""
        self.data = self.data.copy()
        self.data["based_on"] = number
        return self


def choice_field(label: Any, choices: Any, *, radio: bool = False, **kwargs: Any) -> forms.ChoiceField:
    """One of a few, or none; what stands in no list is refused with a sentence."""
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(
        label=label, choices=choices, required=False, widget=widget,
        error_messages={"invalid_choice": gettext_lazy("Dit staat niet in de lijst. Kies iets uit de lijst.")}, **kwargs,
    )  # fmt: skip
