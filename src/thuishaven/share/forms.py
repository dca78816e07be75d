"""Forms of sharing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy


class RemarkForm(forms.Form):
    """What a guardian wants to add to the plan."""

    text = forms.CharField(
        label=gettext_lazy("Wat wilt u toevoegen?"), max_length=2000,
        help_text=gettext_lazy("Wat helpt thuis? Wat is anders dan op school? Waar bent u trots op?"),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
        error_messages={"required": gettext_lazy("Schrijf iets op, een paar woorden is genoeg.")},
    )  # fmt: skip

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.strip()


class ShareForm(forms.Form):
    """With which guardians the newest version is shared."""

    guardians = forms.MultipleChoiceField(
        label=gettext_lazy("Met wie"), widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies met wie je het plan deelt."),
            "invalid_choice": gettext_lazy("Kies iemand uit de lijst."),
        },
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guardians"].choices = [(str(pk), name) for pk, name in people]  # type: ignore[attr-defined]
