"""Forms of the dossier: who joins the care team, and what is known of the background."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thuishaven.domain.catalogue import Catalogue
from thuishaven.web.form_fields import DayField

_PICK = gettext_lazy("Kies iemand uit de lijst.")


class JoinForm(forms.Form):
    """Who joins, and why this person needs the dossier."""

    user = forms.ChoiceField(label=gettext_lazy("Wie"), error_messages={"required": _PICK, "invalid_choice": _PICK})
    reason = forms.CharField(
        label=gettext_lazy("Waarom heeft deze collega het dossier nodig?"), min_length=8, max_length=300,
        help_text=gettext_lazy("Ouders met gezag kunnen deze reden lezen."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", _("Kies een collega")), *((str(pk), name) for pk, name in colleagues)]  # type: ignore[attr-defined]


class BackgroundForm(forms.Form):
    """What is known and helps to understand: when the child came, what it lived through, in short sentences."""

    arrived_on = DayField(label=gettext_lazy("Op deze school sinds"), required=False)
    risk_factors = forms.MultipleChoiceField(
        label=gettext_lazy("Wat het kind heeft meegemaakt"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Alleen wat ouders hebben verteld of wat zeker bekend is. Een risico is geen verklaring."),
    )  # fmt: skip
    background = forms.CharField(
        label=gettext_lazy("In eigen woorden"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
        help_text=gettext_lazy("Eén zin per regel. Schrijf erbij van wie je het weet."),
    )  # fmt: skip

    def __init__(self, *args: Any, catalogue: Catalogue, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        language = get_language() or "nl"
        self.fields["risk_factors"].choices = [  # type: ignore[attr-defined]
            (one.id, one.label.in_language(language)) for one in catalogue.risks.values()
        ]

    def clean_arrived_on(self) -> date | None:
        day: date | None = self.cleaned_data["arrived_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        if day and day.year < self.today.year - 20:
            raise forms.ValidationError(_("Dit is te lang geleden. Kijk het jaar na."))
        return day
