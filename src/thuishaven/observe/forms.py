"""The form of one observation. Only the pupil and one signal are needed; the rest has a sensible default."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from thuishaven.domain.catalogue import Catalogue
from thuishaven.web.form_fields import RowIdField

from .fields import NOTE_MAX, CodeField, CodesField, offered_responses, offered_signals, once
from .hints import WHILE_TYPING
from .models import Observation
from .services import Seen
from .when import day_field, read_when, time_field


class ObservationForm(forms.Form):
    """What was seen, when, what came before, what the adult did and whether it helped."""

    id = RowIdField()
    base = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    signals = CodesField(
        label=gettext_lazy("Wat zag je?"),
        error_messages={"required": gettext_lazy("Tik minstens één ding aan dat je zag.")},
    )
    moment = CodeField(label=gettext_lazy("Wanneer?"), required=False)
    day = day_field()
    time = time_field()
    state = CodeField(label=gettext_lazy("Hoe was het kind?"), required=False)
    triggers = CodesField(label=gettext_lazy("Wat kwam ervoor?"), required=False)
    responses = CodesField(label=gettext_lazy("Wat deed je?"), required=False)
    effect = CodeField(label=gettext_lazy("Hielp het?"), required=False)
    consequences = CodesField(label=gettext_lazy("Wat gebeurde er daarna?"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Notitie"), required=False, max_length=NOTE_MAX,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": NOTE_MAX, **WHILE_TYPING}),
        help_text=gettext_lazy("Schrijf wat je zag en hoorde, niet wat je denkt dat het is."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        catalogue: Catalogue,
        now: datetime,
        at_home: bool,
        existing: Seen | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.at_home, self.existing = now, at_home, existing
        if at_home:  # a guardian's own words are never corrected
            del self.fields["note"].widget.attrs["data-gentle"]
        kept = set(existing.signals) if existing else set()
        # a note is a note: an earlier one may stay without a signal
        self.fields["signals"].required = not (existing and existing.earlier)
        self.fields["signals"].allowed = offered_signals(catalogue) | kept  # type: ignore[attr-defined]
        self.fields["responses"].allowed = offered_responses(catalogue)  # type: ignore[attr-defined]
        for name, codes in (
            ("moment", catalogue.moments), ("state", catalogue.states), ("triggers", catalogue.triggers),
            ("effect", catalogue.effects), ("consequences", catalogue.consequences),
        ):  # fmt: skip
            self.fields[name].allowed = codes  # type: ignore[attr-defined]

    def clean_effect(self) -> int | None:
        code: str = self.cleaned_data["effect"]
        return int(code) if code else None

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        return note.strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        before = self.existing.at if self.existing else None
        read_when(self, cleaned, now=self.now, before=before, only_day=self._only_day)
        return cleaned

    def seen(self, *, moment_now: str) -> Seen:
        """What was filled in; without a moment the running one of the day programme counts, if it is about now."""
        data = self.cleaned_data
        about_now = not data.get("day") and not data.get("time")
        moment = data["moment"] or (moment_now if about_now and not self.existing else "")
        return Seen(
            at=data["at"], signals=once(data["signals"]), setting="home" if self.at_home else "school", moment=moment,
            state=data["state"], triggers=once(data["triggers"]), responses=once(data["responses"]),
            effect=data["effect"], note=data["note"], consequences=once(data["consequences"]),
            earlier=self._earlier(),
        )  # fmt: skip

    @property
    def _only_day(self) -> bool:
        return self.existing is not None and self.existing.earlier == Observation.Earlier.DAY

    def _earlier(self) -> str:
        """What was an earlier note stays one; a time that is filled in makes its time known."""
        if self._only_day and self.cleaned_data.get("time"):
            return Observation.Earlier.TIME
        return self.existing.earlier if self.existing else ""


class FilterForm(forms.Form):
    """Narrowing the list of what was seen."""

    what = forms.ChoiceField(
        required=False, label=gettext_lazy("Laat zien"),
        choices=[("", gettext_lazy("Alles")), ("good", gettext_lazy("Ging goed")), ("hard", gettext_lazy("Was lastig")),
                 ("mine", gettext_lazy("Van mij")), ("home", gettext_lazy("Thuis gezien"))],
    )  # fmt: skip
    q = forms.CharField(required=False, max_length=100, label=gettext_lazy("Zoek in de notities"))
    #: a signal, trigger, response, moment or state that must have been noted
    met = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
