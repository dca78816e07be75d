"""Forms of asking and of answering."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.domain.catalogue import Catalogue
from thuishaven.observe.choices import moments_for
from thuishaven.observe.fields import CodeField, CodesField, offered_signals
from thuishaven.observe.hints import WHILE_TYPING
from thuishaven.web.form_fields import RowIdField

from .queries import Colleague
from .services import MOST_SIGNALS, Told, Wanted

LINE_MAX, NOTE_MAX = 300, 500
_FORTNIGHT = "14"


def _line_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Een regel erbij"), required=False, max_length=LINE_MAX,
        help_text=gettext_lazy("Wie je vraagt, leest dit. Schrijf niets over thuis en niets uit het dossier."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": LINE_MAX, **WHILE_TYPING}),
    )  # fmt: skip


def _school_moments(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(one.id for one in moments_for(catalogue, at_home=False))


class AskForm(forms.Form):
    """Whom to ask, what to look for, when and for how long."""

    id = RowIdField()
    colleagues = forms.MultipleChoiceField(
        label=gettext_lazy("Wie vraag je?"),
        error_messages={
            "required": gettext_lazy("Kies minstens één collega."),
            "invalid_choice": gettext_lazy("Kies iemand uit de lijst."),
        },
    )  # fmt: skip
    signals = CodesField(label=gettext_lazy("Waar let je collega op?"), required=False)
    also_other = forms.BooleanField(label=gettext_lazy("Wat je ook ziet"), required=False)
    moments = CodesField(label=gettext_lazy("Op welke momenten?"), required=False)
    days = forms.ChoiceField(
        label=gettext_lazy("Hoe lang?"), initial=_FORTNIGHT,
        choices=[("7", gettext_lazy("een week")), (_FORTNIGHT, gettext_lazy("twee weken")),
                 ("21", gettext_lazy("drie weken")), ("28", gettext_lazy("vier weken"))],
        error_messages={
            "required": gettext_lazy("Kies hoe lang."), "invalid_choice": gettext_lazy("Kies hoe lang uit de lijst."),
        },
    )  # fmt: skip
    line = _line_field()

    def __init__(self, *args: Any, catalogue: Catalogue, colleagues: list[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleagues"].choices = [(str(one.id), one.name) for one in colleagues]  # type: ignore[attr-defined]
        self.fields["signals"].allowed = offered_signals(catalogue)  # type: ignore[attr-defined]
        self.fields["moments"].allowed = _school_moments(catalogue)  # type: ignore[attr-defined]

    def clean_signals(self) -> list[str]:
        codes: list[str] = list(dict.fromkeys(self.cleaned_data["signals"]))
        if len(codes) > MOST_SIGNALS:
            raise forms.ValidationError(
                _("Kies er hoogstens %(num)s. Zo blijft het een korte vraag.") % {"num": MOST_SIGNALS}
            )
        return codes

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "signals" not in self.errors and not cleaned.get("signals") and not cleaned.get("also_other"):
            self.add_error("signals", _("Tik minstens één ding aan waar je collega op let."))
        return cleaned

    def wanted(self) -> Wanted:
        """What was filled in."""
        data = self.cleaned_data
        return Wanted(
            colleagues=tuple(UUID(one) for one in data["colleagues"]), signals=tuple(data["signals"]),
            days=int(data["days"]), moments=tuple(data["moments"]), also_other=data["also_other"],
            line=data["line"].strip(),
        )  # fmt: skip


class LineForm(forms.Form):
    """The line in plain words of a question that runs."""

    line = _line_field()


class AnswerForm(forms.Form):
    """One tap: seen, or looked well and not seen; with a moment, a state and a few words if one likes.

    There is one per signal on a page; ``about`` is the signal, so that each has ids of its own.
    """

    id = RowIdField()
    signal = CodeField(
        label=gettext_lazy("Wat zag je?"), error_messages={"required": gettext_lazy("Tik aan wat je zag.")}
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Gezien?"), choices=[("seen", ""), ("not_seen", "")],
        error_messages={
            "required": gettext_lazy("Tik op gezien of niet gezien."),
            "invalid_choice": gettext_lazy("Tik op gezien of niet gezien."),
        },
    )  # fmt: skip
    moment = CodeField(label=gettext_lazy("Wanneer?"), required=False)
    state = CodeField(label=gettext_lazy("Hoe was het kind?"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Notitie"), required=False, max_length=NOTE_MAX,
        help_text=gettext_lazy("Schrijf wat je zag en hoorde, niet wat je denkt dat het is."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": NOTE_MAX, **WHILE_TYPING}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, catalogue: Catalogue, asked_for: list[str], also_other: bool, about: str = "", **kwargs: Any
    ) -> None:
        place = about if about in asked_for else "other"
        super().__init__(*args, auto_id=f"{place}-%s", **kwargs)
        self.asked_for = asked_for
        allowed = frozenset(asked_for) | (offered_signals(catalogue) if also_other else frozenset())
        self.fields["signal"].allowed = allowed  # type: ignore[attr-defined]
        self.fields["moment"].allowed = _school_moments(catalogue)  # type: ignore[attr-defined]
        self.fields["state"].allowed = catalogue.states  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        signal = cleaned.get("signal")
        if cleaned.get("answer") == "not_seen" and signal and signal not in self.asked_for:
            self.add_error("answer", _("Hier laat je alleen weten wat je wel zag."))
        return cleaned

    def told(self) -> Told:
        """What was filled in."""
        data = self.cleaned_data
        return Told(data["signal"], data["answer"] == "seen", data["moment"], data["state"], data["note"].strip())
