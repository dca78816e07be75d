"""What the pages of the plan show, as plain data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thuishaven.accounts.people import profile_of
from thuishaven.domain.catalogue import Catalogue, Source, Strategy
from thuishaven.domain.school_days import SchoolDays
from thuishaven.knowledge.shelves import sources_of
from thuishaven.privacy.access import Admission
from thuishaven.school.words import relation_words

from . import queries, versions
from .agreement_fields import MOST_AGREEMENTS, rows_in_sight
from .at_a_glance import lines_of
from .child_pages import Said, said
from .consents import agreed_by_version
from .forms import CHILD_PROMPTS, PlanForm
from .goal_fields import MOST_GOALS, level_name
from .models import PlanVersion
from .parts import GoalShown, NeedShown, goals_shown, moment_words, needs_shown
from .services import GoalText, PlanContent, read_version, remark_text
from .suggest import Offer, Pitfall, pitfall
from .versions import Newer, VersionLine
from .words import LEVELS, WRITING_ORDER, hearing_words

#: What an empty part of the form opens with; the rest waits behind a fold, so that a phone stays calm.
_FIRST_AGREEMENTS, _FIRST_APPROACHES, _FIRST_PITFALLS = 2, 4, 3


@dataclass(frozen=True, slots=True)
class Approach:
    """An approach of the plan: how it is done with this child, when (empty: all day), and where it comes from."""

    strategy: Strategy
    how: str
    sources: tuple[Source, ...]
    moments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What a guardian added."""

    who: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A version of the plan, ready to show."""

    version: PlanVersion
    content: PlanContent
    writer: str
    at: datetime
    child: tuple[Said, ...]
    needs: tuple[NeedShown, ...]
    goals: tuple[GoalShown, ...]
    heard: str
    approaches: tuple[Approach, ...]
    avoid: tuple[Pitfall, ...]


def read_page(version: PlanVersion, content: PlanContent, catalogue: Catalogue, name: str) -> PlanPage:
    """``version`` with what it says about the child called ``name``; approaches that left the knowledge are left out."""
    language = get_language() or "nl"
    found = [pitfall(code, catalogue, language) for code in content.avoid]
    return PlanPage(
        version=version, content=content, writer=profile_of(version.by).full_name, at=timezone.localtime(version.at),
        child=said(content.child), needs=needs_shown(content, catalogue, language),
        goals=goals_shown(content, catalogue, language), heard=hearing_words(name).get(content.hearing.how, ""),
        approaches=tuple(
            Approach(
                catalogue.strategies[code], how, tuple(sources_of(catalogue, catalogue.strategies[code])),
                moment_words(content.moments.get(code, ()), catalogue, language),
            )
            for code, how in content.approaches.items() if code in catalogue.strategies
        ),
        avoid=tuple(one for one in found if one is not None),
    )  # fmt: skip


def newest_page(admission: Admission, catalogue: Catalogue) -> PlanPage | None:
    """The newest version; None when there is no plan."""
    version = queries.newest_version(admission.pupil.pk)
    if version is None:
        return None
    content = read_version(version, queries.open_goals(admission.pupil.pk), admission)
    return read_page(version, content, catalogue, admission.known.name)


def remarks(admission: Admission) -> list[Remark]:
    """What guardians added to the plan, newest first."""
    return [
        Remark(relation_words(one.guardianship.relation), timezone.localtime(one.at), remark_text(one, admission.key))
        for one in queries.remarks_of(admission.pupil.pk)
    ]


def changed_parts(before: PlanContent, after: PlanContent) -> list[str]:
    """Which parts of a plan read differently, in words."""
    parts = (
        (_("wat goed gaat"), lambda one: (one.strengths, one.interests)), (_("de woorden van het kind"), lambda one: one.child),
        (_("hoe het kind gehoord is"), lambda one: one.hearing),
        (_("wat nodig is"), lambda one: ([need.text for need in one.needs], one.teacher_needs)),
        (_("de doelen"), lambda one: [_without_id(goal) for goal in one.goals]),
        (_("de aanpak"), lambda one: (one.approaches, one.moments)), (_("waar we op letten"), lambda one: set(one.avoid)),
        (_("wat ouders toevoegen"), lambda one: one.guardians), (_("de afspraken"), lambda one: one.agreements),
        (_("vandaag en de rustige plek"), lambda one: (one.today, one.calm_place)),
        (_("de dagen"), lambda one: (one.starts, one.review_on)),
    )  # fmt: skip
    return [words for words, read in parts if read(before) != read(after)]


def _without_id(goal: GoalText) -> GoalText:
    return replace(goal, id=None)


def version_lines(admission: Admission) -> list[VersionLine]:
    """All versions, newest first, with who agreed."""
    rows = list(queries.versions_of(admission.pupil.pk))
    agreed = agreed_by_version(admission)
    lines = versions.version_lines(rows, [read_version(row, [], admission) for row in rows], changed_parts)
    return [replace(line, agreed=tuple(agreed.get(row.pk, ()))) for row, line in zip(rows, lines, strict=True)]


def newer_version(admission: Admission, based_on: int) -> Newer[str] | None:
    """The newest version and what changed since ``based_on``."""
    rows = list(queries.versions_of(admission.pupil.pk))
    if not rows:
        return None
    base = next((row for row in rows if row.number == based_on), None)
    after = read_version(rows[0], [], admission)
    changed = changed_parts(read_version(base, [], admission), after) if base else []
    return versions.newer_version(rows[0], admission.person, changed)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """The fields of one goal: whether it stands open, its levels in the order of writing, whether days were rated."""

    number: int
    open: bool
    levels: tuple[tuple[int, str], ...]
    has_levels: bool
    is_rated: bool


def _folded(offered: Sequence[Any], chosen: Sequence[bool], least: int) -> dict[str, Sequence[Any]]:
    """``offered`` as ``first``, in view, and ``more``, behind a fold; what was ``chosen`` is never folded away."""
    in_view = [place < least or is_chosen for place, is_chosen in enumerate(chosen)]
    return {
        "first": [one for one, here in zip(offered, in_view, strict=True) if here],
        "more": [one for one, here in zip(offered, in_view, strict=True) if not here],
    }


def edit_page(admission: Admission, form: PlanForm, offered: Offer, newer: Newer[str] | None) -> dict[str, Any]:
    """The form with what is offered and which steps already say something."""
    values = {name: form[name].value() for name in form.fields}

    def filled(*prefixes: str) -> str:
        return "done" if any(values[name] for name in values if name.startswith(prefixes)) else "todo"

    def typed(name: str) -> set[str]:
        return {str(one) for one in values[name] or ()}

    # What is wrong is never folded away, also with an approach that is not ticked.
    wrong = {name.split("-", 1)[1] for name in form.errors if name.startswith(("how-", "when-"))}
    shown = typed("approaches") | wrong
    rated = {str(one) for one in queries.rated_goal_ids(admission.pupil.pk)}
    rows = rows_in_sight(form, least=_FIRST_AGREEMENTS)

    return {
        "form": form, "lines": lines_of(form), "pupil": admission.known, "offer": offered, "newer": newer,
        "fitting": _folded(offered.first, [one.strategy.id in shown for one in offered.first], _FIRST_APPROACHES),
        "leaving": _folded(
            (*offered.pitfalls, *offered.other_pitfalls),
            [one.id in typed("avoid") for one in (*offered.pitfalls, *offered.other_pitfalls)],
            min(_FIRST_PITFALLS, len(offered.pitfalls)),
        ),
        "wrong_families": [one.title for one in offered.families if wrong & {each.strategy.id for each in one.candidates}],
        "chosen": typed("approaches"), "avoided": typed("avoid"), "seen_strengths": typed("seen_strengths"),
        "tapped_needs": typed("offered_needs"), "tapped_teacher_needs": typed("offered_teacher_needs"),
        "starters": [one.starter for one in form.frames if one.whose == "pupil"],
        "seen": [one for one in offered.strengths if one[1] not in str(values["strengths"] or "")],
        "prompts": [f"child_{key}" for key in CHILD_PROMPTS],
        "goals": [
            GoalRow(
                number, number == 0 or bool(values[f"goal_{number}"]) or _is_begun(form, number),
                tuple((level, level_name(number, level)) for level in WRITING_ORDER),
                any(values[level_name(number, level)] for level in LEVELS), str(values[f"goal_id_{number}"]) in rated,
            )
            for number in range(MOST_GOALS)
        ],
        "agreements": range(rows), "more_agreements": range(rows, MOST_AGREEMENTS),
        "steps": [
            ("#sterk", _("Sterk"), filled("strengths", "seen_strengths", "interests")),
            ("#woorden", _("Eigen woorden"), filled("child_")),
            ("#nodig", _("Nodig"), filled("needs", "teacher_needs", "offered_")),
            ("#doelen", _("Doelen"), "done" if any(values[f"goal_{n}"] for n in range(MOST_GOALS)) else "todo"),
            ("#aanpak", _("Aanpak"), filled("approaches", "avoid")),
            ("#afspraken", _("Samen"), filled("who_", "guardians", "today", "calm_place")),
        ],
    }  # fmt: skip


def _is_begun(form: PlanForm, number: int) -> bool:
    """Whether something of a goal was sent, or is wrong with it, while its words are missing."""
    if not form.is_bound:
        return False
    return f"goal_{number}" in form.errors or any(form[level_name(number, level)].value() for level in LEVELS)


def review_is_near(page: PlanPage, today: date, days: SchoolDays) -> bool:
    """Whether it is time to look back together: on the day, or on the last school day before a day without school.

    Nobody is reminded on a day the child is not at school.
    """
    return (days.open_by(page.version.review_on) or today) <= today and days.could_be_seen(today)
