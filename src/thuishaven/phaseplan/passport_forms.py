"""The form of the page "Dit ben ik", filled in by child and adult together. Every prompt may stay open."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thuishaven.web.drawing_field import DrawingField
from thuishaven.web.form_fields import TextField, VersionForm

from .passport_services import GOES_ALONG, PROMPTS, Answer, PassportContent
from .passport_words import MOST_CHOSEN, first_choices, labels, more_choices

_WORDS_MAX = 300


class PassportForm(VersionForm):
    """The child's answers, a drawing, and whether the page may go along."""

    file_drawing = DrawingField(label=gettext_lazy("Een foto van een tekening"))

    def __init__(
        self, *args: Any, start: PassportContent, based_on: int, drawings: Sequence[str], **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", _initial(start) | {"based_on": based_on})
        super().__init__(*args, **kwargs)
        unknown = _("Dit plaatje staat niet in de lijst.")
        for prompt, label in labels().items():
            codes = [one.code for one in (*first_choices(prompt), *more_choices(prompt))]
            codes += [one for one in start.answers[prompt].chosen if one not in codes]
            self.fields[f"chosen_{prompt}"] = forms.MultipleChoiceField(
                label=label, required=False, choices=[(code, code) for code in codes],
                error_messages={"invalid_choice": unknown, "invalid_list": unknown},
            )  # fmt: skip
            self.fields[f"words_{prompt}"] = TextField(label=_("Of zeg het zelf"), max_length=_WORDS_MAX, rows=2)
        foreign = _("Deze tekening is er niet meer. Maak hem opnieuw, of bewaar zonder tekening.")
        self.fields["drawing"] = forms.ChoiceField(
            label=_("Welke tekening?"), required=False, choices=[("", ""), *((one, one) for one in drawings)],
            error_messages={"invalid_choice": foreign},
        )  # fmt: skip
        self.fields["goes_along"] = forms.ChoiceField(
            label=_("Mag dit mee naar een nieuwe juf of meester?"), required=False,
            choices=[(one, one) for one in GOES_ALONG],
            error_messages={"invalid_choice": _("Kies ja, nee of nog niet gevraagd.")},
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for prompt in PROMPTS:
            if len(cleaned.get(f"chosen_{prompt}", ())) > MOST_CHOSEN:
                self.add_error(f"chosen_{prompt}", ngettext(
                    "Kies hoogstens %(num)s plaatje.", "Kies hoogstens %(num)s plaatjes.", MOST_CHOSEN
                ) % {"num": MOST_CHOSEN})  # fmt: skip
        if not self.errors and not self.new_drawing():
            content = self.content("")
            if not content.drawing and all(one.is_empty for one in content.answers.values()):
                self.add_error(None, _("De bladzijde is nog leeg. Kies samen één ding dat erop mag."))
        return cleaned

    def new_drawing(self) -> bytes:
        """The drawing that came with the form and can be kept; empty when there is none."""
        return self.cleaned_data.get("file_drawing") or b""

    def content(self, kept: str) -> PassportContent:
        """What was filled in; ``kept`` is the id of the drawing that came with it. Call it on a valid form."""
        data = self.cleaned_data
        answers = {one: Answer(data[f"words_{one}"], tuple(dict.fromkeys(data[f"chosen_{one}"]))) for one in PROMPTS}
        return PassportContent(answers, kept or data["drawing"], data["goes_along"])

    def again(self, kept: str, based_on: int | None = None) -> "PassportForm":
        """The same answers to show once more, with the drawing that was kept meanwhile."""
        self.data = self.data.copy()
        if kept:
            self.data["drawing"] = kept
        if based_on is not None:
            self.data["based_on"] = based_on
        return self


def _initial(start: PassportContent) -> dict[str, Any]:
    found: dict[str, Any] = {"drawing": start.drawing, "goes_along": start.goes_along}
    for prompt in PROMPTS:
        answer = start.answers[prompt]
        found |= {f"words_{prompt}": answer.words, f"chosen_{prompt}": list(answer.chosen)}
    return found
