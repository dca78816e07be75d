"""A form field for a drawing: what comes in is checked and cleaned before anybody sees it."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from thuishaven.domain.drawings import MOST_BYTES, RefusedDrawingError, clean


def refused_words(code: str) -> str:
    """Why a drawing cannot be kept, and what to do."""
    return {
        "empty": _("Dit bestand is leeg. Kies een ander."),
        "too_large": _("Dit bestand is te groot. Er past hoogstens %(most)s MB.") % {"most": MOST_BYTES // 1_000_000},
        "too_many_pixels": _("Deze foto is te groot. Maak hem kleiner of maak een schermafdruk."),
        "unknown": _("Dit is geen foto die hier past. Kies een foto als JPEG of PNG."),
        "broken": _("Deze foto kan niet gelezen worden. Maak een nieuwe."),
    }[code]


class DrawingField(forms.FileField):
    """A picture, cleaned to its pixels; without one the value is empty bytes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False, widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}), allow_empty_file=True,
            max_length=None, **kwargs,
        )  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> bytes:
        if not isinstance(data, UploadedFile):
            return b""
        try:
            return clean(data.read()).content
        except RefusedDrawingError as refused:
            raise forms.ValidationError(refused_words(refused.code)) from refused
