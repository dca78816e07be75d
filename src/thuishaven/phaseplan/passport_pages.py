"""What the pages of "Dit ben ik" show, as plain data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.plan.child_pages import Choice, Said
from thuishaven.plan.versions import VersionLine
from thuishaven.privacy.access import Admission
from thuishaven.web.pictograms import known

from .models import Passport
from .passport_forms import PassportForm
from .passport_services import PROMPTS, PassportContent, newest_passport, read_passport, versions_of
from .passport_words import asked, first_choices, goes_along_words, labels, more_choices, short_words


@dataclass(frozen=True, slots=True)
class PassportPage:
    """A version of the page, ready to show."""

    number: int
    content: PassportContent
    said: tuple[Said, ...]
    goes_along: str
    writer: str
    at: datetime


def read_page(admission: Admission, row: Passport) -> PassportPage:
    """``row`` with what it says; prompts that were left open do not show."""
    content, words = read_passport(row, admission.key), labels()
    said = tuple(
        Said(one, words[one], content.answers[one].words, known(content.answers[one].chosen))
        for one in PROMPTS if not content.answers[one].is_empty
    )  # fmt: skip
    return PassportPage(
        row.number, content, said, goes_along_words(admission.known.name)[content.goes_along],
        profile_of(row.by).full_name, timezone.localtime(row.at),
    )  # fmt: skip


def newest_page(admission: Admission) -> PassportPage | None:
    """The newest version; None when there is none."""
    row = newest_passport(admission.pupil.pk)
    return read_page(admission, row) if row else None


def version_lines(admission: Admission) -> list[VersionLine]:
    """All versions, newest first."""
    return [VersionLine.of(row) for row in versions_of(admission.pupil.pk)]


@dataclass(frozen=True, slots=True)
class Question:
    """One prompt, as it is asked, with what was chosen so far."""

    prompt: str
    asked: str
    hint: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    chosen: BoundField
    words: BoundField
    following: str

    @property
    def more_chosen(self) -> bool:
        """Whether something behind the fold was chosen."""
        return any(one.is_chosen for one in self.more)

    @property
    def is_answered(self) -> bool:
        """Whether a pictogram was chosen or words were written."""
        return bool(self.chosen.value() or self.words.value())


def edit_page(
    admission: Admission, form: PassportForm, drawings: tuple[str, ...], *, from_plan: bool, newer: int
) -> dict[str, Any]:
    """The questions in order. ``from_plan``: the answers come from the plan; ``newer``: a version saved meanwhile, or 0."""
    name, short = admission.known.name, short_words()
    questions = tuple(_question(form, one) for one in PROMPTS)
    return {
        "form": form, "pupil": admission.known, "from_plan": from_plan, "newer": newer, "drawings": drawings,
        "questions": questions, "drawing": str(form["drawing"].value() or ""),
        "steps": [(f"#{one.prompt}", short[one.prompt], "done" if one.is_answered else "todo") for one in questions],
        "goes_along": str(form["goes_along"].value() or ""),
        "along": (("yes", _("Ja")), ("no", _("Nee")), ("", _("Nog niet gevraagd"))),
        "asked_along": _("%(name)s, mag dit mee naar een nieuwe juf of meester?") % {"name": name},
    }  # fmt: skip


def _question(form: PassportForm, prompt: str) -> Question:
    chosen = form[f"chosen_{prompt}"]
    codes = {str(one) for one in chosen.value() or ()}
    first, more = first_choices(prompt), more_choices(prompt)
    old = known(tuple(sorted(codes - {one.code for one in (*first, *more)})))
    words, hint = asked(prompt)
    return Question(
        prompt, words, hint, tuple(Choice(one, one.code in codes) for one in (*first, *old)),
        tuple(Choice(one, one.code in codes) for one in more), chosen, form[f"words_{prompt}"],
        following=next(iter(PROMPTS[PROMPTS.index(prompt) + 1 :]), "tekening"),
    )  # fmt: skip
