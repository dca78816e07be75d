"""Fields of the forms of a plan: short texts, a few lines, a day. What is wrong is said in a sentence."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_MOST_LINES, _LINE_MAX = 8, 200


def _plain(text: str) -> str:
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
        text = _plain(super().clean(value))
        if len(text) > self.most:
            raise forms.ValidationError(
                _("Dit is te lang: %(have)s tekens. Er passen er %(most)s.") % {"have": len(text), "most": self.most}
            )
        return text


class LinesField(forms.CharField):
    """A few short texts, one a line."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, (tuple, list)) else value

    def clean(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        found = tuple(line.strip() for line in _plain(super().clean(value)).split("\n") if line.strip())
        if len(found) > _MOST_LINES:
            raise forms.ValidationError(
                _("Dit zijn %(have)s regels. Kies er hoogstens %(most)s.") % {"have": len(found), "most": _MOST_LINES}
            )
        if any(len(line) > _LINE_MAX for line in found):
            raise forms.ValidationError(
                _("Een regel is te lang. Houd het bij %(most)s tekens per regel.") % {"most": _LINE_MAX}
            )
        return found


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """A day from the calendar."""
    return forms.DateField(
        label=label, help_text=help_text, input_formats=["%Y-%m-%d"], required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": gettext_lazy("Kies een dag in de kalender."), "required": gettext_lazy("Kies een dag."),
        },
    )  # fmt: skip


def choice_field(label: Any, choices: Any, *, radio: bool = False, **kwargs: Any) -> forms.ChoiceField:
    """One of a few, or none; what stands in no list is refused with a sentence."""
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(
        label=label, choices=choices, required=False, widget=widget,
        error_messages={"invalid_choice": gettext_lazy("Dit staat niet in de lijst. Kies iets uit de lijst.")}, **kwargs,
    )  # fmt: skip
