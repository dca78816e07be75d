"""The forms of an incident: the short one of the moment itself, and one per step for later."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.domain.catalogue import Catalogue
from thuishaven.observe.fields import NOTE_MAX, CodeField, CodesField, offered_responses, offered_signals, once
from thuishaven.observe.hints import WHILE_TYPING
from thuishaven.observe.services import Seen
from thuishaven.observe.when import day_field, read_when, time_field
from thuishaven.web.form_fields import RowIdField

from .contents import CHILDS_WORDS, CONTENTS, Content, Near, Safe, Step
from .words import choices, hint, question

#: The longest line.
_LINE_MAX = 200
_LINES = frozenset({"stopped"})
_MANY = frozenset({"hurt", "who", "feeling", "with_whom", "others"})


def _part(name: str) -> forms.Field:
    """The field for one part of a step: codes to tap, a line or a text."""
    allowed = choices(name)
    if allowed:
        field = (CodesField if name in _MANY else CodeField)(label=question(name), required=False)
        field.allowed = frozenset(allowed)
        return field
    longest = _LINE_MAX if name in _LINES else NOTE_MAX
    attrs = {"maxlength": longest} | ({} if name in CHILDS_WORDS else WHILE_TYPING)
    widget = forms.TextInput(attrs=attrs) if name in _LINES else (
        forms.Textarea(attrs={"rows": 3, "dir": "auto", **attrs})
    )  # fmt: skip
    return forms.CharField(
        label=question(name), help_text=hint(name), required=False, max_length=longest, widget=widget
    )  # fmt: skip


def parts_of(step: str) -> list[str]:
    """The names of the parts of a step, in their order."""
    return list(CONTENTS[step].__dataclass_fields__)


def _content(step: str, cleaned: dict[str, Any]) -> Content:
    values = {name: cleaned.get(name) or "" for name in parts_of(step)}
    return CONTENTS[step](
        **{name: once(one or ()) if name in _MANY else str(one).strip() for name, one in values.items()}
    )  # fmt: skip


class StepForm(forms.Form):
    """One step. ``based_on`` is the version it was written from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, step: str, existing: Content | None = None, based_on: int = 0, **kwargs: Any
    ) -> None:
        initial = {name: getattr(existing, name) for name in parts_of(step)} if existing else {}
        super().__init__(*args, initial={**initial, "based_on": based_on}, **kwargs)
        self.step = step
        self.fields |= {name: _part(name) for name in parts_of(step)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and self.content() == CONTENTS[self.step]():
            raise forms.ValidationError(_("Er is nog niets ingevuld. Tik of schrijf minstens één ding."))
        return cleaned

    def content(self) -> Content:
        """What was filled in."""
        return _content(self.step, self.cleaned_data)

    def based_anew(self, number: int) -> "StepForm":
        """The same words, now on top of version ``number``."""
        data = self.data.copy()
        data["based_on"] = str(number)
        return StepForm(data, step=self.step)


class RecordForm(forms.Form):
    """What is known right after it: safe now, what came before, what was seen, what you did, who stayed."""

    id = RowIdField()
    triggers = CodesField(label=gettext_lazy("Wat kwam ervoor?"), required=False)
    signals = CodesField(
        label=gettext_lazy("Wat zag je?"),
        error_messages={"required": gettext_lazy("Tik minstens één ding aan dat je zag.")},
    )
    state = CodeField(label=gettext_lazy("Hoe was het kind?"), required=False)
    moment = CodeField(label=gettext_lazy("Wanneer?"), required=False)
    day = day_field()
    time = time_field()
    responses = CodesField(label=gettext_lazy("Wat deed je?"), required=False)
    effect = CodeField(label=gettext_lazy("Hielp het?"), required=False)
    consequences = CodesField(label=gettext_lazy("Wat gebeurde er daarna?"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Notitie"), required=False, max_length=NOTE_MAX,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": NOTE_MAX, **WHILE_TYPING}),
        help_text=gettext_lazy("Schrijf wat je zag en hoorde. Geen namen van andere kinderen: ‘een ander kind’ is genoeg."),
    )  # fmt: skip

    def __init__(self, *args: Any, catalogue: Catalogue, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields |= {name: _part(name) for step in (Step.SAFE, Step.NEAR) for name in parts_of(step)}
        for name, codes in (
            ("triggers", catalogue.triggers), ("signals", offered_signals(catalogue)), ("state", catalogue.states),
            ("moment", catalogue.moments), ("responses", offered_responses(catalogue)), ("effect", catalogue.effects),
            ("consequences", catalogue.consequences),
        ):  # fmt: skip
            self.fields[name].allowed = codes  # type: ignore[attr-defined]

    def clean_effect(self) -> int | None:
        code: str = self.cleaned_data["effect"]
        return int(code) if code else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        read_when(self, cleaned, now=self.now)
        return cleaned

    def seen(self, *, moment_now: str) -> Seen:
        """The observation in it; without a moment the running one of the day programme counts, if it is about now."""
        data = self.cleaned_data
        about_now = not data.get("day") and not data.get("time")
        return Seen(
            at=data["at"], signals=once(data["signals"]), moment=data["moment"] or (moment_now if about_now else ""),
            state=data["state"], triggers=once(data["triggers"]), responses=once(data["responses"]),
            effect=data["effect"], consequences=once(data["consequences"]), note=data["note"].strip(),
        )  # fmt: skip

    def safe(self) -> Safe:
        """Whether everybody is safe, who was hurt, what was stopped."""
        content = _content(Step.SAFE, self.cleaned_data)
        assert isinstance(content, Safe)
        return content

    def near(self) -> Near:
        """Who stayed, and where."""
        content = _content(Step.NEAR, self.cleaned_data)
        assert isinstance(content, Near)
        return content


class ShowForm(forms.Form):
    """Which incidents to show."""

    show = forms.ChoiceField(
        required=False, label=gettext_lazy("Laat zien"),
        choices=[("", gettext_lazy("Alles")), ("open", gettext_lazy("Nog iets te doen")), ("finished", gettext_lazy("Afgerond"))],
    )  # fmt: skip
