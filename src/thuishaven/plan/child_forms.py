"""The form for child and adult together: pictograms, the child's own words, a drawing, or nothing, by question."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuishaven.web.drawing_field import DrawingField
from thuishaven.web.form_fields import TextField, VersionForm

from .child_choices import MOST_CHOSEN, first_choices, more_choices
from .forms import CHILD_PROMPTS
from .services import ChildWords

_WORDS_MAX = 500


class ChildForm(VersionForm):
    """What the child says. Every question may stay open; with one of them that it said nothing is an answer too."""

    def __init__(
        self, *args: Any, existing: ChildWords, based_on: int, drawing_ids: Collection[str], **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", _initial(existing) | {"based_on": based_on})
        super().__init__(*args, **kwargs)
        self.drawing_ids = set(drawing_ids)
        unknown = _("Dit plaatje staat niet in de lijst.")
        for prompt, label in CHILD_PROMPTS.items():
            codes = [one.code for one in (*first_choices(prompt), *more_choices(prompt))]
            codes += [one for one in existing.chosen.get(prompt, ()) if one not in codes]
            self.fields[f"chosen_{prompt}"] = forms.MultipleChoiceField(
                label=label, required=False, choices=[(code, code) for code in codes],
                error_messages={"invalid_choice": unknown, "invalid_list": unknown},
            )  # fmt: skip
            self.fields[f"words_{prompt}"] = TextField(label=_("Of zeg het zelf"), max_length=_WORDS_MAX, rows=2)
            self.fields[f"silent_{prompt}"] = forms.BooleanField(required=False, label=_("Hier zeg ik niets over"))
            self.fields[f"keep_{prompt}"] = forms.CharField(required=False, label=_("Deze tekening bewaren"))
            self.fields[f"file_{prompt}"] = DrawingField(label=_("Een foto van een tekening"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for prompt in CHILD_PROMPTS:
            if len(cleaned.get(f"chosen_{prompt}", ())) > MOST_CHOSEN:
                self.add_error(f"chosen_{prompt}", ngettext(
                    "Kies hoogstens %(num)s plaatje.", "Kies hoogstens %(num)s plaatjes.", MOST_CHOSEN
                ) % {"num": MOST_CHOSEN})  # fmt: skip
            kept = cleaned.get(f"keep_{prompt}")
            if kept and kept not in self.drawing_ids:
                self.add_error(
                    f"file_{prompt}", _("Deze tekening is er niet meer. Maak hem opnieuw, of bewaar zonder tekening.")
                )
        if (
            not self.errors
            and self.child({}) == ChildWords()
            and not self.new_drawings()
            and not any(self.initial_said())
        ):
            self.add_error(None, _("Er is nog niets gekozen. Niets willen zeggen mag ook: tik dat dan aan."))
        return cleaned

    def initial_said(self) -> list[Any]:
        """What stood there before, by field; empty values where nothing did."""
        return [value for name, value in self.initial.items() if name != "based_on"]

    def new_drawings(self) -> dict[str, bytes]:
        """The drawings that came with the form and can be kept, by prompt."""
        found = {prompt: self.cleaned_data.get(f"file_{prompt}") or b"" for prompt in CHILD_PROMPTS}
        return {prompt: content for prompt, content in found.items() if content}

    def held_drawings(self) -> set[str]:
        """The ids of the drawings the form holds as it was sent."""
        found = {self.drawing_of(prompt) for prompt in CHILD_PROMPTS}
        return found - {""}

    def child(self, kept: Mapping[str, str]) -> ChildWords:
        """What the child said; ``kept`` are the ids of drawings that came with the form. Call it on a valid form."""
        data = self.cleaned_data
        words = {prompt: data[f"words_{prompt}"] for prompt in CHILD_PROMPTS}
        chosen = {prompt: tuple(dict.fromkeys(data[f"chosen_{prompt}"])) for prompt in CHILD_PROMPTS}
        drawings = {prompt: kept.get(prompt) or data[f"keep_{prompt}"] for prompt in CHILD_PROMPTS}
        return ChildWords(
            **words, chosen={prompt: codes for prompt, codes in chosen.items() if codes},
            drawings={prompt: one for prompt, one in drawings.items() if one},
            silent=tuple(
                prompt for prompt in CHILD_PROMPTS
                if data[f"silent_{prompt}"] and not (words[prompt] or chosen[prompt] or drawings[prompt])
            ),
        )  # fmt: skip

    def again(self, kept: Mapping[str, str], based_on: int | None = None) -> "ChildForm":
        """The same answers to show once more, with the drawings that were kept meanwhile."""
        self.data = self.data.copy()
        for prompt, drawing in kept.items():
            self.data[f"keep_{prompt}"] = drawing
            self.drawing_ids.add(drawing)
        if based_on is not None:
            self.data["based_on"] = based_on
        return self

    def drawing_of(self, prompt: str) -> str:
        """The id of the drawing to show with ``prompt``; empty when there is none of this child."""
        value = str(self[f"keep_{prompt}"].value() or "")
        return value if value in self.drawing_ids and _is_id(value) else ""


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _initial(existing: ChildWords) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for prompt in CHILD_PROMPTS:
        found[f"words_{prompt}"] = getattr(existing, prompt)
        found[f"chosen_{prompt}"] = list(existing.chosen.get(prompt, ()))
        found[f"silent_{prompt}"] = prompt in existing.silent
        found[f"keep_{prompt}"] = existing.drawings.get(prompt, "")
    return found
