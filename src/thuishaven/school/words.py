"""Codes of the school in words."""

from django.utils.translation import gettext as _


def relation_words(relation: str) -> str:
    """How a guardian stands to the child."""
    return {
        "mother": _("moeder"), "father": _("vader"), "step_parent": _("stiefouder"),
        "foster_parent": _("pleegouder"), "adoptive_parent": _("adoptieouder"), "grandparent": _("opa of oma"),
        "guardian": _("voogd"),
    }[relation]  # fmt: skip


def role_words(role: str) -> str:
    """A role at the school."""
    return {
        "teacher": _("leerkracht"), "substitute": _("invaller"), "coordinator": _("intern begeleider"),
        "social_worker": _("schoolmaatschappelijk werker"), "head": _("directeur"),
        "guardian": _("ouder of verzorger"), "administrator": _("beheerder"),
    }[role]  # fmt: skip
