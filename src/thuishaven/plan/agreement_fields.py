"""Who does what, as rows of a form: that of a plan, and that of the review which goes on with it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from thuishaven.web.form_fields import TextField

from .services import Agreement

#: A plan holds so many.
MOST_AGREEMENTS = 6
_WHO_MAX, _WHAT_MAX = 60, 200


def add_agreement_fields(form: forms.Form, places: int = MOST_AGREEMENTS) -> None:
    """Room for ``places`` agreements: ``who_0`` and ``what_0``, and so on."""
    for number in range(places):
        count = {"number": number + 1}
        form.fields[f"who_{number}"] = TextField(label=_("Wie (%(number)s)") % count, max_length=_WHO_MAX)
        form.fields[f"what_{number}"] = TextField(label=_("Doet wat (%(number)s)") % count, max_length=_WHAT_MAX)


def agreement_initial(agreements: Iterable[Agreement]) -> dict[str, str]:
    """What stands in the fields at first."""
    found: dict[str, str] = {}
    for number, one in enumerate(agreements):
        found |= {f"who_{number}": one.who, f"what_{number}": one.what}
    return found


def rows_in_sight(form: forms.Form, places: int = MOST_AGREEMENTS, *, least: int = 1) -> int:
    """How many rows stand in sight: those in use and one more."""
    used = [number for number in range(places) if form[f"who_{number}"].value() or form[f"what_{number}"].value()]
    return min(places, max(least, max(used, default=-1) + 2))


def check_agreements(form: forms.Form, cleaned: dict[str, Any], places: int = MOST_AGREEMENTS) -> None:
    """Say beside the field what is missing: who does it, or what was agreed."""
    for number in range(places):
        who, what = cleaned.get(f"who_{number}"), cleaned.get(f"what_{number}")
        if what and who == "":
            form.add_error(f"who_{number}", _("Wie doet dit?"))
        if who and what == "":
            form.add_error(f"what_{number}", _("Wat spraken jullie af?"))


def read_agreements(cleaned: dict[str, Any], places: int = MOST_AGREEMENTS) -> tuple[Agreement, ...]:
    """The agreements that were filled in."""
    return tuple(
        Agreement(cleaned[f"who_{number}"], cleaned[f"what_{number}"])
        for number in range(places)
        if cleaned[f"who_{number}"]
    )
