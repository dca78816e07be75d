"""What colleagues let know, in sentences: days and no scores."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Answer


def signal_words(answers: Sequence[Answer]) -> list[str]:
    """On how many days a colleague saw one signal, and on how many they looked well and did not see it.

    A day on which it was seen as well as not seen counts as a day on which it was seen.
    """
    seen = {one.day for one in answers if one.observation_id}
    looked = {one.day for one in answers} - seen
    said = []
    if seen:
        said.append(ngettext("gezien op %(num)s dag", "gezien op %(num)s dagen", len(seen)) % {"num": len(seen)})
    if looked:
        said.append(
            ngettext(
                "goed gekeken en niet gezien op %(num)s dag", "goed gekeken en niet gezien op %(num)s dagen", len(looked)
            ) % {"num": len(looked)}
        )  # fmt: skip
    return said or [_("nog niet gekeken")]


def days_left_words(ends: date, today: date) -> str:
    """How long one can still answer."""
    left = (ends - today).days
    if left == 0:
        return _("vandaag is de laatste dag")
    return ngettext("nog %(num)s dag", "nog %(num)s dagen", left) % {"num": left}
