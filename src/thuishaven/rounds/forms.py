"""The forms of a week of rounds and of one tap."""

from collections.abc import Container
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from thuishaven.domain.rounds import RoundKind
from thuishaven.observe.fields import CodeField, CodesField
from thuishaven.web.form_fields import RowIdField

from .models import RoundMiss


class PlanForm(forms.Form):
    """Which rounds, and who looks."""

    id = RowIdField()
    kinds = CodesField(
        label=gettext_lazy("Welke rondes?"),
        error_messages={"required": gettext_lazy("Kies minstens één ronde.")},
    )
    who = CodesField(
        label=gettext_lazy("Wie kijkt?"),
        error_messages={"required": gettext_lazy("Kies wie er kijkt.")},
    )

    def __init__(self, *args: Any, kinds: Container[str], people: Container[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].allowed = kinds  # type: ignore[attr-defined]
        self.fields["who"].allowed = people  # type: ignore[attr-defined]


class TapForm(forms.Form):
    """What was seen in a round, or that it gave nothing today; ``back`` is where one came from."""

    id = RowIdField()
    answer = CodeField(
        label=gettext_lazy("Wat zag je?"), error_messages={"required": gettext_lazy("Tik aan wat je zag.")}
    )
    back = forms.CharField(required=False, max_length=8)

    def __init__(self, *args: Any, kind: RoundKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].allowed = {  # type: ignore[attr-defined]
            *(one.signal for one in kind.answers), *RoundMiss.What.values,
        }  # fmt: skip
