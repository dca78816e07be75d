"""What is said after a tap on an approach, and why a day cannot be told about."""

from django.utils.translation import gettext as _


def told(name: str, did: bool | None) -> str:
    """What was noted."""
    if did is None:
        return _("Weggehaald bij %(name)s.") % {"name": name}
    return (
        _("Genoteerd bij %(name)s: gedaan.") % {"name": name}
        if did
        else _("Genoteerd bij %(name)s: niet gelukt.") % {"name": name}
    )  # fmt: skip


def only_today() -> str:
    return _("Als invaller noteer je alleen vandaag.")


def before_plan(day: str) -> str:
    return _("Op die dag liep het plan nog niet. Het begon op %(day)s.") % {"day": day}


def nothing_chosen() -> str:
    return _("Tik minstens één ding aan.")


def wrong_answer() -> str:
    return _("Kies gedaan of niet gelukt.")
