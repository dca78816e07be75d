"""What to print of a day: for whom, which day, and what will be different. Nothing of it is kept."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.web.form_fields import TextField

from .daycards import DayCard, day_name

CLASS, DESK = "class", "desk"
_DIFFERENT_MAX = 160


class DayCardsForm(forms.Form):
    """``days`` holds the cards of each weekday (0 is Monday) that has any."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Voor wie?"), widget=forms.RadioSelect,
        choices=[(DESK, gettext_lazy("Voor één kind, op tafel")), (CLASS, gettext_lazy("Voor de klas, grote kaarten"))],
    )  # fmt: skip
    day = forms.ChoiceField(label=gettext_lazy("Welke dag?"), widget=forms.RadioSelect)
    different = TextField(
        label=gettext_lazy("Wat gaat er anders?"), max_length=_DIFFERENT_MAX, rows=2,
        help_text=gettext_lazy("Dit komt op het papier te staan en wordt niet bewaard. Bijvoorbeeld: meester Tom is er, niet de juf."),
    )  # fmt: skip
    moment = forms.ChoiceField(
        label=gettext_lazy("Bij welk moment hoort dat?"), required=False,
        widget=forms.Select, choices=[],
    )  # fmt: skip

    def __init__(self, *args: Any, days: Mapping[int, Sequence[DayCard]], name: str, first: int, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"kind": DESK if name else CLASS, "day": str(first), "with_name": True})
        super().__init__(*args, **kwargs)
        unknown = _("Dit staat niet in de lijst. Kies iets uit de lijst.")
        self.fields["day"].choices = [(str(one), day_name(one).capitalize()) for one in days]  # type: ignore[attr-defined]
        names = dict.fromkeys(card.name for cards in days.values() for card in cards)
        self.fields["moment"].choices = [("", _("de hele dag")), *((one, one) for one in names)]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.error_messages |= {"invalid_choice": unknown, "required": _("Kies er één.")}
        if name:
            self.fields["with_name"] = forms.BooleanField(
                label=_("Zet de naam %(name)s erop") % {"name": name}, required=False
            )
