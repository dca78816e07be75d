"""The form that asks once before a dossier is erased for good."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Erasure


class EraseForm(forms.Form):
    """On what ground, and the child's name typed over, so that nobody erases by a slip."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Waarom"),
        choices=[
            ("", gettext_lazy("Kies een reden")),
            (Erasure.Ground.RETENTION_OVER, gettext_lazy("De bewaartermijn is voorbij")),
            (Erasure.Ground.GUARDIAN_ASKED, gettext_lazy("Ouders met gezag vragen erom")),
            (Erasure.Ground.ENTERED_BY_MISTAKE, gettext_lazy("Bij vergissing ingevoerd")),
        ],
    )
    name = forms.CharField(
        label=gettext_lazy("Typ de naam van het kind over"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name.strip().casefold() != self.expected.casefold():
            raise forms.ValidationError(
                _("Dit is niet de naam van dit kind. Typ precies: %(name)s") % {"name": self.expected}
            )
        return name
