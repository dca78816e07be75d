"""Codes of the plan in words, as people read them on pages and on paper."""

from django.utils.translation import gettext as _

#: The levels of a goal in the order in which they are written: what is expected first (BEY-B-15).
LEVELS = (-2, -1, 0, 1, 2)
WRITING_ORDER = (0, 1, 2, -1, -2)


def level_words(level: int) -> str:
    """What a level of attainment means, -2 to 2."""
    return {
        -2: _("Veel minder dan verwacht"), -1: _("Minder dan verwacht"), 0: _("Zoals verwacht"),
        1: _("Meer dan verwacht"), 2: _("Veel meer dan verwacht"),
    }[level]  # fmt: skip


def weight_words() -> dict[int, str]:
    """How much a goal counts."""
    return {1: _("Gewoon"), 2: _("Wat meer"), 3: _("Het meest")}


def hearing_words(name: str) -> dict[str, str]:
    """How the child was heard about the plan."""
    return {
        "direct": _("%(name)s vertelde het zelf") % {"name": name},
        "with_parent": _("samen met een ouder of verzorger"),
        "via": _("iemand anders vertelde het namens %(name)s") % {"name": name},
        "not_wanted": _("%(name)s wilde er nu niets over zeggen") % {"name": name},
    }


def answer_words() -> dict[str, str]:
    """What somebody says of a version of the plan."""
    return {"agrees": _("Eens"), "in_part": _("Voor een deel eens"), "not": _("Niet eens")}
