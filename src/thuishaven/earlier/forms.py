"""Forms: the table, whom names mean, and what fits each note."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuishaven.domain.catalogue import Catalogue
from thuishaven.observe.fields import CodesField, offered_signals
from thuishaven.school.pupils import KnownPupil

from .services import Decision
from .waiting import WaitingNote, WrittenName

_MOST_PASTED = 400_000
LEAVE_OUT = "out"


class TableForm(forms.Form):
    """A file, or the same as text; and who wrote what has no name with it."""

    file = forms.FileField(
        required=False, allow_empty_file=True, label=gettext_lazy("Bestand"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
        help_text=gettext_lazy("Een CSV-bestand van hoogstens 2 MB, met hoogstens 2000 regels."),
    )  # fmt: skip
    text = forms.CharField(
        required=False, strip=False, max_length=_MOST_PASTED, label=gettext_lazy("Of plak de tabel hier"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=gettext_lazy("De eerste regel zegt wat er in elke kolom staat, bijvoorbeeld: datum, leerling, tekst, auteur."),
    )  # fmt: skip
    mine = forms.ChoiceField(
        label=gettext_lazy("Wie schreef notities waar geen naam bij staat?"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Ik")), ("no", gettext_lazy("Dat weet ik niet"))], initial="yes",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, text = cleaned.get("file"), (cleaned.get("text") or "").strip()
        if not self.errors and bool(file) == bool(text):
            if text:
                self.add_error("file", _("Kies een bestand of plak de tabel. Niet allebei."))
            else:
                self.add_error("file", _("Kies een bestand, of plak de tabel hieronder."))
        return cleaned


class NamesForm(forms.Form):
    """One choice per written name: a pupil of one's own, or left out. Nothing is chosen beforehand."""

    def __init__(self, *args: Any, names: Sequence[WrittenName], pupils: Sequence[KnownPupil], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._names = names
        by_id = {one.id: one for one in pupils}
        for name in names:
            first = [by_id[one] for one in name.may_be]
            ordered = first + [one for one in pupils if one not in first]
            self.fields[f"who-{name.line}"] = forms.ChoiceField(
                required=False, label=name.name,
                choices=[("", _("Nog niet gekozen")), *((str(one.id), one.full_name) for one in ordered),
                         (LEAVE_OUT, _("Laat weg"))],
                initial=LEAVE_OUT if name.left_out else str(name.chosen or ""),
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[WrittenName, forms.BoundField]]:
        """Each name with its field."""
        return [(name, self[f"who-{name.line}"]) for name in self._names]

    def chosen(self) -> dict[str, UUID | None]:
        """What was chosen, by written name."""
        found: dict[str, UUID | None] = {}
        for name in self._names:
            value = self.cleaned_data[f"who-{name.line}"]
            if value:
                found[name.name] = None if value == LEAVE_OUT else UUID(value)
        return found


class NotesForm(forms.Form):
    """What fits each of these notes: signals, all unticked, and whether to keep it."""

    def __init__(self, *args: Any, notes: Iterable[WaitingNote], catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = [one.line for one in notes]
        allowed = offered_signals(catalogue)
        for line in self._lines:
            signals = CodesField(
                required=False, label=_("Wat past bij de notitie van regel %(line)s?") % {"line": line}
            )
            signals.allowed = allowed
            self.fields[f"signals-{line}"] = signals
            self.fields[f"leave-{line}"] = forms.BooleanField(required=False)
            self.fields[f"anyway-{line}"] = forms.BooleanField(required=False)

    def decisions(self) -> dict[int, Decision]:
        """What was decided, by line."""
        data = self.cleaned_data
        return {
            line: Decision(
                tuple(dict.fromkeys(data[f"signals-{line}"])), leave=data[f"leave-{line}"], anyway=data[f"anyway-{line}"]
            )
            for line in self._lines
        }  # fmt: skip
