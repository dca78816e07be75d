"""What forms that record share: fields for codes, what may be tapped, and the id of something new."""

from collections.abc import Container, Iterable
from datetime import time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy

from thuishaven.domain.catalogue import Catalogue

#: The longest note, in characters.
NOTE_MAX = 2000
#: Where a day without a known time stands; no page shows it and no rule reads it.
NOON = time(12)
_NOT_IN_LIST = gettext_lazy("Dit staat niet in de lijst. Kies iets uit de lijst.")


def offered_signals(catalogue: Catalogue) -> frozenset[str]:
    """The signals that can be tapped."""
    return frozenset(one.id for one in catalogue.signals.values() if one.capture)


def offered_responses(catalogue: Catalogue) -> frozenset[str]:
    """What an adult may have done, of what can be tapped."""
    strategies = (one.id for one in catalogue.strategies.values() if not one.avoid)
    return frozenset((*strategies, *catalogue.responses))


class CodeField(forms.Field):
    """One code out of ``allowed``, or none. Lighter than a choice field: the page draws the chips itself."""

    allowed: Container[str] = frozenset()
    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        code = value or ""
        if code and (not isinstance(code, str) or code not in self.allowed):
            raise forms.ValidationError(_NOT_IN_LIST)
        if self.required and not code:
            raise forms.ValidationError(self.error_messages["required"])
        return code


class CodesField(CodeField):
    """Several codes out of ``allowed``."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[str]:
        codes = list(value or ())
        if not all(isinstance(code, str) and code in self.allowed for code in codes):
            raise forms.ValidationError(_NOT_IN_LIST)
        if self.required and not codes:
            raise forms.ValidationError(self.error_messages["required"])
        return codes


def once(values: Iterable[str]) -> tuple[str, ...]:
    """Each code once, in the order in which it was tapped."""
    return tuple(dict.fromkeys(values))


def fresh_id() -> UUID:
    """The id of an observation that is about to be recorded on a page made here."""
    return uuid4()
