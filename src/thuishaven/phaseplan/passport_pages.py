"""What the pages of "Dit ben ik" show, as plain data."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.plan.child_choices import Choice, in_view, named_in
from thuishaven.plan.child_pages import Said, words_about
from thuishaven.plan.services import PlanContent
from thuishaven.plan.versions import VersionLine
from thuishaven.privacy.access import Admission
from thuishaven.web.pictograms import known

from . import queries
from .models import Passport
from .passport_forms import PassportForm
from .passport_services import PROMPTS, PassportContent, newest_passport, read_passport, versions_of
from .passport_words import asked, first_choices, goes_along_words, labels, more_choices, short_words
from .services import read_phase_plan


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
    """One prompt, as it is asked, with what was chosen so far; ``first`` is in view, ``more`` behind a fold.

    ``is_open`` is whether the question itself stands open; otherwise a line says what was answered.
    """

    prompt: str
    number: int
    asked: str
    hint: str
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    chosen: BoundField
    words: BoundField
    following: str
    is_open: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether a pictogram was chosen or words were written."""
        return bool(self.chosen.value() or self.words.value())


def edit_page(
    admission: Admission, form: PassportForm, drawings: tuple[str, ...], *, plan: PlanContent | None, from_plan: bool,
    newer: int,
) -> dict[str, Any]:  # fmt: skip
    """The questions in order. ``from_plan``: the answers come from the plan; ``newer``: a version saved meanwhile, or 0.

    One question stands open, the first without an answer. While something has to be put right, every answer does.
    """
    name, short = admission.known.name, short_words()
    fitting = _fitting(admission, plan)
    questions = _with_open(form, [_question(form, one, fitting.get(one, ())) for one in PROMPTS])
    return {
        "form": form, "pupil": admission.known, "from_plan": from_plan, "newer": newer, "drawings": drawings,
        "questions": questions, "drawing": str(form["drawing"].value() or ""),
        "steps": [(f"#{one.prompt}", short[one.prompt], "done" if one.is_answered else "todo") for one in questions],
        "goes_along": str(form["goes_along"].value() or ""),
        "along": (("yes", _("Ja")), ("no", _("Nee")), ("", _("Nog niet gevraagd"))),
        "asked_along": _("%(name)s, mag dit mee naar een nieuwe juf of meester?") % {"name": name},
    }  # fmt: skip


def _with_open(form: PassportForm, questions: list[Question]) -> tuple[Question, ...]:
    next_one = next((one.prompt for one in questions if not one.is_answered), "")
    return tuple(
        replace(
            one,
            is_open=bool(one.chosen.errors or one.words.errors)
            or one.prompt == next_one
            or (form.is_bound and one.is_answered),
        )
        for one in questions
    )


def _fitting(admission: Admission, plan: PlanContent | None) -> dict[str, tuple[str, ...]]:
    """By prompt the pictograms that fit this child: chosen for its plan or its phase plan, then named in its plan."""
    chosen: dict[str, tuple[str, ...]] = dict(plan.child.chosen) if plan else {}
    version = queries.newest_version(admission.pupil.pk)
    if version is not None:
        phases = read_phase_plan(version, admission.key).phases
        hard = [words for code, words in phases.items() if code != "calm"]
        chosen["seen"] = tuple(one for words in hard for one in words.feel_chosen)
        chosen["helps"] = (*chosen.get("helps", ()), *(one for words in hard for one in words.helps_chosen))
    about = words_about(plan)
    return {
        one: (*chosen.get(one, ()), *named_in(about.get(one, ""), (*first_choices(one), *more_choices(one))))
        for one in PROMPTS
    }


def _question(form: PassportForm, prompt: str, fitting: tuple[str, ...]) -> Question:
    chosen = form[f"chosen_{prompt}"]
    codes = {str(one) for one in chosen.value() or ()}
    first, more = in_view(first_choices(prompt), more_choices(prompt), codes, fitting)
    words, hint = asked(prompt)
    return Question(
        prompt, PROMPTS.index(prompt) + 1, words, hint, first, more, chosen, form[f"words_{prompt}"],
        following=next(iter(PROMPTS[PROMPTS.index(prompt) + 1 :]), "tekening"),
    )  # fmt: skip
